"""Lists for people: claims, deals, and the readings of an article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from rich.table import Table
from rich.text import Text

from claimtrack.records import Claim, Deal
from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import printed

WORDS, QUOTE = 60, 90
NUMBERS = frozenset({"articles", "claims", "listed", "of deals"})


def print_claims(claims: Sequence[Claim], out: TextIO, sources: Sequence[str] | None = None) -> None:
    """The claims under their deals: field, the words, and what sets each apart. `sources` says of each who published it."""
    by_deal: dict[str, list[tuple[Claim, str]]] = {}
    for number, c in enumerate(claims):
        source = sources[number] if sources else Path(c.article).name
        by_deal.setdefault(c.deal or "of no deal", []).append((c, source))
    for deal, told in by_deal.items():
        table = plain_table(("field", 15), ("as stated", 34), ("sure", 15), ("covers", 14), ("who says so", 34))
        for c, source in told:
            covers = ", ".join(str(x) for x in (c.part, c.site, c.basis) if x and x != "whole")
            who = f"{source} ({c.attribution})" if c.attribution else source
            who = f"{who}, {c.section}" if c.section else who
            add_row(table, c.field, shorten(c.quote, QUOTE), c.status, covers, who)
        out.write(f"{clean(deal)}\n")
        _print(table, out)
        out.write("\n")
    if not claims:
        out.write("no claim found\n")


def print_deals(deals: Sequence[tuple[Deal, int, int, str]], out: TextIO) -> None:
    """A row a deal: how many articles and claims, the worst verdict, the parties."""
    table = plain_table(("deal", 40), ("articles", 8), ("claims", 6), ("worst", 24), ("parties", 30))
    for deal, articles, claims, worst in deals:
        who = " from ".join(" and ".join(side) for side in (deal.buyer, deal.seller) if side)
        add_row(table, deal.id, articles, claims, worst, f"{who}, {deal.facility}" if deal.facility else who)
    if deals:
        _print(table, out)
    else:
        out.write("No deal yet. Ingest articles first: claimtrack ingest PATH\n")


def print_readings(
    address: str, rows: Sequence[tuple[str, str, Claim | None, str, float, list[tuple[str, float]]]], out: TextIO
) -> None:
    """Every number of an article: what it was read as, what it became, and the cues for and against."""
    out.write(f"{clean(address)}\n")
    for words, read_as, claim, reason, score, cues in rows:
        became = f"{claim.field} of {claim.buyer or '?'} – {claim.seller or '?'}" if claim else f"no claim: {reason}"
        weights = ", ".join(f"{name} {weight:+g}" for name, weight in cues)
        out.write(f"  “{shorten(words, WORDS)}”  {read_as} -> {clean(became)}")
        out.write(f"  [{score:+.1f}: {weights}]\n" if weights else "\n")


def plain_table(*columns: tuple[str, int]) -> Table:
    """A table without lines, as wide as the screen; each column with its share of the width."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
    for name, share in columns:
        if name in NUMBERS:
            table.add_column(name, no_wrap=True, justify="right", min_width=len(name))
        else:
            table.add_column(name, ratio=share, overflow="fold")
    return table


def add_row(table: Table, *cells: object) -> None:
    """A row of cells, each cleaned of what a terminal would obey."""
    table.add_row(*(Text(clean(str(cell))) for cell in cells))


def _print(table: Table, out: TextIO) -> None:
    printed(lambda screen: screen.print(table), out)
