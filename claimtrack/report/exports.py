"""Tables in files: CSV, JSON lines, Parquet."""

from __future__ import annotations

import csv
import importlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from claimtrack.errors import UsageError
from claimtrack.report.clean import cell
from claimtrack.report.formats import dump
from claimtrack.report.rows import Row

AT_ONCE = 5000
"""Rows of a group of Parquet."""


def write_table(columns: Mapping[str, str], rows: Iterable[Row], form: str, out: TextIO) -> int:
    """Write a table as `csv` or `jsonl`; how many rows. Of a CSV no cell runs in a spreadsheet."""
    writer = csv.writer(out, lineterminator="\n")
    if form == "csv":
        writer.writerow(columns)
    count = 0
    for row in rows:
        count += 1
        if form == "csv":
            writer.writerow(["" if row[c] is None else cell(row[c]) for c in columns])
        else:
            out.write(dump(row) + "\n")
    return count


def write_parquet(columns: Mapping[str, str], rows: Iterable[Row], path: Path) -> int:
    """Write a table as Parquet, under zstd; how many rows. Raises `UsageError` where pyarrow is not installed."""
    try:
        pa: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError("parquet", "needs pyarrow", "pip install 'claimtrack[parquet]'") from None
    types: dict[str, Any] = {
        "text": pa.string(),
        "number": pa.float64(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for some in _groups(rows):
            writer.write_table(pa.Table.from_pylist([_plain(row) for row in some], schema=schema))
            count += len(some)
    return count


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    ahead = iter(rows)
    while some := list(islice(ahead, AT_ONCE)):
        yield some


def _plain(row: Row) -> Row:
    """A lone surrogate cannot stand in Parquet either."""
    return {k: v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for k, v in row.items()}
