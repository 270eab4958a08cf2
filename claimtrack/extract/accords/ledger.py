"""Tables that have a column of buyers and one of sellers: each row tells a deal, and who is which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from claimtrack.extract.text.columns import columns
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.who.parties import Party
from claimtrack.late import late

BUYERS: Final = late(r"\b(?:buyers?|customers?|tenants?|clients?|off-?takers?|purchasers?|lessees?)\b", re.IGNORECASE)
SELLERS: Final = late(
    r"\b(?:sellers?|suppliers?|providers?|landlords?|vendors?|hosts?|operators?|lessors?|generators?)\b", re.IGNORECASE
)
"""What the columns are headed by."""

Row = tuple[Party, Party]
"""The buyer and the seller of a row."""


def ledger(sentences: Sequence[Sentence], named: Sequence[Party]) -> dict[int, Row]:
    """By the number of its block, the buyer and the seller of each row that names both."""
    if not sentences:
        return {}
    dealers = [p for p in named if not p.hardware]
    starts = [p.start for p in dealers]
    sides: dict[int, dict[bool, Party]] = {}
    lines = [s.start for s in sentences]
    for cell in columns(sentences[0].source).cells:
        buys = BUYERS.search(cell.head) is not None
        if buys is (SELLERS.search(cell.head) is not None):
            continue
        inside = dealers[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
        if inside:
            block = sentences[max(0, bisect_left(lines, inside[0].start + 1) - 1)].block
            sides.setdefault(block, {}).setdefault(buys, inside[0])
    rows = {block: (side[True], side[False]) for block, side in sides.items() if len(side) > 1}
    return {block: (buyer, seller) for block, (buyer, seller) in rows.items() if buyer.group != seller.group}
