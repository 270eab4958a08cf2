"""A figure whose part is not said, read in the light of what the other articles say of the same figure.

An article that calls a deal "the 400 MW lease" after others told how an option "brings the total to 400 MW" speaks of
the running total. Taking it for the whole of the first contract would be a false conflict, the costliest failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimtrack.reconcile.meaning import Meaning
from claimtrack.records import Part

TOLD = (Part.CUMULATIVE, Part.INCREMENT, Part.OPTION, Part.PHASE, Part.COMPONENT)


def with_parts_told(meanings: Sequence[Meaning]) -> list[Meaning]:
    """The meanings of one field; a figure of the whole that others tell as a part of it takes that part.

    Only where somebody else tells another figure of the whole: a value that everyone gives is the whole.
    """
    parts: dict[tuple[str, Fraction], set[Part]] = defaultdict(set)
    wholes: dict[str, set[Fraction]] = defaultdict(set)
    for m in meanings:
        if m.value is None:
            continue
        if m.part in TOLD:
            parts[m.dimension, m.value].add(m.part)
        else:
            wholes[m.dimension].add(m.value)
    return [_told(m, parts, wholes) for m in meanings]


def _told(m: Meaning, parts: dict[tuple[str, Fraction], set[Part]], wholes: dict[str, set[Fraction]]) -> Meaning:
    if m.value is None or m.part in TOLD or len(wholes[m.dimension]) <= 1:
        return m
    part = next((p for p in TOLD if p in parts[m.dimension, m.value]), None)
    return m if part is None else replace(m, claim=replace(m.claim, part=part))
