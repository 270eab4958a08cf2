"""Places where compute stands, and the site that a figure belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from claimtrack.catalog.gazetteer import cities, region_in
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.where.areas import areas, plants
from claimtrack.extract.where.mentions import (
    ADDRESS,
    BODY_AT,
    KEYED_TOWN,
    NOT_CITIES,
    TRADE,
    is_sided_name,
    named,
    spots,
    unlisted,
    whole_name,
)
from claimtrack.extract.where.regions import (
    COUNTRY_NAMES,
    REGIONS,
    any_region,
)
from claimtrack.late import late
from claimtrack.records import ORBIT

NO_BEGINNING: Final = NOT_CITIES | {"of"}
DONE: Final = late(r"[a-z]{3}ed$")
"""What ends a verb, and seldom a town's name: "Expanded in the U.S."."""
DIGIT: Final = late(r"\d")
LISTED: Final = late(r",?\s(?:and\s|or\s)?(?:the\s)?")
LONG_LIST: Final = 3
JOINED: Final = late(rf"(?:,\s(?:{any_region}))?{LISTED.pattern}")
OWNED: Final = late(r"(?:['’]s?)?\s(?=[A-ZÀ-Þ])")
"""Between a company and the town where it has something: "Nebius's Vineland, N.J., data center"."""
HOME: Final = late(
    r"\b(?:based|headquartered|headquarters|office|(?<!east )(?<!west )(?<!north )(?<!south )(?<!side )(?<!outskirts )(?<!suburbs )(?<!edge )(?<!heart )of|outlet|paper|University)\W*(?:in\s)?(?:the\s)?$|\bnews(?:paper)? (?:in|of) $|\b(?:group|company|firm|start-?up|maker|operator|giant|developer|provider)\W*(?:from|of)\s(?:the\s)?$"
    r"|\b(?:launch|ceremony|conference|summit|forum|event|meeting|government|officials|fair|expo|keynote|Davos|signed|met|speaking|MWC|Congress|Europe|GTC) in\s(?:the\s)?$"
)
"""Before a place: who sits there, or what was held there."""
AWAY: Final = late(
    r"\b(?:outside|beyond|apart from|other than|besides) (?:of )?(?:the )?$|\b(?:sell|sells|sold|sales|ship|shipped|exports?|exported|served?)\b(?:[^.;,]|\.\d){0,25} to (?:the )?$"
    r"|\b(?:between|close to) (?:[A-Z][\w.]+ and )?$|\b(?:presence|visit|trip|tensions?|demand|sales|customers) (?:in|to|with) (?:the )?$|\b(?:green light|go-ahead|approval|permission) from $|\b(?:Lake|Gulf of|Bay of|[Mm]ade? in) $"
)
ENDS: Final = late(
    r"(?=[.,;:)]|$)|['’]s\b|\s(?:said|says|say|signed|signs|agreed|sells?|sold|suppl(?:y|ies|ied)|provides?|and|or|to|on|for|which|who|whose|under|over)\b"
)
"""After a region's name that stands right behind a company's: both are one name, and nothing is told to stand there."""
BODY: Final = late(
    r"\s(?:[A-Z][\w-]+\s){0,2}(?:Department|Ministry|Summit|Forum|Conference|Unicom|Telecom|Mobile|University|Army|Navy|Congress|Council|Authority|Commission|Sdn|Bhd|Pty|Ltd|Limited|LLC|PLC|Inc|GmbH|Berhad|Holdings)\b|\s(?:state )?visits?\b|['’]s\s(?=[A-Z])"
)
"""After a region's name: it is part of a body's name."""


class Ground(StrEnum):
    """What a place is, if it is no town of the lists and no region."""

    AREA = "broad"
    FACILITY = "a facility"
    PLANT = "a plant or a park"
    UNLISTED = "in no list"


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place. `site` is the short name by which figures are tied to it: the city, else the region.

    `ground` says what is no town and no region.
    """

    start: int
    end: int
    site: str
    region: str | None
    ground: Ground | None = None

    @property
    def untied(self) -> bool:
        """Whether no figure is tied to it: to a continent or a handful of sites, nor to a facility, which a deal has by its name."""
        return self.ground in {Ground.AREA, Ground.FACILITY}


def places(
    text: str,
    sentences: Sequence[Sentence],
    companies: AbstractSet[int] = frozenset(),
    sites: AbstractSet[int] = frozenset(),
) -> list[Place]:
    """Every place named in a text, in order; where a company sits is no place of a deal.

    `companies` and `sites` are the offsets that names of companies and facilities cover, which are no places, though a
    facility's may begin with its town's.
    """
    names = companies | sites
    found: list[Place] = []
    edge = 0
    listed = sorted(named(text, sentences))
    known = names | {i for start, end, *_ in listed for i in range(start, end)}
    lone = [s for s in spots(sentences) if known.isdisjoint(range(s[0], s[1]))]
    lone += ((m.start(), m.end(), "", "", m.group()) for m in matches(sentences, ADDRESS, 60, 60))
    lone += ((m.start("body"), m.end("body"), "", "", m["body"]) for m in matches(sentences, BODY_AT, 60, 60))
    lone += (
        (m.start("town"), m.end("town"), "", "", m["town"])
        for m in KEYED_TOWN.finditer(text)
        if m.start("town") not in names
    )
    grounds = _free(Ground.AREA, areas(sentences), known) | _free(Ground.PLANT, plants(sentences), known)
    known |= {i for start, end in (*((p[0], p[1]) for p in lone), *grounds) for i in range(start, end)}
    grounds |= _free(Ground.UNLISTED, unlisted(sentences), known)
    lone += ((*span, "", "", name) for span, (_, name) in grounds.items())
    for start, end, city, region, bare in sorted([*listed, *lone]):
        if start < edge:
            continue
        edge = end
        ground = grounds[start, end][0] if (start, end) in grounds else None
        if ground is Ground.AREA:
            found.append(Place(start, end, bare, None, ground))
            continue
        if not city:
            start, site = whole_name(text, start, bare)  # noqa: PLW2901 - it begins earlier
        else:
            cut = max((i + 1 for i in range(start, start + len(city)) if i in companies), default=start)
            if cut > start and (owned := OWNED.match(text, cut, start + len(city))):
                city, start = text[owned.end() : start + len(city)], owned.end()  # noqa: PLW2901 - the name begins later
            words = (
                city.split() if companies.isdisjoint(range(start, start + len(city))) and not DIGIT.search(city) else []
            )
            while words and words[0] in NO_BEGINNING and not is_sided_name(words):
                start = text.index(words[0], start) + len(words[0]) + 1  # noqa: PLW2901 - the name begins later
                words = words[1:]
            site = " ".join(words)
            if (
                not words
                or (
                    (words[-1] in TRADE or (DONE.search(words[-1]) and "," not in text[start:end]))
                    and city not in cities()
                )
                or not NOT_CITIES.isdisjoint(words[1:] if is_sided_name(words) else words)
            ):
                found.append(Place(end - len(region), end, region, region))
                continue
            if region_in(site) == site and region in REGIONS:
                found.append(Place(start, start + len(site), site, site))
                found.append(Place(end - len(region), end, region, region))
                continue
        if site == ORBIT:
            found.append(Place(start, end, ORBIT, None))
        elif not HOME.search(text[max(0, start - 24) : start]) and not _elsewhere(text, start, end, site, companies):
            found.append(Place(start, end, site, region or None, ground))
    return [p for n, p in enumerate(found) if not _in_list(text, found, n)]


def _free(
    ground: Ground, told: Iterable[tuple[int, int, str]], known: AbstractSet[int]
) -> dict[tuple[int, int], tuple[Ground, str]]:
    """What is told of one kind of ground, by where it stands, outside of what is known already."""
    return {(start, end): (ground, name) for start, end, name in told if known.isdisjoint(range(start, end))}


def _elsewhere(text: str, start: int, end: int, site: str, companies: AbstractSet[int]) -> bool:
    """Whether a region is named for what is not there: "outside China", "export to China", "the U.S. Department of Energy", "Engie Brazil"."""
    if site not in REGIONS:
        return False
    if start - 2 in companies and text[start - 1] == " " and ENDS.match(text, end):
        return True
    return AWAY.search(text[max(0, start - 40) : start]) is not None or BODY.match(text, end) is not None


def _in_list(text: str, found: Sequence[Place], number: int) -> bool:
    """Whether a country is one of a list of three and more: where a company is, not where the deal's chips stand."""
    if found[number].site not in COUNTRY_NAMES:
        return False
    first = last = number
    while first and LISTED.fullmatch(text[found[first - 1].end : found[first].start]):
        first -= 1
    while last + 1 < len(found) and LISTED.fullmatch(text[found[last].end : found[last + 1].start]):
        last += 1
    return last - first + 1 >= LONG_LIST


def shared(text: str, found: Sequence[Place], place: Place) -> bool:
    """Whether a place is one of several joined by "and": "campuses in Texas, USA, and Sines, Portugal"."""
    number = found.index(place)
    gaps = [text[a.end : b.start] for a, b in pairwise(found)]
    first = last = number
    while first and JOINED.fullmatch(gaps[first - 1]):
        first -= 1
    while last < len(gaps) and JOINED.fullmatch(gaps[last]):
        last += 1
    return any("and" in gap for gap in gaps[first:last])
