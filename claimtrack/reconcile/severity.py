"""How much a disagreement deserves a person's eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.records import PRICE_FIELDS, DealReport, Field, Position, Severity, Verdict

if TYPE_CHECKING:
    from claimtrack.reconcile.ruling import Ruling

WEIGHTY = PRICE_FIELDS | {Field.POWER, Field.GPU_COUNT}
FAINT = frozenset({"blog", "aggregator"})


def urgency(report: DealReport) -> tuple[int, int, int, str]:
    """What orders the reports of deals: see `by_urgency`."""
    first = report.fields[0] if report.fields else None  # the worst, and the best supported of those
    return by_urgency(
        first.severity if first else Severity.NONE, first.support if first else 0, len(report.articles), report.deal.id
    )


def by_urgency(worst: Severity, support: int, articles: int, deal: str) -> tuple[int, int, int, str]:
    """What orders deals: the worst severity in them, how well it is supported, and how many articles speak of them."""
    return list(Severity).index(worst), -support, -articles, deal


def severity(field: Field, a: Position, b: Position, ruling: Ruling, support: int) -> Severity:
    """The severity of the ruling between two positions, behind which `support` independent sources stand at least.

    A conflict on price or size between two sources that do not rest on one another is `high`, unless one side has only
    blogs or aggregators behind it; every other conflict is `medium`, as is a tension; gaps, changes and drifting words
    are `low`.
    """
    match ruling.verdict:
        case Verdict.CONFLICT:
            independent = support > 1 and not {a.tier, b.tier} & FAINT
            return Severity.HIGH if field in WEIGHTY and independent else Severity.MEDIUM
        case Verdict.TENSION:
            return Severity.MEDIUM
        case Verdict.DISCLOSURE_GAP | Verdict.SUPERSEDED:
            return Severity.LOW
        case _:
            return Severity.LOW if ruling.flags else Severity.NONE
