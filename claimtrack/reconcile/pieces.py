"""Figures that may be a piece of what their own article tells, and so contradict no other article's figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimtrack.reconcile.interval import Exact
from claimtrack.reconcile.meaning import Meaning
from claimtrack.records import Part


def pieces_of(meanings: Sequence[Meaning]) -> frozenset[int]:
    """The meanings, by `id`, that may be a piece of what their own article tells: it gives a larger figure or one more.

    "160 MW … in all 360 MW": another article's 200 MW does not contradict the 160; nor does it "10,000 … and another
    8,000". Optional figures make no piece.
    """
    largest: dict[tuple[str, str], Meaning] = {}
    told = [m for m in meanings if m.value is not None and m.entails is not None and m.part is not Part.OPTION]
    for m in (m for m in told if m.claim.grounded):
        key = (m.claim.article, m.dimension)
        if key not in largest or (m.value or 0) > (largest[key].value or 0):
            largest[key] = m
    return _added_to(told) | frozenset(
        id(m)
        for m in told
        if (most := largest.get((m.claim.article, m.dimension), m)) is not m
        and m.entails is not None
        and most.entails is not None
        and m.entails.disjoint(most.entails)
    )


def _added_to(told: list[Meaning]) -> frozenset[int]:
    """The meanings, by `id`, beside which their own article tells so much more, but for the sum of both."""
    more: dict[tuple[str, str], list[Exact]] = defaultdict(list)
    firm: dict[tuple[str, str], list[Meaning]] = defaultdict(list)
    for m in told:
        key = (m.claim.article, m.dimension)
        if m.part is Part.INCREMENT:
            more[key].append(m.value or 0)
        elif m.part is not Part.CUMULATIVE:
            firm[key].append(m)
    return frozenset(
        id(m)
        for key, added in more.items()
        for m in firm[key]
        if not any((m.value or 0) == (other.value or 0) + extra for other in firm[key] for extra in added)
    )
