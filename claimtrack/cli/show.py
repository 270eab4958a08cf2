"""`claimtrack show DEAL`: the whole story of one deal on one screen."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.cli.options import Db, DealArg, settings, thresholds


def command(
    deal: DealArg,
    quotes: Annotated[  # noqa: FBT002
        bool, typer.Option("--quotes", "-q", help="Add the sentence that each figure stands in.")
    ] = False,
    db: Db = None,
) -> None:
    """Show one deal: its figures, who told them when, and where they disagree; with --quotes, in which words.

    Examples: claimtrack show anthropic-spacex-colossus · claimtrack show anthropic-spacex --quotes
    """
    from claimtrack.cli.finding import find_deal
    from claimtrack.errors import UsageError
    from claimtrack.pipeline import telling
    from claimtrack.report.formats import stdout
    from claimtrack.report.story import print_story
    from claimtrack.store import open_store

    told = settings(db=db)
    store = open_store(told.db, make=False)
    found = telling.reports(store, [find_deal(store, deal).id], thresholds=thresholds(told))
    store.close()
    if not found:
        raise UsageError(deal, "no current article speaks of this deal any more", "see claimtrack deals")
    print_story(found[0], stdout(), quotes=quotes)
