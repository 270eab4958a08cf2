"""Numerals -> figures: a quantity with its unit, qualifier and range, and nothing yet of whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from claimtrack.extract.quantities import chips, money, power, qualifiers, spans
from claimtrack.extract.quantities.counted import counted_on, keyed
from claimtrack.extract.quantities.headed import headed, rated
from claimtrack.extract.quantities.numerals import Numeral, numerals
from claimtrack.extract.quantities.units import Kind, Quantity
from claimtrack.extract.text.columns import columns
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import Sentence
from claimtrack.late import late
from claimtrack.records import Qualifier

READERS = (money.read, power.read, chips.read, spans.read)
UNDER_THE = late(
    r"(?:under (?:the|its|an?|this|that)|(?:over|past|above|below) (?:the|its|this|that))\b", re.IGNORECASE
)
"""The same before any figure with an article of its own: "under the 200 megawatt contract"."""
OVER_A = late(r"(?:over|about|around) an?\s(?=[$€£¥₹]|(?:US|C|A)\$|\d)", re.IGNORECASE)
TALKS = late(
    r"\b(?:talk|negotiat|discuss|disput|row|fight|clash|haggl|squabbl|lawsuit|sued|sues|suing|prob(?:e|ing)|argu|wrangl|concern|critici|vot(?:e|ing))\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Two that go together: "in talks with Chevron over a $7 billion plant"."""
NEARS = late(r"(?:nears|nearing)\b", re.IGNORECASE)
CLOSE_TO = late(r"(?:near|close to)\b", re.IGNORECASE)
IS = late(r"(?:\b(?:is|are|was|were|be)\s(?:\w+\s)?|(?:^|\n)\W*[A-Z][\w.&]*\s(?:[A-Z][\w.&]*\s){0,2})$")
"""Before "close to": who is near to something, as a headline says it too."""
BARGAIN = late(
    r"[\s-](?:(?!(?:an?|the|of|in|on|for|over|under|to|from|with|per|by|and|when|as)\b)[\w-]+\s){0,4}?(?:deal|agreement|contract|pact|accord|lease|partnership)\b(?! (?:value|worth|revenue|price|sum|total|levels?|output|payments?))",
    re.IGNORECASE,
)
"""Behind a figure: who "nears a $10 billion deal" is near to signing it, whatever it comes to."""
EXACTLY = late(r"\b(?:exactly|precisely)\s$", re.IGNORECASE)
JOINS = spans.JOIN
PREPOSITION = late(r"(?:over|under|past|above|tops)\b", re.IGNORECASE)
"""Before a span of time these say when or how long, not how much: "over five years", "under a five-year deal"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as it stands in the text.

    `start` to `end` hold qualifier, figure, unit and period; `core` is where the numeral itself begins. `low` and
    `high` are in `unit`, closed and opened by `qualifier`. `notes` are what the words say beside it (a chip's name, a
    basis).
    """

    kind: Kind
    start: int
    end: int
    core: int
    unit: str
    qualifier: Qualifier
    low: Decimal | None
    high: Decimal | None
    half: Decimal | None
    vague: str | None = None
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def value(self) -> Decimal | None:
        """The figure itself, whichever bound it stands on; the upper end of a range."""
        return self.high if self.high is not None else self.low


def figures(
    text: str, sentences: Sequence[Sentence], language: str | None = None
) -> tuple[list[Figure], list[Numeral]]:
    """Every figure of a text, and the numerals that no unit was found for."""
    table = columns(text)
    quantities: list[Quantity] = []
    bare: list[Numeral] = []
    found = numerals(text, sentences, language)
    edge = 0
    for number, numeral in enumerate(found):
        if numeral.start < edge:
            continue
        quantity = _range(text, found, number) or _single(text, numeral)
        if quantity is None:
            if not numeral.worded or numeral.scaled:
                bare.append(numeral)
            continue
        quantities.append(quantity)
        edge = quantity.end
    for more in (headed(table, bare), keyed(text, bare), counted_on(text, quantities, bare)):
        told = list(more)
        quantities = [*quantities, *told]
        bare = [n for n in bare if all(q.numeral is not n for q in told)]
    quantities = rated(table, quantities)
    cover = Cover(len(text), ((q.start, q.end) for q in quantities))
    for quantity in (*power.scales(sentences), *spans.vague(sentences), *spans.stakes(sentences)):
        if cover.free(quantity.start, quantity.end):
            cover.take(quantity.start, quantity.end)
            quantities.append(quantity)
    quantities.sort(key=lambda q: q.start)
    qualified = []
    edge = 0
    for quantity in quantities:
        qualified.append(_qualified(text, quantity, edge))
        edge = quantity.end
    return qualified, bare


def _single(text: str, numeral: Numeral) -> Quantity | None:
    for reader in READERS:
        if (quantity := reader(text, numeral)) is not None:
            return quantity
    return None


def _range(text: str, found: list[Numeral], number: int) -> Quantity | None:
    """Reads "$10-15 billion", "$10 billion to $15 billion", "between 10 and 15": two numerals with one unit."""
    if number + 1 >= len(found):
        return None
    first, second = found[number], found[number + 1]
    if first.value is None or second.value is None or second.start - first.end > 24:
        return None
    join = JOINS.match(text, first.end)
    if join is None and (glued := power.read(text, first)) is not None:
        join = JOINS.match(text, glued.end)
    if join is None:
        return None
    if join.end() not in {second.start, money.sign_before(text, second.start)}:
        return None
    sign = text[money.sign_before(text, first.start) : first.start]
    upper = _single(text, second) or (money.read(text, second, sign) if sign else None)
    if upper is None or upper.numeral is not second or not upper.value:
        return None
    lower = _single(text, first)
    shared = not first.scaled and second.scaled and not (lower is not None and lower.end > join.start() + 1)
    if (
        not shared
        and lower is not None
        and lower.numeral is first
        and _one_kind(lower, upper)
        and lower.value is not None
    ):
        low, start, half = lower.value, lower.start, lower.half
    elif (
        not first.scaled
        and first.bare is not None
        and (not join["and"] or spans.between_before(text, money.sign_before(text, first.start)) is not None)
    ):
        factor = upper.value / second.bare if second.scaled and second.bare else upper.value / second.value
        low, start = first.value * factor, money.sign_before(text, first.start)
        half = first.half * factor
        if upper.kind is Kind.MONEY and not sign and upper.start == second.start and not upper.trailing_sign:
            return None
    else:
        return None
    between = spans.between_before(text, start)
    if join["and"] and between is None:
        return None
    if low >= upper.value:
        return None
    return replace(
        upper, start=start if between is None else between, core=start, range_low=low, half=min(half, upper.half)
    )


def _one_kind(lower: Quantity, upper: Quantity) -> bool:
    """Whether two quantities can be the ends of one range; only the upper need say the period ("$10 to $15bn a year")."""
    if lower.kind is Kind.MONEY:
        return upper.unit.startswith(lower.unit)
    return lower.kind is upper.kind


def _is_preposition(text: str, q: Quantity, start: int, end: int) -> bool:
    """Whether the words that might bound a figure say something else: over how long, under or over what, near to what deal."""
    if (q.kind is Kind.SPAN and PREPOSITION.match(text, start)) or UNDER_THE.match(text, start):
        return True
    if q.kind is not Kind.SPAN and OVER_A.match(text, start):
        return TALKS.search(text, max(0, start - 90), start) is not None
    near = NEARS.match(text, start) or (CLOSE_TO.match(text, start) and IS.search(text[max(0, start - 40) : start]))
    return bool(near) and BARGAIN.match(text, end) is not None


def _qualified(text: str, q: Quantity, floor: int) -> Figure:
    """The figure with the qualifier that stands before or after it."""
    start, end = q.start, q.end
    if q.vague:
        return Figure(q.kind, start, end, q.core, q.unit, Qualifier.VAGUE, None, None, None, q.vague, q.notes)
    assert q.value is not None
    if q.range_low is not None:
        ahead = qualifiers.before(text, start, floor)
        return Figure(
            q.kind, ahead[1] if ahead else start, end, q.core, q.unit, Qualifier.RANGE, q.range_low, q.value, q.half, None,
            q.notes,
        )  # fmt: skip
    behind = q.behind or qualifiers.after(text, end)
    if behind is None and "+" in text[q.core : end].rstrip("+"):
        behind = Qualifier.OVER, end
    ahead = qualifiers.before(text, start, floor)
    if ahead and _is_preposition(text, q, ahead[1], end):
        ahead = None
    qualifier = Qualifier.EXACT
    half = Decimal(0) if EXACTLY.search(text[max(0, start - 12) : start]) else q.half
    if behind:
        qualifier, end = behind[0], max(end, behind[1])
    if ahead:
        qualifier, start = ahead
    elif q.core > start and (inside := qualifiers.before(text, money.sign_before(text, q.core), start)):
        qualifier = inside[0]
    low: Decimal | None = q.value
    high: Decimal | None = q.value
    if qualifier in {Qualifier.OVER, Qualifier.AT_LEAST}:
        high = None
    elif qualifier in {Qualifier.NEARLY, Qualifier.UP_TO, Qualifier.UNDER}:
        low = None
    return Figure(q.kind, start, end, q.core, q.unit, qualifier, low, high, half, None, q.notes)
