"""Articles that the user wants neither kept nor fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert
from sqlmodel import Session, col, or_, select

from claimtrack.store import newsstand, standings
from claimtrack.store.tables import (
    ArticleRow,
    ClaimRow,
    DealRow,
    ForgottenRow,
    JudgementRow,
    RawRow,
    RevisionRow,
    TurnRow,
    VisitRow,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Collection


def forget(session: Session, spellings: Collection[str], now: str) -> int:
    """Take an article out with everything that was read in it, and note that it stays out; how many articles went.

    `spellings` are the address as given and in its canonical form; an article is found by its url, canonical link,
    identity, or the place of its file. Deals of which nothing is told any more go too, but for those that a person decided about.
    """
    found = session.exec(
        select(ArticleRow).where(
            or_(
                col(ArticleRow.identity).in_(spellings),
                col(ArticleRow.url).in_(spellings),
                col(ArticleRow.canonical).in_(spellings),
                col(ArticleRow.id).in_(select(RevisionRow.article_id).where(col(RevisionRow.address).in_(spellings))),
            )
        )
    ).all()
    names = {*spellings, *(n for row in found for n in (row.identity, row.url, row.canonical) if n)}
    addresses = set(
        session.exec(select(RevisionRow.address).where(col(RevisionRow.article_id).in_([r.id for r in found])))
    )
    for row in found:
        _take_out(session, row)
    newsstand.forget(session, names | addresses)
    session.execute(delete(VisitRow).where(col(VisitRow.address).in_(names | addresses)))
    _strays(session)
    known = set(session.exec(select(ForgottenRow.address).where(col(ForgottenRow.address).in_(names))))
    if fresh := sorted(names - known):
        session.execute(insert(table(ForgottenRow)), [{"address": name, "when": now} for name in fresh])
    return len(found)


def _strays(session: Session) -> None:
    """Drop the bytes that no text was read from any more, and what is remembered of fetching them."""
    read = select(RevisionRow.raw).where(col(RevisionRow.raw).is_not(None))
    session.execute(delete(RawRow).where(col(RawRow.digest).not_in(read)))
    kept = select(RawRow.digest)
    session.execute(delete(VisitRow).where(col(VisitRow.raw).is_not(None), col(VisitRow.raw).not_in(kept)))


def remember(session: Session, spellings: Collection[str]) -> bool:
    """Let an address in again; whether it was forgotten."""
    rows = session.exec(select(ForgottenRow).where(col(ForgottenRow.address).in_(spellings))).all()
    for row in rows:
        session.delete(row)
    return bool(rows)


def forgotten(session: Session, addresses: Collection[str]) -> set[str]:
    """Those of some addresses that were forgotten."""
    found: set[str] = set()
    for some in standings.batches(sorted(addresses)):
        found |= set(session.exec(select(ForgottenRow.address).where(col(ForgottenRow.address).in_(some))))
    return found


def _take_out(session: Session, row: ArticleRow) -> None:
    revisions = session.exec(select(RevisionRow).where(RevisionRow.article_id == row.id)).all()
    numbers = [r.id for r in revisions]
    deals = set(session.exec(select(ClaimRow.deal_id).where(col(ClaimRow.revision_id).in_(numbers))))
    standings.drop(session, deals)
    session.execute(delete(ClaimRow).where(col(ClaimRow.revision_id).in_(numbers)))
    session.execute(delete(JudgementRow).where(col(JudgementRow.article) == row.identity))
    raws = {r.raw for r in revisions if r.raw}
    session.execute(delete(TurnRow).where(col(TurnRow.article_id) == row.id))
    session.execute(delete(RevisionRow).where(col(RevisionRow.article_id) == row.id))
    session.delete(row)
    session.flush()
    shared = set(session.exec(select(RevisionRow.raw).where(col(RevisionRow.raw).in_(raws))))
    session.execute(delete(RawRow).where(col(RawRow.digest).in_(raws - shared)))
    judged = set(session.exec(select(JudgementRow.deal))) | set(session.exec(select(JudgementRow.into)))
    for deal in {d for d in deals if d} - {d for d in judged if d}:
        told = session.exec(select(ClaimRow.id).where(ClaimRow.deal_id == deal).limit(1)).first()
        if told is None:
            session.execute(delete(DealRow).where(col(DealRow.id) == deal))
