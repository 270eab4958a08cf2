"""The app, and the one place where errors become a line and an exit code."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from claimtrack import __version__, folders
from claimtrack.cli import (
    claims,
    compare,
    deals,
    demo,
    diff,
    doctor,
    export,
    extract,
    feed,
    ingest,
    init,
    judge,
    keeping,
    nightly,
    notify,
    reextract,
    report,
    runs,
    schedule,
    show,
    sources,
)
from claimtrack.cli.finding import NEAR
from claimtrack.errors import TROUBLE, ClaimtrackError
from claimtrack.masking import masked

MISTYPED = re.compile(r"'(?P<typed>[^']*)' is not one of (?P<known>.+)")
app = typer.Typer(
    name="claimtrack",
    help="What news says of AI compute deals, claim by claim, and where the sources disagree.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    demo,
    init,
    ingest,
    nightly,
    schedule,
    runs,
    notify,
    feed,
    doctor,
    reextract,
    extract,
    diff,
    deals,
    show,
    report,
    export,
    claims,
    compare,
):
    app.command(name=module.__name__.rpartition(".")[2])(module.command)
for function in (keeping.backup, keeping.prune, keeping.forget):
    app.command()(function)
app.add_typer(judge.app, name="judge")
app.add_typer(sources.app, name="sources")


def _version(asked: bool) -> None:  # noqa: FBT001 - typer's callback
    if asked:
        typer.echo(f"claimtrack {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[  # noqa: ARG001, FBT002 - typer reads it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when claimtrack itself fails.")] = False,  # noqa: FBT002
) -> None:
    """Set what holds for every command."""
    if debug:
        os.environ["CLAIMTRACK_DEBUG"] = "1"


@cache
def _commands() -> Callable[..., object]:
    """The tree of commands, built once."""
    return typer.main.get_command(app)


def main() -> None:
    """Run the command line; every failure ends in one line on standard error and a documented exit code."""
    try:
        code = _commands()(standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except ClaimtrackError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except SystemExit:
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":  # how typer leaves a reader that went away ("| head")
            sys.exit(0)
        raise
    except KeyboardInterrupt:
        _say("stopped; what was stored before stays")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if os.environ.get("CLAIMTRACK_DEBUG"):
            raise
        _say(f"cannot go on: {error.strerror or error}{f' ({error.filename})' if error.filename else ''}")
        sys.exit(TROUBLE)
    except Exception as error:
        if callable(spoken := getattr(error, "format_message", None)):  # how typer tells a slip on the command line
            _slip(
                " ".join(str(spoken()).replace("Value error, ", "").split()).removesuffix("."),
                getattr(getattr(error, "ctx", None), "command_path", "claimtrack"),
            )
            sys.exit(TROUBLE)
        if type(error).__name__ == "Abort":
            _say("stopped; what was stored before stays")
            sys.exit(130)
        if os.environ.get("CLAIMTRACK_DEBUG"):
            raise
        _say(f"a fault in claimtrack itself: {type(error).__name__}; the traceback is in {_log()}")
        sys.exit(TROUBLE)


def _slip(words: str, command: str) -> None:
    """Tell a slip on the command line of a command; without words the help was printed already."""
    if "Did you mean" in words:
        _say(words)
    elif words:
        _say(f"{words}; {_near(words) or f'see {command} --help'}")


def _near(words: str) -> str:
    """The nearest of the values that an option may have, where one was mistyped; nothing where none is near."""
    mistyped = MISTYPED.search(words)
    if mistyped is None:
        return ""
    from rapidfuzz import process

    near = process.extractOne(mistyped["typed"], re.findall(r"'([^']+)'", mistyped["known"]), score_cutoff=NEAR)
    return f"did you mean {near[0]}?" if near else ""


def _say(words: str) -> None:
    from claimtrack.report.clean import clean

    sys.stderr.write(f"claimtrack: {clean(masked(words))}\n")


def _log() -> Path:
    """Write the traceback to the log, and say where that is."""
    import tempfile
    import traceback

    for folder in (folders.state(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "claimtrack.log"
            with path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(masked(traceback.format_exc()))
        except OSError:
            continue
        return path
    return Path(os.devnull)
