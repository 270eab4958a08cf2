"""How a deal stands, kept so that it is worked out again only when something of it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimtrack.records.claim import Field
from claimtrack.records.verdict import Severity, Verdict


@dataclass(frozen=True, slots=True)
class FieldStanding:
    """One field of a deal: the worst verdict, every verdict in it, how severe, how many sources behind the worst."""

    field: Field
    verdict: Verdict | None
    verdicts: frozenset[Verdict]
    severity: Severity
    support: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One deal: its fields, the worst first, and the whole report as a line of JSON (empty where it was not read).

    `positions` and `verdicts` are flat rows, for who asks the database itself.
    """

    deal: str
    articles: int
    claims: int
    fields: tuple[FieldStanding, ...]
    body: str = ""
    positions: tuple[Mapping[str, Any], ...] = ()
    verdicts: tuple[Mapping[str, Any], ...] = ()

    @property
    def severity(self) -> Severity:
        """That of the worst field."""
        return self.fields[0].severity if self.fields else Severity.NONE
