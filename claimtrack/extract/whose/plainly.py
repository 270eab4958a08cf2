"""What the words round a figure say plainly of whose it is, or whose it is not, so that other deals are out.

Where they leave none of the article's deals, they say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from claimtrack.catalog import Kind
from claimtrack.extract.accords.ledger import Row
from claimtrack.extract.accords.pairs import COMPARED, listed, side_by_side
from claimtrack.extract.text.columns import columns
from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.named import Named
from claimtrack.extract.whose.rows import rows
from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party

WHICH = late(r"\W*(?:which|who)\s(?!(?:is|was|are|were)\s)")
BEFORE_WHICH = late(r"\s?(?:\([^()]{1,30}\))?,?\s?")
"""Round the joint of a name and a clause about it."""
USERS = frozenset({Kind.LAB, Kind.PLATFORM, Kind.CLOUD})
"""Who buys chips for its own use, as a rule."""
OWN_CHIPS = late(r"(?:['’]s)?\s(?:[\w-]+\s){0,3}?(?:TPUs?|Trainium\d?|Inferentia\d?|chips|processors|accelerators)\b")
COUNT = late(r"(?:[\w.,]+\s){1,3}(?:of\s)?", re.IGNORECASE)
BOTH = 2
"""A row of a table that names so many tells of their deal."""
COUNTED = 40
"""Between a count and whose own chips it is of, and how far that may be."""
_tenant = r"(?:hyperscaler|hyperscale (?:customer|tenant|client)|customer|tenant|client|lessee)"
_unnamed = (
    r"(?:unnamed|undisclosed|unidentified|(?:high[- ])?investment[- ]grade|different|second|third|other|U\.?S\.?-based)"
)
SOMEBODY = turn(
    rf"\b(?:an? {_unnamed}|another) (?:[\w.-]+,? ){{0,3}}?{_tenant}\s(?:has |had |will )?(?:leased?|leases|signed|signs|took|takes|taken|agreed|agrees|rents?|rented|contracted|reserved|booked|committed)\b"
    rf"|\b(?:to|with|by) (?:an? {_unnamed}|another)\s(?:[\w.-]+ ){{0,3}}?{_tenant}\b"
)
"""A customer who is new to the text and has no name: another than the one it has named before."""
REVEALED = turn(
    r"\b(?:reveal\w*|identif(?:y|ied|ies)|mystery|unmask\w*|turn(?:s|ed) out|named? as|confirmed as|previously (?:unnamed|undisclosed|unidentified)|until now)\b"
)
AGREED_WITH = late(
    r"(?:(?!(?:of|on|in|under|from|to|its|their|top|and|or|plus|with|for|by|at|after|as|beside|besides|beyond|despite|like|than|that|worth)\s)[^\s.;,]+(?:[.,]\d+)?\s){0,7}?"
    r"(?:deal|contract|agreement|lease|pact|order|commitment|arrangement|accord)s?\s(?:for\s(?:[\w-]+\s){1,3})?(?:(?:that\s)?(?:it|they|the company)\s(?:has\s|had\s)?(?:signed|struck|announced|reached|agreed|made|won|landed)\s)?(?:with|from|(?<=commitment )to|(?<=order )to)\s(?:the\s)?",
    re.IGNORECASE,
)
"""Between a figure and a name: the contract that the figure is of is with who is named: "the $17 billion agreement with Microsoft"."""
RIGHT_WITH = late(r"\d[\d.,]*\s?[a-zA-Z]{0,8}\swith\s(?:the\s)?")
"""Between the first digit of a sum and the name right behind it: "more than $10 billion with Google Cloud"."""
PROVIDES = late(r"\b(?:provid|suppl|sell|sold|leas|deliver|rent|offer|hand)(?:e|es|ed|ing|s|y|ies|ied)?\b[^.;,]{0,25}$")
TAKER = late(r"(?:[^.;,]|[.,]\d){0,90}?\sto\s(?:the\s|its\s)?(?:[\w-]+\s){0,4}?")
"""Round a figure: what is provided, and to whom: "will provide 3.5 gigawatts of its capacity to AI lab Anthropic"."""
DOES = late(r"\b(?:runs?|running|operat(?:e|es|ed|ing)|hosts?|hosted|hosting|builds?|building|built)\b[^.;,]{0,25}$")
FOR_WHOM = late(r"(?:[^.;,]|[.,]\d){0,40}?\sfor\s(?:the\s|its\s)?(?:[\w-]+\s){0,3}?")
"""Round a figure: what is run, and for whom: "runs 205 MW for Bitmain"."""
OURS_WITH = late(r"['’]s\s(?:[\w-]+\s){0,4}?with\s(?:the\s)?")
COMES_TO = late(r"[^.;,:\d]{0,60}")
"""Between two names, and between the second and a figure: "CoreWeave's with OpenAI runs to $11.9 billion"."""


@dataclass(kw_only=True)
class Plainly(Named):
    """The names of an article with the deals that it tells, the main one first; `ledger` are its tables' rows that tell one."""

    accords: list[Accord]
    ledger: dict[int, Row]

    @property
    def main(self) -> Accord | None:
        """The deal that the article tells most of."""
        return self.accords[0] if self.accords else None

    def excluded(self, offset: int) -> Callable[[Accord], bool]:
        """Tells the deals that the words round a figure rule out, whatever speaks for them.

        Those without the company that the contract which the figure is of is said to be with, that the figure is provided to,
        that its clause goes on about, or whose own chips it counts; and those of two who are told to deal with the same third,
        or who stand in one list of three and more of whom one buys from a maker of chips.
        """
        sentence = self.sentence_at(offset)
        named = [p for p in self.named_in((sentence.start, sentence.end)) if not p.aside]
        if (of_line := self._of_line(sentence, offset, {p.group for p in named})) is not None:
            return of_line
        told = (self._agreed_with(sentence, offset), self._which(sentence, offset), self._whose_chips(sentence, offset))
        meant = {p.group for p in (*told, *self._between(sentence, offset)) if p}
        alike = [
            *(
                (a, b)
                for a, b in pairwise(named)
                if side_by_side(sentence, a, b)
                and not (self.main and self.main.seller and self.main.seller.group == b.group)
            ),
            *combinations(self._takers(sentence, named), 2),
        ]
        apart = [frozenset({a.group, b.group}) for a, b in alike]
        return lambda accord: not meant <= accord.groups or accord.groups in apart

    def _of_line(self, sentence: Sentence, offset: int, named: set[str]) -> Callable[[Accord], bool] | None:
        """Tells the deals that a row of a table or a line of a list rules out; None elsewhere."""
        if (row := self.ledger.get(sentence.block)) is not None:
            return lambda accord: accord.groups != {p.group for p in row}
        if len(named) == BOTH and columns(self.text).cell_at(offset):
            return lambda accord: accord.groups != named
        mine = self.rows.get(sentence.place)
        if mine is None or (self.main and self.main.groups <= self._in_rows):
            return None
        return lambda accord: mine not in accord.groups or not accord.groups.isdisjoint(self._in_rows - named)

    @cached_property
    def rows(self) -> dict[int, str]:
        """By the place of a line of a list in which each begins with a company, that company's group: "AWS — compute, ~$38B"."""
        return rows(self)

    @cached_property
    def _in_rows(self) -> frozenset[str]:
        """The groups of such a list; where both sides of the main deal are among them, its lines are no deals of their own."""
        return frozenset(self.rows.values())

    def _takers(self, sentence: Sentence, named: list[Party]) -> list[Party]:
        """Three and more in one list, of whom one buys a maker's chips: "400,000 H200s for ByteDance, Alibaba and Tencent"."""
        row = listed(sentence, list({p.group: p for p in reversed(named)}.values())[::-1])
        users = all(p.kind in USERS for p in row)
        return row if users and any(p.group in self._buyers_of_chips for p in row) else []

    @cached_property
    def _buyers_of_chips(self) -> set[str]:
        return {a.buyer.group for a in self.accords if a.seller and a.seller.kind is Kind.CHIPMAKER}

    def compares(self, offset: int) -> bool:
        """Whether a sentence only compares with somebody of whom the article tells no deal: "For comparison, Colossus draws 300 MW"."""
        sentence = self.sentence_at(offset)
        if not sentence.has(COMPARED) or sentence.has(DEAL):
            return False
        named = {p.group for p in self.named_in((sentence.start, sentence.end)) if not p.aside}
        if len(named) != 1 or (self.main and named & self.main.groups):
            return False
        theirs = [a for a in self.accords if named <= a.groups and not a.supposed]
        return all(a.spots == [sentence.place] for a in theirs)

    def anothers(self, accord: Accord, offset: int) -> bool:
        """Whether a place speaks of a customer without a name, where the deal's own customer was named before.

        "CoreWeave has leased 400 MW. At the other campus an unnamed hyperscaler leased 200 MW for $5 billion."
        """
        sentence = self.sentence_at(offset)
        if accord.seller is None or not accord.buyer.group or not sentence.has(SOMEBODY):
            return False
        here = any(p.group == accord.buyer.group for p in self.named_in((sentence.start, sentence.end)))
        before = any(p.group == accord.buyer.group for p in self.named_in((0, sentence.start)))
        return before and not here and not any(s.has(REVEALED) for s in self.sentences)

    def _agreed_with(self, sentence: Sentence, offset: int) -> Party | None:
        before = self.text[sentence.start : offset]
        if party := self._behind(RIGHT_WITH, sentence, offset):
            return party
        for verb, joint in ((PROVIDES, TAKER), (DOES, FOR_WHOM)):
            if verb.search(before) and (taker := self._behind(joint, sentence, offset)):
                return taker
        return self._behind(AGREED_WITH, sentence, offset)

    def _between(self, sentence: Sentence, offset: int) -> tuple[Party, ...]:
        """The two whose deal is told right before a figure: "CoreWeave's with OpenAI runs to $11.9 billion"."""
        ahead = [p for p in self.named_in((sentence.start, offset)) if p.end <= offset][-2:]
        if len(ahead) < 2 or not OURS_WITH.fullmatch(self.text, ahead[0].end, ahead[1].start):
            return ()
        return tuple(ahead) if COMES_TO.fullmatch(self.text, ahead[1].end, offset) else ()

    def _which(self, sentence: Sentence, offset: int) -> Party | None:
        """The company that the clause of a place goes on about: "Meta joins Microsoft, which signed a $17.4 billion contract"."""
        start = sentence.clause_at(offset)[0]
        if not WHICH.match(self.text, start):
            return None
        before = [p for p in self.named_in((sentence.start, start)) if not p.aside]
        return before[-1] if before and BEFORE_WHICH.fullmatch(self.text, before[-1].end, start) else None

    def _whose_chips(self, sentence: Sentence, offset: int) -> Party | None:
        """The cloud whose own chips a count is of: "up to one million Google TPUs"."""
        found = next(
            (p for p in self.every_name_in((offset, min(sentence.end, offset + COUNTED))) if p.start > offset), None
        )
        makes = found and found.kind is Kind.CLOUD and OWN_CHIPS.match(self.text, found.end)
        return found if found and makes and COUNT.fullmatch(self.text, offset, found.start) else None

    def _behind(self, joint: re.Pattern[str], sentence: Sentence, offset: int) -> Party | None:
        """The next company of a clause, where nothing but a joint stands before it."""
        found = next((p for p in self.named_in(sentence.clause_at(offset)) if p.start > offset), None)
        return found if found and not found.aside and joint.fullmatch(self.text, offset, found.start) else None
