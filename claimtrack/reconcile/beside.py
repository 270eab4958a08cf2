"""What articles tell besides a figure, by which it may be a piece of the deal, or of another thing than a figure of another article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from claimtrack.reconcile.interval import Exact
from claimtrack.reconcile.meaning import Meaning
from claimtrack.records import Part

Figures = frozenset[tuple[str, str | None, Exact]]
"""Dimension, currency and value of two figures."""


class Beside(NamedTuple):
    """Of one field of a deal: the meanings, by `id`, that may be a piece (`pieces_of`), and which two figures some article tells of two things."""

    pieces: frozenset[int] = frozenset()
    apart: frozenset[Figures] = frozenset()


NOTHING_BESIDE = Beside()


def beside(meanings: Sequence[Meaning]) -> Beside:
    """What the articles of one field tell besides each figure."""
    return Beside(pieces_of(meanings), _told_apart(meanings))


def two_things(a: Meaning, b: Meaning, told: Beside) -> bool:
    """Whether a third article tells two figures of the whole deal of two different things.

    "$17.4 billion, or $19.4 billion if it asks for more": who gives $19.4 billion without a word on options does not contradict $17.4 billion.
    """
    return a.part is b.part is Part.WHOLE and _figures(a, b) in told.apart


def _told_apart(meanings: Sequence[Meaning]) -> frozenset[Figures]:
    by_article: dict[str, list[Meaning]] = defaultdict(list)
    for m in meanings:
        if m.value is not None and m.claim.grounded:
            by_article[m.claim.article].append(m)
    return frozenset(
        _figures(a, b)
        for told in by_article.values()
        for a, b in combinations(told, 2)
        if a.part is not b.part and a.value != b.value
    )


def _figures(a: Meaning, b: Meaning) -> Figures:
    return frozenset((m.dimension, m.currency, m.value) for m in (a, b) if m.value is not None)


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
