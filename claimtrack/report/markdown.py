"""The report as Markdown that pastes into a ticket or a newsletter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.report.clean import clean, shorten
from claimtrack.report.plain import check_words, heading, sources_words, voice, worth_telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.records import DealReport

CELL = 120


def lines(reports: Iterable[DealReport]) -> Iterator[str]:
    """The lines of the document."""
    for report in reports:
        yield f"## {escape(report.deal.id)}"
        yield ""
        yield escape(heading(report))
        for field in report.fields:
            verdict = f"{field.verdict}" if field.verdict else "one position"
            severity = f", severity {field.severity}" if field.severity != "none" else ""
            yield ""
            yield f"### {field.field}: {verdict}{severity}"
            yield ""
            yield "| | as stated | normalised | covers | who says so | sources |"
            yield "|--:|---|---|---|---|---|"
            for number, position in enumerate(field.positions, 1):
                quotes = " / ".join(dict.fromkeys(shorten(c.quote, CELL) for c in position.claims))
                who = "; ".join(dict.fromkeys(voice(c, report) for c in position.claims))
                cells = (quotes, position.normalised, position.scope, who, sources_words(position))
                yield f"| {number} | " + " | ".join(escape(c) for c in cells) + " |"
            told, _ = worth_telling(field)
            if told:
                yield ""
            for n in told:
                v = field.verdicts[n]
                flags = f" ({', '.join(v.flags)})" if v.flags else ""
                yield f"- {v.a + 1} × {v.b + 1}: **{v.verdict}**{flags}: {escape(v.why)}"
        if report.checks:
            yield ""
            yield "### Do the figures fit each other?"
            yield ""
        for check in report.checks:
            yield f"- {check.name}: **{check.outcome}**: {escape(check_words(check))}"
        yield ""


def fragment(found: Iterable[str]) -> str:
    """Lines of Markdown as one fragment of HTML, that stands by itself in a page or a mail; no markup of others is alive in it."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table").render("\n".join(found))
    return f'<div class="claimtrack">\n{made}</div>\n'


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    words = clean(text)
    for sign in ("\\", "|", "*", "_", "`", "[", "]", "<", ">", "#"):
        words = words.replace(sign, f"\\{sign}")
    return words
