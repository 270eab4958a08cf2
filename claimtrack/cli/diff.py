"""`claimtrack diff`: what the sources say of each deal, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import completing
from claimtrack.cli.options import Db, Format, settings, thresholds, told_date
from claimtrack.errors import NEEDS_EYE, UsageError
from claimtrack.records import Field, Severity, Verdict

if TYPE_CHECKING:
    from claimtrack.reconcile import Thresholds
    from claimtrack.report.chosen import Wanted
    from claimtrack.store import Store

NOTHING = "Nothing fits what was asked for.\n"


def command(
    deal: Annotated[
        str | None,
        typer.Argument(
            help="The id of one deal, or the beginning of it; all when left out.",
            show_default=False,
            autocompletion=completing.deals,
        ),
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
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many deals a table shows; 0 for all.", min=0)] = 100,
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

    if since and as_of:
        raise UsageError("--as-of", "says nothing beside --since", "give one of them")
    wanted = Wanted(frozenset(field or ()), tuple(party or ()), frozenset(verdict or ()), min_severity)
    told = settings(db=db)
    store = open_store(told.db, make=False)
    rules = thresholds(told)
    try:
        if since:
            severities = _changed(store, deal, wanted, since, form, rules)
        elif deal or as_of:
            severities = _shown(store, deal, wanted, told_date("--as-of", as_of), form, rules)
        else:
            severities = _every(store, wanted, form, limit, rules)
    finally:
        store.close()
    if exit_code and any(map(loud, severities)):
        raise typer.Exit(NEEDS_EYE)


def _every(store: Store, wanted: Wanted, form: Format, limit: int, rules: Thresholds) -> list[Severity]:
    """Print every deal that is asked for; the severities in them."""
    from claimtrack.pipeline import settling, telling
    from claimtrack.report import write
    from claimtrack.report.chosen import Wanted, chosen
    from claimtrack.report.formats import stdout, write_lines
    from claimtrack.report.lists import no_deal

    deals = telling.known_deals(store) if wanted.parties else {}
    found = [s for s in settling.standings(store, rules) if wanted.standing(s, deals.get(s.deal))]
    if form in {Format.JSON, Format.JSONL} and wanted == Wanted():
        write_lines(settling.bodies(store, found), form, stdout())
    elif not found and form is Format.TABLE:
        stdout().write(NOTHING if wanted != Wanted() else no_deal(store.counts()["articles"]))
    else:
        some = found[:limit] if limit and form is Format.TABLE else found
        reports = (r for part in telling.in_turn(store, [s.deal for s in some], rules) for r in chosen([part], wanted))
        left = len(found) - len(some)
        write(reports, form, stdout(), f"and {left:,} deals more, none worse; --limit 0 shows them all" if left else "")
    return [f.severity for s in found for f in s.fields if wanted.field(f.field, f.verdicts, f.severity)]


def _shown(
    store: Store, deal: str | None, wanted: Wanted, day: str | None, form: Format, rules: Thresholds
) -> list[Severity]:
    """Print one deal, or the state of knowledge on a day; the severities in it."""
    from claimtrack.cli.finding import find_deal
    from claimtrack.pipeline import telling
    from claimtrack.report import write
    from claimtrack.report.chosen import Wanted, chosen
    from claimtrack.report.formats import stdout
    from claimtrack.store import Known

    then = Known(f"{day}T23:59:59+00:00", published=True) if day else None
    named = [find_deal(store, deal).id] if deal else None
    found = chosen(telling.reports(store, named, then, rules), wanted)
    if not found and form is Format.TABLE and (day or wanted != Wanted()):
        stdout().write(NOTHING)
    else:
        write(found, form, stdout())
    return [f.severity for r in found for f in r.fields]


def _changed(
    store: Store, deal: str | None, wanted: Wanted, since: str, form: Format, rules: Thresholds
) -> list[Severity]:
    """Print what changed since a day or in the last ingest; the severities in it."""
    from claimtrack.cli.finding import find_deal
    from claimtrack.pipeline import movement
    from claimtrack.report.chosen import chosen
    from claimtrack.report.formats import stdout
    from claimtrack.report.moved import write_changes

    moment = store.last_run() if since == "last" else told_date("--since", since)
    if moment is None:
        raise UsageError(store.name, "nothing was ever ingested here", "run claimtrack ingest first")
    named = find_deal(store, deal).id if deal else None
    found = movement.since(store, _before(moment), named, lambda reports: chosen(reports, wanted), rules)
    write_changes(moment, found.changes, found.edits, form, stdout(), found.withdrawn)
    return [c.severity for c in found.changes]


def _before(moment: str) -> str:
    """Just before a moment, so that what was read at it counts as new; a day begins at midnight."""
    return moment if len(moment) > len("2026-05-07") else f"{moment}T00:00:00"
