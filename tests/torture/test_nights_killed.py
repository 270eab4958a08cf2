"""Nightly runs are killed at random moments, night after night, on either store: nothing kept is lost, all of it is told.

A dozen times in the tests; `make torture` does it 500 times on each store, or as often as CLAIMTRACK_NIGHTS says.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from claimtrack.store import Store, open_store
from tests.conftest import Web
from tests.torture.nursery import Nursery
from tests.torture.test_kills import State, page

KILLS = int(os.environ.get("CLAIMTRACK_NIGHTS", "12"))
NEW = 10
"""Pages that are published after each night that was not killed."""


class Site:
    """A publisher whose list grows."""

    def __init__(self, web: Web, folder: Path) -> None:
        self.web, self.file, self.count = web, folder / "sources" / "site.toml", 0
        self.file.parent.mkdir()
        self.publish()

    def publish(self) -> None:
        """Put out some pages more."""
        for number in range(self.count, self.count + NEW):
            self.web.serve(f"/{number}", page(number))
        self.count += NEW
        self.file.write_text(
            f'id = "site"\npublisher = "The Site"\nhomepage = "{self.web.url}"\nrate = 1000\nhours = 0\neverything = true\nurls = {json.dumps([f"{self.web.url}/{n}" for n in range(self.count)])}\n'
        )


def state(place: str) -> State:
    """What the store holds; it is whole, every article once, every claim of a deal that is there and in its own words."""
    store = open_store(place)
    try:
        assert store.health() == []
        deals = {deal.id for deal in store.deals()}
        counts = store.counts()
        assert counts["articles"] == counts["revisions"]
        found: State = {}
        for claim, article in store.claims():
            assert claim.deal in deals
            assert article.text[claim.start : claim.end] == claim.quote
            found.setdefault(article.identity, Counter())[str(claim.field), claim.quote, claim.start] += 1
        assert len(found) == counts["articles"]
        return found
    finally:
        store.close()


def untold(store: Store) -> set[str]:
    """The deals of which no night has told a figure."""
    return {deal.id for deal in store.deals()} - {d for news in store.news_after(0) for d in news.deals}


def test_killed_at_any_moment_night_after_night_nothing_is_lost_and_all_is_told(
    tmp_path: Path, web: Web, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(web, tmp_path)
    words = ("nightly", "site", "--allow-private", "-q", "--db")
    nursery = Nursery(tmp_path, *words, "first.db", CLAIMTRACK_READERS="0", CLAIMTRACK_RATE="1000")

    def night(within: float | None = None, db: str = place) -> int:
        """A night, killed after some seconds where it is not over before; how it ended."""
        process = nursery.begin(*words, db)
        if within is not None:
            time.sleep(within)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        return nursery.ended()

    assert night() == 0
    site.publish()
    begun = time.monotonic()
    assert night() == 0
    takes = time.monotonic() - begun
    chance = random.Random(11)
    killed = amid = finished = 0
    kept = state(place)
    site.publish()
    while killed < KILLS:
        ended = night(chance.uniform(0.05, 1.02) * takes)
        now = state(place)
        assert {article: now.get(article) for article in kept} == kept
        kept = now
        amid += site.count - NEW < len(now) < site.count
        if ended == 0:
            finished += 1
            assert len(now) == site.count
        else:
            assert ended == -signal.SIGKILL
            killed += 1
        if len(now) == site.count:
            site.publish()
    assert night() == 0
    whole = state(place)
    assert len(whole) == site.count
    store = open_store(place)
    assert untold(store) == set()
    assert all(run.ended for run in store.runs(1))
    store.close()
    alone = str(tmp_path / "alone.db")
    assert night(db=alone) == 0
    nursery.close()
    assert state(alone) == whole
    if KILLS > 12:
        with capsys.disabled():  # the figure is what this is run for
            kind = "PostgreSQL" if "://" in place else "SQLite"
            print(
                f"\n{kind}: {killed} nights killed, {amid} of them amid their articles, {finished} finished, {len(whole)} articles: 0 lost, 0 torn, 0 doubled, 0 untold"
            )
