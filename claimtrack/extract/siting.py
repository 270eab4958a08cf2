"""At which site of the deal a figure or a date stands, if at one.

Rules (`Telling.site_at`) hear a place in the clause and else in the sentence before the figure. What was learned from
labelled articles hears besides the sites that earlier sentences told, how many there are, and the words that point back
to one ("the campus", "there"). On articles held out rules alone name the site, or none, as the labels do in .55 of the
figures and dates of articles that tell of sites, both together in .75 (`bench/learning.py sites`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from claimtrack.catalog.gazetteer import is_region
from claimtrack.extract.drafting import SITED
from claimtrack.extract.learned.weighing import odds
from claimtrack.extract.site_map import SiteMap
from claimtrack.extract.site_signs import LATER, options
from claimtrack.extract.terms.scope import part_of
from claimtrack.extract.where.places import Ground
from claimtrack.records import Field, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.readings import Reading
    from claimtrack.records import Claim

SITING: Final = "site"
"""What the weights of a site's signs are kept under."""
TIED: Final = SITED - {Field.DISCLOSURE}
"""Figures and dates; what is withheld keeps the place that its clause names."""


def sited(draft: Draft, readings: Sequence[Reading]) -> frozenset[int]:
    """Give the claims of an article the sites that their signs tell, and the part that goes with it.

    Returns where those start that stand in turn with sites: each is surely of one site, whatever else tells its part.
    """
    if not draft.telling.sites:
        return frozenset()
    _name_as_built(draft, readings)
    tied = [(r, r.claim) for r in readings if r.claim is not None and r.claim.field in TIED]
    told = SiteMap(draft, [claim for _, claim in tied])
    in_turn = set()
    for reading, claim in tied:
        turns = told.turns(claim.field, draft.telling.sentence_at(claim.start))
        if (number := turns.get(claim.start)) is not None:
            in_turn.add(claim.start)
            site: str | None = told.sites[number].name
        else:
            site = None if claim.start in turns else _likeliest(told, claim)
            if site is not None and (behind := told.right_behind(claim)) is not None:
                site = told.sites[behind].name
        if site != claim.site:
            reading.claim = replace(claim, site=site, part=_part(draft, claim, site))
    _without_passing(draft, readings)
    return frozenset(in_turn)


def _likeliest(told: SiteMap, claim: Claim) -> str | None:
    """The likeliest site of a claim, and never one that is named only further on, with a figure of its own."""
    if told.draft.telling.goes_to_several(claim.start, claim.end):
        return None
    possible = [(site, signs) for site, signs in options(told, claim) if LATER not in signs]
    likely = [odds("sites", SITING, signs) for _, signs in possible]
    return possible[likely.index(max(likely))][0]


def _without_passing(draft: Draft, readings: Sequence[Reading]) -> None:
    """Take a facility from the claims of a deal whose figures stand elsewhere, or at several sites of which it is but one."""
    told: dict[tuple[str | None, str | None], Counter[str]] = defaultdict(Counter)
    names = {name: site.name for site in draft.telling.sites for name in site.names}
    round_it = draft.telling.catalog.round_facilities({name for _, _, name in draft.telling.facilities})
    for claim in (r.claim for r in readings if r.claim is not None):
        if claim.site != claim.facility and claim.site in round_it.get(claim.facility or "", ()):
            continue
        if claim.site and not is_region(claim.site) and claim.field in TIED | {Field.LOCATION}:
            told[claim.buyer, claim.seller][names.get(claim.site, claim.site)] += 1
    every = {deal: at.total() for deal, at in told.items()}
    for reading in readings:
        given = reading.claim
        if given is None or given.facility is None or (deal := (given.buyer, given.seller)) not in told:
            continue
        at_it = told[deal][names.get(given.facility, given.facility)]
        if 2 * at_it < every[deal] - at_it:
            reading.claim = replace(given, facility=None)


def _name_as_built(draft: Draft, readings: Sequence[Reading]) -> None:
    """Give a place the name of the facility that stands there, which its figures have too."""
    built = sorted((a, b, s.name) for s in draft.telling.sites if s.kind == Ground.FACILITY for a, b in s.spots)
    starts = [a for a, _, _ in built]
    for reading in readings:
        claim = reading.claim
        if claim is None or claim.field not in {Field.LOCATION, Field.DISCLOSURE}:
            continue
        if claim.site is None or is_region(claim.site):
            continue
        start, end, name = built[at - 1] if (at := bisect_left(starts, claim.end)) else (0, 0, "")
        if start < claim.end and claim.start < end:
            reading.claim = replace(claim, site=name)


def _part(draft: Draft, claim: Claim, site: str | None) -> Part | None:
    """What a figure covers, now that its site is another."""
    if claim.part not in {Part.WHOLE, Part.SITE}:
        return claim.part
    around = draft.around(claim.start, claim.end, draft.telling.sentence_at(claim.start))
    return part_of(claim.field, around, site=site, sites=draft.telling.site_count)
