"""The deals that an article tells: who buys from whom, how often it says so, and where.

An accord is a pair of parties that sentences about dealing name together. Which of the two buys is decided over the
whole article, from the verbs between them and from where each stands in the supply of compute.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from claimtrack.catalog import Catalog, Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.parties import NOBODY, Party
from claimtrack.extract.prose import Sentence
from claimtrack.extract.roles import BUYS_FOR_SURE, RENTS_ITSELF, RENTS_OUT, SURE, lean, prior, rank_of, rents
from claimtrack.extract.sieve import turn

DEAL = turn(
    r"\b(?:deals?|contracts?|contracted|agreements?|agreed|leas(?:e|es|ed|ing)|pacts?|orders?|ordered|accords?|arrangements?|commitments?|commit(?:s|ted|ting)?|"
    r"partnerships?|partner(?:s|ed)?|tie-up|transactions?|alliances?|ventures?|purchases?|purchas(?:ed|ing)|buys?|buying|bought|rent(?:s|ed|ing)?|sign(?:s|ed|ing)?|inks?|inked|books?|booked|"
    r"suppl(?:y|ies|ied)|host(?:s|ed|ing)?|deploy(?:s|ed)?|secure[sd]?|tap(?:s|ped)?|pays?|paying|spend(?:s|ing)?|customers?|tenants?|access|capacity|compute|clouds?|uses?|obligations?|"
    r"project|data cent(?:er|re)s?|cluster|supercomputer|collaborat\w+|pour|build(?:s|ing|out)?|invest(?:s|ed|ment)?|joint)\b",
)
LISTED = re.compile(r"^(?:,|,?\sand|,?\sor|\s&|/)\s?(?:the\s)?$")
STAKES = turn(
    r"\b(?:support\w* (?:[^.;]|\.\d){0,30}financ\w+|stakes?|back-?stop\w*|warrants?|shareholder|equity|invest(?:s|ed|or|ors|ment|ments)?|guarant\w+|all-stock|acqui\w+)\b",
)
LED_TO_SELLER = turn(r"\b(?:from|through|via|by)\s(?:the\s)?$")
NO_DEALERS = frozenset({None, Kind.INVESTOR, Kind.ENERGY})
"""Who stands alone beside a deal of compute without dealing in it."""
BESIDE_THE_TITLE = 0.6
"""What a pair counts for without the one company that the headline names."""
LEAST_WEIGHT = 0.2
NEXT_DOOR = 0.45
"""What naming the parties in two sentences running counts for, against naming them in one."""
OPENING = (3.0, 2.0, 2.0, 1.0)
"""What the first sentences weigh: the lede tells the deal that the article is about."""
COMPARED = turn(r"\b(?:for|by(?: way of)?) comparison\b|\bfor (?:scale|context|perspective)\b|\bcompared with\b")
DEPLOYS = turn(
    r"\b(?:deploys?|deployed|deploying|runs?|running|buys?|bought|buying|orders?|ordered|install(?:s|ed|ing)?|on|with|use[sd]?|using|fill\w*|purchas\w+)\b"
)
TAKES_CHIPS = frozenset({Kind.LAB, Kind.PLATFORM, Kind.GOVERNMENT, Kind.SOVEREIGN, Kind.CLOUD, Kind.NEOCLOUD})
WITHOUT = re.compile(r"\b(?:no|without|not|never|than|instead of|outside|beyond)\s(?:\w+\s){0,2}$", re.IGNORECASE)
OF_CHIPS = 0.3
"""What "Oracle will deploy 50,000 AMD GPUs", with nobody else in the sentence, counts for as a deal with the maker."""
HEAD = 4
"""A headline and its standfirst lie within this many sentences of the top."""


@dataclass(slots=True)
class Accord:
    """Two parties that the article tells a deal of. `weight` is how much it speaks of them together."""

    buyer: Party
    seller: Party | None
    weight: float = 0.0
    facility: str | None = None
    spots: list[int] = field(default_factory=list)
    groups: frozenset[str] = field(init=False)
    """The ids of both parties' outermost parents."""

    def __post_init__(self) -> None:
        """Work out what is asked for most."""
        self.groups = frozenset(p.group for p in (self.buyer, self.seller) if p and p.group)


@dataclass(slots=True)
class _Pair:
    """What the article says of two groups: the lean is positive where the first buys."""

    first: Party
    second: Party
    weight: float = 0.0
    lean: float = 0.0
    sure: float = 0.0
    habit: float = 0.0
    spots: list[int] = field(default_factory=list)


def accords(sentences: list[Sentence], named: list[Party], catalog: Catalog, owners: dict[str, int]) -> list[Accord]:
    """Every accord of an article, the most told first.

    `owners` counts, by company name, the mentions of facilities that it owns.
    """
    pairs: dict[frozenset[str], _Pair] = {}
    dealers = [p for p in named if not p.hardware]
    starts = [p.start for p in dealers]
    makers = [p for p in named if p.hardware and p.kind is Kind.CHIPMAKER and not _denied(sentences[0].source, p)]
    maker_starts = [p.start for p in makers]
    tenants = {p.group for p in dealers if RENTS_ITSELF.match(sentences[0].source, p.end)}
    before: list[Party] = []
    for sentence in sentences:
        here = dealers[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for a, b in _neighbours(here):
            _tell(
                pairs,
                a,
                b,
                _weight(sentence, a, b, here, tenants) * _owned(a, b, owners),
                lean(sentence, a, b),
                sentence.place,
            )
        groups = {p.group for p in here}
        chips = makers[bisect_left(maker_starts, sentence.start) : bisect_left(maker_starts, sentence.end)]
        if chips and len(groups) == 1 and not here[0].aside and here[0].kind in TAKES_CHIPS and sentence.has(DEPLOYS):
            _tell(pairs, here[0], chips[0], OF_CHIPS * _place(sentence), SURE, sentence.place)
        for a in before:
            for b in here:
                alike = a.kind is b.kind and a.kind is not None and a.kind in RENTS_OUT
                if a.group != b.group and a.group not in groups and not a.aside and not b.aside and not alike:
                    weight = NEXT_DOOR * _weight(sentence, a, b, [a, b], tenants) * _owned(a, b, owners)
                    _tell(pairs, a, b, weight, rents(sentence, a, b) or 0.0, sentence.place)
        before = list({p.group: p for p in here}.values())
    titled = _titled(sentences, dealers, starts)
    for pair in pairs.values():
        one, other = pair.first.group in tenants, pair.second.group in tenants
        if one is not other and not pair.sure:
            pair.habit = 1.0 if one else -1.0
            if Kind.CHIPMAKER in {pair.first.kind, pair.second.kind} and RENTS_OUT & {
                pair.first.kind,
                pair.second.kind,
            }:
                pair.sure = pair.habit
    told = [p for p in pairs.values() if p.weight >= LEAST_WEIGHT]
    for pair in told:
        if titled and titled not in {pair.first.group, pair.second.group}:
            pair.weight *= BESIDE_THE_TITLE
    told.sort(key=lambda pair: (-pair.weight, pair.first.start))
    told = [p for n, p in enumerate(told) if n == 0 or not (p.first.hardware or p.second.hardware)]
    found = [_settled(pair, told[0]) for pair in told]
    return found or _scattered(sentences, named) or _lonely(sentences, named, catalog, owners)


def _denied(text: str, party: Party) -> bool:
    """Whether the words before a maker's name say that its chips are not used: "no Nvidia parts at all"."""
    return WITHOUT.search(text[max(0, party.start - 30) : party.start]) is not None


def _titled(sentences: list[Sentence], dealers: list[Party], starts: list[int]) -> str | None:
    """The one company that the headline names, by its group; None where it names several or none."""
    if not sentences or sentences[0].kind != "headline":
        return None
    named = dealers[: bisect_left(starts, sentences[0].end)]
    groups = {p.group for p in named}
    return groups.pop() if len(groups) == 1 else None


def _settled(pair: _Pair, main: _Pair) -> Accord:
    """A pair with its roles: told by the words between the names, else by what each does as a rule."""
    buys = _buys_first(pair)
    if pair is not main and not pair.sure:
        seller = main.second if _buys_first(main) else main.first
        other = pair.second if pair.first.group == seller.group else pair.first
        against_habit = seller.group in {pair.first.group, pair.second.group} and _sells_against_habit(main)
        if against_habit and other.kind not in {Kind.CHIPMAKER, Kind.OEM, Kind.HOST}:
            buys = pair.second.group == seller.group
    buyer, sold_by = (pair.first, pair.second) if buys else (pair.second, pair.first)
    return Accord(buyer, sold_by, pair.weight, spots=pair.spots)


def _buys_first(pair: _Pair) -> bool:
    told = SURE if pair.sure > 0 else -SURE if pair.sure < 0 else pair.lean / pair.weight
    return told + pair.habit + prior(pair.first, pair.second) >= 0


def _sells_against_habit(main: _Pair) -> bool:
    """Whether the main deal's seller is one that as a rule buys: it will sell in the article's other deals too."""
    habit = prior(main.first, main.second)
    return habit != 0 and (habit > 0) is not _buys_first(main)


def _owned(a: Party, b: Party, owners: dict[str, int]) -> float:
    """A pair of whom one owns a facility that the article names is more likely its deal."""
    return 1.5 if a.name in owners or b.name in owners else 1.0


def _scattered(sentences: list[Sentence], named: list[Party]) -> list[Accord]:
    """The two companies that an article names most, when it names no two of them near each other."""
    count: dict[str, int] = defaultdict(int)
    first: dict[str, Party] = {}
    for p in named:
        if not p.hardware and not p.aside:
            count[p.group] += 1
            first.setdefault(p.group, p)
    most = sorted(count, key=lambda g: (-count[g], first[g].start))[:2]
    if len(most) < 2 or not any(s.has(DEAL) for s in sentences):
        return []
    a, b = first[most[0]], first[most[1]]
    habit = prior(a, b)
    if not habit:
        return []
    return [Accord(*((a, b) if habit > 0 else (b, a)), 0.5, spots=[0])]


def _tell(pairs: dict[frozenset[str], _Pair], a: Party, b: Party, weight: float, lean: float, place: int) -> None:
    """Add one telling of a pair to what the article says of it."""
    pair = pairs.setdefault(frozenset({a.group, b.group}), _Pair(a, b))
    pair.weight += weight
    pair.spots.append(place)
    turned = lean if a.group == pair.first.group else -lean
    if abs(lean) >= SURE:
        pair.sure += turned * weight
    pair.lean += turned * weight


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
    if LED_TO_SELLER.search(lead_in) and main.buyer.kind is not None and rank > RANK[main.buyer.kind]:
        return Accord(main.buyer, lonely)
    if main.seller.kind is not None and rank < RANK[main.seller.kind]:
        return Accord(lonely, main.seller)
    if main.buyer.kind is not None and rank > RANK[main.buyer.kind]:
        return Accord(main.buyer, lonely)
    return None


def _neighbours(here: list[Party]) -> list[tuple[Party, Party]]:
    """Pairs of parties of one sentence. In a long list of names, only those that stand next to each other."""
    first: dict[str, Party] = {}
    for p in here:
        first.setdefault(p.group, p)
    distinct = list(first.values())
    if len(distinct) <= 3:
        return list(combinations(distinct, 2))
    return list(pairwise(distinct))


def _place(sentence: Sentence) -> float:
    """What a sentence weighs by where it stands; one that only compares weighs little."""
    early = OPENING[min(sentence.place, len(OPENING) - 1)]
    place = 3.0 if sentence.kind == "headline" and sentence.place < HEAD else early
    return place * 0.2 if sentence.has(COMPARED) else place


def _weight(sentence: Sentence, a: Party, b: Party, here: list[Party], tenants: set[str]) -> float:
    """How much a sentence says of a deal between two parties."""
    cue = 1.0 if sentence.has(DEAL) else 0.25
    place = _place(sentence)
    crowd = len({p.group for p in here})
    together = 1.3 if sentence.clause_at(a.start) == sentence.clause_at(b.start) else 0.6
    kinds = {a.kind, b.kind}
    role = (
        0.3
        if kinds & {Kind.INVESTOR, Kind.ENERGY}
        else 0.6
        if kinds & {Kind.CHIPMAKER, Kind.OEM, Kind.GOVERNMENT} and tenants.isdisjoint({a.group, b.group})
        else 1.0
    )
    if a.kind is b.kind:
        role *= 0.3 if a.kind is Kind.CLOUD else 0.7
    between = sentence.text[max(0, a.end - sentence.start) : max(0, b.start - sentence.start)]
    if crowd > 2 and LISTED.match(between):
        role *= 0.15
    if sentence.has(STAKES):
        role *= 0.15 if re.search(r"\b(?:all-stock|acqui\w+|takeover)\b", sentence.text) else 0.4
    aside = 0.15 if a.aside or b.aside else 1.0
    return float(place * cue * together * role * aside / max(1, crowd - 1) ** 0.7)


def _lonely(sentences: list[Sentence], named: list[Party], catalog: Catalog, owners: dict[str, int]) -> list[Accord]:
    """An article that names one company, or only a company's facility: a build without a counterparty."""
    if not any(s.has(DEAL) for s in sentences):
        return []
    if owners:
        name = max(owners, key=lambda n: (owners[n], n))
        company = catalog.company(name)
        return [Accord(Party(0, 0, name, catalog.group(name), company.kind if company else None), None, 1.0, spots=[0])]
    count: dict[str, int] = defaultdict(int)
    first: dict[str, Party] = {}
    for p in named:
        if not p.hardware:
            count[p.group] += 1
            first.setdefault(p.group, p)
    if not count:
        return []
    most = first[max(count, key=lambda g: (count[g], -first[g].start))]
    if most.kind in {Kind.HOST, Kind.NEOCLOUD}:
        return [Accord(NOBODY, most, 1.0, spots=[0])]
    return [Accord(most, None, 1.0, spots=[0])]
