"""The views of the database, and what the real Datasette makes of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from claimtrack.store import open_store
from tests.conftest import STORY, Ran

Run = Callable[..., Ran]
METADATA = Path(__file__).parents[2] / "docs" / "datasette" / "metadata.json"


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """A store with a conflict, told by two outlets."""
    for number, words in enumerate((STORY, STORY.replace("$12", "$15"))):
        path = tmp_path / f"{number}.txt"
        path.write_text(words)
        told = ("--url", f"https://ledger.example/{number}", "--publisher", ("Ledger", "Tribune")[number])
        assert run("ingest", path, *told).code == 0
    return run


def asked(place: str, query: str) -> list[tuple[object, ...]]:
    store = open_store(place)
    with store.engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    store.close()
    return found


def test_the_views_tell_what_the_diff_tells_and_follow_every_change(filled: Run, place: str, tmp_path: Path) -> None:
    verdicts = "SELECT figure_a, figure_b FROM verdicts_view WHERE verdict = 'conflict'"
    assert asked(place, verdicts) == [("$15 billion", "$12 billion")]
    claims = "SELECT publisher, quote FROM claims_view WHERE field = 'price_total' ORDER BY publisher"
    assert asked(place, claims) == [("Ledger", "$12 billion"), ("Tribune", "$15 billion")]
    (tmp_path / "1.txt").write_text(STORY)
    filled("ingest", tmp_path / "1.txt", "--url", "https://ledger.example/1", "--publisher", "Tribune")
    assert asked(place, verdicts) == []
    assert asked(place, claims) == [("Ledger", "$12 billion"), ("Tribune", "$12 billion")]
    assert asked(place, "SELECT roots_most, said_by FROM positions_view WHERE field = 'price_total'") == [
        (1, "Ledger, undated; Tribune, undated")
    ]


@pytest.mark.sqlite
def test_datasette_is_useful_at_once(filled: Run, place: str, tmp_path: Path) -> None:
    assert filled("deals").code == 0
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRACK")} | {"HOME": str(tmp_path)}

    def get(path: str) -> list[dict[str, object]]:
        call = [sys.executable, "-W", "ignore", "-m", "datasette", place, "-m", str(METADATA), "--get", path]
        ran = subprocess.run(call, check=False, capture_output=True, text=True, env=environment)
        assert ran.returncode == 0, ran.stderr
        found: list[dict[str, object]] = json.loads(ran.stdout)
        return found

    [conflict] = get("/claimtrack/open_conflicts.json?_shape=array")
    assert (conflict["figure_a"], conflict["figure_b"]) == ("$15 billion", "$12 billion")
    assert "worth $15 billion, the companies said" in str(conflict["sentence_a"])
    assert {row["publisher"] for row in get("/claimtrack/who_says.json?words=companies&_shape=array")} == {
        "Ledger",
        "Tribune",
    }
    assert get("/claimtrack/publishers_alone.json?_shape=array")[0]["positions"] == 1
    found = get("/claimtrack/claims_view.json?_search=contract&_shape=array")
    assert {row["quote"] for row in found} >= {"$12 billion", "$15 billion"}
    assert get("/claimtrack/claims_view.json?_search=nobody&_shape=array") == []
