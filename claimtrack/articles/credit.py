"""The outlets that a text names as its own source: "Source: Wired", "first reported by Reuters", a bare link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog

_name = r"(?P<name>(?:The\s|the\s)?[A-Z][\w.&’'-]{0,40}(?:\s(?:[A-Z][\w.&’'-]{0,40}|&|of|News|blog)){0,4})"
LINE = late(
    r"(?im)^[^\w\n]{0,20}(?:source|sourse|sources|original(?: source| article)?|via|credit)\s?:\s*(?P<rest>[^\n]{2,200})"
)
REPORTED = (
    late(rf"\b(?:first|originally|earlier|as) (?:reported|published|revealed|disclosed)(?: first)? (?:by|in|on) {_name}"),
    late(rf"\b(?:story|article|post|report)(?: was)? (?:first |originally )?(?:appeared|published|ran) (?:in|on|at) {_name}"),
    late(rf"\b{_name} (?:had (?:it|the (?:story|news)) first|broke the (?:news|story)|first reported|was (?:the )?first to report|reported (?:earlier|first))"),
    late(rf"\b(?:[Aa]ccording to|citing|[Pp]er|told|[Aa]s) {_name}"),
    late(rf"\b{_name} (?:reports|reported|says|said|describes|adds|put|puts|observes|confirmed)\b"),
    late(rf"\b(?:after|seen by|reviewed by|interview with|told) {_name}"),
)  # fmt: skip
URL = late(r"(?:https?://|www\.)[^\s)\]>\"']+")
PUBLISHED_ON = late(r"\bPublished on (?P<name>[A-Z][\w.&’' -]{2,40}?)(?= by |[.\n]|$)")
TAIL = late(r"\s*(?:\(|\[|\s[-–—|]\s|,|;|\bPublished\b|\bopens in\b|$)")
LIMIT = 60


def credits_in(text: str, catalog: Catalog) -> tuple[str, ...]:
    """The outlets a text credits, in the catalog's names where it has them, as written otherwise.

    A line "Source: …" credits whatever it names; running text credits only outlets that the catalog knows, since the
    one who is said to say something is more often a party than a publisher.
    """
    found: list[str] = []
    for line in LINE.finditer(text):
        rest = line["rest"]
        if url := URL.search(rest):
            outlet = catalog.outlet_of(url.group())
            name = outlet.name if outlet else None
            words = rest[: url.start()].strip(" (:-–—")
            host = url.group().split("//")[-1].split("/")[0].removeprefix("www.")
            told = any(host.split(".")[0] in re.sub(r"\W", "", n.lower()) for n in found)
            found.append(name or words or ("" if told else host))
        else:
            words = TAIL.split(rest, maxsplit=1)[0].strip(" .")
            found.append(_outlet(words, catalog) or words)
    for pattern in REPORTED:
        found.extend(name for m in pattern.finditer(text) if (name := _outlet(m["name"], catalog)))
    kept = list(dict.fromkeys(n for n in found if n and len(n) <= LIMIT))
    return tuple(kept)


def publisher_in(text: str) -> str | None:
    """The publisher that a bare text names at its end ("Published on X by Y")."""
    m = PUBLISHED_ON.search(text)
    return m["name"].strip() if m else None


def _outlet(words: str, catalog: Catalog) -> str | None:
    mentions = catalog.outlet_names.find(words)
    return mentions[0].entry.name if mentions else None
