"""The date that a bare text bears: a line of its own near the top, or a dateline."""

from __future__ import annotations

import re

from claimtrack.late import late

TOP = 6
"""The lines at the top of a text in which a date of its own is looked for."""
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DAY = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?\s{MONTH},?\s\d{{4}})"
ALONE = late(
    rf"^\W*(?:(?:published|posted|updated|date|on|by [\w .]{{2,30}}|[A-Z]\w+(?: \w+){{0,2}})[\s:|,·-]*){{0,3}}(?P<day>{DAY})(?:[\s,|·-]*(?:at\s)?\d{{1,2}}:\d{{2}}[\w :+]*)?\W*$",
    re.IGNORECASE,
)
LEADING = late(rf"^(?:date|published(?: on)?|posted)[\s:]+(?P<day>{DAY})\b", re.IGNORECASE)
DATELINE = late(rf"^(?:[A-Z][\w.’' -]{{1,25}},\s){{1,3}}(?P<day>{DAY})\s?(?:\([\w\s/]+\)\s?)?[-–—]")
LONGEST, LINE = 300, 60


def stamped(text: str) -> str | None:
    """The ISO day that the text gives as its own date, or None."""
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()][:TOP]
    for line in lines:
        for pattern, piece in (
            (ALONE, line if len(line) <= LINE else ""),
            (LEADING, line[:LONGEST]),
            (DATELINE, line[:LONGEST]),
        ):
            if m := pattern.match(piece):
                return _iso(m["day"])
    return None


def _iso(words: str) -> str | None:
    from dateutil import parser

    try:
        return parser.parse(words, dayfirst=True).date().isoformat() if not words[:4].isdigit() else words
    except (ValueError, OverflowError):
        return None
