"""Files, folders and standard input -> raw documents."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from claimtrack.errors import UnreadableError
from claimtrack.fetch.leads.feeds import entries
from claimtrack.records import RawDocument, Sidecar, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".pdf": "pdf",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
}
ARCHIVES = (".warc", ".warc.gz")
FRAGMENT = re.compile(rb"<(?:div|p|article|section|main|h[1-6]|table|ul|span|body|!--)\b[^>]{0,500}>")
FEEDS = {".xml", ".rss", ".atom"}
LARGEST = 50_000_000
MHTML = re.compile(rb"^(?:from|snapshot-content-location|mime-version):[^\0]{0,1500}multipart/related", re.IGNORECASE)


class SidecarFile(BaseModel):
    """What a `NAME.meta.json` may say."""

    model_config = ConfigDict(extra="forbid")

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None


def files_in(path: Path) -> list[Path]:
    """The article, feed and archive files of a folder and the folders in it, in the order of their names."""
    return sorted(
        p
        for p in path.rglob("*")
        if (p.suffix.lower() in FORMS.keys() | FEEDS or is_archive(p)) and p.is_file() and not p.name.startswith(".")
    )


def is_archive(path: Path) -> bool:
    """Whether a file is a web archive, by its name."""
    return path.name.lower().endswith(ARCHIVES)


def read_file(path: Path, told: Sidecar) -> Iterator[RawDocument]:
    """The document of a file, or of each entry of a feed file.

    Raises `UnreadableError` when the file cannot be read, or is of a kind that holds no article.
    """
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(str(path), f"larger than {LARGEST // 1_000_000} MB", "split it, or leave it out")
        body = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            str(path), f"cannot be read ({error.strerror})", "check the path and its permissions"
        ) from None
    if suffix in FEEDS:
        yield from entries(body, printable(path), told)
        return
    yield RawDocument(printable(path), body, FORMS.get(suffix) or form_of(body), sidecar=told.over(_sidecar(path)))


def printable(path: Path) -> str:
    """A path as text that any store and terminal takes: bytes of a name that are no UTF-8 by their numbers."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_stdin(told: Sidecar) -> RawDocument:
    """Standard input as one document."""
    body = sys.stdin.buffer.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise UnreadableError("-", f"more than {LARGEST // 1_000_000} MB on standard input", "give it in pieces")
    return RawDocument("-", body, form_of(body), sidecar=told)


def form_of(body: bytes, media: str = "") -> str:
    """What bytes of an unknown name are: `html`, `text`, `pdf` or `mhtml`; `media` is what a server calls them."""
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if media in {"multipart/related", "application/x-mimearchive", "message/rfc822"} or MHTML.search(head):
        return "mhtml"
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) or b"<html" in head:
        return "html"
    return "html" if "html" in media or FRAGMENT.match(head) else "text"


def _sidecar(path: Path) -> Sidecar:
    beside = path.with_suffix(".meta.json")
    if not beside.is_file():
        return Sidecar()
    try:
        said = SidecarFile.model_validate_json(beside.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "file"
        raise UnreadableError(
            str(beside), f"{where}: {first['msg']}", "keys are url, publisher, published, title"
        ) from None
    if said.published is not None and dated(said.published) is None:
        raise UnreadableError(
            str(beside), f"published: “{said.published}” is no date", "write 2026-05, 2026-05-07 or an ISO instant"
        )
    return Sidecar(said.url, said.publisher, said.published, said.title)
