"""Every number that the verdicts hang on, in one table.

Source: the design of the verdict rules; each is a convention about how figures are told in news, not a measurement.
Fractions keep the comparisons exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction as F

BILLION = 10**9


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What each form of words entails (H) and implies (P), as factors of the figure v."""

    rounding_cap: F = F(5, 100)
    """A bare figure is rounded by at most this share of itself, however few digits it has."""
    about: F = F(10, 100)
    nearly_entails: F = F(90, 100)
    nearly_implies: F = F(95, 100)
    over_implies: F = F(125, 100)
    under_implies: F = F(75, 100)
    up_to_implies: F = F(75, 100)
    days_a_month: F = F(30436875, 1_000_000)
    hours_a_month: F = F(730)
    pue: tuple[F, F] = (F(110, 100), F(160, 100))
    """Facility power over IT load, the band of sites built since 2015."""
    vague_money: tuple[F, F, F, F] = (F(BILLION), F(1000 * BILLION), F(2 * BILLION), F(100 * BILLION))
    """`billions`: entails [0], [1]); implies [2] to [3]. Millions and trillions scale with it."""
    gigawatt_scale: tuple[F, F, F, F] = (F(500), F(10_000), F(1000), F(5000))
    multi_year: tuple[F, F, F] = (F(24), F(24), F(120))
    """Entails at least [0] months; implies [1] to [2]."""
    tens: tuple[F, F, F, F] = (F(10), F(100), F(20), F(100))
    hundreds: tuple[F, F, F, F] = (F(100), F(1000), F(200), F(1000))


DEFAULT = Thresholds()
