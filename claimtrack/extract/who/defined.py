"""What a text defines a short name for: 'Unifi Manufacturing, Inc. ("UMI")' is a company's, 'Electric Service Agreement ("ESA")' nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimtrack.late import late

DEFINED: Final = late(
    r"(?<![\w’'.&-])(?P<whole>[A-Z][\w’'.&-]{0,40}(?:,?\s(?:[A-Z][\w’'.&-]{0,40}|of|and|for|the)){0,7})\s?\((?:the\s|each,?\s(?:an?\s)?|collectively,?\s)?[\"“'‘](?P<short>[A-Z][\w.&-]{1,24})[\"”'’]\)"
)
"""A name with the one that stands for it from there on."""
THING: Final = late(
    r".*\b(?:Agreements?|Contracts?|Leases?|Leasehold|Loans?|Notes?|Warrants?|Facility|Facilities|Project|Program(?:me)?|Plan|Act|Order|Statement|Site|Campus|Building|Property|Propert(?:y|ies)|Premises|Land|Term|Period|Date|Shares?|Stock|Services?|Equipment|Systems?|Center|Plant|Memorandum|Understanding|Intent|Report|Release|Rules?|Commission|Court|Exchange)\W*"
)
"""What is no company, and its short name is none either."""


SPELT_OUT: Final = late(
    r"(?<![\w’'-])(?P<whole>[A-ZÀ-Þ][\w’'-]{0,40}(?:\s(?:[A-ZÀ-Þ][\w’'-]{0,40}|&|of|and|for|the|de|du|für)){1,8})\s\((?:the\s)?[\"“'‘]?(?P<short>[A-Z][A-Z&]{1,6})[\"”'’]?(?=[);,:])"
)
"""A name with its initials in brackets."""


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if not word[0].islower())


def spelt_out(text: str) -> dict[str, str]:
    """By the initials that a text gives in brackets after a name, that name: "GTR" of "Global Technical Realty (GTR)"."""
    found: dict[str, str] = {}
    for m in SPELT_OUT.finditer(text):
        words = m["whole"].split()
        for first in range(len(words)):
            if words[first][0].isupper() and _initials(words[first:]) == m["short"]:
                found.setdefault(m["short"], " ".join(words[first:]))
    return {short: whole for short, whole in found.items() if not THING.fullmatch(whole)}


def defined(text: str, named: Sequence[tuple[int, int, str]]) -> dict[str, str | None]:
    """By each short name that a text defines, whose it is; None where it is no company's.

    `named` are the companies that are known to be named: start, end, name.
    """
    found: dict[str, str | None] = {}
    for m in DEFINED.finditer(text):
        owner = next((name for start, end, name in named if m.start("whole") <= start and end <= m.end("whole")), None)
        if owner is not None and not THING.fullmatch(m["whole"]):
            found.setdefault(m["short"], owner)
        elif THING.fullmatch(m["whole"]):
            found.setdefault(m["short"], None)
    return found
