"""Power: W to GW, glued, hyphenated and in words; energy is told apart; "gigawatt-scale" has no figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from claimtrack.extract.quantities import foreign, qualifiers
from claimtrack.extract.quantities.numerals import Numeral
from claimtrack.extract.quantities.units import Kind, Quantity
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn
from claimtrack.late import late
from claimtrack.records import Qualifier

UNIT = late(
    r"(?P<plus>\s?\+|[\s-]plus)?[\s\u00a0-]?(?:(?:additional|incremental|further|more|full|contracted|gross|net|critical(?: IT)?|IT)\s)?"
    r"(?:(?P<word>(?i:giga|mega|kilo|tera))[\s-]?(?i:watts?)|(?P<sign>[GMkKT]W)(?:e|p|s|IT|(?:ac|AC|dc|DC)\b|\s?\((?:ac|AC|dc|DC)\))?)(?P<energy>[\s-]?hours?|h)?(?![A-Za-z])"
    r"(?P<plus2>\+|\sand\sa\s(?P<more>half|quarter)(?![\w-])(?!\s(?:of (?:it|that|this|them|the|its|these)|later|share|stake|century|year|hours?|an?)\b))?",
)
UNIT_ANY_CASE = late(UNIT.pattern.replace("[GMkKT]W", "[GMkKT]W|gw|mw|kw|Mw|Gw"), 0)
A_UNIT = late(
    r"(?:\d|million|billion|costs?|price|dollars|bn|m|per|(?:\d|illion|\dbn|dollars|costs?|price|paid|pay)\s(?:\w+\s)?for)\s$",
    re.IGNORECASE,
)
"""Before "a megawatt": the unit that something is paid for, not a power."""
MORE = {None: Decimal(0), "half": Decimal("0.5"), "quarter": Decimal("0.25")}
"""What stands behind the unit: "a gigawatt and a half"."""
LETTER = {"giga": "G", "mega": "M", "kilo": "k", "tera": "T"}
IN_MW = {"k": Decimal("0.001"), "M": Decimal(1), "G": Decimal(1000), "T": Decimal(1_000_000)}
SCALE = turn(
    r"\b(?:(?P<multi>multi(?:ple)?)[\s-]?)(?P<a>giga|mega)watts?(?:[\s-]scale)?\b|\b(?P<b>giga|mega)watt[\s-](?:scale|class|sized?)\b"
    r"|\b(?:an?\s)(?P<c>giga)watt(?=\s(?:ambition|target|goal|class))|\b(?P<d>giga)watts\sof\b",
)
BASIS = (
    ("it", late(r"\bcritical(?: IT)?\b|\bIT (?:load|power|capacity)\b|\bIT\b", 0)),
    ("cooling", late(r"\bcooling\b", re.IGNORECASE)),
    ("generation", late(r"\bturbines?\b|\bsolar\b|(?<!next-)(?<!next )(?<!latest-)(?<!new-)\bgenerat(?!\w* \S+ (?:[MG]W|gigawatts?|megawatts?) of (?:AI |IT )?comput)|\bbatter|\bMegapack|\bpower plant", re.IGNORECASE)),
    ("facility", late(r"\b(?:gross|facility|grid|utility|total site|interconnect\w*|approved) (?:power|capacity|load|MW)|\bgross\b|\bgrid (?:power|connection)|\b(?:from|out of) the (?:local |power |public |national |state |electricity )?(?:utility|grid)\b|\b(?:from|out of) the (?:power|electricity|utility) network\b", re.IGNORECASE)),
)  # fmt: skip


def read(text: str, numeral: Numeral) -> Quantity | None:
    """The numeral as power in MW, or as energy in MWh, or None."""
    m = UNIT_ANY_CASE.match(text, numeral.end)
    if m is None and numeral.value is not None and (other := foreign.POWER.match(text, numeral.end)):
        times = Decimal(foreign.IN_MW[other["prefix"][0].lower()])
        return Quantity(
            Kind.POWER,
            numeral.start,
            other.end(),
            numeral.start,
            "MW",
            numeral,
            numeral.value * times,
            numeral.half * times,
        )
    if m is None or (numeral.value is None and not numeral.vague):
        return None
    if (
        numeral.worded
        and not numeral.scaled
        and numeral.value == 1
        and A_UNIT.search(text[max(0, numeral.start - 28) : numeral.start])
    ):
        return None
    letter = LETTER.get((m["word"] or "").lower()) or (m["sign"] or "M")[0]
    letter = "k" if letter in "kK" else letter.upper()
    factor = IN_MW[letter]
    kind, unit = (Kind.ENERGY, "MWh") if m["energy"] else (Kind.POWER, "MW")
    more = m["more"] if numeral.worded and factor == IN_MW["G"] else None
    end = m.start("plus2") if m["more"] and not more else m.end()
    behind = (Qualifier.OVER, m.end()) if m["plus"] or m["plus2"] == "+" else qualifiers.after(text, end)
    value = None if numeral.value is None else (numeral.value + MORE[more]) * factor
    return Quantity(
        kind,
        numeral.start,
        end,
        numeral.start,
        unit,
        numeral,
        value,
        (numeral.half if more is None else Decimal("0.05")) * factor,
        numeral.vague,
        behind=behind,
    )


def scales(sentences: Iterable[Sentence]) -> list[Quantity]:
    """Sizes without a figure: `gigawatt-scale`, `multi-gigawatt`."""
    return [
        Quantity(Kind.POWER, m.start(), m.end(), m.start(), "MW", None, None, Decimal(0), vague="gigawatt-scale")
        for m in matches(sentences, SCALE, 40, 30)
        if (m["a"] or m["b"] or m["c"] or m["d"] or "").lower() == "giga"
    ]


def basis(around: str) -> str | None:
    """What kind of power the words right round a figure name: IT load, facility power, cooling, generation."""
    return next((name for name, pattern in BASIS if pattern.search(around)), None)
