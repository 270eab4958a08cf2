"""The words round a figure, a date, a place or a phrase, cut at the clause it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract.text.prose import HEAD
from claimtrack.extract.text.sieve import bits_of

if TYPE_CHECKING:
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.text.sieve import Turn

REACH = 90
"""How far before and after a figure its words are looked for, in characters."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands before and after `quote` in its clause, the clause and the sentence.

    `bits` and `sentence_bits` are of the patterns that can match in clause and sentence; `parties` counts the companies
    of the sentence, `headline` says that it is one, `row` that it is a line of a list in which each begins with a company,
    `opens` is where the sentence begins in the text.
    """

    before: str
    quote: str
    after: str
    clause: str
    sentence: str
    bits: int
    sentence_bits: int
    headline: bool = False
    parties: int = 0
    row: bool = False
    opens: int = 0

    @classmethod
    def within(cls, text: str, start: int, end: int, sentence: Sentence, parties: int, *, row: bool) -> Surroundings:
        """The surroundings of `text[start:end]`, which stands in a sentence of an article."""
        floor, ceiling = sentence.clause_at(start)
        ceiling = max(ceiling, end)
        return cls(
            before=text[max(floor, start - REACH) : start],
            quote=text[start:end],
            after=text[end : min(ceiling, end + REACH)],
            clause=text[floor:ceiling],
            sentence=sentence.text,
            bits=sentence.bits_in(floor, ceiling),
            sentence_bits=sentence.bits,
            headline=sentence.kind == "headline" and sentence.place < HEAD,
            parties=parties,
            row=row,
            opens=sentence.start,
        )

    @classmethod
    def alone(cls, text: str, start: int, end: int) -> Surroundings:
        """The surroundings of `text[start:end]` where the text is one statement."""
        bits = bits_of(text)
        return cls(text[:start], text[start:end], text[end:], text, text, bits, bits)

    def hears(self, turn: Turn) -> bool:
        """Whether a pattern matches in the clause."""
        return bool(self.bits & turn.bit) and turn.search(self.clause) is not None

    def hears_near(self, turn: Turn, before: int, after: int) -> bool:
        """Whether a pattern matches in the figure itself and so many characters before and after it."""
        return (
            bool(self.bits & turn.bit)
            and turn.search(self.before[-before:] + self.quote + self.after[:after]) is not None
        )

    def hears_before(self, turn: Turn, reach: int = REACH) -> bool:
        """Whether a pattern matches in so many characters before the figure."""
        return bool(self.bits & turn.bit) and turn.search(self.before[-reach:]) is not None

    def hears_after(self, turn: Turn, reach: int = REACH) -> bool:
        """Whether a pattern matches right after the figure, in so many characters."""
        return bool(self.bits & turn.bit) and turn.match(self.after[:reach]) is not None

    def hears_in_sentence(self, turn: Turn) -> bool:
        """Whether a pattern matches in the sentence."""
        return bool(self.sentence_bits & turn.bit) and turn.search(self.sentence) is not None
