"""What changed since a day, for people and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from claimtrack.records import Cause
from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import dump, printed, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from claimtrack.records import Article, Change, Claim

QUOTE = 80
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
    """Write the changes since a moment in a format: `table`, `json`, `jsonl`, `csv` or `md`."""
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
            out.writelines(f"- {line}\n" for line in _lines(changes, edits, withdrawn))
        case _:
            printed(lambda screen: _print(since, changes, edits, withdrawn, screen), out)


def _row(change: Change) -> dict[str, str | None]:
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
    }


def _edit(edit: Edit) -> dict[str, object]:
    address, before, after = edit
    gone, come = _quotes(before, after), _quotes(after, before)
    return {"article": address, "before": gone, "after": come}


def _quotes(claims: Sequence[Claim], others: Sequence[Claim]) -> list[str]:
    """What is said in the one text and not in the other, once each."""
    there = {(c.field, c.quote) for c in others}
    return list(dict.fromkeys(c.quote for c in claims if (c.field, c.quote) not in there))


def _lines(changes: Sequence[Change], edits: Sequence[Edit], withdrawn: Sequence[Article]) -> list[str]:
    told = []
    for c in changes:
        figures = " × ".join(f"“{shorten(clean(f), QUOTE)}”" for f in c.figures)
        verdict = f"{c.was} became {c.verdict}" if c.was and c.verdict else str(c.verdict or c.was or "")
        line = f"{c.moved}: {c.deal} {c.field} {verdict} {figures}: {clean(c.why)}".replace("  ", " ")
        told.append(line + BECAUSE[c.cause])
    for address, before, after in edits:
        was = ", ".join(f"“{shorten(clean(q), QUOTE)}”" for q in _quotes(before, after)) or "nothing of this"
        now = ", ".join(f"“{shorten(clean(q), QUOTE)}”" for q in _quotes(after, before)) or "nothing of it"
        told.append(f"edited: {clean(address)} said {was} and now says {now}")
    for article in withdrawn:
        who = f" ({clean(article.publisher)})" if article.publisher else ""
        told.append(f"withdrawn: {clean(article.address)}{who} is not there any more; what it said stays")
    return told


def _print(
    since: str, changes: Sequence[Change], edits: Sequence[Edit], withdrawn: Sequence[Article], screen: Console
) -> None:
    if not changes and not edits and not withdrawn:
        screen.print(f"Nothing has changed since {since}.")
        return
    screen.print(Text(f"Since {since}", style="bold"))
    for line in _lines(changes, edits, withdrawn):
        screen.print(Text(line), soft_wrap=True)
