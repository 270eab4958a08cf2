"""`claimtrack ingest`: read articles into the store."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimtrack.cli.options import (
    AllowPrivate,
    CatalogFile,
    Db,
    Published,
    Publisher,
    Timeout,
    Url,
    settings,
    thresholds,
    told_date,
)
from claimtrack.errors import DONE, PARTLY, UsageError


def command(
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH|URL|SOURCE|-]...",
            help="Files, folders, addresses, ids of sources, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    db: Db = None,
    url: Url = None,
    publisher: Publisher = None,
    published: Published = None,
    catalog: CatalogFile = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = False,  # noqa: FBT002 - typer's way of a flag
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,  # noqa: FBT002
) -> None:
    """Read articles into the store: claims, deals and revisions, an article a transaction.

    Run it twice and nothing is doubled; a changed text becomes a new revision and the old one stays.

    Examples: claimtrack ingest articles/ · claimtrack ingest https://site.example/story · pbpaste | claimtrack ingest - --publisher Wired
    """
    from claimtrack.catalog import load
    from claimtrack.cli.progress import Progress
    from claimtrack.fetch import Limits, documents
    from claimtrack.pipeline import intake
    from claimtrack.records import Sidecar
    from claimtrack.report.clean import clean
    from claimtrack.store import open_store

    if not targets:
        raise UsageError(
            "ingest", "nothing to read", "name a file, a folder, an address or a source; claimtrack demo needs none"
        )
    conf = settings(db=db, catalog=catalog, timeout=timeout)
    limits = Limits(seconds=conf.timeout, allow_private=allow_private)
    found = documents(
        targets, Sidecar(url, publisher, told_date("--published", published)), limits, conf.source_folders
    )
    names = load(conf.catalog)
    store = open_store(conf.db)
    with Progress(quiet=quiet) as progress:
        result = intake.ingest(
            found, store, names, seen=lambda address, _: progress.tell(address), thresholds=thresholds(conf)
        )
    store.close()
    for failure in result.failures:
        sys.stderr.write(f"claimtrack: {clean(str(failure))}\n")
    if not quiet:
        sys.stderr.write(
            f"{result.new} new, {result.changed} changed, {result.unchanged} unchanged, {len(result.failures)} failed; "
            f"{result.claims} claims added to {store.name}\n"
        )
    raise typer.Exit(PARTLY if result.failures else DONE)
