"""Free text about one known field -> a claim: what `compare` is given on the command line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from claimtrack.errors import UsageError
from claimtrack.extract.quantities import power
from claimtrack.extract.quantities.figures import Figure, figures
from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.terms import phrases, scope, voice
from claimtrack.extract.text.prose import plain, sentences
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.extract.times.bounds import bounds
from claimtrack.extract.times.dates import forward, moments
from claimtrack.late import late
from claimtrack.records import DATE_FIELDS, About, Claim, Field, Qualifier, Stage, Status, Subject

KINDS: Final = {
    Field.PRICE_TOTAL: {Kind.MONEY, Kind.RATE, Kind.UNIT_PRICE},
    Field.PRICE_RATE: {Kind.MONEY, Kind.RATE, Kind.UNIT_PRICE},
    Field.UNIT_PRICE: {Kind.MONEY, Kind.RATE, Kind.UNIT_PRICE},
    Field.POWER: {Kind.POWER, Kind.ENERGY},
    Field.GPU_COUNT: {Kind.CHIPS},
    Field.TERM: {Kind.SPAN},
    Field.NOTICE: {Kind.SPAN},
    Field.EQUITY: {Kind.MONEY, Kind.PERCENT, Kind.SHARES},
}
BARE: Final = late(
    r"(?:was |were |is |are )?(?:un|not (?:been )?)(?:disclosed|specified|revealed|known|public)", re.IGNORECASE
)
LEAD: Final = "in "
"""Before a month that stands alone: "June"."""
NEGATED: Final = late(r"(?:\b(?:not|never)|n['’]t)\s(?:(?:worth|for|of|at|about|a|the|be|cost)\s){0,3}$", re.IGNORECASE)
SIGNED: Final = late(r"\b(?:sign(?:s|ed|ing)?|agreed|announced|closed|done|executed|final)\b", re.IGNORECASE)
PLANNED: Final = late(r"\b(?:planned|plans|to come|targeted|proposed)\b", re.IGNORECASE)
PRICE_BASIS: Final = (("reserved", late(r"\breserved\b|\bcommitted\b", re.IGNORECASE)), ("on-demand", re.compile(r"\bon[- ]demand\b|\blist price\b", re.IGNORECASE)), ("spot", re.compile(r"\bspot\b", re.IGNORECASE)))  # fmt: skip


def statement(text: str, field: Field, published: str | None = None) -> Claim:
    """The claim that a statement makes of a field. Raises `UsageError` when it states nothing of it."""
    text = plain(text)
    withheld = phrases.withheld(text, 0, len(text))
    if BARE.fullmatch(text.strip()):
        return _claim(
            text, Field.DISCLOSURE, 0, len(text), published, unit="text", status=Status.UNDISCLOSED, about=_about(field)
        )
    if withheld:
        phrase = withheld[0]
        return _claim(
            text, Field.DISCLOSURE, 0, len(text), published, unit="text", status=Status.UNDISCLOSED, about=phrase.about
        )
    if field in DATE_FIELDS:
        return _date(text, field, published)
    if field in KINDS:
        found = [f for f in figures(text, sentences(text))[0] if f.kind in KINDS[field]]
        if found:
            return _figure(text, field, found[0], published)
        raise UsageError(f"“{text}”", f"states nothing of {field}", "give a figure with its unit")
    if field is Field.STATUS:
        return _claim(text, field, 0, len(text), published, unit="text", stage=_stage(text))
    return _claim(text, field, 0, len(text), published, unit="text")


def _stage(text: str) -> Stage:
    told = next((p.stage for s in sentences(text) for p in phrases.standings(s) if p.stage), None)
    if told is None and not SIGNED.search(text):
        raise UsageError(
            f"“{text}”", "states nothing of deal_status", "say signed, in talks, letter of intent or cancelled"
        )
    return told or Stage.AGREED


def _figure(text: str, field: Field, figure: Figure, published: str | None) -> Claim:
    around = Surroundings.alone(text, figure.start, figure.end)
    part = scope.part_of(field, around, site=None, sites=0)
    basis = power.basis(text) if field is Field.POWER else figure.notes.get("basis")
    if field is Field.UNIT_PRICE:
        basis = next((name for name, pattern in PRICE_BASIS if pattern.search(text)), None)
    if field is Field.GPU_COUNT and basis is None and re.search(r"\bH100s?\b", text):
        basis = "h100"
    low, high, unit, half = figure.low, figure.high, figure.unit, figure.half
    stage = scope.stage_of(around, part)
    if re.search(r"\b(?:operational|operating|installed|online)\b", text, re.IGNORECASE):
        stage = Stage.OPERATING
    return _claim(
        text, field, figure.start, figure.end, published, low=low, high=high, unit=unit, half=half, qualifier=figure.qualifier,
        vague=figure.vague, basis=basis, stage=stage, change=scope.change_of(around),
        status=_status(text, figure.start),
        part=part,
    )  # fmt: skip


def _status(text: str, start: int) -> Status:
    if voice.DENIED.search(text) or NEGATED.search(text[:start]):
        return Status.DENIED
    return Status.PLANNED if PLANNED.search(text) else Status.ASSERTED


def _about(field: Field) -> About:
    """What a bare "undisclosed" withholds, when it is said of a field."""
    if field in {Field.POWER, Field.GPU_COUNT}:
        return About.CAPACITY
    return About.LOCATION if field is Field.LOCATION else About.PRICE


def _date(text: str, field: Field, published: str | None) -> Claim:
    found = moments(sentences(text), published)
    if not found:
        found = [
            replace(m, start=max(0, m.start - len(LEAD)), end=m.end - len(LEAD))
            for m in moments(sentences(LEAD + text), published)
        ]
    if not found:
        raise UsageError(f"“{text}”", f"states no date for {field}", "give a date such as “through May 2029”")
    told = found[0] if field is Field.ANNOUNCED else forward(found[0], published)
    low, high, qualifier, start, end = bounds(text, told, field)
    return _claim(text, field, start, end, published, low=low, high=high, unit="date", qualifier=qualifier)


def _claim(text: str, field: Field, start: int, end: int, published: str | None, **stated: Any) -> Claim:
    values: dict[str, Any] = {"low": None, "high": None, "qualifier": Qualifier.EXACT, **stated}
    return Claim(
        article="-", field=field, quote=text[start:end], start=start, end=end, sentence=text, subject=Subject.DEAL,
        published=published, extractor="statement", **values,
    )  # fmt: skip
