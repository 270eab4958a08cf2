"""A cue: one family of phrases round a figure that speaks for or against its being a term of a deal."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.extract.text.sieve import Turn, turn

BEFORE, AFTER, CLAUSE, SENTENCE = "before", "after", "clause", "sentence"


@dataclass(frozen=True, slots=True)
class Cue:
    """One family of phrases. `kinds` are the kinds of figure it is asked for: m(oney), p(ower), c(hips), t(ime), e(quity)."""

    name: str
    weight: float
    where: str
    pattern: Turn
    kinds: str


def cue(name: str, weight: float, where: str, pattern: str, kinds: str = "m") -> Cue:
    """A cue, its pattern entered among those that the sieve knows."""
    return Cue(name, weight, where, turn(pattern), kinds)
