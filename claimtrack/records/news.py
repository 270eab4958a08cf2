"""A piece of news about a deal: what a night found that changed, as it is sent and published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimtrack.records.change import Cause, Moved, Said
from claimtrack.records.verdict import Severity, Verdict

ENTRIES = 200
"""Of a feed, and of the report's page of what changed: the last."""


class Kind(StrEnum):
    """What changed: figures and the verdicts between them, the text of an article, or that it is there at all."""

    CHANGE = "change"
    EDIT = "edit"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class News:
    """One change, in words that are safe to show.

    `id` is a UUID that never changes: the same change of the same night has the same. `told` is the ISO instant at which
    the night told it. `deals` are ids, `parties` the names of who is in them. For an edit, `said` is first what the text
    no longer says, then what it says now; `before` is how many of them are of the first kind.
    """

    id: str
    kind: Kind
    told: str
    deals: tuple[str, ...]
    parties: tuple[str, ...]
    said: tuple[Said, ...]
    why: str = ""
    moved: Moved | None = None
    field: str = ""
    verdict: Verdict | None = None
    was: Verdict | None = None
    severity: Severity = Severity.NONE
    cause: Cause = Cause.WORLD
    article: str = ""
    before: int = 0

    @property
    def headline(self) -> str:
        """One line: who, what, and the figures."""
        who = " / ".join(self.parties) or ", ".join(self.deals)
        match self.kind:
            case Kind.EDIT:
                was, now = self.said[: self.before], self.said[self.before :]
                return f"{who}: an article was edited: {_figures(was) or 'nothing of this'} is now {_figures(now) or 'gone'}"
            case Kind.WITHDRAWN:
                return f"{who}: an article is not there any more: {self.why or self.article}".removeprefix(": ")
        verdict = (
            f"{self.was} became {self.verdict}" if self.was and self.verdict else str(self.verdict or self.was or "")
        )
        figures = " × ".join(f"“{said.figure}”" for said in self.said)
        return " ".join(f"{who}: {self.field} {self.moved} {verdict} {figures}".split())

    @property
    def worse(self) -> bool:
        """Whether it is a disagreement in the world that is new, or worse than it was."""
        if self.verdict is None or self.moved not in {Moved.NEW, Moved.CHANGED} or self.cause is not Cause.WORLD:
            return False
        order = list(Verdict)
        return self.was is None or order.index(self.verdict) < order.index(self.was)


def _figures(said: tuple[Said, ...]) -> str:
    return ", ".join(f"“{s.figure}”" for s in said)
