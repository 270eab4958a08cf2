"""Settings: flag, then CLAIMTRACK_* variable, then `claimtrack.toml` here, then the user's file, then the default."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import tomli
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimtrack import folders
from claimtrack.bundled import bundled
from claimtrack.errors import UsageError
from claimtrack.records import Severity
from claimtrack.records.watch import Watch

PROJECT = Path("claimtrack.toml")
TABLES = frozenset({"thresholds", "notify"})
"""What only a file can set."""


class Notify(BaseModel):
    """Who is told of disagreements that are new or worse: addresses of Apprise, from which severity on, and of what."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    to: list[str] = []
    severity: Severity = Severity.MEDIUM
    template: Path | None = None
    watch: list[Watch] = []


class Settings(BaseModel):
    """Everything that can be set. `db` is a path or a database URL, `thresholds` what differs in the verdicts' table.

    `timeout` is in seconds an address, `rate` in requests a second a host; `contact` goes into the User-Agent; `raw_mb` is
    how much of the fetched bytes is kept, packed, in megabytes;
    `feed` is the file of the Atom feed and `report` the folder of the report that each night writes, `quote_words` how many
    words of an article one quote in it may have;
    `readers` how many processes read pages (as many as there are processors, if it is not said; 0 reads in the one).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    db: str = "claimtrack.db"
    sources: Path = Path("sources")
    catalog: Path | None = None
    timeout: float = Field(default=20.0, gt=0)
    rate: float = Field(default=1.0, gt=0, le=1000)
    contact: str = ""
    readers: int | None = Field(default=None, ge=0)
    raw_mb: int = Field(default=2000, ge=0)
    feed: Path | None = None
    report: Path | None = None
    quote_words: int = Field(default=40, ge=1)  # so that a report may be published
    thresholds: dict[str, Any] = {}
    notify: Notify = Notify()

    @property
    def source_folders(self) -> list[Path]:
        """The user's own sources before those that came with claimtrack."""
        return [f for f in (self.sources, bundled("sources")) if f.is_dir()]


def load(**flags: Any) -> Settings:
    """The settings in force; a flag that is None was not given. Raises `UsageError` naming the file and key, or the variable."""
    values: dict[str, Any] = {}
    file_of: dict[str, Path] = {}
    for path in (user_file(), PROJECT):
        found = _file(path)
        values |= found
        file_of |= dict.fromkeys(found, path)
    variables = {
        name: os.environ[f"CLAIMTRACK_{name.upper()}"]
        for name in Settings.model_fields
        if name not in TABLES and os.environ.get(f"CLAIMTRACK_{name.upper()}")
    }
    values |= variables | {k: v for k, v in flags.items() if v is not None}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        if name in variables:
            where = f"CLAIMTRACK_{name.upper()}"
        else:
            key = ".".join(map(str, first["loc"]))
            where = f"{file_of[name]}: {key}" if name in file_of else key
        what = "no such setting" if first["type"] == "extra_forbidden" else first["msg"]
        raise UsageError(where, what, f"settings are {', '.join(Settings.model_fields)}") from None


def user_file() -> Path:
    """The user's own settings file, whether it is there or not."""
    return folders.config() / "claimtrack" / "claimtrack.toml"


def _file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomli.load(file)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise UsageError(str(path), f"cannot be read ({error.strerror})", "check its permissions") from None
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(str(path), f"not readable as TOML: {error}", "mend that line") from None
