"""A page that lists articles -> the links a CSS selector finds in it; and the feeds that a page names."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

from claimtrack.errors import UnreadableError
from claimtrack.records.lead import Lead

MOST_LINKS = 500
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def leads(body: bytes, address: str, selector: str) -> list[Lead]:
    """The links of a page, in its order, each with its words. Raises `UnreadableError` where there is none."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(body)
    try:
        nodes = page.css(selector)
    except Exception as error:  # noqa: BLE001 - selectolax raises of several kinds
        raise UnreadableError(address, f"“{selector}” is no CSS selector ({error})", "mend index.links") from None
    base = page.css_first("base[href]")
    home = urljoin(address, base.attributes.get("href") or "") if base is not None else address
    found: dict[str, Lead] = {}
    for node in nodes:
        link = node if node.tag == "a" else node.css_first("a[href]")
        href = link.attributes.get("href") if link is not None else None
        if not href:
            continue
        where = urldefrag(urljoin(home, href.strip())).url
        if where.startswith(("http://", "https://")) and where != address:
            words = " ".join(node.text(separator=" ").split())[:300]
            if where not in found or len(words) > len(found[where].title):
                found[where] = Lead(where, words)
    if not found:
        raise UnreadableError(address, f"no link fits “{selector}”", "look at the page: its layout may have changed")
    return list(found.values())[:MOST_LINKS]


def feeds_named(body: bytes, address: str) -> list[tuple[str, str]]:
    """The address and title of each feed that a page names in its head."""
    from selectolax.lexbor import LexborHTMLParser

    found: dict[str, str] = {}
    for node in LexborHTMLParser(body).css("link[rel~=alternate][href]"):
        if (node.attributes.get("type") or "").lower() in FEED_TYPES:
            where = urljoin(address, (node.attributes.get("href") or "").strip())
            found.setdefault(where, " ".join((node.attributes.get("title") or "").split()))
    return list(found.items())
