"""What a person decided of a claim or a deal."""

from __future__ import annotations

import dataclasses
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
    out of a deal, into one of its own.
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
    undone: bool = False
