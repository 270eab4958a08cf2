"""Whether a claim looks back at an earlier deal of the same parties: "the prior $14.2 billion arrangement"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from claimtrack.records import Claim, Field, Part

APART_DAYS = 45
"""Two announcements of one pair further apart than this may be two deals."""
NOW = frozenset({Part.CUMULATIVE, Part.INCREMENT})
_deal = r"(?:deal|agreement|contract|arrangement|commitment|lease|order|pact|purchase|award|accord|partnership)s?\b"
BEFORE = re.compile(
    r"\b(?:prior|previous(?:ly)?|existing|earlier|original(?:ly)?|on top of|in addition to|up from|start(?:ed|ing) (?:at|with)|"
    r"(?:add(?:s|ed|ing)? to|build(?:s|ing)? on|built on|expand(?:s|ed|ing)? (?:on|upon)|follow(?:s|ed|ing)|after) (?:an?|its|the|their)(?: \w+)?)"
    r"(?:\s[\w-]+){0,4}?\s*$",
    re.IGNORECASE,
)
"""What stands right before a figure of an earlier deal."""
CLAUSE = re.compile(
    rf"\b(?:prior|previous|existing|earlier|original|initial|first) (?:[\w-]+ ){{0,2}}?{_deal}"
    rf"|\bhad (?:already |previously |earlier |first )?(?:leased|signed|agreed|bought|contracted|committed|taken|ordered|rented|booked|struck)\b",
    re.IGNORECASE,
)
"""What makes a whole clause speak of an earlier deal."""
BREAK = re.compile(r";|\s[–—-]\s|—|:\s")
NEAR = 60


def of_earlier(claim: Claim, dated: Iterable[Claim], today: str | None) -> bool:
    """Whether the words round a claim set it in an earlier deal.

    `dated` are the announcements that the article tells, and `today` its own day: a clause that holds an announcement
    of long before speaks of that one. A running total or an addition is never of the earlier deal.
    """
    if claim.part in NOW:
        return False
    clause, at = _clause(claim)
    if claim.field is Field.ANNOUNCED:
        return _long_before(claim, today) or bool(CLAUSE.search(clause))
    if BEFORE.search(clause[max(0, at - NEAR) : at]) or CLAUSE.search(clause):
        return True
    return any(d.sentence == claim.sentence and d.quote in clause and _long_before(d, today) for d in dated)


def days_between(a: str | None, b: str | None) -> int | None:
    """The days between two EDTF dates, a month taken at its middle; None where one is no month."""
    days = []
    for edtf in (a, b):
        try:
            full = f"{edtf}-15" if edtf and len(edtf) == len("2026-05") else edtf or ""
            days.append(date.fromisoformat(full))
        except ValueError:
            return None
    return abs((days[0] - days[1]).days)


def _long_before(claim: Claim, today: str | None) -> bool:
    if not isinstance(claim.high, str) or today is None or claim.high >= today:
        return False
    return (days_between(claim.high, today) or 0) > APART_DAYS


def _clause(claim: Claim) -> tuple[str, int]:
    """The clause that a claim stands in, and where its quote begins there."""
    at = max(0, claim.sentence.find(claim.quote))
    breaks = [0, *(m.end() for m in BREAK.finditer(claim.sentence)), len(claim.sentence)]
    start = max(b for b in breaks if b <= at)
    end = min((b for b in breaks if b >= at + len(claim.quote)), default=len(claim.sentence))
    return claim.sentence[start:end], at - start
