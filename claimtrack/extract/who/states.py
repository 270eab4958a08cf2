"""Countries, provinces and states that deal for themselves; as a rule their names are only places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimtrack.catalog.gazetteer import region_in
from claimtrack.extract.text.cover import Cover
from claimtrack.late import late

NAME: Final = late(r"\b[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,2}")
ACTS: Final = late(
    r"(?:\s(?:and|&)\s[A-Z]\w+)?\s(?:(?:has|have|had|is to|will|would)\s)?(?:acquir|purchas|procur|announc|unveil|sign|ink|pick|tap|hand|choos|chos|select|award|order|buy|bought|rent|agre|tie|strik|struck|contract|commission)(?:e?s|ed|e|en|ped|ping|ing)?\b(?!\s(?:up|off)\b)"
)
"""After a name: what a state does that deals for itself."""
SIGNED_WITH: Final = late(
    r"\b(?:(?:deal|agreement|contract|memorandum|pact|MoU|talks|partnership|signed|accord)(?:\s[\w-]+){0,3}?\s(?:with|between)|sold to|sells to|sale to|[Gg]overnment of|[Ss]tate of|between [A-Z]\w+ and)\s(?:the\s)?$"
)
"""Before a name: it is one of those who sign."""
ITS_COUNTRY: Final = late(
    r"\b(?!(?:Government|Republic|Kingdom|State|Province|Emirate)\b)\w+ (?:of|in|from)\s(?:the\s)?$"
)
"""Before a name: it only says where somebody sits, who does it: "Kanto Cloud of Japan buys"."""
REACH: Final = 40


def states(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Every mention of a country, a province or a state that deals for itself, outside what is `taken`."""
    cover = Cover(len(text), taken)
    found = []
    for m in NAME.finditer(text):
        if name := region_in(m.group()):
            end = m.start() + len(name)
            if acts(text, m.start(), end) and cover.free(m.start(), end):
                found.append((m.start(), end, name))
    return found


def acts(text: str, start: int, end: int) -> bool:
    """Whether the words round a name tell that it signs something: "Kazakhstan orders", "a deal with Andhra Pradesh"."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - REACH) : start]
    return SIGNED_WITH.search(before) is not None or (
        ACTS.match(text, end) is not None and ITS_COUNTRY.search(before) is None
    )
