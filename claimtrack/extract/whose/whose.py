"""Whose a place in a text is: told by names, or by the heading, the label, the paragraph, the sentence before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.accords.beside import counterpart
from claimtrack.extract.learned.weighing import odds
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.parties import NOBODY
from claimtrack.extract.whose.deal_signs import deal_signs, nearby
from claimtrack.extract.whose.respective import respective
from claimtrack.extract.whose.spoken import ELSEWHERE, Spoken
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party
    from claimtrack.records import Field

LABEL = turn(
    r"\W{0,4}(?:\d{1,2}[.)]\s)?(?:[A-Z][\w.&’'-]*(?:\sand\s|\s&\s|/|,\s|\s|–|-)?){1,6}(?:\((?:[A-Z.:\s]{2,14}|(?:[A-Z][\w.&’'-]*\s?){1,4})\))?[.:]?(?:\*\*|$|:\s)",
    0,
)
"""What opens an entry of a list of deals: names alone, with a stop or a colon."""
THE_DEAL = turn(
    r"(?:The|Its|As for the|Under the)\s[A-Z][\w.&’'-]*(?:\s[A-Z]\w*)?(?:['’]s)?\s(?:contract|deal|lease|agreement|order|pact|commitment)s?\b",
    0,
)
HEADING = late(r"[^|\t.;!?]{3,60}")
"""What stands above a section: a short line, no row of a table and no sentence."""
ANAPHOR = late(
    r"\s*(?:It|They|This|That|These|Those|Both|The (?:deal|contract|agreement|lease|order|pact|venture|arrangement|commitment|site|campus|project|company|first|second|two)s?|Under|Of (?:that|these|those|this)|In all|Once|Step)\b"
)


DEAL: Final = "deal"
"""What the weights of a deal's signs are kept under."""
A_DRAW: Final = 0.3
"""In log odds: what is so near to even goes to the deal that rules give a place. On articles held out as much is right with it as
without, and less with more (1.5: .839 for .852 of 6,855)."""
MOST_DEALS: Final = 7
MOST_DOUBTFUL: Final = 3
"""So many of the deals that an article tells, and of those it hardly tells, are weighed for each place."""


@dataclass(kw_only=True)
class Whose(Spoken):
    """An article in which every place belongs to a deal, or to none."""

    _spoken: dict[int, Accord | None] = field(default_factory=dict)

    def accord_at(self, offset: int, field: Field) -> Accord | None:
        """The deal that something told of a field at a place in the text is of: the likeliest by the signs of each."""
        ruled = self.ruled_at(offset)
        if ruled is None or self.compares(offset):
            return None
        if (in_turn := self._in_turn(offset)) is not None:
            return in_turn
        weighed = self.signs_of_deals(offset, ruled, field)
        excluded = self.excluded(offset)
        weighed = [(accord, signs) for accord, signs in weighed if not excluded(accord)] or weighed
        if len(weighed) == 1:
            return self._or_anothers(weighed[0][0], offset)
        likely = [odds("deals", DEAL, signs) + A_DRAW * (accord is ruled) for accord, signs in weighed]
        return self._or_anothers(weighed[likely.index(max(likely))][0], offset)

    def _or_anothers(self, accord: Accord, offset: int) -> Accord:
        """A deal, or its seller's with the customer without a name of whom a place speaks."""
        return Accord(NOBODY, accord.seller) if self.anothers(accord, offset) else accord

    def _in_turn(self, offset: int) -> Accord | None:
        """The deal of the one to whom a figure belongs that is told of several in turn."""
        sentence = self.sentence_at(offset)
        party = respective(sentence, self.named_in((sentence.start, sentence.end)), offset)
        return next((a for a in self.accords if party and party.group in a.groups), None)

    def signs_of_deals(self, offset: int, ruled: Accord, field: Field) -> list[tuple[Accord, set[str]]]:
        """The deals that a place may be of, each with its signs; first the one that rules give it."""
        others = [*self.accords[:MOST_DEALS], *self.doubtful[:MOST_DOUBTFUL]]
        ranks = {id(accord): rank for rank, accord in enumerate(others)}
        near, top = nearby(self, offset), self.accords[0].weight
        heard, meant = near.heard, self.meant_by_it(near.at)
        rivals = [ruled, *(a for a in others if a is not ruled and (a is self.main or a.groups & heard))]
        return [
            (
                accord,
                deal_signs(
                    near,
                    accord,
                    ranks.get(id(accord), len(others)),
                    ruled=ruled,
                    top=top,
                    field=field,
                    meant=meant,
                ),
            )
            for accord in rivals
        ]

    def ruled_at(self, offset: int) -> Accord | None:
        """The deal that rules say a place in the text speaks of.

        Told by the parties of its clause, of its sentence, of what went before, and else the main one.
        """
        sentence = self.sentence_at(offset)
        accord = (
            self._of_topic(sentence, offset)
            or self._of_section(sentence, offset)
            or self._by_names(sentence, offset)
            or self._carried(sentence)
        )
        if accord is None or accord is ELSEWHERE:
            return self._likeliest(sentence, offset) if self.main else None
        return self._as_told(accord)

    def _as_told(self, accord: Accord) -> Accord:
        """A deal that rules made up of two parties as the article tells it, if it does."""
        if len(accord.groups) == 1 or any(accord is a for a in self.accords):
            return accord
        return next((a for a in (*self.accords, *self.doubtful) if a.groups == accord.groups), accord)

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
        """By block, the one company that the heading above it names, where that is no party of the main deal.

        A paragraph that names both parties of another deal in one sentence is about that one.
        """
        found: dict[int, Party] = {}
        heading: Party | None = None
        for sentence in self.sentences[1:]:
            if sentence.kind != "body" and HEADING.fullmatch(sentence.text):
                named = {p.group: p for p in self.named_in((sentence.start, sentence.end)) if not p.aside}
                only = next(iter(named.values())) if len(named) == 1 else None
                heading = only if only and self.main and only.group not in self.main.groups else None
            elif heading is not None:
                found[sentence.block] = heading
        for sentence in self.sentences:
            if (party := found.get(sentence.block)) is None:
                continue
            inside = {p.group for p in self.named_in((sentence.start, sentence.end)) if not p.aside}
            if party.group not in inside and any(len(a.groups) > 1 and a.groups <= inside for a in self.accords):
                del found[sentence.block]
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
