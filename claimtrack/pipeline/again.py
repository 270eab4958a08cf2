"""Stored articles, read once more: from the bytes that were kept, or from the text where none were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from claimtrack import deals
from claimtrack.errors import ClaimtrackError, UnreadableError
from claimtrack.pipeline.intake import READER, clock
from claimtrack.pipeline.readers import claims_in, read_document
from claimtrack.pipeline.settling import settle
from claimtrack.reconcile import DEFAULT, Thresholds
from claimtrack.records import Article, Claim, Deal, KnownDeals, RawDocument

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog
    from claimtrack.records.source import Source
    from claimtrack.store import Store


@dataclass(slots=True)
class Again:
    """What came of reading everything again."""

    read: int = 0
    kept: int = 0
    changed: int = 0
    claims: int = 0
    failures: list[ClaimtrackError] = field(default_factory=list)


def reextract(
    store: Store,
    catalog: Catalog,
    *,
    now: Callable[[], str] = clock,
    seen: Callable[[str], None] = lambda _address: None,
    thresholds: Thresholds = DEFAULT,
    sources: Mapping[str, Source] | None = None,
) -> Again:
    """Read every article again, by the layout of its source. One that cannot be read keeps what it was read as before."""
    result = Again()

    def link(found: Sequence[Claim], known: KnownDeals) -> tuple[list[Claim], list[Deal]]:
        return deals.link(found, known, catalog)

    for stored, kept in store.kept_documents():
        document = _laid_out(kept, sources or {}, now())
        try:
            article = _article(stored, document, catalog)
            saved = store.save(article, partial(claims_in, article, catalog), link, now(), READER, document, met=False)
        except UnreadableError as error:
            result.failures.append(error)
            continue
        finally:
            seen(stored.address)
        result.read += 1
        result.kept += document is not None
        result.changed += saved.otherwise or saved.outcome == "changed"
        result.claims += saved.claims
    settle(store, thresholds)
    return result


def _laid_out(document: RawDocument | None, sources: Mapping[str, Source], now: str) -> RawDocument | None:
    """A document with the layout that its source says its pages have."""
    source = sources.get(document.source or "") if document else None
    return replace(document, layout=source.layout_on(day_of(document.hint, now))) if document and source else document


def day_of(hint: str | None, now: str) -> date:
    """The day of which a page is: that which its feed gave, or today."""
    try:
        return date.fromisoformat((hint or now)[:10])
    except ValueError:
        return date.fromisoformat(now[:10])


def _article(stored: Article, document: RawDocument | None, catalog: Catalog) -> Article:
    """An article read out of its document today, under the identity that it has in the store."""
    if document is None:
        return stored
    return replace(read_document(document, catalog), identity=stored.identity)
