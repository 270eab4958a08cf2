"""A deal as an article tells it: two parties, and how much it speaks of them together."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimtrack.catalog import Kind
from claimtrack.extract.parties import Party
from claimtrack.extract.sieve import turn

DEAL = turn(
    r"\b(?:deals?|contracts?|contracted|agreements?|agreed|leas(?:e|es|ed|ing)|pacts?|orders?|ordered|accords?|arrangements?|commitments?|commit(?:s|ted|ting)?|"
    r"partnerships?|partner(?:s|ed)?|tie-up|transactions?|alliances?|ventures?|purchases?|purchas(?:ed|ing)|buys?|buying|bought|rent(?:s|ed|ing)?|sign(?:s|ed|ing)?|inks?|inked|books?|booked|"
    r"suppl(?:y|ies|ied)|host(?:s|ed|ing)?|deploy(?:s|ed)?|secure[sd]?|tap(?:s|ped)?|pays?|paying|spend(?:s|ing)?|customers?|tenants?|access|capacity|compute|clouds?|uses?|obligations?|"
    r"project|data cent(?:er|re)s?|cluster|supercomputer|collaborat\w+|pour|build(?:s|ing|out)?|invest(?:s|ed|ment)?|joint)\b",
)
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
