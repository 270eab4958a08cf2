"""Whether something stands, or is to stand, at a place that a sentence names."""

from __future__ import annotations

import re
from typing import Final

from claimtrack.extract.text.sieve import turn
from claimtrack.extract.where.places import Place
from claimtrack.late import late
from claimtrack.records import ORBIT

STANDING: Final = turn(
    r"\b(?:data[\s-]?cent(?:er|re)s?|campus(?:es)?|sites?|facilit(?:y|ies)|build(?:s|ing|ings|out)?|(?:super-?)?clusters?|supercomputers?|complex|halls?|warehouse|hosted|located|situated|location|install\w*|deploy\w*|GPUs?|chips|megawatts?|gigawatts?|plant|acres|infrastructure|venture|leased?|soil|computing|factor(?:y|ies)|hubs?|projects?|in (?:two|three|four) (?:cities|states|countries))\b|(?:\b|(?<=\d))[MG]W\b",
)
LEADS_IN: Final = late(
    r"\b(?:in|at|near|to|for|across|outside|around|of|into|on|from|, and|and|or)\s(?:the\s|rural\s|its\s|a\s)?(?:(?:north|south|east|west|central)+(?:ern)?\s)?$|[:,;]\s$",
    re.IGNORECASE,
)
KEYED: Final = late(r"(?:^|\n)\W*(?:where|locations?|sites?|place|address)\W{1,3}(?:[a-z]+ )?$", re.IGNORECASE)
"""A list's key before a place."""
SHOUTED_WITHIN, SHORTEST = 50, 4
SHOUTED: Final = late(r"[^a-z\n]{4}[^\n]{0,90}?(?:[–—:]|\s-{1,2}\s|/PRNewswire|\((?:GLOBE|BUSINESS))")
"""A line that opens with capitals, as the datelines of releases do, be it with two cities."""
ON_SITE: Final = late(
    r"\s(?:campus(?:es)?|sites?|facilit(?:y|ies)|data cent(?:er|re)s?|warehouse|supercomputer|plant|location)\b"
)
"""What stands at a place named before it: "a Texas campus"."""


def is_dateline(text: str, place: Place) -> bool:
    """Reads "AUSTIN, Texas, Oct. 22, 2024 –": where the news was written, not where the chips stand."""
    line = text.rfind("\n", 0, place.start) + 1
    if (
        place.start - line < SHOUTED_WITHIN
        and place.site.isupper()
        and len(place.site) > SHORTEST
        and SHOUTED.match(text, line)
    ):
        return True
    return place.start - line < 3 and bool(
        re.match(r",?\s?(?:\(|–|—|-|[A-Z][a-z]{2,8}\.?\s\d{1,2})", text[place.end : place.end + 24])
    )


def tells_site(text: str, place: Place, sentence: str, *, deals: bool) -> bool:
    """Whether the sentence says that something stands, or will stand, at the place; a town with its state needs only a deal there."""
    ahead = text[max(0, place.start - 26) : place.start]
    exact = place.region not in {None, place.site}
    return (
        place.site == ORBIT
        or bool(KEYED.search(ahead))
        or (
            bool(STANDING.search(sentence) or (exact and deals))
            and bool(
                text[place.start : place.start + 4] == "near"
                or LEADS_IN.search(ahead)
                or ON_SITE.match(text, place.end)
                or place.start == 0
                or text[place.start - 1] == "\n"
                or text[place.start - 2 : place.start] == ". "
            )
        )
    )
