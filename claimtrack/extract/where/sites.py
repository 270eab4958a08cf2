"""The sites that an article tells of, each with its names and where they stand: what a figure may be tied to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.catalog import Catalog, Facility
from claimtrack.catalog.gazetteer import is_region
from claimtrack.extract.quantities.chips import MODEL
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.where.mentions import NO_SPOT, NOT_CITIES
from claimtrack.extract.where.places import Ground, Place
from claimtrack.extract.where.regions import REGIONS
from claimtrack.late import late

_name = r"[A-ZÀ-Þ][\w’'à-ÿ-]{1,40}"
CALLED: Final = turn(
    rf"(?<![\w’'-])(?!(?:The|This|That|Its|Their|Our|An?|Each|Another|One)\s)(?P<before>(?:Project\s)?{_name}(?:\s{_name}){{0,2}}(?:\s(?:\d{{1,2}}|I{{1,3}}))?)\s(?:AI\s)?(?:(?:data[\s-]?cent(?:er|re)|supercomputing|compute|HPC)\s)?(?:campus|site|facility|complex|supercomputer|data\s?cent(?:er|re)|cluster|project|plant)\b"
    rf"|\b(?P<project>Project\s{_name}(?:\s\d)?)(?!\w)"
    rf"|\b(?:campus|site|facility|complex|project|cluster),?\s(?:called|named|dubbed|known as)\s[\"“'‘]?(?P<behind>{_name}(?:\s{_name})?(?:\s\d)?)",
    0,
    needs=frozenset("campus site facility complex supercomputer data cluster project plant".split()),
)
"""A site by a name of its own, which no list has: "the Beacon Point campus", "Project Kati 2"."""
BUILT: Final = late(r"\s(?:campus|site|facility|plant|[Dd]ata [Cc]ent(?:er|re))$")
EVERYDAY: Final = frozenset(
    "another full support such each every any new first second third other this these our your one two several both all large small "
    "phase additional industrial commercial existing future former main nearby of a an no".split()
)
A_CHIP: Final = late(rf"\b{MODEL}(?!\w)")
"""What is called after its chips has no name: "a Blackwell cluster"."""
LETTERS_OR_NUMBER: Final = late(r"[a-zà-ÿ]{2}|\d")
"""What the name of a site has: letters in small, or a number; capitals alone are what it is for."""
AHEAD, BEHIND = 140, 90
MOST_CALLED: Final = 24
"""Of more names of their own none is looked for: no article but a list tells of so many sites."""
REGION, TOWN = "a region", "a town"


@dataclass(frozen=True, slots=True)
class Site:
    """One site of an article: the name it goes by, what kind of place it is, all its names, and where they stand, in order."""

    name: str
    kind: str
    names: frozenset[str]
    spots: tuple[tuple[int, int], ...]
    told: bool
    """Whether something of a deal is told to stand there."""


def sites(
    text: str,
    sentences: Sequence[Sentence],
    candidates: Iterable[Place],
    told: Iterable[Place],
    facilities: Iterable[tuple[int, int, str]],
    taken: Iterable[tuple[int, int]],
    catalog: Catalog,
) -> list[Site]:
    """Every site of an article, in the order in which they are named first.

    `candidates` are the places that it names, `told` those of them where something of a deal stands, `facilities` the
    mentions of those that the catalog has, `taken` what is the name of something else. A town in which one named facility
    lies is that facility; a region in which one of the sites lies is that site.
    """
    built = [Place(start, end, name, None, Ground.FACILITY) for start, end, name in facilities]
    free = Cover(len(text), ((p.start, p.end) for p in built)).free
    towns = [p for p in candidates if not _is_no_town(p) and free(p.start, p.end)]
    covered = [*((p.start, p.end) for p in (*towns, *built)), *taken]
    named = [Place(start, end, name, None, Ground.PLANT) for start, end, name in _called(text, sentences, covered)]
    own = {p.site for p in built}
    found: dict[str, list[Place]] = {}
    for place in sorted((*(t for t in towns if t.site not in own), *built, *named), key=lambda p: p.start):
        found.setdefault(place.site, []).append(place)
    alias: dict[str, set[str]] = {name: {name} for name in found}
    known = {f.name: f for f in catalog.facilities.values() if f.name in found}
    towns_of = {name: facility.places[0] for name, facility in known.items() if facility.places}
    lying = Counter(towns_of.values())
    for name, town in towns_of.items():
        if lying[town] == 1 and town not in own and not is_region(town):
            _join(found, alias, name, town)
    for region in [name for name, there in found.items() if _kind(there) == REGION]:
        inside = [name for name, there in found.items() if name != region and _lies_in(region, there, known.get(name))]
        if len(inside) == 1:
            _join(found, alias, inside[0], region)
    standing = {p.site for p in told} | {p.site for p in (*built, *named)}
    return sorted(
        (
            Site(
                name,
                _kind(there),
                frozenset(alias[name]),
                tuple(sorted((p.start, p.end) for p in there)),
                told=not standing.isdisjoint(alias[name]),
            )
            for name, there in found.items()
        ),
        key=lambda s: s.spots[0],
    )


def _lies_in(region: str, there: Sequence[Place], facility: Facility | None) -> bool:
    """Whether the text or the catalog has a site in a region."""
    return any(p.region == region for p in there) or (facility is not None and region in facility.places[1:])


def _is_no_town(place: Place) -> bool:
    """Whether a place is no name, or one that is found with all its mentions: a facility, "the Beacon Point campus"."""
    built = place.ground is Ground.PLANT and BUILT.search(place.site) is not None
    return built or place.ground in {Ground.AREA, Ground.FACILITY}


def _join(found: dict[str, list[Place]], alias: dict[str, set[str]], finer: str, wider: str) -> None:
    """Let the mentions of a wider place be of the finer one."""
    if wider != finer and wider in found and finer in found:
        found[finer] += found.pop(wider)
        alias[finer] |= alias.pop(wider)


def _kind(there: Sequence[Place]) -> str:
    """What kind of place the first mention of a site tells."""
    first = there[0]
    if first.ground is not None:
        return str(first.ground)
    return REGION if first.site in REGIONS or is_region(first.site) else TOWN


def _called(
    text: str, sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of every mention of a site that only its own words tell."""
    cover = Cover(len(text), taken)
    names = dict.fromkeys(
        m[group]
        for m in matches(sentences, CALLED, AHEAD, BEHIND)
        if (group := m.lastgroup) and cover.free(*m.span(group)) and _plain(m[group])
    )
    if len(names) > MOST_CALLED:
        return
    for name in sorted(names, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if cover.free(at, end) and not (text[end : end + 1].isalnum() or text[max(0, at - 1) : at].isalnum()):
                cover.take(at, end)
                yield at, end, name
            at = text.find(name, end)


def _plain(name: str) -> bool:
    """Whether some words with capitals may name a site: no month, no "The", no bare "HPC"."""
    first = name.split(maxsplit=1)[0]
    return (
        first not in NOT_CITIES
        and first.lower() not in EVERYDAY
        and not NO_SPOT.match(name)
        and LETTERS_OR_NUMBER.search(name) is not None
        and A_CHIP.search(name) is None
    )
