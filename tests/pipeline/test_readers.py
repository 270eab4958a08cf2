"""Pages read by processes beside this one: the same as here, in order, and a page that ends or hangs one costs itself."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from claimtrack.catalog import Catalog
from claimtrack.errors import FetchError, UnreadableError
from claimtrack.pipeline import readers
from claimtrack.pipeline.readers import FEW, Read, Readers, read_all
from claimtrack.records import RawDocument
from tests.conftest import STORY


def documents(count: int, odd: dict[int, bytes] | None = None) -> list[RawDocument | FetchError]:
    """So many articles, a failure after each tenth, and some whose bytes are others."""
    found: list[RawDocument | FetchError] = []
    for n in range(count):
        body = (odd or {}).get(n) or STORY.replace("$12 billion", f"${n + 2} billion").encode()
        found.append(RawDocument(f"{n}.txt", body, "text"))
        if n % 10 == 9:
            found.append(FetchError(f"{n}", "gone"))
    return found


def test_they_read_what_would_be_read_here_and_in_the_same_order(catalog: Catalog) -> None:
    found = documents(FEW + 20)
    aside = list(Readers(2, None).read_all(found, catalog))
    here = list(read_all(found, catalog))
    assert [a for a, _ in aside] == [a for a, _ in here]
    for (_, there), (_, outcome) in zip(aside, here, strict=True):
        assert there == outcome


def test_a_page_that_cannot_be_read_is_told_as_here(catalog: Catalog) -> None:
    outcomes = [o for _, o in Readers(2, None).read_all(documents(FEW + 5, {FEW + 2: b"\x89PNG\r\n\x1a\n"}), catalog)]
    assert isinstance(outcomes[FEW + 3], UnreadableError)


def poisoned(document: RawDocument, _catalog: object) -> Read | UnreadableError:
    """What a process does in these tests: it ends, or hangs, on two pages."""
    if document.body == b"END":
        os._exit(1)
    if document.body == b"HANG":
        time.sleep(100)
    return UnreadableError(document.address, "read")


def test_a_page_that_ends_or_hangs_the_process_that_reads_it_costs_only_itself(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "_aside", poisoned)
    monkeypatch.setattr(readers, "PATIENCE", 7.0)
    found = documents(FEW + 12, {FEW + 3: b"END", FEW + 7: b"HANG"})
    outcomes = {d.address: o for d, o in Readers(2, None).read_all(found, catalog) if isinstance(d, RawDocument)}
    told = {name: str(o) for name, o in outcomes.items() if isinstance(o, UnreadableError)}
    assert "ended the process" in told[f"{FEW + 3}.txt"]
    assert "more than 7 s" in told[f"{FEW + 7}.txt"]
    assert sum(words.endswith(": read") for words in told.values()) == 10
    assert len(outcomes) == FEW + 12


def test_what_goes_wrong_in_the_source_of_documents_is_raised_where_they_are_used(catalog: Catalog) -> None:
    def some() -> Iterator[RawDocument | FetchError]:
        yield from documents(2)
        raise MemoryError

    with pytest.raises(MemoryError):
        list(Readers(2, None).read_all(some(), catalog))
