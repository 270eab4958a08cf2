"""The table of `diff`: a deal, its fields, the positions, who says so, the verdict and why.

Under 110 columns each position is a small paragraph; from there on, a row. Nothing depends on colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimtrack.records import DealReport, FieldReport, Outcome, Position, Severity, Verdict
from claimtrack.report.clean import clean, shorten
from claimtrack.report.plain import check_words, heading, sources_words, voice, worth_telling

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 110
STYLES = {
    Verdict.CONFLICT: "bold red",
    Verdict.TENSION: "bold yellow",
    Verdict.DISCLOSURE_GAP: "magenta",
    Verdict.SUPERSEDED: "blue",
    Verdict.NOT_COMPARABLE: "dim",
    Verdict.REFINES: "cyan",
    Verdict.COMPATIBLE: "green",
    Verdict.EQUIVALENT: "green",
    Verdict.SAME: "green",
}
FIGURE, MOST_SAID = 90, 6
FAILED = frozenset({Outcome.DIFFERS, Outcome.HIGH, Outcome.LOW})


def print_reports(reports: list[DealReport], console: Console, more: str = "") -> None:
    """Print every deal, and under them the line `more`."""
    for number, report in enumerate(reports):
        if number:
            console.print()
        print_deal(report, console)
    if more:
        console.print()
        console.print(Text(more, style="dim"))


def print_deal(report: DealReport, console: Console) -> None:
    """Print one deal."""
    console.rule(Text(report.deal.id, style="bold"), align="left", characters="─")
    console.print(Text(heading(report)))
    for field in report.fields:
        console.print()
        _print_field(field, report, console)
    if report.checks:
        console.print()
        console.print(Text("do the figures fit each other?", style="bold underline"))
    for check in report.checks:
        style = "bold yellow" if check.outcome in FAILED else ""
        line = Text.assemble((f"{check.name} ", "bold"), (str(check.outcome), style), f": {clean(check_words(check))}")
        console.print(Padding(line, (0, 0, 0, 2)))


def _print_field(field: FieldReport, report: DealReport, console: Console) -> None:
    head = Table.grid(expand=True, padding=0)
    head.add_column(ratio=1)
    head.add_column(justify="right", no_wrap=True)
    head.add_row(Text(str(field.field), style="bold underline"), _verdict(field))
    console.print(head)
    if console.width >= WIDE:
        _print_rows(field, report, console)
    else:
        _print_paragraphs(field, report, console)
    told, left = worth_telling(field)
    lines: dict[tuple[object, ...], list[str]] = {}
    for n in told:
        v = field.verdicts[n]
        lines.setdefault((v.verdict, v.flags, v.why), []).append(f"{v.a + 1} × {v.b + 1}")
    for (verdict, flags, reason), pairs in lines.items():
        assert isinstance(verdict, Verdict)
        assert isinstance(flags, tuple)
        line = Text.assemble((f"{', '.join(pairs)} ", "bold"), (str(verdict), STYLES[verdict]))
        if flags:
            line.append(f" [{', '.join(flags)}]")
        line.append(f": {clean(str(reason))}")
        console.print(Padding(line, (0, 0, 0, 2)))
    if left and told:
        words = "the other pair agrees or speaks" if left == 1 else f"the other {left} pairs agree or speak"
        console.print(Padding(Text(f"{words} of different things", style="dim"), (0, 0, 0, 2)))


def _verdict(field: FieldReport) -> Text:
    if field.verdict is None:
        return Text("one position", style="dim")
    quiet = field.verdict is Verdict.NOT_COMPARABLE and field.severity is Severity.NONE
    words = Text("different things" if quiet else str(field.verdict).upper(), style=STYLES[field.verdict])
    if field.severity is not Severity.NONE:
        words.append(f" · {field.severity}", style="default")
    return words


def _print_rows(field: FieldReport, report: DealReport, console: Console) -> None:
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), show_header=True, header_style="dim", pad_edge=False)
    table.add_column("", width=4, justify="right", no_wrap=True)
    table.add_column("as stated", ratio=28, overflow="fold")
    table.add_column("normalised", ratio=20, overflow="fold")
    table.add_column("covers", ratio=16, overflow="fold")
    table.add_column("who says so", ratio=36, overflow="fold")
    for number, position in enumerate(field.positions, 1):
        said = _said(position, report)
        for n, (quote, who) in enumerate(said):
            voices = Text(who)
            if n == len(said) - 1 and len({c.article for c in position.claims}) > 1:
                voices.append(f" ({sources_words(position)})", style="italic")
            table.add_row(
                str(number) if not n else "",
                Text(quote),
                Text(clean(position.normalised) if not n else "", style="bold"),
                Text(position.scope if not n else "", style="italic"),
                voices,
            )
    console.print(table)


def _print_paragraphs(field: FieldReport, report: DealReport, console: Console) -> None:
    for number, position in enumerate(field.positions, 1):
        said = _said(position, report)
        lead = Text.assemble((f"{number:>3}  ", "bold"), said[0][0])
        same = clean(position.normalised).casefold() in {"", said[0][0].casefold()}
        if not same:
            lead.append(f"  = {clean(position.normalised)}", style="bold")
        if position.scope:
            lead.append(f"  ({position.scope})", style="italic")
        console.print(Padding(lead, 0))
        several = len({c.article for c in position.claims}) > 1
        for n, (quote, who) in enumerate(said):
            if n:
                console.print(Padding(Text(quote), (0, 0, 0, 5)))
            voices = Text(who, style="dim")
            if several and n == len(said) - 1:
                voices.append(f" ({sources_words(position)})", style="italic")
            console.print(Padding(voices, (0, 0, 0, 7)))


def _said(position: Position, report: DealReport) -> list[tuple[str, str]]:
    """The figures of a position as stated, each with everyone who states it so."""
    by_quote: dict[str, list[str]] = {}
    for claim in position.claims:
        who = by_quote.setdefault(shorten(claim.quote, FIGURE), [])
        label = clean(voice(claim, report))
        if label not in who:
            who.append(label)
    rows = []
    for quote, labels in by_quote.items():
        more = f"; and {len(labels) - MOST_SAID} more" if len(labels) > MOST_SAID else ""
        rows.append((quote, "; ".join(labels[:MOST_SAID]) + more))
    return rows
