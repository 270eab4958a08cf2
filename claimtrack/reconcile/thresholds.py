"""Every number that the verdicts hang on, in one table, which `[thresholds]` in claimtrack.toml can change.

Source: the design of the verdict rules; each is a convention about how figures are told in news, not a measurement.
Fractions keep the comparisons exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from fractions import Fraction as F

from claimtrack.errors import UsageError

BILLION = 10**9


@dataclass(frozen=True, slots=True, eq=False)
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
    total_off: F = F(10, 100)
    """A total that is off what rate and term make by more than this share of itself does not fit them."""
    band_slack: tuple[F, F] = (F(80, 100), F(120, 100))
    """What is paid a megawatt and year still fits a band below its low and above its high by these factors."""


DEFAULT = Thresholds()
NAMES = tuple(f.name for f in fields(Thresholds))


def changed(told: Mapping[str, object]) -> Thresholds:
    """The thresholds with some of them changed. Raises `UsageError` naming the key.

    A number is taken as written (0.1 is a tenth), a table of several as a list of as many, never falling.
    """
    found: dict[str, F | tuple[F, ...]] = {}
    for name, value in told.items():
        usual = getattr(DEFAULT, name, None) if name in NAMES else None
        if usual is None:
            raise UsageError(f"thresholds.{name}", "no such threshold", f"they are {', '.join(NAMES)}")
        found[name] = _like(name, usual, value)
    return replace(DEFAULT, **found)  # type: ignore[arg-type] # each is shaped like its default


def _like(name: str, usual: F | tuple[F, ...], value: object) -> F | tuple[F, ...]:
    if isinstance(usual, tuple):
        count = len(usual)
        if not isinstance(value, list) or len(value) != count:
            raise UsageError(
                f"thresholds.{name}", f"{value!r} is no list of {count} numbers", f"write {count} in brackets"
            )
        several = tuple(_number(name, v) for v in value)
        if list(several) != sorted(several):
            raise UsageError(f"thresholds.{name}", f"{value!r} falls", "put the smaller first")
        return several
    return _number(name, value)


def _number(name: str, value: object) -> F:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise UsageError(f"thresholds.{name}", f"{value!r} is no number from 0 up", "write it plainly: 0.1")
    return F(str(value))
