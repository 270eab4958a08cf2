"""What moved between two states of knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimtrack.records.claim import Field
from claimtrack.records.verdict import Severity, Verdict


class Moved(StrEnum):
    """What became of a figure or a disagreement."""

    NEW = "new"
    CHANGED = "changed"
    RESOLVED = "resolved"
    GONE = "gone"
    FIGURE = "new figure"


class Cause(StrEnum):
    """What moved it: the articles, or only how claimtrack reads them, or what a person decided."""

    WORLD = "world"
    READING = "reading"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as one text has it: its words, the sentence they stand in, who says so, and at which address."""

    figure: str
    sentence: str
    who: str
    address: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `said` are the one or two positions in it, each as one text has it; `was` is the verdict before, if any."""

    moved: Moved
    deal: str
    field: Field
    said: tuple[Said, ...]
    verdict: Verdict | None
    was: Verdict | None
    severity: Severity
    why: str
    cause: Cause = Cause.WORLD

    @property
    def figures(self) -> tuple[str, ...]:
        """The words of the one or two positions."""
        return tuple(said.figure for said in self.said)
