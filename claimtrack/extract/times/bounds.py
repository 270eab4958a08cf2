"""Whether the words before a date open or close it: "by 2027", "from October", "through 2032"."""

from __future__ import annotations

import re
from typing import Final

from claimtrack.extract.times.moment import Moment
from claimtrack.late import late
from claimtrack.records import Field, Qualifier

LEAD: Final = late(
    r"\b(?:(?P<by>by|before|no later than|in phases through|in stages through|phased through|through|until|till)|from|between|starting|beginning|after|in|on|throughout|during|across|for|over|around|as early as)\s(?:the\s)?(?P<end>end\sof\s)?(?:approximately\s|about\s|around\s)?$",
    re.IGNORECASE,
)
"""The preposition that a date hangs on."""


def bounds(text: str, moment: Moment, field: Field) -> tuple[str | None, str | None, Qualifier, int, int]:
    """Low, high, qualifier and the span with its preposition: "by 2027" is open below, "through 2026" of phases too."""
    window = max(0, moment.start - 40)
    lead = text[window : moment.start]
    low, high, qualifier = moment.low, moment.high, moment.qualifier
    start = moment.start
    m = LEAD.search(lead)
    if m:
        start = window + m.start()
        word = (m["by"] or "").lower()
        if m["end"] and high:
            low = high = f"{high[:4]}-12" if len(high) == 4 else high
        if field is Field.START and word in {"until", "till"}:
            pass
        elif field is Field.START and word and high:
            about = re.search(r"approximately|about|around", m.group(), re.IGNORECASE)
            low, qualifier = (low, Qualifier.ABOUT) if about else (None, Qualifier.UP_TO)
        elif (
            field is Field.START
            and low
            and m.group().lower().startswith(("from", "after", "starting", "beginning", "as early as"))
        ):
            qualifier = Qualifier.AT_LEAST if qualifier is Qualifier.EXACT else qualifier
        elif m.group().lower().startswith(("throughout", "during", "across")) and low and len(low) == 4:
            low, high, qualifier = f"{low}-01", f"{low}-12", Qualifier.RANGE
    if low is None and high is None:
        qualifier = Qualifier.EXACT
    return low, high, qualifier, start, moment.end
