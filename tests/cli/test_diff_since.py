"""`claimtrack diff` of a day, since a day, and of a part."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from claimtrack.extract import extract
from claimtrack.pipeline import intake, readers
from tests.conftest import STORY, Ran

Run = Callable[..., Ran]
FIRST = "Anthropic signed a contract with CoreWeave worth $5 billion for 100 MW of capacity, Reuters said."
SECOND = "CoreWeave landed a contract with Anthropic worth $8 billion, Bloomberg News reported."


def next_second() -> None:
    """Wait for the next second, by which the store tells moments."""
    begun = int(time.time())
    while int(time.time()) == begun:
        time.sleep(0.02)


def ingest(run: Run, folder: Path, name: str, text: str, published: str) -> None:
    """Keep one article, at a later second than what went before."""
    next_second()
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.meta.json").write_text(json.dumps({"published": published}), encoding="utf-8")
    assert run("ingest", folder / f"{name}.txt").code == 0


def test_a_file_that_is_read_again_without_a_word_keeps_what_was_said_of_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ledger.txt"
    path.write_text(STORY)
    run("ingest", path, "--publisher", "The Ledger", "--published", "2026-05-06")
    before = run("claims", "--format", "csv").out
    assert "2026-05-05" in before
    run("ingest", path)
    assert run("claims", "--format", "csv").out == before
    path.write_text(STORY.replace("$12 billion", "$14 billion"))
    next_second()
    run("ingest", path)
    told = json.loads(run("diff", "--since", "last", "--format", "json").out)
    assert {c["field"] for c in told["changes"]} <= {"price_total"}
    assert "The Ledger, 2026-05-06" in run("diff").out


def test_since_last_tells_what_the_last_ingest_brought(run: Run, tmp_path: Path) -> None:
    ingest(run, tmp_path, "a", FIRST, "2026-05-04")
    ingest(run, tmp_path, "b", SECOND, "2026-05-06")
    told = json.loads(run("diff", "--since", "last", "--format", "json").out)
    assert "$8 billion" in {c["a"] for c in told["changes"]} | {c["b"] for c in told["changes"]}
    assert not told["edits"]
    next_second()
    run("ingest", tmp_path / "b.txt")
    assert "$5 billion" not in run("diff", "--since", "last").out


def test_a_silent_edit_is_told_with_both_quotes(run: Run, tmp_path: Path) -> None:
    ingest(run, tmp_path, "a", FIRST, "2026-05-04")
    ingest(run, tmp_path, "a", FIRST.replace("100 MW", "120 MW"), "2026-05-04")
    assert "said “100 MW” and now says “120 MW”" in run("diff", "--since", "last").out


def test_as_of_shows_what_had_been_published_by_a_day(run: Run, tmp_path: Path) -> None:
    ingest(run, tmp_path, "a", FIRST, "2026-05-04")
    ingest(run, tmp_path, "b", SECOND, "2026-05-06")
    shown = run("diff", "--as-of", "2026-05-05").out
    assert "$5 billion" in shown
    assert "$8 billion" not in shown
    assert "Nothing fits" in run("diff", "--as-of", "2026-05-01").out


def test_only_what_is_asked_for_is_shown(run: Run, tmp_path: Path) -> None:
    ingest(run, tmp_path, "a", FIRST, "2026-05-04")
    power = run("diff", "--field", "power_mw").out
    assert "100 MW" in power
    assert "$5 billion" not in power
    assert "Anthropic" in run("diff", "--party", "coreweave").out
    assert "Nothing fits" in run("diff", "--party", "Meta").out
    assert "Nothing fits" in run("diff", "--verdict", "conflict").out
    assert run("diff", "--field", "colour").code == 2
    assert run("diff", "--since", "someday").code == 2


def test_what_a_person_decided_is_told_apart_from_what_the_articles_say(run: Run, tmp_path: Path) -> None:
    ingest(run, tmp_path, "a", FIRST, "2026-05-04")
    ingest(run, tmp_path, "b", SECOND, "2026-05-06")
    next_second()
    run("ingest", tmp_path / "a.txt")
    run("judge", "reject", "b.txt", "$8 billion", "--reason", "misread")
    told = json.loads(run("diff", "--since", "last", "--format", "json").out)["changes"]
    assert {(c["cause"], c["moved"]) for c in told} == {("judgement", "gone")}
    assert "a person decided" in run("diff", "--since", "last").out


def test_what_only_another_reading_moved_is_told_as_that(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(run, tmp_path, "a", FIRST, "2026-05-04")
    next_second()
    monkeypatch.setattr(intake, "READER", "another")
    monkeypatch.setattr(readers, "extract", lambda a, c: [x for x in extract(a, c) if x.field != "power_mw"] + [
        replace(x, low=Decimal(90), high=Decimal(90)) for x in extract(a, c) if x.field == "power_mw"
    ])  # fmt: skip
    run("ingest", tmp_path / "a.txt")
    told = json.loads(run("diff", "--since", "last", "--format", "json").out)
    assert {c["cause"] for c in told["changes"]} == {"reading"}
    assert not told["edits"]
    assert "claimtrack reads it otherwise" in run("diff", "--since", "last").out


def test_the_edits_shown_are_those_of_the_deal_that_was_asked_for(run: Run, tmp_path: Path) -> None:
    other = FIRST.replace("Anthropic", "OpenAI").replace("CoreWeave", "Oracle")
    ingest(run, tmp_path, "a", FIRST, "2026-05-04")
    ingest(run, tmp_path, "b", other, "2026-05-04")
    ingest(run, tmp_path, "b", other.replace("100 MW", "120 MW"), "2026-05-04")
    assert "120 MW" in run("diff", "openai", "--since", "last").out
    assert "Nothing has changed" in run("diff", "anthropic", "--since", "last").out
    assert "120 MW" not in run("diff", "--since", "last", "--field", "price_total").out
