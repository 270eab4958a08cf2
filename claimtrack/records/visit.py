"""What is remembered of the addresses that were fetched, and of the sources that led there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class VisitOutcome(StrEnum):
    """What came of a visit."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    NO_ARTICLE = "no-article"
    REFUSED = "refused"
    GONE = "gone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit to an address. `when` and `due` are ISO instants in UTC; `raw` is the digest of the bytes kept.

    `source` is the id of the source that led there, `hint` the date that it gave.
    """

    address: str
    when: str
    outcome: VisitOutcome
    etag: str | None = None
    modified: str | None = None
    raw: str | None = None
    what: str | None = None
    failures: int = 0
    due: str | None = None
    source: str | None = None
    hint: str | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether a page is gone: it was not there twice in a row, or its server says that it will not come back."""
        return self.outcome is VisitOutcome.GONE and (self.failures > 1 or "410" in (self.what or ""))


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a long archive has been read: everything before `place` (bytes of the file) has been handed on."""

    name: str
    place: int


@dataclass(frozen=True, slots=True)
class SourceState:
    """How the fetching of a source has gone: when it was last tried and last succeeded, and when it is due again."""

    source: str
    tried: str | None = None
    succeeded: str | None = None
    failures: int = 0
    due: str | None = None
    what: str | None = None
    entries: int = 0
    newest: str | None = None


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What asking a source gave: its entries, how many of them speak of deals, the newest, and one article's words.

    `trouble` is what went wrong, the first thing; None where nothing did.
    """

    source: str
    entries: int
    wanted: int
    newest: str | None
    article: str | None
    words: int
    trouble: str | None

    @property
    def works(self) -> bool:
        """Whether a night's run would get articles out of it."""
        return self.entries > 0 and self.words > 0


@dataclass(frozen=True, slots=True)
class Rules:
    """The robots.txt of a host as it was when it was fetched; `status` 0 stands for no answer."""

    host: str
    fetched: str
    status: int
    text: str


class Memory(Protocol):
    """What fetching asks of the store."""

    def visits(self, addresses: Iterable[str]) -> dict[str, Visit]:
        """The last visit to each address that was visited."""
        ...

    def due(self, source: str, now: str, most: int) -> list[Visit]:
        """The addresses that a source once led to and that are due at a moment, the longest due first."""
        ...

    def rules_of(self, host: str) -> Rules | None:
        """The robots.txt of a host (with its scheme and port), where it was fetched before."""
        ...

    def keep_rules(self, rules: Rules) -> None:
        """Keep a robots.txt."""
        ...

    def source_states(self) -> dict[str, SourceState]:
        """The state of each source that was tried."""
        ...

    def keep_source_state(self, state: SourceState) -> None:
        """Keep the state of a source."""
        ...

    def forgotten(self, addresses: Collection[str]) -> set[str]:
        """Those of some addresses that the user wants neither kept nor fetched."""
        ...

    def mark(self, name: str) -> int:
        """How far a long archive has been read, in bytes; 0 for one that was never begun."""
        ...


class Forgetful:
    """A memory that lasts one run."""

    def __init__(self) -> None:
        self._rules: dict[str, Rules] = {}
        self._states: dict[str, SourceState] = {}

    def visits(self, addresses: Iterable[str]) -> dict[str, Visit]:  # noqa: ARG002 - nothing is remembered
        """No visit."""
        return {}

    def due(self, source: str, now: str, most: int) -> list[Visit]:  # noqa: ARG002 - nothing is remembered
        """None."""
        return []

    def rules_of(self, host: str) -> Rules | None:
        """The rules that were kept in this run."""
        return self._rules.get(host)

    def keep_rules(self, rules: Rules) -> None:
        """Keep rules for this run."""
        self._rules[rules.host] = rules

    def source_states(self) -> dict[str, SourceState]:
        """The states that were kept in this run."""
        return dict(self._states)

    def keep_source_state(self, state: SourceState) -> None:
        """Keep a state for this run."""
        self._states[state.source] = state

    def forgotten(self, addresses: Collection[str]) -> set[str]:  # noqa: ARG002 - nothing is remembered
        """None."""
        return set()

    def mark(self, name: str) -> int:  # noqa: ARG002 - nothing is remembered
        """Nothing."""
        return 0
