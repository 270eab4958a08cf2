"""What a text defines a short name for: 'Unifi Manufacturing, Inc. ("UMI")' is a company's, 'Electric Service Agreement ("ESA")' nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimtrack.late import late

DEFINED: Final = late(
    r"(?P<whole>[A-Z][\w’'.&-]*(?:,?\s(?:[A-Z][\w’'.&-]*|of|and|for|the)){0,7})\s?\((?:the\s|each,?\s(?:an?\s)?|collectively,?\s)?[\"“'‘](?P<short>[A-Z][\w.&-]{1,24})[\"”'’]\)"
)
"""A name with the one that stands for it from there on."""
THING: Final = late(
    r".*\b(?:Agreements?|Contracts?|Leases?|Leasehold|Loans?|Notes?|Warrants?|Facility|Facilities|Project|Program(?:me)?|Plan|Act|Order|Statement|Site|Campus|Building|Property|Propert(?:y|ies)|Premises|Land|Term|Period|Date|Shares?|Stock|Services?|Equipment|Systems?|Center|Plant|Memorandum|Understanding|Intent|Report|Release|Rules?|Commission|Court|Exchange)\W*"
)
"""What is no company, and its short name is none either."""


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
