"""What it is that a text says is not told: the price, the size, the place, everything, or something else.

Rules (`phrases.about_what`) look for words of money, of size and of place near by. On articles held out they name it as
the labels do in .62 of the clauses, what was learned of the words in .71 (`bench/learning.py abouts`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from claimtrack.extract.learned.weighing import likeliest
from claimtrack.extract.quantities.foreign import ENGLISH
from claimtrack.records import About, Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.readings import Reading
    from claimtrack.records import Claim

ELSE: Final = "other"
"""What is none of price, capacity and place, nor all of them: the length, a date, a party's name."""


def with_abouts(draft: Draft, readings: Sequence[Reading]) -> None:
    """Give each non-disclosure of an article what it is about."""
    if draft.article.language not in ENGLISH:
        return
    for reading in readings:
        claim = reading.claim
        if claim is not None and claim.field is Field.DISCLOSURE:
            about = likeliest("abouts", about_signs(draft, claim), {})
            reading.claim = replace(claim, about=None if about == ELSE else About(about))


def about_signs(draft: Draft, claim: Claim) -> set[str]:
    """What tells what a non-disclosure is about: its words, those of its sentence, and what rules make of them."""
    sentence = draft.telling.sentence_at(claim.start)
    signs = draft.signs.of_clause(claim.start, claim.end, sentence, by_rule=True)
    floor, ceiling = sentence.clause_at(claim.start)
    signs.update(f"clause={word}" for word in draft.signs.words(floor, ceiling, sentence))
    signs.add(f"by rule {claim.about or ELSE}")
    return signs
