"""Claims out of the store, as people have judged them, and what they come to, a deal at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack import deals
from claimtrack.reconcile import DEFAULT, Thresholds, reconcile, urgency
from claimtrack.records import Article, Claim, Deal, DealReport, Judgement, tied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.store import Known, Store

Told = dict[str, list[tuple[Claim, Article]]]
AT_ONCE = 200
"""How many deals are held in memory at once."""


def reports(
    store: Store,
    wanted: Sequence[str] | None = None,
    then: Known | None = None,
    thresholds: Thresholds = DEFAULT,
) -> list[DealReport]:
    """The reports of some deals or of all, the worst and best supported first; with `then`, as it would have been then."""
    decided = [j for j in store.judgements() if j.stood()]
    told = told_by_deal(store, wanted, then, decided)
    return sorted(made(store, told, decided, thresholds), key=urgency)


def in_turn(store: Store, wanted: Sequence[str], thresholds: Thresholds = DEFAULT) -> Iterator[DealReport]:
    """The reports of many deals in the order asked for, so many at once."""
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        found = {r.deal.id: r for r in reports(store, some, thresholds=thresholds)}
        yield from (found[d] for d in some if d in found)


def made(store: Store, told: Told, decided: Sequence[Judgement], thresholds: Thresholds) -> Iterator[DealReport]:
    """The report of each deal that claims are told of."""
    known = known_deals(store, list(told), decided)
    for name, of_deal in told.items():
        if name in known and of_deal:
            claims, by_name = _by_name(of_deal)
            yield reconcile(_named(known[name], of_deal), claims, by_name, thresholds)


def told_by_deal(store: Store, wanted: Sequence[str] | None, then: Known | None, decided: Sequence[Judgement]) -> Told:
    """The claims by deal, as people have judged them; a judgement may bring in claims of other deals."""
    told = store.claims(None if wanted is None else sorted(tied(wanted, decided)), known=then)
    found: Told = defaultdict(list)
    for claim, article in deals.judged(told, decided):
        if claim.deal is not None and (wanted is None or claim.deal in wanted):
            found[claim.deal].append((claim, article))
    return found


def known_deals(
    store: Store, wanted: Sequence[str] | None = None, decided: Sequence[Judgement] | None = None
) -> dict[str, Deal]:
    """Deals by id, with those that people split off; an id that was merged leads to the deal it went into."""
    standing = [j for j in store.judgements() if j.stood()] if decided is None else decided
    named = None if wanted is None else sorted(tied(wanted, standing))
    known = deals.with_split(store.deals(named), standing)
    return {name: known.get(deals.merged(name, standing), deal) for name, deal in known.items()}


def current_claims(store: Store, deal_id: str | None = None, field: str | None = None) -> list[tuple[Claim, Article]]:
    """The claims of each article's current text, as people have judged them."""
    decided = [j for j in store.judgements() if j.stood()]
    moved = any("field" in j.changed for j in decided)  # a person may have given claims of other fields this one
    told = store.claims(None if deal_id is None else sorted(tied([deal_id], decided)), None if moved else field)
    return [
        (c, a)
        for c, a in deals.judged(told, decided)
        if deal_id in {None, c.deal} and (field is None or c.field == field)
    ]


def _by_name(told: Sequence[tuple[Claim, Article]]) -> tuple[list[Claim], dict[str, Article]]:
    """The claims under names that tell their articles apart: the address, or where two share it, what makes each itself."""
    shared: dict[str, set[str]] = defaultdict(set)
    for claim, article in told:
        shared[claim.article].add(article.identity)
    claims, by_name = [], {}
    for claim, article in told:
        name = claim.article if len(shared[claim.article]) == 1 else article.identity
        if name not in by_name:
            by_name[name] = article if article.address == name else replace(article, address=name)
        claims.append(claim if name == claim.article else replace(claim, article=name))
    return claims, by_name


def _named(deal: Deal, told: Sequence[tuple[Claim, object]]) -> Deal:
    """The deal with its facility, where a later article named it."""
    facility = deal.facility or next((c.facility for c, _ in told if c.facility), None)
    return replace(deal, facility=facility)
