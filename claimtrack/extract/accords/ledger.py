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
    r"\b(?:sellers?|suppliers?|providers?|landlords?|vendors?|hosts?|operators?|lessors?|generators?|partners?|counterpart(?:y|ies))\b",
    re.IGNORECASE,
)
"""What the columns are headed by."""
CHIPS: Final = late(r"\b(?:chips?|GPUs?|hardware|servers?)\b", re.IGNORECASE)
"""Who makes the machines is not whom a row's deal is with."""

Row = tuple[Party, Party]
"""The buyer and the seller of a row."""


def ledger(sentences: Sequence[Sentence], named: Sequence[Party]) -> dict[int, Row]:
    """By the number of its block, the buyer and the seller of each row that names one of each."""
    table = columns(sentences[0].source) if sentences else None
    if table is None or not table.cells:
        return {}
    dealers = [p for p in named if not p.hardware]
    starts = [p.start for p in dealers]
    sides: dict[int, dict[bool, list[Party]]] = {}
    lines = [s.start for s in sentences]
    for cell in table.cells:
        buys = BUYERS.search(cell.head) is not None
        if buys is (SELLERS.search(cell.head) is not None) or CHIPS.search(cell.head):
            continue
        inside = dealers[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
        if inside:
            block = sentences[max(0, bisect_left(lines, inside[0].start + 1) - 1)].block
            sides.setdefault(block, {True: [], False: []})[buys] += inside
    rows = {}
    for block, side in sides.items():
        groups = [{p.group for p in side[buys]} for buys in (True, False)]
        if [len(g) for g in groups] == [1, 1] and groups[0] != groups[1]:
            rows[block] = side[True][0], side[False][0]
    return rows
