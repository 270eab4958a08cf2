"""RSS and Atom feeds -> the documents of their entries, or the addresses they point to."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from claimtrack.errors import UnreadableError
from claimtrack.records import RawDocument, Sidecar

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = 400
"""Text shorter than this, in characters, is a summary: the page has the article."""
MOST_ENTRIES = 2000


def entries(body: bytes, address: str, told: Sidecar) -> Iterator[RawDocument]:
    """The entries of a feed that carry their article in full, as documents.

    Raises `UnreadableError` when the bytes are no feed or no entry carries its text.
    """
    full = [doc for doc, whole in _entries(body, address, told) if whole]
    if not full:
        raise UnreadableError(
            address, "no entry of this feed carries its article", "ingest the addresses of its entries"
        )
    yield from full


def links(body: bytes, address: str, told: Sidecar) -> list[RawDocument | str]:
    """Each entry of a feed: its document where it carries the article, else the address of its page."""
    return [doc if whole else doc.address for doc, whole in _entries(body, address, told)]


def _entries(body: bytes, address: str, told: Sidecar) -> Iterator[tuple[RawDocument, bool]]:
    import feedparser

    if b"<!ENTITY" in body[:20_000]:
        raise UnreadableError(address, "this feed declares entities of its own", "feeds need none; leave it out")
    feed: Any = feedparser.parse(  # type: ignore[no-untyped-call, attr-defined]
        body, sanitize_html=False, resolve_relative_uris=False
    )
    if not feed.entries:
        raise UnreadableError(address, "not a feed, or a feed without entries", "check the address")
    publisher = told.publisher or feed.feed.get("title")
    for entry in feed.entries[:MOST_ENTRIES]:
        link = str(entry.get("link") or entry.get("id") or "")
        if not link:
            continue
        html = _html(entry)
        title = str(entry.get("title") or "")
        page = f"<html><body><article><h1>{escape(title)}</h1>{html}</article></body></html>"
        sidecar = Sidecar(url=link, publisher=publisher, published=_date(entry), title=title or None)
        yield (
            RawDocument(link, page.encode("utf-8", "replace"), "html", charset="utf-8", sidecar=told.over(sidecar)),
            len(html) >= FULL,
        )


def _html(entry: Any) -> str:
    bodies = [str(c.get("value", "")) for c in entry.get("content", [])] or [str(entry.get("summary", ""))]
    return max(bodies, key=len)


def _date(entry: Any) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("created_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
