"""When an address is due again: often while it is new or fails for the first time, ever less when nothing changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from claimtrack.records.visit import SourceState, Visit, VisitOutcome

FIRST, LONGEST = timedelta(hours=20), timedelta(days=30)
"""After a change; after many visits without one. The first is less than a day, so that a nightly run never skips one."""
SOON, LATEST = timedelta(hours=6), timedelta(days=7)
"""After one failure; after many. An address or source that fails is never given up."""
MOST_DOUBLINGS: Final = 8


def next_visit(now: datetime, outcome: VisitOutcome, before: Visit | None, failures: int) -> datetime:
    """When an address is due after a visit, from the visit before."""
    if outcome in {VisitOutcome.FAILED, VisitOutcome.GONE, VisitOutcome.NO_ARTICLE, VisitOutcome.REFUSED}:
        return now + backed_off(failures)
    if outcome is VisitOutcome.UNCHANGED and before is not None and before.due is not None:
        last = datetime.fromisoformat(before.due) - datetime.fromisoformat(before.when)
        return now + min(max(last, FIRST) * 2, LONGEST)
    return now + FIRST


def backed_off(failures: int) -> timedelta:
    """How long to leave something that has failed so many times in a row."""
    doublings = min(max(failures - 1, 0), MOST_DOUBLINGS)
    return min(SOON * (1 << doublings), LATEST)


def is_due(due: str | None, now: datetime) -> bool:
    """Whether a moment has come; what has none is always due."""
    return due is None or datetime.fromisoformat(due) <= now


def succeeded(state: SourceState, now: datetime, hours: float, entries: int, newest: str | None) -> SourceState:
    """The state of a source that answered."""
    stamp = now.isoformat(timespec="seconds")
    due = (now + timedelta(hours=hours)).isoformat(timespec="seconds")
    return SourceState(state.source, stamp, stamp, 0, due, None, entries, newest or state.newest)


def failed(state: SourceState, now: datetime, what: str) -> SourceState:
    """The state of a source that did not answer."""
    failures = state.failures + 1
    due = (now + backed_off(failures)).isoformat(timespec="seconds")
    stamp = now.isoformat(timespec="seconds")
    return SourceState(state.source, stamp, state.succeeded, failures, due, what, state.entries, state.newest)


def no_article(visit: Visit, before: Mapping[str, Visit], what: str) -> Visit:
    """The visit to a page that turned out to be no article: nothing of it is remembered that would hide the article later."""
    failures = (before[visit.address].failures if visit.address in before else 0) + 1
    due = datetime.fromisoformat(visit.when) + backed_off(failures)
    return replace(
        visit,
        outcome=VisitOutcome.NO_ARTICLE,
        etag=None,
        modified=None,
        raw=None,
        what=what,
        failures=failures,
        due=due.isoformat(timespec="seconds"),
    )
