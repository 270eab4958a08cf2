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


def strangers(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Every mention of an unknown company outside the stretches that are `taken` by known names."""
    names: set[str] = set()
    for pattern in (SUFFIXED, DEALT_WITH, SUBJECT):
        for m in pattern.finditer(text):
            found = next((m[g] for g in m.groupdict() if m[g]), "")
            name = _trimmed(found)
            start = m.start() + m.group().find(name)
            if name and _plausible(name) and not any(a < start + len(name) and start < b for a, b in taken):
                names.add(name)
    places = [m.span() for m in PLACE.finditer(text)] if names else []
    mentions: list[tuple[int, int, str]] = []
    for name in sorted(names, key=len, reverse=True):
        for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            spans = [*taken, *places, *((a, b) for a, b, _ in mentions)]
            if not any(a < m.end() and m.start() < b for a, b in spans):
                mentions.append((m.start(), m.end(), name))
    return sorted(mentions)


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
    return len(name) > 2 and not all(w in NO_COMPANY for w in words) and not re.fullmatch(rf"(?:{MODEL}\s?)+", name)
