"""Keeping what people decide. A judgement is never deleted: one that is undone says who undid it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from claimtrack.records import Decision, Judgement
from claimtrack.store.tables import JudgementRow

if TYPE_CHECKING:
    from collections.abc import Sequence


def add(session: Session, judgement: Judgement) -> int:
    """Keep a judgement; its number."""
    row = JudgementRow(
        decision=str(judgement.decision),
        reason=judgement.reason,
        who=judgement.who,
        made=judgement.when,
        article=judgement.article,
        quote=judgement.quote,
        field=judgement.field,
        changed=json.dumps(judgement.changed, ensure_ascii=False),
        deal=judgement.deal,
        into=judgement.into,
        articles=json.dumps(judgement.articles, ensure_ascii=False),
    )
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
    return [
        Judgement(
            decision=Decision(row.decision),
            reason=row.reason,
            who=row.who,
            when=row.made,
            number=row.id,
            article=row.article,
            quote=row.quote,
            field=row.field,
            changed=json.loads(row.changed),
            deal=row.deal,
            into=row.into,
            articles=tuple(json.loads(row.articles)),
            undone=row.undone is not None,
        )
        for row in session.exec(select(JudgementRow).order_by(col(JudgementRow.id)))
    ]
