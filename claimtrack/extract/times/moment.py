"""One date of a text as EDTF, and the words of the calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from claimtrack.records import Qualifier

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
CALENDAR_NAMES = frozenset({*calendar.month_name, *calendar.month_abbr, *calendar.day_name} - {""})
"""Capitalised words that are no name of a place or a company."""
month_name = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
weekday_name = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
year_digits = r"(?:19|20)\d{2}"
QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
SPANS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 4), "start": (1, 4), "middle": (5, 8), "end": (12, 12),
         "close": (12, 12), "year-end": (12, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """One date of a text. `low` and `high` are EDTF; both are None for a relative date without an anchor.

    `form` is absolute, yearless (a month or day whose year is not said) or relative; `qualifier` is `about` for early,
    mid and late, `range` for quarters and halves.
    """

    start: int
    end: int
    low: str | None
    high: str | None
    qualifier: Qualifier
    form: str


def exact(start: int, end: int, edtf: str) -> Moment | None:
    """A date that is one day, month or year; None where the calendar has none such."""
    parts = [int(p) for p in edtf.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return Moment(start, end, edtf, edtf, Qualifier.EXACT, "absolute")


def span_of_months(
    start: int, end: int, year: int, first: int, last: int, qualifier: Qualifier, fiscal_end: int = 12
) -> Moment:
    """Months `first` to `last` of a year that ends with month `fiscal_end` of `year`."""

    def at(month: int) -> str:
        index = year * 12 + (month - 1) - (12 - fiscal_end)
        return f"{index // 12}-{index % 12 + 1:02}"

    return Moment(start, end, at(first), at(last), qualifier, "absolute")


def full_day(anchor: str | None) -> date | None:
    """A full day, or None for a partial anchor."""
    try:
        return date.fromisoformat(anchor) if anchor and len(anchor) == 10 else None
    except ValueError:
        return None
