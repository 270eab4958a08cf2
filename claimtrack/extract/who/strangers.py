"""Companies that the catalog lacks, found by how a text speaks of them and written as they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from claimtrack.extract.learned.weighing import odds
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.where.mentions import PLACE
from claimtrack.extract.who.defined import spelt_out
from claimtrack.extract.who.name_signs import Candidate, candidates, prefixes
from claimtrack.extract.who.no_company import plausible
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.who.parties import Party

LEAST: Final = -0.7
"""The log odds above which a name is taken for a party: one in three of the doubtful ones is. On articles held out, more
than half of what is taken then is a party of a labelled deal, and most of the rest are companies too."""
TERM: Final = r"(?:[Aa]greement|[Aa]ct|[Oo]ffer|[Rr]efusal|[Rr]ight|[Oo]ption|[Ii]ncome|[Uu]nderstanding|[Ii]ntent|[Ss]tudy|[Tt]ariff|[Rr]atio|[Ll]oad|[Ii]ndex|[Ii]nitiative)s?"
"""What is no company, and has initials: "a Right of First Offer (ROFO)"."""
LEAST_INITIALS: Final = 3
"""Two letters are too often something else."""
MOST: Final = 40
"""More unknown companies than this are not read: the text is a list, not an article."""
_cap = r"(?!(?:The|Its|Their|This|That|A|An|Our)\b)[A-ZÀ-Þ][\w’'-]*"
PERSON: Final = late(r"[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]*){1,3}")
TITLED: Final = late(r"(?:Former |Ex-)?(?:CEO|CFO|CTO|COO|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s")
OFFICE: Final = late(
    r"\b(?:CEO|CFO|CTO|COO|[Cc]hief (?:[A-Z]?\w+ )?(?:[Ee]xecutive|[Oo]fficer)|[Cc]hairman|[Cc]hairwoman|[Pp]resident|[Ff]ounder|"
    r"[Mm]inister|[Gg]overnor|[Mm]ayor|[Ss]enator|[Pp]rofessor|[Aa]nalyst|[Ss]pokes(?:man|woman|person)|[Dd]irector|[Ss]ecretary|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)[ \u00a0]$"
)
OFFICE_REACH: Final = 30
"""What stands right before a person's name, and how long it may be."""
INSTITUTION: Final = turn(
    rf"\b(?:(?:University|Institute) of (?:the )?{_cap}(?:\s{_cap})?|{_cap}(?:\s{_cap}){{0,2}} University(?: System)?|"
    rf"{_cap}(?:\s{_cap}){{0,2}} (?:Supercomput(?:ing|er)|Computing) Cent(?:er|re)|{_cap}(?:\s{_cap})? National Laborator(?:y|ies)|"
    rf"(?:Ministry|Department|Office|Secretariat|Bureau) (?:of|for) (?:the )?{_cap}(?:\s(?:(?:and|&|for|of) )?{_cap}){{0,4}}|"
    rf"(?:City|Government|Emirate) of {_cap}(?:\s{_cap})?|"
    rf"{_cap}(?:\s{_cap}){{0,3}} (?:Directorate|Academy of Sciences|Research Council|(?:Innovation|Development|Port|Digital) Authority|Space Agency|Research Institute|Institute of Technology))\b",
    0,
)
"""Who buys machines for science or for a state."""


def strangers(
    sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]], known: Sequence[Party]
) -> list[tuple[int, int, str]]:
    """Every mention of an unknown company outside the stretches that are `taken` by known names.

    `known` are the mentions of the companies that the catalog has. What shortens a known company's name or that of another
    stranger ("Kairos", after "Kairos Power") is a mention of that one, and stands here by its name.
    """
    if not sentences:
        return []
    text = sentences[0].source
    cover = Cover(len(text), taken)
    places = likely_places(sentences)
    found = candidates(sentences, cover, known, places)
    whole = whole_names(text, known)
    short = {c.name: whole[c.name] for c in found if c.name in whole and _inside_a_sentence(text, c)}
    likely = [c for c in found if c.name not in short and odds("names", "name", c.signs) > LEAST][:MOST]
    names = [c.name for c in likely if not _somebody(text, c)]
    names = [n for n in names if not (_subsidiary(text, n) or _outlet(text, n) or thing(text, n))]
    told = Counter({c.name: len(c.spots) for c in found})
    for name in names:
        # A company goes by two or three words as a rule; of those, by what the text says most often.
        kin = [n for n in names if n == name or n.startswith(f"{name} ") or name.startswith(f"{n} ")]
        long = next((c.name for c in found if name in initials(c.name)), None)
        if long is not None:
            short.setdefault(long, long)
        short[name] = whole.get(name) or long or max(kin, key=lambda n: (len(n.split()) in {2, 3}, told[n], -len(n)))
    for initial, name in spelt_out(text).items():
        if name not in whole and {initial, name} & short.keys():
            short[initial] = short[name] = name
    for place in places:
        cover.take(*place)
    mentions: list[tuple[int, int, str]] = []
    for name in sorted(short, key=lambda n: (-len(n), n)):
        for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if cover.free(*m.span()):
                cover.take(*m.span())
                mentions.append((m.start(), m.end(), short[name]))
    return sorted(mentions)


def likely_places(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The stretches of a text that read like a place, in order."""
    return [m.span() for m in PLACE.finditer(sentences[0].source)]


def whole_names(text: str, known: Sequence[Party]) -> dict[str, str]:
    """By what shortens a known company's name as it is or as it stands in the text, that company's name."""
    whole: dict[str, str] = {}
    for party in known:
        for name in (party.name, text[party.start : party.end]):
            for short in (*prefixes(name), *initials(name)):
                if plausible(short):
                    whole.setdefault(short, party.name)
    return whole


def initials(name: str) -> list[str]:
    """What a name of three words and more is shortened to: "SMC" of "Sustainable Metal Cloud", "B&W" of "Babcock & Wilcox", "Daewoo E&C"."""
    match name.split():
        case [*first, one, "&", other]:
            return [" ".join((*first, f"{one[0]}&{other[0]}"))]
        case parts:
            capitals = [part[0] for part in parts if part[0].isupper()]
    return ["".join(capitals)] if len(capitals) >= LEAST_INITIALS else []


def _inside_a_sentence(text: str, candidate: Candidate) -> bool:
    """Whether a name stands capitalised where no sentence begins, so that it is no common word."""
    return any(
        at > sentence.start and text[at - 2 : at - 1].isalnum() and sentence.kind != "headline"
        for at, sentence in candidate.spots
    )


def institutions(sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Every mention of a university, a laboratory, a computing centre or a state's office."""
    cover = Cover(len(sentences[0].source) if sentences else 0, taken)
    found = [(m.start(), m.end(), m.group()) for m in matches(sentences, INSTITUTION, 60, 90)]
    return [(a, b, name) for a, b, name in found if cover.free(a, b)]


def _outlet(text: str, name: str) -> bool:
    """Whether a name is told to report the news."""
    known = re.escape(name)
    return (
        re.search(rf"\b[Aa]s {known} (?:reports|writes)\b|\b{known}\s(?:reports|reported|writes)\b", text) is not None
    )


def _somebody(text: str, candidate: Candidate) -> bool:
    """Whether a name is told to be a person's, by an office right before it: "former CEO Kim Young-sub"."""
    if not PERSON.fullmatch(candidate.name):
        return False
    return TITLED.match(candidate.name) is not None or any(
        OFFICE.search(text, max(0, at - OFFICE_REACH), at) for at, _ in candidate.spots
    )


def thing(text: str, name: str) -> bool:
    """Whether a name is told to be a plant's, a campus's or a machine's: "ARC, a plant in Virginia", "the Cajuína wind complex"."""
    known = re.escape(name)
    built = r"(?:plant|campus|data cent(?:er|re)|reactor|super-?computer|complex|(?:wind|solar) (?:farm|park|project)|power station)s?\b(?! (?:company|operator|developer|firm|provider|start-?up|builder|owner|business|maker|giant|specialist|group|landlord|REIT|arm|unit))"
    machine = r"(?:super-?computers?|systems?|machines?|clusters?|complex|campus(?:es)?|projects?|plants?|sites?)"
    return bool(
        re.search(
            rf"\b{machine},? (?:to be )?(?:named|called|dubbed|nicknamed|christened|known as|code-?named) [“\"‘']?(?:{_cap}[”\"’']?(?:,| and) [“\"‘']?)?{known}\b",
            text,
        )
        or re.search(
            rf"\b{known}(?: \([^)\n]{{2,20}}\))?,? (?:is |as )?(?:an?|the|its) (?:[\w-]+ ){{0,3}}{built}", text
        )
        or re.search(rf"\b{TERM},?\s(?:\(|or\s)[“\"‘']?{known}\b", text)
        or re.search(rf"\bthe {known} (?:[a-z-]+ ){{0,2}}{built}", text)
    )


def _subsidiary(text: str, name: str) -> bool:
    """Whether a name is told to be another company's subsidiary, which deals in that company's name."""
    known = re.escape(name)
    return bool(
        re.search(
            rf"\b(?:affiliate|unit),?\s[\w\s]{{0,30}}[(,]\s?(?:or\s)?{known}\b|\bsubsidiary,?\s{known}\b|\b[Ii]ts\s{known}\s(?:subsidiary|unit|arm|division|business)\b|{known}[^.]{{0,12}},\san?\s[\w\s-]{{0,30}}subsidiary of\b",
            text,
        )
    )
