"""The whole story of a deal: what is said of it on one screen, and on demand the sentence of each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimtrack.records import Field, Severity
from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import printed
from claimtrack.report.lists import Listing
from claimtrack.report.plain import check_words, heading, roots_words, worth_telling
from claimtrack.report.table import FAILED, STYLES

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.records import Article, Claim, DealReport, FieldReport, Position

SENTENCE, FIGURE, COVERS, REASON = 320, 40, 28, 160
TOLD = frozenset(Field) - {Field.ANNOUNCED, Field.LOCATION, Field.GPU_MODEL, Field.STATUS}
"""What the line of an article in the timeline tells of it."""


def print_story(report: DealReport, out: TextIO, *, quotes: bool = False) -> None:
    """Print the deal's figures, how they were told, and what does not fit; with `quotes` the sentences as well."""
    printed(lambda screen: _print(report, screen, quotes=quotes), out)


def _print(report: DealReport, screen: Console, *, quotes: bool) -> None:
    screen.rule(Text(report.deal.id, style="bold"), align="left", characters="─")
    screen.print(Text(heading(report)))
    screen.print()
    screen.print(_figures(report))
    _print_disagreements(report, screen)
    screen.print()
    screen.print(Text("how it was told", style="bold underline"))
    screen.print(_timeline(report))
    failed = [c for c in report.checks if c.outcome in FAILED]
    for check in failed:
        screen.print(Text.assemble((f"{check.name} ", "bold"), f"{check.outcome}: {clean(check_words(check))}"))
    if quotes:
        _print_quotes(report, screen)
    else:
        screen.print()
        screen.print(Text(f"claimtrack show {report.deal.id} --quotes: the sentence of each figure", style="dim"))


def _figures(report: DealReport) -> Listing:
    """A row a position: the figure, what it covers, how many say so and since when."""
    listing = Listing(("", 20), ("as stated", 26), ("normalised", 23), ("covers", 14), ("sources", 16), ("said", 22))
    for field in report.fields:
        for number, position in enumerate(field.positions):
            listing.add(
                Text(str(field.field) if not number else "", style="bold"),
                shorten(position.figure, FIGURE),
                position.normalised,
                Text(shorten(position.scope, COVERS), style="italic"),
                _sources(position),
                Text(_said(position), style="dim"),
            )
    return listing


def _sources(position: Position) -> str:
    count = len({c.article for c in position.claims})
    return f"{roots_words(position.roots)} of {count}" if count > 1 else f"1 {position.tier}".strip()


def _said(position: Position) -> str:
    days = [d for d in (position.first, position.last) if d]
    return " to ".join(dict.fromkeys(days)) or "undated"


def _print_disagreements(report: DealReport, screen: Console) -> None:
    """The worst of each field, in a line."""
    for field in report.fields:
        told, _ = worth_telling(field)
        if not told or field.severity is Severity.NONE:
            continue
        v = field.verdicts[told[0]]
        figures = " × ".join(f"“{shorten(field.positions[n].figure, FIGURE)}”" for n in (v.a, v.b))
        line = Text.assemble(
            (f"{field.field} ", "bold"), (str(v.verdict), STYLES[v.verdict]), f" {figures}: {shorten(v.why, REASON)}"
        )
        screen.print(Padding(line.append(_further(field, len(told) - 1)), (1 if v is _first(report) else 0, 0, 0, 0)))


def _first(report: DealReport) -> object:
    """The first disagreement of a deal, above which a line is left free."""
    loud = (f for f in report.fields if f.severity is not Severity.NONE)
    return next((f.verdicts[told[0]] for f in loud if (told := worth_telling(f)[0])), None)


def _further(field: FieldReport, count: int) -> str:
    return f" (and {count} more: claimtrack diff --field {field.field})" if count else ""


def _timeline(report: DealReport) -> Table:
    """A row an article, the oldest first: when, who, and the figures that it gives."""
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(width=10, no_wrap=True)
    table.add_column(ratio=34, overflow="fold")
    table.add_column(ratio=66, overflow="fold")
    for article in _articles(report):
        day, label = article.published_day, clean(report.labels[article.address])
        quotes = [shorten(c.quote, FIGURE) for c in _claims(report, article) if c.field in TOLD]
        who = label.replace(f", {day or 'undated'}", "", 1)
        table.add_row(Text(day or "undated", style="dim"), Text(who), Text(", ".join(dict.fromkeys(quotes)) or "–"))
    return table


def _print_quotes(report: DealReport, screen: Console) -> None:
    screen.print()
    screen.rule(Text("in their words", style="bold"), align="left", characters="─")
    for article in _articles(report):
        screen.print()
        screen.print(Text(f"{clean(article.title) or 'untitled'}", style="bold"))
        screen.print(
            Text(f"{clean(report.labels[article.address])} · {clean(article.url or article.address)}", style="dim")
        )
        told: dict[str, list[str]] = {}
        for claim in _claims(report, article):
            told.setdefault(claim.sentence, []).append(str(claim.field))
        for sentence, fields in told.items():
            line = Text.assemble((", ".join(dict.fromkeys(fields)), "bold"), f": {shorten(sentence, SENTENCE)}")
            screen.print(Padding(line, (0, 0, 0, 2)))


def _articles(report: DealReport) -> list[Article]:
    return sorted(report.articles, key=lambda a: (a.published or "9999", a.address))


def _claims(report: DealReport, article: Article) -> list[Claim]:
    """The claims of an article, in the order of its text."""
    told = {(c.start, c.end, c.field): c for f in report.fields for p in f.positions for c in p.claims
            if c.article == article.address}  # fmt: skip
    return [told[key] for key in sorted(told, key=lambda k: (k[0], k[1], str(k[2])))]
