"""Options that several commands share, and how they become settings."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import completing

if TYPE_CHECKING:
    from claimtrack.fetch import Limits
    from claimtrack.reconcile import Thresholds
    from claimtrack.settings import Settings


class Format(StrEnum):
    """The formats of a report."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"
    HTML = "html"


class RowFormat(StrEnum):
    """The formats of a list of records."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


DealArg = Annotated[str, typer.Argument(help="The deal's id, or the beginning of it.", autocompletion=completing.deals)]
Db = Annotated[str | None, typer.Option("--db", help="The store: a file, or a database URL. [claimtrack.db]")]
CatalogFile = Annotated[
    Path | None,
    typer.Option("--catalog", help="A TOML file with companies, facilities, chips and dealings of your own."),
]
Url = Annotated[str | None, typer.Option(help="The address of a bare file's article.")]
Publisher = Annotated[str | None, typer.Option(help="Who published it.")]
Published = Annotated[str | None, typer.Option(help="When: 2026-05, 2026-05-07 or an ISO instant.")]
Timeout = Annotated[float | None, typer.Option(help="Seconds that one address may take. [20]")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Also fetch addresses inside a private network.")]


def settings(**flags: object) -> Settings:
    """The settings in force under the given flags."""
    from claimtrack import settings as all_settings

    return all_settings.load(**flags)


def limits(told: Settings, *, allow_private: bool) -> Limits:
    """How far fetching may go under some settings."""
    from claimtrack.fetch import Limits

    return Limits(seconds=told.timeout, rate=told.rate, contact=told.contact, allow_private=allow_private)


def thresholds(told: Settings) -> Thresholds:
    """The thresholds of the verdicts under some settings. Raises `UsageError` naming the key."""
    from claimtrack.reconcile import changed

    return changed(told.thresholds)


def told_date(option: str, text: str | None) -> str | None:
    """The date that an option gives. Raises `UsageError` when it is none."""
    from claimtrack.errors import UsageError
    from claimtrack.records import dated

    if text is not None and dated(text) is None:
        raise UsageError(option, f"“{text}” is no date", "write 2026-05, 2026-05-07 or an ISO instant")
    return text
