"""`claimtrack nightly`: what a cron job runs."""

from __future__ import annotations

import json
import re
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import completing
from claimtrack.cli.options import AllowPrivate, CatalogFile, Db, Format, limits, settings, thresholds
from claimtrack.errors import DONE, PARTLY, UsageError
from claimtrack.masking import masked

if TYPE_CHECKING:
    from claimtrack.pipeline.intake import Ingested
    from claimtrack.pipeline.nightly import Night

HOURS_MINUTES = re.compile(r"(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m)?(?:(?P<s>\d+)s?)?")


class LogFormat(StrEnum):
    """How a run tells on standard error what it does."""

    TEXT = "text"
    JSON = "json"


def command(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Only these sources; all that are due when left out.",
            autocompletion=completing.sources,
        ),
    ] = None,
    db: Db = None,
    catalog: CatalogFile = None,
    timeout: Annotated[
        str | None, typer.Option(help="How long fetching may take in all: 90m, 2h, 600s. [2h]", metavar="TIME")
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How what changed is printed.")] = Format.TABLE,
    log: Annotated[LogFormat, typer.Option("--log-format", help="How the run tells what it does.")] = LogFormat.TEXT,
    allow_private: AllowPrivate = False,  # noqa: FBT002 - typer's way of a flag
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not name what failed.")] = False,  # noqa: FBT002
) -> None:
    """Fetch every source that is due, read what is new, and print what changed since the last night; nothing if nothing did.

    Never two at once on one store: a second one exits 4. What a run that was cut off brought is told by the next. Exit 3
    when a source or page failed, with the rest stored. claimtrack runs shows how each run went.

    Examples: claimtrack nightly · claimtrack nightly --timeout 90m --log-format json 2>>nightly.log
    """
    from dataclasses import replace

    from claimtrack.catalog import load
    from claimtrack.fetch import documents
    from claimtrack.fetch.interest import by_words
    from claimtrack.pipeline.intake import clock
    from claimtrack.pipeline.lock import locked
    from claimtrack.pipeline.nightly import night
    from claimtrack.pipeline.publishing import begin, publish
    from claimtrack.pipeline.readers import Readers
    from claimtrack.records import Sidecar
    from claimtrack.store import open_store

    conf = settings(db=db, catalog=catalog)
    asked = limits(conf, allow_private=allow_private)
    if timeout is not None:
        asked = replace(asked, run_seconds=seconds(timeout))
    names = load(conf.catalog)
    told = _Log(log, quiet=quiet)
    with locked(conf.db):
        store = open_store(conf.db)
        try:
            told.event("began", store=store.name)
            begin(store, conf.notify)
            found = documents(
                sources or [],
                Sidecar(),
                asked,
                conf.source_folders,
                memory=store,
                interest=by_words(names),
                only_due=True,
            )
            result = night(
                found,
                store,
                names,
                lambda night: _tell(night, form),
                seen=told.read,
                thresholds=thresholds(conf),
                readers=Readers(conf.readers, conf.catalog),
                raw_bytes=conf.raw_mb * 1_000_000,
                publish=lambda: publish(store, conf, clock),
            )
            told.ended(result)
        finally:
            store.close()
    raise typer.Exit(PARTLY if result.ingested.failures else DONE)


def seconds(words: str) -> float:
    """The seconds of `90m`, `2h`, `1h30m`, `600`. Raises `UsageError`."""
    m = HOURS_MINUTES.fullmatch(words.strip())
    if m is None or not any(m.groups()):
        raise UsageError("--timeout", f"“{words}” is no length of time", "write 90m, 2h or 600s")
    return float(int(m["h"] or 0) * 3600 + int(m["m"] or 0) * 60 + int(m["s"] or 0))


def _tell(night: Night, form: Format) -> None:
    """Print what changed; nothing where nothing did."""
    from claimtrack.report.formats import stdout
    from claimtrack.report.moved import write_changes

    if not night.quiet:
        write_changes(night.since, night.moved.changes, night.moved.edits, form, stdout(), night.moved.withdrawn)
        sys.stdout.flush()


class _Log:
    """What a run tells on standard error: a line an event in JSON, or only what failed."""

    def __init__(self, form: LogFormat, *, quiet: bool) -> None:
        self.json, self.quiet = form is LogFormat.JSON, quiet
        self.failed = self.walls = 0

    def event(self, name: str, **more: object) -> None:
        """Tell an event, where events are told."""
        if self.json:
            from claimtrack.pipeline.intake import clock

            sys.stderr.write(json.dumps({"time": clock(), "event": name} | more, ensure_ascii=False) + "\n")
            sys.stderr.flush()

    def read(self, address: str, so_far: Ingested) -> None:
        """Tell that one document is done, and what went wrong with it."""
        self.event("read", address=masked(address), new=so_far.new, changed=so_far.changed, unchanged=so_far.unchanged)
        self._failures(so_far)
        for error in so_far.walls[self.walls :]:
            self.event("no-article", subject=error.subject, what=error.what)
        self.walls = len(so_far.walls)

    def ended(self, night: Night) -> None:
        """Tell how the run went."""
        ingested = night.ingested
        self._failures(ingested)
        stages = {name: round(seconds, 3) for name, seconds in ingested.stages.items()}
        self.event(
            "ended",
            run=ingested.number,
            new=ingested.new,
            changed=ingested.changed,
            unchanged=ingested.unchanged,
            failed=len(ingested.failures),
            no_article=len(ingested.walls),
            changes=len(night.moved.changes),
            edits=len(night.moved.edits),
            withdrawn=len(night.moved.withdrawn),
            seconds=stages,
        )

    def _failures(self, so_far: Ingested) -> None:
        """Tell the failures that were not told yet."""
        from claimtrack.report.clean import clean

        for error in so_far.failures[self.failed :]:
            self.event("failed", subject=error.subject, what=error.what)
            if not (self.json or self.quiet):
                sys.stderr.write(f"claimtrack: {clean(str(error))}\n")
        self.failed = len(so_far.failures)
