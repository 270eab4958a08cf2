"""The whole story of a deal: its figures, its articles, and the sentence of each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.padding import Padding
from rich.text import Text

from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import printed
from claimtrack.report.table import print_deal

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.records import DealReport

SENTENCE = 320


def print_story(report: DealReport, out: TextIO) -> None:
    """Print the deal, then each article with the sentences that its claims stand in."""
    printed(lambda screen: _print(report, screen), out)


def _print(report: DealReport, screen: Console) -> None:
    print_deal(report, screen)
    screen.print()
    screen.rule(Text("in their words", style="bold"), align="left", characters="─")
    claims = {(c.article, c.start, c.end, c.field): c for f in report.fields for p in f.positions for c in p.claims}
    for article in sorted(report.articles, key=lambda a: (a.published or "9999", a.address)):
        screen.print()
        screen.print(Text(f"{clean(article.title) or 'untitled'}", style="bold"))
        screen.print(
            Text(f"{clean(report.labels[article.address])} · {clean(article.url or article.address)}", style="dim")
        )
        told: dict[str, list[str]] = {}
        for claim in sorted((c for k, c in claims.items() if k[0] == article.address), key=lambda c: c.start):
            told.setdefault(claim.sentence, []).append(str(claim.field))
        for sentence, fields in told.items():
            line = Text.assemble((", ".join(dict.fromkeys(fields)), "bold"), f": {shorten(sentence, SENTENCE)}")
            screen.print(Padding(line, (0, 0, 0, 2)))
