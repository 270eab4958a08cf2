"""Which deal a claim belongs to: the parties, the facility, and where one pair has several deals, when it was agreed.

Pure: what is known comes in, what is new or changed goes out. A deal's id never changes once given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.catalog import Catalog
from claimtrack.deals.ids import deal_id
from claimtrack.records import Claim, Deal, Field


@dataclass(frozen=True, slots=True)
class Bundle:
    """The claims of one article about one pair of parties."""

    groups: frozenset[str]
    claims: tuple[Claim, ...]
    facility: str | None
    announced: str | None


def link(claims: Sequence[Claim], known: Sequence[Deal], catalog: Catalog) -> tuple[list[Claim], list[Deal]]:
    """The claims of one article with their deals' ids, and the deals that are new or touched.

    A claim without a buyer or facility stays without a deal.
    """
    deals = {d.id: d for d in known}
    touched: dict[str, Deal] = {}
    linked: dict[int, Claim] = {}
    for bundle in _bundles(claims, catalog):
        deal = _best(bundle, list(deals.values()), catalog) or _new(bundle, deals)
        if deal.announced is None and bundle.announced:
            deal = replace(deal, announced=bundle.announced)
        deals[deal.id] = touched[deal.id] = deal
        for claim in bundle.claims:
            linked[id(claim)] = replace(claim, deal=deal.id)
    return [linked.get(id(claim), claim) for claim in claims], list(touched.values())


def _bundles(claims: Sequence[Claim], catalog: Catalog) -> list[Bundle]:
    """The claims of an article by pair of parties and campus; the most told first."""
    by_pair: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in claims:
        names = [*(claim.buyer or "").split("/"), *(claim.seller or "").split("/")]
        if any(names):
            by_pair[frozenset(catalog.group(n) for n in names if n)].append(claim)
    bundles = []
    for groups, members in by_pair.items():
        facilities = [catalog.campus(c.facility) for c in members if c.facility]
        facility = max(set(facilities), key=lambda f: (facilities.count(f), f)) if facilities else None
        announced = next((_day(c) for c in members if c.field is Field.ANNOUNCED and _day(c)), None)
        published = next((c.published for c in members if c.published), None)
        bundles.append(Bundle(groups, tuple(members), facility, announced or published))
    return sorted(bundles, key=lambda b: (-len(b.claims), sorted(b.groups)))


def _best(bundle: Bundle, deals: Sequence[Deal], catalog: Catalog) -> Deal | None:
    """The known deal of the same pair that fits best, or None."""
    fitting = []
    for deal in deals:
        groups = frozenset(catalog.group(n) for n in (*deal.buyer, *deal.seller))
        if groups != bundle.groups:
            continue
        if bundle.facility and deal.facility and bundle.facility != catalog.campus(deal.facility):
            continue
        same_place = bool(bundle.facility and deal.facility)
        fitting.append((same_place, deal.id, deal))
    return max(fitting, key=lambda f: (f[0], f[1]))[2] if fitting else None


def _new(bundle: Bundle, deals: dict[str, Deal]) -> Deal:
    lead = bundle.claims[0]
    told = next((c for c in bundle.claims if c.field is not Field.EQUITY), lead)
    buyer, seller = (
        tuple(b for b in (told.buyer or "").split("/") if b),
        tuple(s for s in (told.seller or "").split("/") if s),
    )
    return Deal(
        id=deal_id(buyer, seller, bundle.facility, bundle.announced, deals),
        buyer=buyer,
        seller=seller,
        facility=bundle.facility,
        announced=bundle.announced,
    )


def _day(claim: Claim) -> str | None:
    return claim.high if isinstance(claim.high, str) else None
