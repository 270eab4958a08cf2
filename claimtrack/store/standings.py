"""How each deal stands, kept beside its claims, and dropped as soon as one of them may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import insert
from sqlmodel import Session, col, delete, select

from claimtrack.records import tied
from claimtrack.store import judgements
from claimtrack.store.rows import standing_of, standing_row
from claimtrack.store.tables import ClaimRow, JudgementRow, PositionRow, StandingRow, VerdictRow, table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from claimtrack.records import Standing

Name = TypeVar("Name")
AT_ONCE = 500
"""How many are named in one query: databases set bounds to it."""


def keep(session: Session, standings: Iterable[Standing], key: str) -> None:
    """Keep how some deals stand, as `key` makes it."""
    for standing in standings:
        session.merge(standing_row(standing, key))
        _drop_rows(session, [standing.deal])
        for kind, rows in ((PositionRow, standing.positions), (VerdictRow, standing.verdicts)):
            if rows:
                session.execute(insert(table(kind)), [dict(row) for row in rows])


def every(session: Session, key: str) -> list[Standing]:
    """How every deal stands whose standing is kept under a key, without the bodies."""
    columns = (StandingRow.deal_id, StandingRow.articles, StandingRow.claims, StandingRow.fields)
    return [
        standing_of(StandingRow(deal_id=deal, key=key, articles=articles, claims=claims, fields=fields, body=b""))
        for deal, articles, claims, fields in session.exec(select(*columns).where(StandingRow.key == key))
    ]


def bodies(session: Session, deals: Iterable[str]) -> Iterator[str]:
    """The reports of some deals as lines of JSON, in the order asked for."""
    for some in batches(list(deals)):
        found = {r.deal_id: r for r in session.exec(select(StandingRow).where(col(StandingRow.deal_id).in_(some)))}
        session.expunge_all()
        yield from (standing_of(found[d], found[d].body).body for d in some if d in found)


def without(session: Session, key: str) -> list[str]:
    """The deals that claims are told of and whose standing is not kept under a key."""
    kept = set(session.exec(select(StandingRow.deal_id).where(StandingRow.key == key)))
    told = session.exec(select(col(ClaimRow.deal_id)).where(col(ClaimRow.deal_id).is_not(None)).distinct())
    split = session.exec(select(col(JudgementRow.into)).where(col(JudgementRow.into).is_not(None)))
    return sorted({d for d in (*told, *split) if d is not None} - kept)


def drop(session: Session, deals: Iterable[str | None]) -> None:
    """Forget how some deals stand, and every deal that a decision ties to them."""
    named = {d for d in deals if d}
    if not named:
        return
    found = tied(named, judgements.every(session))
    for some in batches(sorted(found)):
        session.exec(delete(StandingRow).where(col(StandingRow.deal_id).in_(some)))
        _drop_rows(session, some)


def _drop_rows(session: Session, deals: list[str]) -> None:
    session.exec(delete(PositionRow).where(col(PositionRow.deal).in_(deals)))
    session.exec(delete(VerdictRow).where(col(VerdictRow.deal).in_(deals)))


def batches(names: Collection[Name]) -> Iterator[list[Name]]:
    """The names, so many at once."""
    listed = list(names)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]
