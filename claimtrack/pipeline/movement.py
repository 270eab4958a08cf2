"""What changed since a moment, and whether the world moved or only what claimtrack makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimtrack.pipeline.telling import Told, made, told_by_deal
from claimtrack.reconcile import DEFAULT, Thresholds
from claimtrack.reconcile.changes import changes
from claimtrack.records import Article, Cause, Change, Claim, DealReport, Field, tied
from claimtrack.store import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimtrack.store import Store

Edit = tuple[str, list[Claim], list[Claim]]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed: every change with its cause, the articles whose text became another, before and after, and those gone."""

    changes: list[Change]
    edits: list[Edit]
    withdrawn: list[Article] = field(default_factory=list)


def since(
    store: Store,
    moment: str,
    deal: str | None = None,
    chosen: Callable[[list[DealReport]], list[DealReport]] = list,
    thresholds: Thresholds = DEFAULT,
) -> Since:
    """What changed since an ISO instant, of one deal or of all; `chosen` picks what is asked for out of reports.

    Between then and now stand two states more: what was known then, as it is read today; and what is known today, under
    what people had decided then. So each step has one cause: the reading, the world, a person.
    """
    every = store.judgements()
    then, now = [j for j in every if j.stood(moment)], [j for j in every if j.stood()]
    decided = {d for j in every if j.when >= moment or (j.undone or "") >= moment for d in store.judged_deals(j)}
    moved = tied({*store.moved_since(moment), *decided}, every)
    some = sorted(moved if deal is None else moved & {deal})
    withdrawn = _withdrawn(store, moment, deal)
    if not some:
        return Since([], [], withdrawn)
    as_now = told_by_deal(store, some, None, then)
    told = (
        told_by_deal(store, some, Known(moment, as_read=True), then),
        told_by_deal(store, some, Known(moment), then),
        as_now,
        as_now if then == now else told_by_deal(store, some, None, now),
    )
    states: list[list[DealReport]] = []
    for number, (claims, judged) in enumerate(zip(told, (then, then, then, now), strict=True)):
        same = number and claims == told[number - 1] and (judged is then or then == now)
        states.append(states[-1] if same else chosen(list(made(store, claims, judged, thresholds))))
    found = [
        replace(change, cause=cause)
        for cause, before, after in zip((Cause.READING, Cause.WORLD, Cause.JUDGEMENT), states, states[1:], strict=False)
        if before is not after
        for change in changes(before, after)
    ]
    order = (Cause.WORLD, Cause.JUDGEMENT, Cause.READING)
    found.sort(key=lambda c: order.index(c.cause))
    return Since(found, _edits(told[1], told[2], states[1:3]), withdrawn)


def _withdrawn(store: Store, moment: str, deal: str | None) -> list[Article]:
    """The articles that were found to be gone; of one deal, if so asked, those that tell of it."""
    found = store.withdrawn_since(moment)
    if not found or deal is None:
        return found
    telling = {article.identity for _, article in store.claims([deal])}
    return [article for article in found if article.identity in telling]


def _edits(before: Told, after: Told, states: Sequence[list[DealReport]]) -> list[Edit]:
    """The articles that say something else than before of what is asked for.

    One of which only the beginning was to be had before, and now more, was not edited.
    """
    asked = {(r.deal.id, f.field) for state in states for r in state for f in r.fields}
    begun = {article.identity for of_deal in before.values() for _, article in of_deal if article.partial}
    was, now = (_by_article(told, asked) for told in (before, after))
    return [
        (now[identity][0], claims, now[identity][1])
        for identity, (_, claims) in was.items()
        if identity in now
        and identity not in begun
        and [c.quote for c in claims] != [c.quote for c in now[identity][1]]
    ]


def _by_article(told: Told, asked: set[tuple[str, Field]]) -> dict[str, tuple[str, list[Claim]]]:
    found: dict[str, tuple[str, list[Claim]]] = {}
    for name, of_deal in told.items():
        for claim, article in of_deal:
            claims = found.setdefault(article.identity, (article.address, []))[1]
            if (name, claim.field) in asked:
                claims.append(claim)
    return found
