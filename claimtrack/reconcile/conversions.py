"""Conversions that rest on an assumption: each is named in the verdict that it served."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.catalog.currencies import DOLLAR, Band, band
from claimtrack.reconcile.interval import whole

if TYPE_CHECKING:
    from claimtrack.reconcile.meaning import Meaning
    from claimtrack.reconcile.thresholds import Thresholds

UNRESOLVED = "?"
DOLLARS = frozenset({"AUD", "CAD", "NZD", "SGD", "HKD", "TWD"})
"""Currencies that papers of their own countries write with a bare "$"."""
BARE = re.compile(r"\$|\bdollars?\b")
OF_AMERICA = re.compile(r"US|U\.S\.|America")


def joined(a: Meaning, b: Meaning, thresholds: Thresholds) -> tuple[Meaning, Meaning, str | None]:
    """Both meanings on one scale, and the assumption that put them there.

    The assumption is empty where none was needed, and None where no conversion is licensed: a "$" of an unknown country,
    a currency without a band. One that begins with `model` may never raise a conflict; two currencies may, since the
    band holds every rate of the year.
    """
    if UNRESOLVED in {a.currency, b.currency}:
        return a, b, None
    if a.currency != b.currency:
        return (a, b, None) if dollar_unsaid(a, b) else _in_dollars(a, b)
    if {a.claim.basis, b.claim.basis} == {"it", "facility"}:
        least, most = thresholds.pue
        words = f"model: facility power is {float(least):g} to {float(most):g} times the IT load"
        load = a if a.claim.basis == "it" else b
        if load.entails is None or load.implies is None:
            return a, b, None
        wide = replace(
            load, entails=load.entails.stretched(least, most), implies=load.implies.stretched(least, most), value=None
        )
        return (wide, b, words) if load is a else (a, wide, words)
    return a, b, ""


def dollar_unsaid(a: Meaning, b: Meaning) -> bool:
    """Whether one number stands under a bare "$" and under another country's dollar: "$7 billion", "A$7 billion"."""
    plain, other = (a, b) if a.currency == DOLLAR else (b, a)
    if plain.currency != DOLLAR or other.currency not in DOLLARS or OF_AMERICA.search(plain.claim.quote):
        return False
    told, others = ({c.low, c.high} - {None} for c in (plain.claim, other.claim))
    return BARE.search(plain.claim.quote) is not None and not told.isdisjoint(others)


def _in_dollars(a: Meaning, b: Meaning) -> tuple[Meaning, Meaning, str | None]:
    """Two currencies, each by the band of its claim's year."""
    bands = [None if m.currency in {None, DOLLAR} else band(m.currency or "", m.claim.published) for m in (a, b)]
    if any(m.currency is None or (m.currency != DOLLAR and got is None) for m, got in zip((a, b), bands, strict=True)):
        return a, b, None
    left, right = (m if got is None else _converted(m, got) for m, got in zip((a, b), bands, strict=True))
    left, right = _nearest(left, bands[0], right), _nearest(right, bands[1], left)
    return left, right, "; ".join(str(got) for got in bands if got is not None)


@lru_cache(maxsize=4096)
def _converted(m: Meaning, rates: Band) -> Meaning:
    """A meaning in dollars: its intervals at every rate of the band, its figure at the middle one."""
    middle = (rates.low + rates.high) / 2
    return replace(
        m,
        currency=DOLLAR,
        entails=m.entails and m.entails.stretched(rates.low, rates.high),
        implies=m.implies and m.implies.stretched(rates.low, rates.high),
        value=None if m.value is None else whole(m.value * middle),
        half=whole(m.half * middle),
    )


def _nearest(m: Meaning, rates: Band | None, other: Meaning) -> Meaning:
    """The figure at that rate of the band which brings it nearest to the other one."""
    if rates is None or m.value is None or other.value is None:
        return m
    middle = (rates.low + rates.high) / 2
    least, most = m.value * rates.low / middle, m.value * rates.high / middle
    near = min(max(other.value, least), most)
    return replace(m, value=near)
