"""Dates of the page itself: when it was published or updated, and the dateline of a wire."""

from __future__ import annotations

import re
from typing import Final

from claimtrack.extract.times.moment import Moment
from claimtrack.late import late

STAMP: Final = late(
    r"^\W*(?:(?i:date|published(?: on)?|updated(?: on)?|posted(?: on)?|as of|by [\w\s.]+?|(?:\w+ ){0,5}(?:published|updated|posted|modified|printed)(?:\s?on)?)|(?:[A-Z][\w.’'-]*\W{1,3}){0,4})?\W*$"
)
"""What stands before a day that is the page's: nothing, a key, a writer, the name of a paper."""
LONGEST: Final = 30
"""Characters that may stand before it."""
FULL_DAY: Final = late(r"\d{4}-\d{2}-\d{2}")
STAMPED: Final = late(r"\s?(?:\([\w /]+\)\s?)?[-–—]{1,2}\s?[A-Z]")
"""What follows the day on which a wire sent a story: "May 19 (wire) - Blackstone …"."""
OPENS_LINE: Final = late(r"\s?[-–—·|•]\s?[A-Z]")
"""What follows a day that opens a release, or an entry of a list: "October 14, 2025 - Oracle …", "2024-12-04 · Switch and Oklo · …"."""
PAGE_LINE: Final = late(
    r"\s?[·|•]\s?(?:(?!.*(?:[–—/$€£]|\w-[A-Z]|\d{2})).{0,24}$|(?:categor(?:y|ies)|comments?|share|tags?|posted|author|by|updated|filed under|read)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""What follows the day on which a page came out: its writer, its section: "May 10, 2026 · B2B Growth"."""
BULLET: Final = late(r"[|•*·\s-]{0,4}")


def is_stamp(text: str, moment: Moment) -> bool:
    """A date that stands alone in its line, or begins the page: when it was published, not what it tells."""
    line = text.rfind("\n", 0, moment.start) + 1
    if moment.form == "yearless" and line == moment.start and STAMPED.match(text, moment.end):
        return True
    stop = text.find("\n", moment.end)
    stop = len(text) if stop < 0 else stop
    ahead, behind = text[line : moment.start], text[moment.end : stop]
    whole_day = moment.form != "absolute" or len(moment.low or "") == len("2026-05-07")
    if whole_day and len(ahead) <= LONGEST and STAMP.match(ahead) and not behind.strip(" .|·-"):
        return not re.match(
            r"\W*(?:announced|expected|start|operational|signed|delivery|completion)", ahead, re.IGNORECASE
        )
    return bool(re.match(r"\W*(?:date|published(?: on)?|updated|posted|as of)\W*$", ahead, re.IGNORECASE))


def is_dateline(text: str, moment: Moment) -> bool:
    """A date that opens a report, after the place it was written in or alone: "AUSTIN, Texas, Oct. 22, 2024 –"."""
    line = text.rfind("\n", 0, moment.start) + 1
    ahead = text[line : moment.start]
    if BULLET.fullmatch(ahead) and moment.form == "absolute":
        if PAGE_LINE.match(text, moment.end):
            return False
        return FULL_DAY.fullmatch(moment.low or "") is not None and OPENS_LINE.match(text, moment.end) is not None
    return (
        len(ahead) < 50
        and bool(re.fullmatch(r"(?:[A-Z][\w .’'-]*,\s)*(?:[A-Z][\w .’'-]*,?\s)", ahead))
        and bool(
            re.match(r"\s?(?:\([\w /]+\)\s?|/[\w .-]+/\s?)?(?:[-–—]|:\s[A-Z])", text[moment.end : moment.end + 40])
        )
    )
