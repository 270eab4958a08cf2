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

    Only where somebody else tells another figure of the whole: a value that everyone gives is the whole.
    """
    parts: dict[Figure, set[Part]] = defaultdict(set)
    wholes: dict[str, set[object]] = defaultdict(set)
    for m in meanings:
        figure = _figure(m)
        if figure[1] is None:
            continue
        if m.part in TOLD:
            parts[figure].add(m.part)
        else:
            wholes[m.dimension].add(figure[1])
    return [_told(m, parts) if len(wholes[m.dimension]) > 1 else m for m in meanings]


def _told(m: Meaning, parts: dict[Figure, set[Part]]) -> Meaning:
    if m.part in TOLD:
        return m
    part = next((p for p in TOLD if p in parts.get(_figure(m), ())), None)
    return m if part is None else replace(m, claim=replace(m.claim, part=part))


def _figure(m: Meaning) -> Figure:
    """The value of a figure, or the days of a date."""
    days: Interval | None = m.entails if m.dimension == "days" else None
    return m.dimension, m.value if m.value is not None else days
