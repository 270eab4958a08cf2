"""Units: which figures may be compared at all, and the exact factors that join them.

Licensed, exact: 12 months or 4 quarters a year, MW and GW, years and months, GPU-hour and GPU-month by 730 h.
Never licensed: power against energy, a rate against a total, TPUs against GPUs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction as F
from functools import lru_cache

from claimtrack.reconcile.thresholds import DEFAULT, Thresholds

MONEY = re.compile(
    r"(?P<currency>USD|EUR|GBP|JPY|CNY|INR|KRW|CAD|AUD|NZD|SGD|HKD|TWD|CHF|NOK|SEK|DKK|SAR|AED|BRL|MYR|THB|IDR|PHP|ZAR|PLN|ILS|MXN|CZK|TRY|KZT|QAR|VND|\?)(?:/(?P<per>.+))?"
)
A_YEAR = {"year": F(1), "quarter": F(4), "month": F(12), "week": F(52), "day": F(36525, 100), "hour": F(8766)}


@dataclass(frozen=True, slots=True)
class Measure:
    """A dimension that figures can share, and the factor from the stated unit to the dimension's base unit.

    `currency` is set for money, so that a conversion between currencies can be seen for what it is.
    """

    dimension: str
    factor: F
    currency: str | None = None


@lru_cache(maxsize=1000)
def measure(unit: str, thresholds: Thresholds = DEFAULT) -> Measure:
    """The measure of a stated unit; a unit that nothing joins is a dimension of its own."""
    if unit in _PLAIN:
        dimension, factor = _PLAIN[unit]
        return Measure(dimension, factor)
    if unit in {"day", "month", "year"}:
        factor = {"day": 1 / thresholds.days_a_month, "month": F(1), "year": F(12)}[unit]
        return Measure("months", factor)
    if money := MONEY.fullmatch(unit):
        return _money(money["currency"], money["per"], thresholds)
    return Measure(unit, F(1))


def _money(currency: str, per: str | None, thresholds: Thresholds) -> Measure:
    if per is None:
        return Measure("money", F(1), currency)
    if per in A_YEAR:
        return Measure("money a year", A_YEAR[per], currency)
    thing, _, span = per.rpartition("-")
    hours = {"hour": F(1), "month": thresholds.hours_a_month, "year": 12 * thresholds.hours_a_month}
    if thing and span in hours:
        return Measure(f"money a {thing}-hour", 1 / hours[span], currency)
    return Measure(f"money a {per}", F(1), currency)


_PLAIN = {
    "W": ("MW", F(1, 1_000_000)),
    "kW": ("MW", F(1, 1000)),
    "MW": ("MW", F(1)),
    "GW": ("MW", F(1000)),
    "kWh": ("MWh", F(1, 1000)),
    "MWh": ("MWh", F(1)),
    "GWh": ("MWh", F(1000)),
}
