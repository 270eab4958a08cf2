"""What lies on this machine -> raw documents: files, folders, web archives, standard input."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import UnreadableError
from claimtrack.fetch import archives
from claimtrack.fetch.files import files_in, is_archive, read_file, read_stdin
from claimtrack.fetch.interest import anything
from claimtrack.records import RawDocument, Sidecar

if TYPE_CHECKING:
    from claimtrack.fetch.interest import Interest
    from claimtrack.records.lead import Lead
    from claimtrack.records.source import Source
    from claimtrack.records.visit import Mark, Memory


class Local:
    """The places of this machine. Of an archive only the pages that are of `interest` are given."""

    def __init__(self, memory: Memory, interest: Interest, told: Sidecar) -> None:
        self.memory, self.interest, self.told = memory, interest, told

    def named(self, place: str) -> Iterator[RawDocument | UnreadableError | Mark]:
        """What a path holds, or standard input for `-`; in place of what cannot be had, the error that says why."""
        if not place.endswith(".meta.json"):  # a sidecar, swept up by the shell's *
            yield from self._at(place, self.told, None)

    def declared(self, source: Source) -> Iterator[RawDocument | UnreadableError | Mark]:
        """What the folder and the archives of a source hold; an archive that was read to its end is left alone."""
        told = self.told.over(source.told)
        if source.folder:
            yield from self._at(source.folder, told, source)
        for pattern in source.archive:
            places = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
            if not places:
                yield UnreadableError(pattern, f"no archive here, for source “{source.id}”", "check its archive key")
            for place in places:
                yield from self._at(place, told, source)

    def _at(self, place: str, told: Sidecar, source: Source | None) -> Iterator[RawDocument | UnreadableError | Mark]:
        path = Path(place)
        try:
            if place == "-":
                yield read_stdin(told)
            elif not path.is_dir():
                yield from self._file(path, told, source)
            else:
                found = files_in(path)
                if not found:
                    raise UnreadableError(place, "no .html, .txt, .md or feed file in this folder", "check the path")  # noqa: TRY301 - told as any other
                for file in found:
                    yield from self._at(str(file), told, source)
        except UnreadableError as error:
            yield error

    def _file(self, path: Path, told: Sidecar, source: Source | None) -> Iterator[RawDocument | UnreadableError | Mark]:
        if not is_archive(path):
            yield from read_file(path, told)
            return
        everything = self.interest is anything or (source is not None and source.everything)

        def wanted(lead: Lead) -> bool:
            return self.interest(lead, source)

        try:
            begin = self.memory.mark(archives.mark_of(path, everything=everything))
            if begin >= path.stat().st_size:
                if source is not None:
                    return
                begin = 0
        except OSError as error:
            raise UnreadableError(str(path), f"cannot be read ({error.strerror})", "check the path") from None
        yield from archives.documents_in(
            path, told, None if everything else wanted, begin, source.id if source else None
        )
