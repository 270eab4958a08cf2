"""A forest plot of one field: where each claim's interval lies on a common axis, in percent of its width.

Drawn as a row of SVG beside the words of each claim, not as one picture of a chart library: so that every figure stays text that
can be searched, copied, printed and read aloud, each row leads to its own quote, and two thousand deals take less than a minute.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Ends = tuple[float | None, float | None]
MONEY_TIMES = frozenset({"year", "quarter", "month", "week", "day", "hour"})
POWER, DURATION = frozenset({"W", "kW", "MW", "GW"}), frozenset({"day", "month", "year"})
DATES = frozenset({"announced_date", "start_date", "end_date"})
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹"}
CURRENCY = re.compile(r"(?!GPU|TPU)[A-Z]{3}(?= a |$)")
A_YEAR, A_GIGAWATT = 12, 1000
"""In months, in megawatts."""
WIDE = 20
"""From this ratio of the largest end to the smallest on, the axis is logarithmic."""
LEAST, MOST_TICKS = 2.0, 5
"""Percent of the width that an interval has at least; ticks of an axis."""
FINEST = 1e-9
"""Of the larger end: an axis that is shorter is a point."""
EDGE = 4.0
"""Percent left free at either side."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval in percent of the axis; `open_low` and `open_high` tell that it goes on beyond the edge.

    `mark` is where the figure that the words name lies; None where they name a span.
    """

    left: float
    right: float
    open_low: bool
    open_high: bool
    mark: float | None
    words: str

    @property
    def width(self) -> float:
        """Percent of the axis."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Axis:
    """A common axis for the claims of a field that share a `scale`, linear or logarithmic."""

    scale: str
    low: float
    high: float
    log: bool

    def place(self, value: float) -> float:
        """Where a value lies, in percent; one that lies beyond the axis stands at its edge."""
        if value <= self.low or value >= self.high:
            return (
                EDGE if value == self.low else 100 - EDGE if value == self.high else 0.0 if value < self.low else 100.0
            )
        at, low, high = (math.log(v) if self.log else v for v in (value, self.low, self.high))
        return round(EDGE + (100 - 2 * EDGE) * (at - low) / (high - low), 2)

    def bar(self, reach: Ends, stated: float | None = None) -> Bar | None:
        """An interval on the axis, and the figure that the words name; None where they entail none."""
        low, high = reach
        if low is None and high is None:
            return None
        open_low = low is None or (self.log and low <= 0) or (low <= 0 and high is not None and self.scale != "days")
        left = 0.0 if open_low or low is None else self.place(low)
        right = 100.0 if high is None else self.place(high)
        mark = None if stated is None else self.place(stated)
        if right - left < LEAST:
            middle = (left + right) / 2
            left, right = max(0.0, middle - LEAST / 2), min(100.0, middle + LEAST / 2)
            mark = middle if mark is None else mark
        return Bar(left, right, open_low, high is None, mark, self._words(low, high, open_low=open_low))

    def ticks(self) -> list[tuple[float, str]]:
        """Where the ticks stand, and what they say."""
        values = _log_ticks(self.low, self.high) if self.log else _ticks(self.low, self.high, self.scale)
        return [(self.place(v), told(v, self.scale)) for v in values]

    def _words(self, low: float | None, high: float | None, *, open_low: bool) -> str:
        if open_low and high is not None:
            return f"up to {told(high, self.scale)}"
        if high is None or low is None:
            return f"from {told(low or 0, self.scale)} on"
        return (
            told(low, self.scale)
            if told(low, self.scale) == told(high, self.scale)
            else f"{told(low, self.scale)} to {told(high, self.scale)}"
        )


def scale_of(claim: Mapping[str, Any]) -> str:
    """The scale that a claim's interval is on: `USD a year`, `MW`, `months`, `days`, or its own unit."""
    unit = str(claim["unit"])
    if claim["field"] in DATES:
        return "days"
    if unit in POWER:
        return "MW"
    if unit in DURATION:
        return "months"
    money, _, per = unit.partition("/")
    return f"{money} a year" if per in MONEY_TIMES else f"{money} a {per}" if per else unit


def axis(claims: Iterable[Mapping[str, Any]]) -> Axis | None:
    """The axis of a field: that of the scale that most claims are on; None where nothing can be placed."""
    placed = [(scale_of(c), c["reach"]) for c in claims if c["reach"][0] is not None or c["reach"][1] is not None]
    if not placed:
        return None
    scale = Counter(s for s, _ in placed).most_common(1)[0][0]
    ends = sorted(
        end for s, reach in placed if s == scale for end in reach if end is not None and (end > 0 or scale == "days")
    )
    if not ends:
        return None
    low, high = ends[0], ends[-1]
    log = scale != "days" and high / low > WIDE
    if low == high:
        low, high = (low - 30, high + 30) if scale == "days" else (low * 0.8, high * 1.2)
    elif not log:
        room = (high - low) * 0.08
        low, high = low - room if low - room > 0 else low * 0.9, high + room
    return Axis(scale, low, high, log)


def told(value: float, scale: str) -> str:
    """A value in a few characters: `$15B`, `1.2 GW`, `220k`, `5 years`, `May 2029`."""
    if scale == "days":
        return date.fromordinal(max(1, int(value))).strftime("%b %Y")
    if scale == "months":
        years = value / A_YEAR
        whole = value >= A_YEAR and value % (A_YEAR / 2) == 0
        return f"{years:g} years" if whole else f"{value:.3g} months"
    if scale == "MW":
        return f"{value / A_GIGAWATT:.4g} GW" if value >= A_GIGAWATT else f"{value:.4g} MW"
    money = CURRENCY.match(scale)
    if money:
        return f"{SIGNS.get(money[0], money[0] + ' ')}{_short(value)}"
    return _short(value)


def _short(value: float) -> str:
    for size, name in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.4g}{name}"
    return f"{value:.4g}"


def _ticks(low: float, high: float, scale: str) -> Sequence[float]:
    if scale == "days":
        first, last = (date.fromordinal(max(1, int(v))) for v in (low, high))
        months = (last.year - first.year) * 12 + last.month - first.month
        step = next((s for s in (1, 3, 6, 12, 24, 60) if months / s <= MOST_TICKS), 120)
        start = -(-(first.year * 12 + first.month) // step) * step
        found = (date(m // 12, m % 12 + 1, 1).toordinal() for m in range(start, last.year * 12 + last.month, step))
        return [d for d in found if low <= d <= high]
    rough = (high - low) / MOST_TICKS
    if rough <= high * FINEST:
        return [high]
    power = 10 ** math.floor(math.log10(rough))
    step = next(f * power for f in (1, 2, 5, 10) if f * power >= rough)
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _log_ticks(low: float, high: float) -> Sequence[float]:
    found = [10.0**n for n in range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)]
    return found[:: max(1, -(-len(found) // MOST_TICKS))]
