"""Which deal a claim belongs to: the parties, the facility, and where one pair has several deals, when and how much.

Pure: what is known comes in, what is new or changed goes out. A deal's id never changes once given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claimtrack.catalog import Catalog
from claimtrack.deals.ids import deal_id
from claimtrack.records import Claim, Deal, Field, Part

HEADLINE = frozenset({Field.PRICE_TOTAL, Field.PRICE_RATE, Field.POWER, Field.GPU_COUNT})
WHOLE = frozenset({None, Part.WHOLE, Part.CUMULATIVE})
APART_DAYS = 45
"""Two announcements of one pair further apart than this may be two deals."""
APART_FACTOR = Decimal("1.6")
"""Two prices of one pair further apart than this are two deals, unless one is the other with a slip of the point."""
SLIPS = frozenset({Decimal(10), Decimal(100), Decimal(1000)})
SHARED, NEAR, FAR, ELSEWHERE = 3, 1, -1, -3
"""What speaks for a bundle being of a deal: a figure in common, a near date; and against it: a far date, other prices."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The claims of one article about one pair of parties."""

    groups: frozenset[str]
    claims: tuple[Claim, ...]
    facility: str | None
    announced: str | None

    @property
    def figures(self) -> tuple[str, ...]:
        """The headline figures of the whole deal, by which another telling of it is recognised."""
        found = {
            f"{c.field}:{value:f}"
            for c in self.claims
            if c.field in HEADLINE and c.part in WHOLE
            for value in (c.low, c.high)
            if isinstance(value, Decimal)
        }
        return tuple(sorted(found))


def link(claims: Sequence[Claim], known: Sequence[Deal], catalog: Catalog) -> tuple[list[Claim], list[Deal]]:
    """The claims of one article with their deals' ids, and the deals that are new or touched.

    A claim that names no party stays without a deal.
    """
    deals = {d.id: d for d in known}
    touched: dict[str, Deal] = {}
    linked: dict[int, Claim] = {}
    for bundle in _bundles(claims, catalog):
        deal = _best(bundle, list(deals.values()), catalog) or _new(bundle, deals, catalog)
        deal = replace(
            deal,
            announced=deal.announced or bundle.announced,
            figures=tuple(sorted({*deal.figures, *bundle.figures})),
        )
        deals[deal.id] = touched[deal.id] = deal
        for claim in bundle.claims:
            linked[id(claim)] = replace(claim, deal=deal.id)
    return [linked.get(id(claim), claim) for claim in claims], list(touched.values())


def _bundles(claims: Sequence[Claim], catalog: Catalog) -> list[Bundle]:
    """The claims of an article by pair of parties; the most told first, which alone is of the article's own date."""
    by_pair: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in claims:
        names = [*(claim.buyer or "").split("/"), *(claim.seller or "").split("/")]
        if any(names):
            by_pair[frozenset(catalog.group(n) for n in names if n)].append(claim)
    bundles = []
    ordered = sorted(by_pair.items(), key=lambda item: (-len(item[1]), sorted(item[0])))
    for place, (groups, members) in enumerate(ordered):
        facilities = [catalog.campus(c.facility) for c in members if c.facility]
        facility = max(set(facilities), key=lambda f: (facilities.count(f), f)) if facilities else None
        announced = next((day for c in members if (day := _day(c))), None)
        published = next((c.published for c in members if c.published), None) if not place else None
        bundles.append(Bundle(groups, tuple(members), facility, announced or published))
    return bundles


def _best(bundle: Bundle, deals: Sequence[Deal], catalog: Catalog) -> Deal | None:
    """The known deal of the same pair that fits best, or None where none fits."""
    fitting = []
    for deal in deals:
        if frozenset(catalog.group(n) for n in (*deal.buyer, *deal.seller)) != bundle.groups:
            continue
        here, there = bundle.facility, deal.facility and catalog.campus(deal.facility)
        if here and there and here != there:
            continue
        score = _fit(bundle, deal) + (1 if here and here == there else 0)
        if score >= 0:
            fitting.append((score, deal.announced or "", deal.id, deal))
    return max(fitting, key=lambda f: f[:3])[3] if fitting else None


def _fit(bundle: Bundle, deal: Deal) -> int:
    """How well a bundle fits a deal, from figures and dates."""
    if set(bundle.figures) & set(deal.figures):
        return SHARED
    score = 0
    if (days := _days_between(bundle.announced, deal.announced)) is not None:
        score += NEAR if days <= APART_DAYS else FAR
    ours, theirs = _prices(bundle.figures), _prices(deal.figures)
    if ours and theirs and all(_differ(a, b) for a in ours for b in theirs):
        score += ELSEWHERE
    return score


def _differ(a: Decimal, b: Decimal) -> bool:
    """Whether two prices can hardly be of one deal: far apart, and not by a slip of the decimal point."""
    small, large = sorted((a, b))
    return bool(small) and large / small >= APART_FACTOR and large / small not in SLIPS


def _prices(figures: Sequence[str]) -> list[Decimal]:
    prefix = f"{Field.PRICE_TOTAL}:"
    return [Decimal(f.removeprefix(prefix)) for f in figures if f.startswith(prefix)]


def _days_between(a: str | None, b: str | None) -> int | None:
    """The days between two EDTF dates, a month taken at its middle; None where one is no month."""
    days = []
    for edtf in (a, b):
        try:
            full = f"{edtf}-15" if edtf and len(edtf) == len("2026-05") else edtf or ""
            days.append(date.fromisoformat(full))
        except ValueError:
            return None
    return abs((days[0] - days[1]).days)


def _new(bundle: Bundle, deals: dict[str, Deal], catalog: Catalog) -> Deal:
    """A deal for a bundle that fits none; it amends the last one of the same pair and place."""
    lead = bundle.claims[0]
    told = next((c for c in bundle.claims if c.field is not Field.EQUITY), lead)
    buyer = tuple(b for b in (told.buyer or "").split("/") if b)
    seller = tuple(s for s in (told.seller or "").split("/") if s)
    earlier = [
        d
        for d in deals.values()
        if frozenset(catalog.group(n) for n in (*d.buyer, *d.seller)) == bundle.groups
        and d.facility == bundle.facility
        and (d.announced or "") < (bundle.announced or "")
    ]
    return Deal(
        id=deal_id(buyer, seller, bundle.facility, bundle.announced, deals),
        buyer=buyer,
        seller=seller,
        facility=bundle.facility,
        announced=bundle.announced,
        amends=max(earlier, key=lambda d: d.announced or "").id if earlier else None,
    )


def _day(claim: Claim) -> str | None:
    return claim.high if claim.field is Field.ANNOUNCED and isinstance(claim.high, str) else None
