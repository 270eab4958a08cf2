"""The stages joined: documents in, articles and claims stored; claims out, reports made."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimtrack import articles, deals
from claimtrack.catalog import Catalog
from claimtrack.catalog.catalog import VERSION as CATALOG_VERSION
from claimtrack.errors import ClaimtrackError, UnreadableError
from claimtrack.extract import Reading, extract, read
from claimtrack.extract.drafting import EXTRACTOR
from claimtrack.reconcile import DEFAULT, Thresholds, reconcile, urgency
from claimtrack.records import Article, Claim, Deal, DealReport, Judgement, RawDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimtrack.store import Known, Store


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


def clock() -> str:
    """Now, as an ISO instant in UTC."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def ingest(
    documents: Iterable[RawDocument | ClaimtrackError],
    store: Store,
    catalog: Catalog,
    *,
    now: Callable[[], str] = clock,
    seen: Callable[[str, Ingested], None] = lambda _address, _so_far: None,
) -> Ingested:
    """Read every document and keep what it says, an article at a time.

    A document that cannot be read is counted and the rest goes on; an error of the store ends the run, with everything
    before it kept. `seen` is called after each document.
    """
    result = Ingested()
    began = now()
    for document in documents:
        if isinstance(document, ClaimtrackError):
            result.failures.append(document)
            seen(document.subject, result)
            continue
        try:
            _keep(document, store, catalog, result, now())
        except UnreadableError as error:
            result.failures.append(error)
        seen(document.address, result)
    counts = {"stored": result.new + result.changed, "unchanged": result.unchanged, "failed": len(result.failures)}
    store.record_run(began, now(), EXTRACTOR, CATALOG_VERSION, counts)
    return result


def _keep(document: RawDocument, store: Store, catalog: Catalog, result: Ingested, now: str) -> None:
    article = _read(document, catalog)

    def link(found: Sequence[Claim], known: Sequence[Deal]) -> tuple[list[Claim], list[Deal]]:
        return deals.link(found, known, catalog)

    saved = store.save(article, lambda: _claims(article, catalog), link, now, READER)
    setattr(result, saved.outcome, getattr(result, saved.outcome) + 1)
    result.claims += saved.claims


def _read(document: RawDocument, catalog: Catalog) -> Article:
    """The article in a document. A fault of ours in one page is that page's failure, not the end of the run."""
    try:
        return articles.read_article(document, catalog)
    except ClaimtrackError:
        raise
    except Exception as fault:
        raise _fault(document.address, fault) from fault


def _claims(article: Article, catalog: Catalog) -> list[Claim]:
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
    documents: Iterable[RawDocument | ClaimtrackError], catalog: Catalog
) -> Iterator[list[Claim] | ClaimtrackError]:
    """The claims of each document, linked among themselves, with nothing stored."""
    known: dict[str, Deal] = {}
    for document in documents:
        if isinstance(document, ClaimtrackError):
            yield document
            continue
        try:
            article = _read(document, catalog)
            found = _claims(article, catalog)
        except UnreadableError as error:
            yield error
            continue
        linked, touched = deals.link(found, list(known.values()), catalog)
        known |= {d.id: d for d in touched}
        yield linked


def explained(document: RawDocument, catalog: Catalog) -> list[Reading]:
    """Every reading of a document, with the cues for and against it. Raises `UnreadableError`."""
    return read(_read(document, catalog), catalog)


def reports(
    store: Store, deal_id: str | None = None, then: Known | None = None, thresholds: Thresholds = DEFAULT
) -> list[DealReport]:
    """The report of one deal or of all, the worst and best supported first; with `then`, as it would have been then."""
    decided = store.judgements()
    known = deals.with_split(store.deals(), decided)
    found = []
    for name, told in _told_by_deal(store, deal_id, then, decided).items():
        if name not in known or not told:
            continue
        claims, by_name = _by_name(told)
        found.append(reconcile(_named(known[name], told), claims, by_name, thresholds))
    return sorted(found, key=urgency)


def known_deals(store: Store) -> dict[str, Deal]:
    """Every deal by id, with those that people split off; an id that was merged leads to the deal it went into."""
    decided = store.judgements()
    known = deals.with_split(store.deals(), decided)
    return {name: known.get(deals.merged(name, decided), deal) for name, deal in known.items()}


def current_claims(store: Store, deal_id: str | None = None, field: str | None = None) -> list[tuple[Claim, Article]]:
    """The claims of each article's current text, as people have judged them."""
    decided = store.judgements()
    told = store.claims(None if decided else deal_id, field)
    return [(c, a) for c, a in deals.judged(told, decided) if deal_id is None or c.deal == deal_id]


def _told_by_deal(
    store: Store, deal_id: str | None, then: Known | None, decided: Sequence[Judgement]
) -> dict[str, list[tuple[Claim, Article]]]:
    """The claims by deal, as people have judged them; a judgement may bring in claims of other deals."""
    told = store.claims(None if decided else deal_id, known=then)
    found: dict[str, list[tuple[Claim, Article]]] = defaultdict(list)
    for claim, article in deals.judged(told, decided):
        if claim.deal is not None and deal_id in {None, claim.deal}:
            found[claim.deal].append((claim, article))
    return found


def _by_name(told: Sequence[tuple[Claim, Article]]) -> tuple[list[Claim], dict[str, Article]]:
    """The claims under names that tell their articles apart: the address, or where two share it, what makes each itself."""
    shared: dict[str, set[str]] = defaultdict(set)
    for claim, article in told:
        shared[claim.article].add(article.identity)
    claims, by_name = [], {}
    for claim, article in told:
        name = claim.article if len(shared[claim.article]) == 1 else article.identity
        by_name[name] = replace(article, address=name)
        claims.append(claim if name == claim.article else replace(claim, article=name))
    return claims, by_name


def _named(deal: Deal, told: Sequence[tuple[Claim, object]]) -> Deal:
    """The deal with its facility, where a later article named it."""
    facility = deal.facility or next((c.facility for c, _ in told if c.facility), None)
    return replace(deal, facility=facility)
