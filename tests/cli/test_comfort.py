"""Comforts: Tab, near misses, help with examples, colours and pagers."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import STORY, Ran

Run = Callable[..., Ran]


def typed(folder: Path, *words: str, **more: str) -> list[str]:
    """What Tab offers in bash after some words."""
    variables = {
        "_CLAIMTRACK_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = subprocess.run(
        [sys.executable, "-c", "from claimtrack.cli.main import app; app(prog_name='claimtrack')"],
        cwd=folder, env=os.environ | variables | more, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [line.rpartition(",")[2] for line in ran.stdout.split()]


@pytest.mark.sqlite
def test_tab_completes_commands_deals_sources_and_fields(run: Run, story: Path, tmp_path: Path) -> None:
    run("ingest", story)
    assert "nightly" in typed(tmp_path, "claimtrack", "nig")
    assert typed(tmp_path, "claimtrack", "show", "anth") == ["anthropic-coreweave"]
    assert typed(tmp_path, "claimtrack", "diff", "x") == []
    assert "techcrunch" in typed(tmp_path, "claimtrack", "sources", "show", "techc")
    assert typed(tmp_path, "claimtrack", "claims", "--field", "pow") == ["power_mw"]
    assert typed(tmp_path, "claimtrack", "show", "anth", CLAIMTRACK_DB="nowhere.db") == []
    assert not (tmp_path / "nowhere.db").exists()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["diff", "--field", "price_totl"], "price_total"),
        (["claims", "--field", "powr_mw"], "power_mw"),
        (["compare", "1 MW", "2 MW", "--field", "power"], "power_mw"),
        (["diff", "--verdict", "conflct"], "conflict"),
        (["diff", "--format", "jsn"], "json"),
        (["show", "anthropic-corewave"], "anthropic-coreweave"),
        (["sources", "show", "techcrnch"], "techcrunch"),
        (["nightyl"], "nightly"),
    ],
)
def test_what_was_meant_is_said(run: Run, story: Path, words: list[str], meant: str) -> None:
    run("ingest", story)
    told = run(*words)
    assert told.code == 2
    assert re.search(rf"[Dd]id you mean '?{meant}'?\?", told.err), told.err


def test_every_command_has_an_example_in_its_help() -> None:
    reference = (Path(__file__).parents[2] / "docs" / "reference.md").read_text()
    parts = reference.split("\n## ")[1:]
    assert len(parts) > 25
    for part in parts:
        name = part.splitlines()[0]
        assert re.search(rf"^    .*{re.escape(name)}", part, re.MULTILINE), name


@pytest.mark.sqlite
def test_colours_come_when_they_are_asked_for_and_go_when_they_are_not_wanted(
    run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", story)
    assert "\x1b[" not in run("diff").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("diff").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", run("diff").out)


@pytest.mark.sqlite
@pytest.mark.parametrize("columns", ["30", "60", "240"])
def test_no_line_is_wider_than_it_may_be(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    run("ingest", story)
    monkeypatch.setenv("COLUMNS", columns)
    for words in (["diff"], ["deals"], ["runs"], ["show", "anthropic"]):
        told = run(*words)
        assert told.code == 0
        assert max(map(len, told.out.splitlines())) <= int(columns)


@pytest.mark.sqlite
def test_what_is_longer_than_the_window_goes_through_the_pager(run: Run, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(STORY.replace("$12", f"${number + 2}"))
        run("ingest", tmp_path / f"{number}.txt", "--publisher", f"P{number}")
    ours, theirs = pty.openpty()
    environment = os.environ | {"PAGER": "sed s/^/PAGED/", "TERM": "xterm", "COLUMNS": "100", "LINES": "20"}
    process = subprocess.Popen([sys.executable, "-m", "claimtrack", "diff"], cwd=tmp_path, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)  # fmt: skip
    os.close(theirs)
    told = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            some = os.read(ours, 65536)
        except OSError:
            break
        if not some:
            break
        told += some
    assert process.wait(30) == 0
    os.close(ours)
    assert told.count(b"PAGED") > 20
