"""A deal as an article tells it: two parties, and how much it speaks of them together."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimtrack.catalog import Kind
from claimtrack.extract.parties import Party

NO_DEALERS = frozenset({None, Kind.INVESTOR, Kind.ENERGY})
"""Who stands alone beside a deal of compute without dealing in it."""


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

    def tell(self, weight: float, place: int) -> None:
        """Add one telling of it."""
        self.weight += weight
        self.spots.append(place)
