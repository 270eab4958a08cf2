"""Google News: a query's feed. Its links lead through Google; the older ones hold the article's address in them."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from claimtrack.fetch.leads import feeds

if TYPE_CHECKING:
    from claimtrack.records.lead import Lead
    from claimtrack.records.source import GoogleNews

ENDPOINT = "https://news.google.com/rss/search"
INSIDE = re.compile(rb"https?://[!-~]{8,800}?(?=[\x00-\x20\x7f-\xff]|$)")
"""An address among the bytes of an older link."""


def address_of(query: GoogleNews) -> str:
    """The address of a query's feed."""
    language = query.language.partition("-")[0]
    asked = {
        "q": query.query,
        "hl": query.language,
        "gl": query.country,
        "ceid": f"{query.country}:{language}",
    }
    return f"{ENDPOINT}?{urlencode(asked)}"


def leads(body: bytes, address: str) -> list[Lead]:
    """The entries, each with the address that its link holds, or with the link as given; the publisher out of the title.

    Raises `UnreadableError`.
    """
    found = []
    for lead in feeds.leads(body, address):
        title, dash, outlet = lead.title.rpartition(" - ")
        named = replace(lead, title=title, publisher=outlet) if dash else replace(lead, publisher=None)
        found.append(replace(named, address=inside(lead.address) or lead.address, document=None))
    return found


def inside(link: str) -> str | None:
    """The article's address that an older link of Google News holds, or None for a newer one, which holds none."""
    parts = urlsplit(link)
    token = parts.path.rpartition("/")[2]
    if parts.hostname != "news.google.com" or "/articles/" not in parts.path:
        return None
    try:
        held = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    m = INSIDE.search(held)
    return m.group().decode("ascii") if m else None
