"""How runs went, for people and for machines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from claimtrack.masking import masked
from claimtrack.report.clean import clean
from claimtrack.report.formats import write_rows
from claimtrack.report.lists import Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.records import Article
    from claimtrack.records.run import Run

COUNTS = ("new", "changed", "unchanged", "no_article", "failed")


def write_runs(runs: Sequence[Run], form: str, out: TextIO) -> None:
    """A row a run."""
    if form != "table":
        write_rows([_row(run) for run in runs], form, out)
        return
    if not runs:
        out.write("No run yet. Ingest articles first: claimtrack ingest PATH\n")
        return
    listing = Listing(
        ("run", 5), ("began", 24), ("kind", 9), ("took", 8), *((name.replace("_", " "), 9) for name in COUNTS)
    )
    for run in runs:
        listing.add(run.number, run.began, run.kind, _took(run), *(getattr(run, name) for name in COUNTS))
    listing.print(out)


def write_run(run: Run, articles: Sequence[Article], form: str, out: TextIO) -> None:
    """One run: its sums and stages, the articles that were new or changed in it, and everything that went wrong."""
    if form != "table":
        read = [{"address": masked(a.address), "title": a.title, "publisher": a.publisher} for a in articles]
        write_rows([_row(run) | {"troubles": [asdict(t) for t in run.troubles], "articles": read}], form, out)
        return
    ended = run.ended or "was cut off"
    out.write(f"run {run.number}, {run.kind}: {run.began} to {ended}, with {run.extractor} and catalog {run.catalog}\n")
    out.write(
        ", ".join(f"{getattr(run, name)} {name.replace('_', ' ')}" for name in COUNTS)
        + f"; {run.claims} claims added\n"
    )
    if run.stages:
        out.write("; ".join(f"{name} {seconds:.1f} s" for name, seconds in run.stages.items()) + "\n")
    for title, rows in (
        ("new or changed", [f"{a.publisher or '?'}: {a.title or masked(a.address)}" for a in articles]),
        ("went wrong", [f"{t.subject}: {t.what}" for t in run.troubles]),
    ):
        if rows:
            out.write(f"\n{title}\n" + "".join(f"  {clean(row)}\n" for row in rows))


def _row(run: Run) -> dict[str, object]:
    told = asdict(run)
    del told["troubles"]
    return told | {"stages": dict(run.stages)}


def _took(run: Run) -> str:
    if run.ended is None:
        return "cut off"
    return f"{sum(run.stages.values()):.0f} s" if run.stages else "?"
