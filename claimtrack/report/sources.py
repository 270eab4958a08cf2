"""Sources for people and for programs: what is declared, how the fetching goes, what a check found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from claimtrack.records.source import Source
from claimtrack.records.visit import SourceCheck, SourceState
from claimtrack.report.clean import clean, shorten
from claimtrack.report.formats import write_rows
from claimtrack.report.lists import Listing

MINUTE = len("2026-05-07T10:00")
TOLD = 100


def write_sources(found: Sequence[tuple[Source, SourceState | None]], form: str, out: TextIO) -> None:
    """A row a source: its id, tier and ways, when it was last tried and last answered, and what failed."""
    if form != "table":
        write_rows([_values(source, state) for source, state in found], form, out)
        return
    listing = Listing(("source", 22), ("tier", 10), ("by", 16), ("last answered", 16), ("listed", 6), ("due", 16), ("trouble", 34))  # fmt: skip
    for source, state in found:
        row = _values(source, state)
        trouble = f"{row['failures']} times in a row: {row['trouble']}" if row["failures"] else ""
        answered = _minute(row["succeeded"]) or ("never" if row["tried"] else "not tried yet")
        due = "left out" if source.disabled else _minute(row["due"]) or "now"
        listing.add(
            source.id,
            source.tier,
            ", ".join(row["ways"]),
            answered,
            row["entries"] or "",
            due,
            shorten(trouble, TOLD),
        )
    listing.print(out)


def write_source(path: Path, text: str, state: SourceState | None, out: TextIO) -> None:
    """A source's declaration as it stands, and its state."""
    out.write(f"# {clean(str(path))}\n")
    out.writelines(f"{clean(line)}\n" for line in text.rstrip().splitlines())
    if state is None:
        out.write("\n# not tried yet\n")
        return
    out.write(f"\n# last tried {_minute(state.tried)}, last answered {_minute(state.succeeded) or 'never'}, ")
    out.write(f"listed {state.entries}, newest {state.newest or 'undated'}, due {_minute(state.due) or 'now'}\n")
    if state.failures:
        out.write(f"# failed {state.failures} times in a row: {clean(state.what or '')}\n")


def write_checked(found: Sequence[SourceCheck], form: str, out: TextIO) -> None:
    """A row a source: whether it works, what it lists, and the article that was read."""
    if form != "table":
        names = ("source", "works", "entries", "wanted", "newest", "article", "words", "trouble")
        write_rows([{name: getattr(c, name) for name in names} for c in found], form, out)
        return
    listing = Listing(("source", 20), ("works", 6), ("listed", 7), ("of deals", 8), ("newest", 11), ("one article", 40), ("trouble", 40))  # fmt: skip
    for c in found:
        article = f"{shorten(c.article, TOLD)} ({c.words} words)" if c.article else ""
        works = "yes" if c.works else "no"
        listing.add(
            c.source, works, c.entries, c.wanted, (c.newest or "")[:10], article, shorten(c.trouble or "", TOLD)
        )
    listing.print(out)
    out.write(f"{sum(c.works for c in found)} of {len(found)} sources work\n")


def _values(source: Source, state: SourceState | None) -> dict[str, Any]:
    told = state or SourceState(source.id)
    return {
        "source": source.id,
        "publisher": source.publisher,
        "tier": source.tier,
        "ways": [way.replace("_", "-") for way in source.ways],
        "disabled": source.disabled,
        "tried": told.tried,
        "succeeded": told.succeeded,
        "failures": told.failures,
        "trouble": told.what,
        "due": told.due,
        "entries": told.entries,
        "newest": told.newest,
        "evidence": source.evidence,
        "seen": source.seen,
    }


def _minute(moment: str | None) -> str:
    return (moment or "")[:MINUTE].replace("T", " ")
