"""The deal that the names round a place in a text speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from claimtrack.catalog import Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.accords.accord import NO_DEALERS, Accord
from claimtrack.extract.accords.beside import BESIDE_IT, BESIDE_REACH, counterpart
from claimtrack.extract.accords.hearing import POINTS_BACK
from claimtrack.extract.accords.pairs import side_by_side
from claimtrack.extract.text.dealing import CONTRACT_WORDS
from claimtrack.extract.who.parties import NOBODY
from claimtrack.extract.whose.plainly import Plainly
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party

SUBJECT_REACH = 30
"""Characters: a name so near to the beginning of a sentence is what it is about."""
GOES_ON = late(r"\W*(?:which|who|whose|(?:and )?(?:on|in) [A-Z]\w+|(?:and )?(?:has|had|will|also|is|was|then|later))\b")
"""The beginning of a clause that has no subject of its own."""
HANDS = late(
    r"\s(?:will |would |is to |has )?(?:hand|pay|give|owe|promise|pledge|send)(?:s|ed)?\s|\s(?:paid|gave|sent)\s"
)
"""Between two names before a sum."""
WITH = late(
    r"(?:(?!\s(?:and|or|plus)\swith\s)(?:[^.;,]|[.,]\d)){0,45}?\swith\s(?:(?:the|its|an?)\s)?(?:[\w-]+\s){0,3}?"
)
"""Between a figure and the name of who the deal is with."""
AFTER = 1.5
"""A name behind a figure counts as so many times farther away: as a rule who deals is named first."""
SIDE_WEIGHT = 0.8
"""A deal beside the main one is told of at least so much, before one of its parties alone stands for it."""
LIKELY_BESIDE = 0.35
"""The chance from which a pair beside the main deal is meant where one sentence names both, however little else tells it."""
DEALING = late(
    rf"{CONTRACT_WORDS}|\b(?:terms|GPUs|chips|compute|cloud|capacity|[MG]W|megawatts?|gigawatts?|order)\b",
    re.IGNORECASE,
)
OPENING = 1
"""The sentences that open an article: its headline or its first, and the next."""
ELSEWHERE = Accord(NOBODY, None)
"""Said of a party that is none of the article's deals, in a sentence that tells of no dealing."""


@dataclass(kw_only=True)
class Spoken(Plainly):
    """The names of an article with the deals that it tells, the main one first.

    `doubtful` are the pairs of whom it hardly tells that they deal, the likeliest first.
    """

    doubtful: list[Accord]
    _ended: dict[int, Accord | None] = field(default_factory=dict)

    def _named_last(self, sentence: Sentence) -> Accord | None:
        """The deal that the names of a sentence speak of at its end; asked again by each sentence that goes on from it."""
        if sentence.place not in self._ended:
            self._ended[sentence.place] = self._by_names(sentence, sentence.end)
        return self._ended[sentence.place]

    def _by_names(self, sentence: Sentence, offset: int) -> Accord | None:
        """The accord that the names round a place speak of; None where there are no names."""
        in_clause = self.named_in(sentence.clause_at(offset))
        in_sentence = self.named_in((sentence.start, sentence.end))
        meant = self.meant_by_it(sentence)
        if meant is not None and in_clause:
            in_clause, in_sentence = [meant, *in_clause], [meant, *in_sentence]
        elif meant is not None and not in_sentence and self.main and meant.group not in self.main.groups:
            return self._of_one(meant, [meant], sentence)
        if plain := self._handed(in_clause, offset) or self._with_whom(sentence, offset):
            return plain
        of_subject = self._with_subject(sentence, in_clause, sentence.clause_at(offset)[0])
        for here, least in ((in_clause, 0.0), (of_subject, 0.0), (in_sentence, SIDE_WEIGHT)):
            groups = {p.group for p in here if not p.aside} or {p.group for p in here}
            known = [
                a
                for a in self._among(groups)
                if a.seller is not None
                and (a is self.main or ((a.weight >= least or self._likely(a)) and not self._rivals(a)))
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

    def _likeliest(self, sentence: Sentence, offset: int) -> Accord:
        """The likeliest deal of who is named beside a place, where the article tells none of them; else nobody's."""
        in_clause, in_sentence = (
            {p.group for p in self.named_in(span) if not p.aside}
            for span in (sentence.clause_at(offset), (sentence.start, sentence.end))
        )
        for here in (in_clause, in_sentence):
            both = (a for a in self.doubtful if a.groups <= here)
            one = (a for a in self.doubtful if a.groups & here)
            if found := next(both, None) or next(one, None):
                return found
        return Accord(NOBODY, None, supposed=True)

    @staticmethod
    def _likely(accord: Accord) -> bool:
        """Whether two companies likely enough deal for a sentence that names both to be about that."""
        return len(accord.groups) > 1 and accord.chance >= LIKELY_BESIDE

    def _handed(self, in_clause: list[Party], offset: int) -> Accord | None:
        """The deal of who hands a sum to whom, both named right before it: "OpenAI hands CoreWeave $12B and …"."""
        ahead = [p for p in in_clause if p.end <= offset]
        if len(ahead) < 2 or self.text[ahead[-1].end : offset].strip(" $€£US~"):
            return None
        giver, taker = ahead[-2:]
        if not HANDS.fullmatch(self.text, giver.end, taker.start):
            return None
        pair = {giver.group, taker.group}
        return next((a for a in self.accords if a.groups == pair), None)

    def _with_whom(self, sentence: Sentence, offset: int) -> Accord | None:
        """The deal with who stands right behind a figure: "up to $19.4 billion with Nebius and over $10 billion with CoreWeave"."""
        party = self._behind(WITH, sentence, offset)
        theirs = [a for a in self.accords if party and party.group in a.groups and len(a.groups) > 1]
        main = self.main.groups if self.main else frozenset()
        return max(theirs, key=lambda a: (bool(a.groups & main), a.weight), default=None)

    def _with_subject(self, sentence: Sentence, in_clause: list[Party], start: int) -> list[Party]:
        """The one company of a clause with the company that the sentence begins with, which the clause goes on about.

        "Anthropic, which earlier secured gigawatts from Google, on Monday added more from Amazon."
        """
        others = {p.group for p in in_clause if not p.aside}
        if not GOES_ON.match(self.text, start):
            return []
        named = [p for p in self.named_in((sentence.start, sentence.start + SUBJECT_REACH)) if not p.aside]
        return [named[0], *in_clause] if named and len(others) == 1 and named[0].group not in others else []

    def meant_by_it(self, sentence: Sentence) -> Party | None:
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
        lead_in = self.text[max(sentence.start, nearest.start - BESIDE_REACH) : nearest.start]
        if (
            BESIDE_IT.search(lead_in)
            and nearest.kind
            and main.buyer.kind
            and RANK[nearest.kind] > RANK[main.buyer.kind]
        ):
            return Accord(main.buyer, nearest)
        ahead = [p for p in here if p.start < nearest.start and p.group != nearest.group]
        if ahead and side_by_side(sentence, ahead[-1], nearest):
            ahead = []
        dealers = nearest.kind not in NO_DEALERS and not (ahead and ahead[-1].kind in NO_DEALERS)
        if ahead and dealers and ahead[-1].kind and nearest.kind and RANK[ahead[-1].kind] < RANK[nearest.kind]:
            return Accord(ahead[-1], nearest)
        known = [a for a in self.accords if nearest.group in a.groups and not self._rivals(a)]
        if known and known[0].groups & main.groups and known[0].weight >= SIDE_WEIGHT:
            return known[0]
        _, b = sentence.clause_at(nearest.start)
        if not DEALING.search(sentence.text):
            return ELSEWHERE
        return (
            counterpart(nearest, main, lead_in, self.text[nearest.end : b])
            or (known[0] if known else None)
            or ELSEWHERE
        )

    @staticmethod
    def _distance(accord: Accord, here: list[Party], offset: int) -> float:
        return sum(min(_apart(p.start, offset) for p in here if p.group == g) for g in accord.groups)

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


def _apart(name: int, offset: int) -> float:
    """How far a name stands from a place; one that only comes after it is farther."""
    return offset - name if name <= offset else AFTER * (name - offset)
