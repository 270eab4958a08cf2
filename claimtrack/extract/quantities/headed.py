"""Figures of a table whose unit stands in the head of their column: "GPUs", "Power (MW)", "Value ($bn)", "A month"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claimtrack.extract.quantities.money import SIGNS
from claimtrack.extract.quantities.numerals import SCALES, Numeral
from claimtrack.extract.quantities.power import IN_MW
from claimtrack.extract.quantities.units import Kind, Quantity
from claimtrack.extract.text.columns import Cell, Columns
from claimtrack.late import late

CHIPS = late(r"\b(?:GPUs?|chips|accelerators|processors)\b", re.IGNORECASE)
POWER = late(r"\b(?P<unit>[MG]W)\b|\b(?P<word>mega|giga)watts?\b", re.IGNORECASE)
YEARS = late(r"(?:(?:term|length|lease|contract|duration) )?(?:in )?(?P<span>years|yrs|months)", re.IGNORECASE)
"""A column of lengths: "Years", "Term (years)"."""
MONEY = late(
    r"(?P<sign>US\$|A\$|C\$|[$€£¥₹]|\b(?:USD|EUR|GBP|AUD|CAD|INR)\b)\s?(?P<scale>bn|billions?|b|mn|millions?|m|tn)\b",
    re.IGNORECASE,
)
"""A column of sums without their scale: "Value ($bn)"."""
NO_PRICE = late(
    r"/|\bper\b|\bmarket cap|\bcap(?:ital )?ex|\bdebt\b|(?<!contract )(?<!contracted )\brevenues?\b|\bbacklog|\bvaluation|\braised\b|\bfunding\b|\bNOI\b|\bEBITDA\b|\bcash\b|\bprofit|\bloss",
    re.IGNORECASE,
)
"""A column of money that is no deal's."""
PERIOD = late(
    r"(?:(?:average|base|contract|lease|fixed)\s)*(?P<adverb>monthly|annual|yearly|quarterly)(?:\s(?:rent|fees?|payments?|price|costs?|value|spend|charge|commitment))?"
    r"|(?:(?:rent|fees?|price|payments?|costs?|value|rate|sum|paid)\s)?(?:an?|per|each|every)\s(?P<noun>month|year|quarter)",
    re.IGNORECASE,
)
"""The whole head of a column of rates: "A month", "Annual payment"."""
IN_TIME = {"m": "month", "y": "year", "a": "year", "q": "quarter"}
UNITS = late(r"\([^()]*\)")
"""What a head says in brackets."""
WORD = late(r"\w+")
IN_A_YEAR = {"y": Decimal(12), "m": Decimal(1)}
LONGEST_TERM = 480


def headed(table: Columns, bare: list[Numeral]) -> Iterator[Quantity]:
    """The bare numbers of a table whose column is headed by what they count."""
    starts = [n.start for n in bare]
    for cell in table.cells:
        inside = bare[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
        if len(inside) == 1 and (quantity := _by_head(cell, inside[0])):
            yield quantity


def rated(table: Columns, quantities: list[Quantity]) -> list[Quantity]:
    """The same quantities, with the sums that stand alone in a column that is headed by a period as rates."""
    told = Counter(cell.start for q in quantities if q.kind is Kind.MONEY and (cell := table.cell_at(q.start)))
    return [
        _rate(q, cell) if q.kind is Kind.MONEY and (cell := table.cell_at(q.start)) and told[cell.start] == 1 else q
        for q in quantities
    ]


def _rate(sum_of_money: Quantity, cell: Cell) -> Quantity:
    told = PERIOD.fullmatch(UNITS.sub("", cell.head).strip(" *_"))
    if told is None:
        return sum_of_money
    period = IN_TIME[(told["noun"] or told["adverb"])[0].lower()]
    return replace(sum_of_money, kind=Kind.RATE, unit=f"{sum_of_money.unit}/{period}")


def _by_head(cell: Cell, numeral: Numeral) -> Quantity | None:
    head = cell.head
    if numeral.value is None:
        return None
    if (m := MONEY.search(head)) and not numeral.scaled and not NO_PRICE.search(head):
        power = SCALES[m["scale"].lower()]
        return _quantity(Kind.MONEY, numeral, SIGNS[m["sign"].lower()], Decimal(1).scaleb(power))
    if any(c.isdigit() for c in head):
        return None
    if m := POWER.search(head):
        return _quantity(Kind.POWER, numeral, "MW", IN_MW[(m["unit"] or m["word"])[0].upper()])
    if CHIPS.search(head):
        return _quantity(Kind.CHIPS, numeral, "GPU", Decimal(1))
    m = YEARS.fullmatch(" ".join(WORD.findall(head)))
    if m and numeral.value <= LONGEST_TERM:  # a year of the calendar is no length
        return _quantity(Kind.SPAN, numeral, "month", IN_A_YEAR[m["span"][0].lower()])
    return None


def _quantity(kind: Kind, numeral: Numeral, unit: str, times: Decimal) -> Quantity:
    assert numeral.value is not None
    start, end = numeral.start, numeral.end
    return Quantity(kind, start, end, start, unit, numeral, numeral.value * times, numeral.half * times)
