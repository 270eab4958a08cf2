"""What is read out of a store: deals, claims with their articles, as they are now or as they were known at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import inspect
from sqlalchemy import select as core_select
from sqlmodel import Session, col, or_, select

from claimtrack.store import standings
from claimtrack.store.rows import article_of, claim_of, deal_of
from claimtrack.store.tables import ArticleRow, ClaimRow, DealRow, RevisionRow, TurnRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.records import Article, Claim, Deal

DAY = len("2026-05-07")


@dataclass(frozen=True, slots=True)
class Known:
    """A moment of the past, as an ISO instant or a day: what had been read by then.

    With `published` also what had been published by then, however late it was read; with `as_read` in the claims that
    were read out of it then, otherwise in those that are read out of it today.
    """

    moment: str
    published: bool = False
    as_read: bool = False


def deals(session: Session, named: Sequence[str] | None = None) -> list[Deal]:
    """Every deal, or those that are named, by id."""
    rows = select(DealRow).where(col(DealRow.merged_into).is_(None)).order_by(DealRow.id)
    if named is None:
        return [deal_of(row) for row in session.exec(rows)]
    some = standings.batches(sorted(named))
    return [deal_of(row) for names in some for row in session.exec(rows.where(col(DealRow.id).in_(names)))]


def deals_begun(session: Session, letters: str) -> list[Deal]:
    """The deals whose id begins so, by id."""
    begun = select(DealRow).where(col(DealRow.id).startswith(letters, autoescape=True)).order_by(DealRow.id)
    return [deal_of(row) for row in session.exec(begun)]


def claims(
    session: Session,
    deals: Sequence[str] | None = None,
    field: str | None = None,
    known: Known | None = None,
    *,
    identity: str | None = None,
) -> list[tuple[Claim, Article]]:
    """The claims of each article's text, with their articles; of some deals, one field or one article if so asked.

    The text is the current one, or with `known` the one that was known at a moment.
    """
    query = (
        core_select(inspect(ClaimRow).local_table)
        .join(RevisionRow, col(ClaimRow.revision_id) == col(RevisionRow.id))
        .join(ArticleRow, col(ArticleRow.id) == col(RevisionRow.article_id))
        .order_by(col(ArticleRow.id), col(ClaimRow.start), col(ClaimRow.id))
    )
    if known is None or not known.as_read:
        query = query.where(col(ClaimRow.replaced).is_(None))
    else:
        replaced_later = or_(col(ClaimRow.replaced).is_(None), col(ClaimRow.replaced) >= known.moment)
        query = query.where(col(ClaimRow.seen) < known.moment, replaced_later)
    if known is None:
        query = query.where(col(ArticleRow.current) == col(RevisionRow.id))
    if field is not None:
        query = query.where(col(ClaimRow.field) == field)
    if identity is not None:
        query = query.where(col(ArticleRow.identity) == identity)
    then = None if known is None else _then(session, known)
    found = []
    for some in [None] if deals is None else standings.batches(sorted(deals)):
        rows = session.execute(query if some is None else query.where(col(ClaimRow.deal_id).in_(some))).all()
        texts = _texts(session, {r.revision_id for r in rows if then is None or r.revision_id in then})
        found += [(claim_of(r, *texts[r.revision_id]), texts[r.revision_id][1]) for r in rows if r.revision_id in texts]
    return found


def named(session: Session, spelling: str) -> list[str]:
    """The identities of the articles that a person may mean: by address, path or url, or by the end of a path."""
    end = f"/{spelling}"
    meant = or_(
        col(ArticleRow.identity).in_((spelling, f"file:{spelling}")),
        col(ArticleRow.url) == spelling,
        col(RevisionRow.address) == spelling,
        col(ArticleRow.identity).endswith(end, autoescape=True),
        col(RevisionRow.address).endswith(end, autoescape=True),
    )
    query = select(ArticleRow.identity).join(RevisionRow, col(RevisionRow.article_id) == col(ArticleRow.id))
    return list(session.exec(query.where(meant).distinct().order_by(ArticleRow.identity)))


def moved_since(session: Session, moment: str) -> list[str]:
    """The deals of which a claim was read, replaced or is of an article whose text changed since a moment."""
    texts = select(RevisionRow.article_id).where(RevisionRow.seen >= moment)
    again = select(TurnRow.article_id).where(TurnRow.turned >= moment)
    told = (
        select(col(ClaimRow.deal_id))
        .join(RevisionRow, col(ClaimRow.revision_id) == col(RevisionRow.id))
        .where(
            or_(
                col(ClaimRow.seen) >= moment,
                col(ClaimRow.replaced) >= moment,
                col(RevisionRow.article_id).in_(texts),
                col(RevisionRow.article_id).in_(again),
            )
        )
    )
    return sorted({d for d in session.exec(told.distinct()) if d})


def withdrawn_since(session: Session, moment: str) -> list[Article]:
    """The articles that were found to be gone since a moment."""
    rows = (
        select(ArticleRow, RevisionRow)
        .join(RevisionRow, col(RevisionRow.id) == col(ArticleRow.current))
        .where(col(ArticleRow.withdrawn) >= moment)
        .order_by(col(ArticleRow.id))
    )
    return [article_of(row, revision) for row, revision in session.exec(rows)]


def _then(session: Session, known: Known) -> frozenset[int]:
    """The revision of each article that was known at a moment."""
    texts = select(RevisionRow.article_id, col(RevisionRow.id), RevisionRow.seen, col(RevisionRow.published))
    again = select(TurnRow.article_id, TurnRow.revision_id, TurnRow.turned)
    chosen: dict[int, int] = {}
    moments = [(seen, n, article, told) for article, n, seen, told in session.exec(texts) if n is not None]
    moments += [(turned, n, article, None) for article, n, turned in session.exec(again)]
    for seen, number, article, published in sorted(moments, key=lambda m: m[:2]):
        told_by_then = known.published and (published or seen)[:DAY] <= known.moment[:DAY]
        if seen < known.moment or (told_by_then and article not in chosen):
            chosen[article] = number
    return frozenset(chosen.values())


def _texts(session: Session, revisions: set[int]) -> dict[int, tuple[str | None, Article]]:
    """The day on which each revision was published, and its article as that revision has it."""
    found: dict[int, tuple[str | None, Article]] = {}
    for some in standings.batches(sorted(revisions)):
        rows = (
            select(RevisionRow, ArticleRow)
            .join(ArticleRow, col(ArticleRow.id) == col(RevisionRow.article_id))
            .where(col(RevisionRow.id).in_(some))
        )
        for revision, article in session.exec(rows):
            assert revision.id is not None
            found[revision.id] = (revision.published and revision.published[:DAY], article_of(article, revision))
        session.expunge_all()
    return found
