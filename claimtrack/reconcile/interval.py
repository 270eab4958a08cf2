"""Intervals on the exact line, open or closed at either end."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Exact = Fraction | int
"""A number without error. Whole ones are kept as `int`, whose comparisons cost a tenth of a fraction's."""


def whole(number: Exact) -> Exact:
    """The same number, as an `int` where it is one."""
    return number.numerator if number.denominator == 1 else number


def apart(a: Exact, b: Exact) -> Exact:
    """How far two numbers lie from one another."""
    return a - b if a > b else b - a


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; `None` is without end. The `_open` flags leave the end itself out."""

    low: Exact | None
    high: Exact | None
    low_open: bool = False
    high_open: bool = False

    def disjoint(self, other: Interval) -> bool:
        """Whether no point lies in both."""
        high, low = self.high, other.low
        if high is not None and low is not None and high <= low and (high < low or self.high_open or other.low_open):
            return True
        return _ends_before(other, self)

    def within(self, other: Interval) -> bool:
        """Whether every point of this lies in `other` too; a shared end is allowed."""
        return _starts_no_earlier(self, other) and _ends_no_later(self, other)

    def gap(self, other: Interval) -> Exact:
        """The distance between two disjoint intervals; 0 where they touch or overlap."""
        below, above = (self, other) if _ends_before(self, other) else (other, self)
        if below.high is None or above.low is None:
            return 0
        return max(0, above.low - below.high)

    def scaled(self, factor: Exact) -> Interval:
        """Both ends times a positive factor."""
        return self.stretched(factor, factor)

    def stretched(self, least: Exact, most: Exact) -> Interval:
        """What this may be after a conversion whose factor lies between `least` and `most` (both positive)."""
        return Interval(
            None if self.low is None else whole(self.low * least),
            None if self.high is None else whole(self.high * most),
            self.low_open,
            self.high_open,
        )


def _ends_before(a: Interval, b: Interval) -> bool:
    if a.high is None or b.low is None or b.low < a.high:
        return False
    return a.high_open or b.low_open or a.high < b.low


def _starts_no_earlier(a: Interval, b: Interval) -> bool:
    if b.low is None:
        return True
    if a.low is None:
        return False
    return a.low > b.low or (a.low == b.low and (a.low_open or not b.low_open))


def _ends_no_later(a: Interval, b: Interval) -> bool:
    if b.high is None:
        return True
    if a.high is None:
        return False
    return a.high < b.high or (a.high == b.high and (a.high_open or not b.high_open))
