"""What speaks for and against a capitalised name's being a party of a deal, told as signs.

As with figures (`claimtrack.extract.whose.signs`), each sign is a short string whose weight is learned from labelled articles:
the name's own shape, how often and where it stands, the words beside it, and which known companies stand near.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.who.kinds import is_called_firm, kind_called
from claimtrack.extract.who.no_company import plausible, trimmed
from claimtrack.extract.who.stems import masked, stem
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.text.cover import Cover
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party

_word = r"[A-ZÀ-Þ](?:[\w&-]|['’](?!s\b))*+(?:\.(?=[a-z])\w++)?"
NAME: Final = late(rf"(?<![\w’'&-])(?:[a-z](?=[A-Z]))?{_word}(?:\s(?:&\s)?(?:{_word}|\d{{1,2}}(?=\s[A-Z])))*")
"""Capitalised words that follow each other; what is no company's name is taken off later."""
WORD: Final = late(r"[A-Za-zÀ-ÿ][\w'’-]*|[$€£]?\d[\d,.]*|[%–—();:,.\"“”]")
INNER: Final = late(r"[a-z][A-Z]|[A-Z]{3,}[a-z]{3,}")
"""A capital inside a word, as companies write their names: CoreWeave, TECfusions."""
QUANTITY: Final = late(r"[$€£]\s?\d|\d\s?[MG]W\b|megawatt|GPU")
MANY, EARLY, NEAR = 4, 3, 5
REACH: Final = 30
BETWEEN, BETWEEN_WORDS = 60, 8
"""Characters and words between a name and a known company that are heard."""


LENGTHS: Final = (300, 1000, 2000)
"""Characters: a sentence or two, a brief, a report."""
_deal = r"(?:sign(?:s|ed|ing)?|leas(?:e|es|ed|ing)|rent(?:s|ed|ing)?|order(?:s|ed|ing)?|b(?:uy|uys|uying|ought)|tak(?:e|es|en|ing)|took|s(?:ell|ells|elling|old)|suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|buil(?:d|ds|ding|t)|host(?:s|ed|ing)?|let(?:s|ting)?|book(?:s|ed|ing)?|commit(?:s|ted|ting)?|secur(?:e|es|ed|ing)|w[io]ns?|winning|award(?:s|ed|ing)?|deliver(?:s|ed|ing)?|pa(?:y|ys|ying|id)|sp(?:end|ends|ending|ent)|purchas(?:e|es|ed|ing)|pick(?:s|ed)?|choos(?:e|es|ing)|chose)"
DOES: Final = late(
    rf"(?:,[^,.;]{{3,60}},)?\s(?:(?:has|have|had|will|would|is|are|was|to|also|said|says|it|agreed|agrees|plans?|announced|that|be|been)\s){{0,5}}{_deal}\b"
)
DONE_WITH: Final = late(
    rf"\b{_deal}\b(?:[^.;\n]|\.\d){{0,50}}\b(?:from|with|to|for|by|on|at|of|between|and)\s(?:the\s)?$|\b{_deal}\s$"
)
"""Behind a name and ahead of it: it buys or sells, or somebody does with it."""


@dataclass(slots=True)
class Candidate:
    """A capitalised name: where it stands, and what speaks for and against it."""

    name: str
    spots: list[tuple[int, Sentence]] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)


def candidates(
    sentences: Sequence[Sentence], cover: Cover, known: Sequence[Party], places: list[tuple[int, int]]
) -> list[Candidate]:
    """Every capitalised name of an article outside what is covered, in the order of the text, with its signs.

    `places` are the stretches that read like a place, in order.
    """
    text = sentences[0].source
    found: dict[str, Candidate] = {}
    for sentence in sentences:
        for m in NAME.finditer(text, sentence.start, sentence.end):
            if not cover.free(*m.span()):
                continue
            name = trimmed(m.group())
            if name and plausible(name):
                at = text.find(name, *m.span())
                if at >= 0:
                    found.setdefault(name, Candidate(name)).spots.append((at, sentence))
    if found:
        _sign(sentences, list(found.values()), [p for p in known if not p.hardware], places)
    return list(found.values())


def _sign(
    sentences: Sequence[Sentence], found: list[Candidate], known: list[Party], places: list[tuple[int, int]]
) -> None:
    text = sentences[0].source
    starts = [p.start for p in known]
    words: dict[int, tuple[list[int], list[str]]] = {}
    heads = {prefix for c in found for prefix in prefixes(c.name)}
    names = {c.name for c in found}
    groups = len({p.group for p in known})
    length = bisect_left(LENGTHS, len(text))
    for candidate in found:
        signs = candidate.signs
        signs.update(_shape(candidate.name))
        signs.add(f"times={min(MANY, len(candidate.spots))}")
        signs.add(f"times={min(MANY, len(candidate.spots))}, length={length}")
        signs.add(f"known={min(3, groups)}")
        if candidate.name in heads:
            signs.add("begins a longer name")
        if not names.isdisjoint(prefixes(candidate.name)):
            signs.add("begins with another name")
        for at, sentence in candidate.spots:
            end = at + len(candidate.name)
            if sentence.place not in words:
                here = known[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
                words[sentence.place] = masked(sentence, [(p, "KNOWN") for p in here], WORD)
            signs.update(_beside(text, at, end, words[sentence.place]))
            signs.update(_called(text, at, end))
            signs.update(_standing(sentence))
            signs.update(_among(text, at, end, sentence, known, starts))
            low = bisect_left(places, (end, 0))
            if any(a < end and at < b for a, b in places[max(0, low - 2) : low]):
                signs.add("within a place")


def prefixes(name: str) -> Iterator[str]:
    """What a name of several words may be shortened to."""
    parts = name.split()
    return (" ".join(parts[:n]) for n in range(1, len(parts)))


def _shape(name: str) -> Iterator[str]:
    parts = name.split()
    yield f"words={min(MANY, len(parts))}"
    yield f"first={stem(parts[0])}"
    yield f"last={stem(parts[-1])}"
    yield f"letters={len(name) // 4}"
    if INNER.search(name):
        yield "inner capital"
    if name.isupper():
        yield f"capitals={min(5, len(name))}"
    if "&" in name:
        yield "ampersand"
    if any(c.isdigit() for c in name):
        yield "digit"


def _beside(text: str, at: int, end: int, words: tuple[list[int], list[str]]) -> Iterator[str]:
    offsets, stems = words
    before = stems[: bisect_left(offsets, at)]
    after = stems[bisect_left(offsets, end) :]
    for distance, word in enumerate(before[-1:-3:-1], 1):
        yield f"before {distance}={word}"
    for distance, word in enumerate(after[:3], 1):
        yield f"after {distance}={word}"
    for word in before[-NEAR:]:
        yield f"before={word}"
    for word in after[:NEAR]:
        yield f"after={word}"
    if not before:
        yield "opens"
    if text.startswith(("'s", "’s"), end):
        yield "has its"
    if _capital_before(text, at):
        yield "capital before"
    if end + 1 < len(text) and text[end] == " " and text[end + 1].isupper():
        yield "capital behind"


def _called(text: str, at: int, end: int) -> Iterator[str]:
    """What the words round a name call it: a firm, a maker, somebody's arm."""
    if (kind := kind_called(text, at, end)) is not None:
        yield f"called={kind}"
    if is_called_firm(text, at, end):
        yield "called a firm"
    if DOES.match(text, end):
        yield "does a deal"
    if DONE_WITH.search(text, max(text.rfind("\n", 0, at) + 1, at - BETWEEN), at):
        yield "a deal is done with it"


def _capital_before(text: str, at: int) -> bool:
    """Whether the word before an offset is capitalised."""
    blank = text.rfind(" ", max(0, at - REACH), max(0, at - 1))
    return blank >= 0 and text[blank + 1].isupper() and text[at - 2].isalnum()


def _standing(sentence: Sentence) -> Iterator[str]:
    yield f"stands in {sentence.kind}"
    if sentence.place < EARLY:
        yield "early"
    if sentence.has(DEAL):
        yield "dealing"
    if QUANTITY.search(sentence.text):
        yield "beside a figure"


def _among(text: str, at: int, end: int, sentence: Sentence, known: list[Party], starts: list[int]) -> Iterator[str]:
    """Which known companies the sentence names, and the words between the name and the nearest of them."""
    here = known[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    yield f"known beside={min(2, len({p.group for p in here}))}"
    if not here:
        return
    nearest = min(here, key=lambda p: at - p.end if p.end <= at else p.start - end)
    behind = nearest.end <= at
    between = text[nearest.end : at] if behind else text[end : nearest.start]
    if len(between) < BETWEEN:
        yield f"behind a {nearest.kind}" if behind else f"ahead of a {nearest.kind}"
        side = "from known" if behind else "to known"
        for word in WORD.findall(between)[:BETWEEN_WORDS]:
            yield f"{side}={stem(word)}"
