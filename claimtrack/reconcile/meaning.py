"""What the words of a claim entail (H) and what a careful speaker implies by them (P)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction as F

from claimtrack.reconcile.days import span
from claimtrack.reconcile.interval import Exact, Interval, whole
from claimtrack.reconcile.measures import measure
from claimtrack.reconcile.thresholds import DEFAULT, Thresholds
from claimtrack.records import DATE_FIELDS, Claim, Field, Part, Qualifier, Stage, Status

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
POINT_LIKE = frozenset({Qualifier.EXACT, Qualifier.ABOUT, Qualifier.NEARLY})
TEXT_FIELDS = frozenset({Field.LOCATION, Field.GPU_MODEL, Field.DISCLOSURE, Field.STATUS})
SCALES = {"thousand": F(10**3), "million": F(10**6), "billion": F(10**9), "trillion": F(10**12)}


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """A claim, made ready to be compared.

    `entails` (H) and `implies` (P) are in the base unit of `dimension`; both are None where the claim states no value
    that can be placed (a text, a non-disclosure, a relative date without an anchor). `value` and `half` are the stated
    figure and half its last digit, in the base unit; `value` is None for ranges and vague words. `part` is what the
    figure covers (not said fits the whole deal), `stage` how far the thing has come, coarsely: talked of, agreed,
    building, operating, an option, cancelled. Each meaning is itself alone: two of one claim are not equal.
    """

    claim: Claim
    dimension: str
    currency: str | None
    value: Exact | None
    half: Exact
    entails: Interval | None
    implies: Interval | None
    part: Part
    stage: str

    @property
    def undisclosed(self) -> bool:
        """Whether the claim says that something is withheld."""
        return self.claim.field is Field.DISCLOSURE and self.claim.status in {Status.UNDISCLOSED, Status.DENIED}

    @property
    def point_like(self) -> bool:
        """Whether the words give one figure, hedged or not."""
        return self.value is not None and self.claim.qualifier in POINT_LIKE

    @property
    def written(self) -> tuple[str, ...]:
        """The digits as they stand: "1.2 GW" and "1,200 MW" are one value, written in two ways."""
        found = DIGITS.findall(self.claim.quote)
        return tuple(sorted(d.replace(",", "") for d in found))


_STAGES: dict[Stage | None, str] = {
    Stage.RUMOURED: "talked of",
    Stage.IN_TALKS: "talked of",
    Stage.LETTER_OF_INTENT: "talked of",
    Stage.BUILDING: "building",
    Stage.OPERATING: "operating",
    Stage.OPTION: "option",
    Stage.CANCELLED: "cancelled",
}


def meaning(claim: Claim, thresholds: Thresholds = DEFAULT) -> Meaning:
    """The meaning of one claim. Never fails: what cannot be placed has no intervals."""
    unit = measure(claim.unit, thresholds)
    scope = claim.part or Part.WHOLE, _STAGES.get(claim.stage, "agreed")
    if claim.field in TEXT_FIELDS:
        return Meaning(claim, "text", None, None, 0, None, None, *scope)
    if claim.field in DATE_FIELDS:
        days = span(*(b if isinstance(b, str) else None for b in (claim.low, claim.high)))
        if days is not None and claim.qualifier is Qualifier.AT_LEAST:
            days = Interval(days.low, None)
        return Meaning(claim, "days", None, None, 0, days, days, *scope)
    low, high = (F(b) if isinstance(b, Decimal) and b.is_finite() else None for b in (claim.low, claim.high))
    half = F(claim.half) if claim.half is not None else F(0)
    value = None if claim.qualifier in {Qualifier.RANGE, Qualifier.VAGUE} else (low if low is not None else high)
    if value is not None:
        half = min(half, value * thresholds.rounding_cap)
    if claim.qualifier is Qualifier.VAGUE:
        spread = _vague(claim.vague or "", claim.field, thresholds)
    elif value is None:
        spread = (Interval(low, high), Interval(low, high)) if low is not None and high is not None else None
    else:
        spread = _spread(claim.qualifier, value, half, thresholds)
    if claim.unit == "day" and value is not None and claim.qualifier is Qualifier.EXACT:
        spread, half = (Interval(value, value), Interval(value, value)), F(0)
    entails, implies = (i.scaled(unit.factor) for i in spread) if spread else (None, None)
    stated = None if value is None else whole(value * unit.factor)
    return Meaning(claim, unit.dimension, unit.currency, stated, whole(half * unit.factor), entails, implies, *scope)


def _spread(qualifier: Qualifier, v: F, h: F, t: Thresholds) -> tuple[Interval, Interval]:
    """H and P of one figure under a qualifier."""
    bare = Interval(v - h, v + h, high_open=h > 0)
    match qualifier:
        case Qualifier.ABOUT:
            near = Interval(v * (1 - t.about), v * (1 + t.about))
            return near, near
        case Qualifier.NEARLY:
            return Interval(v * t.nearly_entails, v + h), Interval(v * t.nearly_implies, v)
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return Interval(v - h, None), Interval(v, v * t.over_implies)
        case Qualifier.UNDER:
            return Interval(F(0), v, high_open=True), Interval(v * t.under_implies, v, high_open=True)
        case Qualifier.UP_TO:
            return Interval(F(0), v + h), Interval(v * t.up_to_implies, v, high_open=True)
        case _:
            return bare, bare


def _vague(words: str, field: Field, t: Thresholds) -> tuple[Interval, Interval] | None:
    """H and P of a size without a figure: `billions`, `tens of thousands`, `gigawatt-scale`, `multi-year`."""
    words = words.lower().replace("-", " ")
    if field is Field.TERM:
        least, low, high = t.multi_year
        return (Interval(least, None), Interval(low, high)) if "year" in words else None
    if "gigawatt" in words:
        return _four(t.gigawatt_scale, F(1))
    if field is Field.POWER and words in {"tens", "dozens", "hundreds", "thousands"}:
        return _four(t.tens if words in {"tens", "dozens"} else t.hundreds, F(10 if words == "thousands" else 1))
    scale = next((factor for name, factor in SCALES.items() if name in words), None)
    if scale is None:
        return None
    if "ten" in words.split() or "tens" in words or "dozen" in words:
        return _four(t.tens, scale)
    if "hundred" in words:
        return _four(t.hundreds, scale)
    return _four(t.vague_money, scale / SCALES["billion"])


def _four(four: tuple[F, F, F, F], scale: F) -> tuple[Interval, Interval]:
    a, b, c, d = (x * scale for x in four)
    return Interval(a, b, high_open=True), Interval(c, d)
