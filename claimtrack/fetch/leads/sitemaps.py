"""Sitemaps, their indexes and news sitemaps, plain or gzipped -> the addresses they list, the newest first."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.errors import UnreadableError
from claimtrack.records import dated
from claimtrack.records.lead import Lead

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 50_000_000
"""What the protocol allows one sitemap to be, once inflated (sitemaps.org)."""
IMAGES = "sitemap-image"
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
        further = [(a, d) for a, d in listed if a]
        if not any(d for _, d in further):  # the newest may stand at either end
            return Sitemap(
                [], [s for pair in zip(reversed(further), further, strict=True) for s in pair][: len(further)]
            )
        return Sitemap([], sorted(further, key=lambda s: s[1] or "", reverse=True))
    if name != "urlset":
        raise UnreadableError(address, f"not a sitemap (its root is “{name or 'nothing'}”)", "check the address")
    leads = [
        (Lead(where, _text(e, "news/title") or "", "", dated(_text(e, "news/publication_date"))), _text(e, "lastmod"))
        for e in root
        if _local(e) == "url" and (where := _text(e, "loc"))
    ]
    if any(changed or lead.published for lead, changed in leads):
        newest = sorted(leads, key=lambda told: told[0].published or told[1] or "", reverse=True)[:NEWEST]
    else:  # nothing says which are new: some sites add at the end, some at the beginning
        newest = leads if len(leads) <= NEWEST else leads[-(NEWEST // 2) :] + leads[: NEWEST // 2]
    return Sitemap([lead for lead, _changed in newest], [])


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
    """The text of a child, or of a child's child, of a name, whatever its namespace; never that of an image."""
    here: list[_Element] = [element]
    for step in name.split("/"):
        here = [e for parent in here for e in parent if _local(e) == step and IMAGES not in str(e.tag)]
    return (here[0].text or "").strip() or None if here else None
