"""The history of runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from claimtrack.records.run import Run, Trouble
from claimtrack.store.rows import article_of
from claimtrack.store.tables import ArticleRow, RevisionRow, RunRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.records import Article

MOST_TROUBLES = 500
"""Of one run that are kept; its counts tell of all."""


def begin(session: Session, kind: str, began: str, extractor: str, catalog: int) -> int:
    """Note that a run begins; its number."""
    row = RunRow(kind=kind, began=began, extractor=extractor, catalog=catalog)
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def keep(session: Session, run: Run) -> None:
    """Note how a run went, as far as it went."""
    row = session.get(RunRow, run.number)
    if row is None:
        return
    for name in ("ended", "told", "changed", "unchanged", "claims", "no_article", "failed"):
        setattr(row, name, getattr(run, name))
    row.stored = run.new + run.changed
    row.stages = json.dumps(dict(run.stages))
    row.troubles = json.dumps([[t.subject, t.what] for t in run.troubles[:MOST_TROUBLES]], ensure_ascii=False)


def every(session: Session, most: int) -> Sequence[Run]:
    """The last runs, the newest first."""
    return [_run(row) for row in session.exec(select(RunRow).order_by(col(RunRow.id).desc()).limit(most))]


def one(session: Session, number: int) -> Run | None:
    """A run by its number."""
    row = session.get(RunRow, number)
    return _run(row) if row else None


def told(session: Session) -> str | None:
    """The moment up to which nightly runs have told what changed; when the first began, where each was cut off."""
    first = select(func.min(RunRow.began)).where(RunRow.kind == "nightly")
    return session.exec(select(func.max(RunRow.told))).one() or session.exec(first).one()


def read_in(session: Session, run: Run) -> list[Article]:
    """The articles of which a text was first seen in a run, in the order in which they came."""
    rows = (
        select(ArticleRow, RevisionRow)
        .join(RevisionRow, col(RevisionRow.article_id) == col(ArticleRow.id))
        .where(RevisionRow.seen >= run.began, RevisionRow.seen <= (run.ended or "9999"))
        .order_by(col(RevisionRow.id))
    )
    return [article_of(row, revision) for row, revision in session.exec(rows)]


def _run(row: RunRow) -> Run:
    assert row.id is not None
    same = (
        "kind",
        "began",
        "ended",
        "told",
        "extractor",
        "catalog",
        "changed",
        "unchanged",
        "claims",
        "no_article",
        "failed",
    )
    return Run(
        number=row.id,
        new=row.stored - row.changed,
        stages=json.loads(row.stages),
        troubles=tuple(Trouble(subject, what) for subject, what in json.loads(row.troubles)),
        **{name: getattr(row, name) for name in same},
    )
