"""A deal as an article tells it: two parties, and how much it speaks of them together."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimtrack.catalog import Kind
from claimtrack.extract.who.parties import Party

NO_DEALERS = frozenset({None, Kind.INVESTOR, Kind.ENERGY})
"""Who stands alone beside a deal of compute without dealing in it."""

UNKNOWN = 0.3
"""The chance of a deal of which one party alone is named: nothing was learned of those."""


@dataclass(slots=True)
class Accord:
    """Two parties that the article tells a deal of. `weight` is how much it speaks of them together.

    `spots` are the numbers of the sentences that tell it, in order once all is heard; `sure` says that their words say who buys,
    `supposed` that no sentence tells the two together, and only what was learned has them deal; `chance` is how likely
    that is by what was learned. `assumed` says that nothing tells the deal but that the article opens with its one party.
    """

    buyer: Party
    seller: Party | None
    weight: float = 0.0
    facility: str | None = None
    spots: list[int] = field(default_factory=list)
    sure: bool = False
    supposed: bool = False
    assumed: bool = False
    chance: float = UNKNOWN
    groups: frozenset[str] = field(init=False)
    """The ids of both parties' outermost parents."""

    def __post_init__(self) -> None:
        """Work out what is asked for most."""
        self.groups = frozenset(p.group for p in (self.buyer, self.seller) if p and p.group)

    def tell(self, weight: float, place: int) -> None:
        """Add one telling of it."""
        self.weight += weight
        self.spots.append(place)
