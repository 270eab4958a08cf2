"""Which deal a claim belongs to: the parties, the facility, and where one pair has several deals, when and how much.

Pure: what is known comes in, what is new or changed goes out. A deal's id never changes once given.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claimtrack.catalog import Catalog
from claimtrack.deals.bundles import Bundle, beside, bundles
from claimtrack.deals.earlier import APART_DAYS, days_between
from claimtrack.deals.ids import deal_id
from claimtrack.records import Claim, Deal, Field, KnownDeals

APART_FACTOR = Decimal("1.5")
"""Two prices of one pair further apart than this are two deals, unless one is the other with a slip of the point."""
SLIPS = frozenset({Decimal(10), Decimal(100), Decimal(1000)})
SAME_NEWS_DAYS = 7
"""What two articles tell of one pair within a week is one piece of news, however their figures differ."""
SHARED, TOGETHER, NEAR, FAR, ELSEWHERE, TURNED = 3, 3, 1, -1, -3, -2
"""What speaks for a bundle being of a deal: a figure in common, a near date; and against it: a far date, other prices, that
the one buys who sells there. Who buys may be misread: what else is common tells more."""


def link(claims: Sequence[Claim], known: KnownDeals, catalog: Catalog) -> tuple[list[Claim], list[Deal]]:
    """The claims of one article with their deals' ids, and the deals that are new or touched.

    A claim that names no party stays without a deal. A stake told in one breath with a deal goes to that deal.
    """
    touched: dict[str, Deal] = {}
    linked: dict[int, Claim] = {}
    told = bundles(claims, catalog)
    main = told[0][-1] if told else None
    stakes = [b for pair in told for b in pair if main is not None and beside(b, main)]
    for pair in told:
        here: set[str] = set()
        for number, bundle in enumerate(pair):
            if bundle in stakes:
                continue
            deals = {
                d.id: touched.get(d.id, d) for d in (*known.of(bundle.pair), *touched.values()) if d.pair == bundle.pair
            }
            free = _free(list(deals.values()), bundle, pair[number + 1 :], here, catalog)
            deal = _best(bundle, free, catalog) or _new(bundle, deals.values(), _Taken(known, touched))
            here.add(deal.id)
            deal = replace(
                deal,
                announced=deal.announced or bundle.announced,
                figures=tuple(sorted({*deal.figures, *bundle.figures})),
            )
            touched[deal.id] = deal
            for claim in (*bundle.claims, *(c for b in stakes if bundle is main for c in b.claims)):
                linked[id(claim)] = replace(claim, deal=deal.id)
    return [linked.get(id(claim), claim) for claim in claims], list(touched.values())


@dataclass(frozen=True, slots=True)
class _Taken:
    """The ids that were given already, in this run or before."""

    known: KnownDeals
    touched: Mapping[str, Deal]

    def __contains__(self, deal_id: object) -> bool:
        return deal_id in self.touched or deal_id in self.known


def _free(
    deals: Sequence[Deal], bundle: Bundle, later: Sequence[Bundle], here: Collection[str], catalog: Catalog
) -> list[Deal]:
    """The deals that a bundle may be of.

    None that the pair's other bundle went to or plainly is of, and where an article tells a deal and looks back at an
    earlier one, none that fits the news as well: of the two the known deal is rather the news.
    """
    theirs = {f for b in later for f in b.figures} - set(bundle.figures)
    ours = set(bundle.figures)
    best = [(b, d) for b in later if (d := _best(b, deals, catalog)) is not None]
    better = {d.id for b, d in best if _fit(b, d) >= _fit(bundle, d)}
    return [
        d
        for d in deals
        if d.id not in here and (bool(ours & set(d.figures)) or (theirs.isdisjoint(d.figures) and d.id not in better))
    ]


def _best(bundle: Bundle, deals: Sequence[Deal], catalog: Catalog) -> Deal | None:
    """The known deal of the same pair that fits best, or None where none fits."""
    fitting = []
    for deal in deals:
        here, there = bundle.facility, deal.facility and catalog.campus(deal.facility)
        if here and there and here != there:
            continue
        score = _fit(bundle, deal) + (1 if here and here == there else 0)
        score += TURNED if _turned(bundle, deal, catalog) else 0
        if score >= 0:
            fitting.append((score, deal.announced or "", deal.id, deal))
    return max(fitting, key=lambda f: f[:3])[3] if fitting else None


def _fit(bundle: Bundle, deal: Deal) -> int:
    """How well a bundle fits a deal, from figures and dates."""
    shared = set(bundle.figures) & set(deal.figures)
    score = SHARED + len(_prices(tuple(shared))) if shared else 0
    if (days := days_between(bundle.announced, deal.announced)) is not None:
        score += TOGETHER if days <= SAME_NEWS_DAYS else NEAR if days <= APART_DAYS else FAR
    ours, theirs = _prices(bundle.figures), _prices(deal.figures)
    if ours and theirs and all(_differ(a, b) for a in ours for b in theirs):
        score += ELSEWHERE
    return score


def _turned(bundle: Bundle, deal: Deal, catalog: Catalog) -> bool:
    """Whether the buyer of a deal sells in a bundle, which is another deal: "Twitter has a contract with Google", which rents from SpaceX."""
    sellers = {catalog.group(s) for s in deal.seller}
    buyers = {catalog.group(b) for b in deal.buyer}
    told = [c for c in bundle.claims if c.field is not Field.EQUITY]
    turned = sum(_groups(c.buyer, catalog) <= sellers and _groups(c.seller, catalog) <= buyers for c in told)
    return bool(buyers and sellers) and 2 * turned > len(told)


def _groups(names: str | None, catalog: Catalog) -> set[str]:
    return {catalog.group(n) for n in (names or "").split("/") if n} or {""}


def _differ(a: Decimal, b: Decimal) -> bool:
    """Whether two prices can hardly be of one deal: far apart, and not by a slip of the decimal point."""
    small, large = sorted((a, b))
    return bool(small) and large / small >= APART_FACTOR and large / small not in SLIPS


def _prices(figures: Sequence[str]) -> list[Decimal]:
    prefix = f"{Field.PRICE_TOTAL}:"
    return [Decimal(f.removeprefix(prefix)) for f in figures if f.startswith(prefix)]


def _new(bundle: Bundle, deals: Iterable[Deal], taken: Container[str]) -> Deal:
    """A deal for a bundle that fits none; it amends the last one of the same pair and place."""
    lead = bundle.claims[0]
    told = next((c for c in bundle.claims if c.field is not Field.EQUITY), lead)
    buyer = tuple(b for b in (told.buyer or "").split("/") if b)
    seller = tuple(s for s in (told.seller or "").split("/") if s)
    earlier = [d for d in deals if d.facility == bundle.facility and (d.announced or "") < (bundle.announced or "")]
    return Deal(
        id=deal_id(buyer, seller, bundle.facility, bundle.announced, taken),
        buyer=buyer,
        seller=seller,
        facility=bundle.facility,
        announced=bundle.announced,
        amends=max(earlier, key=lambda d: d.announced or "").id if earlier else None,
        pair=bundle.pair,
    )
