"""What the user named on the command line -> raw documents: a path, an address, a source, or standard input."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import ClaimtrackError, UnreadableError, UsageError
from claimtrack.fetch.crossing import crossed
from claimtrack.fetch.declared import declared
from claimtrack.fetch.files import files_in, read_file, read_stdin
from claimtrack.fetch.interest import anything
from claimtrack.fetch.web.limits import Limits
from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.visit import Forgetful, Memory, Visit

if TYPE_CHECKING:
    from claimtrack.fetch.round import Found, Interest, Tally
    from claimtrack.records.source import Source

__all__ = ["Limits", "documents", "of_documents"]
UNLIMITED = Limits()


def documents(
    targets: Sequence[str],
    told: Sidecar,
    limits: Limits = UNLIMITED,
    source_folders: Sequence[Path] = (),
    *,
    memory: Memory | None = None,
    interest: Interest = anything,
    tally: Callable[[Tally], None] = lambda _tally: None,
) -> Iterator[Found]:
    """Each document behind the targets; in place of one that cannot be had, the error that says why.

    Files come first and in order; then what the web has, as it comes, with a `Visit` for each page that is as it was.
    No target means every declared source that is due. Raises `UsageError` at once when a target is no path, address
    or source: a slip of the keyboard, not of the world. `tally` is given what the round came by at its end.
    """
    sources, addresses = [], []
    local: list[tuple[str, Sidecar]] = []
    for target in targets:
        source = _plan(target, source_folders)
        if source is not None:
            sources.append(source)
        elif "://" in target:
            addresses.append(target)
        else:
            local.append((target, told))
    if not targets:
        sources = [s for s in declared(source_folders).values() if not s.disabled]
    local += [(s.folder, told.over(Sidecar(publisher=s.publisher))) for s in sources if s.folder]
    return _all(local, sources, addresses, told, limits, memory or Forgetful(), interest, tally, only_due=not targets)


def _all(
    local: Sequence[tuple[str, Sidecar]],
    sources: Sequence[Source],
    addresses: Sequence[str],
    told: Sidecar,
    limits: Limits,
    memory: Memory,
    interest: Interest,
    tally: Callable[[Tally], None],
    *,
    only_due: bool,
) -> Iterator[Found]:
    for place, said in local:
        yield from _from_path(place, said)
    if not (sources or addresses):
        return
    from claimtrack.fetch.round import Round
    from claimtrack.fetch.web import Client

    async def work(put: Callable[[Found], Awaitable[None]]) -> None:
        async with Client(limits, memory) as client:
            trip = Round(client, memory, interest, put, told=told, only_due=only_due)
            await trip.run(sources, addresses)
            tally(trip.tally)

    yield from crossed(work)


def _plan(target: str, source_folders: Sequence[Path]) -> Source | None:
    """The source that a target names, or None for a path, an address or standard input."""
    if target == "-" or "://" in target or _exists(target):
        return None
    if "/" not in target and "." not in target:
        sources = declared(source_folders)
        if target in sources:
            return sources[target]
        raise UsageError(target, "no such file, address or source", "see claimtrack sources list, or give a path")
    raise UsageError(target, "no such file or folder", "check the path")


def _exists(target: str) -> bool:
    try:
        return Path(target).exists()
    except OSError:
        return False


def _from_path(place: str, told: Sidecar) -> Iterator[RawDocument | ClaimtrackError]:
    if place.endswith(".meta.json"):
        return  # a sidecar, swept up by the shell's *
    path = Path(place)
    try:
        if place == "-":
            yield read_stdin(told)
        elif not path.is_dir():
            yield from read_file(path, told)
        else:
            yield from _from_folder(path, told)
    except UnreadableError as error:
        yield error


def _from_folder(path: Path, told: Sidecar) -> Iterator[RawDocument | ClaimtrackError]:
    found = files_in(path)
    if not found:
        raise UnreadableError(str(path), "no .html, .txt, .md or feed file in this folder", "check the path")
    for file in found:
        try:
            yield from read_file(file, told)
        except UnreadableError as error:
            yield error


def of_documents(found: Iterator[Found]) -> Iterator[RawDocument | ClaimtrackError]:
    """The documents and failures alone, for who keeps nothing."""
    return (item for item in found if not isinstance(item, Visit))
