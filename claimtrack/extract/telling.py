"""What an article tells as a whole: its deals, its sites, and to which of them a place in the text belongs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace

from claimtrack.catalog import Catalog
from claimtrack.extract.accords import Accord, accords, counterpart
from claimtrack.extract.parties import Party, parties
from claimtrack.extract.places import Place, is_dateline, places, tells_site
from claimtrack.extract.prose import Sentence, sentences

NEAR_FACILITY = 120


@dataclass
class Telling:
    """One article, read for its deals. `accords` are the deals it tells, the main one first."""

    text: str
    catalog: Catalog
    sentences: list[Sentence]
    parties: list[Party]
    accords: list[Accord]
    places: list[Place]
    facilities: list[tuple[int, int, str]]
    _last: dict[int, Accord | None] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, catalog: Catalog) -> Telling:
        """The telling of a text."""
        found = sentences(text)
        named = parties(text, catalog)
        facilities = [(m.start, m.end, m.entry.name) for m in catalog.facility_names.find(text)]
        told = cls(
            text, catalog, found, named, accords(found, named, catalog), [], facilities, _starts=[s.start for s in found]
        )
        told.places = [p for p in places(text) if told.is_site(p)]
        told._settle_facilities()
        return told

    @property
    def main(self) -> Accord | None:
        """The deal that the article tells most of."""
        return self.accords[0] if self.accords else None

    def is_site(self, place: Place) -> bool:
        """Whether something of the deal stands at a place."""
        sentence = self.sentence_at(place.start)
        return not is_dateline(self.text, place) and tells_site(self.text, place, sentence.text)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset, or the nearest before it."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def named_in(self, span: tuple[int, int]) -> list[Party]:
        """The parties named between two offsets, makers of chips left out."""
        return [p for p in self.parties if span[0] <= p.start < span[1] and not p.hardware]

    def accord_at(self, offset: int) -> Accord | None:
        """The deal that a place in the text speaks of: by the parties of its clause, of its sentence, of what went
        before, and else the main one."""
        sentence = self.sentence_at(offset)
        accord = self._by_names(sentence, offset)
        if accord is None:
            accord = self._last.get(sentence.block) or self.main
        self._last[sentence.block] = accord
        return accord

    def site_at(self, start: int, end: int) -> str | None:
        """The site that a figure belongs to: a facility or a place of its clause, else of its sentence before it."""
        sentence = self.sentence_at(start)
        floor, ceiling = sentence.clause_at(start)
        inside = [(a, b, name) for a, b, name in self._sites() if floor <= a < ceiling]
        if inside:
            return min(inside, key=lambda s: min(abs(s[0] - end), abs(start - s[1])))[2]
        ahead = [(a, b, name) for a, b, name in self._sites() if sentence.start <= a < start]
        return ahead[-1][2] if ahead else None

    def site_count(self) -> int:
        """How many sites the article tells of."""
        return len({name for _, _, name in self._sites()})

    def _sites(self) -> list[tuple[int, int, str]]:
        """Facilities and places; a facility and the place it stands at are one site, under the place's name."""
        return sorted([(p.start, p.end, p.site) for p in self.places])

    def _by_names(self, sentence: Sentence, offset: int) -> Accord | None:
        clause = sentence.clause_at(offset)
        whole = (sentence.start, sentence.end)
        in_clause = self.named_in(clause)
        in_sentence = self.named_in(whole)
        for here in (in_clause, in_sentence):
            groups = {p.group for p in here if not p.aside} or {p.group for p in here}
            known = [a for a in self.accords if a.seller is not None and a.groups <= groups]
            if known:
                return min(known, key=lambda a: (self._distance(a, here, offset), -a.weight))
        lonely = [p for p in (in_clause or in_sentence) if not p.aside]
        if not lonely:
            return None
        nearest = min(lonely, key=lambda p: abs(p.start - offset))
        main = self.main
        if main is None or nearest.group in main.groups:
            return main
        known = [a for a in self.accords if nearest.group in a.groups]
        if known and known[0].groups & main.groups:
            return known[0]
        return counterpart(nearest, main) or (known[0] if known else None) or main

    @staticmethod
    def _distance(accord: Accord, here: list[Party], offset: int) -> int:
        return sum(min(abs(p.start - offset) for p in here if p.group == g) for g in accord.groups)

    def _settle_facilities(self) -> None:
        """Give each accord the facility that is named most near it; an owner among the parties counts double."""
        owners = {f.name: self.catalog.group(self._company_name(f.owner)) for f in self.catalog.facilities.values()}
        for accord in self.accords:
            votes: Counter[str] = Counter()
            for start, _, name in self.facilities:
                owner = owners.get(name, "")
                if owner in accord.groups:
                    votes[name] += 3
                elif accord is self.main and not owner:
                    votes[name] += 1
                elif accord is self.main and abs(self.sentence_at(start).place - (accord.spots or [0])[0]) <= 1:
                    votes[name] += 1
            if votes:
                accord.facility = votes.most_common(1)[0][0]

    def _company_name(self, company_id: str) -> str:
        company = self.catalog.companies.get(company_id)
        return company.name if company else company_id


def as_equity(accord: Accord, issuer: Party, investor: Party) -> Accord:
    """The same accord told as an investment: the issuer stands as buyer, the investor as seller."""
    return replace(accord, buyer=issuer, seller=investor)
