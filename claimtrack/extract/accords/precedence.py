"""Which of the pairs an article tells comes first, and which of two rents."""

from __future__ import annotations

from claimtrack.catalog import Kind
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.accords.pairs import Pair
from claimtrack.extract.accords.roles import (
    RENTS_OUT,
    rank_of,
)

RENTERS = frozenset({Kind.LAB, Kind.PLATFORM})
EARLY = 3
"""Sentences from the top in which a party of the deal is named."""
LEDE, LATE, LEADS = 2, 5, 0.5
"""A pair is told at once when one of the first sentences tells it, with so much weight; and late when none of the first does."""
FEWER = 5
"""How many times as often as its landlord the maker of a renter's chips may be named."""


def backs(accord: Accord, main: Accord) -> bool:
    """Whether an accord is only of the main deal's seller and of who puts money into it, or builds with it."""
    return (
        main.seller is not None
        and accord.seller is not None
        and accord.seller.kind is Kind.INVESTOR
        and accord.buyer.group == main.seller.group
    )


def let_lead(told: list[Pair]) -> None:
    """Let a pair that the article comes to late weigh less than the one it opens with."""
    leads = [p for p in told if min(p.spots) <= LEDE and p.weight >= LEADS]
    if not leads:
        return
    best = max(p.weight for p in leads)
    for pair in told:
        if min(pair.spots) > LATE and best < pair.weight <= best * FEWER:
            pair.weight = best * 0.99


def make_way(told: list[Pair]) -> None:
    """Let a lab's pair with a maker of chips weigh less than its pair with who rents them out.

    "ByteDance gets Nvidia's B200s … from Aolani Cloud": the maker is named more often, and is no party of the deal.
    """
    for pair in told:
        renter, maker = (pair.first, pair.second) if pair.second.kind is Kind.CHIPMAKER else (pair.second, pair.first)
        if maker.kind is not Kind.CHIPMAKER or renter.kind not in RENTERS:
            continue
        for other in told:
            groups = {other.first.group, other.second.group}
            landlord = other.second if other.first.group == renter.group else other.first
            if (
                renter.group in groups
                and landlord.kind in RENTS_OUT
                and rank_of(landlord) > rank_of(renter)
                and min(other.spots) <= EARLY
                and other.weight < pair.weight <= other.weight * FEWER
            ):
                pair.weight = other.weight * 0.99


def let_rent(pair: Pair, tenants: set[str]) -> None:
    """A pair of whom one is told to rent for itself, which is then the buyer whatever it is as a rule."""
    one, other = pair.first.group in tenants, pair.second.group in tenants
    if one is other or pair.sure:
        return
    pair.habit = 1.0 if one else -1.0
    kinds = {pair.first.kind, pair.second.kind}
    if Kind.CHIPMAKER in kinds and RENTS_OUT & kinds:
        pair.sure = pair.habit
