"""A figure worked out from others of one deal, and what it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimtrack.records.claim import Claim


class Outcome(StrEnum):
    """What came of a check. `told` is a figure worked out, with nothing to hold it against."""

    DIFFERS = "differs"
    HIGH = "above the usual"
    LOW = "below the usual"
    AGREES = "agrees"
    USUAL = "plausible"
    TOLD = "worked out"


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `inputs` are the claims it rests on; a derived figure never counts as a source.

    Where it is held against what is usual, `value` is the figure worked out, `band` what is usual, `sources` where that is
    from. `why` gives the formula with its numbers, what it is held against, and for a failed check its likeliest cause.
    """

    name: str
    outcome: Outcome
    why: str
    inputs: tuple[Claim, ...]
    assumption: str = ""
    value: float | None = None
    band: tuple[float, float] | None = None
    sources: tuple[str, ...] = ()
