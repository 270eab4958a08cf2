"""Companies that the catalog lacks, found by how a text speaks of them and written as they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimtrack.extract.chips import MODEL
from claimtrack.extract.dates import CALENDAR_NAMES
from claimtrack.extract.places import PLACE

_word = r"[A-Z][\w’'&-]*(?:\.(?=[a-z]))?\w*"
_name = rf"{_word}(?:\s(?:&\s)?{_word}){{0,3}}"
SUFFIXED: Final = re.compile(
    rf"\b(?P<name>{_word}(?:\s(?:&\s)?{_word}){{0,2}}\s(?:Group|Technologies|Technology|Labs|Networks|Systems|Digital|Data Cent(?:er|re)s|"
    r"Cloud|Infrastructure|Compute|Holdings|Telecom|Energy|Realty|Semiconductor|Mining|Computing|AI))\b(?!\s[A-Z])"
    rf"|\b(?P<legal>{_name}),?\s(?:Inc|Corp|Ltd|LLC|PLC|plc|GmbH|AG|SA|SE|ASA|AB|AS|NV|BV|Pte|Co)\b\.?"
)
DEALT_WITH: Final = re.compile(
    rf"\b(?:deals?|contracts?|agreements?|leases?|pacts?|orders?|partnership|accord|arrangement|venture|signed|teamed up|partner(?:ed|ing)?)\s(?:\w+\s){{0,2}}?(?:with|from|to|by)\s(?:the\s)?(?:[a-z][\w-]*\s){{0,4}}(?P<name>{_name})"
    rf"|\b(?:between|from|by)\s(?P<first>{_name})\sand\s{_name}"
)
SUBJECT: Final = re.compile(
    rf"(?:^|[.!?]\s|\n)(?P<name>{_name})(?:,[^,.]{{2,60}},)?\s(?:has\s|have\s|will\s)?(?:signs?|signed|inks?|inked|leases?|leased|rents?|rented|books?|booked|orders?|ordered|secures?|secured|lands?|landed|wins?|won|agrees?|agreed|announced?s?|sealed|taps?|tapped|picks?|picked|buys?|bought)\b"
)
DEALS: Final = (
    r"(?:signs?|signed|inks?|inked|leases?|leased|rents?|rented|books?|booked|orders?|ordered|secures?|secured|lands?|landed|wins?|won|"
    r"seals?|sealed|taps?|tapped|buys?|bought|takes?|took|reserves?|reserved|hosts?|supplies|operates?|contracts?|contracted|colocates?|builds|is\s(?:building|putting\sup|developing|leasing|renting)|stands\sup)"
)
DEALING: Final = re.compile(
    rf"\b(?P<name>{_name})(?:\s\([^)]{{3,40}}\))?(?:,[^,.]{{2,60}},)?\s(?:has\s|have\s|will\s|would\s|had\s|is to\s)?{DEALS}\b"
)
"""A name that is told to deal, wherever it stands."""
APPOSED: Final = re.compile(
    rf"\b(?:developers?|operators?|start-?ups?|provider|miner|neocloud|landlord|hoster|firm|company|group|builder|cloud|owner)\s(?P<name>{_name})"
    rf"|\b(?P<listed>{_name})\s\((?:NYSE|NYSE American|Nasdaq|NASDAQ|TSX|TSXV|ASX|LSE|AIM|HKEX|Euronext)[\w\s-]*:\s?[A-Z.]{{2,6}}"
    rf"|\b(?P<told>{_name}),\s(?:an?|the|once an?|until recently an?)\s(?:[\w'’-]+\s){{0,5}}?(?:developer|operator|start-?up|provider|miner|neocloud|company|firm|group|subsidiary|unit|arm|cloud|landlord|builder|venture)\b"
    rf"|\b(?P<headed>{_name})['’]s\s(?:chief|boss|CEO|co-founder|founder|management|shares)\b"
)
"""A name that is told to be a company's."""
PLACED: Final = re.compile(
    r"(?:\s(?:\d|I{1,3}|One|Two|Three))?\s(?:campus|site|park|facility|project|data[\s-]?cent|building|complex|plant|phase|ranch|county|parish)",
    re.IGNORECASE,
)
"""What stands after the name of a place, not of a company."""
NO_COMPANY: Final = CALENDAR_NAMES | frozenset(
    (
        "The A An It He She They We This That These Those In On At By For From With And But Or As If When While "
        "After Before Under Over Of To Its Their "
        "CEO CFO AI GPU GPUs TPU "
        "TPUs EU US UK SEC Chief President Chairman Mr Ms Mrs Dr Item Form Agreement Company Customer Tenant "
        "Landlord Source Reuters Bloomberg Both Neither Each Every Some Most Many Several Two Three One First "
        "Second Third Last Next New Data Key Phase Project Campus Site"
    ).split()
)


UNITS: Final = frozenset("MW GW kW MWh GWh USD EUR GBP IT HPC HBM".split())


def strangers(text: str, taken: Sequence[tuple[int, int]], *, strict: bool) -> list[tuple[int, int, str]]:
    """Every mention of an unknown company outside the stretches that are `taken` by known names.

    `strict` takes only names that are told both to deal and to be a company's.
    """
    names = _told(text, taken, (DEALING, DEALT_WITH)) if strict else _told(text, taken, (SUFFIXED, DEALT_WITH, SUBJECT))
    if strict and names:
        named = _told(text, taken, (APPOSED, SUFFIXED))
        heads = {text[a:b].split(maxsplit=1)[0] for a, b in taken if " " in text[a:b]}
        names = {n for n in names - heads if n in named or (" " not in n and _proper(text, n))}
    names = {
        n
        for n in names
        if not re.search(
            rf"\bsubsidiary,?\s{re.escape(n)}\b|{re.escape(n)}[^.]{{0,12}},\san?\s[\w\s-]{{0,30}}subsidiary of\b", text
        )
    }
    places = [m.span() for m in PLACE.finditer(text)] if names else []
    mentions: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            spans = [*taken, *places, *((a, b) for a, b, _ in mentions)]
            if not any(a < m.end() and m.start() < b for a, b in spans):
                mentions.append((m.start(), m.end(), name))
    return sorted(mentions)


def _proper(text: str, name: str) -> bool:
    """Whether one word stands as a name inside a sentence, and never with a first name before it."""
    known = re.escape(name)
    inside = re.search(rf"[a-z,]\s{known}\b", text)
    person = re.search(
        rf"\b[A-Z][a-z]+\s{known}\b|\b{known}\s(?:told|wrote|joked|thinks|tweeted|himself|herself)\b", text
    )
    return bool(inside) and not person


def _told(text: str, taken: Sequence[tuple[int, int]], patterns: Sequence[re.Pattern[str]]) -> set[str]:
    """The names that some of the patterns find."""
    names: set[str] = set()
    for pattern in patterns:
        for m in pattern.finditer(text):
            found = next((m[g] for g in m.groupdict() if m[g]), "")
            name = _trimmed(found)
            start = m.start() + m.group().find(name)
            end = start + len(name)
            if (
                name
                and _plausible(name)
                and not PLACED.match(text, end)
                and not any(a < end and start < b for a, b in taken)
            ):
                names.add(name)
    return names


def _trimmed(found: str) -> str:
    words = found.replace("’s", "").replace("'s", "").split()
    while words and words[0] in NO_COMPANY:
        words = words[1:]
    while words and words[-1] in {"Inc", "Corp", "Ltd", "LLC", "The", "Inc.", "Corp."}:
        words = words[:-1]
    return " ".join(words)


def _plausible(name: str) -> bool:
    """Whether a capitalised name can be a company: more than a common word, no chip."""
    words = name.split()
    return (
        len(name) > 2
        and not all(w in NO_COMPANY for w in words)
        and words[0] not in UNITS
        and not re.fullmatch(rf"(?:{MODEL}\s?)+", name)
    )
