"""EDTF dates as closed spans of days.

Source: Extended Date/Time Format (EDTF, ISO 8601-2:2019) level 0 dates: `2029`, `2029-05`, `2029-05-31`.
"""

from __future__ import annotations

import calendar
from datetime import date

from claimtrack.reconcile.interval import Interval
from claimtrack.records.dated import EDTF


def span(low: str | None, high: str | None) -> Interval | None:
    """The days from the first of `low` to the last of `high`; None where neither is given or one is no date."""
    first, last = (low and _day(low, last=False)), (high and _day(high, last=True))
    if (low and not first) or (high and not last) or not (first or last):
        return None
    return Interval(
        first.toordinal() if first else None,
        last.toordinal() if last else None,
    )


def _day(edtf: str, *, last: bool) -> date | None:
    """The first or last day of a date, or None where it is no date of a calendar."""
    if not (parts := EDTF.fullmatch(edtf)):
        return None
    year, month, day = (int(p) if p else None for p in parts.groups())
    try:
        month = month or (12 if last else 1)
        assert year is not None
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None
