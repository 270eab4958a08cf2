"""What an article says of its own changes: corrections, clarifications, and when it was updated."""

from __future__ import annotations

import re
from typing import Final

from claimtrack.late import late

NOTICE: Final = late(
    r"(?im)^[^\w\n]{0,6}(?:(?:correction|corrected|clarification|editor['’]?s['’]? note|update)\b[^\n]{0,40}?[:–—-]\s*[^\n]{10,600}"
    r"|(?:this (?:story|article|post|report|headline|piece)|an earlier version of this (?:story|article|post|report)|a previous version of this (?:story|article|post|report))\b[^\n]{0,80}\b(?:been (?:updated|corrected|amended|changed)|incorrectly|misstated|mistakenly|said|gave|referred|stated)\b[^\n]{0,500})"
)
CORRECTS: Final = late(
    r"\b(?:correct(?:ion|ed|s)?|clarif\w+|incorrectly|misstated|mistakenly|erroneously|wrong(?:ly)?|earlier version|previous version|amended)\b",
    re.IGNORECASE,
)
LONGEST: Final = 600


def correction_in(text: str) -> str | None:
    """The first notice in which a text says what it had wrong, or None. "Update: …" alone corrects nothing."""
    found = (m.group().strip() for m in NOTICE.finditer(text))
    return next((words[:LONGEST] for words in found if CORRECTS.search(words)), None)
