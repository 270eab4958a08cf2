"""Documents -> what was read in them: in this process, or in several beside it once there are many.

Reading takes three to four times as long as storing, and nine times as long as fetching (bench/README.md), and holds the
interpreter. A page that hangs or ends the
process that reads it is that page's failure; the others are read on.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import queue
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimtrack import articles
from claimtrack.catalog import Catalog, load
from claimtrack.errors import ClaimtrackError, UnreadableError
from claimtrack.extract import extract
from claimtrack.records import Article, Claim, RawDocument

if TYPE_CHECKING:
    from claimtrack.fetch.round import Found

FEW: Final = 12
"""Documents that are read in this process before others are started: starting them takes as long as reading some fifty."""
AHEAD: Final = 4
"""Documents a process that may wait to be read or stored: what a run holds in memory."""
PATIENCE: Final = 60.0
"""Seconds that reading one document may take: a filing of 12 MB takes 2."""
LOOK: Final = 0.2
log = logging.getLogger("claimtrack")


@dataclass(frozen=True, slots=True)
class Read:
    """An article, and the claims in it."""

    article: Article
    claims: list[Claim]


Outcome = tuple["Found", Read | UnreadableError | None]
"""A document with what was read in it; None beside what is no document."""


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


def read_one(document: RawDocument, catalog: Catalog) -> Read | UnreadableError:
    """What is read in a document, or why nothing can be."""
    try:
        article = read_document(document, catalog)
        return Read(article, claims_in(article, catalog))
    except UnreadableError as error:
        return error


def read_all(found: Iterable[Found], catalog: Catalog) -> Iterator[Outcome]:
    """What is read in each document, here and now."""
    for item in found:
        yield item, read_one(item, catalog) if isinstance(item, RawDocument) else None


class Readers:
    """Processes that read, so many; started when there is enough to do. `catalog` is the user's own file of names."""

    def __init__(self, count: int | None, catalog: Path | None) -> None:
        self.count = (os.cpu_count() or 1) if count is None else count
        self.catalog = catalog
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    def read_all(self, found: Iterable[Found], catalog: Catalog) -> Iterator[Outcome]:
        """What is read in each document, in the order in which they come."""
        if self.count < 2:  # noqa: PLR2004 - one beside this one would only take turns with it
            yield from read_all(found, catalog)
            return
        waiting: queue.Queue[tuple[Found, Future[Read | UnreadableError] | None] | None] = queue.Queue(
            AHEAD * self.count
        )
        gone = threading.Event()
        faults: list[BaseException] = []

        def put(item: tuple[Found, Future[Read | UnreadableError] | None] | None) -> None:
            while not gone.is_set():
                with suppress(queue.Full):
                    waiting.put(item, timeout=LOOK)
                    return

        def take() -> None:
            documents = 0
            try:
                for item in found:
                    documents += isinstance(item, RawDocument)
                    aside = isinstance(item, RawDocument) and documents > FEW
                    put((item, self._submit(item) if aside and isinstance(item, RawDocument) else None))
                    if gone.is_set():
                        break
            except BaseException as fault:  # noqa: BLE001 - it is raised where the documents are stored
                faults.append(fault)
            put(None)

        thread = threading.Thread(target=take, name="claimtrack-take", daemon=True)
        thread.start()
        try:
            while (item := waiting.get()) is not None:
                document, future = item
                if not isinstance(document, RawDocument):
                    yield document, None
                elif future is None:
                    yield document, read_one(document, catalog)
                else:
                    yield document, self._result(document, future)
            if faults:
                raise faults[0]
        finally:
            gone.set()
            self._end()
            thread.join(timeout=5)

    def _submit(self, document: RawDocument) -> Future[Read | UnreadableError]:
        try:
            return self._opened().submit(_aside, document, self.catalog)
        except (BrokenProcessPool, RuntimeError) as fault:
            broken: Future[Read | UnreadableError] = Future()
            broken.set_exception(BrokenProcessPool(str(fault)))
            return broken

    def _opened(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self.count, mp_context=_context(), initializer=_ready, initargs=(self.catalog,)
                )
            return self._pool

    def _result(self, document: RawDocument, future: Future[Read | UnreadableError]) -> Read | UnreadableError:
        """What was read aside. Where a process ended, this document is read again, alone, to see whether it is the one."""
        try:
            return future.result(PATIENCE)
        except TimeoutError:
            what = f"reading it took more than {PATIENCE:g} s"
        except BrokenProcessPool:
            self._end()
            try:
                return self._opened().submit(_aside, document, self.catalog).result(PATIENCE)
            except TimeoutError:
                what = f"reading it took more than {PATIENCE:g} s"
            except BrokenProcessPool:
                what = "reading it ended the process that did"
        self._end()
        return UnreadableError(document.address, what, "please report it")

    def _end(self) -> None:
        """Let the processes go, at once."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):  # noqa: SLF001 - before Python 3.14 there is no other way
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """How processes are started: never as copies of this one, whose threads they would half inherit."""
    ways = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")


@cache
def _ready(catalog: Path | None) -> Catalog:
    """The catalog of a process that reads, loaded once."""
    return load(catalog)


def _aside(document: RawDocument, catalog: Path | None) -> Read | UnreadableError:
    """What a process beside this one does with a document."""
    return read_one(document, _ready(catalog))


def _fault(address: str, fault: Exception) -> UnreadableError:
    log.error("a fault in reading %s", address, exc_info=fault)
    return UnreadableError(
        address, f"a fault of claimtrack's own in reading it ({type(fault).__name__})", "please report it"
    )
