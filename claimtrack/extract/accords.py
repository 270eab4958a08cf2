"""The deals that an article tells: who buys from whom, how often it says so, and where.

An accord is a pair of parties that sentences about dealing name together. Which of the two buys is decided over the
whole article, from the verbs between them and from where each stands in the supply of compute.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from claimtrack.catalog import Catalog, Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.parties import Party
from claimtrack.extract.prose import Sentence

DEAL = re.compile(
    r"\b(?:deals?|contracts?|contracted|agreements?|agreed|leas(?:e|es|ed|ing)|pacts?|orders?|ordered|accords?|arrangements?|commitments?|commit(?:s|ted|ting)?|"
    r"partnerships?|partner(?:s|ed)?|tie-up|transactions?|alliances?|ventures?|purchases?|purchas(?:ed|ing)|buys?|buying|bought|rent(?:s|ed|ing)?|sign(?:s|ed|ing)?|inks?|inked|books?|booked|"
    r"suppl(?:y|ies|ied)|host(?:s|ed|ing)?|deploy(?:s|ed)?|secure[sd]?|tap(?:s|ped)?|pays?|paying|spend(?:s|ing)?|customers?|tenants?|access|capacity|compute|clouds?|uses?|obligations?|"
    r"project|data cent(?:er|re)s?|cluster|supercomputer|collaborat\w+|pour|build(?:s|ing|out)?|invest(?:s|ed|ment)?|joint)\b",
    re.IGNORECASE,
)
BUYS = re.compile(
    r"\b(?:buys?|buying|bought|rent(?:s|ed|ing)?|leas(?:e|es|ed|ing)|books?|booked|orders?|ordered|takes?|taken|taking|took|contract(?:s|ed)?|commit(?:s|ted|ting|ment)?|"
    r"pays?|paid|paying|spend(?:s|ing)?|spent|secur(?:e|es|ed|ing)|reserv(?:e|es|ed|ing)|tap(?:s|ped|ping)?|turn(?:s|ed)? to|us(?:e|es|ed|ing)|utili[sz]e|access|gets?|gain(?:s|ed)?|"
    r"sign(?:s|ed)?(?: up)? for|procur\w+|allocating|pour(?:s|ed)?|migrat\w+|tie[sd] up|customer of|tenant)\b",
    re.IGNORECASE,
)
SELLS = re.compile(
    r"\b(?:suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|sells?|selling|sold|host(?:s|ed|ing)?|deliver(?:s|ed|ing)?|install(?:s|ed|ing)?|won|wins?|winning|land(?:s|ed)?|"
    r"giv(?:e|es|ing)|grant(?:s|ed|ing)?|hand(?:s|ed|ing)?|rent(?:s|ed)? out|leas(?:e|es|ed)(?: \S+){0,12} to|build(?:s|ing)?(?: \S+){0,8} for|serv(?:e|es|ing)|operat(?:e|es|ing)(?: \S+){0,5} for|awarded)\b",
    re.IGNORECASE,
)
WON_FROM = re.compile(r"\b(?:won|wins?|order|contract|award|lease|deal|commitment)\b(?: \S+){0,6} from\s(?:the\s)?$", re.IGNORECASE)
LEAST_WEIGHT = 0.5


@dataclass(slots=True)
class Accord:
    """Two parties that the article tells a deal of. `weight` is how much it speaks of them together."""

    buyer: Party
    seller: Party | None
    weight: float = 0.0
    facility: str | None = None
    spots: list[int] = field(default_factory=list)

    @property
    def groups(self) -> frozenset[str]:
        """The ids of both parties' outermost parents."""
        return frozenset({self.buyer.group, self.seller.group} if self.seller else {self.buyer.group})


@dataclass(slots=True)
class _Pair:
    """What the article says of two groups: the lean is positive where the first buys."""

    first: Party
    second: Party
    weight: float = 0.0
    lean: float = 0.0
    spots: list[int] = field(default_factory=list)


def accords(sentences: list[Sentence], named: list[Party], catalog: Catalog) -> list[Accord]:
    """Every accord of an article, the most told first."""
    pairs: dict[frozenset[str], _Pair] = {}
    by_sentence: dict[int, list[Party]] = defaultdict(list)
    for sentence in sentences:
        by_sentence[sentence.place] = [p for p in named if sentence.start <= p.start < sentence.end]
    for sentence in sentences:
        here = by_sentence[sentence.place]
        solid = [p for p in here if not p.hardware]
        for a, b in _neighbours(solid):
            if a.group == b.group:
                continue
            key = frozenset({a.group, b.group})
            pair = pairs.setdefault(key, _Pair(a, b))
            weight = _weight(sentence, a, b, solid)
            pair.weight += weight
            pair.spots.append(sentence.place)
            lean = _lean(sentence, a, b)
            pair.lean += (lean if a.group == pair.first.group else -lean) * max(weight, 0.3)
    found = []
    for pair in pairs.values():
        if pair.weight < LEAST_WEIGHT:
            continue
        lean = pair.lean + 1.2 * _prior(pair.first, pair.second)
        buyer, seller = (pair.first, pair.second) if lean >= 0 else (pair.second, pair.first)
        found.append(Accord(buyer, seller, pair.weight, spots=pair.spots))
    found.sort(key=lambda accord: -accord.weight)
    return found or _lonely(sentences, named, catalog)


def counterpart(lonely: Party, main: Accord) -> Accord | None:
    """The accord of a party that a sentence names alone beside the main deal: it buys what the seller sells.

    "OpenAI last week added $6.5B to its agreement", in an article on Meta and CoreWeave, is OpenAI and CoreWeave.
    """
    if lonely.group in main.groups or main.seller is None or lonely.kind is None:
        return None
    rank = RANK[lonely.kind]
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
    return list(zip(distinct, distinct[1:], strict=False))


def _weight(sentence: Sentence, a: Party, b: Party, here: list[Party]) -> float:
    cue = 1.0 if DEAL.search(sentence.text) else 0.25
    place = 3.0 if sentence.kind == "headline" and sentence.place < 4 else 2.0 if sentence.place < 3 else 1.0
    crowd = len({p.group for p in here})
    together = 1.3 if sentence.clause_at(a.start) == sentence.clause_at(b.start) else 1.0
    kinds = {a.kind, b.kind}
    role = 0.3 if kinds & {Kind.INVESTOR, Kind.ENERGY} else 0.6 if kinds & {Kind.CHIPMAKER, Kind.OEM, Kind.GOVERNMENT} else 1.0
    if RANK.get(a.kind or Kind.LAB) == RANK.get(b.kind or Kind.LAB):
        role *= 0.7
    aside = 0.15 if a.aside or b.aside else 1.0
    return place * cue * together * role * aside / max(1, crowd - 1)


def _lean(sentence: Sentence, a: Party, b: Party) -> float:
    """Positive where the words between say that `a`, which stands first, buys from `b`."""
    base = sentence.start
    between = sentence.text[a.end - base : b.start - base]
    if WON_FROM.search(between):
        return -2.0
    if re.search(r"\bto (?:the |its )?$", between) and SELLS.search(between):
        return -1.5
    buys, sells = BUYS.search(between), SELLS.search(between)
    if buys and not sells:
        return 1.0
    if sells and not buys:
        return -1.0
    return 0.0


def _prior(a: Party, b: Party) -> float:
    """Who buys as a rule: who stands nearer to the use of compute."""
    if a.kind is None or b.kind is None:
        return 0.0
    steps = RANK[b.kind] - RANK[a.kind]
    return 0.0 if not steps else max(-1.5, min(1.5, 0.5 * steps))


def _lonely(sentences: list[Sentence], named: list[Party], catalog: Catalog) -> list[Accord]:
    """An article that names one company and its own facility: a build without a counterparty."""
    text_groups: dict[str, int] = defaultdict(int)
    first: dict[str, Party] = {}
    for p in named:
        if not p.hardware:
            text_groups[p.group] += 1
            first.setdefault(p.group, p)
    if not text_groups or not any(DEAL.search(s.text) for s in sentences):
        return []
    del catalog
    most = max(text_groups, key=lambda g: (text_groups[g], -first[g].start))
    return [Accord(first[most], None, 1.0, spots=[0])]
