"""What counts as a date where the user or a page gives one: an EDTF day, month or year, or an ISO instant."""

from __future__ import annotations

import re
from datetime import date, datetime

EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
FIRST, LAST = 1990, 2100
"""News is not dated before the first or after the last; such a date is a fault of the page."""


def dated(text: str | None) -> str | None:
    """The date as it stands, when it is one of a calendar and of our time; else None."""
    if not text or not FIRST <= int(text[:4] if text[:4].isascii() and text[:4].isdigit() else 0) <= LAST:
        return None
    try:
        if "T" in text:
            datetime.fromisoformat(text)
            return text
        if not (parts := EDTF.fullmatch(text)):
            return None
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return None
    return text
