"""`claimtrack doctor`: whether everything is in order."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.cli.options import Db, RowFormat, settings
from claimtrack.errors import TROUBLE


def command(
    db: Db = None,
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print it.")] = RowFormat.TABLE,
) -> None:
    """Look at settings, catalog, sources, disk, lock, store, clock and the last night, and say how to mend what is wrong.

    Exit 2 when something would keep a night's run from its work.

    Examples: claimtrack doctor · claimtrack doctor --format json
    """
    from dataclasses import asdict

    from claimtrack.pipeline.health import State, findings
    from claimtrack.report.formats import stdout, write_rows
    from claimtrack.report.lists import Listing

    found = list(findings(settings(db=db)))
    if form is RowFormat.TABLE:
        listing = Listing(("what", 9), ("state", 6), ("", 50), ("to mend it", 40))
        for finding in found:
            listing.add(finding.what, finding.state, finding.words, finding.remedy)
        listing.print(stdout())
    else:
        write_rows([asdict(finding) | {"state": str(finding.state)} for finding in found], form, stdout())
    if any(finding.state is State.BAD for finding in found):
        raise typer.Exit(TROUBLE)
