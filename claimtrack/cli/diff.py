"""`claimtrack diff`: what the sources say of each deal, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import Db, Format, settings, told_date
from claimtrack.errors import NEEDS_EYE
from claimtrack.records import Field, Severity, Verdict

if TYPE_CHECKING:
    from claimtrack.records import DealReport
    from claimtrack.report.chosen import Wanted
    from claimtrack.store import Known, Store


def command(
    deal: Annotated[
        str | None, typer.Argument(help="The id of one deal; all when left out.", show_default=False)
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.TABLE,
    field: Annotated[list[Field] | None, typer.Option("--field", help="Only this field; may be repeated.")] = None,
    party: Annotated[list[str] | None, typer.Option("--party", help="Only deals with this party or facility.")] = None,
    verdict: Annotated[list[Verdict] | None, typer.Option("--verdict", help="Only fields with this verdict.")] = None,
    min_severity: Annotated[
        Severity, typer.Option("--min-severity", help="Only fields at least so severe.")
    ] = Severity.NONE,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="What was known on a day: 2026-05-07.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE|last", help="What changed since a day, or in the last ingest."),
    ] = None,
    db: Db = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when something needs a person's eye.")] = False,  # noqa: FBT002
) -> None:
    """Show each deal's figures, who states them, and the verdict between them, worst first.

    Examples: claimtrack diff · claimtrack diff anthropic-spacex-colossus · claimtrack diff --party Meta --verdict conflict ·
    claimtrack diff --since last · claimtrack diff --format json > today.json
    """
    from claimtrack.report.chosen import Wanted
    from claimtrack.report.plain import loud
    from claimtrack.store import open_store

    wanted = Wanted(frozenset(field or ()), tuple(party or ()), frozenset(verdict or ()), min_severity)
    store = open_store(settings(db=db).db, make=False)
    try:
        severities = _changed(store, deal, wanted, since, form) if since else _shown(store, deal, wanted, as_of, form)
    finally:
        store.close()
    if exit_code and any(map(loud, severities)):
        raise typer.Exit(NEEDS_EYE)


def _shown(store: Store, deal: str | None, wanted: Wanted, as_of: str | None, form: Format) -> list[Severity]:
    """Print the state of knowledge, now or on a day; the severities in it."""
    from claimtrack.report import write
    from claimtrack.report.chosen import Wanted
    from claimtrack.report.formats import stdout
    from claimtrack.store import Known

    day = told_date("--as-of", as_of)
    found = _reports(store, deal, wanted, Known(f"{day}T23:59:59+00:00", published=True) if day else None)
    if not found and form is Format.TABLE and (day or wanted != Wanted()):
        stdout().write("Nothing fits what was asked for.\n")
    else:
        write(found, form, stdout())
    return [f.severity for r in found for f in r.fields]


def _changed(store: Store, deal: str | None, wanted: Wanted, since: str, form: Format) -> list[Severity]:
    """Print what changed since a day or in the last ingest; the severities in it."""
    from claimtrack.errors import UsageError
    from claimtrack.reconcile.changes import changes
    from claimtrack.report.formats import stdout
    from claimtrack.report.moved import write_changes
    from claimtrack.store import Known

    moment = store.last_run() if since == "last" else told_date("--since", since)
    if moment is None:
        raise UsageError(store.name, "nothing was ever ingested here", "run claimtrack ingest first")
    before, after = (_reports(store, deal, wanted, then) for then in (Known(_before(moment)), None))
    moved = changes(before, after)
    write_changes(moment, moved, store.edits(_before(moment)), form, stdout())
    return [c.severity for c in moved]


def _before(moment: str) -> str:
    """Just before a moment, so that what was read at it counts as new; a day begins at midnight."""
    return moment if len(moment) > len("2026-05-07") else f"{moment}T00:00:00"


def _reports(store: Store, deal: str | None, wanted: Wanted, known: Known | None) -> list[DealReport]:
    from claimtrack import pipeline
    from claimtrack.cli.finding import find_deal
    from claimtrack.report.chosen import chosen

    return chosen(pipeline.reports(store, find_deal(store, deal).id if deal else None, known), wanted)
