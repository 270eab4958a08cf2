"""Lists for people: claims, deals, and the readings of an article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimtrack.records import Claim, Deal
from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import printed

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

WORDS, QUOTE = 60, 90
NUMBERS = frozenset({"articles", "claims", "listed", "of deals"})
NARROWEST = 0.85
"""The part of the width they would like, in which columns can still be read."""


def print_claims(claims: Sequence[Claim], out: TextIO, sources: Sequence[str] | None = None) -> None:
    """The claims under their deals: field, the words, and what sets each apart. `sources` says of each who published it."""
    by_deal: dict[str, list[tuple[Claim, str]]] = {}
    for number, c in enumerate(claims):
        source = sources[number] if sources else Path(c.article).name
        by_deal.setdefault(c.deal or "of no deal", []).append((c, source))
    for deal, told in by_deal.items():
        listing = Listing(("field", 15), ("as stated", 34), ("sure", 15), ("covers", 14), ("who says so", 34))
        for c, source in told:
            covers = ", ".join(str(x) for x in (c.part, c.site, c.basis) if x and x != "whole")
            who = f"{source} ({c.attribution})" if c.attribution else source
            who = f"{who}, {c.section}" if c.section else who
            listing.add(c.field, shorten(c.quote, QUOTE), c.status, covers, who)
        out.write(f"{clean(deal)}\n")
        listing.print(out)
        out.write("\n")
    if not claims:
        out.write("no claim found\n")


def no_deal(articles: int) -> str:
    """What a store without a deal says, by how many articles it holds."""
    if not articles:
        return "No deal yet. Ingest articles first: claimtrack ingest PATH\n"
    read = "the one article" if articles == 1 else f"any of the {articles:,} articles"
    return f"No deal found in {read} of this store. Why not: claimtrack extract FILE --explain\n"


def print_deals(deals: Sequence[tuple[Deal, int, int, str]], out: TextIO) -> None:
    """A row a deal: how many articles and claims, the worst verdict, the parties."""
    listing = Listing(("deal", 40), ("articles", 8), ("claims", 6), ("worst", 24), ("parties", 30))
    for deal, articles, claims, worst in deals:
        who = " from ".join(" and ".join(side) for side in (deal.buyer, deal.seller) if side)
        listing.add(deal.id, articles, claims, worst, f"{who}, {deal.facility}" if deal.facility else who)
    listing.print(out)


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


class Listing:
    """Rows under named columns: a table as wide as the screen, or a paragraph a row where the screen is too narrow for one.

    `columns` are names and the width in characters that each would like; a name of "" is left out of paragraphs.
    """

    def __init__(self, *columns: tuple[str, int]) -> None:
        self.columns = columns
        self.rows: list[list[Text]] = []

    def add(self, *cells: object) -> None:
        """A row of cells, each cleaned of what a terminal would obey."""
        self.rows.append([c if isinstance(c, Text) else Text(clean(str(c))) for c in cells])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The rows, in the form that the width allows."""
        if options.max_width >= NARROWEST * sum(share for _, share in self.columns):
            yield self._table()
            return
        for row in self.rows:
            if row[0].plain:
                yield Text.assemble((row[0].plain, "bold"))
            for (name, _), value in zip(self.columns[1:], row[1:], strict=True):
                if value.plain:
                    yield Padding(Text.assemble((f"{name}: " if name else "", "dim"), value), (0, 0, 0, 2))

    def _table(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
        for name, share in self.columns:
            if name in NUMBERS:
                table.add_column(name, no_wrap=True, justify="right", min_width=len(name))
            else:
                table.add_column(name, ratio=share, overflow="fold")
        for row in self.rows:
            table.add_row(*row)
        return table

    def print(self, out: TextIO) -> None:
        """Write the rows for people."""
        printed(lambda screen: screen.print(self), out)
