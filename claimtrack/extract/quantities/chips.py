"""Chips: counts of GPUs, TPUs and other accelerators; racks, servers and equivalents are kept apart."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claimtrack.extract.quantities import foreign
from claimtrack.extract.quantities.numerals import Numeral, half_unit
from claimtrack.extract.quantities.units import Kind, Quantity
from claimtrack.late import late
from claimtrack.records import Qualifier

MODEL = (
    r"(?:[ABHRL][1-9]\d{1,2}[A-Z]?s?|V100[A-Z]?s?|GB\d{3}s?|GH\d{3}s?|MI[1-9]\d{2}[A-Z]?s?|TPU\s?v\d\w*|Trainium\s?\d?s?|Inferentia\s?\d?|Gaudi\s?\d?|"
    r"Blackwells?|Hoppers?|Rubins?|Instinct|910[BC]s?|950(?:PR|DT)|Ascend\s?\d*\w*|Ironwood|Trillium|WSE-\d|CS-\d|LPUs?|AI(?:100|200|250)s?|Maia\s?\d*|MTIA|Radeon|Helios(?=\srack))"
)
MODIFIER = (
    r"(?:of|the|its|their|these|such|local|domestic|domestically|homegrown|home-grown|imported|Chinese|American|produced|made|high-performance|top-end|best|flagship|[A-Z]\w+-(?:made|produced|built|designed)|latest|newest|new|top|most|advanced|powerful|high-end|cutting-edge|next-generation|next-gen|leading|"
    r"state-of-the-art|AI|Nvidia(?:['’]s)?|NVIDIA(?:['’]s)?|AMD(?:['’]s)?|Google(?:['’]s)?|Amazon(?:['’]s)?|AWS(?:['’]s)?|(?:Broadcom|Intel|Huawei|Cerebras|Groq|Qualcomm|Cambricon|Baidu|Alibaba)(?:['’]s)?|coming|upcoming|forthcoming|future|custom|specialized|"
    r"specialised|data[\s-]?cent(?:er|re)|server|graphics|tensor|processing|computing|compute|training|inference|cloud|additional|more|extra|"
    r"Grace|Vera|Ultra|Superchip|Hopper-class|SXM|PCIe|(?:liquid|air|water)-cooled|own|its own|['’]s|company['’]s|U\.S\.|and|,|or|(?:Corp|Inc|Ltd|plc)\.?|\((?:NASDAQ|NYSE|Nasdaq):?\s?[A-Z]{1,5}\)|physical|GPU|individual|units of|"
    rf"{MODEL})"
)
NOUN = late(
    rf"(?P<plus>\s?\+|-plus)?(?:[^\S\n]|-|\n(?=(?-i:[a-z])))(?P<gap>(?:{MODIFIER}[\s,/-]+){{0,9}}(?:(?-i:[A-Z][\w-]{{2,}})\s){{0,2}})"
    rf"(?P<noun>GPUs?|GPU[\s-](?:chips|cards)|[NPX]PUs?(?:\scards)?|cards|TPUs?|TPU chips|AI chips?|chips?|accelerators?|processors?|superchips?|semiconductors|units?(?=\sof\s(?:the\s)?(?:GPU|H\d|GB|MI))|(?:(?:tensor|graphics?|language|neural) )?processing units|{MODEL})"
    r"(?P<equivalent>[\s-]equivalents?)?(?![\w-]*\d)(?![A-Za-z])",
    re.IGNORECASE,
)
COMPUTING = late(r"\b(?:[GNPXT]PUs?|chips?|accelerators?|computing|inference|AI cards|graphics cards)\b")
CARDS_REACH = 300
"""So near to "cards" a word of computing stands, where they are no others."""
SYSTEM = late(r"\s(?:[\w-]+\s){0,1}(?:racks?|servers?|systems?|nodes?|clusters|cabinets?|pods?)\b", re.IGNORECASE)
MAKERS = {"tpu": "TPU", "tensor": "TPU", "trainium": "Trainium", "inferentia": "Inferentia", "google": "TPU"}
MAKER_NAMES = "Nvidia|NVIDIA|AMD|Google|Amazon|AWS|Intel|Cerebras|Huawei|Groq|Qualcomm|Broadcom|Alibaba|MetaX|Biren"
MAKER = late(rf"\b(?:{MAKER_NAMES})\b", re.IGNORECASE)
BY_MAKER = late(rf"\s(?:by|from|of|made by)\s{MAKER.pattern}", re.IGNORECASE)
PER = late(
    r"^\W*(?:(?:in|per|to|for) (?:a|an|each|every|one|single) |(?:a|each|per) )(?:single )?(?:rack|server|system|cabinet|node|tray|box|machine)\b|^[\w\s]{0,12}\b(?:per|a) (?:rack|cabinet|server|system)\b|^-per-",
    re.IGNORECASE,
)
EACH = late(
    r"\beach\s(?:[\w-]+\s){1,2}?(?:can\s|will\s)?(?:scales?|holds?|contains?|carr(?:y|ies)|packs?|houses?|has|have|combines?|links?)(?:\sup)?(?:\sto)?\s*$|\b(?:each (?:holding|with|containing|of which|housing|packs?|has)|which (?:join|pack|combine|hold)s?|joins?|combin(?:es|ing)|packed|connects?)\s*$",
    re.IGNORECASE,
)
HOURS = late(r"[\s-]hours?\b", re.IGNORECASE)
YEARS = range(1990, 2050)
SINCE = late(
    r"\b(?:in|since|by|from|to|until|through|during|early|late|mid|of|for|fiscal|FY|H[12]|Q[1-4]|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|spring|summer|autumn|fall|winter)\b[\s.,-]*(?:\d{1,2}, )?$",
    re.IGNORECASE,
)
"""Before a number that is a year: "since early 2024 GPU prices"."""
POINTED = late(r"\d{1,3}(?:\.\d{3})+")
"""Chips come in no thousandths: "100.000 GPUs" are so many thousand."""
LEAST = 20
"""Fewer chips than this are no count of a deal (two chips, 8 GPUs a server)."""
MOST = 100_000_000
"""More are no count either, but a chip's own name: an "Ascend 910B chip" is not 910 billion."""


def read(text: str, numeral: Numeral) -> Quantity | None:
    """The numeral as a count of chips, or None."""
    if numeral.value is None and not numeral.vague:
        return None
    numeral = _whole(text, numeral)
    m = NOUN.match(text, numeral.end + _quote(text, numeral.end))
    if (
        m is None
        and numeral.value is not None
        and numeral.value >= LEAST
        and (other := foreign.CHIPS.match(text, numeral.end))
    ):
        return Quantity(
            Kind.CHIPS, numeral.start, other.end(), numeral.start, "GPU", numeral, numeral.value, numeral.half
        )
    if m is None or (m["plus"] and m["plus"].isspace()) or HOURS.match(text, m.end()):
        return None
    if is_year(text, numeral) and (
        SINCE.search(text[max(0, numeral.start - 24) : numeral.start]) or not m["noun"].endswith("s")
    ):
        return None
    if m["noun"].lower() == "cards" and not COMPUTING.search(
        text, max(0, numeral.start - CARDS_REACH), m.end() + CARDS_REACH
    ):
        return None
    words = f"{m['gap']} {m['noun']}".lower()
    if numeral.value is not None and (numeral.value > MOST or (numeral.value < LEAST and not numeral.scaled)):
        return None
    notes: dict[str, str] = {}
    unit = next((u for key, u in MAKERS.items() if key in words), "GPU")
    if m["equivalent"]:
        notes["basis"] = "h100-equivalent"
    elif unit == "GPU" and not re.search(rf"gpu|graphics|{MODEL.lower()}", words, re.IGNORECASE):
        notes["basis"] = "unspecified"
    after = text[m.end() : m.end() + 40]
    if MAKER.search(words) or BY_MAKER.match(after):
        notes["maker"] = "named"
    if PER.match(after) or EACH.search(text[max(0, numeral.start - 40) : numeral.start]):
        notes["per"] = "system"
    end = m.end()
    if SYSTEM.match(text, end) and (not m["noun"].endswith("s") or re.search(MODEL, m["noun"], re.IGNORECASE)):
        notes["per"] = "rack"
    behind = (Qualifier.OVER, end) if m["plus"] else None
    return Quantity(
        Kind.CHIPS, numeral.start, end, numeral.start, unit, numeral, numeral.value, numeral.half, numeral.vague, behind=behind,
        notes=notes,
    )  # fmt: skip


def _whole(text: str, numeral: Numeral) -> Numeral:
    """The numeral of a count, in which a point parts the thousands."""
    if numeral.scaled or not POINTED.fullmatch(text, numeral.start, numeral.end):
        return numeral
    count = Decimal(text[numeral.start : numeral.end].replace(".", ""))
    return replace(numeral, value=count, bare=count, half=half_unit(str(count)))


def is_year(text: str, numeral: Numeral) -> bool:
    """Whether a number is written as a year is: four digits, and no more."""
    return numeral.value is not None and text[numeral.start : numeral.end].isdigit() and int(numeral.value) in YEARS


def _quote(text: str, end: int) -> int:
    """The length of a closing quotation mark right after a numeral: "several hundred thousand" GPUs."""
    return 1 if text[end : end + 1] in {'"', "”", "’", "'"} else 0
