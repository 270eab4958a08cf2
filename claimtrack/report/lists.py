"""Lists for people: claims, deals, and the readings of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.table import Table
from rich.text import Text

from claimtrack.records import Claim, Deal
from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import console

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = 60


def print_claims(claims: Sequence[Claim], out: TextIO) -> None:
    """A row a claim: deal, field, the words, and what sets it apart."""
    table = _table(("deal", 24), ("field", 16), ("as stated", 40), ("sure", 12), ("covers", 14), ("who says so", 24))
    for c in claims:
        covers = ", ".join(str(x) for x in (c.part, c.site, c.basis) if x and x != "whole")
        who = clean(c.attribution or "")
        table.add_row(
            *(Text(clean(str(x or ""))) for x in (c.deal, c.field, shorten(c.quote, 90), c.status, covers, who))
        )
    _print(table, out, "no claim found")


def print_deals(deals: Sequence[tuple[Deal, int, int, str]], out: TextIO) -> None:
    """A row a deal: parties, articles, claims, worst verdict."""
    table = _table(
        ("deal", 34), ("buyer", 18), ("seller", 18), ("facility", 18), ("articles", 8), ("claims", 7), ("worst", 22)
    )
    for deal, articles, claims, worst in deals:
        cells = (
            deal.id,
            " and ".join(deal.buyer),
            " and ".join(deal.seller),
            deal.facility or "",
            articles,
            claims,
            worst,
        )
        table.add_row(*(Text(clean(str(x))) for x in cells))
    _print(table, out, "No deal yet. Ingest articles first: claimtrack ingest PATH")


def print_readings(
    address: str, rows: Sequence[tuple[str, str, Claim | None, str, float, list[tuple[str, float]]]], out: TextIO
) -> None:
    """Every number of an article: what it was read as, what it became, and the cues for and against."""
    out.write(f"{clean(address)}\n")
    for words, read_as, claim, reason, score, cues in rows:
        became = f"{claim.field} of {claim.buyer or '?'} – {claim.seller or '?'}" if claim else f"no claim: {reason}"
        weights = ", ".join(f"{name} {weight:+g}" for name, weight in cues)
        out.write(f"  “{shorten(words, WORDS)}”  {read_as} -> {became}")
        out.write(f"  [{score:+.1f}: {weights}]\n" if weights else "\n")


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
    for name, share in columns:
        table.add_column(
            name, ratio=share, overflow="fold", justify="right" if name in {"articles", "claims"} else "left"
        )
    return table


def _print(table: Table, out: TextIO, nothing: str) -> None:
    if table.row_count:
        console(out).print(table)
    else:
        out.write(f"{nothing}\n")
