"""`claimtrack demo`: the main job on the bundled articles, with no network."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import Format


def command(
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.TABLE,
) -> None:
    """Ingest the bundled articles into a fresh store and show what they say of a few deals.

    The articles are written for this purpose and their publishers invented; the figures are those of real reports.

    Example: claimtrack demo
    """
    from claimtrack.bundled import bundled
    from claimtrack.catalog import load
    from claimtrack.fetch import Limits, documents
    from claimtrack.pipeline import intake, telling
    from claimtrack.records import Sidecar
    from claimtrack.report import write
    from claimtrack.report.clean import clean
    from claimtrack.report.formats import stdout
    from claimtrack.store import open_store

    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "demo.db"))
        found = documents([str(bundled("data") / "demo")], Sidecar(), Limits(), [])
        result = intake.ingest(found, store, load())
        reports = telling.reports(store)
        store.close()
    for failure in result.failures:
        sys.stderr.write(f"claimtrack: {clean(str(failure))}\n")
    sys.stderr.write(f"{result.new} bundled articles read, {result.claims} claims found\n\n")
    write(reports, form, stdout())
