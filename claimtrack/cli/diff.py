"""`claimtrack diff`: what the sources say of each deal, and where they disagree."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.cli.options import Db, Format, settings
from claimtrack.errors import NEEDS_EYE


def command(
    deal: Annotated[
        str | None, typer.Argument(help="The id of one deal; all when left out.", show_default=False)
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.TABLE,
    db: Db = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when something needs a person's eye.")] = False,  # noqa: FBT002
) -> None:
    """Show each deal's figures, who states them, and the verdict between them, worst first.

    Examples: claimtrack diff · claimtrack diff anthropic-spacex-colossus · claimtrack diff --format json > today.json
    """
    from claimtrack import pipeline
    from claimtrack.cli.finding import find_deal
    from claimtrack.report import write
    from claimtrack.report.formats import stdout
    from claimtrack.report.plain import loud
    from claimtrack.store import open_store

    store = open_store(settings(db=db).db, make=False)
    found = pipeline.reports(store, find_deal(store, deal).id if deal else None)
    store.close()
    write(found, form, stdout())
    if exit_code and any(loud(f.severity) for r in found for f in r.fields):
        raise typer.Exit(NEEDS_EYE)
