"""What the reconciler says: verdicts between claims, positions, and the report of a deal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimtrack.records.article import Article
    from claimtrack.records.check import Check
    from claimtrack.records.claim import Claim, Field
    from claimtrack.records.deal import Deal


class Reach(NamedTuple):
    """What a claim's words entail, in its field's base unit, a date as days since the year 1; None is without end.

    `stated` is the one figure that the words name ("nearly 15 billion": 15 billion), None where they name a span.
    """

    low: float | None
    high: float | None
    stated: float | None


class Verdict(StrEnum):
    """The nine verdicts, worst first."""

    CONFLICT = "conflict"
    TENSION = "tension"
    DISCLOSURE_GAP = "disclosure-gap"
    SUPERSEDED = "superseded"
    NOT_COMPARABLE = "not-comparable"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    EQUIVALENT = "equivalent"
    SAME = "same"


QUIET = frozenset({Verdict.SAME, Verdict.EQUIVALENT, Verdict.COMPATIBLE, Verdict.NOT_COMPARABLE})
"""Verdicts of which a reader need not be told."""
UNDISPUTED = QUIET | {Verdict.REFINES}
"""Verdicts under which both sides can be right."""


class Severity(StrEnum):
    """How much a disagreement deserves a person's eye, worst first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict between two claims, a and b.

    `refining` is `a` or `b`, the narrower side of `refines` and the later side of `superseded`; `None` elsewhere.
    """

    verdict: Verdict
    why: str
    flags: tuple[str, ...] = ()
    refining: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Claims that say the same of a field: each is `same` or `equivalent` to every other. The first has the commonest wording.

    `figure` is as the text states it, `normalised` the same in the field's base unit, in words; `low` and `high` are
    the first claim's bounds in `unit`. `roots` is the least and the most number of independent sources behind it;
    `first` and `last` are the days on which it was said, as far as they are known, and `tier` is the best behind it.
    `rare` says that several sources share a figure so exact that they may well have it from one place.
    """

    figure: str
    normalised: str
    low: str | int | float | None
    high: str | int | float | None
    unit: str
    claims: tuple[Claim, ...]
    roots: tuple[int, int]
    scope: str = ""
    first: str | None = None
    last: str | None = None
    tier: str = ""
    rare: bool = False
    reaches: tuple[Reach, ...] = ()
    """For each claim what its words entail."""


@dataclass(frozen=True, slots=True)
class PositionVerdict:
    """The worst verdict over the pairs of two positions, given by their numbers, and why.

    `support` is the least number of independent sources behind the two together; `refining` the number of the one that says
    more than the other, or takes its place.
    """

    a: int
    b: int
    verdict: Verdict
    why: str
    flags: tuple[str, ...] = ()
    severity: Severity = Severity.NONE
    support: int = 0
    refining: int | None = None


@dataclass(frozen=True, slots=True)
class FieldReport:
    """One field of one deal: what positions there are, and what stands between them.

    Positions stand best supported first, verdicts worst first; `support` is that of the worst.
    """

    field: Field
    verdict: Verdict | None
    severity: Severity
    positions: tuple[Position, ...]
    verdicts: tuple[PositionVerdict, ...]
    support: int = 0


@dataclass(frozen=True, slots=True)
class DealReport:
    """Everything that the sources say of one deal, worst field first."""

    deal: Deal
    fields: tuple[FieldReport, ...]
    articles: tuple[Article, ...]
    roots: tuple[int, int]
    checks: tuple[Check, ...] = ()
    """Whether the figures fit each other and what is usual, the failed ones first."""
    labels: dict[str, str] = field(default_factory=dict)
    """For each article's address, who says it: publisher, date and credited root."""
    sources: dict[str, int] = field(default_factory=dict)
    """For each article's address, the number of the source that it may rest on, by the least count, from 1 in order of time."""
