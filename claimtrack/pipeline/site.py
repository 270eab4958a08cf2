"""The report on disk: only what changed is made and written again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack import __version__
from claimtrack.errors import UsageError
from claimtrack.pipeline.settling import bodies, standings
from claimtrack.reconcile import Thresholds
from claimtrack.records.news import ENTRIES
from claimtrack.report.site import pages
from claimtrack.report.site.pages import PAGES
from claimtrack.report.site.sources import stories

if TYPE_CHECKING:
    from claimtrack.store import Store

MANIFEST = ".claimtrack-report.json"
"""By each page's path, the digest of what it was made from."""


def write_site(store: Store, out: Path, thresholds: Thresholds, words: int) -> tuple[int, int]:
    """Write the report to a folder, with at most so many words a quote; how many pages there are, and how many were written.

    Raises `UsageError`.

    A page whose deal stands as before is neither made nor written; one whose deal is gone goes too. A folder that holds
    something else is left alone.
    """
    try:
        site = _Folder(out)
        _fill(site, store, thresholds, words)
        return site.close()
    except OSError as error:
        raise UsageError(str(out), f"the report cannot be written ({error.strerror})", "name another --out") from None


def _fill(site: _Folder, store: Store, thresholds: Thresholds, words: int) -> None:
    found = standings(store, thresholds)
    told = [(body, json.loads(body)) for body in bodies(store, found)]
    names = {deal["deal"]: pages.name_of(deal) for _, deal in told}
    news = store.latest_news(ENTRIES)
    moved: dict[str, str] = {}
    for piece in news:
        for name in piece.deals:
            moved.setdefault(name, piece.told)
    known = frozenset(names)
    for body, deal in told:
        amends = deal["amends"] in known
        site.page(PAGES.deal(deal["deal"]), f"{words} {amends} {body}", partial(pages.deal_page, deal, known, words))
    by_source = stories((deal for _, deal in told), names)
    for story in by_source.values():
        site.page(
            PAGES.source(story.name),
            repr((len(story.articles), len(story.deals), story.sayings, sorted(story.corrections.items()))),
            partial(pages.source_page, story),
        )
    counts = store.counts() | {"deals": len(told)}
    run = store.last_run() or ""
    rows = [pages.row(deal, moved.get(deal["deal"], "")) for _, deal in told]
    site.page(
        PAGES.index, repr((rows, counts, run)), lambda: pages.index_page(rows, counts, run[:16].replace("T", " "))
    )
    listed = sorted(by_source.values(), key=lambda s: (-len(s.articles), s.name))
    site.page(PAGES.sources, repr([(s.name, len(s.articles), len(s.deals), len(s.sayings), s.disputed, s.alone, s.superseded, len(s.corrections)) for s in listed]), lambda: pages.sources_page(listed))  # fmt: skip
    site.page(PAGES.changes, repr((news, names)), lambda: pages.changes_page(news, names))


class _Folder:
    """The folder of a report."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.manifest = out / MANIFEST
        self.before: dict[str, str] = {}
        self.now: dict[str, str] = {}
        self.written = 0
        if self.manifest.exists():
            with suppress(ValueError):
                self.before = dict(json.loads(self.manifest.read_text(encoding="utf-8")))
        elif out.exists() and any(out.iterdir()):
            raise UsageError(str(out), "is a folder with something else in it", "name a new one with --out")
        self.salt = _salt()

    def page(self, path: str, made_from: str, make: Callable[[], str]) -> None:
        """Make a page and write it, unless it was made from the same."""
        digest = hashlib.sha256(f"{self.salt} {made_from}".encode("utf-8", "replace")).hexdigest()[:24]
        self.now[path] = digest
        file = self.out / path
        if self.before.get(path) == digest and file.exists():
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        part.write_text(make(), encoding="utf-8", errors="replace")
        part.replace(file)
        self.written += 1

    def close(self) -> tuple[int, int]:
        """Take away the pages that are no more, and note what is there."""
        for path in self.before.keys() - self.now.keys():
            (self.out / path).unlink(missing_ok=True)
        if self.now != self.before:
            self.manifest.write_text(json.dumps(self.now), encoding="utf-8")
        return len(self.now), self.written


def _salt() -> str:
    """What pages hang on beside what they tell: the templates and the code that fills them."""
    digest = hashlib.sha256(__version__.encode())
    for file in _sources():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    here = Path(pages.__file__).parent
    yield from sorted([*here.glob("*.py"), *(here.parent / "templates").iterdir()])
