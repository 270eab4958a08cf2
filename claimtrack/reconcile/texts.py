"""Verdicts between texts: places and chip models. Two texts are never a conflict, only nearer or further."""

from __future__ import annotations

import re

from claimtrack.records import Claim, Field, Verdict

FILLER = frozenset("the a an in at near of and on for its with nvidia nvidias gpu gpus chip chips".split())
SHORT = {"tn": "tennessee", "tx": "texas", "ny": "new york", "nd": "north dakota", "uk": "united kingdom"}


def text_verdict(a: Claim, b: Claim) -> tuple[Verdict, str | None]:
    """`same` for the same words, `refines` where one names more than the other, else `not-comparable`.

    A deal may have several sites and chip models, so that other words are another thing, not a contradiction; and it
    moves from talks to a contract, so that two states of it are two moments.
    """
    if a.field is Field.STATUS:
        return (Verdict.SAME if a.stage is b.stage else Verdict.NOT_COMPARABLE), None
    left, right = words(a.quote), words(b.quote)
    if left == right:
        return Verdict.SAME, None
    if left < right:
        return Verdict.REFINES, "b"
    if right < left:
        return Verdict.REFINES, "a"
    return (Verdict.COMPATIBLE if left & right else Verdict.NOT_COMPARABLE), None


def words(text: str) -> frozenset[str]:
    """The words that carry a place or a model, state codes spelt out."""
    found = re.findall(r"[\w.]+", text.lower().replace("’", "").replace("'", ""))
    plain = (w.replace(".", "") for w in found)
    return frozenset(part for w in plain if w and w not in FILLER for part in SHORT.get(w, w).split())
