"""Words without their endings, what they mean, and companies' names behind a mask: what signs are made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from claimtrack.bundled import bundled
from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party


ENDINGS: Final = ("ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "s", "e", "y")
LEAST_STEM: Final = 3
YEAR: Final = late(r"20[12]\d")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, in small letters; a year, a sum and another number each as one sign."""
    if word[0] in "$€£":
        return "#$"
    if word[0].isdigit():
        return "#y" if YEAR.fullmatch(word) else "#"
    word = word.lower().replace("’", "'")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word[: -len(ending)]
    return word


@cache
def meanings() -> dict[str, str]:
    """What each stem usually means in news about deals, by `data/meanings.txt`: the meaning of most of its words."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (bundled("data") / "meanings.txt").read_text(encoding="utf-8").splitlines()[1:]:
        meaning, _, words = line.partition(": ")
        for word in words.split():
            told[stem(word)][meaning] += 1
    return {root: meant.most_common(1)[0][0] for root, meant in told.items()}


@lru_cache(maxsize=16384)
def word_signs(where: str, root: str) -> tuple[str, ...]:
    """The signs of a stem's standing somewhere: the stem itself, and what it means: "before=let", "before~rent"."""
    meaning = meanings().get(root)
    return (f"{where}={root}",) if meaning is None else (f"{where}={root}", f"{where}~{meaning}")


def masked(
    sentence: Sentence, names: Iterable[tuple[Party, str]], word: re.Pattern[str]
) -> tuple[list[int], list[str]]:
    """Offsets and stems of a sentence's words; each company's name is one word, the one that stands beside it."""
    starts: list[int] = []
    words: list[str] = []

    def read(start: int, end: int) -> None:
        for m in word.finditer(sentence.source, start, end):
            starts.append(m.start())
            words.append(stem(m.group()))

    edge = sentence.start
    for party, mask in names:
        if party.start >= edge:
            read(edge, party.start)
            starts.append(party.start)
            words.append(mask)
            edge = party.end
    read(edge, sentence.end)
    return starts, words
