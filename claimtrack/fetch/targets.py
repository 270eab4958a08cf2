"""What the user named on the command line -> raw documents: a path, an address, a source, or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import ClaimtrackError, UnreadableError, UsageError
from claimtrack.fetch.declared import declared
from claimtrack.fetch.feeds import links
from claimtrack.fetch.files import files_in, form_of, read_file, read_stdin
from claimtrack.fetch.web import Limits, fetch
from claimtrack.records import RawDocument, Sidecar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.records.source import Source

__all__ = ["Limits", "documents"]


def documents(
    targets: Sequence[str], told: Sidecar, limits: Limits, source_folders: Sequence[Path]
) -> Iterator[RawDocument | ClaimtrackError]:
    """Each document behind the targets, in order; in place of one that cannot be had, the error that says why.

    Raises `UsageError` at once when a target is no path, address or source: a slip of the keyboard, not of the world.
    """
    plans = [_plan(target, source_folders) for target in targets]
    for target, source in zip(targets, plans, strict=True):
        yield from _behind(target, source, told, limits)


def _plan(target: str, source_folders: Sequence[Path]) -> Source | None:
    """The source that a target names, or None for a path, an address or standard input."""
    if target == "-" or "://" in target or _exists(target):
        return None
    if "/" not in target and "." not in target:
        sources = declared(source_folders)
        if target in sources:
            return sources[target]
        raise UsageError(target, "no such file, address or source", "see the ids in sources/, or give a path")
    raise UsageError(target, "no such file or folder", "check the path")


def _exists(target: str) -> bool:
    try:
        return Path(target).exists()
    except OSError:
        return False


def _behind(
    target: str, source: Source | None, told: Sidecar, limits: Limits
) -> Iterator[RawDocument | ClaimtrackError]:
    try:
        if source is not None:
            yield from _from_source(source, told, limits)
        elif target == "-":
            yield read_stdin(told)
        elif "://" in target:
            yield from _from_web(target, told, limits)
        else:
            yield from _from_path(Path(target), told)
    except UnreadableError as error:
        yield error


def _from_path(path: Path, told: Sidecar) -> Iterator[RawDocument | ClaimtrackError]:
    if path.name.endswith(".meta.json"):
        return  # a sidecar, swept up by the shell's *
    if not path.is_dir():
        yield from read_file(path, told)
        return
    found = files_in(path)
    if not found:
        raise UnreadableError(str(path), "no .html, .txt, .md or feed file in this folder", "check the path")
    for file in found:
        try:
            yield from read_file(file, told)
        except UnreadableError as error:
            yield error


def _from_web(url: str, told: Sidecar, limits: Limits) -> Iterator[RawDocument | ClaimtrackError]:
    page = fetch(url, limits)
    if not page.feed:
        yield RawDocument(page.url, page.body, form_of(page.body), page.charset, told)
        return
    for entry in links(page.body, url, told):
        if isinstance(entry, RawDocument):
            yield entry
            continue
        try:
            yield from _from_web_page(entry, told, limits)
        except UnreadableError as error:
            yield error


def _from_web_page(url: str, told: Sidecar, limits: Limits) -> Iterator[RawDocument]:
    page = fetch(url, limits)
    yield RawDocument(page.url, page.body, form_of(page.body), page.charset, told)


def _from_source(source: Source, told: Sidecar, limits: Limits) -> Iterator[RawDocument | ClaimtrackError]:
    named = told.over(Sidecar(publisher=source.publisher))
    if source.folder:
        yield from _from_path(Path(source.folder), named)
    for url in (*source.feed, *source.urls):
        try:
            yield from _from_web(url, named, limits)
        except UnreadableError as error:
            yield error
