"""What an article tells as a whole: its deals, its sites, and to which of them a place in the text belongs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from claimtrack.catalog import Catalog, Facility
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.accords.accords import accords
from claimtrack.extract.accords.judging import judged
from claimtrack.extract.accords.ledger import ledger
from claimtrack.extract.learned.confidence import Grounds
from claimtrack.extract.learned.weighing import odds
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.text.prose import plain, sentences, without_furniture
from claimtrack.extract.where.places import Ground, Place, places, shared
from claimtrack.extract.where.sites import Site, sites
from claimtrack.extract.where.standing import is_dateline, tells_site
from claimtrack.extract.who.parties import parties
from claimtrack.extract.whose.signs import Signs
from claimtrack.extract.whose.whose import Whose
from claimtrack.late import late
from claimtrack.records import ORBIT

FOREMOST = 3
"""How much more a deal is told than any other, before a sentence that names nobody is surely about it."""
AT_ITS_SELLERS = 3
"""What a mention of a facility of a deal's seller counts for."""
SET_APART = late(
    r"^(?:Separately|Elsewhere|Meanwhile|Previously|Earlier|In addition|Also)\b|\b(?:separately|other (?:sites?|campus(?:es)?|projects?)|previously (?:announced|disclosed|signed)|earlier (?:deal|lease|contract|agreement))\b"
)
FIGURE = late(r"\d")
"""Between a figure and a facility: another figure, to which the facility belongs rather."""
ALREADY = late(r"\balready (?:has|have|runs?|operates?)\b|\bfor (?:scale|comparison)\b", re.IGNORECASE)
"""What a buyer has of its own is no part of what it buys."""


@dataclass(kw_only=True)
class Telling(Whose):
    """One article, read for its deals and their sites.

    `told` are the deals as rules found them, before what was learned weighs them; `candidates` is every place that is named.
    """

    catalog: Catalog
    told: list[Accord]
    places: list[Place]
    candidates: list[Place] = field(default_factory=list)
    facilities: list[tuple[int, int, str]]

    @classmethod
    def of(cls, text: str, catalog: Catalog, publisher: str | None = None) -> Telling:
        """The telling of a text; `publisher` is who says "we" in it, where that is a company."""
        text = without_furniture(plain(text))
        found = sentences(text)
        named = parties(text, found, catalog, publisher)
        mentions = list(catalog.facility_names.find(text))
        facilities = [(m.start, m.end, m.entry.name) for m in mentions]
        owners = Counter(_owner(catalog, m.entry) for m in mentions if m.entry.owner)
        rows = ledger(found, named)
        by_rule = accords(found, named, catalog, dict(owners), rows)
        judgement = judged(found, named, by_rule, catalog)
        told = cls(
            text=text,
            told=by_rule,
            catalog=catalog,
            sentences=found,
            parties=named,
            accords=judgement.accords,
            ledger=rows,
            doubtful=judgement.doubtful,
            places=[],
            facilities=facilities,
        )
        names = {i for p in named for i in range(p.start, p.end)}
        sites = {i for a, b, _ in facilities for i in range(a, b)}
        signs = Signs(told, ())
        towns = places(text, found, names, sites)
        cover = Cover(len(text), [*((p.start, p.end) for p in towns), *((p.start, p.end) for p in named)])
        built = [Place(a, b, name, None, Ground.FACILITY) for a, b, name in facilities if cover.free(a, b)]
        told.candidates = sorted([*towns, *built], key=lambda p: p.start)
        told.places = [p for p in told.candidates if told.is_site(p, signs)]
        told._settle_facilities()
        return told

    def is_site(self, place: Place, signs: Signs) -> bool:
        """Whether something of the deal stands at a place; where a report was filed, nothing does."""
        if is_dateline(self.text, place):
            return False
        return place.site == ORBIT or odds("places", "place", self.signs_of(place, signs)) > 0

    def signs_of(self, place: Place, signs: Signs) -> set[str]:
        """What speaks for and against a place's being a site of the deal."""
        sentence = self.sentence_at(place.start)
        by_rule = tells_site(self.text, place, sentence.text, deals=sentence.has(DEAL))
        return signs.of_place(place, sentence, by_rule=by_rule)

    def facility_at(self, start: int, end: int) -> str | None:
        """The facility that the clause of a figure names, the nearest one behind it or else ahead, with no other figure between."""
        floor, ceiling = self.sentence_at(start).clause_at(start)
        low, high = bisect_left(self.facilities, (floor, 0, "")), bisect_left(self.facilities, (ceiling, 0, ""))
        named = self.facilities[low:high]
        behind = next((f for f in named if f[0] >= end), None)
        ahead = next((f for f in reversed(named) if f[1] <= start), None)
        if behind is not None and not FIGURE.search(self.text, end, behind[0]):
            return behind[2]
        if ahead is not None and not FIGURE.search(self.text, ahead[1], start):
            return ahead[2]
        return None

    def is_buyers_own(self, facility: str, start: int, accord: Accord) -> bool:
        """Whether a facility that is not the deal's is the buyer's own: its figures are told for comparison."""
        first, campus = accord.facility, self.catalog.campus(facility)
        if self._owners.get(facility) != accord.buyer.group or first in {facility, campus}:
            return False
        if first is not None:
            return facility != self.catalog.campus(first)
        floor, ceiling = self.sentence_at(start).clause_at(start)
        return accord.seller is not None and ALREADY.search(self.text[floor:ceiling]) is not None

    @cached_property
    def tells_of_facilities(self) -> bool:
        """Whether the article names more than one facility."""
        return len({name for _, _, name in self.facilities}) > 1

    def names_both(self, offset: int, accord: Accord) -> bool:
        """Whether the sentence of a place in the text names both parties of a deal, or the deal is the main one."""
        if accord is self.main:
            return True
        sentence = self.sentence_at(offset)
        return accord.groups <= {p.group for p in self.named_in((sentence.start, sentence.end))}

    def tells_of(self, offset: int, accord: Accord) -> bool:
        """Whether the sentence of a place in the text names a party of a deal, its paragraph does, or the deal is the main one."""
        sentence = self.sentence_at(offset)
        named = {p.group for p in self.named_in((sentence.start, sentence.end)) if not p.aside}
        told = bool(accord.groups & named) or sentence.block in self._topics or sentence.block in self._sections
        return told or accord is self.main

    def grounds(self, offset: int, accord: Accord) -> Grounds:
        """How plainly the article tells the deal that a place in it was given to."""
        sentence = self.sentence_at(offset)
        named = {p.group for p in self.named_in((sentence.start, sentence.end))}
        parties = (accord.buyer, accord.seller)
        return Grounds(
            main=accord is self.main,
            alone=len(self.accords) == 1,
            named=accord.groups <= named,
            known=all(p is not None and p.kind is not None and not p.stranger for p in parties),
            grounded=self.is_grounded(offset, accord),
            chance=accord.chance,
        )

    def is_grounded(self, offset: int, accord: Accord) -> bool:
        """Whether nothing but one deal can be meant at a place in the text: its sentence names both parties of it.

        Or it names nobody else, and the article tells of hardly any other deal and has come to this one already.
        """
        if accord.supposed:
            return False
        sentence = self.sentence_at(offset)
        named = {p.group for p in self.named_in((sentence.start, sentence.end)) if not p.aside}
        if len(accord.groups) > 1 and accord.groups <= named:
            return True
        if accord.spots and sentence.place < min(accord.spots) - 1:
            return False
        others = [a.weight for a in self.accords if a is not accord]
        if not others:
            return accord is self.main and named <= accord.groups
        foremost = accord is self.main and accord.weight >= FOREMOST * max(others)
        return foremost and named <= {accord.buyer.group}

    def site_at(self, start: int, end: int) -> str | None:
        """The site that a figure belongs to: a facility or a place of its clause, else of its sentence before it.

        What goes "to campuses in Texas and Sines" belongs to neither.
        """
        sentence = self.sentence_at(start)
        floor, ceiling = sentence.clause_at(start)
        if inside := self._sites_in(floor, ceiling):
            return None if self.goes_to_several(start, end) else _nearest(inside, start, end).site
        ahead = self._sites_in(sentence.start, start)
        return ahead[-1].site if ahead else None

    @cached_property
    def sites(self) -> list[Site]:
        """Every site of the article, a facility and the town it lies in being one."""
        named = [(p.start, p.end) for p in self.parties]
        return sites(self.text, self.sentences, self.candidates, self.places, self.facilities, named, self.catalog)

    def _sites_in(self, floor: int, ceiling: int) -> list[Place]:
        low, high = bisect_left(self._place_starts, floor), bisect_left(self._place_starts, ceiling)
        return self._sites[low:high]

    def goes_to_several(self, start: int, end: int) -> bool:
        """Whether the place of its clause that stands nearest to a figure is one of several joined by "and"."""
        sentence = self.sentence_at(start)
        inside = self._sites_in(*sentence.clause_at(start))
        if not inside:
            return False
        return shared(self.text, self._sites_in(sentence.start, sentence.end), _nearest(inside, start, end))

    @cached_property
    def site_count(self) -> int:
        """How many sites the article tells of; a facility, its city and the region that they lie in are one."""
        regions = {p.region for p in self._sites if p.region and p.region != p.site}
        return len({s.name for s in self.sites if s.told} - regions)

    @cached_property
    def _sites(self) -> list[Place]:
        return [p for p in self.places if not p.untied]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [p.start for p in self._sites]

    @cached_property
    def _owners(self) -> dict[str, str]:
        """The outermost parent of each facility's owner, by the facility's name."""
        named = {name for _, _, name in self.facilities}
        return {
            f.name: self.catalog.group(_owner(self.catalog, f))
            for f in self.catalog.facilities.values()
            if f.name in named
        }

    def _settle_facilities(self) -> None:
        """Give each accord the facility that is named most near it, an owner among the parties counting most.

        What a sentence sets apart ("Separately, it is to build Colchis") is another project's.
        """
        owners = self._owners
        told = [
            (owners.get(name, ""), name, sentence.place)
            for start, _, name in self.facilities
            if not SET_APART.search((sentence := self.sentence_at(start)).text)
        ]
        of: dict[str, Counter[str]] = defaultdict(Counter)
        for owner, name, _ in told:
            of[owner][name] += AT_ITS_SELLERS
        for accord in self.accords:
            seller = accord.seller.group if accord.seller else accord.buyer.group
            votes = Counter(of.get(seller, ()))
            if accord is self.main:
                first = (accord.spots or [0])[0]
                for owner, name, place in told:
                    votes[name] += owner not in accord.groups and (not owner or abs(place - first) <= 1)
            votes = +votes
            if votes:
                accord.facility = votes.most_common(1)[0][0]


def _nearest(places: list[Place], start: int, end: int) -> Place:
    """The place that stands nearest to a stretch of the text."""
    return min(places, key=lambda p: min(abs(p.start - end), abs(start - p.end)))


def _owner(catalog: Catalog, facility: Facility) -> str:
    """The name of a facility's owner."""
    company = catalog.companies.get(facility.owner)
    return company.name if company else facility.owner
