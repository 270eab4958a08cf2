"""Deals and the parties that a claim names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Parties:
    """Who a claim says the deal is between, as written or as the catalog names them.

    For equity the buyer is the issuer and the seller the investor.
    """

    buyer: tuple[str, ...] = ()
    seller: tuple[str, ...] = ()
    facility: str | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal as the store knows it. `id` is readable and never changes once given.

    `figures` are the headline figures told of it so far (`price_total:9700000000`), by which another telling is
    recognised. `pair` is what the catalog takes its parties for, whatever name they go by: the deals of one pair are
    found by it.
    """

    id: str
    buyer: tuple[str, ...] = ()
    seller: tuple[str, ...] = ()
    facility: str | None = None
    announced: str | None = None
    amends: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    figures: tuple[str, ...] = ()
    pair: str = ""


class KnownDeals(Protocol):
    """The deals known so far, of which only those of one pair are ever looked at."""

    def of(self, pair: str) -> Sequence[Deal]:
        """The deals of a pair of parties."""
        ...

    def __contains__(self, deal_id: object) -> bool:
        """Whether an id was given already."""
        ...
