"""What the user named on the command line -> raw documents: a path, an address, a source, or standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import ClaimtrackError, UsageError
from claimtrack.fetch.interest import anything
from claimtrack.fetch.local import Local
from claimtrack.fetch.web.limits import Limits
from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.visit import Forgetful, Mark, Memory, Visit

if TYPE_CHECKING:
    from claimtrack.fetch.crossing import Crossing
    from claimtrack.fetch.interest import Interest
    from claimtrack.fetch.round import Found, Tally
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
    only_due: bool = False,
) -> Iterator[Found]:
    """Each document behind the targets; in place of one that cannot be had, the error that says why.

    Files come first and in order; then what the web has, as it comes, with a `Visit` for each page that is as it was.
    No target means every declared source that is due. Raises `UsageError` at once when a target is no path, address
    or source: a slip of the keyboard, not of the world. With `only_due` that holds for the sources
    that are named too. `tally` is given what the round came by at its end.
    """
    sources, addresses, places = [], [], []
    for target in targets:
        source = _plan(target, source_folders)
        if source is not None:
            sources.append(source)
        elif "://" in target:
            addresses.append(target)
        else:
            places.append(target)
    if not targets:
        from claimtrack.fetch.declared import declared

        sources = [s for s in declared(source_folders).values() if not s.disabled]
    memory = memory or Forgetful()
    here = Local(memory, interest, told)
    near = chain(*(here.named(place) for place in places), *(here.declared(source) for source in sources))
    if not (addresses or sources):
        return near
    return chain(
        near, _web(sources, addresses, told, limits, memory, interest, tally, only_due=only_due or not targets)
    )


def _web(
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
    from claimtrack.fetch.crossing import crossed
    from claimtrack.fetch.round import Round
    from claimtrack.fetch.web.client import Client

    async def work(crossing: Crossing[Found]) -> None:
        async with Client(limits, memory, room=crossing.room) as client:
            trip = Round(client, memory, interest, crossing.put, told=told, only_due=only_due)
            await trip.run(sources, addresses)
            tally(trip.tally)

    yield from crossed(work)


def _plan(target: str, source_folders: Sequence[Path]) -> Source | None:
    """The source that a target names, or None for a path, an address or standard input."""
    if target == "-" or "://" in target or _exists(target):
        return None
    if "/" not in target and "." not in target:
        from claimtrack.fetch.declared import declared

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


def of_documents(found: Iterator[Found]) -> Iterator[RawDocument | ClaimtrackError]:
    """The documents and failures alone, for who keeps nothing."""
    return (item for item in found if not isinstance(item, Visit | Mark))
