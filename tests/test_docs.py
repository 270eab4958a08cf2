"""The docs: what they show is what is printed today, and no command or option in them is one that is not there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from claimtrack.cli.main import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"^(?: {4}|\$ )(claimtrack .*)$|`(claimtrack [a-z][^`]*)`", re.MULTILINE)


SHOWN = ["README.md", "reference.md", *(["tutorial.md", "howto.md"] if os.environ.get("CLAIMTRACK_TEST_DOCS") else [])]
"""The last two run some thirty commands, each in a process of its own: `make docs` and `.ci/run` do."""


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_is_what_is_printed_today(name: str) -> None:
    call = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check", name]
    ran = subprocess.run(call, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def commands(page: Path) -> Iterator[list[str]]:
    """The command lines on a page, each without what a shell does with it."""
    for match in CODE.finditer(page.read_text(encoding="utf-8")):
        for line in re.split(r"[;|&]| # |(?<= )2?>>?(?= ?\w)|\d?>&\d", match[1] or match[2]):
            if line.strip().startswith("claimtrack "):
                yield shlex.split(line.replace("…", " "), comments=True)[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_and_no_option_is_told_of_that_is_not_there(page: Path) -> None:
    tree: Any = typer.main.get_command(app)
    for words in commands(page):
        command, rest = tree, list(words)
        while rest and not rest[0].startswith("-") and (parts := getattr(command, "commands", None)):
            if rest[0].isupper():  # COMMAND, in prose
                break
            assert rest[0] in parts, (page.name, words)
            command = parts[rest.pop(0)]
        known = {option for p in command.params for option in (*p.opts, *p.secondary_opts)} | {
            "--help",
            "-h",
            "--version",
        }
        told = [w.partition("=")[0] for w in rest if re.fullmatch(r"--?[a-z][a-z-]*(?:=.*)?", w)]
        assert {name for word in told for name in word.split("|")} <= known, (page.name, words)
