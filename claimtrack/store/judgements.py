"""Keeping what people decide. A judgement is never deleted: one that is undone says who undid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from claimtrack.store.rows import judgement_of, judgement_row
from claimtrack.store.tables import ArticleRow, ClaimRow, JudgementRow, RevisionRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.records import Judgement


def add(session: Session, judgement: Judgement) -> int:
    """Keep a judgement; its number."""
    row = judgement_row(judgement)
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def undo(session: Session, number: int, words: str, when: str) -> JudgementRow | None:
    """Take a judgement back, saying who did and why; its row, or None where none stood."""
    row = session.get(JudgementRow, number)
    if row is None or row.undone:
        return None
    row.undone, row.undone_on = words, when
    return row


def every(session: Session) -> Sequence[Judgement]:
    """Every judgement, the oldest first."""
    return [judgement_of(row) for row in session.exec(select(JudgementRow).order_by(col(JudgementRow.id)))]


def about(session: Session, judgement: Judgement) -> frozenset[str]:
    """The deals that a judgement is about: those it names, or those of which its article tells."""
    told = (
        select(col(ClaimRow.deal_id))
        .join(RevisionRow, col(ClaimRow.revision_id) == col(RevisionRow.id))
        .join(ArticleRow, col(ArticleRow.id) == col(RevisionRow.article_id))
        .where(ArticleRow.identity == judgement.article)
        .distinct()
    )
    of_claim = session.exec(told) if judgement.article else ()
    return frozenset(d for d in (judgement.deal, judgement.into, *of_claim) if d)
