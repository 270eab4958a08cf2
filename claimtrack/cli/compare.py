"""`claimtrack compare A B --field F`: the verdict between two statements."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claimtrack.cli import completing
from claimtrack.cli.options import settings, thresholds, told_date
from claimtrack.errors import UsageError


class Form(StrEnum):
    """The formats of a comparison."""

    TEXT = "text"
    JSON = "json"


def command(
    a: Annotated[str, typer.Argument(help="One statement, as free text.")],
    b: Annotated[str, typer.Argument(help="The other.")],
    field: Annotated[
        str, typer.Option(help="The field that both are about, such as price_rate.", autocompletion=completing.fields)
    ],
    published_a: Annotated[str | None, typer.Option(help="The day on which A was said.")] = None,
    published_b: Annotated[str | None, typer.Option(help="The day on which B was said.")] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print it.")] = Form.TEXT,
) -> None:
    """Say whether two statements agree, and why.

    Example: claimtrack compare '$15B/yr' '$1.25 billion a month' --field price_rate
    """
    from claimtrack.cli.finding import known_fields
    from claimtrack.extract.statement import statement
    from claimtrack.reconcile import Setting, compare
    from claimtrack.records import Field
    from claimtrack.report.formats import dump, stdout

    setting = Setting(thresholds=thresholds(settings()))
    if field not in set(Field):
        raise UsageError("--field", f"no field “{field}”", known_fields(field))
    found = compare(
        statement(a, Field(field), told_date("--published-a", published_a)),
        statement(b, Field(field), told_date("--published-b", published_b)),
        setting,
    )
    if form is Form.JSON:
        values = {
            "verdict": str(found.verdict),
            "flags": list(found.flags),
            "why": found.why,
            "refining": found.refining,
        }
        stdout().write(dump(values) + "\n")
    else:
        flags = f" [{', '.join(found.flags)}]" if found.flags else ""
        stdout().write(f"{found.verdict}{flags}: {found.why}\n")
