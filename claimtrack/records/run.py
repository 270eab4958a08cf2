"""One run: what was asked, what came of it, what went wrong, and how long each stage took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that went wrong in a run: the file, address or source, and what happened."""

    subject: str
    what: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `ingest` or `nightly`. `began`, `ended` and `told` are ISO instants in UTC, `stages` are in seconds.

    `ended` is None for a run that was cut off. `told` is the moment up to which a nightly run has told what changed.
    """

    number: int
    kind: str
    began: str
    extractor: str
    catalog: int
    ended: str | None = None
    told: str | None = None
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    claims: int = 0
    no_article: int = 0
    failed: int = 0
    stages: Mapping[str, float] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
