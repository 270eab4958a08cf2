"""Documents in, claims out, with nothing stored. It needs neither the store nor the reconciler, so that it starts fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack import deals
from claimtrack.errors import ClaimtrackError, UnreadableError
from claimtrack.extract import Reading, read
from claimtrack.pipeline.readers import read_document, read_one
from claimtrack.records.visit import Mark, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.catalog import Catalog
    from claimtrack.records import Claim, RawDocument


def extracted(
    documents: Iterable[RawDocument | ClaimtrackError | Visit | Mark], catalog: Catalog
) -> Iterator[list[Claim] | ClaimtrackError]:
    """The claims of each document, linked among themselves."""
    known = deals.Remembered()
    for document in documents:
        if isinstance(document, Visit | Mark):
            continue
        if isinstance(document, ClaimtrackError):
            yield document
            continue
        outcome = read_one(document, catalog)
        if isinstance(outcome, UnreadableError):
            yield outcome
            continue
        linked, touched = deals.link(outcome.claims, known, catalog)
        known.add(touched)
        yield linked


def explained(document: RawDocument, catalog: Catalog) -> list[Reading]:
    """Every reading of a document, with the cues for and against it. Raises `UnreadableError`."""
    return read(read_document(document, catalog), catalog)
