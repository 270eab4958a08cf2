"""The whole store as tables in files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from claimtrack.errors import UsageError
from claimtrack.pipeline.settling import bodies, standings
from claimtrack.pipeline.telling import AT_ONCE, told_by_deal
from claimtrack.reconcile import DEFAULT, Thresholds
from claimtrack.report import rows
from claimtrack.report.exports import write_parquet, write_table
from claimtrack.report.formats import dump
from claimtrack.report.jsonld import deal_graph

if TYPE_CHECKING:
    from claimtrack.records import Article, Claim
    from claimtrack.store import Store


def write_tables(
    store: Store, folder: Path, form: str, only: Sequence[str] = (), thresholds: Thresholds = DEFAULT
) -> dict[str, int]:
    """Write tables to a folder, a file each; how many rows each has. Raises `UsageError`."""
    counts = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in only or rows.TABLES:
            path = folder / f"{name}.{form}"
            part = path.with_name(f".{path.name}.part")
            if form == "parquet":
                counts[name] = write_parquet(rows.TABLES[name], table(store, name, thresholds), part)
            else:
                with part.open("w", encoding="utf-8", newline="") as out:
                    counts[name] = write_table(rows.TABLES[name], table(store, name, thresholds), form, out)
            part.replace(path)
    except OSError as error:
        raise UsageError(str(folder), f"cannot be written ({error.strerror})", "name another folder") from None
    return counts


def table(store: Store, name: str, thresholds: Thresholds = DEFAULT) -> Iterator[rows.Row]:
    """The rows of a table: deals and what hangs on them the worst first, claims and articles by deal and by id."""
    if name == "claims":
        yield from (rows.claim_row(claim) for claim, _ in _told(store))
    elif name == "articles":
        yield from (rows.article_row(article) for article, _ in store.kept_documents())
    else:
        for body in bodies(store, standings(store, thresholds)):
            deal = json.loads(body)
            if name == "deals":
                yield rows.deal_row(deal)
            else:
                yield from rows.position_rows(deal) if name == "positions" else rows.verdict_rows(deal)


def write_graphs(store: Store, wanted: Sequence[str], out: TextIO, thresholds: Thresholds = DEFAULT) -> None:
    """Write some deals, or all, as JSON-LD, a line each."""
    found = [s for s in standings(store, thresholds) if not wanted or s.deal in wanted]
    out.writelines(f"{dump(deal_graph(json.loads(body)))}\n" for body in bodies(store, found))


def _told(store: Store) -> Iterator[tuple[Claim, Article]]:
    """The claims as people have judged them, so many deals at a time."""
    decided = [j for j in store.judgements() if j.stood()]
    names = sorted({d.id for d in store.deals()} | {j.into for j in decided if j.into})
    for start in range(0, len(names), AT_ONCE):
        for told in told_by_deal(store, names[start : start + AT_ONCE], None, decided).values():
            yield from told
