"""`claimtrack runs`: how runs went."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.cli.options import Db, RowFormat, settings
from claimtrack.errors import UsageError


def command(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="[ID]",
            help="The number of one run; the last ones when left out.",
            show_default=False,
            min=1,
            max=2**31,
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many runs are listed.")] = 20,
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print it.")] = RowFormat.TABLE,
    db: Db = None,
) -> None:
    """List the last runs; or of one run tell what was new, what failed and why, and how long each stage took.

    Examples: claimtrack runs · claimtrack runs 12 · claimtrack runs --format jsonl --limit 1
    """
    from claimtrack.report.formats import stdout
    from claimtrack.report.runs import write_run, write_runs
    from claimtrack.store import open_store

    store = open_store(settings(db=db).db, make=False)
    try:
        if number is None:
            write_runs(store.runs(limit), form, stdout())
            return
        run = store.run(number)
        if run is None:
            raise UsageError(str(number), "there is no such run", "see claimtrack runs")
        write_run(run, store.read_in(run), form, stdout())
    finally:
        store.close()
