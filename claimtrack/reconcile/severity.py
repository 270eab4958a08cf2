"""How much a disagreement deserves a person's eye."""

from __future__ import annotations

from claimtrack.records import PRICE_FIELDS, Field, Position, PositionVerdict, Severity, Verdict


def field_severity(field: Field, positions: tuple[Position, ...], verdicts: tuple[PositionVerdict, ...]) -> Severity:
    """The severity of the worst verdict of a field.

    A conflict on price or power between positions that each have a source of their own is `high`; a conflict
    elsewhere, or inside one source, `medium`, as is a tension; gaps, changes and drifting words are `low`.
    """
    return min((_one(field, positions, v) for v in verdicts), key=list(Severity).index, default=Severity.NONE)


def _one(field: Field, positions: tuple[Position, ...], v: PositionVerdict) -> Severity:
    match v.verdict:
        case Verdict.CONFLICT:
            weighty = field in PRICE_FIELDS or field in {Field.POWER, Field.GPU_COUNT}
            return Severity.HIGH if weighty and _two_sources(positions[v.a], positions[v.b]) else Severity.MEDIUM
        case Verdict.TENSION:
            return Severity.MEDIUM
        case Verdict.DISCLOSURE_GAP | Verdict.SUPERSEDED:
            return Severity.LOW
        case _:
            return Severity.LOW if v.flags else Severity.NONE


def _two_sources(a: Position, b: Position) -> bool:
    """Whether the positions are told by different articles, each with a source of its own."""
    told = [{c.article for c in p.claims} for p in (a, b)]
    return bool(told[0] - told[1]) or bool(told[1] - told[0])
