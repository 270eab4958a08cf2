"""The history of runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from claimtrack.records.run import Run, Trouble
from claimtrack.store.tables import RunRow

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """The moment up to which nightly runs have told what changed."""
    return session.exec(select(func.max(RunRow.told))).one()


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
