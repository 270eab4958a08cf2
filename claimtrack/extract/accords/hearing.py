"""What the sentences of an article, one after the other, say of its parties."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise

from claimtrack.catalog import Kind
from claimtrack.extract.accords.accord import NO_DEALERS, Accord
from claimtrack.extract.accords.ledger import Row
from claimtrack.extract.accords.loners import (
    SELLERS,
    UNNAMED,
    UNNAMED_WEIGHT,
    is_known,
)
from claimtrack.extract.accords.pairs import (
    LONG,
    STAKES,
    Pair,
    all_listed,
    neighbours,
    owned,
    place_weight,
    settled,
    tell,
    weight_of,
)
from claimtrack.extract.accords.plain_roles import SURE
from claimtrack.extract.accords.precedence import backs, let_lead, let_rent, make_way
from claimtrack.extract.accords.roles import (
    CHIPS_BOUGHT,
    LETS_HALLS,
    RENTS_ITSELF,
    RENTS_OUT,
    TENANT,
    TENANT_REACH,
    lean,
    rents,
)
from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.parties import NOBODY, Party
from claimtrack.late import late

BESIDE_THE_TITLE = 0.6
"""What a pair counts for without the one company that the headline names."""
DEPLOYS = turn(
    r"\b(?:deploys?|deployed|deploying|runs?|running|buys?|bought|buying|orders?|ordered|install(?:s|ed|ing)?|on|with|use[sd]?|using|fill\w*|purchas\w+)\b"
)
ALLOTTED = turn(
    r"\b(?:allocated|allotted|approv\w+|clear\w+|deliver\w*|ship\w*|suppl\w+|s[eo]ld|sell|sales|orders?|ordered|buy\w*|bought|purchas\w+|imports?|reserved|earmarked)\b"
)
CHIPS = turn(r"\b(?:GPUs?|chips?|accelerators?|processors?|[HB]\d00s?)\b")
LEAST_WEIGHT = 0.2
NEXT_DOOR = 0.45
"""What naming the parties in two sentences running counts for, against naming them in one."""
FADING, PATIENCE = 0.6, 2
"""What each sentence without a name between two takes off, and how many of them may stand there."""
POINTED_AT = 0.9
POINTS_BACK = late(
    r"(?:(?:On|In|Last|This|Earlier|Under|A)\s(?:[\w’'.,]+\s){0,4}?)?(?:[Ii]t|[Tt]hey|[Tt]he (?:company|firm|miner|operator|landlord|start-?up|group))\s(?:has|had|have|will|would|is|also|\w+(?:ed|t|s)|let)\b"
)
"""A sentence whose subject is the party of the one before: what going next door counts for then."""
HOME = turn(r"\b(?:management|the (?:company|firm|miner|operator|group|landlord)|we|our|it)\b")
"""What points at the company that the headline names."""
ALIKE = (RENTS_OUT | {Kind.CHIPMAKER}) - {None}
"""Two of one such kind in two sentences running compete, and do not deal."""
TAKES_CHIPS = frozenset({Kind.LAB, Kind.PLATFORM, Kind.GOVERNMENT, Kind.SOVEREIGN, Kind.CLOUD, Kind.NEOCLOUD})
FROM = late(r"\bfrom (?:the )?$")
"""Right before a third name that stands between two: it is the third from whom the first buys."""
WITHOUT = late(r"\b(?:no|without|not|never|than|instead of|outside|beyond)\s(?:\w+\s){0,2}$", re.IGNORECASE)
OF_A_ROW = 1.0
"""What a row of a table with buyer and seller counts for as a deal of theirs."""
OF_CHIPS = 0.3
"""What "Oracle will deploy 50,000 AMD GPUs", with nobody else in the sentence, counts for as a deal with the maker."""


class Hearing:
    """What the sentences of an article have said so far of its parties."""

    def __init__(
        self,
        sentences: list[Sentence],
        named: list[Party],
        owners: dict[str, int],
        ledger: dict[int, Row],
        patience: int,
    ) -> None:
        text = sentences[0].source if sentences else ""
        self.owners = owners
        self.dealers = [p for p in named if not p.hardware]
        self.kin: dict[str, list[Party]] = defaultdict(list)
        for p in self.dealers:
            self.kin[p.group].append(p)
        self.starts = [p.start for p in self.dealers]
        self.makers = [p for p in named if p.hardware and p.kind is Kind.CHIPMAKER and not _denied(text, p)]
        self.maker_starts = [p.start for p in self.makers]
        self.tenants = {
            p.group
            for p in self.dealers
            if RENTS_ITSELF.match(text, p.end) or TENANT.search(text[max(0, p.start - TENANT_REACH) : p.start])
        }
        self.ledger = ledger
        self.titled = self._titled(sentences)
        self.before: list[Party] = []
        self.silence, self.patience = 0, patience
        self.spoken_of: Party | None = None
        self.opened = False
        """Whether the text below the headline has begun: a headline after it opens a section."""
        self.pairs: dict[frozenset[str], Pair] = {}
        self.together: set[frozenset[str]] = set()
        """Who stand in one sentence. Two who only stand in sentences next to each other, where the buyer's own has it deal
        with another, leave a customer without a name unknown."""
        self.alone: dict[str, Accord] = {}

    def take(self, sentence: Sentence) -> None:
        """What one sentence says of two parties, of one beside the sentence before, and of one alone."""
        here = self.dealers[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        if sentence.kind == "headline" and self.opened:
            self.before, self.spoken_of = [], None  # a section of its own
        self.opened = self.opened or sentence.kind == "body"
        if (row := self.ledger.get(sentence.block)) is not None:
            self.together.add(frozenset({row[0].group, row[1].group}))
            tell(self.pairs, *row, OF_A_ROW, SURE, sentence.place)
            return
        for a, b in neighbours(sentence, here):
            self.together.add(frozenset({a.group, b.group}))
            tell(self.pairs, a, b, self._weight(sentence, a, b, here), _lean(sentence, a, b, here), sentence.place)
        groups = {p.group for p in here}
        dealing = [p for p in here if not p.aside]
        if dealing and (len({p.group for p in dealing}) == 1 or all_listed(sentence, here)):
            self._one(sentence, dealing[0])
            self._allotted(sentence, dealing)
        elif not groups and self.spoken_of is not None:
            self._unnamed(sentence, self.spoken_of)
        for a in self.before:
            for b in here:
                alike = a.kind is b.kind and a.kind in ALIKE
                if a.group != b.group and a.group not in groups and not a.aside and not b.aside and not alike:
                    near = POINTED_AT if POINTS_BACK.match(sentence.text) else NEXT_DOOR * FADING**self.silence
                    weight = near * self._weight(sentence, a, b, [a, b])
                    tell(self.pairs, a, b, weight, rents(sentence, a, b) or 0.0, sentence.place)
        self.silence = 0 if groups else self.silence + 1
        if groups or self.silence > self.patience:
            self.before = list({p.group: p for p in here}.values())
        if groups:
            self.spoken_of = self.before[0] if len(groups) == 1 and not here[0].aside else None

    def _one(self, sentence: Sentence, party: Party) -> None:
        """What a sentence says of one party alone: who buys from it without a name, whose chips it deploys."""
        self._unnamed(sentence, party)
        if _takes_room(sentence, party):
            self.tenants.add(party.group)
        if (home := self.titled) is not None and party.group != home.group and self._points_home(sentence, party):
            weight = NEXT_DOOR * self._weight(sentence, home, party, [home, party])
            tell(self.pairs, home, party, weight, 0.0, sentence.place)
        low, high = (bisect_left(self.maker_starts, at) for at in (sentence.start, sentence.end))
        if low < high and party.kind in TAKES_CHIPS and sentence.has(DEPLOYS):
            tell(self.pairs, party, self.makers[low], OF_CHIPS * place_weight(sentence), SURE, sentence.place)

    def _allotted(self, sentence: Sentence, takers: list[Party]) -> None:
        """What a sentence says of several who all get chips, those of the maker named last: "400,000 H200s for ByteDance, Alibaba and Tencent"."""
        last = bisect_left(self.maker_starts, sentence.end) - 1
        several = {p.group: p for p in takers if p.kind in TAKES_CHIPS}
        if last < 0 or len(several) < LONG or not (sentence.has(ALLOTTED) and sentence.has(CHIPS)):
            return
        for party in several.values():
            tell(self.pairs, party, self.makers[last], OF_CHIPS * place_weight(sentence) / 2, SURE, sentence.place)

    def _points_home(self, sentence: Sentence, party: Party) -> bool:
        """Whether a sentence tells of a deal between one company and the one that the headline names: "Management announced a lease with …"."""
        alike = self.titled is not None and party.kind is self.titled.kind and party.kind in ALIKE
        return sentence.has(DEAL) and sentence.has(HOME) and not alike and not self._next_to_home()

    def _next_to_home(self) -> bool:
        """Whether the sentence before names the headline's company, and so is heard with this one anyway."""
        return self.titled is not None and any(p.group == self.titled.group for p in self.before)

    def _unnamed(self, sentence: Sentence, party: Party) -> None:
        """What a sentence says of a customer without a name, who buys from the party that it or the one before names."""
        if party.kind in SELLERS and sentence.has(UNNAMED) and sentence.has(DEAL):
            accord = self.alone.setdefault(party.group, Accord(NOBODY, self._foremost(party)))
            accord.tell(UNNAMED_WEIGHT * place_weight(sentence), sentence.place)

    def _foremost(self, party: Party) -> Party:
        """The company of a party's group that the article names most; of a fund and what it owns, what it owns.

        AirTrunk, which Blackstone owns, is the one that builds.
        """
        kin = self.kin.get(party.group, [party])
        count = Counter(p.name for p in kin if not p.aside)
        often = max(count.values(), default=0)
        return max(
            kin,
            key=lambda p: (
                p.kind is not Kind.VENTURE,
                p.kind not in NO_DEALERS and 2 * count[p.name] >= often,
                count[p.name],
                -p.start,
            ),
        )

    def accords(self) -> list[Accord]:
        """The pairs that are told enough of, with their roles, and the parties that deal with nobody named."""
        for pair in self.pairs.values():
            let_rent(pair, self.tenants)
        told = [p for p in self.pairs.values() if p.weight >= LEAST_WEIGHT]
        for pair in told:
            if self.titled and self.titled.group not in {pair.first.group, pair.second.group}:
                pair.weight *= BESIDE_THE_TITLE
        let_lead(told)
        make_way(told)
        told.sort(key=lambda pair: (-pair.weight, pair.first.start))
        told = [p for n, p in enumerate(told) if n == 0 or not (p.first.hardware or p.second.hardware)]
        told = [p for p in told if {p.first.kind, p.second.kind} != {Kind.INVESTOR}] or told
        for pair in told:
            pair.first, pair.second = self._foremost(pair.first), self._foremost(pair.second)
        found = [settled(pair, told[0]) for pair in told]
        found = [a for n, a in enumerate(found) if n == 0 or not backs(a, found[0])]
        elsewhere = {a.buyer.group for a in found if a.groups in self.together}
        held = [a for a in found if a.groups in self.together or a.buyer.group not in elsewhere]
        return sorted([*found, *(a for a in self.alone.values() if not is_known(a, held))], key=lambda a: -a.weight)

    def _weight(self, sentence: Sentence, a: Party, b: Party, here: list[Party]) -> float:
        return weight_of(sentence, a, b, here, self.tenants) * owned(a, b, self.owners)

    def _titled(self, sentences: list[Sentence]) -> Party | None:
        """The one company that the headline names; None where it names several or none."""
        if not sentences or sentences[0].kind != "headline":
            return None
        named = {p.group: p for p in self.dealers[: bisect_left(self.starts, sentences[0].end)]}
        return next(iter(named.values())) if len(named) == 1 else None


def _lean(sentence: Sentence, a: Party, b: Party, here: list[Party]) -> float:
    """Which of two buys, by the first words of a sentence that say so plainly, between whichever mentions of theirs they stand."""
    first = lean(sentence, a, b)
    if abs(first) >= SURE:
        thirds = (p for p in here if a.end <= p.start < b.start and p.group not in {a.group, b.group})
        from_third = any(FROM.search(sentence.source, a.end, p.start) for p in thirds)
        return 0.0 if from_third and not FROM.search(sentence.source, a.end, b.start) else first
    both = [p for p in here if p.group in {a.group, b.group}]
    for one, other in pairwise(both):
        if one.group != other.group and abs(told := lean(sentence, one, other)) >= SURE:
            return told if one.group == a.group else -told
    return first


def _takes_room(sentence: Sentence, party: Party) -> bool:
    """Whether a sentence that names a maker of chips alone tells of room for machines, and of no chips, stakes or guarantees."""
    if party.kind is not Kind.CHIPMAKER or party.aside:
        return False
    return sentence.has(LETS_HALLS) and not sentence.has(CHIPS_BOUGHT) and not sentence.has(STAKES)


def _denied(text: str, party: Party) -> bool:
    """Whether the words before a maker's name say that its chips are not used: "no Nvidia parts at all"."""
    return WITHOUT.search(text[max(0, party.start - 30) : party.start]) is not None
