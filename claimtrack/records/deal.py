"""Deals and the parties that a claim names."""

from __future__ import annotations

from dataclasses import dataclass


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
    recognised.
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
