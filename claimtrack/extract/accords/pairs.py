"""What an article says of two companies together: how much, and which of them buys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from claimtrack.catalog import Kind
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.accords.plain_roles import SURE
from claimtrack.extract.accords.roles import prior
from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.text.prose import HEAD, Sentence
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.parties import Party
from claimtrack.late import late

LISTED = late(
    r"^(?:\s(?:Group|Holdings?|Inc\.?|Corp\.?|Ltd\.?|Limited|Platforms|Technologies)){0,2}(?:,|,?\sand|,?\sor|\s&|/)\s?(?:the\s)?$"
)
LONG = 3
JOINT = turn(r"\b(?:joint venture|venture|partnership|consortium|alliance)\b(?:[^.;]|\.\d){0,30}$")
"""Before two names: who build together, and neither buys from the other."""
REFUSES = late(
    r"\b(?:not|n['’]t|never|no longer|cannot)\s(?:\w+\s){0,2}(?:buy|sell|get|order|purchase|rent|lease|supply|own)\b"
)
"""Between two names: what the one does not do with the other."""
OWNED = late(
    r"^,?\s(?:\([^()]{1,20}\)\s)?(?:which|that|who)\s(?:fully |wholly )?(?:owns|controls)\s(?:(?:[\w-]+\s){0,5}(?:company|firm|group|operator|provider|start-?up|miner|developer|business|unit|cloud|neocloud|lab|landlord),?\s|the\s)?$|^,?\s(?:is\s)?(?:an? |the )?(?:owner|parent)(?: company)? of\s(?:(?:[\w-]+\s){0,5}(?:company|firm|group|operator|provider|start-?up|miner|developer|business|unit|cloud|neocloud|lab|landlord),?\s|the\s)?$"
    r"|^,?\s(?:is\s)?(?:an? |the )?(?:[\w-]+\s){0,3}(?:subsidiary|unit|arm|division|affiliate)\sof\s(?:the\s)?$|^,?\s(?:which is\s|is\s)?(?:(?:wholly|fully|majority|half)[- ])?owned by\s(?:the\s)?$|^['’]s\sparent(?: company)?,?\s$"
    r"|^-(?:backed|funded|owned|controlled)\s(?:[\w-]+\s){0,4}$|^(?:,?\s(?:Inc|Corp|Ltd|LLC)\.?)?,?\s\(?(?:an?\s(?:[\w-]+\s){0,5})?(?:which is\s)?(?:partly\s)?(?:backed|funded|financed) by\s(?:the\s)?$"
)
"""Between two names: the one is the other's owner or backer, and not its customer."""
PARALLEL = late(
    r"\b(?:and|while|plus|or|as well as)\s(?:also\s)?(?:an?|another|its|one|the)\s(?:[^,.;]|\.\d){0,60}\b(?:deal|contract|agreement|lease|order|pact|one|partnership|commitment)s?\s(?:with|from|to|for)\s$"
    r"|\b(?:and|or|plus)\s(?:also\s|then\s|later\s)?(?:with|from|to|for)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Between two names that each deal with a third: "a $17 billion deal with Microsoft and a $3 billion one with Meta"."""
JOINS = late(
    r"^\s(?:will |has |would )?join(?:s|ed|ing)?\s(?:the likes of\s|rivals?\s|fellow [\w-]+\s)?(?:the\s)?$",
    re.IGNORECASE,
)
AMONG_OTHERS = late(r"(?:,\s(?:which|who|whose|among|as)|\s(?:as|among))\b")
"""Between two names and behind the second: both are customers of a third: "Meta joins Microsoft, which signed in May"."""
NEXT_AFTER = late(
    r"^\s(?:is|was|becomes?|became|will be)\s(?:its|their|the (?:company|firm|group|operator|provider|start-?up|miner|landlord)['’]s)\s(?:[\w-]+\s){0,2}?(?:second|third|fourth|fifth|next|latest|newest|other)\s(?:[\w-]+\s){0,4}?(?:customer|client|tenant|hyperscaler|contract|deal|agreement|lease)s?,?\s(?:after|following|besides?|alongside|behind|next to|on top of|along with)\s(?!(?:it|signing|having|they)\b)(?:[^.;]|\.\d){0,80}$",
    re.IGNORECASE,
)
"""Between two names: the first follows the second as a customer of a third: "is its second customer after the agreement with"."""
SELLS_AS_A_RULE = frozenset({Kind.HOST, Kind.NEOCLOUD, Kind.ENERGY, Kind.CHIPMAKER, Kind.OEM})
STAKES = turn(
    r"\b(?:support\w* (?:[^.;]|\.\d){0,30}financ\w+|stakes?|back-?stop\w*|warrants?|shareholder|equity|invest(?:s|ed|or|ors|ment|ments)?|guarant\w+|all-stock|acqui\w+|(?<!-)back(?:s|ed|ing)(?! by)|financ(?:e|es|ed|ing)|lends?|lenders?|loans?|debt)\b",
)
QUARRELS = turn(r"\b(?:sued|sues|suing|lawsuits?|accus(?:es|ed)|poach(?:es|ed|ing)|court|antitrust)\b")
POWERED = turn(
    r"\b(?:power purchase|PPAs?|electricity|energy|nuclear|reactors?|gas(?:-fired)?|turbines?|engines|fuel cells?|solar|wind|hydro\w*|geothermal|grid|utility|behind-the-meter|on-?site power|power (?:plant|station|supply|contract|agreement|deal))\b"
)
"""A sentence about the power itself: there a company of energy deals, and does not only stand by."""
OPENING = (3.0, 2.0, 2.0, 1.0)
"""What the first sentences weigh: the lede tells the deal that the article is about."""
COMPARED = turn(r"\b(?:for|by(?: way of)?) comparison\b|\bfor (?:scale|context|perspective)\b|\bcompared with\b")
USERS = frozenset({Kind.LAB, Kind.PLATFORM})
"""Who sells compute only when it has some to spare."""


@dataclass(slots=True)
class Pair:
    """What the article says of two groups: the lean is positive where the first buys."""

    first: Party
    second: Party
    weight: float = 0.0
    lean: float = 0.0
    sure: float = 0.0
    habit: float = 0.0
    spots: list[int] = field(default_factory=list)


def tell(pairs: dict[frozenset[str], Pair], a: Party, b: Party, weight: float, lean: float, place: int) -> None:
    """Add one telling of a pair to what the article says of it."""
    pair = pairs.setdefault(frozenset({a.group, b.group}), Pair(a, b))
    pair.weight += weight
    pair.spots.append(place)
    turned = lean if a.group == pair.first.group else -lean
    if abs(lean) >= SURE:
        pair.sure += turned * weight
    pair.lean += turned * weight


def neighbours(sentence: Sentence, here: list[Party]) -> list[tuple[Party, Party]]:
    """Pairs of parties of one sentence. In a long list of names, only those that stand next to each other.

    Of three and more that are listed ("to Samsung, SK, Hyundai and Naver") each is paired with who stands outside the list.
    """
    first: dict[str, Party] = {}
    for p in here:
        first.setdefault(p.group, p)
    distinct = list(first.values())
    row = listed(sentence, distinct)
    if row:
        return [(a, b) for a, b in combinations(distinct, 2) if (a in row) is not (b in row)]
    if len(distinct) <= 3:
        return list(combinations(distinct, 2))
    return list(pairwise(distinct))


def all_listed(sentence: Sentence, here: list[Party]) -> bool:
    """Whether all the parties of a sentence, three and more, stand in one list: they do the same, and not with each other."""
    distinct = list({p.group: p for p in reversed(here)}.values())[::-1]
    return len(distinct) >= LONG and len(listed(sentence, distinct)) == len(distinct)


def listed(sentence: Sentence, distinct: list[Party]) -> list[Party]:
    """The longest run of names joined by commas and "and", where it has three and more."""
    runs: list[list[Party]] = [[]]
    for p in distinct:
        last = runs[-1][-1] if runs[-1] else None
        if last is None or LISTED.match(sentence.text[last.end - sentence.start : p.start - sentence.start]):
            runs[-1].append(p)
        else:
            runs.append([p])
    longest = max(runs, key=len)
    return longest if len(longest) >= LONG else []


def side_by_side(sentence: Sentence, a: Party, b: Party) -> bool:
    """Whether two whom a sentence names one after the other each deal with a third, and not with each other."""
    text = sentence.source
    between = text[max(sentence.start, a.end) : b.start]
    if PARALLEL.search(between):
        return True
    if JOINS.search(between):
        return AMONG_OTHERS.match(text, b.end) is not None
    return b.kind not in SELLS_AS_A_RULE and NEXT_AFTER.search(between) is not None


def owns(between: str) -> bool:
    """Whether the words between two names say that one owns or backs the other: "Nidar, which owns the data center company Yotta"."""
    return OWNED.search(between) is not None


def place_weight(sentence: Sentence) -> float:
    """What a sentence weighs by where it stands; one that only compares weighs little."""
    early = OPENING[min(sentence.place, len(OPENING) - 1)]
    place = 3.0 if sentence.kind == "headline" and sentence.place < HEAD else early
    return place * 0.2 if sentence.has(COMPARED) else place


def weight_of(sentence: Sentence, a: Party, b: Party, here: list[Party], tenants: set[str]) -> float:
    """How much a sentence says of a deal between two parties."""
    cue = 1.0 if sentence.has(DEAL) else 0.25
    place = place_weight(sentence)
    crowd = len({p.group for p in here})
    together = 1.3 if sentence.clause_at(a.start) == sentence.clause_at(b.start) else 0.6
    kinds = {a.kind, b.kind}
    role = (
        0.8
        if Kind.ENERGY in kinds and Kind.INVESTOR not in kinds and not (a.aside or b.aside) and sentence.has(POWERED)
        else 0.3
        if kinds & {Kind.INVESTOR, Kind.ENERGY}
        else 0.6
        if kinds & {Kind.CHIPMAKER, Kind.OEM, Kind.GOVERNMENT} and tenants.isdisjoint({a.group, b.group})
        else 1.0
    )
    if kinds == {Kind.OEM, Kind.CHIPMAKER}:
        role *= 0.6
    if a.kind is b.kind:
        role *= 0.3 if a.kind in {Kind.CLOUD, Kind.CHIPMAKER} else 0.7
    between = sentence.text[max(0, a.end - sentence.start) : max(0, b.start - sentence.start)]
    if crowd > 2 and LISTED.match(between):
        role *= 0.15
    if REFUSES.search(between):
        role *= 0.2
    if side_by_side(sentence, a, b) or owns(between):
        role *= 0.03
    if (
        LISTED.match(between)
        and sentence.has(JOINT)
        and JOINT.search(sentence.text[: max(0, a.start - sentence.start)])
    ):
        role *= 0.1
    if sentence.has(STAKES):
        role *= 0.15 if re.search(r"\b(?:all-stock|acqui\w+|takeover)\b", sentence.text) else 0.4
    if sentence.has(QUARRELS):
        role *= 0.1
    aside = 0.03 if a.aside and b.aside else 0.15 if a.aside or b.aside else 1.0
    return float(place * cue * together * role * aside / max(1, crowd - 1) ** 0.7)


def owned(a: Party, b: Party, owners: dict[str, int]) -> float:
    """A pair of whom one owns a facility that the article names is more likely its deal."""
    return 1.5 if a.name in owners or b.name in owners else 1.0


def settled(pair: Pair, main: Pair) -> Accord:
    """A pair with its roles: told by the words between the names, else by what each does as a rule."""
    buys = _buys_first(pair)
    if pair is not main and not pair.sure:
        seller = main.second if _buys_first(main) else main.first
        other = pair.second if pair.first.group == seller.group else pair.first
        against_habit = seller.group in {pair.first.group, pair.second.group} and _sells_against_habit(main)
        if against_habit and other.kind not in {Kind.CHIPMAKER, Kind.OEM, Kind.HOST}:
            buys = pair.second.group == seller.group
    buyer, sold_by = (pair.first, pair.second) if buys else (pair.second, pair.first)
    return Accord(buyer, sold_by, pair.weight, spots=pair.spots, sure=bool(pair.sure or pair.habit))


def _buys_first(pair: Pair) -> bool:
    told = SURE if pair.sure > 0 else -SURE if pair.sure < 0 else pair.lean / pair.weight
    return told + pair.habit + prior(pair.first, pair.second) >= 0


def _sells_against_habit(main: Pair) -> bool:
    """Whether the main deal's seller is one that as a rule buys: it will sell in the article's other deals too."""
    if (main.second if _buys_first(main) else main.first).kind in USERS:
        return True
    habit = prior(main.first, main.second)
    return habit != 0 and (habit > 0) is not _buys_first(main)
