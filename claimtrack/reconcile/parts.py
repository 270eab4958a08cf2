"""A figure whose part is not said, read in the light of what the other articles say of the same figure.

An article that calls a deal "the 400 MW lease" after others told how an option "brings the total to 400 MW" speaks of
the running total. Taking it for the whole of the first contract would be a false conflict, the costliest failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimtrack.reconcile.interval import Interval
from claimtrack.reconcile.meaning import Meaning
from claimtrack.records import Part

TOLD = (Part.CUMULATIVE, Part.INCREMENT, Part.OPTION, Part.PHASE, Part.COMPONENT)
Figure = tuple[str, object]


def with_parts_told(meanings: Sequence[Meaning]) -> list[Meaning]:
    """The meanings of one field; a figure of the whole that others tell as a part of it takes that part.

    Only where somebody else tells another figure of the whole: a value that everyone gives is the whole. And only
    where no more articles tell it as the whole: one that takes it for a part is then the one that errs.
    """
    told: dict[Figure, dict[Part, set[str]]] = defaultdict(lambda: defaultdict(set))
    wholes: dict[str, set[object]] = defaultdict(set)
    for m in meanings:
        figure = _figure(m)
        if figure[1] is None:
            continue
        told[figure][m.part if m.part in TOLD else Part.WHOLE].add(m.claim.article)
        if m.part not in TOLD:
            wholes[m.dimension].add(figure[1])
    parts = {figure: _part(by_part) for figure, by_part in told.items()}
    return [_as_told(m, parts.get(_figure(m))) if len(wholes[m.dimension]) > 1 else m for m in meanings]


def _part(by_part: dict[Part, set[str]]) -> Part | None:
    """The part that a figure is told as by no fewer articles than tell it as the whole."""
    part = next((p for p in TOLD if p in by_part), None)
    if part is None or len(set().union(*(by_part[p] for p in TOLD if p in by_part))) < len(by_part.get(Part.WHOLE, ())):
        return None
    return part


def _as_told(m: Meaning, part: Part | None) -> Meaning:
    if m.part in TOLD or part is None:
        return m
    return replace(m, claim=replace(m.claim, part=part), part=part)


def _figure(m: Meaning) -> Figure:
    """The value of a figure, or the days of a date."""
    days: Interval | None = m.entails if m.dimension == "days" else None
    return m.dimension, m.value if m.value is not None else days
