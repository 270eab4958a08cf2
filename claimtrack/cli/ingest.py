"""`claimtrack ingest`: read articles into the store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import (
    AllowPrivate,
    CatalogFile,
    Db,
    Published,
    Publisher,
    Timeout,
    Url,
    limits,
    settings,
    thresholds,
    told_date,
)
from claimtrack.errors import DONE, PARTLY

if TYPE_CHECKING:
    from claimtrack.fetch.round import Tally


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
    everything: Annotated[  # noqa: FBT002
        bool, typer.Option("--all", help="Fetch whatever a source lists, not only what speaks of compute deals.")
    ] = False,
    due: Annotated[  # noqa: FBT002
        bool, typer.Option("--due", help="Of the sources that are named too, only what is due.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,  # noqa: FBT002
) -> None:
    """Read articles into the store: claims, deals and revisions, an article a transaction.

    Without a name, every source that is due is visited. Run it twice and nothing is doubled; a changed text becomes a new
    revision and the old one stays. Pages are asked for only if they changed.

    Examples: claimtrack ingest articles/ · claimtrack ingest https://site.example/story · claimtrack ingest techcrunch · pbpaste | claimtrack ingest - --publisher Wired
    """
    from claimtrack.catalog import load
    from claimtrack.cli.progress import Progress
    from claimtrack.fetch import documents
    from claimtrack.fetch.interest import anything, by_words
    from claimtrack.pipeline import intake
    from claimtrack.pipeline.readers import Readers
    from claimtrack.records import Sidecar
    from claimtrack.report.clean import clean
    from claimtrack.store import open_store

    conf = settings(db=db, catalog=catalog, timeout=timeout)
    names = load(conf.catalog)
    store = open_store(conf.db)
    tallies: list[Tally] = []
    found = documents(
        targets or [],
        Sidecar(url, publisher, told_date("--published", published)),
        limits(conf, allow_private=allow_private),
        conf.source_folders,
        memory=store,
        interest=anything if everything else by_words(names),
        tally=tallies.append,
        only_due=due,
    )
    with Progress(quiet=quiet) as progress:
        result = intake.ingest(
            found,
            store,
            names,
            seen=lambda address, _: progress.tell(address),
            thresholds=thresholds(conf),
            readers=Readers(conf.readers, conf.catalog),
        )
    store.prune_raw(conf.raw_mb * 1_000_000)
    store.close()
    for failure in result.failures:
        sys.stderr.write(f"claimtrack: {clean(str(failure))}\n")
    if not quiet:
        for wall in result.walls:
            sys.stderr.write(f"claimtrack: {clean(str(wall))}\n")
        for tally in tallies:
            sys.stderr.write(
                f"{tally.leads} listed, {tally.passed_over} of other things, {tally.not_due} not due yet\n"
            )
        walls = f", {len(result.walls)} no article" if result.walls else ""
        sys.stderr.write(
            f"{result.new} new, {result.changed} changed, {result.unchanged} unchanged{walls}, "
            f"{len(result.failures)} failed; {result.claims} claims added to {store.name}\n"
        )
    raise typer.Exit(PARTLY if result.failures else DONE)
