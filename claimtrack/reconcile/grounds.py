"""Which of a deal's sites lie in which: a campus in its town, a town in its state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from claimtrack.catalog import load
from claimtrack.catalog.gazetteer import is_region
from claimtrack.records import Claim, Field

Wider = Mapping[str, frozenset[str]]
"""By site, the sites of the deal that it lies in."""


def lying_in(claims: Iterable[Claim]) -> Wider:
    """For each site of a deal, which of its other sites are wider places round it.

    A facility of the catalog lies in its campus and its place; a town lies in the region that some article names it with:
    "Ellendale, North Dakota".
    """
    told = [c for c in claims if c.site]
    sites = {c.site for c in told if c.site}
    if len(sites) <= 1:
        return {}
    round_it: dict[str, set[str]] = defaultdict(set)
    for name, places in load().round_facilities(sites).items():
        round_it[name] |= places
    for claim in told:
        if claim.field is Field.LOCATION and claim.site:
            round_it[claim.site] |= set(filter(is_region, map(str.strip, claim.quote.split(","))))
    found: dict[str, set[str]] = {site: _all_round(site, round_it) & sites - {site} for site in sites}
    return {site: frozenset(wider) for site, wider in found.items() if wider}


def finest(sites: Collection[str], wider: Wider) -> frozenset[str]:
    """The sites in which no other of them lies."""
    return frozenset(s for s in sites if not any(s in wider.get(other, ()) for other in sites))


def one_ground(one: str, other: str, sites: Collection[str], wider: Wider) -> bool:
    """Whether two sites of a deal may be one: the same, or the only one of the deal's in the other."""
    if one == other:
        return True
    for small, large in ((one, other), (other, one)):
        if large in wider.get(small, ()):
            inside = [s for s in sites if large in wider.get(s, ())]
            return all(s == small or small in wider.get(s, ()) or s in wider.get(small, ()) for s in inside)
    return False


def _all_round(site: str, round_it: Mapping[str, set[str]]) -> set[str]:
    """The places round a site, and those round them."""
    found: set[str] = set()
    waiting = [site]
    while waiting:
        for place in round_it.get(waiting.pop(), ()):
            if place not in found:
                found.add(place)
                waiting.append(place)
    return found
