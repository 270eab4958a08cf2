"""The sources that `sources/*.toml` declares."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimtrack.errors import SourceError
from claimtrack.records.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def declared(folders: Iterable[Path]) -> dict[str, Source]:
    """Every declared source by its id; a folder that stands earlier goes before one that stands later.

    Raises `SourceError` with the file, line and key of the first mistake.
    """
    found: dict[str, Source] = {}
    for folder in folders:
        here: dict[str, Path] = {}
        for path in sorted(folder.glob("*.toml")):
            source = read_source(path)
            if source.id in here:
                raise SourceError(
                    str(path),
                    f"the id “{source.id}” is also in {here[source.id].name}",
                    "give each source an id of its own",
                )
            here[source.id] = path
            found.setdefault(source.id, source)
    return found


def read_source(path: Path) -> Source:
    """One declaration."""
    try:
        text = path.read_text(encoding="utf-8")
        return Source.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"not readable as TOML: {error}", "mend that line") from None
    except OSError as error:
        raise SourceError(str(path), f"cannot be read ({error.strerror})", "check its permissions") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else "file"
        line = next((n for n, row in enumerate(text.splitlines(), 1) if row.split("=")[0].strip() == key), 1)
        raise SourceError(f"{path}:{line}", f"{key}: {first['msg']}", "mend that key") from None
