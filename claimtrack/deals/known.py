"""Finding the deals of a pair of parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack.catalog import Catalog
from claimtrack.records import Deal


def pair_of(names: Iterable[str], catalog: Catalog) -> str:
    """What a deal's parties come to, whatever name each goes by: the outermost parents, in order."""
    return "|".join(sorted({catalog.group(name) for name in names}))


class Remembered:
    """Deals that are kept in memory, as a run without a store has them."""

    def __init__(self, deals: Iterable[Deal] = ()) -> None:
        self.by_id = {d.id: d for d in deals}

    def add(self, deals: Iterable[Deal]) -> None:
        """Take up deals that are new or were touched."""
        self.by_id |= {d.id: d for d in deals}

    def of(self, pair: str) -> Sequence[Deal]:
        """The deals of a pair of parties."""
        return [d for d in self.by_id.values() if d.pair == pair]

    def __contains__(self, deal_id: object) -> bool:
        """Whether an id was given already."""
        return deal_id in self.by_id
