"""What was looked at in an article, and what the whole of it takes back of what a sentence seemed to say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from claimtrack.late import late
from claimtrack.records import Claim, Field, Qualifier, Subject

TAKEN = late(r"\b(?:leas(?:e|es|ed)|contract(?:s|ed)?|commit\w*|takes?|taken|agreement)\b", re.IGNORECASE)


@dataclass(slots=True)
class Reading:
    """One thing that was looked at: `text[start:end]`, what it was read as, the cues, and the claim it became, if any."""

    start: int
    end: int
    words: str
    read_as: str
    claim: Claim | None = None
    reason: str = ""
    score: float = 0.0
    cues: list[tuple[str, float]] = field(default_factory=list)


def settled(readings: list[Reading]) -> list[Reading]:
    """Take back what the rest of the article explains: a whole campus, a term that is given exactly elsewhere."""
    claims = [r.claim for r in readings if r.claim is not None]
    exact_terms = {c.buyer for c in claims if c.field is Field.TERM and not c.vague}
    vague: set[tuple[object, ...]] = set()
    contracted = [c for c in claims if c.field is Field.POWER and (c.basis == "it" or TAKEN.search(c.sentence))]
    for r in readings:
        c = r.claim
        if c is None:
            continue
        if c.field is Field.TERM and c.vague and c.buyer in exact_terms:
            r.claim, r.reason = None, "the term is told exactly elsewhere"
        elif c.vague and (key := (c.field, c.vague, c.site, c.buyer, c.seller)) in vague:
            r.claim, r.reason = None, "told before"
        elif c.vague:
            vague.add(key)
        elif c.field is Field.POWER and c.basis != "it" and _whole_site(c):
            inside = next(
                (
                    o
                    for o in contracted
                    if o is not c and o.buyer == c.buyer and _size(o) < _size(c) and not _whole_site(o)
                ),
                None,
            )
            if inside is not None and (inside.site is None or c.site is None or inside.site == c.site):
                r.claim, r.reason = None, f"the whole site, of which the deal takes “{inside.quote}”"
    return readings


def _whole_site(c: Claim) -> bool:
    """Whether a figure of power is told as the size of a campus, not of what is contracted there."""
    behind = c.sentence[c.sentence.find(c.quote) + len(c.quote) :][:24].lstrip(" -")
    return behind.startswith(("campus", "site", "design")) or (
        c.subject is Subject.FACILITY and c.qualifier is Qualifier.UP_TO
    )


def _size(c: Claim) -> Decimal:
    value = c.high if c.high is not None else c.low
    return value if isinstance(value, Decimal) else Decimal(0)
