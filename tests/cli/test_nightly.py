"""Nights on a small web: what is new is told once, nothing else is; one run at a time; a run that was cut off is made good."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from claimtrack.errors import LOCKED, UsageError
from claimtrack.pipeline import lock
from claimtrack.store import open_store
from tests.conftest import Ran, Web

Run = Callable[..., Ran]


def page(price: int, seller: str = "CoreWeave") -> bytes:
    title = f"Anthropic signs compute deal with {seller}"
    words = f"Anthropic has signed a five-year contract with {seller} worth ${price} billion, the companies said on Tuesday. {seller} will supply 100 MW of capacity in Plano, Texas, with 40,000 Nvidia GB300 GPUs from early 2027."
    return f"<!doctype html><html><head><title>{title}</title><meta property='article:published_time' content='2026-11-20T10:00:00Z'></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>".encode()


@pytest.fixture
def site(web: Web, tmp_path: Path) -> Callable[..., None]:
    """Declare a source that lists some pages, always due."""

    def declare(*paths: str, name: str = "ledger") -> None:
        (tmp_path / "sources").mkdir(exist_ok=True)
        listed = ", ".join(f'"{web.url}{path}"' for path in paths)
        (tmp_path / "sources" / f"{name}.toml").write_text(
            f'id = "{name}"\npublisher = "The Ledger"\nhomepage = "{web.url}"\nrate = 1000\nhours = 0\neverything = true\nurls = [{listed}]\n'
        )

    return declare


def nightly(run: Run, *more: str) -> Ran:
    return run("nightly", "ledger", "--allow-private", *more)


def due_again(place: str) -> None:
    """Make every page due, as if a day had gone by."""
    with open_store(place).engine.begin() as connection:
        connection.exec_driver_sql("UPDATE visit SET due = '2020-01-01T00:00:00+00:00'")
        connection.exec_driver_sql("UPDATE source_state SET due = NULL")


def test_a_night_tells_what_is_new_and_the_next_says_nothing_when_nothing_is(
    web: Web, run: Run, site: Callable[..., None], place: str
) -> None:
    web.serve("/a", page(12))
    site("/a")
    first = nightly(run)
    assert first.code == 0, first.err
    assert "$12 billion" in first.out
    due_again(place)
    second = nightly(run)
    assert (second.code, second.out, second.err) == (0, "", "")
    web.serve("/a", page(14))
    due_again(place)
    third = nightly(run).out
    assert "now says “$14 billion”" in third
    due_again(place)
    assert nightly(run).out == ""


def test_what_was_ingested_by_hand_between_two_nights_is_told_by_the_next(
    web: Web, run: Run, site: Callable[..., None], tmp_path: Path
) -> None:
    web.serve("/a", page(12))
    site("/a")
    nightly(run)
    (tmp_path / "b.txt").write_text(
        "Meta signed a contract with Nebius worth $3 billion for 20 MW of data center capacity."
    )
    run("ingest", tmp_path / "b.txt")
    assert "$3 billion" in nightly(run).out


def test_events_are_lines_of_json_and_the_history_has_what_went_wrong(
    web: Web, run: Run, site: Callable[..., None]
) -> None:
    web.serve("/a", page(12))
    site("/a", "/gone")
    ran = nightly(run, "--log-format", "json")
    assert ran.code == 3
    events = [json.loads(line) for line in ran.err.splitlines()]
    assert events[0]["event"] == "began"
    assert events[-1]["event"] == "ended"
    assert set(events[-1]["seconds"]) == {"read", "settle", "diff", "tell", "publish", "prune"}
    assert any(e["event"] == "failed" and "404" in e["what"] for e in events)
    assert "nightly" in run("runs").out
    told = run("runs", "1").out
    assert f"{web.url}/gone: answered 404" in told
    assert "The Ledger: Anthropic signs compute deal with CoreWeave" in told
    row = json.loads(run("runs", "1", "--format", "jsonl").out)
    assert (row["new"], row["failed"], row["kind"]) == (1, 1, "nightly")
    assert "there is no such run" in run("runs", "9").err


def test_a_second_run_beside_the_first_ends_with_four_and_names_the_holder(
    web: Web, run: Run, site: Callable[..., None], place: str
) -> None:
    site("/a")
    with lock.locked(place):
        ran = nightly(run)
    assert ran.code == LOCKED
    assert f"process {os.getpid()} on " in ran.err
    web.serve("/a", page(12))
    assert nightly(run).code == 0


def test_the_lock_of_a_run_that_was_killed_is_free_and_what_it_brought_is_told_by_the_next(
    web: Web, run: Run, site: Callable[..., None], place: str, tmp_path: Path
) -> None:
    def hang(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(60)
        handler.close_connection = True

    web.serve("/a", page(12))
    web.pages["/b"] = hang
    site("/a", "/b")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRACK")} | {"CLAIMTRACK_DB": place}
    process = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "nightly", "ledger", "--allow-private"],
        cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    for _ in range(300):
        if "$12 billion" in run("claims").out:
            break
        time.sleep(0.1)
    assert lock.is_held(place)
    process.send_signal(signal.SIGKILL)
    assert process.communicate()[0] == b""
    web.serve("/b", page(7, "Nebius"))
    told = nightly(run).out
    assert "$7 billion" in told
    assert "$12 billion" in told
    assert "cut off" in run("runs").out


@pytest.mark.parametrize(("words", "seconds"), [("90m", 5400), ("2h", 7200), ("1h30m", 5400), ("45", 45), ("30s", 30)])
def test_a_length_of_time_is_read(words: str, seconds: int) -> None:
    from claimtrack.cli import nightly as command

    assert command.seconds(words) == seconds
    with pytest.raises(UsageError):
        command.seconds("soon")
