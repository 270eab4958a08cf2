"""`claimtrack judge`: decisions are kept with a reason, survive re-extraction, and show in every view."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
FIRST = "Anthropic signed a contract with CoreWeave worth $5 billion for 100 MW of capacity, Reuters said."
SECOND = "Anthropic signed a contract with CoreWeave worth $8 billion for 100 MW of capacity, Bloomberg News said."


@pytest.fixture
def two(run: Run, tmp_path: Path) -> Path:
    """A store with two articles that contradict each other."""
    for name, text in (("a", FIRST), ("b", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.meta.json").write_text('{"published": "2026-05-04"}', encoding="utf-8")
        run("ingest", tmp_path / f"{name}.txt")
    return tmp_path


def prices(run: Run) -> dict[str, str | None]:
    """The quotes of the prices that stand, and what was decided of each."""
    return {
        c["quote"]: c["judged"] for c in json.loads(run("claims", "--field", "price_total", "--format", "json").out)
    }


@pytest.mark.usefixtures("two")
def test_a_rejected_claim_is_in_no_view(run: Run) -> None:
    assert run("judge", "reject", "b.txt", "$8 billion", "--reason", "misread", "--who", "ann").code == 0
    assert prices(run) == {"$5 billion": None}
    assert "$8 billion" not in run("diff").out


def test_a_decision_outlives_another_reading_of_the_text(run: Run, two: Path) -> None:
    run("judge", "reject", "b.txt", "$8 billion", "--reason", "misread")
    (two / "b.txt").write_text(SECOND + " Shares rose.", encoding="utf-8")
    assert run("ingest", two / "b.txt").err.startswith("0 new, 1 changed")
    assert prices(run) == {"$5 billion": None}


@pytest.mark.usefixtures("two")
def test_an_accepted_claim_shows_who_accepted_it(run: Run) -> None:
    run("judge", "accept", "a.txt", "$5 billion", "--reason", "the 8-K says so", "--who", "ann")
    assert prices(run)["$5 billion"] == "accepted by ann"
    assert "accepted by ann" in run("diff", "--field", "price_total").out


@pytest.mark.usefixtures("two")
def test_a_correction_changes_what_is_compared(run: Run) -> None:
    ran = run(
        "judge", "correct", "b.txt", "$8 billion", "--low", "5000000000", "--high", "5000000000", "--reason", "typo"
    )
    assert ran.code == 0
    (deal,) = json.loads(run("diff", "--field", "price_total", "--format", "json").out)["deals"]
    assert deal["fields"][0]["verdict"] != "conflict"


@pytest.mark.usefixtures("two")
def test_a_correction_to_another_field_takes_bounds_of_that_field(run: Run) -> None:
    moved = "--field power_mw --to-field start_date --low 2027-05 --high 2027-05 --unit date".split()
    assert run("judge", "correct", "a.txt", "100 MW", *moved, "--reason", "the model's name").code == 0
    (told,) = json.loads(run("claims", "--field", "start_date", "--format", "json").out)
    assert (told["low"], told["high"], told["unit"]) == ("2027-05", "2027-05", "date")


@pytest.mark.usefixtures("two")
def test_the_exit_code_counts_what_is_shown_and_nothing_else(run: Run) -> None:
    assert run("diff", "--exit-code").code == 1
    assert run("diff", "--verdict", "conflict", "--exit-code").code == 1
    assert run("diff", "--field", "power_mw", "--exit-code").code == 0
    assert run("diff", "--verdict", "refines", "--exit-code").code == 0


@pytest.mark.usefixtures("two")
def test_a_decision_can_be_undone_and_stays_in_the_list(run: Run) -> None:
    run("judge", "reject", "b.txt", "$8 billion", "--reason", "misread", "--who", "ann")
    assert run("judge", "undo", "1", "--reason", "it was right", "--who", "bob").code == 0
    assert set(prices(run)) == {"$5 billion", "$8 billion"}
    listed = run("judge", "list").out
    assert "reject “$8 billion”" in listed
    assert "(undone)" in listed
    assert run("judge", "undo", "1", "--reason", "again").code == 2


@pytest.mark.usefixtures("two")
def test_deals_are_split_and_merged(run: Run) -> None:
    (deal,) = {c["deal"] for c in json.loads(run("claims", "--format", "json").out)}
    assert run("judge", "split", deal, "anthropic-coreweave-second", "b.txt", "--reason", "two contracts").code == 0
    assert "anthropic-coreweave-second" in run("deals").out
    assert "$8 billion" in run("diff", "anthropic-coreweave-second").out
    assert run("judge", "merge", "anthropic-coreweave-second", deal, "--reason", "one after all").code == 0
    assert {c["deal"] for c in json.loads(run("claims", "--format", "json").out)} == {deal}


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "words",
    [
        ("accept", "a.txt", "$9 billion", "--reason", "x"),
        ("accept", "nowhere.txt", "$5 billion", "--reason", "x"),
        ("correct", "a.txt", "$5 billion", "--reason", "x"),
        ("correct", "a.txt", "$5 billion", "--low", "many", "--reason", "x"),
        ("correct", "a.txt", "$5 billion", "--low", "NaN", "--reason", "x"),
        ("correct", "a.txt", "$5 billion", "--unit", "", "--reason", "x"),
        ("correct", "a.txt", "$5 billion", "--to-field", "start_date", "--reason", "x"),
        ("correct", "a.txt", "$5 billion", "--to-field", "start_date", "--low", "5000", "--reason", "x"),
        ("correct", "a.txt", "$5 billion", "--low", "9", "--high", "3", "--reason", "x"),
        ("merge", "anthropic-coreweave", "anthropic-coreweave", "--reason", "x"),
        ("accept", "a.txt", "$5 billion"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    ran = run("judge", *words)
    assert ran.code == 2
    assert not run("judge", "list").out
