"""What nights told, and how far each receiver of messages has been told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from claimtrack.masking import masked
from claimtrack.records import News
from claimtrack.records.address import canonical
from claimtrack.store import standings
from claimtrack.store.tables import ArticleRow, ClaimRow, DeliveryRow, NewsRow, RevisionRow, table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def keep(session: Session, found: Sequence[News]) -> None:
    """Keep pieces of news; one that is kept already, of a night that was cut off, stays as it was."""
    known: set[str] = set()
    for some in standings.batches([news.id for news in found]):
        known |= set(session.exec(select(NewsRow.name).where(col(NewsRow.name).in_(some))))
    for news in found:
        if news.id not in known:
            session.add(NewsRow(name=news.id, told=news.told, body=_form().dump_json(news).decode()))
            session.flush()  # in the order of the night


def after(session: Session, number: int) -> list[News]:
    """What was told after a number, the oldest first."""
    return [
        _form().validate_json(r)
        for r in session.exec(select(NewsRow.body).where(col(NewsRow.id) > number).order_by(col(NewsRow.id)))
    ]


def latest(session: Session, most: int) -> list[News]:
    """What was told last: the newest night first, and of a night the worst first; no more than so many."""
    nights = session.exec(select(NewsRow.told, func.count()).group_by(NewsRow.told).order_by(col(NewsRow.told).desc()))
    found: list[News] = []
    for told, _ in nights.all():
        if len(found) >= most:
            break
        rows = select(NewsRow.body).where(NewsRow.told == told).order_by(col(NewsRow.id)).limit(most - len(found))
        found += [_form().validate_json(body) for body in session.exec(rows)]
    return found


def newest(session: Session) -> int:
    """The number of the last piece of news; 0 before the first."""
    return session.exec(select(func.max(NewsRow.id))).one() or 0


def delivered(session: Session, receiver: str) -> int | None:
    """The number up to which a receiver was told; None for one that is new."""
    row = session.get(DeliveryRow, receiver)
    return row.upto if row else None


def waiting(session: Session, known: Collection[str]) -> int | None:
    """Up to where those were told that failed last and are receivers no more: whose address was mended, as a rule."""
    gone = select(func.min(DeliveryRow.upto)).where(
        col(DeliveryRow.failed).is_not(None), col(DeliveryRow.receiver).not_in(known)
    )
    return session.exec(gone).one()


def drop_deliveries(session: Session, known: Collection[str]) -> None:
    """Forget those that are receivers no more."""
    session.execute(delete(DeliveryRow).where(col(DeliveryRow.receiver).not_in(known)))


def keep_delivery(session: Session, receiver: str, upto: int, failed: str | None, what: str | None) -> None:
    """Note how far a receiver was told, and when and why it could not be told more."""
    session.merge(DeliveryRow(receiver=receiver, upto=upto, failed=failed, what=what))


def forget(session: Session, addresses: set[str]) -> None:
    """Take out every piece of news in which one of some articles speaks."""
    names = {n for a in addresses for n in _spellings(a)}
    for number, body in session.exec(select(NewsRow.id, NewsRow.body)).all():
        news = _form().validate_json(body)
        if any(not names.isdisjoint(_spellings(a)) for a in (news.article, *(said.address for said in news.said)) if a):
            session.execute(delete(NewsRow).where(col(NewsRow.id) == number))
    last = newest(session)  # numbers beyond it are given again
    session.execute(update(table(DeliveryRow)).where(col(DeliveryRow.upto) > last).values(upto=last))


def deals_of(session: Session, identities: Collection[str]) -> dict[str, list[str]]:
    """By the identity of an article, the deals that any of its texts told of."""
    found: dict[str, list[str]] = {}
    for some in standings.batches(sorted(identities)):
        told = (
            select(ArticleRow.identity, ClaimRow.deal_id)
            .join(RevisionRow, col(RevisionRow.article_id) == col(ArticleRow.id))
            .join(ClaimRow, col(ClaimRow.revision_id) == col(RevisionRow.id))
            .where(col(ArticleRow.identity).in_(some), col(ClaimRow.deal_id).is_not(None))
            .distinct()
        )
        for identity, deal in session.exec(told):
            if deal is not None:
                found.setdefault(identity, []).append(deal)
    return {identity: sorted(deals) for identity, deals in found.items()}


def _spellings(address: str) -> set[str]:
    """An address as it may stand in news: without its secrets, and without what only tracks who follows it."""
    shown = masked(address)
    return {shown, canonical(shown)} if "://" in shown else {shown}


@cache
def _form() -> TypeAdapter[News]:
    return TypeAdapter(News)
