"""What was decided of a figure: the field that it fills, or why none."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.records import Field


@dataclass(slots=True)
class Decision:
    """A field, or None; the cues that led there, with their weights; and the reason in a word where none is taken.

    `score` is above 0 for what is taken. `candidate` is the field that the figure fills or would fill, where it is for
    the words round it to say whether it does. `plain` says that the cues alone would take it too, `open` that what else the
    article tells may change it.
    """

    field: Field | None
    score: float
    cues: list[tuple[str, float]] = dataclasses.field(default_factory=list)
    reason: str = ""
    candidate: Field | None = None
    plain: bool = True
    open: bool = False

    def again(self, score: float, why: str) -> Decision:
        """What is decided where something else gives another score."""
        changed = (why, round(score - self.score, 1))
        field = self.candidate if score > 0 else None
        return dataclasses.replace(self, field=field, score=score, cues=[changed, *self.cues])

    @classmethod
    def of(cls, candidate: Field, score: float, said: list[tuple[str, float]], reason: str) -> Decision:
        """What the weight of some cues decides of a field; `reason` is for where it is not taken."""
        return cls(candidate if score > 0 else None, score, said, reason, candidate, plain=score > 0)
