"""`claimtrack report`: the report as a static site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import Db, settings, thresholds


def command(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="The folder it goes to. [claimtrack-report]")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,  # noqa: FBT002 - typer's way of a flag
    words: Annotated[
        int | None, typer.Option("--quote-words", help="How many words of an article one quote may have. [40]", min=1)
    ] = None,
    db: Db = None,
) -> None:
    """Write the deals as a static site that needs no server and no network. Only pages that changed are written again.

    Examples: claimtrack report --open · claimtrack report --out /var/www/deals --quote-words 25
    """
    from claimtrack.pipeline.site import write_site
    from claimtrack.store import open_store

    conf = settings(db=db, report=out, quote_words=words)
    folder = conf.report or Path("claimtrack-report")
    store = open_store(conf.db, make=False)
    try:
        count, written = write_site(store, folder, thresholds(conf), conf.quote_words)
    finally:
        store.close()
    sys.stderr.write(f"{folder / 'index.html'}: {count} pages, {written} of them new or changed\n")
    if show:
        import webbrowser

        webbrowser.open((folder / "index.html").resolve().as_uri())
