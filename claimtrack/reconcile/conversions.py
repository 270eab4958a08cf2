"""Conversions that rest on an assumption: each is named in the verdict that it served."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.reconcile.meaning import Meaning
    from claimtrack.reconcile.thresholds import Thresholds

UNRESOLVED = "?"


def joined(a: Meaning, b: Meaning, thresholds: Thresholds) -> tuple[Meaning, Meaning, str | None]:
    """Both meanings on one scale, and the assumption that put them there.

    The assumption is empty where none was needed, and None where no conversion is licensed: two currencies, or a "$"
    of an unknown country. One that begins with `model` may never raise a conflict.
    """
    if UNRESOLVED in {a.currency, b.currency} or a.currency != b.currency:
        return a, b, None
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
