"""What an article tells as a whole: its deals, its sites, and to which of them a place in the text belongs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from claimtrack.catalog import Catalog, Facility, Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.accord import DEAL, NO_DEALERS, Accord
from claimtrack.extract.accords import POINTS_BACK, accords, counterpart
from claimtrack.extract.confidence import Grounds
from claimtrack.extract.cues import CONTRACT_WORDS
from claimtrack.extract.parties import NOBODY, Party, parties
from claimtrack.extract.places import Place, is_dateline, places, shared, tells_site
from claimtrack.extract.prose import Sentence, sentences
from claimtrack.extract.sieve import turn

LABEL = turn(
    r"\W{0,4}(?:\d{1,2}[.)]\s)?(?:[A-Z][\w.&’'-]*(?:\sand\s|\s&\s|/|,\s|\s|–|-)?){1,6}(?:\((?:[A-Z.:\s]{2,14}|(?:[A-Z][\w.&’'-]*\s?){1,4})\))?[.:]?(?:\*\*|$|:\s)",
    0,
)
"""What opens an entry of a list of deals: names alone, with a stop or a colon."""
THE_DEAL = turn(
    r"(?:The|Its|As for the|Under the)\s[A-Z][\w.&’'-]*(?:\s[A-Z]\w*)?(?:['’]s)?\s(?:contract|deal|lease|agreement|order|pact|commitment)s?\b",
    0,
)
FOREMOST = 3
"""How much more a deal is told than any other, before a sentence that names nobody is surely about it."""
SUBJECT_REACH = 30
"""Characters: a name so near to the beginning of a sentence is what it is about."""
GOES_ON = re.compile(
    r"\W*(?:which|who|whose|(?:and )?(?:on|in) [A-Z]\w+|(?:and )?(?:has|had|will|also|is|was|then|later))\b"
)
"""The beginning of a clause that has no subject of its own."""
SIDE_WEIGHT = 0.8
"""A deal beside the main one is told of at least so much, before one of its parties alone stands for it."""
HEADING = re.compile(r"[^|\t.;!?]{3,60}")
"""What stands above a section: a short line, no row of a table and no sentence."""
ANAPHOR = re.compile(
    r"\s*(?:It|They|This|That|These|Those|Both|The (?:deal|contract|agreement|lease|order|pact|venture|arrangement|commitment|site|campus|project|company|first|second|two)s?|Under|Of (?:that|these|those|this)|In all|Once|Step)\b"
)
DEALING = re.compile(
    rf"{CONTRACT_WORDS}|\b(?:terms|GPUs|chips|compute|cloud|capacity|[MG]W|megawatts?|gigawatts?|order)\b",
    re.IGNORECASE,
)
ALREADY = re.compile(r"\balready (?:has|have|runs?|operates?)\b|\bfor (?:scale|comparison)\b", re.IGNORECASE)
"""What a buyer has of its own is no part of what it buys."""
OPENING = 1
"""The sentences that open an article: its headline or its first, and the next."""
ELSEWHERE = Accord(NOBODY, None)
"""Said of a party that is none of the article's deals, in a sentence that tells of no dealing."""


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
    _spoken: dict[int, Accord | None] = field(default_factory=dict)
    _ended: dict[int, Accord | None] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, catalog: Catalog, publisher: str | None = None) -> Telling:
        """The telling of a text; `publisher` is who says "we" in it, where that is a company."""
        found = sentences(text)
        named = parties(text, found, catalog, publisher)
        mentions = list(catalog.facility_names.find(text))
        facilities = [(m.start, m.end, m.entry.name) for m in mentions]
        owners = Counter(_owner(catalog, m.entry) for m in mentions if m.entry.owner)
        told = cls(
            text,
            catalog,
            found,
            named,
            accords(found, named, catalog, dict(owners)),
            [],
            facilities,
        )
        names = {i for p in named for i in range(p.start, p.end)}
        names |= {i for a, b, _ in facilities for i in range(a, b)}
        told.places = [p for p in places(text, found, names) if told.is_site(p)]
        told._settle_facilities()
        return told

    @property
    def main(self) -> Accord | None:
        """The deal that the article tells most of."""
        return self.accords[0] if self.accords else None

    def is_site(self, place: Place) -> bool:
        """Whether something of the deal stands at a place."""
        sentence = self.sentence_at(place.start)
        return not is_dateline(self.text, place) and tells_site(
            self.text, place, sentence.text, deals=sentence.has(DEAL)
        )

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset, or the nearest before it."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def named_in(self, span: tuple[int, int]) -> list[Party]:
        """The parties named between two offsets, makers of chips left out."""
        return [p for p in self.every_name_in(span) if not p.hardware]

    def every_name_in(self, span: tuple[int, int]) -> list[Party]:
        """The parties named between two offsets, and who only made the chips."""
        low, high = bisect_left(self._party_starts, span[0]), bisect_left(self._party_starts, span[1])
        return self.parties[low:high]

    def accord_at(self, offset: int) -> Accord | None:
        """The deal that a place in the text speaks of.

        Told by the parties of its clause, of its sentence, of what went before, and else the main one.
        """
        sentence = self.sentence_at(offset)
        accord = (
            self._of_topic(sentence, offset)
            or self._of_section(sentence, offset)
            or self._by_names(sentence, offset)
            or self._carried(sentence)
        )
        return None if accord is ELSEWHERE else accord

    def _of_topic(self, sentence: Sentence, offset: int) -> Accord | None:
        """The deal that the paragraph or list entry is about, where the place names none but its parties."""
        topic = self._topics.get(sentence.block)
        if topic is None:
            return None
        named = {p.group for p in self.named_in(sentence.clause_at(offset)) if not p.aside}
        return topic if named <= topic.groups else None

    def _of_section(self, sentence: Sentence, offset: int) -> Accord | None:
        """The deal of the one company that the heading above names: with who the clause names, or else with anyone."""
        party = self._sections.get(sentence.block)
        if party is None:
            return None
        theirs = [a for a in self.accords if party.group in a.groups and a.seller is not None]
        for span in (sentence.clause_at(offset), (sentence.start, sentence.end)):
            here = [p for p in self.named_in(span) if not p.aside and p.group != party.group]
            if here:
                groups = {p.group for p in here} | {party.group}
                known = [a for a in theirs if a.groups <= groups]
                return min(known, key=lambda a: (self._distance(a, [*here, party], offset), -a.weight), default=None)
        return max(theirs, key=lambda a: a.weight, default=None)

    @cached_property
    def _sections(self) -> dict[int, Party]:
        """By block, the one company that the heading above it names, where that is no party of the main deal."""
        found: dict[int, Party] = {}
        heading: Party | None = None
        for sentence in self.sentences[1:]:
            if sentence.kind != "body" and HEADING.fullmatch(sentence.text):
                named = {p.group: p for p in self.named_in((sentence.start, sentence.end)) if not p.aside}
                only = next(iter(named.values())) if len(named) == 1 else None
                heading = only if only and self.main and only.group not in self.main.groups else None
            elif heading is not None:
                found[sentence.block] = heading
        return found

    @cached_property
    def _topics(self) -> dict[int, Accord]:
        """By block, the deal that its first words announce: "**Oracle and AMD.** …", "The Google contract is …"."""
        topics: dict[int, Accord] = {}
        main = self.main
        seen = -1
        for sentence in self.sentences:
            if sentence.block == seen or main is None:
                continue
            seen = sentence.block
            m = LABEL.match(sentence.text) or THE_DEAL.match(sentence.text)
            if m is None:
                continue
            named = self.named_in((sentence.start, sentence.start + m.end()))
            groups = {p.group for p in named}
            if not groups or (m.re is THE_DEAL.regex and groups & main.groups):
                continue
            known = [a for a in self.accords if a.seller is not None and (groups <= a.groups)]
            both = [a for a in known if len(groups) > 1 or a.groups & main.groups]
            alone = [a for a in known if a.groups == groups]
            if both or alone:
                topics[seen] = max(both or alone, key=lambda a: a.weight)
            elif len(groups) == 1 and (other := counterpart(named[0], main, "with ", "")):
                topics[seen] = other
        return topics

    def _carried(self, sentence: Sentence) -> Accord | None:
        """The deal that a sentence without names goes on about: that of the sentence before, if it points back."""
        if sentence.place and (ANAPHOR.match(sentence.text) or sentence.kind == "item"):
            before = self.sentences[sentence.place - 1]
            if before.block == sentence.block or (sentence.kind == "item" and before.block == sentence.block - 1):
                if before.place not in self._spoken:
                    self._spoken[before.place] = self._named_last(before) or self._carried(before)
                return self._spoken[before.place]
        return self._told_so_far(sentence) or self._of_paragraph(sentence) or self.main

    def _of_paragraph(self, sentence: Sentence) -> Accord | None:
        """The deal that a paragraph opens with, for those of its sentences that name nobody."""
        first = sentence
        while first.place and self.sentences[first.place - 1].block == sentence.block:
            first = self.sentences[first.place - 1]
        if first is sentence or self.named_in((sentence.start, sentence.end)):
            return None
        spoken = self._named_last(first)
        between = self.named_in((first.end, sentence.start))
        return spoken if spoken is not ELSEWHERE and not between else None

    def _told_so_far(self, sentence: Sentence) -> Accord | None:
        """The deal that was last told before a sentence that comes ahead of every word on the main one."""
        if self.main is None or not self.main.spots or min(self.main.spots) <= sentence.place:
            return None
        for before in reversed(self.sentences[: sentence.place]):
            spoken = self._named_last(before)
            if spoken is not None and spoken is not ELSEWHERE and spoken is not self.main:
                return spoken
        return None

    def _named_last(self, sentence: Sentence) -> Accord | None:
        """The deal that the names of a sentence speak of at its end; asked again by each sentence that goes on from it."""
        if sentence.place not in self._ended:
            self._ended[sentence.place] = self._by_names(sentence, sentence.end)
        return self._ended[sentence.place]

    def other_facility(self, start: int, accord: Accord) -> str | None:
        """The facility that the clause of a figure names, where that is not the deal's own."""
        floor, ceiling = self.sentence_at(start).clause_at(start)
        low = bisect_left(self.facilities, (floor, 0, ""))
        for a, _, name in self.facilities[low:]:
            if a >= ceiling:
                break
            related = {name, self.catalog.campus(name)}
            if accord.facility is None:
                theirs = accord.seller is not None and self._owners.get(name) == accord.buyer.group
                if theirs and ALREADY.search(self.text[floor:ceiling]):
                    return name
            elif accord.facility not in related and name != self.catalog.campus(accord.facility):
                return name
        return None

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
            known=all(p is not None and p.kind is not None for p in parties),
        )

    def is_grounded(self, offset: int, accord: Accord) -> bool:
        """Whether nothing but one deal can be meant at a place in the text: its sentence names both parties of it.

        Or it names nobody else, and the article tells of hardly any other deal.
        """
        sentence = self.sentence_at(offset)
        named = {p.group for p in self.named_in((sentence.start, sentence.end)) if not p.aside}
        if len(accord.groups) > 1 and accord.groups <= named:
            return True
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
        inside = self._sites_in(floor, ceiling)
        if inside:
            nearest = min(inside, key=lambda p: min(abs(p.start - end), abs(start - p.end)))
            together = self._sites_in(sentence.start, sentence.end)
            return None if shared(self.text, together, nearest) else nearest.site
        ahead = self._sites_in(sentence.start, start)
        return ahead[-1].site if ahead else None

    def _sites_in(self, floor: int, ceiling: int) -> list[Place]:
        low, high = bisect_left(self._place_starts, floor), bisect_left(self._place_starts, ceiling)
        return self.places[low:high]

    @cached_property
    def site_count(self) -> int:
        """How many sites the article tells of; a city and the region it lies in are one."""
        regions = {p.region for p in self.places if p.region and p.region != p.site}
        return len({p.site for p in self.places} - regions)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [p.start for p in self.places]

    @cached_property
    def _party_starts(self) -> list[int]:
        return [p.start for p in self.parties]

    @cached_property
    def _owners(self) -> dict[str, str]:
        """The outermost parent of each facility's owner, by the facility's name."""
        named = {name for _, _, name in self.facilities}
        return {
            f.name: self.catalog.group(_owner(self.catalog, f))
            for f in self.catalog.facilities.values()
            if f.name in named
        }

    def _among(self, groups: set[str]) -> list[Accord]:
        """The accords of which some groups hold every party."""
        sides = [frozenset(pair) for size in (1, 2) for pair in combinations(sorted(groups), size)]
        return [a for side in sides for a in self._by_groups.get(side, ())]

    @cached_property
    def _by_groups(self) -> dict[frozenset[str], list[Accord]]:
        found: dict[frozenset[str], list[Accord]] = {}
        for accord in self.accords:
            found.setdefault(accord.groups, []).append(accord)
        return found

    def _by_names(self, sentence: Sentence, offset: int) -> Accord | None:
        """The accord that the names round a place speak of; None where there are no names."""
        in_clause = self.named_in(sentence.clause_at(offset))
        in_sentence = self.named_in((sentence.start, sentence.end))
        meant = self._meant_by_it(sentence)
        if meant is not None and in_clause:
            in_clause, in_sentence = [meant, *in_clause], [meant, *in_sentence]
        elif meant is not None and not in_sentence and self.main and meant.group not in self.main.groups:
            return self._of_one(meant, [meant], sentence)
        of_subject = self._with_subject(sentence, in_clause, sentence.clause_at(offset)[0])
        for here, least in ((in_clause, 0.0), (of_subject, 0.0), (in_sentence, SIDE_WEIGHT)):
            groups = {p.group for p in here if not p.aside} or {p.group for p in here}
            known = [
                a
                for a in self._among(groups)
                if a.seller is not None and (a is self.main or (a.weight >= least and not self._rivals(a)))
            ]
            if known:
                return min(known, key=lambda a: (-len(a.groups), self._distance(a, here, offset), -a.weight))
        main = self.main
        if (
            in_clause
            and main
            and all(p.aside and p.group not in main.groups and p.kind is not Kind.HOST for p in in_clause)
        ):
            return ELSEWHERE
        lonely = [p for p in in_clause if not p.aside] or [p for p in in_sentence if not p.aside and p.start < offset]
        return self._of_one(min(lonely, key=lambda p: abs(p.start - offset)), lonely, sentence) if lonely else None

    def _with_subject(self, sentence: Sentence, in_clause: list[Party], start: int) -> list[Party]:
        """The one company of a clause with the company that the sentence begins with, which the clause goes on about.

        "Anthropic, which earlier secured gigawatts from Google, on Monday added more from Amazon."
        """
        others = {p.group for p in in_clause if not p.aside}
        if not GOES_ON.match(self.text, start):
            return []
        named = [p for p in self.named_in((sentence.start, sentence.start + SUBJECT_REACH)) if not p.aside]
        return [named[0], *in_clause] if named and len(others) == 1 and named[0].group not in others else []

    def _meant_by_it(self, sentence: Sentence) -> Party | None:
        """The company that a sentence begins with as "it": the only one that the sentence before names."""
        if not sentence.place or not POINTS_BACK.match(sentence.text):
            return None
        before = self.sentences[sentence.place - 1]
        named = {p.group: p for p in self.named_in((before.start, before.end)) if not p.aside}
        return next(iter(named.values())) if len(named) == 1 else None

    def _opening(self, party: Party, sentence: Sentence) -> Accord | None:
        """The deal that an article opens with, where the one it tells most of comes up only later.

        "Microsoft has put its name to a deal in Norway. … Last week it agreed another with Nebius."
        """
        main = self.main
        if sentence.place > OPENING or main is None or not main.spots or min(main.spots) <= OPENING + 1:
            return None
        near = [a for a in self.accords if party.group in a.groups and a.spots and min(a.spots) <= OPENING + 1]
        return max(near, key=lambda a: a.weight) if near else None

    def _rivals(self, accord: Accord) -> bool:
        """Whether an accord beside the main one only joins two customers of the main seller."""
        main = self.main
        if main is None or main.seller is None or main.seller.kind is None or main.buyer.group not in accord.groups:
            return False
        if main.seller.group in accord.groups:
            return False
        other = accord.groups - {main.buyer.group}
        return any(a.groups == other | {main.seller.group} and a.weight >= accord.weight for a in self.accords)

    def _of_one(self, nearest: Party, here: list[Party], sentence: Sentence) -> Accord | None:
        """The accord of a party that stands alone, or beside parties that the article tells no deal of."""
        main = self.main
        if main is None or nearest.group in main.groups:
            return self._opening(nearest, sentence) or main
        if nearest.kind is Kind.INVESTOR and len(self.accords) == 1 and sentence.place <= OPENING:
            return main
        ahead = [p for p in here if p.start < nearest.start and p.group != nearest.group]
        dealers = nearest.kind not in NO_DEALERS and not (ahead and ahead[-1].kind in NO_DEALERS)
        if ahead and dealers and ahead[-1].kind and nearest.kind and RANK[ahead[-1].kind] < RANK[nearest.kind]:
            return Accord(ahead[-1], nearest)
        known = [a for a in self.accords if nearest.group in a.groups and not self._rivals(a)]
        if known and known[0].groups & main.groups and known[0].weight >= SIDE_WEIGHT:
            return known[0]
        lead_in = self.text[max(0, nearest.start - 12) : nearest.start]
        _, b = sentence.clause_at(nearest.start)
        if not DEALING.search(sentence.text):
            return ELSEWHERE
        return (
            counterpart(nearest, main, lead_in, self.text[nearest.end : b])
            or (known[0] if known else None)
            or ELSEWHERE
        )

    @staticmethod
    def _distance(accord: Accord, here: list[Party], offset: int) -> int:
        return sum(min(abs(p.start - offset) for p in here if p.group == g) for g in accord.groups)

    def _settle_facilities(self) -> None:
        """Give each accord the facility that is named most near it; an owner among the parties counts double."""
        owners = self._owners
        for accord in self.accords:
            votes: Counter[str] = Counter()
            sellers = {accord.seller.group} if accord.seller else {accord.buyer.group}
            for start, _, name in self.facilities:
                owner = owners.get(name, "")
                if owner in sellers:
                    votes[name] += 3
                elif accord is self.main and owner not in accord.groups:
                    near = abs(self.sentence_at(start).place - (accord.spots or [0])[0]) <= 1
                    votes[name] += 1 if not owner or near else 0
            votes = +votes
            if votes:
                accord.facility = votes.most_common(1)[0][0]


def _owner(catalog: Catalog, facility: Facility) -> str:
    """The name of a facility's owner."""
    company = catalog.companies.get(facility.owner)
    return company.name if company else facility.owner
