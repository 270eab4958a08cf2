"""`claimtrack reextract`: read what is stored once more."""

from __future__ import annotations

import sys

import typer

from claimtrack.cli.options import CatalogFile, Db, settings, thresholds
from claimtrack.errors import DONE, PARTLY


def command(db: Db = None, catalog: CatalogFile = None) -> None:
    """Read every stored article again, from the bytes that were kept, without the network.

    After an upgrade, or a change of your catalog: claims that are read otherwise replace the old ones, which stay in the
    history; `claimtrack diff --since` tells them from what happened in the world.

    Example: claimtrack reextract
    """
    from claimtrack.catalog import load
    from claimtrack.cli.progress import Progress
    from claimtrack.fetch.declared import declared
    from claimtrack.pipeline.again import reextract
    from claimtrack.report.clean import clean
    from claimtrack.store import open_store

    conf = settings(db=db, catalog=catalog)
    names = load(conf.catalog)
    store = open_store(conf.db, make=False)
    with Progress() as progress:
        result = reextract(
            store, names, seen=progress.tell, thresholds=thresholds(conf), sources=declared(conf.source_folders)
        )
    store.close()
    for failure in result.failures:
        sys.stderr.write(f"claimtrack: {clean(str(failure))}\n")
    sys.stderr.write(
        f"{result.read} articles read again, {result.changed} of them otherwise than before, {result.claims} claims replaced or "
        f"added; {result.kept} from their bytes, the rest from their text\n"
    )
    raise typer.Exit(PARTLY if result.failures else DONE)
