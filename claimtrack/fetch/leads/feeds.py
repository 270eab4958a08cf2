"""RSS, Atom and JSON feeds -> the documents of their entries, or the addresses they point to."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from claimtrack.errors import UnreadableError
from claimtrack.records import RawDocument, Sidecar, dated
from claimtrack.records.lead import Lead

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL, FULL_SUMMARY = 400, 1500
"""A shorter content or summary, in characters, is a teaser: the page has the article."""
MOST_ENTRIES = 2000
ENTITY_AREA = 20_000
CUT = re.compile(r"(?:\[?(?:…|&#8230;|&hellip;|\.\.\.)\]?|(?:read|continue|keep) (?:more|reading|on\b)[^.<]{0,60}|(?:read|see|view|get) (?:the )?(?:full|rest|whole|entire|complete|original|remaining)[^.<]{0,80}|click (?:here|through)[^.<]{0,60}|(?:full|whole|entire) (?:story|article|post)[^.<]{0,40})[\W]*\s*(?:</?\w+[^>]{0,200}>\s*)*$", re.IGNORECASE)  # fmt: skip
"""How a text that goes on elsewhere ends."""
TAGS = re.compile(r"<[^>]{0,400}>")
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-z]{2,8});")
FEED_MEDIA = ("rss", "atom", "feed+json", "application/xml", "text/xml", "rdf+xml")


def is_feed(media: str, body: bytes) -> bool:
    """Whether an answer is a feed, by its media type or its first bytes."""
    head = body[:600].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<rss" in head or b"<feed" in head or b"<rdf:rdf" in head or b"jsonfeed.org/version" in head:
        return True
    return any(kind in media for kind in FEED_MEDIA) and "xhtml" not in media and b"<html" not in head


def entries(body: bytes, address: str, told: Sidecar) -> Iterator[RawDocument]:
    """The entries of a feed that carry their article in full, as documents.

    Raises `UnreadableError` when the bytes are no feed or no entry carries its text.
    """
    full = [lead.document for lead in leads(body, address, told) if lead.document is not None]
    if not full:
        raise UnreadableError(
            address, "no entry of this feed carries its article", "ingest the addresses of its entries"
        )
    yield from full


def leads(body: bytes, address: str, told: Sidecar | None = None) -> list[Lead]:
    """Each entry of a feed, with its document where it carries the article whole. Raises `UnreadableError`."""
    told = told or Sidecar()
    publisher, found = _parsed(body, address)
    leads = []
    for entry in found[:MOST_ENTRIES]:
        link = _link(entry, address)
        if not link.startswith(("http://", "https://")):
            continue
        html, whole = _html(entry)
        title = _plain(str(entry.get("title") or ""))
        published = _date(entry)
        page = f"<html><body><article><h1>{escape(title)}</h1>{html}</article></body></html>"
        sidecar = told.over(Sidecar(url=link, publisher=publisher, title=title or None))
        document = RawDocument(
            link, page.encode("utf-8", "replace"), "html", charset="utf-8", sidecar=sidecar, hint=published
        )
        summary = " ".join(TAGS.sub(" ", html).split())[:1000]
        leads.append(Lead(link, title, summary, published, publisher, document if whole else None))
    return leads


def _link(entry: Any, address: str) -> str:
    """Where an entry leads; its id only where that is an address, and no number that says it is none."""
    link, number = str(entry.get("link") or "").strip(), str(entry.get("id") or "").strip()
    return urljoin(address, link) if link else number if number.startswith(("http://", "https://")) else ""


def _plain(words: str) -> str:
    """A title without tags, and without what was escaped twice."""
    bare = TAGS.sub(" ", words)
    return " ".join((unescape(bare) if ENTITY.search(bare) else bare).split())


def _parsed(body: bytes, address: str) -> tuple[str | None, list[Any]]:
    """The title of a feed and its entries: by the quick parser, or by the patient one where that finds nothing."""
    import fastfeedparser

    if b"<!ENTITY" in body[:ENTITY_AREA]:
        raise UnreadableError(address, "this feed declares entities of its own", "feeds need none; leave it out")
    try:
        feed: Any = fastfeedparser.parse(body)
    except Exception:  # noqa: BLE001 - the patient parser is asked whatever the quick one stumbles on
        feed = None
    if feed is None or not feed.entries:
        import feedparser

        feed = feedparser.parse(  # type: ignore[no-untyped-call, attr-defined]
            body, sanitize_html=False, resolve_relative_uris=False
        )
    if not feed.entries:
        version = feed.get("version") if isinstance(feed, dict) else None
        if version or b"<channel" in body[:ENTITY_AREA] or b"<feed" in body[:ENTITY_AREA]:
            return None, []
        raise UnreadableError(address, "not a feed", "check the address")
    title = feed.feed.get("title")
    return str(title) if title else None, list(feed.entries)


def _html(entry: Any) -> tuple[str, bool]:
    """The longest text of an entry, and whether it is the article whole."""
    content = max((str(c.get("value") or "") for c in entry.get("content") or []), key=len, default="")
    summary = str(entry.get("summary") or entry.get("description") or "")
    html = max(content, summary, key=len)
    whole = (len(content) >= FULL and content.split() != summary.split()) or len(summary) >= FULL_SUMMARY
    return html, whole and not CUT.search(html[-300:].rstrip())


def _date(entry: Any) -> str | None:
    parsed = entry.get("published_parsed") or entry.get("created_parsed")
    try:
        if parsed:
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
    return dated(str(entry.get("published") or "") or None)
