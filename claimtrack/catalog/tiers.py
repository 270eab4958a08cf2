"""How near an article stands to the deal itself: a filing, a company, a wire, the press, a blog, an aggregator."""

from __future__ import annotations

import re
from functools import cache

import tomli

from claimtrack.bundled import bundled
from claimtrack.records import Article, Claim
from claimtrack.records.tier import Tier

UNKNOWN = Tier.PRESS
FILING = re.compile(r"\b(?:8-K|6-K|10-[KQ]|20-F|S-1|F-1|424B|prospectus|filing)\b", re.IGNORECASE)
OF_COMPANY = re.compile(r"\b(?:press release|newsroom|company statement|shareholder letter)\b", re.IGNORECASE)


@cache
def _known() -> tuple[dict[str, Tier], dict[str, Tier]]:
    """The tiers of outlets, by name in lower case and by domain."""
    table = tomli.loads((bundled("data") / "catalog" / "outlets.toml").read_text(encoding="utf-8"))
    names: dict[str, Tier] = {}
    domains: dict[str, Tier] = {}
    for row in table["outlet"]:
        tier = Tier(row.get("tier", UNKNOWN))
        names |= {n.lower(): tier for n in (row["name"], *row.get("aliases", ()))}
        domains |= dict.fromkeys(row.get("domains", ()), tier)
    return names, domains


def tier_of(claim: Claim, article: Article | None) -> Tier:
    """The tier behind one claim: a filing that it is attributed to, else the outlet of its article."""
    if claim.attribution and FILING.search(claim.attribution):
        return Tier.FILING
    if claim.attribution and OF_COMPANY.search(claim.attribution):
        return Tier.COMPANY
    if article is None:
        return UNKNOWN
    names, domains = _known()
    host = (article.url or "").rpartition("://")[2].partition("/")[0].lower().removeprefix("www.")
    while "." in host:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    return names.get((article.publisher or "").lower(), UNKNOWN)
