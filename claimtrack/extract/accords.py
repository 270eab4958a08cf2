"""The deals that an article tells: who buys from whom, how often it says so, and where.

An accord is a pair of parties that sentences about dealing name together. Which of the two buys is decided over the
whole article, from the verbs between them and from where each stands in the supply of compute.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from claimtrack.catalog import Catalog, Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.accord import NO_DEALERS, Accord
from claimtrack.extract.dealing import DEAL
from claimtrack.extract.loners import (
    SELLERS,
    UNNAMED,
    UNNAMED_WEIGHT,
    alone,
    foremost_of_lede,
    lonely,
    scattered,
    sells,
)
from claimtrack.extract.pairs import Pair, all_listed, neighbours, owned, place_weight, settled, tell, weight_of
from claimtrack.extract.parties import NOBODY, Party
from claimtrack.extract.prose import Sentence
from claimtrack.extract.roles import (
    BUYS_FOR_SURE,
    RENTS_ITSELF,
    RENTS_OUT,
    SURE,
    TENANT,
    TENANT_REACH,
    lean,
    rank_of,
    rents,
)
from claimtrack.extract.sieve import turn
from claimtrack.late import late

LED_TO_SELLER = turn(r"\b(?:from|through|via|by)\s(?:the\s)?$")
BESIDE_THE_TITLE = 0.6
"""What a pair counts for without the one company that the headline names."""
BESIDE_IT = late(
    r"\b(?:on top of|besides|in addition to|alongside|adds to|follows|following|beside) (?:an?|its|the) (?:[^.;,]|\.\d){0,40}\b(?:deal|arrangement|contract|agreement|lease|order|pact)\s(?:\w+\s)?with\s$"
)
"""Before a name: the buyer of the main deal has another deal with that one."""
BESIDE_REACH = 90
DEPLOYS = turn(
    r"\b(?:deploys?|deployed|deploying|runs?|running|buys?|bought|buying|orders?|ordered|install(?:s|ed|ing)?|on|with|use[sd]?|using|fill\w*|purchas\w+)\b"
)
LEAST_WEIGHT = 0.2
NEXT_DOOR = 0.45
"""What naming the parties in two sentences running counts for, against naming them in one."""
FAINT = 0.8
"""Where no pair is told more than this, names that stand farther apart are heard together."""
FADING, PATIENCE = 0.6, 2
"""What each sentence without a name between two takes off, and how many of them may stand there."""
POINTED_AT = 0.9
POINTS_BACK = late(
    r"(?:(?:On|In|Last|This|Earlier|Under|A)\s(?:[\w’'.,]+\s){0,4}?)?(?:[Ii]t|[Tt]hey|[Tt]he (?:company|firm|miner|operator|landlord|start-?up|group))\s(?:has|had|have|will|would|is|also|\w+(?:ed|t|s)|let)\b"
)
"""A sentence whose subject is the party of the one before: what going next door counts for then."""
ALIKE = (RENTS_OUT | {Kind.CHIPMAKER}) - {None}
"""Two of one such kind in two sentences running compete, and do not deal."""
TAKES_CHIPS = frozenset({Kind.LAB, Kind.PLATFORM, Kind.GOVERNMENT, Kind.SOVEREIGN, Kind.CLOUD, Kind.NEOCLOUD})
RENTERS = frozenset({Kind.LAB, Kind.PLATFORM})
EARLY = 3
"""Sentences from the top in which a party of the deal is named."""
LEDE, LATE, LEADS = 2, 5, 0.5
"""A pair is told at once when one of the first sentences tells it, with so much weight; and late when none of the first does."""
FEWER = 5
"""How many times as often as its landlord the maker of a renter's chips may be named."""
WITHOUT = late(r"\b(?:no|without|not|never|than|instead of|outside|beyond)\s(?:\w+\s){0,2}$", re.IGNORECASE)
OF_CHIPS = 0.3
"""What "Oracle will deploy 50,000 AMD GPUs", with nobody else in the sentence, counts for as a deal with the maker."""


def accords(sentences: list[Sentence], named: list[Party], catalog: Catalog, owners: dict[str, int]) -> list[Accord]:
    """Every accord of an article, the most told first.

    `owners` counts, by company name, the mentions of facilities that it owns.
    """
    told = _heard(sentences, named, owners, 0)
    if not told or told[0].weight < FAINT:
        farther = _heard(sentences, named, owners, PATIENCE)
        told = farther if farther and farther[0].weight >= FAINT / 2.5 else told
    if told and _only_at_the_end(told, len(sentences)) and (leader := foremost_of_lede(sentences, named)) is not None:
        told = [alone(leader, sentences, told[0].weight), *told]
    return told or scattered(sentences, named) or lonely(sentences, named, catalog, owners)


def _only_at_the_end(told: list[Accord], length: int) -> bool:
    """Whether an article comes to its pairs of companies so late that it is about something else."""
    first = min(min(a.spots) for a in told)
    return first > LATE and 2 * first > length


def _heard(sentences: list[Sentence], named: list[Party], owners: dict[str, int], patience: int) -> list[Accord]:
    heard = _Heard(sentences, named, owners, patience)
    for sentence in sentences:
        heard.take(sentence)
    return heard.accords()


class _Heard:
    """What the sentences of an article have said so far of its parties."""

    def __init__(self, sentences: list[Sentence], named: list[Party], owners: dict[str, int], patience: int) -> None:
        text = sentences[0].source if sentences else ""
        self.owners = owners
        self.dealers = [p for p in named if not p.hardware]
        self.starts = [p.start for p in self.dealers]
        self.makers = [p for p in named if p.hardware and p.kind is Kind.CHIPMAKER and not _denied(text, p)]
        self.maker_starts = [p.start for p in self.makers]
        self.tenants = {
            p.group
            for p in self.dealers
            if RENTS_ITSELF.match(text, p.end) or TENANT.search(text[max(0, p.start - TENANT_REACH) : p.start])
        }
        self.titled = self._titled(sentences)
        self.before: list[Party] = []
        self.silence, self.patience = 0, patience
        self.spoken_of: Party | None = None
        self.pairs: dict[frozenset[str], Pair] = {}
        self.alone: dict[str, Accord] = {}

    def take(self, sentence: Sentence) -> None:
        """What one sentence says of two parties, of one beside the sentence before, and of one alone."""
        here = self.dealers[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        for a, b in neighbours(sentence, here):
            tell(self.pairs, a, b, self._weight(sentence, a, b, here), lean(sentence, a, b), sentence.place)
        groups = {p.group for p in here}
        if (len(groups) == 1 or all_listed(sentence, here)) and not here[0].aside:
            self._one(sentence, here[0])
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
        low, high = (bisect_left(self.maker_starts, at) for at in (sentence.start, sentence.end))
        if low < high and party.kind in TAKES_CHIPS and sentence.has(DEPLOYS):
            tell(self.pairs, party, self.makers[low], OF_CHIPS * place_weight(sentence), SURE, sentence.place)

    def _unnamed(self, sentence: Sentence, party: Party) -> None:
        """What a sentence says of a customer without a name, who buys from the party that it or the one before names."""
        if party.kind in SELLERS and sentence.has(UNNAMED) and sentence.has(DEAL):
            accord = self.alone.setdefault(party.group, Accord(NOBODY, self._foremost(party)))
            accord.tell(UNNAMED_WEIGHT * place_weight(sentence), sentence.place)

    def _foremost(self, party: Party) -> Party:
        """The company of a party's group that the article names most; of a fund and what it owns, what it owns.

        AirTrunk, which Blackstone owns, is the one that builds.
        """
        kin = [p for p in self.dealers if p.group == party.group] or [party]
        count = Counter(p.name for p in kin if not p.aside)
        often = max(count.values(), default=0)
        return max(
            kin, key=lambda p: (p.kind not in NO_DEALERS and 2 * count[p.name] >= often, count[p.name], -p.start)
        )

    def accords(self) -> list[Accord]:
        """The pairs that are told enough of, with their roles, and the parties that deal with nobody named."""
        for pair in self.pairs.values():
            _let_rent(pair, self.tenants)
        told = [p for p in self.pairs.values() if p.weight >= LEAST_WEIGHT]
        for pair in told:
            if self.titled and self.titled not in {pair.first.group, pair.second.group}:
                pair.weight *= BESIDE_THE_TITLE
        _let_lead(told)
        _make_way(told)
        told.sort(key=lambda pair: (-pair.weight, pair.first.start))
        told = [p for n, p in enumerate(told) if n == 0 or not (p.first.hardware or p.second.hardware)]
        told = [p for p in told if {p.first.kind, p.second.kind} != {Kind.INVESTOR}] or told
        for pair in told:
            pair.first, pair.second = self._foremost(pair.first), self._foremost(pair.second)
        found = [settled(pair, told[0]) for pair in told]
        found = [a for n, a in enumerate(found) if n == 0 or not _backs(a, found[0])]
        return sorted([*found, *(a for g, a in self.alone.items() if not sells(g, found))], key=lambda a: -a.weight)

    def _weight(self, sentence: Sentence, a: Party, b: Party, here: list[Party]) -> float:
        return weight_of(sentence, a, b, here, self.tenants) * owned(a, b, self.owners)

    def _titled(self, sentences: list[Sentence]) -> str | None:
        """The one company that the headline names, by its group; None where it names several or none."""
        if not sentences or sentences[0].kind != "headline":
            return None
        groups = {p.group for p in self.dealers[: bisect_left(self.starts, sentences[0].end)]}
        return groups.pop() if len(groups) == 1 else None


def _backs(accord: Accord, main: Accord) -> bool:
    """Whether an accord is only of the main deal's seller and of who puts money into it, or builds with it."""
    return (
        main.seller is not None
        and accord.seller is not None
        and accord.seller.kind is Kind.INVESTOR
        and accord.buyer.group == main.seller.group
    )


def _let_lead(told: list[Pair]) -> None:
    """Let a pair that the article comes to late weigh less than the one it opens with."""
    leads = [p for p in told if min(p.spots) <= LEDE and p.weight >= LEADS]
    if not leads:
        return
    best = max(p.weight for p in leads)
    for pair in told:
        if min(pair.spots) > LATE and best < pair.weight <= best * FEWER:
            pair.weight = best * 0.99


def _make_way(told: list[Pair]) -> None:
    """Let a lab's pair with a maker of chips weigh less than its pair with who rents them out.

    "ByteDance gets Nvidia's B200s … from Aolani Cloud": the maker is named more often, and is no party of the deal.
    """
    for pair in told:
        renter, maker = (pair.first, pair.second) if pair.second.kind is Kind.CHIPMAKER else (pair.second, pair.first)
        if maker.kind is not Kind.CHIPMAKER or renter.kind not in RENTERS:
            continue
        for other in told:
            groups = {other.first.group, other.second.group}
            landlord = other.second if other.first.group == renter.group else other.first
            if (
                renter.group in groups
                and landlord.kind in RENTS_OUT
                and rank_of(landlord) > rank_of(renter)
                and min(other.spots) <= EARLY
                and other.weight < pair.weight <= other.weight * FEWER
            ):
                pair.weight = other.weight * 0.99


def _let_rent(pair: Pair, tenants: set[str]) -> None:
    """A pair of whom one is told to rent for itself, which is then the buyer whatever it is as a rule."""
    one, other = pair.first.group in tenants, pair.second.group in tenants
    if one is other or pair.sure:
        return
    pair.habit = 1.0 if one else -1.0
    kinds = {pair.first.kind, pair.second.kind}
    if Kind.CHIPMAKER in kinds and RENTS_OUT & kinds:
        pair.sure = pair.habit


def _denied(text: str, party: Party) -> bool:
    """Whether the words before a maker's name say that its chips are not used: "no Nvidia parts at all"."""
    return WITHOUT.search(text[max(0, party.start - 30) : party.start]) is not None


def counterpart(lonely: Party, main: Accord, lead_in: str, clause: str) -> Accord | None:
    """The accord of a party that a sentence names alone beside the main deal.

    "Cohere has since taken $2bn worth too", in an article on Meta and CoreWeave, is Cohere and CoreWeave;
    "18,000 through Scaleway", in one on Mistral and Eclairion, is Mistral and Scaleway. Makers of hardware sell to the
    seller of the main deal, unless the clause says that they buy. `lead_in` is the text right before the name.
    """
    if lonely.group in main.groups or main.seller is None or lonely.kind in NO_DEALERS:
        return None
    rank = rank_of(lonely)
    if BUYS_FOR_SURE.search(clause):
        return Accord(lonely, main.seller)
    if lonely.kind in {Kind.OEM, Kind.CHIPMAKER}:
        return Accord(main.buyer if main.seller.kind in {Kind.OEM, Kind.CHIPMAKER} else main.seller, lonely)
    if lonely.kind is main.seller.kind is Kind.HOST:
        return Accord(NOBODY, lonely)
    if LED_TO_SELLER.search(lead_in) and main.buyer.kind is not None and rank > RANK[main.buyer.kind]:
        return Accord(main.buyer, lonely)
    if main.seller.kind is not None and rank < RANK[main.seller.kind]:
        return Accord(lonely, main.seller)
    if main.buyer.kind is not None and rank > RANK[main.buyer.kind]:
        return Accord(main.buyer, lonely)
    return None
