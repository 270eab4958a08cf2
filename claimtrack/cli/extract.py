"""`claimtrack extract`: what articles claim, with nothing stored."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import (
    AllowPrivate,
    CatalogFile,
    Published,
    Publisher,
    RowFormat,
    Timeout,
    Url,
    limits,
    settings,
    told_date,
)
from claimtrack.errors import DONE, PARTLY, ClaimtrackError

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog
    from claimtrack.extract import Reading
    from claimtrack.records import Claim, RawDocument


def command(
    targets: Annotated[
        list[str], typer.Argument(metavar="PATH|URL|-...", help="Files, folders, addresses, or - for standard input.")
    ],
    form: Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the claims.")] = RowFormat.TABLE,
    url: Url = None,
    publisher: Publisher = None,
    published: Published = None,
    catalog: CatalogFile = None,
    timeout: Timeout = None,
    allow_private: AllowPrivate = False,  # noqa: FBT002 - typer's way of a flag
    explain: Annotated[  # noqa: FBT002
        bool, typer.Option("--explain", help="Show every number, what it was read as, and why.")
    ] = False,
) -> None:
    """Print the claims of articles, each with the exact words it stands in; nothing is stored.

    Examples: claimtrack extract story.txt · claimtrack extract --format jsonl articles/*.txt · claimtrack extract --explain story.html
    """
    from claimtrack.catalog import load
    from claimtrack.fetch import documents, of_documents
    from claimtrack.pipeline.extracting import extracted
    from claimtrack.records import Sidecar
    from claimtrack.report.clean import clean
    from claimtrack.report.formats import stdout, write_rows

    conf = settings(catalog=catalog, timeout=timeout)
    told = Sidecar(url, publisher, told_date("--published", published))
    found = of_documents(documents(targets, told, limits(conf, allow_private=allow_private), conf.source_folders))
    names = load(conf.catalog)
    out = stdout()
    failures: list[ClaimtrackError] = []
    if explain:
        _explain(list(found), names, failures)
    else:
        claims: list[Claim] = []
        for one in extracted(found, names):
            if isinstance(one, ClaimtrackError):
                failures.append(one)
            elif form is RowFormat.JSONL:
                write_rows([c.record() for c in one], form, out)
            else:
                claims += one
        if form is RowFormat.TABLE:
            from claimtrack.report.lists import print_claims

            print_claims(claims, out)
        elif form is not RowFormat.JSONL:
            write_rows([c.record() for c in claims], form, out)
    for failure in failures:
        sys.stderr.write(f"claimtrack: {clean(str(failure))}\n")
    raise typer.Exit(PARTLY if failures else DONE)


def _explain(found: list[RawDocument | ClaimtrackError], names: Catalog, failures: list[ClaimtrackError]) -> None:
    from claimtrack.pipeline.extracting import explained
    from claimtrack.report.formats import stdout
    from claimtrack.report.lists import print_readings

    for document in found:
        if isinstance(document, ClaimtrackError):
            failures.append(document)
            continue
        try:
            readings: list[Reading] = explained(document, names)
        except ClaimtrackError as error:
            failures.append(error)
            continue
        rows = [(r.words, r.read_as, r.claim, r.reason, r.score, r.cues) for r in readings]
        print_readings(document.address, rows, stdout())
