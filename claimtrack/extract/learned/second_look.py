"""What was weighed by its own words, weighed again beside all the rest that its article tells.

An article tells of its deal in runs: beside a price of the deal stand its power and its first day, beside a company's revenue stand
other figures of its accounts; what is told twice is told of the deal. So every figure and date is looked at twice: first alone,
then with what the first look made of the others in its clause, its sentence, the sentences round it, and of those of its own kind. The
weights are fitted to first looks at labelled articles that had not seen these (stacked generalisation: Wolpert, Neural Networks 5,
1992), by `bench/learning.py`. On articles held out the second look errs in .152 of figures where the first does in .165, and in .093 of
dates for .099. (Places were tried too, and gained nothing: one plain naming of a site is enough to claim it.)
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from claimtrack.extract.learned.weighing import summed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

Key = TypeVar("Key")
SURE: Final = 4.0
"""In log odds: what was likelier than this at first sight, or less likely than its opposite, tells no more of the others."""
FAR: Final = 3.0
"""Powers of ten between two sizes; beyond them they are just far apart."""


class Family(StrEnum):
    """What stands in an article side by side; the looks at either tell of the other."""

    FIGURE = "figure"
    DATE = "date"


OTHERS: Final = tuple(
    (name, f"{name}, best")
    for name in (
        "twin",
        "told again",
        "of its kind",
        *(f"{family} {where}" for family in Family for where in ("in clause", "in sentence", "before", "after")),
    )
)
"""In which ways others stand to a sight: that there are any, and how likely the best of them was at first sight.
A twin is what the same words may be besides: the day of a start is also one of an announcement."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One figure or date as it was seen first.

    `kind` is what it is weighed as. It stands in the text from `start`, in the sentence and the clause told; two that say the same
    have equal `says`. `score` is the log odds that it is a term of a deal; where it is not `open`, so that the rest of the article
    does not decide, the sum of the cues that settled it. `size` counts in `unit`, and is 0 where it has none.
    """

    family: Family
    kind: str
    start: int
    sentence: int
    clause: tuple[int, int]
    says: Hashable
    score: float
    unit: str = ""
    size: float = 0.0
    open: bool = True

    @property
    def heeded(self) -> float:
        """The score, as far as it tells of the others."""
        return max(-SURE, min(SURE, self.score))


class Best(Generic[Key]):
    """The best of a group, and the best that does not share its key."""

    __slots__ = ("_first", "_second")

    def __init__(self) -> None:
        self._first: tuple[float, Key] | None = None
        self._second: float | None = None

    def add(self, score: float, key: Key) -> None:
        """One more of the group."""
        if self._first is None or score > self._first[0]:
            if self._first is not None and self._first[1] != key:
                self._second = self._first[0]
            self._first = score, key
        elif key != self._first[1] and (self._second is None or score > self._second):
            self._second = score

    def besides(self, key: Key | None) -> float | None:
        """The best of all but those of one key; None where there are no others."""
        if self._first is None:
            return None
        return self._second if self._first[1] == key else self._first[0]


def second_looks(sights: Sequence[Sight], sentences: int) -> list[float]:
    """The scores after the second look, in the order given, of an article of so many sentences; of what is not open the first."""
    return [
        summed("second_look", sight.kind, bearings) if sight.open else sight.score
        for sight, bearings in zip(sights, bearings_of(sights, sentences), strict=True)
    ]


def bearings_of(sights: Sequence[Sight], sentences: int) -> Iterator[dict[str, float]]:
    """Of each sight what its own words weighed, and how it stands to the others; in linear time."""
    clauses: dict[Hashable, Best[int]] = defaultdict(Best)
    lines: dict[Hashable, Best[tuple[int, int]]] = defaultdict(Best)
    told: dict[Hashable, Best[int]] = defaultdict(Best)
    kinds: dict[str, Best[Hashable]] = defaultdict(Best)
    taken: dict[tuple[str, str], Best[Hashable]] = defaultdict(Best)
    twins: dict[Hashable, Best[str]] = defaultdict(Best)
    for s in sights:
        told_by = s.heeded
        clauses[s.family, s.clause].add(told_by, s.start)
        lines[s.family, s.sentence].add(told_by, s.clause)
        told[s.kind, s.says].add(told_by, s.start)
        kinds[s.kind].add(told_by, s.says)
        twins[s.family, s.start].add(told_by, s.kind)
        if s.score > 0 and s.size:
            taken[s.kind, s.unit].add(s.size, s.says)
    no_clause: Best[int] = Best()
    no_line: Best[tuple[int, int]] = Best()
    figures = [s.score > 0 for s in sights if s.family is Family.FIGURE]
    share = sum(figures) / len(figures) if figures else 0.0
    for s in sights:
        found = {"alone": s.score, "share taken": share, "how far down": s.sentence / max(1, sentences)}
        best = [
            twins[s.family, s.start].besides(s.kind),
            told[s.kind, s.says].besides(s.start),
            kinds[s.kind].besides(s.says),
        ]
        for family in Family:
            best += [
                clauses.get((family, s.clause), no_clause).besides(s.start),
                lines.get((family, s.sentence), no_line).besides(s.clause),
                lines.get((family, s.sentence - 1), no_line).besides(None),
                lines.get((family, s.sentence + 1), no_line).besides(None),
            ]
        for (there, how_likely), score in zip(OTHERS, best, strict=True):
            if score is not None:
                found[there] = 1.0
                found[how_likely] = score
        if s.size and (largest := taken[s.kind, s.unit].besides(s.says)) is not None:
            found["tens of the largest taken"] = max(-FAR, min(FAR, math.log10(s.size / largest)))
            found["larger than those taken"] = float(s.size > largest)
        yield found
