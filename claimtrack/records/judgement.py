"""What a person decided of a claim or a deal."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, with who took it, when and why. It outlives re-extraction.

    Accept, reject and correct are of the claims that stand in the words `quote` of an article (its identity);
    `changed` are the values of a correction. Merge is of a deal `into` another; split takes the claims of `articles`
    out of a deal, into one of its own. `undone` is when it was taken back, an ISO instant.
    """

    decision: Decision
    reason: str
    who: str
    when: str
    number: int | None = None
    article: str | None = None
    quote: str | None = None
    field: str | None = None
    changed: dict[str, str] = dataclasses.field(default_factory=dict)
    deal: str | None = None
    into: str | None = None
    articles: tuple[str, ...] = ()
    undone: str | None = None

    def stood(self, moment: str | None = None) -> bool:
        """Whether the decision stands, or with an ISO instant, whether it had been taken and not undone before then."""
        if moment is None:
            return self.undone is None
        return self.when < moment and (self.undone is None or self.undone >= moment)


def tied(deals: Iterable[str], judgements: Iterable[Judgement]) -> frozenset[str]:
    """Some deals, with every deal that a merge or a split ties to them: what one says may be said of all."""
    found = set(deals)
    ties = [{d for d in (j.deal, j.into) if d} for j in judgements if j.deal]
    before = -1
    while before != len(found):
        before = len(found)
        found |= {d for tie in ties if not tie.isdisjoint(found) for d in tie}
    return frozenset(found)
