"""`claimtrack backup`, `prune`, `forget`: keeping a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import Db, settings, thresholds


def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes; a file that is there is not overwritten.")],
    db: Db = None,
) -> None:
    """Copy the store to a file, whole and consistent, while other processes go on reading and writing.

    Example: claimtrack backup claims-2026-11-21.db
    """
    from claimtrack.store import open_store

    store = open_store(settings(db=db).db, make=False)
    store.backup(file)
    store.close()
    sys.stderr.write(f"{store.name} copied to {file}, {file.stat().st_size / 1e6:.1f} MB\n")


def prune(
    db: Db = None,
    raw_mb: Annotated[int | None, typer.Option(help="Megabytes of fetched pages that stay. [2000]", min=0)] = None,
) -> None:
    """Forget the oldest fetched pages beyond the cap, and give the room back. Articles, claims and history stay.

    Example: claimtrack prune --raw-mb 500
    """
    from claimtrack.store import open_store

    conf = settings(db=db, raw_mb=raw_mb)
    store = open_store(conf.db, make=False)
    gone = store.prune_raw(conf.raw_mb * 1_000_000)
    before, after = store.compact()
    store.close()
    sys.stderr.write(f"{gone} pages forgotten; {store.name} {before / 1e6:.1f} MB, now {after / 1e6:.1f} MB\n")


def forget(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of the article, or the path of its file.")],
    undo: Annotated[bool, typer.Option("--undo", help="Let it in again, from the next time it is fetched.")] = False,  # noqa: FBT002
    db: Db = None,
) -> None:
    """Take an article out of the store: its text, quotes, claims and fetched page. It is not fetched or stored again.

    Examples: claimtrack forget https://site.example/story · claimtrack forget https://site.example/story --undo
    """
    from claimtrack.errors import UsageError
    from claimtrack.pipeline.intake import clock
    from claimtrack.pipeline.settling import settle
    from claimtrack.records.address import canonical
    from claimtrack.store import open_store

    conf = settings(db=db)
    store = open_store(conf.db, make=False)
    try:
        web = "://" in url
        spellings = {url, canonical(url)} if web else {url, f"file:{Path(url).resolve()}"}
        if undo:
            if not store.remember(spellings):
                raise UsageError(url, "was never forgotten", "check the address")
            sys.stderr.write(f"{url} may be stored again\n")
            return
        count = store.forget(spellings, clock())
        settle(store, thresholds(conf))
        store.compact()
        none = "; no article had this address: is it spelt as claimtrack export articles shows it?" if not count else ""
        sys.stderr.write(f"{count} article{'' if count == 1 else 's'} taken out; {url} is not stored again{none}\n")
    finally:
        store.close()
