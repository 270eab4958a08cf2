"""The command line: what it prints, what it exits with, and that nothing in an article can reach the terminal."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.errors import LOCKED, NEEDS_EYE, PARTLY, TROUBLE
from tests.conftest import STORY, Ran, Web

Run = Callable[..., Ran]


def test_ingest_then_diff_shows_the_deal(run: Run, story: Path) -> None:
    ran = run("ingest", story)
    assert ran.code == 0
    assert ran.err.startswith("1 new, 0 changed, 0 unchanged, 0 failed; ")
    shown = run("diff").out
    assert "anthropic-coreweave" in shown
    assert "Anthropic buys from CoreWeave" in shown
    assert "$12 billion" in shown


def test_ingest_twice_doubles_nothing(run: Run, story: Path) -> None:
    run("ingest", story)
    before = run("claims", "--format", "json").out
    assert run("ingest", story).err.startswith("0 new, 0 changed, 1 unchanged")
    assert run("claims", "--format", "json").out == before


def test_a_changed_article_is_reported_as_it_reads_now(run: Run, story: Path) -> None:
    run("ingest", story)
    story.write_text(STORY.replace("$12 billion", "$13 billion"))
    assert run("ingest", story).err.startswith("0 new, 1 changed")
    shown = run("diff").out
    assert "$13 billion" in shown
    assert "$12 billion" not in shown


def test_the_json_of_diff_has_the_promised_keys(run: Run, story: Path) -> None:
    run("ingest", story)
    (deal,) = json.loads(run("diff", "--format", "json").out)["deals"]
    assert {"deal", "buyer", "seller", "facility", "fields"} <= deal.keys()
    field = next(f for f in deal["fields"] if f["field"] == "price_total")
    assert {"field", "verdict", "severity", "positions", "verdicts"} <= field.keys()
    (position,) = field["positions"]
    assert {"figure", "low", "high", "unit", "roots", "claims"} <= position.keys()
    assert position["low"] == 12_000_000_000
    (claim,) = position["claims"]
    assert STORY[claim["start"] : claim["end"]] == claim["quote"] == "$12 billion"


def test_extract_prints_a_record_a_line_and_stores_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    ran = run("extract", "--format", "jsonl", story)
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert {"price_total", "term_months", "power_mw", "gpu_count", "gpu_model", "location", "start_date"} <= {
        r["field"] for r in records
    }
    assert all(r["article"] == str(story) and r["deal"] == "anthropic-coreweave" for r in records)
    assert not (tmp_path / "claimtrack.db").exists()


def test_explain_says_what_every_number_was_taken_for(run: Run, story: Path) -> None:
    shown = run("extract", "--explain", story).out
    assert "“$12 billion”  money -> price_total of Anthropic – CoreWeave" in shown
    assert "deal noun +2" in shown


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_format_carries_the_figures_and_no_colour(run: Run, story: Path, form: str) -> None:
    run("ingest", story)
    shown = run("diff", "--format", form).out
    assert "12 billion" in shown
    assert "\x1b" not in shown


def test_the_csv_has_a_row_a_position(run: Run, story: Path) -> None:
    run("ingest", story)
    rows = list(csv.DictReader(io.StringIO(run("diff", "--format", "csv").out)))
    assert {r["field"] for r in rows} >= {"price_total", "power_mw"}
    assert {r["deal"] for r in rows} == {"anthropic-coreweave"}


def test_two_texts_from_standard_input_are_two_articles(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    for name, price in (("Reuters", "$12 billion"), ("Wired", "$20 billion")):
        text = STORY.replace("$12 billion", price).encode()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text)))
        run("ingest", "-", "--url", f"https://{name.lower()}.example/a", "--publisher", name)
    shown = run("diff").out
    assert "2 articles" in shown
    assert "Reuters" in shown
    assert "Wired" in shown
    assert "CONFLICT" in shown


def test_a_sidecar_swept_up_by_the_shell_is_no_article(run: Run, story: Path) -> None:
    sidecar = story.with_suffix(".meta.json")
    sidecar.write_text('{"publisher": "P"}')
    assert run("ingest", story, sidecar).err.startswith("1 new, 0 changed, 0 unchanged, 0 failed")


def test_a_fault_in_one_document_is_its_own(
    run: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimtrack import extract
    from claimtrack.pipeline import readers

    real = extract.extract

    def broken(article: object, catalog: object) -> object:
        if "bad" in getattr(article, "address", ""):
            raise ArithmeticError
        return real(article, catalog)  # type: ignore[arg-type]

    monkeypatch.setattr(readers, "extract", broken)
    (tmp_path / "bad.txt").write_text(STORY)
    ran = run("ingest", tmp_path / "bad.txt", story)
    assert ran.code == PARTLY
    assert "bad.txt: a fault of claimtrack's own in reading it (ArithmeticError)" in ran.err
    assert "1 new" in ran.err


def test_deals_show_and_claims_find_the_deal_by_the_beginning_of_its_id(run: Run, story: Path) -> None:
    run("ingest", story)
    assert "anthropic-coreweave" in run("deals").out
    shown = run("show", "anthropic-core").out
    assert "how it was told" in shown
    assert "CoreWeave will supply 100 MW of capacity" not in shown
    assert "CoreWeave will supply 100 MW of capacity" in run("show", "anthropic-core", "--quotes").out
    assert "100 MW" in run("claims", "--deal", "anthropic", "--field", "power_mw").out


def test_an_id_that_is_nearly_right_gets_a_hint(run: Run, story: Path) -> None:
    run("ingest", story)
    ran = run("diff", "antropic-coreweave")
    assert (ran.code, ran.out) == (TROUBLE, "")
    assert "did you mean anthropic-coreweave?" in ran.err


def test_compare_says_why(run: Run) -> None:
    ran = run("compare", "$15B/yr", "$1.25 billion a month", "--field", "price_rate")
    assert ran.out.startswith("equivalent: ")
    found = json.loads(run("compare", "$15B", "$14B", "--field", "price_total", "--format", "json").out)
    assert found["verdict"] == "conflict"
    assert "7%" in found["why"]


def test_compare_knows_a_denial_and_where_a_deal_stands(run: Run) -> None:
    assert run("compare", "not $10 billion", "$10 billion", "--field", "price_total").out.startswith("conflict: ")
    assert run("compare", "signed", "called off", "--field", "deal_status").out.startswith("not-comparable: ")
    assert run("compare", "cancelled", "called off", "--field", "deal_status").out.startswith(
        "same: both say cancelled"
    )


def test_exit_code_asks_for_an_eye_only_when_one_is_needed(run: Run, story: Path, tmp_path: Path) -> None:
    run("ingest", story)
    assert run("diff", "--exit-code").code == 0
    (tmp_path / "other.txt").write_text(STORY.replace("$12 billion", "$120 billion"))
    run("ingest", tmp_path / "other.txt")
    assert run("diff", "--exit-code").code == NEEDS_EYE
    assert "CONFLICT · medium" in run("diff").out


def test_what_can_be_read_is_stored_and_the_rest_is_named(run: Run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "menu.html").write_bytes(b"<html><body><a href='/'>Home</a></body></html>")
    ran = run("ingest", tmp_path / "empty.txt", tmp_path / "picture.html", tmp_path / "menu.html", story)
    assert ran.code == PARTLY
    assert [line.split(": ")[1].split("/")[-1] for line in ran.err.splitlines()[:3]] == [
        "empty.txt",
        "picture.html",
        "menu.html",
    ]
    assert "1 new" in ran.err
    assert "$12 billion" in run("diff").out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["ingest", "nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["ingest", "nosuchsource"], "no such file, address or source"),
        (["ingest", "x", "--published", "yesterday"], "is no date"),
        pytest.param(["diff", "x"], "no store here", marks=pytest.mark.sqlite),
        (["diff", "--format", "xml"], "'xml' is not one of"),
        (["compare", "a", "b"], "Missing option '--field'"),
        (["nosuchcommand"], "No such command"),
        (["claims", "--field", "power"], "did you mean power_mw?"),
        (["compare", "blue", "signed", "--field", "deal_status"], "states nothing of deal_status"),
        (["diff", "--since", "2026-01-01", "--as-of", "2026-01-01"], "give one of them"),
        (["diff", "--limit", "-3"], "greater than or equal to 0"),
        (["compare", "much", "more", "--field", "power_mw"], "states nothing of power_mw"),
        (["ingest", ".", "--db", "/dev/null/x.db"], "cannot be opened"),
        (["ingest", "--catalog", "nowhere.toml", "."], "no such file"),
    ],
)
def test_a_mistake_gets_one_line_and_exit_code_2(run: Run, args: list[str], told: str) -> None:
    ran = run(*args)
    assert ran.code == TROUBLE
    assert told in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_a_store_that_is_none_is_left_alone_and_named(run: Run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("my shopping list, which is long enough to be no empty database " * 30)
    ran = run("ingest", story, "--db", tmp_path / "notes.db")
    assert ran.code == TROUBLE
    assert "notes.db: not a readable database" in ran.err
    assert (tmp_path / "notes.db").read_text().startswith("my shopping list")


@pytest.mark.sqlite
def test_a_store_that_another_holds_exits_4(
    run: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from claimtrack.store import engine, store

    run("ingest", story)
    monkeypatch.setattr(store, "connect", lambda place: engine.connect(place, 0.1))
    holder = sqlite3.connect(tmp_path / "claimtrack.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    story.write_text(STORY + "More.")
    ran = run("ingest", story)
    holder.close()
    assert ran.code == LOCKED
    assert "another process is writing to the store; wait" in ran.err


def test_a_fault_of_claimtrack_itself_is_one_line_with_the_place_of_the_traceback(
    run: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimtrack.pipeline import intake

    def broken(*_args: object, **_more: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(intake, "ingest", broken)
    ran = run("ingest", story)
    assert ran.code == TROUBLE
    assert ran.err.splitlines() == [
        f"claimtrack: a fault in claimtrack itself: ArithmeticError; the traceback is in {tmp_path}/state/claimtrack/claimtrack.log"
    ]
    assert "Traceback" in (tmp_path / "state" / "claimtrack" / "claimtrack.log").read_text()


EVIL = "\x1b[31mRed\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07 [bold]Bold[/b] \u202egnp.exe \x9b2J <script>alert(1)</script> | =cmd()"


@pytest.mark.parametrize(
    "command", [["diff"], ["show", "anthropic"], ["claims"], ["diff", "--format", "md"], ["diff", "--format", "csv"]]
)
def test_nothing_in_a_title_or_name_reaches_the_terminal(run: Run, story: Path, command: list[str]) -> None:
    story.write_text(f"{EVIL}\n\n{STORY}", encoding="utf-8")
    run("ingest", story, "--publisher", EVIL)
    ran = run(*command)
    assert ran.code == 0
    for harm in ("\x1b", "\x9b", "\u202e", "\x07"):
        assert harm not in ran.out
    if command == ["diff"]:
        assert "[bold]Bold[/b]" in ran.out.replace("\n", " ") or "[bold]Bold[/b]" in "".join(ran.out.split())


def test_a_csv_cell_is_never_a_formula(run: Run, story: Path) -> None:
    run("ingest", story, "--publisher", "=HYPERLINK(1)")
    assert ",=HYPERLINK" not in run("diff", "--format", "csv").out


def test_an_address_is_ingested(run: Run, web: Web) -> None:
    page = f"<!doctype html><html><head><title>A deal</title></head><body><article><h1>A deal</h1><p>{STORY}</p></article></body></html>"
    url = web.serve("/story", page.encode())
    assert run("ingest", url, "--allow-private").code == 0
    assert "127.0.0.1" in run("diff").out
    assert run("ingest", url).code == PARTLY


@pytest.mark.sqlite
def test_settings_come_from_flag_then_variable_then_file(
    run: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claimtrack.toml").write_text('db = "file.db"\n')
    run("ingest", story)
    assert (tmp_path / "file.db").exists()
    monkeypatch.setenv("CLAIMTRACK_DB", "variable.db")
    run("ingest", story)
    assert (tmp_path / "variable.db").exists()
    run("ingest", story, "--db", "flag.db")
    assert (tmp_path / "flag.db").exists()
    (tmp_path / "claimtrack.toml").write_text('dbb = "file.db"\n')
    assert "dbb" in run("diff").err


def test_demo_shows_three_deals_and_needs_no_store(run: Run, tmp_path: Path) -> None:
    ran = run("demo")
    assert ran.code == 0
    assert "16 bundled articles read" in ran.err
    for deal in ("anthropic-spacex-colossus", "microsoft-iren", "coreweave-applied-digital"):
        assert deal in ran.out
    assert not list(tmp_path.glob("*.db"))


def test_demo_finds_the_tenfold_slip_and_the_later_end_and_no_other_conflict(run: Run) -> None:
    found = json.loads(run("demo", "--format", "json").out)["deals"]
    conflicts = [
        sorted((f["positions"][v["a"]]["figure"], f["positions"][v["b"]]["figure"]))
        for d in found
        for f in d["fields"]
        for v in f["verdicts"]
        if v["verdict"] == "conflict"
    ]
    assert sorted(conflicts) == [["$9.7 billion", "$97 billion"], ["the end of 2029", "through May 2029"]]


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; sys.argv=['claimtrack','--help']\n"
        "from claimtrack.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'sqlmodel','sqlalchemy','pydantic','httpx','trafilatura','selectolax','alembic','rapidfuzz'}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("[]")


def test_a_closed_pipe_is_no_fault() -> None:
    ran = subprocess.run(
        f"{sys.executable} -m claimtrack demo --format md | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Traceback" not in ran.stderr
    assert "fault" not in ran.stderr


def test_every_command_has_an_example_or_says_it_needs_none(run: Run) -> None:
    for command in ("ingest", "extract", "diff", "compare"):
        assert "xample" in run(command, "--help").out
