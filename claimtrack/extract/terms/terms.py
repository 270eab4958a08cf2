"""Which field a figure fills, or why none: money, power, chips and spans of time, each by its cues."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from claimtrack.extract.learned.weighing import heeded, odds, weightiest
from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.terms import cues
from claimtrack.extract.terms.decision import Decision
from claimtrack.extract.terms.lengths import length
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.extract.whose.signs import FAMILY
from claimtrack.late import late
from claimtrack.records import Field

if TYPE_CHECKING:
    from claimtrack.extract.quantities.figures import Figure

FOREIGN_LIFT = 1.0
RULES: Final = {Kind.MONEY: 0.4, Kind.POWER: 0.2, Kind.SPAN: 1.0}
"""What the weights of the cues count beside those that are learned: found on articles held out.
Counts of chips are left to the cues: few are told, and nearly all are the deal's."""
DECISIVE: Final = defaultdict(lambda: -5.0, {Field.POWER: -4.5})
"""A cue that weighs so much against a figure is not overruled by what is learned: of 301 figures held out, none of the 12
sums of money that had one was a price; with megawatts, weaker ones were as often wrong as right."""
LEAST_SIGNED, LEAST_UNSIGNED = 0.99, 2.99
"""The weight of cues that money with a currency, and without one, must have more than."""
LEAST_MONEY = Decimal(1_000_000)
MOST_DOLLARS = Decimal(900_000_000_000)
"""The largest deal announced by 2026 was of 500 billion."""
LEAST_A_MONTH = Decimal(10_000)
LEAST_A_CHIP = Decimal(500)
LEAST_OF_RENT, LEAST_OF_CHIPS = -2.0, 1.0
"""A price a GPU-hour is of the deal unless the words say otherwise; what a chip costs is mostly told of any buyer."""
LEAST_POWER, MOST_POWER = Decimal(1), Decimal(20_000)
POWER_BASE, CHIPS_BASE = 0.6, 1.0
"""In an article that tells a deal, megawatts and chips are the deal's until the words say otherwise."""
ONE_DEAL: Final = late(
    r"\b(?:across|under|for|from|of|in) (?:the|this|that) (?:entire |whole |same |expanded |new |combined )*(?:partnership|transaction|deal|contract|agreement|lease|tenant|customer|arrangement|relationship)\b"
    r"|\b(?:relationship|partnership|agreements?|contracts?|deals?|leases?|pact|tie-?up) with (?:(?:the|its) )?(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])\w+)?,? (?:[\w-]+ ){0,4}?(?:bring|brought|tak|took|lift|rais|push)\w* (?:the |its |their )?(?:total|combined|overall|cumulative)\b",
    re.IGNORECASE,
)
"""What a seller's contracts come to, where they are those with one customer: "total contracted revenue across the partnership"."""
ACCOUNTS: Final = late(
    r"\b(?:revenues?|sales|turnover) (?:was|were|is|remained|stood|came|fell|rose)\b|\b(?:(?-i:NOI)|net operating income|(?-i:EBITDA))\b",
    re.IGNORECASE,
)
"""In the figure itself: "Quarterly revenue remained under $2 million", "about $454 million NOI annually"."""


def decide(figure: Figure, around: Surroundings, *, foreign: bool = False) -> Decision:
    """The field of a figure by its cues alone.

    Where `foreign` says that the words round it are not English, the figure speaks for itself.
    """
    lift = FOREIGN_LIFT if foreign else 0.0
    match figure.kind:
        case Kind.MONEY | Kind.RATE | Kind.UNIT_PRICE:
            return _money(figure, around, lift)
        case Kind.POWER:
            return _power(figure, around)
        case Kind.CHIPS:
            return _chips(figure, around)
        case Kind.SPAN:
            return length(figure, around)
        case Kind.ENERGY:
            return Decision(None, -9.0, reason="energy is not power")
        case _:
            return Decision(None, -9.0, reason=f"a {figure.kind} is no term of a deal")


def weigh(decision: Decision, figure: Figure, signs: set[str]) -> Decision:
    """What was decided by cues alone, with what the signs round the figure weigh, where those are heeded."""
    candidate, kind = decision.candidate, FAMILY.get(figure.kind, figure.kind)
    if candidate is None or kind not in RULES:
        return decision
    if decision.score < 0 and min((w for _, w in decision.cues), default=0.0) <= DECISIVE[candidate]:
        return decision
    learned = odds("figures", kind, signs)
    decision.score = heeded(decision.score, RULES[kind]) + learned
    summed = [("cues", round(decision.score - learned, 1)), ("learned", round(learned, 1))]
    decision.cues = [*summed, *decision.cues, *weightiest("figures", kind, signs)]
    decision.field, decision.open = candidate if decision.score > 0 else None, True
    return decision


def _weighed(kind: str, around: Surroundings, base: float) -> tuple[float, list[tuple[str, float]]]:
    found = cues.heard(kind, around)
    said = [(c.name, c.weight) for c in found]
    names = {name for name, _ in said}
    if "contracted revenue" in names:
        said = [(n, w) for n, w in said if n not in {"revenue", "takings"}]
    if "seller's contracts" in names and ONE_DEAL.search(_beside(around)):
        said = [(n, w) for n, w in said if n != "seller's contracts"]
    if around.headline and around.parties:
        said.append(("headline", 1.2))
    if around.parties > 1:
        said.append(("both parties named", 0.8))
    if around.row:
        said.append(("row of a list", ROW))
    return base + sum(w for _, w in said), said


ROW: Final = 1.5
"""What it counts for that a figure stands in a list that tells a deal a line."""


def _beside(around: Surroundings) -> str:
    """What stands right before a figure, and behind it up to the next comma."""
    return around.before[-110:] + around.quote + re.split(r"[,;]", around.after[:60])[0]


def _money(figure: Figure, around: Surroundings, lift: float) -> Decision:
    value = figure.value
    if value is not None and figure.kind is not Kind.UNIT_PRICE:
        least = LEAST_A_MONTH if figure.kind is Kind.RATE else LEAST_MONEY
        if value < least:
            return Decision(None, -9.0, reason="too small for a deal: a price of something else")
    if value is not None and figure.unit.startswith("USD") and value > MOST_DOLLARS:
        return Decision(None, -9.0, reason="more money than any deal is worth: a sum of many, or a company's value")
    score, said = _weighed("m", around, lift)
    if ACCOUNTS.search(around.quote):
        score, said = score - 4.0, [*said, ("revenue", -4.0)]
    if figure.kind is Kind.RATE:
        score, said = score + 1.0, [*said, ("a rate", 1.0)]
    if figure.kind is Kind.UNIT_PRICE:
        a_chip = figure.unit.endswith("/GPU")
        if a_chip and (value is None or value < LEAST_A_CHIP):
            return Decision(None, -9.0, reason="too small for the price of a chip")
        told = score > (LEAST_OF_CHIPS if a_chip else LEAST_OF_RENT)
        return Decision(Field.UNIT_PRICE if told else None, score, said, "not of this deal")
    threshold = LEAST_UNSIGNED if figure.notes.get("unsigned") else LEAST_SIGNED
    name = Field.PRICE_RATE if figure.kind is Kind.RATE else Field.PRICE_TOTAL
    return Decision.of(name, score - threshold, said, "not told as a price of a deal")


def _power(figure: Figure, around: Surroundings) -> Decision:
    if figure.value is not None and figure.value < LEAST_POWER:
        return Decision(None, -9.0, reason="the power of a rack or a chip")
    if figure.value is not None and figure.value > MOST_POWER:
        return Decision(None, -9.0, reason="more power than any deal has")
    score, said = _weighed("p", around, POWER_BASE)
    return Decision.of(Field.POWER, score, said, "not told as the deal's power")


def _chips(figure: Figure, around: Surroundings) -> Decision:
    if "per" in figure.notes:
        return Decision(None, -9.0, reason=f"chips per {figure.notes['per']}")
    if figure.notes.get("basis") == "unspecified" and figure.value is None and "maker" not in figure.notes:
        return Decision(None, -9.0, reason="chips of no kind and no number")
    score, said = _weighed("c", around, CHIPS_BASE)
    return Decision.of(Field.GPU_COUNT, score, said, "not told as the deal's chips")
