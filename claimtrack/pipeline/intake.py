"""Documents in, articles and claims stored."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack import deals
from claimtrack.catalog import Catalog
from claimtrack.catalog.catalog import VERSION as CATALOG_VERSION
from claimtrack.errors import ClaimtrackError, NoArticleError, UnreadableError
from claimtrack.extract.drafting import EXTRACTOR
from claimtrack.fetch import revisits
from claimtrack.pipeline.readers import Read, Readers, read_all
from claimtrack.pipeline.settling import settle
from claimtrack.reconcile import DEFAULT, Thresholds
from claimtrack.records import Article, Claim, Deal, KnownDeals, RawDocument
from claimtrack.records.run import Run, Trouble
from claimtrack.records.visit import Mark, Visit, VisitOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimtrack.fetch.round import Found
    from claimtrack.store import Store


READER = f"{EXTRACTOR}/{CATALOG_VERSION}"
"""What read a revision: stored texts are read again when it changes."""


VISITS = 100
"""Visits that found nothing new, and are kept together: one that is lost is only made again."""


@dataclass(slots=True)
class Ingested:
    """What came of an ingest."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    claims: int = 0
    failures: list[ClaimtrackError] = field(default_factory=list)
    walls: list[ClaimtrackError] = field(default_factory=list)
    number: int = 0
    stages: dict[str, float] = field(default_factory=dict)

    def run(self, began: str, ended: str | None, kind: str, told: str | None = None) -> Run:
        """The run, for the history."""
        return Run(
            self.number,
            kind,
            began,
            EXTRACTOR,
            CATALOG_VERSION,
            ended,
            told,
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            claims=self.claims,
            no_article=len(self.walls),
            failed=len(self.failures),
            stages=dict(self.stages),
            troubles=tuple(Trouble(error.subject, error.what) for error in (*self.failures, *self.walls)),
        )


def clock() -> str:
    """Now, as an ISO instant in UTC."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def ingest(
    documents: Iterable[RawDocument | ClaimtrackError | Visit | Mark],
    store: Store,
    catalog: Catalog,
    *,
    now: Callable[[], str] = clock,
    seen: Callable[[str, Ingested], None] = lambda _address, _so_far: None,
    thresholds: Thresholds = DEFAULT,
    readers: Readers | None = None,
    kind: str = "ingest",
) -> Ingested:
    """Read every document and keep what it says, an article at a time; then how the deals stand that it touched.

    A document that cannot be read is counted and the rest goes on; an error of the store ends the run, with everything
    before it kept. `seen` is called after each document. `readers` are processes that read, in place of this one.
    """
    result = Ingested()
    began, clocked = now(), time.monotonic()
    result.number = store.begin_run(kind, began, EXTRACTOR, CATALOG_VERSION)
    store.regroup(lambda deal: deals.pair_of((*deal.buyer, *deal.seller), catalog))
    visits: list[Visit] = []
    told = _as_told_before(documents, store)
    outcomes = read_all(told, catalog) if readers is None else readers.read_all(told, catalog)
    for document, outcome in outcomes:
        if isinstance(document, RawDocument):
            if isinstance(outcome, Read) and (whose := store.forgotten(_names(outcome.article))):
                error = NoArticleError(document.address, "was forgotten", f"claimtrack forget --undo {min(whose)}")
                _turned_away(document, error, store, result)
            elif isinstance(outcome, Read):
                _keep(document, outcome, store, catalog, result, now())
            elif outcome is not None:
                _turned_away(document, outcome, store, result)
            seen(document.address, result)
        elif isinstance(document, Mark):
            store.keep_mark(document)
        elif isinstance(document, Visit):
            visits.append(document)
            if document.withdrawn:
                store.withdraw(document.address, now())
            if len(visits) >= VISITS:
                store.keep_visits(visits)
                visits.clear()
            result.unchanged += document.outcome is VisitOutcome.UNCHANGED
            seen(document.address, result)
        else:
            result.failures.append(document)
            seen(document.subject, result)
    store.keep_visits(visits)
    result.stages["read"] = time.monotonic() - clocked
    clocked = time.monotonic()
    settle(store, thresholds)
    result.stages["settle"] = time.monotonic() - clocked
    store.keep_run(result.run(began, now(), kind))
    return result


def _as_told_before(documents: Iterable[Found], store: Store) -> Iterator[Found]:
    """The documents; a file that is read again without a word of who published it and when keeps what was said before."""
    for document in documents:
        if isinstance(document, RawDocument) and document.visit is None and "://" not in document.address:
            digest = hashlib.sha256(document.body).hexdigest()
            before = store.given(f"file:{Path(document.address).resolve()}", document.address, digest)
            if before is not None:
                yield replace(document, sidecar=document.sidecar.over(before))
                continue
        yield document


def _keep(document: RawDocument, read: Read, store: Store, catalog: Catalog, result: Ingested, now: str) -> None:
    def link(found: Sequence[Claim], known: KnownDeals) -> tuple[list[Claim], list[Deal]]:
        return deals.link(found, known, catalog)

    saved = store.save(read.article, lambda: read.claims, link, now, READER, document)
    setattr(result, saved.outcome, getattr(result, saved.outcome) + 1)
    result.claims += saved.claims


def _names(article: Article) -> set[str]:
    """What an article goes by."""
    return {name for name in (article.identity, article.url, article.canonical) if name}


def _turned_away(document: RawDocument, error: UnreadableError, store: Store, result: Ingested) -> None:
    """Note a page that is no article: a wall is counted and tried again later, and is no failure of a source."""
    if document.visit is not None:
        before = store.visits([document.visit.address])
        store.keep_visits([revisits.no_article(document.visit, before, error.what)])
    if isinstance(error, NoArticleError):
        result.walls.append(error)
    else:
        result.failures.append(error)
