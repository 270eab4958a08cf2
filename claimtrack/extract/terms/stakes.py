"""Whether a sum, a share or a number of shares is somebody's stake in a company: the turns of phrase and what is learned of the rest."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claimtrack.extract.learned.weighing import odds, weightiest
from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.terms.decision import Decision
from claimtrack.extract.terms.equity import is_guarantee, told_as_stake
from claimtrack.late import late
from claimtrack.records import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.quantities.figures import Figure
    from claimtrack.extract.text.surroundings import Surroundings
    from claimtrack.extract.whose.telling import Telling

STAKE: Final = "stake"
"""The kind under which the weights of signs for stakes are kept."""
LEAST: Final = Decimal(1_000_000)
"""Less money than this is a price of one share."""
BESIDE: Final = 60
"""So many characters on each side of a figure are its neighbours."""
INVESTED: Final = late(
    r"\b(?:invest\w*|stakes?|equity|warrants?|shareholder\w*|own(?:s|ed|ership|ing)?|h[oe]ld(?:s|ing|ings)?|funding|fundrais\w*|rais(?:e[sd]?|ing)|rounds?|inject\w*|acqui\w*|buy-?outs?|take-?overs?|ventures?|JV|interest|into|back(?:ers?|ed|ing|s)|shares?|stock|Series [A-H])\b",
    re.IGNORECASE,
)
"""Words that stakes are told with, and much else."""
PLAIN: Final = "told as a stake"
"""The sign that a turn of phrase tells one."""
AS_TOLD: Final = 1.0
"""In log odds: of 41 figures held out that a turn of phrase tells, and whose signs have up to so much against them, 24 were stakes."""
MOVED: Final = late(
    r"\b(?:r[io]se|risen|rising|rall(?:y|ied)|jump\w*|gain\w*|climb\w*|f[ae]ll(?:s|en|ing)?|drop\w*|slip\w*|los[et]\w*|lost|shed|sank|surg\w*|soar\w*|up|down|higher|lower|add(?:s|ed)|advanc\w*|declin\w*|tumbl\w*|slid\w*|plung\w*|gr[eo]w\w*|coupons?|interest rates?|yields?|margins?)\W*(?:(?:by|of|at|as much as|another|a further|more than|over|nearly|almost|about|some|around|to|was|is|were)\W*){0,3}$",
    re.IGNORECASE,
)
NO_SHARE: Final = late(
    r"\W*(?:(?:higher|lower|more|less|up|down|above|below|jump|rise|gain|drop|fall|growth|increase|decrease|decline|premium|discount)\b|interest(?! in)|coupon|margin|a year\b|annual|year[- ]on|year[- ]over|(?:senior |convertible )*notes|bonds|renewable|carbon|utili[sz]|efficien|up ?front|in advance|prepa|of (?:(?:the|its|their|all|total|that) )*(?:revenues?|sales|contracts?|costs?|capex|price|debt|backlog|load|power|capacity|workforce|market)\b)",
    re.IGNORECASE,
)
"""After or before a percentage: a move of a price, a rate, or a part of something else than a company."""
GROWS: Final = late(
    r"\b(?:stakes?|holdings?|shareholdings?|ownership|interests?)\b(?:(?!\b(?:value|worth)\b)[^.;]){0,60}\bto\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
"""Before a move: it is the stake that grows to so much."""
OF_COMPANY: Final = late(r"\W*(?:of (?=[A-Z])|(?:[A-Z]\w+ )?stakes?\b)")
"""After a percentage: what is picked up, gained or given up is a share of a company."""


def may_be_stake(figure: Figure, around: Surroundings) -> bool:
    """Whether a figure is one that a stake could be told by: large money, shares, a share of something that is no change of it."""
    if figure.kind is Kind.PERCENT:
        moved = MOVED.search(around.before) and not GROWS.search(around.before) and not OF_COMPANY.match(around.after)
        return not moved and NO_SHARE.match(around.after) is None
    if figure.kind is Kind.MONEY:
        return (figure.value is None or figure.value >= LEAST) and not is_guarantee(figure, around)
    return figure.kind is Kind.SHARES


def stake_signs(
    figure: Figure, around: Surroundings, holding: tuple[Accord, set[str]], telling: Telling
) -> Iterator[str]:
    """What speaks for and against a stake beside the signs of every figure."""
    held, theirs = holding
    sentence = telling.sentence_at(figure.core)
    yield from (f"holding {sign}" for sign in theirs)
    yield from (f"clause says {word}" for word in _words_of_investing(around.clause))
    yield from (f"says before {word}" for word in _words_of_investing(around.before[-BESIDE:]))
    yield from (f"says after {word}" for word in _words_of_investing(around.after[:BESIDE]))
    if sentence.place:
        yield from (f"said before {word}" for word in _words_of_investing(telling.sentences[sentence.place - 1].text))
    if told_as_stake(figure, telling):
        yield PLAIN
    if any(a.groups == held.groups for a in telling.accords):
        yield "the two deal"
    yield f"{len(held.groups & telling.main.groups) if telling.main else 0} of the main deal"


@lru_cache(maxsize=512)
def _words_of_investing(words: str) -> frozenset[str]:
    return frozenset(found.group().lower() for found in INVESTED.finditer(words))


def by_rule(signs: set[str]) -> float:
    """What a turn of phrase counts beside what is learned of all figures alike."""
    return AS_TOLD if PLAIN in signs else 0.0


def stake(signs: set[str]) -> Decision:
    """Whether a figure is a stake that belongs to a deal, or to two who deal, and not just anybody's in a party."""
    score = odds("stakes", STAKE, signs) + by_rule(signs)
    said = [("learned of stakes", round(score, 1)), *weightiest("stakes", STAKE, signs)]
    reason = "an investment apart from the deal" if PLAIN in signs else "not told as a stake in a party"
    return Decision(
        Field.EQUITY if score > 0 else None, score, said, reason, Field.EQUITY, plain=PLAIN in signs, open=True
    )
