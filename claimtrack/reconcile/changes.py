"""What moved between two states of knowledge: figures and disagreements that are new, changed or gone.

A disagreement is known by its deal, its field and the two values in it, never by the numbers of positions, or by the words
of their first claims, which change with every claim that joins.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.records import Change, Claim, DealReport, Field, Moved, Position, Said, Severity, Verdict
from claimtrack.records.verdict import UNDISPUTED

Key = tuple[str, Field, frozenset[str]]
Told = tuple[str, Field, str, tuple[str, ...]]
"""A figure as it may have been told before: its value, and what one claim of it covers."""


def changes(before: Iterable[DealReport], after: Iterable[DealReport]) -> list[Change]:
    """Every change from one state to the other, the worst first.

    A disagreement that is no longer one is `resolved` while both figures still stand, and `gone` with one of them.
    """
    old, new = _pairs(before), _pairs(after)
    then = {told for tolds, _ in _figures(before).values() for told in tolds}
    now = _figures(after)
    values = {(deal, name, value) for tolds, _ in now.values() for deal, name, value, _ in tolds}
    found = []
    for key, (said, verdict, why, severity) in new.items():
        was = old[key][1] if key in old else None
        if was is not verdict:
            moved = Moved.NEW if was is None else Moved.CHANGED
            found.append(Change(moved, key[0], key[1], said, verdict, was, severity, why))
    for key, (said, was, why, _) in old.items():
        if key not in new:
            stands = all((key[0], key[1], value) in values for value in key[2])
            moved = Moved.RESOLVED if stands else Moved.GONE
            found.append(Change(moved, key[0], key[1], said, None, was, Severity.NONE, why))
    found += [
        Change(Moved.FIGURE, deal, name, (said,), None, None, Severity.NONE, "told for the first time")
        for (deal, name, _), (tolds, said) in now.items()
        if not tolds & then
    ]
    order, kinds = list(Severity), list(Moved)
    return sorted(found, key=lambda c: (order.index(c.severity), kinds.index(c.moved), c.deal, str(c.field), c.figures))


def _value(position: Position) -> str:
    return position.normalised or position.figure


def _figures(reports: Iterable[DealReport]) -> dict[tuple[str, Field, str], tuple[frozenset[Told], Said]]:
    """By deal, field and words, each way in which a figure is told: how sure a text is of it makes it no other figure."""
    found: dict[tuple[str, Field, str], tuple[frozenset[Told], Said]] = {}
    for r in reports:
        for f in r.fields:
            for p in f.positions:
                told = {(r.deal.id, f.field, _value(p), _cover(c)) for c in p.claims}
                key = (r.deal.id, f.field, p.figure)
                before, said = found.get(key) or (frozenset[Told](), _said(p, r))
                found[key] = before | told, said
    return found


def _said(position: Position, report: DealReport) -> Said:
    """A position as the text has it that it is named by."""
    claim = position.claims[0]
    return Said(position.figure, claim.sentence, report.labels.get(claim.article, claim.article), claim.article)


def _cover(claim: Claim) -> tuple[str, ...]:
    """What a claim covers."""
    return tuple(str(part or "") for part in (claim.part, claim.site, claim.basis, claim.subject))


def _pairs(reports: Iterable[DealReport]) -> dict[Key, tuple[tuple[Said, Said], Verdict, str, Severity]]:
    found: dict[Key, tuple[tuple[Said, Said], Verdict, str, Severity]] = {}
    for r in reports:
        for f in r.fields:
            for v in f.verdicts:
                if v.verdict in UNDISPUTED and not v.flags:
                    continue
                a, b = f.positions[v.a], f.positions[v.b]
                key = (r.deal.id, f.field, frozenset({_value(a), _value(b)}))
                found[key] = ((_said(a, r), _said(b, r)), v.verdict, v.why, v.severity)
    return found
