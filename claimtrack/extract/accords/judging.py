"""The deals that rules found in an article, weighed again by the learned signs of their two parties.

Rules hear who is named with whom in a sentence of dealing. The signs tell besides how likely the one buys from the other
at all, which way round, and of which two no sentence told enough.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from claimtrack.catalog import Kind
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.accords.pair_signs import lone_signs, pair_signs
from claimtrack.extract.accords.precedence import LATE, LEDE
from claimtrack.extract.accords.roles import habit
from claimtrack.extract.learned.weighing import odds
from claimtrack.extract.who.parties import NOBODY

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party

USUAL: Final = 0.3
"""A pair that is so likely keeps the weight that the rules gave it."""
SHARPNESS: Final = 1.5
"""How much more a likelier pair weighs, found on articles held out."""
LEAST_FACTOR: Final = 0.5
"""A pair that a sentence tells loses no more of its weight than this."""
DOUBT: Final = 2.5
"""How much likelier the other way round must be, where the words between two names say who buys."""
SELL_ALIKE: Final = 0.3
"""What a pair of one kind counts for where a third buys from both."""
LIKELY: Final = 0.5
"""The chance from which a pair is rather meant than one of its parties with somebody unnamed."""
LEAST_BESIDE: Final = 0.12
"""The chance below which two who are named together beside the article's main deal have none: on articles held out, two in three
of the pairs that have so little are in no label."""
KNOWN: Final = 2.0
KNOWN_TURNED: Final = -1.0
"""What it counts for, in log odds, that the catalog knows the one to buy from the other, or the other from the one. On 373 articles held
out .801 of what is found goes to the right deal with it and .787 without; what is of pairs that are not listed loses nothing."""
LEAST: Final = -1.5
"""The log odds above which a pair that no rule found is told after all."""


class Judgement(NamedTuple):
    """The deals that an article tells, the most told first; and of every other two parties which would deal how, likeliest first."""

    accords: list[Accord]
    doubtful: list[Accord]


def judged(
    sentences: Sequence[Sentence], named: Sequence[Party], told: Sequence[Accord], catalog: Catalog
) -> Judgement:
    """Every accord of an article. `told` are those that the rules found, the most told first."""
    if not told:
        return Judgement([], [])
    party: dict[str, Party] = {}
    heard: dict[tuple[str, str], float] = {}
    likely: dict[tuple[str, str], float] = {}
    for buyer, seller, signs in pair_signs(sentences, named, told):
        if party.setdefault(buyer.group, buyer).kind is Kind.VENTURE:
            party[buyer.group] = next(
                (p for p in named if p.group == buyer.group and p.kind is not Kind.VENTURE), buyer
            )
        way = buyer.group, seller.group
        heard[way] = odds("pairs", "pair", signs) + habit(buyer, seller)
        likely[way] = heard[way] + _known(buyer, seller, catalog)
    sells: dict[str, float] = {}
    if any(_lone(accord) for accord in told):
        sells = {p.group: odds("loners", "seller", signs) for p, signs in lone_signs(sentences, named, told)}
    found = [_side(accord, sells) if _lone(accord) else _again(accord, likely, heard) for accord in told]
    known = {a.groups for a in found}
    doubtful: list[Accord] = []
    for (buyer_group, seller_group), z in sorted(likely.items(), key=lambda item: -item[1]):
        pair = frozenset({buyer_group, seller_group})
        if pair not in known:
            known.add(pair)
            buyer, seller = party[buyer_group], party[seller_group]
            place = next(s.place for s in reversed(sentences) if s.start <= max(buyer.start, seller.start))
            chance = _chance(z)
            accord = Accord(buyer, seller, chance / USUAL, spots=[place], supposed=True, chance=chance)
            (found if z > LEAST else doubtful).append(accord)
    found = [a for a in found if not _is_idle(a, found)]
    _let_buy(found)
    _let_lead(found)
    for accord in found:
        accord.spots.sort()
    ordered = sorted(found, key=lambda a: -a.weight)
    kept = ordered[:1] + [a for a in ordered[1:] if a.supposed or _lone(a) or a.chance >= LEAST_BESIDE]
    return Judgement(kept, _as_elsewhere(doubtful, kept))


def _let_buy(found: list[Accord]) -> None:
    """Let two of one kind from whom a third buys deal less with each other: "Israel picks AWS and Google"."""
    pairs = {a.groups: a for a in found if len(a.groups) > 1}
    for accord in pairs.values():
        if accord.seller is None or accord.buyer.kind is not accord.seller.kind or accord.buyer.kind is None:
            continue
        one, other = accord.buyer.group, accord.seller.group
        buyers = {
            a.buyer.group for a in found if a.seller and a.seller.group == one and a.buyer.kind is not accord.buyer.kind
        }
        if any(a.seller and a.seller.group == other and a.buyer.group in buyers for a in found):
            accord.weight *= SELL_ALIKE


def _as_elsewhere(doubtful: list[Accord], found: list[Accord]) -> list[Accord]:
    """Doubtful accords, turned round where the buyer sells in the deals that are told and the seller does not."""
    sellers = {a.seller.group for a in found if a.seller} - {a.buyer.group for a in found}
    return [
        replace(a, buyer=a.seller, seller=a.buyer)
        if a.seller and a.buyer.group in sellers and a.seller.group not in sellers
        else a
        for a in doubtful
    ]


def _let_lead(found: list[Accord]) -> None:
    """Let a pair that the article comes to late weigh less than the one it opens with, however likely it is.

    Where it opens with a deal of one company with somebody unnamed, that one's deals with others come after it.
    """
    best = max((a.weight for a in found if a.seller and a.spots and min(a.spots) <= LEDE), default=None)
    for accord in found:
        if best is not None and accord.spots and min(accord.spots) > LATE:
            accord.weight = min(accord.weight, 0.99 * best)
    for alone in (a for a in found if _lone(a) and not a.assumed and a.spots and min(a.spots) <= LEDE):
        for accord in found:
            if alone.groups < accord.groups and min(accord.spots) > min(alone.spots) + 1:
                accord.weight = min(accord.weight, 0.99 * alone.weight)


def _is_idle(accord: Accord, found: list[Accord]) -> bool:
    """Whether the deal of one company with somebody unnamed is only assumed, where its deal with another is likely."""
    return accord.assumed and any(accord.groups < a.groups and a.chance >= LIKELY for a in found)


def _lone(accord: Accord) -> bool:
    """Whether only one side of a deal is named."""
    return accord.seller is None or not accord.buyer.group


def _side(accord: Accord, sells: dict[str, float]) -> Accord:
    """The deal of one company with somebody who is not named: it sells, or it buys."""
    party = accord.seller or accord.buyer
    z = sells.get(party.group)
    if z is None:
        return replace(accord)
    return replace(accord, buyer=NOBODY, seller=party) if z > 0 else replace(accord, buyer=party, seller=None)


def _again(accord: Accord, likely: dict[tuple[str, str], float], heard: dict[tuple[str, str], float]) -> Accord:
    """An accord the likelier way round, with the weight that the signs leave it.

    Where the words between two names say who buys, only other words may turn it, not what is known of the two.
    """
    if accord.seller is None:
        return accord
    way, back = (accord.buyer.group, accord.seller.group), (accord.seller.group, accord.buyer.group)
    if way not in likely:
        return accord
    chance = _chance(max(likely[way], likely[back]))
    weight = accord.weight * max(LEAST_FACTOR, (chance / USUAL) ** SHARPNESS)
    turned = heard[back] > heard[way] + DOUBT if accord.sure else likely[back] > likely[way]
    if turned:
        return replace(accord, buyer=accord.seller, seller=accord.buyer, weight=weight, chance=chance)
    return replace(accord, weight=weight, chance=chance)


def _known(buyer: Party, seller: Party, catalog: Catalog) -> float:
    """What the catalog's dealings say for and against the one's buying from the other."""
    straight = KNOWN if catalog.known_to_buy(buyer.group, seller.group) else 0.0
    return straight + (KNOWN_TURNED if catalog.known_to_buy(seller.group, buyer.group) else 0.0)


def _chance(z: float) -> float:
    return 1 / (1 + math.exp(-z))
