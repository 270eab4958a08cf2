"""The sources that `sources/*.toml` declares."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import tomli
from pydantic import ValidationError

from claimtrack.errors import SourceError
from claimtrack.records.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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


def file_of(folders: Iterable[Path], source_id: str) -> Path:
    """The file in which a declared source stands; of two folders, the earlier."""
    return next(
        path for folder in folders for path in sorted(folder.glob("*.toml")) if read_source(path).id == source_id
    )


def read_source(path: Path) -> Source:
    """One declaration."""
    try:
        text = path.read_text(encoding="utf-8")
        return _source(text)
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"not readable as TOML: {error}", "mend that line") from None
    except OSError as error:
        raise SourceError(str(path), f"cannot be read ({error.strerror})", "check its permissions") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = [str(part) for part in first["loc"]] or ["file"]
        raise SourceError(
            f"{path}:{_line(text, where)}", f"{'.'.join(where)}: {first['msg']}", "mend that key"
        ) from None


@lru_cache(maxsize=1000)
def _source(text: str) -> Source:
    """The source that a text declares; the files are read anew each time, and taken apart only when they changed."""
    return Source.model_validate(tomli.loads(text))


def _line(text: str, where: Sequence[str]) -> int:
    """The line in which a key stands, or its table; the first where neither is there."""
    wanted = [name.replace("_", "-") for name in where if not name.isdigit()]
    rows = list(enumerate(text.splitlines(), 1))
    begin = 0
    for name in wanted:
        for number, row in rows[begin:]:
            head = row.split("=")[0].strip()
            if head in {name, name.replace("-", "_")} or head.strip("[] ") == name:
                begin = number
                break
    return max(begin, 1)
