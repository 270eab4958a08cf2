"""A small web of three publishers that publish, copy and edit articles, and what a night makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from claimtrack.store import open_store
from tests.conftest import Ran, Web

PUBLISHERS = {"ledger": "The Ledger", "tribune": "The Tribune", "wire": "Compute Wire"}
Told = set[tuple[str, str, str]]
"""What a night told: what moved, the field, and the figures."""


class Newsroom:
    """Three publishers, each with a feed of what it published last."""

    def __init__(self, web: Web, folder: Path, place: str, run: Callable[..., Ran]) -> None:
        self.web, self.place, self.run = web, place, run
        self.listed: dict[str, list[tuple[str, str]]] = {name: [] for name in PUBLISHERS}
        (folder / "sources").mkdir()
        for name, publisher in PUBLISHERS.items():
            self._list(name)
            (folder / "sources" / f"{name}.toml").write_text(
                f'id = "{name}"\npublisher = "{publisher}"\nhomepage = "{web.url}/{name}"\nrate = 1000\nhours = 0\nfeed = ["{web.url}/{name}/feed"]\n'
            )

    def publish(self, publisher: str, slug: str, title: str, words: str, day: int) -> None:
        """Put an article on a publisher's site and at the head of its feed."""
        path = f"/{publisher}/{slug}"
        self.edit(publisher, slug, title, words, day)
        self.listed[publisher].insert(0, (path, title))
        self._list(publisher)

    def edit(self, publisher: str, slug: str, title: str, words: str, day: int) -> None:
        """Change an article where it is; no feed says so."""
        told = f"2026-09-{day:02}T08:00:00Z"
        page = f"<!doctype html><html><head><title>{title}</title><meta property='article:published_time' content='{told}'><meta property='og:site_name' content='{PUBLISHERS[publisher]}'></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>"
        self.web.serve(f"/{publisher}/{slug}", page.encode())

    def withdraw(self, publisher: str, slug: str) -> None:
        """Take an article off its site; its feed forgets it too."""
        path = f"/{publisher}/{slug}"
        del self.web.pages[path]
        self.listed[publisher] = [(there, title) for there, title in self.listed[publisher] if there != path]
        self._list(publisher)

    def night(self) -> tuple[Told, list[tuple[list[str], list[str]]]]:
        """Run a night: what it told, and which articles it says were edited, before and after."""
        with open_store(self.place).engine.begin() as store:
            store.exec_driver_sql("UPDATE visit SET due = '2020-01-01T00:00:00+00:00'")
        ran = self.run("nightly", *PUBLISHERS, "--allow-private", "--format", "json")
        assert ran.code == (3 if "answered 404" in ran.err else 0), ran.err
        if not ran.out:
            return set(), []
        told = json.loads(ran.out)
        changes: Told = {("withdrawn", "", address.removeprefix(self.web.url)) for address in told["withdrawn"]}
        changes |= {(c["moved"], c["field"], _figures(c["a"], c["b"])) for c in told["changes"]}
        return changes, [(e["before"], e["after"]) for e in told["edits"]]

    def _list(self, publisher: str) -> None:
        items = "".join(
            f"<item><title>{title}</title><link>{self.web.url}{path}</link></item>"
            for path, title in self.listed[publisher][:5]
        )
        feed = f"<rss version='2.0'><channel><title>{PUBLISHERS[publisher]}</title>{items}</channel></rss>"
        self.web.serve(f"/{publisher}/feed", feed.encode(), "application/rss+xml")


def _figures(*words: str | None) -> str:
    """The figures of a change, in one order."""
    return " × ".join(sorted(re.sub(r"\s+", " ", w) for w in words if w))
