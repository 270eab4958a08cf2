"""The deal of a party that stands alone beside the main deal."""

from __future__ import annotations

from claimtrack.catalog import Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.accords.accord import NO_DEALERS, Accord
from claimtrack.extract.accords.plain_roles import BUYS_FOR_SURE
from claimtrack.extract.accords.roles import rank_of
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.parties import NOBODY, Party
from claimtrack.late import late

LED_TO_SELLER = turn(r"\b(?:from|through|via|by)\s(?:the\s)?$")
BESIDE_IT = late(
    r"\b(?:on top of|besides|in addition to|alongside|adds to|follows|following|beside) (?:an?|its|the) (?:[^.;,]|\.\d){0,40}\b(?:deal|arrangement|contract|agreement|lease|order|pact)\s(?:\w+\s)?with\s$"
)
"""Before a name: the buyer of the main deal has another deal with that one."""
BESIDE_REACH = 90


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
