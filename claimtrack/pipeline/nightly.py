"""A night's run: everything that is due is fetched and read, then what changed is told, once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.pipeline import intake, movement
from claimtrack.pipeline.news import news
from claimtrack.reconcile import DEFAULT, Thresholds

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog
    from claimtrack.errors import ClaimtrackError
    from claimtrack.fetch.round import Found
    from claimtrack.pipeline.intake import Ingested
    from claimtrack.pipeline.movement import Since
    from claimtrack.pipeline.readers import Readers
    from claimtrack.store import Store


LONGEST_SECOND = 1.5
"""For a clock that stands still, as in tests."""


@dataclass(frozen=True, slots=True)
class Night:
    """What a night brought: `since` is the moment from which `moved` tells the changes."""

    ingested: Ingested
    since: str
    moved: Since

    @property
    def quiet(self) -> bool:
        """Whether nothing changed."""
        return not (self.moved.changes or self.moved.edits or self.moved.withdrawn)


def night(
    found: Iterable[Found],
    store: Store,
    catalog: Catalog,
    tell: Callable[[Night], None],
    *,
    now: Callable[[], str] = intake.clock,
    seen: Callable[[str, Ingested], None] = lambda _address, _so_far: None,
    thresholds: Thresholds = DEFAULT,
    readers: Readers | None = None,
    raw_bytes: int | None = None,
    publish: Callable[[], list[ClaimtrackError]] = list,
) -> Night:
    """Ingest what was found, `tell` what changed since the last night that told it, keep it as news, `publish`, and prune.

    The store tells moments by the second: the diff waits for the next, so that nothing is told twice or never.
    What a run that was cut off brought is told by the next: only when all is told is it noted how far. What could not be
    published is among the failures of the run.
    """
    began = now()
    since = store.told() or began
    ingested = intake.ingest(
        found, store, catalog, now=now, seen=seen, thresholds=thresholds, readers=readers, kind="nightly"
    )
    until = _next_second(now)
    with _timed(ingested, "diff"):
        told = Night(ingested, since, movement.since(store, since, thresholds=thresholds))
        if not told.quiet:
            store.keep_news(news(store, since, until, told.moved))
    with _timed(ingested, "tell"):
        tell(told)
    with _timed(ingested, "publish"):
        ingested.failures += publish()
    with _timed(ingested, "prune"):
        if raw_bytes is not None:
            store.prune_raw(raw_bytes)
    store.keep_run(ingested.run(began, now(), "nightly", told=until))
    return told


@contextmanager
def _timed(ingested: Ingested, stage: str) -> Iterator[None]:
    clocked = time.monotonic()
    yield
    ingested.stages[stage] = time.monotonic() - clocked


def _next_second(now: Callable[[], str]) -> str:
    """The first moment after everything that was stored so far."""
    stored, waited = now(), time.monotonic()
    while now() == stored and time.monotonic() - waited < LONGEST_SECOND:
        time.sleep(0.02)
    return now()
