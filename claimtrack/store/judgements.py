"""Keeping what people decide. A judgement is never deleted: one that is undone says who undid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from claimtrack.store.rows import judgement_of, judgement_row
from claimtrack.store.tables import JudgementRow

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


def undo(session: Session, number: int, words: str) -> bool:
    """Take a judgement back; whether there was one that stood."""
    row = session.get(JudgementRow, number)
    if row is None or row.undone:
        return False
    row.undone = words
    return True


def every(session: Session) -> Sequence[Judgement]:
    """Every judgement, the oldest first."""
    return [judgement_of(row) for row in session.exec(select(JudgementRow).order_by(col(JudgementRow.id)))]
