"""Make anew what is made from the code.

That is the README's real output, the reference, what the tutorial and the how-to show, and the literals of the patterns in
`data/literals.json`. In the README it is what stands between `<!-- demo -->` and `<!-- /demo -->`.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from enum import EnumType
from pathlib import Path
from typing import Any, get_args

import console

from claimtrack.bundled import bundled
from claimtrack.catalog import load
from claimtrack.extract.text import sieve
from claimtrack.fetch import Limits, documents
from claimtrack.pipeline import intake, telling
from claimtrack.records import Sidecar
from claimtrack.report import write
from claimtrack.store import open_store

README = Path(__file__).parent.parent / "README.md"
RUN = ("tutorial.md", "howto.md")
"""Docs whose commands are run."""
DEAL = "anthropic-spacex-colossus"
BLOCK = re.compile(r"(<!-- demo -->\n).*?(<!-- /demo -->)", re.DOTALL)


def one_deal() -> str:
    """The table of the deal that the README explains, as it is printed off a terminal."""
    os.environ.pop("COLUMNS", None)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "demo.db"))
        intake.ingest(documents([str(bundled("data") / "demo")], Sidecar(), Limits(), []), store, load())
        reports = telling.reports(store)
        store.close()
    out = io.StringIO()
    write([r for r in reports if r.deal.id == DEAL], "table", out)
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def pattern_literals() -> str:
    """The literals of every pattern, so that a run need not read them off the patterns again."""
    found = {t.key: sieve.literals(t.pattern, t.flags) for t in sieve.turns() if t.needs is None}
    table = {key: None if needed is None else sorted(needed) for key, needed in sorted(found.items())}
    return json.dumps(table, ensure_ascii=False, indent=0) + "\n"


def reference() -> str:
    """Every command with its arguments and options, as the command line itself has them."""
    import typer

    from claimtrack.cli.main import app

    found = [
        "# Commands",
        "",
        "Made from the commands themselves (`make readme`). `claimtrack COMMAND --help` says the same.",
        "",
    ]
    found += _command("claimtrack", typer.main.get_command(app))
    return "\n".join(found)


def _command(name: str, command: Any) -> Iterator[str]:
    """A command and those under it."""
    parts = getattr(command, "commands", None)
    if parts is None:
        yield from (f"## {name}", "", *_prose(command.help or ""), "")
        rows = [
            _parameter(p) for p in command.params if p.name not in {"help", "install_completion", "show_completion"}
        ]
        if rows:
            yield from ("| | |", "|---|---|", *rows, "")
    for part, under in sorted((parts or {}).items()):
        yield from _command(f"{name} {part}", under)


def _prose(text: str) -> list[str]:
    """A command's help, its examples as code."""
    paragraphs = [" ".join(p.split()) for p in text.split("\n\n")]
    found: list[str] = []
    for words in paragraphs:
        told, _, examples = re.sub(r"\bExamples?: ", "\0", words).partition("\0")
        if told.strip():
            found += ([""] if found else []) + [told.strip()]
        if examples:
            found += ["", *(f"    {e.strip().removesuffix('.')}" for e in examples.split(" · "))]
    return found


def _parameter(parameter: Any) -> str:
    flags = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
    shown = f"`{parameter.metavar or parameter.name.upper()}`" if parameter.param_type_name == "argument" else flags
    among = f" One of {', '.join(choices)}." if (choices := _choices(parameter.type_descriptor.annotation)) else ""
    return f"| {shown} | {(getattr(parameter, 'help', None) or '').replace('|', chr(92) + '|')}{among} |"


def _choices(kind: Any) -> list[str]:
    """The values of an option that has a few, itself or each of a list."""
    of = next(iter(get_args(kind)), kind)
    return [str(value) for value in list[Any](of)] if isinstance(of, EnumType) else []


def pages() -> dict[str, tuple[Path, Callable[[str], str]]]:
    """By its name, where a page is and what makes it anew out of itself."""

    def readme(text: str) -> str:
        shown = f"```text\n{one_deal()}\n```\n"
        return BLOCK.sub(lambda m: m[1] + shown + m[2], text)

    here = Path(__file__).parent
    found = {"README.md": (README, readme), "reference.md": (here / "reference.md", lambda _text: reference())}
    return found | {name: (here / name, console.run) for name in RUN}


def main() -> None:
    """Write every page anew; with `--check NAME`, only say whether that one is up to date."""
    every = pages()
    if "--check" in sys.argv:
        path, make = every[sys.argv[-1]]
        text = path.read_text(encoding="utf-8")
        sys.exit(0 if make(text) == text else f"{path.name} shows old output; run make readme")
    for path, make in every.values():
        path.write_text(make(path.read_text(encoding="utf-8") if path.exists() else ""), encoding="utf-8")
    (bundled("data") / "literals.json").write_text(pattern_literals(), encoding="utf-8")


if __name__ == "__main__":
    main()
