"""Counts whose unit stands elsewhere: "another 8,000" after GPUs were named, "Number of GPUs: 20,000"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from claimtrack.extract.quantities import chips
from claimtrack.extract.quantities.numerals import Numeral
from claimtrack.extract.quantities.units import Kind, Quantity
from claimtrack.late import late

FAR = 400
"""A count goes on about chips that were named at most so many characters before, in the same paragraph."""
SENTENCES = 2
PLENTY = 500
"""Fewer than this is counted on only where the words say "another" or "more than"."""
SHORT = 140
CLOSE = late(
    r"\b(?:another|more than|over|a further|an additional|up to|plans? for|grow(?:s|ing)? to|ris(?:es|ing) to|reach(?:es|ing)?)\s$",
    re.IGNORECASE,
)
"""What stands before a count that goes on about the chips just named."""
LOOSE = late(
    r"\b(?:total(?: there)? (?:to|of)|of which|starting with|beginning with|an? (?:first|second|third|initial)|the (?:first|second|other|remaining|rest,)|expand(?:s|ing|ed)? to|scal(?:e|es|ing) to|"
    r"(?:offer|contribut|provid|suppl|order|receiv|reserv|install|deliver|deploy|tak|book)(?:e|es|ed|s|ing|ies|ied)|took|got|gets|bought|buys|alone (?:has|have|offered)|on the way to the)"
    r"(?:\s(?:about|around|some|roughly|nearly|almost|approximately|just over|more than|over|up to|as many as))?\s$",
    re.IGNORECASE,
)
NO_NOUN = late(
    r"\s?(?:[.,;)]|$|[\"”]|\s(?:by|on the way|on order|more|in (?:a |the )?(?:second|20\d\d|next)|next|to come|to follow|later|this|at|with)\b)"
)
"""What follows a count that has no noun of its own."""
NO_NOUN_LOOSE = late(
    r"(?:[.,;)\"”]|$|\s[\"“(–—-]|\s(?:by|for|from|of (?:them|these|those|which)|are|were|have|has|had|is|was|will|would|could|can|went|go|come|came|in|at|with|to|over|through|this|next|later|more|[A-Z]\w+ (?:has|have|had))\b)"
)
TO_A_PLACE = late(r"\s(?:to|in|at)\s(?:its\s|the\s|an?\s)?[A-Z]")
AT_A_PLACE = late(r"\s(?:to|in|at)\s(?:(?!and\b)[\w.-]+\s){0,6}?[A-Z][a-z]")
"""Behind the first count of a list: "104,000 GPUs at a 240 MW site in Texas, 12,600 in Portugal"."""
NEXT_OF_LIST = late(r"^[^.;]{3,120}(?:,|,?\sand)\s(?:(?:about|some|another|roughly|up to|a further)\s)?$")
"""Round a count that goes on a list: "12,600 GPUs to Sines and 23,000 to Loughton"."""
OF_ONE = late(
    r"(?:^|\n)[ \t]*(?:[-•*→▪–]\s)?[A-Z][\w&.’' -]{1,45}?\s?\.{3,}\s?(?:(?:about|around|some|roughly|up to|~)\s?)?$|\b(?:lot|share|allotment|allocation|portion)(?::|\sis|\sof)\s(?:(?:about|around|some|roughly|up to)\s)?$"
)
"""Before a count that is one buyer's of several: "SK Group ....... about 50,000", "takes the biggest lot: around 60,000"."""
OF_ONE_ENDS = late(r"\s?(?:[.,;)]|$|\n|\sfor\b)")
COSTS = late(
    r"\b(?:at|costs?|cost(?:ing)?|prices?|priced|pays?|paid|receives?|received|gets?|got|for|worth|shares?|sells?|sold)\s(?:[a-z]+\s){0,2}$"
)
"""Before what is a price, and no count: "chips cost about 30,000 each"."""
APIECE = late(r"\s(?:apiece|each|to [A-Z]\w+)\b")
"""Behind it: "50,000 apiece", "60,000 to Naver"."""
UNITS = late(
    r"\s(?:units|pieces|cards|of them|of (?:these|those) (?:GPUs|chips|processors|accelerators))\b", re.IGNORECASE
)
PLACED = late(
    r"\s(?:of (?:these|those|them)(?=[,.;]|\s(?:will|would|are|were|have|go|goes|went|follow|come)\b)|(?:will|would|are to|were to|should) be (?:\w+ )?(?:installed|deployed|delivered|housed|placed|shipped|set up)\b"
    r"|(?:are|were) (?:installed|deployed|delivered|housed|placed|earmarked|destined|bound)\b|(?:will |would )?(?:go|goes|went|follow|follows|followed)\s(?:to|at|in|into|on|later)\b)"
)
"""What follows a count of things that are put somewhere: "104,000 of these go to Texas"."""
OTHER_NOUN = late(
    r"\b\d[\d,.]*\s(?:[a-z-]+\s){0,2}(?:jobs|homes|households|people|workers|employees|acres|hectares|users|customers|square|companies|startups|students|researchers|tons|tonnes)\b"
)
KEY = late(
    r"(?:^|\n)\W*(?:(?:number|count|quantity) of )?(?:AI )?(?:GPUs?|chips|accelerators|processors)(?: (?:installed|deployed|ordered|count|total|in all))?\s?[:|=]\s*(?:about |around |roughly |some |over |more than |up to |approximately |~)?$",
    re.IGNORECASE,
)
"""A line's key before a count."""
KEY_ENDS = late(r"\s?(?:[.,;)|\n]|$|\()")
KEY_REACH = 60


def counted_on(text: str, counts: list[Quantity], bare: list[Numeral]) -> Iterator[Quantity]:
    """Counts without their noun, that go on about chips named before them in the paragraph."""
    leads = [q for q in counts if q.kind is Kind.CHIPS and "per" not in q.notes]
    ends = [q.end for q in leads]
    for numeral in bare:
        place = bisect_left(ends, numeral.start) - 1
        if place < 0 or numeral.value is None or numeral.value < chips.LEAST:
            continue
        lead = leads[place]
        units = UNITS.match(text, numeral.end)
        if units is not None and numeral.value >= PLENTY and not numeral.scaled:
            yield _like(lead, numeral, units.end() if units.group().split()[0] != "of" else numeral.end)
        elif _goes_on(text, lead, numeral):
            yield _like(lead, numeral, numeral.end)


def _goes_on(text: str, lead: Quantity, numeral: Numeral) -> bool:
    between = text[lead.end : numeral.start]
    if _is_allotted(text, between, numeral):
        return True
    if "\n" in between or len(between) > FAR:
        return False
    if len(between) < SHORT and between.count(". ") <= 1 and CLOSE.search(between) and NO_NOUN.match(text, numeral.end):
        return True
    if AT_A_PLACE.match(between) and NEXT_OF_LIST.search(between) and TO_A_PLACE.match(text, numeral.end):
        return numeral.value is not None and numeral.value >= PLENTY
    if (
        numeral.value is None
        or numeral.value < PLENTY
        or numeral.worded
        or between.count(". ") > SENTENCES
        or OTHER_NOUN.search(between)
    ):
        return False
    if PLACED.match(text, numeral.end) and not chips.is_year(text, numeral):
        return True
    return bool(LOOSE.search(between) or CLOSE.search(between)) and bool(NO_NOUN_LOOSE.match(text, numeral.end))


def _is_allotted(text: str, between: str, numeral: Numeral) -> bool:
    """Whether a count is what one of several gets: on a line of its own, apiece, or "to Naver"."""
    plenty = numeral.value is not None and numeral.value >= PLENTY and not numeral.worded
    if not plenty or len(between) > FAR or chips.is_year(text, numeral):
        return False
    apiece = APIECE.match(text, numeral.end) is not None
    if OF_ONE.search(text, max(0, numeral.start - SHORT), numeral.start):
        return apiece or OF_ONE_ENDS.match(text, numeral.end) is not None
    return apiece and not COSTS.search(between) and between.count("\n") <= 1 and not OTHER_NOUN.search(between)


def _like(lead: Quantity, numeral: Numeral, end: int) -> Quantity:
    """A count of the same chips as another."""
    return replace(
        lead, start=numeral.start, end=end, core=numeral.start, numeral=numeral, value=numeral.value, half=numeral.half,
        vague=None, behind=None, range_low=None,
    )  # fmt: skip


def keyed(text: str, bare: list[Numeral]) -> Iterator[Quantity]:
    """Counts behind a key of their own: "Number of GPUs: 20,000"."""
    for numeral in bare:
        at_key = KEY.search(text, max(0, numeral.start - KEY_REACH), numeral.start)
        if at_key is None or numeral.value is None or numeral.value < chips.LEAST or chips.is_year(text, numeral):
            continue
        if KEY_ENDS.match(text, numeral.end):
            yield Quantity(
                Kind.CHIPS, numeral.start, numeral.end, numeral.start, "GPU", numeral, numeral.value, numeral.half
            )
