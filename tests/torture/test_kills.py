"""An ingest is killed at random moments, again and again: nothing that was kept is lost, nothing is doubled.

`make torture` does it 200 times, or as often as CLAIMTRACK_KILLS says, and tells what it saw; among the tests nights are killed,
which ingest as well.
"""

from __future__ import annotations

import gzip
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from claimtrack.store import open_store
from tests.conftest import Web
from tests.fetch.test_archives import record

KILLS = int(os.environ.get("CLAIMTRACK_KILLS", "0"))
PAGES, FILES, ARCHIVED = 12, 6, 6
BUYERS = "Anthropic OpenAI Meta Microsoft Mistral Cohere".split()
SELLERS = "CoreWeave Nebius Oracle Lambda Crusoe Nscale".split()
TARGETS = ("site", "files", "crawl.warc.gz")
State = dict[str, Counter[tuple[str, str, int]]]
"""By address, the claims of an article's current text."""


def words(number: int) -> str:
    buyer, seller = BUYERS[number % 6], SELLERS[number // 6 % 6]
    return f"{buyer} has signed a {3 + number % 5}-year contract with {seller} worth ${number + 2} billion, the companies said on Tuesday. {seller} will supply {100 + number} MW of capacity in Plano, Texas, with {number + 10},000 Nvidia GB300 GPUs from early 2027. Both call it the largest order of the year so far."


def page(number: int) -> bytes:
    title = f"{BUYERS[number % 6]} signs compute deal with {SELLERS[number // 6 % 6]}"
    return f"<!doctype html><html><head><title>{title}</title><meta property='article:published_time' content='2026-11-{number % 20 + 1:02}'></head><body><article><h1>{title}</h1><p>{words(number)}</p></article></body></html>".encode()


def prepare(folder: Path, web: Web) -> None:
    for number in range(PAGES):
        web.serve(f"/{number}", page(number))
    addresses = ", ".join(f'"{web.url}/{number}"' for number in range(PAGES))
    (folder / "sources").mkdir()
    (folder / "sources" / "site.toml").write_text(
        f'id = "site"\npublisher = "The Site"\nhomepage = "{web.url}"\nrate = 1000\neverything = true\nurls = [{addresses}]\n'
    )
    (folder / "files").mkdir()
    for number in range(PAGES, PAGES + FILES):
        (folder / "files" / f"{number}.txt").write_text(words(number))
    rest = range(PAGES + FILES, PAGES + FILES + ARCHIVED)
    (folder / "crawl.warc.gz").write_bytes(
        b"".join(gzip.compress(record(f"https://archive.example/{n}", page(n))) for n in rest)
    )


def started(folder: Path) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRACK")}
    return subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "ingest", *TARGETS, "--allow-private", "-q"],
        cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def state(folder: Path) -> State:
    """What the store holds; it is whole, every article once, every claim of a deal that is there."""
    place = folder / "claimtrack.db"
    if not place.exists():
        return {}
    with sqlite3.connect(place) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not raw.execute("PRAGMA foreign_key_check").fetchall()
        if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return {}
    raw.close()
    store = open_store(str(place))
    deals = {deal.id for deal in store.deals()}
    found: State = {}
    for claim, article in store.claims():
        assert claim.deal in deals
        assert article.text[claim.start : claim.end] == claim.quote
        found.setdefault(article.identity, Counter())[str(claim.field), claim.quote, claim.start] += 1
    counts = store.counts()
    store.close()
    assert counts["articles"] == counts["revisions"]
    assert counts["articles"] <= PAGES + FILES + ARCHIVED
    return found


@pytest.mark.skipif(not KILLS, reason="a long run of faults: make torture")
def test_killed_at_any_moment_nothing_is_lost_nothing_doubled_and_the_next_run_finishes(
    tmp_path: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(tmp_path, web)
    begun = time.monotonic()
    whole_run = started(tmp_path)
    assert whole_run.wait(100) == 0, whole_run.stderr.read() if whole_run.stderr else ""
    takes = time.monotonic() - begun
    whole = state(tmp_path)
    assert len(whole) == PAGES + FILES + ARCHIVED
    chance = random.Random(7)
    killed = amid = finished = 0
    kept: State = {}
    for file in tmp_path.glob("claimtrack.db*"):
        file.unlink()
    while killed < KILLS:
        run = started(tmp_path)
        try:
            run.wait(chance.uniform(0.3, 1.0) * takes)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
        if run.wait() == 0:
            finished += 1
            assert state(tmp_path) == whole
            for file in tmp_path.glob("claimtrack.db*"):
                file.unlink()
            kept = {}
            continue
        assert run.returncode == -signal.SIGKILL, run.stderr.read() if run.stderr else ""
        killed += 1
        now = state(tmp_path)
        amid += 0 < len(now) < len(whole)
        assert all(now.get(article) == claims == whole[article] for article, claims in kept.items())
        assert all(claims == whole[article] for article, claims in now.items())
        kept = now
    last = started(tmp_path)
    assert last.wait(100) == 0
    assert state(tmp_path) == whole
    with capsys.disabled():  # the figure is what this is run for
        if KILLS:
            print(
                f"\n{killed} kills, {amid} of them with some articles kept and some not, {finished} runs finished: 0 lost, 0 torn, 0 doubled"
            )
