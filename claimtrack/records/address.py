"""One address for one page: w3lib's canonical form, without what only tells where a reader came from; and its day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|twclid|igshid|mc_[ce]id|yclid|_hs\w+|vero_\w+|oly_\w+|mkt_tok|cmpid|cmp|ncid|ocid|icid|"
    r"guccounter|guce_\w+|ftag|smid|smtyp|ref_src|ref_url|referrer|at_(?:medium|campaign|link\w*|custom\w*)|taid|"
    r"spm|xtor|wt\.\w+|hootpostid|fromrss|feed(?:type|name)|soc_(?:src|trk)|sr_share|__twitter_impression|s_cid)$",
    re.IGNORECASE,
)
"""Parameters that name a campaign, a referrer or a click, and never the page."""
PERHAPS = re.compile(r"^(?:partner|ref|src|source|campaign|sh|share\w*|feed|rss|cid|cmp|from|via|mod)$", re.IGNORECASE)
REFERRER = re.compile(
    r"^(?:(?:google|apple|yahoo|msn)?_?(?:rss|feed|news)\w*|twitter|x|facebook|fb|linkedin|reddit|whatsapp|telegram|e?mail|newsletter|social|homepage|home|share\w*|copy\w*|hp_\w+|nl_\w+|topnews|1)$",
    re.IGNORECASE,
)
"""Parameters that on some sites name the page: only where their value says that they name a referrer."""
DAY = re.compile(r"/(?P<year>20[0-4]\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])(?=[/.?#-]|$)")
"""A day in the path: `/2026/05/07/`, `/2026-05-07-a-story`."""


def day_in(url: str | None) -> str | None:
    """The ISO day that an address bears in its path, or None."""
    m = DAY.search(url.partition("?")[0]) if url else None
    if m is None:
        return None
    try:
        return date(int(m["year"]), int(m["month"]), int(m["day"])).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def canonical(url: str) -> str:
    """The address without tracking parameters and fragment, its parameters in order; as given where it is none."""
    from urllib.parse import parse_qsl

    from w3lib.url import canonicalize_url, url_query_cleaner

    try:
        query = url.partition("?")[2].partition("#")[0]
        drop = [
            name
            for name, value in parse_qsl(query, keep_blank_values=True)
            if TRACKING.match(name) or (PERHAPS.match(name) and REFERRER.match(value) and not value.isdigit())
        ]
        cleaned = url_query_cleaner(url, drop, remove=True, unique=False) if drop else url
        return canonicalize_url(cleaned, keep_fragments=False)
    except ValueError:
        return url
