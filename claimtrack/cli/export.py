"""`claimtrack export`: everything as tables, or deals as JSON-LD."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli import completing
from claimtrack.cli.options import Db, settings, thresholds
from claimtrack.errors import UsageError


class ExportFormat(StrEnum):
    """The formats of an export."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    JSONLD = "jsonld"


class Table(StrEnum):
    """The tables of an export."""

    DEALS = "deals"
    POSITIONS = "positions"
    VERDICTS = "verdicts"
    CLAIMS = "claims"
    ARTICLES = "articles"


def command(
    tables: Annotated[
        list[Table] | None,
        typer.Argument(
            metavar="[TABLE]...",
            help="deals, positions, verdicts, claims, articles; all when left out.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="The format.")] = ExportFormat.CSV,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="The folder, a file a table; one table goes to standard output when it is left out.",
        ),
    ] = None,
    deal: Annotated[
        list[str] | None, typer.Option("--deal", help="Only these deals, of JSON-LD.", autocompletion=completing.deals)
    ] = None,
    db: Db = None,
) -> None:
    """Write deals, positions, verdicts, claims and articles as tables whose columns stay (docs/exports.md), or deals as JSON-LD, a document a line.

    Examples: claimtrack export -o tables · claimtrack export claims -f jsonl > claims.jsonl · claimtrack export -f parquet -o lake ·
    claimtrack export -f jsonld --deal anthropic-spacex
    """
    from claimtrack.cli.finding import find_deal
    from claimtrack.pipeline import exporting
    from claimtrack.report import rows
    from claimtrack.report.exports import write_table
    from claimtrack.report.formats import stdout
    from claimtrack.store import open_store

    conf = settings(db=db)
    chosen = [str(t) for t in tables or ()]
    if form is ExportFormat.JSONLD and (chosen or out):
        raise UsageError("export", "JSON-LD is of deals, and goes to standard output", "leave the table and --out away")
    if form is not ExportFormat.JSONLD and deal:
        raise UsageError("--deal", "only JSON-LD is made of single deals", "add --format jsonld, or filter the table")
    if form is not ExportFormat.JSONLD and out is None and (len(chosen) != 1 or form is ExportFormat.PARQUET):
        raise UsageError("export", "several tables, or Parquet, need a folder", "name it with --out")
    store = open_store(conf.db, make=False)
    rules = thresholds(conf)
    try:
        if form is ExportFormat.JSONLD:
            exporting.write_graphs(store, [find_deal(store, d).id for d in deal or ()], stdout(), rules)
        elif out is None:
            write_table(rows.TABLES[chosen[0]], exporting.table(store, chosen[0], rules), form, stdout())
        else:
            for name, count in exporting.write_tables(store, out, form, chosen, rules).items():
                sys.stderr.write(f"{out / f'{name}.{form}'}: {count} rows\n")
    finally:
        store.close()
