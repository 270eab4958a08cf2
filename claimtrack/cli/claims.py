"""`claimtrack claims`: the claims in the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli import completing
from claimtrack.cli.options import Db, RowFormat, settings
from claimtrack.errors import UsageError


def command(
    deal: Annotated[str | None, typer.Option(help="Only of this deal.", autocompletion=completing.deals)] = None,
    field: Annotated[
        str | None, typer.Option(help="Only of this field, such as power_mw.", autocompletion=completing.fields)
    ] = None,
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print them.")] = RowFormat.TABLE,
    db: Db = None,
) -> None:
    """List claims, each with its exact words: the current text of every article.

    Examples: claimtrack claims --field power_mw · claimtrack claims --deal anthropic-spacex --format csv
    """
    from claimtrack.cli.finding import find_deal, known_fields
    from claimtrack.pipeline.telling import current_claims
    from claimtrack.records import Field
    from claimtrack.report.formats import stdout, write_rows
    from claimtrack.report.lists import print_claims
    from claimtrack.store import open_store

    if field is not None and field not in set(Field):
        raise UsageError("--field", f"no field “{field}”", known_fields(field))
    store = open_store(settings(db=db).db, make=False)
    told = current_claims(store, find_deal(store, deal).id if deal else None, field)
    found = [claim for claim, _ in told]
    store.close()
    if form is RowFormat.TABLE:
        print_claims(
            found,
            stdout(),
            [f"{a.publisher or a.url or Path(a.address).name}, {a.published_day or 'undated'}" for _, a in told],
        )
    else:
        write_rows([c.record() for c in found], form, stdout())
