"""Which field a figure fills, or why none: money, power, chips and spans of time, each by its cues."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from claimtrack.extract.learned.weighing import heeded, odds, weightiest
from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.terms import cues
from claimtrack.extract.text.dealing import CONTRACT_WORDS
from claimtrack.extract.text.sieve import turn
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
LEAST_SIGNED, LEAST_UNSIGNED, LEAST_SPAN = 0.99, 2.99, 1.99
"""The weight of cues that money with a currency, without one, and a span of time must have more than."""
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
SHORTEST = 24
"""Months: "over the next" less than this is a delivery window, not the length of a deal."""
NOUNS = r"(?:deal|contract|agreement|lease|leases|sub-?lease|pact|order|accord|arrangement|commitment|partnership|transaction|period|term|terms|span|life|hosting|cloud|purchase|extension|option|GPU|compute|capacity|supply|collaboration|services?|initial|engagement|colocation|rental|allotment|PPA|power purchase|offtake|timeline)"
TERM_FOR: Final = (
    ("length of a deal", 3.0, "after", turn(rf"^[\s,-]+(?:[\w$€£.,’'()-]+\s){{0,6}}?{NOUNS}s?\b")),
    ("its term", 2.5, "before", turn(r"\b(?:contract|lease|initial|base|fixed|firm|total|an?|the|its) (?:\w+ )?term (?:of|is|was|runs(?: for)?|lasts)\W*(?:(?:about|around|roughly|some|at least|up to) )?$")),
    ("over so long", 2.0, "before", turn(r"\b(?:over|for|across|spans?|spanning|lasts?|last|lasting|term of|terms of|terms? (?:of (?:the|its|this) \w+ )?(?:is|was|runs|to)|term:|period of|life of|during|runs?(?: for)?|running(?: for)?|length of|over the course of|leases? of)\W*(?:an?|the|its|full|both|roughly|initial|about|around|approximately|some|another|up to)?\W*(?:the )?(?:next |coming |first |initial |full |following )?(?:roughly |about |around |approximately )?$")),
    ("its length", 3.0, "before", turn(r"^\W*(?-i:[A-Z])[\w.&’' -]{1,30}:\W*$")),
    ("its length", 3.0, "before", turn(r"^\W*(?:(?:initial|lease|contract|base|total) )?(?:period|term|duration|length)\W{1,3}$")),
    ("so long again", 2.5, "before", turn(r"\b(?:renewals?|extensions?|renewal terms|extension options?|(?:initial|primary|base) lease|periods) of\W*$|\bextend(?:ed|able|s)?(?: it| the \w+)? (?:by|for)\W*(?:up to |another |a further |an additional )?$")),
    ("so long again", 2.5, "clause", turn(r"\b(?:extend|renew|options?|prolong)\w*\b(?:[^.;]|\.\d){0,60}\byears each\b")),
    ("deal in clause", 1.0, "clause", turn(CONTRACT_WORDS)),
    ("deal in sentence", 0.5, "sentence", turn(CONTRACT_WORDS)),
    ("figure beside money", 0.8, "sentence", turn(r"[$€£]\s?\d|\bUSD\b")),
    ("gets access for", 1.0, "after", turn(r"^\W*(?:of access|of service)")),
)  # fmt: skip
TERM_AGAINST: Final = (
    ("long ago", -6.0, "after", turn(r"^\W*(?:ago|old|later|earlier|after \w+ing|after (?:the )?(?:first|ground|digging)|on(?=[,.;])|away|off\b|relationship|after its|to (?:build|complete|come)|without|younger|wait|of (?:experience|history)|plan\b|mortgage|horizon|from now|since)")),
    ("the past", -5.0, "before", turn(r"\b(?:past|last|previous|recent|in (?:only|just|under|about|around|roughly|as little as)|took|takes|within|every|after|since|nearly|for the (?:past|last)|in)\W*(?:the |next |coming )*$")),
    ("growth or savings", -4.0, "clause", turn(r"\b(?:savings?|cooling|land lease|founded|relationship|history|warranty|guarantee|depreciat\w+|useful life|payback|paid back|IRR|permit\w*|bond|notes|loan|maturit\w+|forecast|capex|capital|GDP|roadmap)\b")),
    ("so much spent in it", -4.0, "before", turn(r"\b(?:invest(?:ment|ing)?|spending|spend|capex|build-?out)\b(?:[^.;]|\.\d){0,16}\bover (?:the )?(?:next |coming )?$")),
    ("an option lasts so long", -4.0, "before", turn(r"\b(?:options?|offers?|rights?)\b(?:[^.;]|\.\d){0,50}\b(?:holds?|valid|open|exercisable|lasts?)(?: good)? for $")),
    ("it would pay for", -4.0, "before", turn(r"\bpay for (?:some |about |around )?$")),
    ("a delivery window", -5.0, "before", turn(r"\b(?:within|over|in) the next $")),
    ("cheapest in years", -5.0, "clause", turn(r"\b(?:years away|over the years|years of research|capital expenditure|spend .* on AI)\b")),
)  # fmt: skip
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
NOTICE: Final = turn(
    r"^['’]?\W*(?:prior |written |advance |of |days['’]? )*(?:notice|notification)\b|^ of warning\b|^[\s-](?:exit(?= (?:for|option|right|clause|by)\b|[.,;]|$)|(?:mutual )?(?:break|cancellation|termination|exit) (?:clause|option|right|window))\b|^[\s-]way out\b"
)
NOTICE_BEFORE: Final = turn(
    r"\b(?:notice (?:period )?of|notice period:?|on|with|upon|giving)\W*(?:at least |not less than )?$"
)
ENDED_WITHIN: Final = turn(
    r"\b(?:may|can|could) (?:either )?(?:terminate|cancel)(?: (?:the|it|this|that|its)(?: \w+)?)? (?:within|after|in)\W*$"
)
"""Before days in which one may end the deal: "either may terminate within 45 days"."""
GIVEN: Final = turn(r"\beither (?:party|side)\b(?:[^.;]|\.\d){0,40}\bgiv(?:e|es|ing)\W*(?:only |just |at least )?$")
"""Before days that one gives who ends the deal."""
LEAST_DAYS: Final = 28
"""Nobody lets compute for less than four weeks and has it told."""
RUNS_DAYS: Final = late(
    r"\W?(?:(?:rolling|initial|base|renewable|short-term|compute|hosting|GPU|rental)\s){0,2}(?:leases?|contract|rental)\b(?!\s(?:review|period|deadline|negotiat|talks|window|exclusiv|deposit|extension|option|payment|notice|term))",
    re.IGNORECASE,
)
DAYS_OF_TERM: Final = late(
    r"\b(?:base|initial|primary|lease|contract) (?:term|period) (?:is|was|of|runs|lasts|covers)(?: for)?(?: about| only| just)?\s$",
    re.IGNORECASE,
)
"""Round days: how long a short deal runs: "a 180-day lease"."""
CURES: Final = late(r"\W*to (?!end|cancel|terminate|leave|get out)", re.IGNORECASE)
"""After days that are given for something else: "30 days to cure a default"."""


@dataclass(slots=True)
class Decision:
    """A field, or None; the cues that led there, with their weights; and the reason in a word where none is taken.

    `score` is above 0 for what is taken. `candidate` is the field that the figure fills or would fill, where it is for
    the words round it to say whether it does. `plain` says that the cues alone would take it too, `open` that what else the
    article tells may change it.
    """

    field: Field | None
    score: float
    cues: list[tuple[str, float]] = dataclasses.field(default_factory=list)
    reason: str = ""
    candidate: Field | None = None
    plain: bool = True
    open: bool = False

    def again(self, score: float, why: str) -> Decision:
        """What is decided where something else gives another score."""
        changed = (why, round(score - self.score, 1))
        field = self.candidate if score > 0 else None
        return dataclasses.replace(self, field=field, score=score, cues=[changed, *self.cues])


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
            return _span(figure, around)
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


def _open(candidate: Field, score: float, said: list[tuple[str, float]], reason: str) -> Decision:
    return Decision(candidate if score > 0 else None, score, said, reason, candidate, plain=score > 0)


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
    return _open(name, score - threshold, said, "not told as a price of a deal")


def _power(figure: Figure, around: Surroundings) -> Decision:
    if figure.value is not None and figure.value < LEAST_POWER:
        return Decision(None, -9.0, reason="the power of a rack or a chip")
    if figure.value is not None and figure.value > MOST_POWER:
        return Decision(None, -9.0, reason="more power than any deal has")
    score, said = _weighed("p", around, POWER_BASE)
    return _open(Field.POWER, score, said, "not told as the deal's power")


def _chips(figure: Figure, around: Surroundings) -> Decision:
    if "per" in figure.notes:
        return Decision(None, -9.0, reason=f"chips per {figure.notes['per']}")
    if figure.notes.get("basis") == "unspecified" and figure.value is None and "maker" not in figure.notes:
        return Decision(None, -9.0, reason="chips of no kind and no number")
    score, said = _weighed("c", around, CHIPS_BASE)
    return _open(Field.GPU_COUNT, score, said, "not told as the deal's chips")


OF_COMPUTE: Final = late(r"\sof (?:compute|capacity|cloud|GPUs?|power|hosting|computing)\b")
"""What so long is bought of: "took three years of compute"."""
AS_LONG: Final = late(r"-years?\b|-months?\b")
A_DEAL: Final = late(r"(?:[^.;]|\.\d){0,50}\b(?:agreement|contract|deal|lease|pact|PPA|order|commitment|arrangement)\b")
"""What a deal is called by its length: "its recent 10-year agreement" is no 10 years that are past."""


def _span(figure: Figure, around: Surroundings) -> Decision:
    if figure.unit == "day":
        given = around.hears_before(NOTICE_BEFORE) and "notice" in around.clause
        given = given or (around.hears_before(GIVEN) and CURES.match(around.after) is None)
        given = given or around.hears_before(ENDED_WITHIN)
        if given or around.hears_after(NOTICE):
            return Decision(Field.NOTICE, 3.0, [("notice", 3.0)])
        if (figure.value or 0) >= LEAST_DAYS and (RUNS_DAYS.match(around.after) or DAYS_OF_TERM.search(around.before)):
            return Decision(Field.TERM, 3.0, [("length of a deal", 3.0)])
        return Decision(None, -3.0, reason="days that are no notice and no term")
    if around.hears_after(NOTICE):
        return Decision(Field.NOTICE, 3.0, [("notice", 3.0)])
    spots = {"before": around.before, "after": around.after, "clause": around.clause, "sentence": around.sentence}
    bits = {"sentence": around.sentence_bits}
    said = [
        (n, w)
        for n, w, where, pattern in (*TERM_FOR, *TERM_AGAINST)
        if pattern.bit & bits.get(where, around.bits) and pattern.search(spots[where])
    ]
    said += [(c.name, c.weight) for c in cues.heard("t", around)]
    if figure.vague or (figure.value is not None and figure.value >= SHORTEST):
        said = [(n, w) for n, w in said if n != "a delivery window"]
    names = {n for n, _ in said}
    if (
        {"over so long", "the past"} <= names
        or OF_COMPUTE.match(around.after)
        or (AS_LONG.search(around.quote) and A_DEAL.match(around.after))
    ):
        said = [(n, w) for n, w in said if n != "the past"]
    score = sum(w for _, w in said)
    if figure.vague and "length of a deal" in names:
        score += 0.5
    return _open(Field.TERM, score - LEAST_SPAN, said, "not the length of a deal")
