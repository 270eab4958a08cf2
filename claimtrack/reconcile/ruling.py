"""What a verdict is given by, and what it comes to before it is put in words."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from claimtrack.reconcile.grounds import Wider
from claimtrack.reconcile.thresholds import DEFAULT, Thresholds
from claimtrack.records import Bound, Verdict


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rules need to know of the deal beside the two claims.

    Its sites, when it has more than one, and which of them lie in which, which of its articles are filings, whether
    nobody names who buys, and by currency and number of a price of a period the articles that tell it.
    """

    sites: frozenset[str] = frozenset()
    wider: Wider = field(default_factory=dict)
    filings: frozenset[str] = frozenset()
    unnamed: bool = False
    rates: Mapping[tuple[str | None, Bound], AbstractSet[str]] = field(default_factory=dict)
    thresholds: Thresholds = field(default=DEFAULT)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict before it is put in words: which rule gave it, and what it rests on."""

    verdict: Verdict
    rule: str
    flags: tuple[str, ...] = ()
    refining: str | None = None
    assumption: str = ""
