"""The reason of a verdict, in plain words with the numbers in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from claimtrack.catalog.currencies import DOLLAR
from claimtrack.reconcile.conversions import dollar_unsaid
from claimtrack.reconcile.interval import apart
from claimtrack.records import Field, Status, Verdict

if TYPE_CHECKING:
    from claimtrack.reconcile.interval import Exact, Interval
    from claimtrack.reconcile.meaning import Meaning
    from claimtrack.reconcile.ruling import Ruling
    from claimtrack.records import Qualifier

THOUSAND = 1000
SIZES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def amount(value: Fraction | Decimal | int) -> str:
    """A number as a person writes it: `1.25 billion`, `220,000`, `0.95`."""
    exact = Fraction(value)
    for size, name in SIZES:
        if abs(exact) >= size:
            return f"{float(exact / size):.4g} {name}"
    if exact.denominator == 1:
        return f"{int(exact):,}"
    return f"{float(exact):,.0f}" if abs(exact) >= THOUSAND else f"{float(exact):,.4g}"


def base_unit(m: Meaning) -> str:
    """The words for the base unit of a meaning's dimension."""
    currency = m.currency or ""
    if m.dimension.startswith("money"):
        return f"{currency}{m.dimension.removeprefix('money')}"
    return "" if m.dimension == "days" else m.dimension


def spoken(interval: Interval, m: Meaning) -> str:
    """An interval in words: `285 to 315 MW`, `at least 285 MW`, `up to 2027-12-31`."""
    tell = _day if m.dimension == "days" else amount
    unit = base_unit(m)
    low = None if interval.low is None else tell(interval.low)
    high = None if interval.high is None else tell(interval.high)
    if low == high:
        words = str(low)
    elif low is None:
        words = f"up to {high}"
    elif high is None:
        words = f"at least {low}"
    else:
        words = f"{low} to {high}"
    return f"{words} {unit}".strip()


def normalised(m: Meaning) -> str:
    """A claim's figure in the base unit of its dimension, with a "not" where it is denied; "" where there is no figure."""
    if m.claim.status is Status.DENIED and m.value is not None:
        return f"not {amount(m.value)} {base_unit(m)}"
    words = _normalised(m)
    return f"not {words}" if words and m.claim.status is Status.DENIED else words


def _normalised(m: Meaning) -> str:
    if m.entails is None:
        return "not disclosed" if m.undisclosed else "unresolved" if m.dimension == "days" else ""
    if m.value is not None and m.claim.unit == "day":
        stated = m.claim.high if m.claim.high is not None else m.claim.low
        return f"{amount(stated)} days" if isinstance(stated, Decimal) else ""
    if m.value is not None and m.dimension != "days":
        sign = {
            "nearly": "just under ",
            "over": "over ",
            "at_least": "at least ",
            "up_to": "up to ",
            "under": "under ",
            "about": "about ",
        }
        return f"{sign.get(m.claim.qualifier, '')}{amount(m.value)} {base_unit(m)}".strip()
    return spoken(m.entails, m)


def why(a: Meaning, b: Meaning, ruling: Ruling) -> str:
    """The reason of a ruling in one line."""
    words = _reason(a, b, ruling)
    return f"{words} ({ruling.assumption})" if ruling.assumption else words


def _reason(a: Meaning, b: Meaning, ruling: Ruling) -> str:  # noqa: C901, PLR0912 - a table, one sentence a rule
    left, right = a.claim.quote, b.claim.quote
    narrow, wide = (a, b) if ruling.refining == "a" else (b, a)
    match ruling.rule:
        case "both withheld":
            return "both say that it is not disclosed"
        case "withheld":
            return "one text withholds what the other states; that is no contradiction"
        case "withheld elsewhere":
            return "what is withheld is something else"
        case "denied":
            denied, told = (left, right) if a.claim.status is Status.DENIED else (right, left)
            return f"one text says that it is not “{denied}”, the other “{told}”"
        case "text":
            return _text_reason(ruling, narrow, wide)
        case "unresolved":
            return "one side has no value that can be placed (a relative date without the article's date, or no figure)"
        case "unit" if dollar_unsaid(a, b):
            return f"one number under two dollars: whose the bare “$” is, the text of “{left if a.currency == DOLLAR else right}” does not say"
        case "unit" if a.currency != b.currency:
            return f"two currencies, {a.currency} and {b.currency}, and no rate to join them"
        case "unit":
            return f"different kinds of figure: {base_unit(a) or a.dimension} against {base_unit(b) or b.dimension}"
        case "part" | "site" | "subject" | "basis" | "stage":
            return f"about different things: {_scope_words(a, ruling.rule)} against {_scope_words(b, ruling.rule)}"
        case "told together":
            return f"one article states both, “{left}” and “{right}”: it speaks of two things"
        case "another step" if a.claim.field is Field.START:
            return f"a deal's phases start at different times: {_entailed(a)} and {_entailed(b)}"
        case "another step":
            return f"two steps of the deal, such as its signing and its announcement: {_entailed(a)} and {_entailed(b)}"
        case "two estimates":
            return f"“{left}” and “{right}” are two reckonings; neither is what the parties told"
        case "ungrounded":
            loose = right if a.claim.grounded else left
            return f"whether “{loose}” is of this deal is not certain: its sentence does not name both parties or does not say so outright, and its article tells of other things"
        case "unnamed":
            return f"who buys is not named beside “{left}” or “{right}”: the two may be of different deals"
        case "far apart":
            return f"“{left}” and “{right}” are so far apart that one may be of another deal of the two, of a piece of this one, or of another time"
        case "a piece":
            return f"one article tells more than “{left}” or “{right}”: that figure may be a piece of the deal"
        case "unlikely":
            doubted = min((m.claim for m in (a, b) if m.claim.judged is None), key=lambda c: c.confidence)
            return f"whether “{doubted.quote}” is read right is too uncertain to hold it against anybody (its confidence is {doubted.confidence:.2f})"
        case "period unsaid":
            return f"one of “{left}” and “{right}” has the number that the deal's texts tell as the price of a period: it may be no total"
        case "same":
            return "the same figure in the same form"
        case "rounding" | "same value" | "same days":
            return _equal_reason(a, b)
        case "change":
            return f"“{narrow.claim.quote}” tells a change from “{wide.claim.quote}”"
        case "filed":
            return f"“{narrow.claim.quote}” of a filing replaces the earlier report of “{wide.claim.quote}”"
        case "disjoint" | "model" if ruling.verdict in {Verdict.CONFLICT, Verdict.TENSION}:
            return _gap_reason(a, b)
        case "implied":
            return f"possible in the letter, not in spirit: {_implied(a)} against {_implied(b)}"
        case "within":
            return f"“{narrow.claim.quote}” lies within “{wide.claim.quote}” and says more"
        case "basis unsaid":
            return "the figures agree, but one does not say what it measures"
    return f"both can be true: {_entailed(a)} and {_entailed(b)}"


def _equal_reason(a: Meaning, b: Meaning) -> str:
    c, d = a.claim, b.claim
    if c.field in {Field.START, Field.END, Field.ANNOUNCED}:
        return f"the same days: {_entailed(a)}"
    if c.unit.partition("/")[0] != d.unit.partition("/")[0]:
        words = f"“{c.quote}” is {_entailed(a)}, “{d.quote}” {_entailed(b)}"
    elif a.value is not None and b.value is not None and c.unit != d.unit:
        words = f"{amount(a.value)} and {amount(b.value)} {base_unit(b)}"
    elif a.value == b.value:
        words = "one value"
    else:
        words = f"{normalised(a)} and {normalised(b)}"
    if c.qualifier is not d.qualifier:
        return f"{words}; the words round it differ ({_plain(c.qualifier)}, {_plain(d.qualifier)})"
    return f"{words}, equal within what rounding leaves open"


def _gap_reason(a: Meaning, b: Meaning) -> str:
    assert a.entails is not None and b.entails is not None
    gap = a.entails.gap(b.entails)
    if a.dimension == "days":
        return f"{_entailed(a)} against {_entailed(b)}: {int(gap)} days apart"
    words = f"{_entailed(a)} against {_entailed(b)}"
    if a.value and b.value:
        share = Fraction(apart(a.value, b.value)) / max(a.value, b.value)
        difference = f"{amount(apart(a.value, b.value))} {base_unit(a)}".strip()
        words += f": as stated {difference} or {float(share):.0%} apart"
    return words


def _text_reason(ruling: Ruling, narrow: Meaning, wide: Meaning) -> str:
    if narrow.claim.field is Field.STATUS:
        said = [str(m.claim.stage or "not said").replace("_", " ") for m in (wide, narrow)]
        return f"both say {said[0]}" if said[0] == said[1] else f"two moments of a deal: {said[0]} and {said[1]}"
    match ruling.verdict:
        case Verdict.SAME:
            return "the same words"
        case Verdict.REFINES:
            return f"“{narrow.claim.quote}” says more than “{wide.claim.quote}”"
        case Verdict.COMPATIBLE:
            return "both can be true: part of the words are the same"
        case _:
            return "other words, which may name another thing"


def _scope_words(m: Meaning, kind: str) -> str:
    c = m.claim
    said = {"part": str(m.part), "site": c.site, "subject": str(c.subject), "basis": c.basis, "stage": m.stage}[kind]
    if kind == "stage" and c.status == "planned" and m.stage == "agreed":
        said = "planned"
    return f"“{c.quote}” ({said or 'not said'})"


def _plain(qualifier: Qualifier) -> str:
    return qualifier.replace("_", " ")


def _entailed(m: Meaning) -> str:
    return "" if m.entails is None else spoken(m.entails, m)


def _implied(m: Meaning) -> str:
    return "" if m.implies is None else spoken(m.implies, m)


def _day(ordinal: Exact) -> str:
    return date.fromordinal(int(ordinal)).isoformat()
