"""Who is named where in one article, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party


@dataclass(kw_only=True)
class Named:
    """The sentences of a text and the companies that they name, both in the order of the text."""

    text: str
    sentences: list[Sentence]
    parties: list[Party]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset, or the nearest before it."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def named_in(self, span: tuple[int, int]) -> list[Party]:
        """The parties named between two offsets, makers of chips left out."""
        return [p for p in self.every_name_in(span) if not p.hardware]

    def every_name_in(self, span: tuple[int, int]) -> list[Party]:
        """The parties named between two offsets, and who only made the chips."""
        low, high = bisect_left(self._party_starts, span[0]), bisect_left(self._party_starts, span[1])
        return self.parties[low:high]

    def last_named(self, offset: int, most: int) -> list[Party]:
        """The last parties named before an offset, nearest first; makers of chips and who is named aside left out."""
        found: list[Party] = []
        for n in range(bisect_left(self._party_starts, offset) - 1, -1, -1):
            party = self.parties[n]
            if party.end <= offset and not party.hardware and not party.aside:
                found.append(party)
                if len(found) == most:
                    break
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _party_starts(self) -> list[int]:
        return [p.start for p in self.parties]
