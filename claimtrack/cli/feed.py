"""`claimtrack feed`: what changed, as an Atom feed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import Db, settings
from claimtrack.records.news import ENTRIES


def command(
    out: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Where it goes; standard output when left out.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many of the last changes.", min=1)] = ENTRIES,
    db: Db = None,
) -> None:
    """Write what nights told as an Atom feed: an entry a change, the newest first. With `feed` set, each night writes it.

    Example: claimtrack feed changes.atom
    """
    from claimtrack.pipeline.publishing import feed, write_feed
    from claimtrack.store import open_store

    store = open_store(settings(db=db).db, make=False)
    try:
        if out is None:
            sys.stdout.write(feed(store, limit).decode("utf-8"))
        else:
            write_feed(store, out, limit)
    finally:
        store.close()
