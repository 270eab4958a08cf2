"""GDELT's DOC 2.0 interface: the articles that a query finds in the last days.

`mode=artlist&format=json` answers `{"articles": [{"url", "title", "seendate", "domain", "language", …}]}`, an empty object
where nothing fits, and plain words where it refuses a query; the JSON holds stray control characters at times.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from claimtrack.errors import UnreadableError
from claimtrack.records import dated
from claimtrack.records.lead import Lead

if TYPE_CHECKING:
    from claimtrack.records.source import Gdelt

ENDPOINT = "https://api.gdeltproject.org/api/v2/doc/doc"
MOST = 250
"""What the interface gives at most."""


def address_of(gdelt: Gdelt) -> str:
    """The address of a query."""
    asked = {
        "query": gdelt.query,
        "mode": "artlist",
        "format": "json",
        "maxrecords": str(MOST),
        "sort": "datedesc",
        "timespan": gdelt.span,
    }
    return f"{ENDPOINT}?{urlencode(asked)}"


def leads(body: bytes, address: str) -> list[Lead]:
    """The articles of an answer. Raises `UnreadableError` with GDELT's own words where it refuses the query."""
    words = body.decode("utf-8", "replace").strip()
    try:
        told = json.loads(words or "{}", strict=False)
    except (ValueError, RecursionError):
        said = " ".join(words[:160].split())
        raise UnreadableError(address, f"GDELT says: {said}", "mend the query, or try again later") from None
    found = told.get("articles") if isinstance(told, dict) else None
    return [
        Lead(str(a["url"]).strip(), str(a.get("title") or ""), "", _seen(a.get("seendate")), a.get("domain") or None)
        for a in (found if isinstance(found, list) else [])
        if isinstance(a, dict) and str(a.get("url") or "").startswith(("http://", "https://"))
    ]


def _seen(stamp: object) -> str | None:
    """`20261120T101500Z` as a day: when GDELT saw the article, which is the day it came out or the next."""
    digits = str(stamp or "")[:8]
    return dated(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}") if digits.isascii() and digits.isdigit() else None
