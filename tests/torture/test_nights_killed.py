"""Nightly runs are killed at random moments, night after night, on either store: nothing kept is lost, all of it is told.

Eight times in the tests; `make torture` does it 500 times on each store, or as often as CLAIMTRACK_NIGHTS says.
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

from claimtrack.store import open_store
from tests.conftest import Web
from tests.postgres import Server
from tests.torture.nursery import Nursery
from tests.torture.test_kills import State, page

KILLS = int(os.environ.get("CLAIMTRACK_NIGHTS", "8"))
NEW = 10
"""Pages that are published as soon as all are stored."""
MOST = 100
"""Pages of one store: with more it is looked through, and the next begun."""


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


def untold(place: str) -> set[str]:
    """The deals of which no night has told a figure."""
    store = open_store(place)
    try:
        return {deal.id for deal in store.deals()} - {d for news in store.news_after(0) for d in news.deals}
    finally:
        store.close()


def test_killed_at_any_moment_night_after_night_nothing_is_lost_and_all_is_told(
    tmp_path: Path, web: Web, postgres: Server | None, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(web, tmp_path)
    words = ("nightly", "site", "--allow-private", "-q", "--db")
    nursery = Nursery(tmp_path, *words, "first.db", CLAIMTRACK_READERS="0", CLAIMTRACK_RATE="1000")

    def night(place: str, within: float | None = None) -> int:
        """A night, killed after some seconds where it is not over before; how it ended."""
        process = nursery.begin(*words, place)
        if within is not None:
            time.sleep(within)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        return nursery.ended()

    assert night(str(tmp_path / "alone.db")) == 0
    begun = time.monotonic()
    assert night(str(tmp_path / "other.db")) == 0
    takes = time.monotonic() - begun
    chance = random.Random(11)
    seen = Counter[str]()
    while seen["killed"] < KILLS:
        place = postgres.database() if postgres else str(tmp_path / f"{seen['stores']}.db")
        seen["stores"] += 1
        kept: State = {}
        while seen["killed"] < KILLS and site.count < MOST:
            ended = night(place, chance.uniform(0.02, 1.02) * takes)
            now = state(place)
            assert {article: now.get(article) for article in kept} == kept
            seen["amid"] += len(kept) < len(now) < site.count
            seen["killed" if ended else "finished"] += 1
            assert ended in {0, -signal.SIGKILL}
            kept = now
            if len(now) == site.count:
                site.publish()
            else:
                assert ended != 0
        assert night(place) == 0
        whole = state(place)
        assert len(whole) == site.count
        assert {article: whole[article] for article in kept} == kept
        seen["articles"] += len(whole)
        assert untold(place) == set()
        alone = str(tmp_path / f"alone{seen['stores']}.db")
        assert night(alone) == 0
        assert state(alone) == whole
        site.count = 0
        site.publish()
    nursery.close()
    if KILLS > 8:
        with capsys.disabled():  # the figure is what this is run for
            kind = "PostgreSQL" if postgres else "SQLite"
            print(
                f"\n{kind}: {seen['killed']} nights killed, {seen['amid']} of them amid their articles, {seen['finished']} finished, {seen['articles']} articles: 0 lost, 0 torn, 0 doubled, 0 untold"
            )
