"""`claimtrack deals`: the deals in the store."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.cli.options import Db, RowFormat, settings, thresholds


def command(
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print them.")] = RowFormat.TABLE,
    db: Db = None,
) -> None:
    """List the deals: parties, how many articles and claims, and the worst verdict.

    Example: claimtrack deals --format csv > deals.csv
    """
    from claimtrack.pipeline import settling, telling
    from claimtrack.report.formats import stdout, write_rows
    from claimtrack.report.lists import no_deal, print_deals
    from claimtrack.store import open_store

    told = settings(db=db)
    store = open_store(told.db, make=False)
    known = telling.known_deals(store)
    rows = []
    for found in settling.standings(store, thresholds(told)):
        worst = found.fields[0] if found.fields else None
        words = f"{worst.verdict} on {worst.field}" if worst and worst.verdict and worst.severity != "none" else ""
        rows.append((known[found.deal], found.articles, found.claims, words))
    articles = store.counts()["articles"]
    store.close()
    if form is RowFormat.TABLE and not rows:
        stdout().write(no_deal(articles))
        return
    if form is RowFormat.TABLE:
        print_deals(rows, stdout())
        return
    write_rows(
        [
            {"deal": d.id, "buyer": "/".join(d.buyer), "seller": "/".join(d.seller), "facility": d.facility, "announced": d.announced,
             "articles": articles, "claims": claims, "worst": words or None}
            for d, articles, claims, words in rows
        ],
        form,
        stdout(),
    )  # fmt: skip
