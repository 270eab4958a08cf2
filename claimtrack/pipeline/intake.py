"""Documents in, articles and claims stored."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimtrack import articles, deals
from claimtrack.catalog import Catalog
from claimtrack.catalog.catalog import VERSION as CATALOG_VERSION
from claimtrack.errors import ClaimtrackError, NoArticleError, UnreadableError
from claimtrack.extract import Reading, extract, read
from claimtrack.extract.drafting import EXTRACTOR
from claimtrack.fetch import revisits
from claimtrack.pipeline.settling import settle
from claimtrack.reconcile import DEFAULT, Thresholds
from claimtrack.records import Article, Claim, Deal, KnownDeals, RawDocument
from claimtrack.records.visit import Mark, Visit, VisitOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimtrack.store import Store


READER = f"{EXTRACTOR}/{CATALOG_VERSION}"
"""What read a revision: stored texts are read again when it changes."""
log = logging.getLogger("claimtrack")


@dataclass(slots=True)
class Ingested:
    """What came of an ingest."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    claims: int = 0
    failures: list[ClaimtrackError] = field(default_factory=list)
    walls: list[ClaimtrackError] = field(default_factory=list)


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
) -> Ingested:
    """Read every document and keep what it says, an article at a time; then how the deals stand that it touched.

    A document that cannot be read is counted and the rest goes on; an error of the store ends the run, with everything
    before it kept. `seen` is called after each document.
    """
    result = Ingested()
    began = now()
    store.regroup(lambda deal: deals.pair_of((*deal.buyer, *deal.seller), catalog))
    for document in documents:
        if isinstance(document, ClaimtrackError):
            result.failures.append(document)
            seen(document.subject, result)
            continue
        if isinstance(document, Visit):
            store.keep_visit(document)
            result.unchanged += document.outcome is VisitOutcome.UNCHANGED
            seen(document.address, result)
            continue
        if isinstance(document, Mark):
            store.keep_mark(document)
            continue
        try:
            _keep(document, store, catalog, result, now())
        except UnreadableError as error:
            _turned_away(document, error, store, result)
        seen(document.address, result)
    counts = {"stored": result.new + result.changed, "unchanged": result.unchanged, "failed": len(result.failures)}
    store.record_run(began, now(), EXTRACTOR, CATALOG_VERSION, counts)
    settle(store, thresholds)
    return result


def _keep(document: RawDocument, store: Store, catalog: Catalog, result: Ingested, now: str) -> None:
    article = read_document(document, catalog)

    def link(found: Sequence[Claim], known: KnownDeals) -> tuple[list[Claim], list[Deal]]:
        return deals.link(found, known, catalog)

    saved = store.save(article, lambda: claims_in(article, catalog), link, now, READER, document)
    setattr(result, saved.outcome, getattr(result, saved.outcome) + 1)
    result.claims += saved.claims


def _turned_away(document: RawDocument, error: UnreadableError, store: Store, result: Ingested) -> None:
    """Note a page that is no article: a wall is counted and tried again later, and is no failure of a source."""
    if document.visit is not None:
        store.keep_visit(revisits.no_article(document.visit, store.visits([document.visit.address]), error.what))
    if isinstance(error, NoArticleError):
        result.walls.append(error)
    else:
        result.failures.append(error)


def read_document(document: RawDocument, catalog: Catalog) -> Article:
    """The article in a document. A fault of ours in one page is that page's failure, not the end of the run."""
    try:
        return articles.read_article(document, catalog)
    except ClaimtrackError:
        raise
    except Exception as fault:
        raise _fault(document.address, fault) from fault


def claims_in(article: Article, catalog: Catalog) -> list[Claim]:
    """The claims of an article. A fault of ours in one article is that article's failure."""
    try:
        return extract(article, catalog)
    except Exception as fault:
        raise _fault(article.address, fault) from fault


def _fault(address: str, fault: Exception) -> UnreadableError:
    log.error("a fault in reading %s", address, exc_info=fault)
    return UnreadableError(
        address, f"a fault of claimtrack's own in reading it ({type(fault).__name__})", "please report it"
    )


def extracted(
    documents: Iterable[RawDocument | ClaimtrackError | Visit | Mark], catalog: Catalog
) -> Iterator[list[Claim] | ClaimtrackError]:
    """The claims of each document, linked among themselves, with nothing stored."""
    known = deals.Remembered()
    for document in documents:
        if isinstance(document, Visit | Mark):
            continue
        if isinstance(document, ClaimtrackError):
            yield document
            continue
        try:
            article = read_document(document, catalog)
            found = claims_in(article, catalog)
        except UnreadableError as error:
            yield error
            continue
        linked, touched = deals.link(found, known, catalog)
        known.add(touched)
        yield linked


def explained(document: RawDocument, catalog: Catalog) -> list[Reading]:
    """Every reading of a document, with the cues for and against it. Raises `UnreadableError`."""
    return read(read_document(document, catalog), catalog)
