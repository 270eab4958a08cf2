"""The part of the reports that a reader asked for: fields, parties, verdicts, a least severity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimtrack.records import DealReport, Field, FieldReport, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; an empty condition asks for everything."""

    fields: frozenset[Field] = frozenset()
    parties: tuple[str, ...] = ()
    verdicts: frozenset[Verdict] = frozenset()
    least: Severity = Severity.NONE

    def field(self, report: FieldReport) -> bool:
        """Whether a field is asked for."""
        order = list(Severity)
        return (
            (not self.fields or report.field in self.fields)
            and (not self.verdicts or any(v.verdict in self.verdicts for v in report.verdicts))
            and order.index(report.severity) <= order.index(self.least)
        )

    def deal(self, report: DealReport) -> bool:
        """Whether a deal has one of the parties that are asked for, by a part of its name."""
        names = " / ".join((*report.deal.buyer, *report.deal.seller, report.deal.facility or "")).casefold()
        return not self.parties or any(p.casefold() in names for p in self.parties)


def chosen(reports: Sequence[DealReport], wanted: Wanted) -> list[DealReport]:
    """The deals and fields that are asked for; a deal of which no field is left is left out."""
    return [r for r in _kept(reports, wanted) if r.fields]


def _kept(reports: Iterable[DealReport], wanted: Wanted) -> Iterable[DealReport]:
    for report in reports:
        if wanted.deal(report):
            yield replace(report, fields=tuple(f for f in report.fields if wanted.field(f)))
