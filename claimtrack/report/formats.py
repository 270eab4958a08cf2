"""One report, in any of its formats."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, TextIO

from claimtrack.report.clean import cell
from claimtrack.report.plain import deal_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console

    from claimtrack.records import DealReport

OFF_TERMINAL = 120
"""The width of a table that nobody's window sets."""
POSITION_COLUMNS = ("deal", "buyer", "seller", "facility", "field", "verdict", "severity", "position", "figure", "normalised", "covers", "low", "high", "unit", "roots_least", "roots_most", "claims", "said_by")  # fmt: skip


def write(reports: Iterable[DealReport], form: str, out: TextIO, more: str = "") -> None:
    """Write reports in a format: `table`, `json`, `jsonl`, `csv`, `md` or `html`; under a table the line `more`."""
    match form:
        case "json" | "jsonl":
            write_lines((dump(deal_values(r)) for r in reports), form, out)
        case "csv":
            write_csv(POSITION_COLUMNS, (row for r in reports for row in _position_rows(r)), out)
        case "md":
            from claimtrack.report.markdown import lines

            out.writelines(f"{line}\n" for line in lines(reports))
        case "html":
            from claimtrack.report.markdown import fragment, lines

            out.write(fragment(lines(reports)))
        case _:
            from claimtrack.report.table import print_reports

            printed(lambda screen: print_reports(list(reports), screen, more), out)


def write_lines(deals: Iterable[str], form: str, out: TextIO) -> None:
    """Write deals that are lines of JSON already: as they are for `jsonl`, as one object for `json`."""
    if form == "jsonl":
        out.writelines(f"{line}\n" for line in deals)
        return
    out.write('{"deals": [')
    out.writelines(f"{',' if number else ''}\n{line}" for number, line in enumerate(deals))
    out.write("\n]}\n")


def printed(show: Callable[[Console], None], out: TextIO) -> None:
    """Show something for people: as wide as the terminal, or wide enough where there is none; NO_COLOR is honoured.

    Off a terminal nothing is cut and no line ends in blanks.
    """
    from rich.console import Console

    options: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}
    if out.isatty():
        _paged(show, Console(file=out, **options))
        return
    columns = os.environ.get("COLUMNS", "")
    buffer = io.StringIO()
    show(Console(file=buffer, width=int(columns) if columns.isdigit() and int(columns) else OFF_TERMINAL, **options))
    out.writelines(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _paged(show: Callable[[Console], None], screen: Console) -> None:
    """Show something on a terminal; through the pager of PAGER (less, if it is not set) where it is longer than the window."""
    with screen.capture() as capture:
        show(screen)
    told = capture.get()
    pager = os.environ.get("PAGER", "less").partition(" ")[0]
    there = pager not in {"", "cat"} and shutil.which(pager)
    if told.count("\n") < screen.height or not sys.stdin.isatty() or not there:
        screen.file.write(told)
        return
    import pydoc

    os.environ.setdefault("LESS", "-FRX")  # colours as they are, and the last screen stays
    pydoc.pager(told)


def write_rows(rows: Sequence[dict[str, Any]], form: str, out: TextIO) -> None:
    """Write flat records as `json`, `jsonl` or `csv`."""
    if form == "json":
        out.write(dump(list(rows), indent=1) + "\n")
    elif form == "jsonl":
        out.writelines(dump(row) + "\n" for row in rows)
    else:
        columns = list(rows[0]) if rows else []
        write_csv(columns, ([row[c] for c in columns] for row in rows), out)


def write_csv(columns: Iterable[str], rows: Iterable[Iterable[object]], out: TextIO) -> None:
    """Write CSV whose cells no spreadsheet takes for a formula."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) for value in row])


def dump(value: object, indent: int | None = None) -> str:
    """JSON in readable Unicode; a lone surrogate cannot stand in it and is replaced."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "replace").decode()


def _position_rows(report: DealReport) -> Iterable[list[object]]:
    values = deal_values(report)
    for field in values["fields"]:
        for number, p in enumerate(field["positions"]):
            yield [
                *(values[k] for k in ("deal", "buyer", "seller", "facility")),
                *(field[k] for k in ("field", "verdict", "severity")),
                number, p["figure"], p["normalised"], p["scope"], p["low"], p["high"], p["unit"], *p["roots"], len(p["claims"]),
                "; ".join(p["said_by"]),
            ]  # fmt: skip


def stdout() -> TextIO:
    """Standard output that never fails on a character the terminal cannot show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout
