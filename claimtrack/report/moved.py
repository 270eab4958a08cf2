"""What changed since a day, for people and for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from claimtrack.records import Cause
from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import dump, printed, write_csv
from claimtrack.report.markdown import escape, fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from claimtrack.records import Article, Change, Claim

QUOTE, SENTENCE = 80, 200
BECAUSE = {
    Cause.WORLD: "",
    Cause.READING: " (no article changed: claimtrack reads it otherwise than then)",
    Cause.JUDGEMENT: " (no article changed: a person decided)",
}
COLUMNS = ("moved", "deal", "field", "a", "b", "verdict", "was", "severity", "why", "cause")
Edit = tuple[str, "list[Claim]", "list[Claim]"]


def write_changes(
    since: str,
    changes: Sequence[Change],
    edits: Sequence[Edit],
    form: str,
    out: TextIO,
    withdrawn: Sequence[Article] = (),
) -> None:
    """Write the changes since a moment in a format: `table`, `json`, `jsonl`, `csv`, `md` or `html`."""
    rows = [_row(c) for c in changes]
    match form:
        case "json":
            out.write(
                dump(
                    {
                        "since": since,
                        "changes": rows,
                        "edits": [_edit(e) for e in edits],
                        "withdrawn": [a.address for a in withdrawn],
                    },
                    indent=1,
                )
                + "\n"
            )
        case "jsonl":
            out.writelines(dump(row) + "\n" for row in rows)
        case "csv":
            write_csv(COLUMNS, ([row[c] for c in COLUMNS] for row in rows), out)
        case "md":
            out.writelines(f"{line}\n" for line in _markdown(changes, edits, withdrawn))
        case "html":
            out.write(fragment(_markdown(changes, edits, withdrawn)))
        case _:
            printed(lambda screen: _print(since, changes, edits, withdrawn, screen), out)


def _row(change: Change) -> dict[str, object]:
    first, *rest = change.figures
    return {
        "moved": str(change.moved),
        "deal": change.deal,
        "field": str(change.field),
        "a": first,
        "b": rest[0] if rest else None,
        "verdict": change.verdict and str(change.verdict),
        "was": change.was and str(change.was),
        "severity": str(change.severity),
        "why": change.why,
        "cause": str(change.cause),
        "said": [asdict(said) for said in change.said],
    }


def _edit(edit: Edit) -> dict[str, object]:
    address, before, after = edit
    gone, come = ([c.quote for c in one_side(a, b)] for a, b in ((before, after), (after, before)))
    return {"article": address, "before": gone, "after": come}


def one_side(claims: Iterable[Claim], others: Iterable[Claim]) -> list[Claim]:
    """What is said in the one text and not in the other, once each."""
    there = {(c.field, c.quote) for c in others}
    return list({c.quote: c for c in claims if (c.field, c.quote) not in there}.values())


def _told(
    changes: Sequence[Change], edits: Sequence[Edit], withdrawn: Sequence[Article]
) -> Iterator[tuple[str, list[str]]]:
    """A line for each change, and under it the sentences that its figures stand in."""
    for c in changes:
        figures = " × ".join(f"“{shorten(f, QUOTE)}”" for f in c.figures)
        verdict = f"{c.was} became {c.verdict}" if c.was and c.verdict else str(c.verdict or c.was or "")
        line = f"{c.moved}: {c.deal} {c.field} {verdict} {figures}: {clean(c.why)}".replace("  ", " ")
        yield line + BECAUSE[c.cause], [f"{clean(s.who)}: “{shorten(s.sentence, SENTENCE)}”" for s in c.said]
    for address, before, after in edits:
        gone, come = one_side(before, after), one_side(after, before)
        was = ", ".join(f"“{shorten(c.quote, QUOTE)}”" for c in gone) or "nothing of this"
        now = ", ".join(f"“{shorten(c.quote, QUOTE)}”" for c in come) or "nothing of it"
        sentences = [
            f"{when}: “{shorten(c.sentence, SENTENCE)}”" for when, cs in (("was", gone), ("is", come)) for c in cs
        ]
        yield f"edited: {clean(address)} said {was} and now says {now}", sentences
    for article in withdrawn:
        who = f" ({clean(article.publisher)})" if article.publisher else ""
        yield f"withdrawn: {clean(article.address)}{who} is not there any more; what it said stays", []


def _markdown(changes: Sequence[Change], edits: Sequence[Edit], withdrawn: Sequence[Article]) -> Iterator[str]:
    for line, sentences in _told(changes, edits, withdrawn):
        yield f"- {escape(line)}"
        yield from (f"  - {escape(sentence)}" for sentence in sentences)


def _print(
    since: str, changes: Sequence[Change], edits: Sequence[Edit], withdrawn: Sequence[Article], screen: Console
) -> None:
    if not changes and not edits and not withdrawn:
        screen.print(f"Nothing has changed since {since}.")
        return
    screen.print(Text(f"Since {since}", style="bold"))
    for line, sentences in _told(changes, edits, withdrawn):
        screen.print(Text(line), soft_wrap=True)
        for sentence in sentences:
            screen.print(Text(f"    {sentence}", style="dim"), soft_wrap=True)
