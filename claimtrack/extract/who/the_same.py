"""Who "the same company" is: whom the sentence before named last."""

from __future__ import annotations

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
    for m in matches(sentences, SAME, 20, 20):
        opens = max((s.start for s in sentences if s.start <= m.start()), default=0)
        ahead = [p for p in named if p.end <= opens and not p.hardware and not p.aside]
        if ahead:
            yield m.start(), m.end(), ahead[-1]
