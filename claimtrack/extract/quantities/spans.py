"""Spans of time, percentages and shares, and the words that join two numerals to a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from claimtrack.extract.quantities.numerals import Numeral
from claimtrack.extract.quantities.units import Kind, Quantity
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn
from claimtrack.late import late
from claimtrack.records import Qualifier

JOIN = late(
    r"(?:\s?(?:USD|million|billion|GW|MW|gigawatts?|megawatts?|%))?(?:\s?[-–—]\s?|\s(?:to|or(?: even)?)\s|(?P<and>\sand\s))"
    r"(?:(?:about|around|up to|as much as|as many as|even)\s)?(?:US\$|USD\s?|[$€£¥₹]|C\$|A\$)?",
    re.IGNORECASE,
)
BETWEEN = late(r"\b(?:between|from|range of|ranging from)\s$", re.IGNORECASE)
TIME = late(
    r"(?P<plus>\+)?(?:[\s\u00a0-](?:full |additional |more |consecutive |contract |calendar )?(?P<unit>year|month|week|day|decade|quarter|hour)s?"
    r"|[\s\u00a0-]?(?P<short>yr|mth|mo)s?)(?![A-Za-z])(?!\sof\san?\s)",
    re.IGNORECASE,
)
PERCENT = late(r"\s?(?:%|(?-i:pc)\b|pct\b|percent\b|per cent\b|percentage points?\b)", re.IGNORECASE)
SHARES = late(
    r"\s(?:(?!(?:and|or|its|whose|their|which|that|of|who)\s)[A-Za-z-]+\s){0,4}?(?:shares|warrants|stock options|ADSs?|ADRs?)\b|-(?:ordinary-|common-)?(?:share|warrant)\b"
)
VAGUE = turn(
    r"\bmulti-?(?P<a>year)s?\b|\bmultiple\syears\b|\bseveral\s(?P<b>years)\b(?!\sago)|\bover the (?:coming|next few|next several) years\b",
)
DECADE = turn(r"\b(?P<half>half (?:of )?)?(?:(?:the|a)\s(?:next |coming )?|next\s|coming\s|this\s)(?P<unit>decade)\b")
WHOLE_DECADE, HALF_DECADE = (Decimal(120), Decimal(60)), (Decimal(60), Decimal(6))
"""Months, and half of what the words leave open: "a decade" is no count of years, "half a decade" is five."""
LEAST_SHARES = 100_000
"""Fewer are a private person's."""
SHORT = {"yr": "year", "mth": "month", "mo": "month"}
IN_MONTHS = {"year": 12, "month": 1, "decade": 120, "quarter": 3}


def read(text: str, numeral: Numeral) -> Quantity | None:
    """The numeral as a span of time, a percentage or a number of shares, or None."""
    if numeral.value is None or (numeral.worded and numeral.value == 1 and text[numeral.start] in "aAtT"):
        return None
    end = numeral.end
    if (m := TIME.match(text, end)) and (unit := _unit(m)) != ("quarter" if numeral.worded else ""):
        if unit in IN_MONTHS:
            factor = Decimal(IN_MONTHS[unit])
            return Quantity(
                Kind.SPAN, numeral.start, m.end(), numeral.start, "month", numeral, numeral.value * factor,
                Decimal("0.5") * factor if unit != "month" else Decimal("0.5"),
                behind=(Qualifier.OVER, m.end()) if m["plus"] else None,
            )  # fmt: skip
        if unit in {"day", "week"}:
            factor = Decimal(1 if unit == "day" else 7)
            return Quantity(
                Kind.SPAN,
                numeral.start,
                m.end(),
                numeral.start,
                "day",
                numeral,
                numeral.value * factor,
                numeral.half * factor,
            )
        return None
    if m := PERCENT.match(text, numeral.end):
        return Quantity(
            Kind.PERCENT, numeral.start, m.end(), numeral.start, "percent", numeral, numeral.value, numeral.half
        )
    if (m := SHARES.match(text, numeral.end)) and numeral.value >= LEAST_SHARES:
        return Quantity(
            Kind.SHARES, numeral.start, m.end(), numeral.start, "share", numeral, numeral.value, numeral.half
        )
    return None


def _unit(found: re.Match[str]) -> str:
    """The unit of time, written out."""
    return found["unit"].lower() if found["unit"] else SHORT[found["short"].lower()]


FRACTIONS = {"tenth": 10, "fifth": 20, "quarter": 25, "third": 33, "half": 50}
FRACTION = turn(
    r"\b(?:an?|one)[\s-](?P<share>tenth|fifth|quarter|third|half)(?=\s(?:stake|interest|share)\b|\sof\s(?:the\s(?:company|firm|business|lab|start-?up|chipmaker|chip maker|group|miner)\b|its\s(?:shares|equity|stock)\b))"
)
"""A stake in words: "a tenth of the company"."""


def stakes(sentences: Sequence[Sentence]) -> list[Quantity]:
    """Shares of a company that are told in words, in percent."""
    found = []
    for m in matches(sentences, FRACTION, 30, 40):
        value = Decimal(FRACTIONS[m["share"].lower()])
        found.append(Quantity(Kind.PERCENT, m.start(), m.end(), m.start(), "percent", None, value, Decimal("0.5")))
    return found


def vague(sentences: Sequence[Sentence]) -> list[Quantity]:
    """Terms without a figure (`multi-year`), and "the next decade"."""
    found = [
        Quantity(Kind.SPAN, m.start(), m.end(), m.start(), "month", None, None, Decimal(0), vague="multi-year")
        for m in matches(sentences, VAGUE, 40, 40)
    ]
    found += [
        Quantity(Kind.SPAN, m.start(), m.end(), m.start(), "month", None, *(HALF_DECADE if m["half"] else WHOLE_DECADE))
        for m in matches(sentences, DECADE, 20, 10)
    ]
    return found


def between_before(text: str, start: int) -> int | None:
    """Where "between " right before `start` begins, or None."""
    window = max(0, start - 16)
    m = BETWEEN.search(text[window:start])
    return window + m.start() if m else None
