"""Readings of figures: money, power, chips, spans of time, stakes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimtrack.catalog import Kind
from claimtrack.extract.drafting import SITED
from claimtrack.extract.quantities import power
from claimtrack.extract.quantities.figures import Figure
from claimtrack.extract.quantities.units import Kind as Measured
from claimtrack.extract.readings import Reading
from claimtrack.extract.terms.purchases import purchase
from claimtrack.extract.text.dealing import CONTRACT_WORDS
from claimtrack.extract.text.sieve import turn
from claimtrack.late import late
from claimtrack.records import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.looks import FigureLook
    from claimtrack.extract.text.surroundings import Surroundings
    from claimtrack.extract.whose.telling import Telling

REFUSED = -1.0
"""A figure with this score or less was spoken against by its words, not only left without a word for it."""
SHARED = frozenset({Measured.PERCENT, Measured.SHARES})
"""What is no stake may be any share of anything: it says nothing of the rest of its clause."""
DAYS_A_MONTH = Decimal("30.436875")
"""A twelfth of the mean Gregorian year."""
NO_COMPUTE = frozenset({"generation", "cooling"})
"""What turbines give or chillers take is no power of the deal."""
POWER_BOUGHT = turn(
    r"\b(?:PPAs?|power purchase|off-?take\w*|purchas\w+ (?:energy|electricity|power)|buy\w* (?:energy|electricity|power))\b"
)
"""It is power that the deal is for."""
RENEWABLE = turn(r"\b(?:renewables?|solar|wind|geothermal|hydro\w*|nuclear)\b")
BUILDS_PLANTS = frozenset({Kind.INVESTOR, None})
"""Who may sell power without being a company of energy by the catalog."""
CONTRACTED = turn(CONTRACT_WORDS)
LET = late(r"[\s,-]+(?:[\w-]+[\s,]+){0,3}?(?:sub-?)?(?:leases?|hosting|colocation)\b", re.IGNORECASE)
"""After a span of time: it is how long halls are let, which is another contract than the one for compute."""
AND_MORE = late(r"\W*(?:more|extra|on top)\b", re.IGNORECASE)


def figure_readings(draft: Draft, seen: Sequence[FigureLook]) -> Iterator[Reading]:
    """Every numeral of the article, with the claim it became or why it became none."""
    for numeral in draft.figures[1]:
        words = draft.text[numeral.start : numeral.end]
        yield Reading(numeral.start, numeral.end, words, "number", reason="no unit of a deal")
    last: tuple[Figure, Reading] | None = None
    for look in seen:
        figure, reading = look.figure, _figure(draft, look)
        sentence = draft.telling.sentence_at(figure.core)
        if last is not None and _goes_with(draft, last, figure, sentence.start):
            reading.claim, reading.reason, reading.score = None, "more of what was refused before it", last[1].score
        clause = sentence.clause_at(figure.core)
        if reading.claim is not None:
            draft.taken.add(clause)
            if reading.claim.field is Field.GPU_COUNT:
                draft.counts.take(figure.start, figure.end)
        elif reading.score <= REFUSED and reading.cues and figure.kind not in SHARED:
            draft.refused.add(clause)
        last = figure, reading
        yield reading


def _goes_with(draft: Draft, last: tuple[Figure, Reading], figure: Figure, floor: int) -> bool:
    """Whether a figure only adds to one that was refused: "a $30 million commission, and $20 million more"."""
    before, reading = last
    return (
        before.kind is figure.kind
        and before.start >= floor
        and reading.claim is None
        and reading.score <= REFUSED
        and AND_MORE.match(draft.text, figure.end) is not None
    )


def _figure(draft: Draft, look: FigureLook) -> Reading:
    telling, figure, around, decision = draft.telling, look.figure, look.around, look.decision
    reading = Reading(figure.start, figure.end, draft.text[figure.start : figure.end], str(figure.kind))
    reading.score, reading.cues = decision.score, decision.cues
    accord = look.stake
    if accord is None and decision.field is not None:
        accord = purchase(figure, telling) or telling.accord_at(figure.core, decision.field)
    basis = _basis(decision.field, figure, around)
    facility = telling.facility_at(figure.start, figure.end) if decision.field in SITED else None
    if decision.field is None:
        reading.reason = decision.reason
    elif accord is None:
        reading.reason = "no deal in the article to which it could belong"
    elif basis in NO_COMPUTE and not (basis == "generation" and _of_power(accord, around)):
        reading.reason = f"power of {basis}, not of compute"
    elif decision.field is Field.UNIT_PRICE and len(accord.groups) == 1 and not around.hears_in_sentence(CONTRACTED):
        reading.reason = "a price for everybody: its sentence tells no deal, and the article no two who deal"
    elif figure.unit.endswith("/GPU") and not _named_beside(telling, figure, accord):
        reading.reason = "what a chip costs: its sentence names nobody of the deal"
    elif facility and telling.is_buyers_own(facility, figure.core, accord):
        reading.reason = f"of another facility, {facility}"
    else:
        reading.claim = draft.claim(
            decision.field, figure.start, figure.end, accord, around, decision.score,
            **_stated(figure, decision.field), qualifier=figure.qualifier, vague=figure.vague,
            basis=basis, plain=decision.plain, site=facility if telling.tells_of_facilities else None,
        )  # fmt: skip
    return reading


def _stated(figure: Figure, name: Field) -> dict[str, Any]:
    """Bounds and unit of a figure; a term in days is told in months, as one in years is."""
    told = {"low": figure.low, "high": figure.high, "half": figure.half}
    if name is not Field.TERM or figure.unit != "day":
        return {**told, "unit": figure.unit}
    months = {bound: None if days is None else round(days / DAYS_A_MONTH, 3) for bound, days in told.items()}
    return {**months, "unit": "month"}


def _named_beside(telling: Telling, figure: Figure, accord: Accord) -> bool:
    """Whether the sentence of a figure names a party of its deal."""
    sentence = telling.sentence_at(figure.core)
    return any(p.group in accord.groups for p in telling.every_name_in((sentence.start, sentence.end)))


def _of_power(accord: Accord, around: Surroundings) -> bool:
    """Whether it is power that the deal sells: then what a plant gives is its own figure."""
    seller = accord.seller
    if around.hears(POWER_BOUGHT) or (seller is not None and seller.kind is Kind.ENERGY):
        return True
    return seller is not None and seller.kind in BUILDS_PLANTS and around.hears_in_sentence(RENEWABLE)


def _basis(name: Field | None, figure: Figure, around: Surroundings) -> str | None:
    if name is Field.POWER:
        return power.basis(around.before[-12:] + around.quote + around.after[:32])
    if name is Field.TERM and LET.match(around.after):
        return "lease"
    return figure.notes.get("basis")
