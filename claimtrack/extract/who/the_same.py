"""Who "the same company" is: whom the sentence before named last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn

if TYPE_CHECKING:
    from claimtrack.extract.who.parties import Party

SAME: Final = turn(
    r"\bthe same (?:company|firm|group|provider|supplier|landlord|operator|neocloud|cloud|host|seller|vendor|miner|customer|client|tenant|buyer)\b"
)


def the_same(sentences: Sequence[Sentence], named: Sequence[Party]) -> Iterator[tuple[int, int, Party]]:
    """Start and end of every "the same company", with the party named last before its sentence; `named` stand in order."""
    meant = [p for p in named if not p.hardware and not p.aside]
    ends, starts = [p.end for p in meant], [s.start for s in sentences]
    for m in matches(sentences, SAME, 20, 20):
        opens = starts[max(0, bisect_right(starts, m.start()) - 1)]
        if last := bisect_right(ends, opens):
            yield m.start(), m.end(), meant[last - 1]
