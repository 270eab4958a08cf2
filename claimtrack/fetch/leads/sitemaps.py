"""Sitemaps, their indexes and news sitemaps, plain or gzipped -> the addresses they list, the newest first."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.errors import UnreadableError
from claimtrack.records import dated
from claimtrack.records.lead import Lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MOST_BYTES = 50_000_000
"""What the protocol allows one sitemap to be, once inflated (sitemaps.org)."""
NEWEST = 1000
"""Of the addresses that a sitemap lists: a nightly round looks at what is new, not at ten years."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: articles, or further sitemaps with the day each last changed."""

    leads: list[Lead]
    further: list[tuple[str, str | None]]


def read(body: bytes, address: str) -> Sitemap:
    """The newest entries of a sitemap. Raises `UnreadableError`."""
    from lxml import etree

    if body[:2] == b"\x1f\x8b":
        body = _inflated(body, address)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(address, f"not a sitemap ({error})", "check the address") from None
    name = _local(root) if root is not None else ""
    if name == "sitemapindex":
        listed = [(_text(e, "loc"), dated(_text(e, "lastmod"))) for e in root if _local(e) == "sitemap"]
        return Sitemap([], sorted(((a, d) for a, d in listed if a), key=lambda s: s[1] or "", reverse=True))
    if name != "urlset":
        raise UnreadableError(address, f"not a sitemap (its root is “{name or 'nothing'}”)", "check the address")
    leads = [
        Lead(where, _text(e, "title") or "", "", dated(_text(e, "publication_date") or _text(e, "lastmod")))
        for e in root
        if _local(e) == "url" and (where := _text(e, "loc"))
    ]
    return Sitemap(sorted(leads, key=lambda lead: lead.published or "", reverse=True)[:NEWEST], [])


def _inflated(body: bytes, address: str) -> bytes:
    try:
        whole = zlib.decompressobj(wbits=31).decompress(body, MOST_BYTES + 1)
    except zlib.error:
        raise UnreadableError(address, "a compressed sitemap that cannot be read", "try again later") from None
    if len(whole) > MOST_BYTES:
        raise UnreadableError(address, "a sitemap larger than 50 MB, which none may be", "leave it out")
    return whole


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: _Element, name: str) -> str | None:
    """The text of the first descendant of a name, whatever its namespace."""
    found = next(_named(element, name), None)
    return (found.text or "").strip() or None if found is not None else None


def _named(element: _Element, name: str) -> Iterator[_Element]:
    return (e for e in element.iter() if isinstance(e.tag, str) and _local(e) == name)
