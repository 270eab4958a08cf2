"""The part of the reports that a reader asked for: fields, parties, verdicts, a least severity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimtrack.records import Deal, DealReport, Field, FieldReport, Severity, Standing, Verdict


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; an empty condition asks for everything."""

    fields: frozenset[Field] = frozenset()
    parties: tuple[str, ...] = ()
    verdicts: frozenset[Verdict] = frozenset()
    least: Severity = Severity.NONE

    def field(self, field: Field, verdicts: Iterable[Verdict], severity: Severity) -> bool:
        """Whether a field is asked for, by the verdicts in it and how severe the worst is."""
        order = list(Severity)
        return (
            (not self.fields or field in self.fields)
            and (not self.verdicts or not self.verdicts.isdisjoint(verdicts))
            and order.index(severity) <= order.index(self.least)
        )

    def named(self, deal: Deal) -> bool:
        """Whether a deal has one of the parties that are asked for, by a part of its name."""
        names = " / ".join((*deal.buyer, *deal.seller, deal.facility or "")).casefold()
        return not self.parties or any(p.casefold() in names for p in self.parties)

    def standing(self, found: Standing, deal: Deal | None) -> bool:
        """Whether a deal is asked for, by how it stands."""
        if self.parties and (deal is None or not self.named(deal)):
            return False
        return self == Wanted(parties=self.parties) or any(
            self.field(f.field, f.verdicts, f.severity) for f in found.fields
        )


def chosen(reports: Sequence[DealReport], wanted: Wanted) -> list[DealReport]:
    """The deals and fields that are asked for; a deal of which no field is left is left out."""
    return [r for r in _kept(reports, wanted) if r.fields]


def _kept(reports: Iterable[DealReport], wanted: Wanted) -> Iterable[DealReport]:
    for report in reports:
        if wanted.named(report.deal):
            yield replace(
                report, fields=tuple(f for f in report.fields if wanted.field(f.field, _verdicts(f), f.severity))
            )


def _verdicts(field: FieldReport) -> frozenset[Verdict]:
    return frozenset(v.verdict for v in field.verdicts)
