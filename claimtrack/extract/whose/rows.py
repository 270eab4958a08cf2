"""Lists that tell a deal a line: "AWS — compute, ~$38B", "- Nebius: up to $19.4 billion", "| Anthropic | $1.25B |"."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.named import Named
    from claimtrack.extract.who.parties import Party

LEAST: Final = 3
"""Fewer lines are no list."""
SHORT: Final = 100
OF_ELSE: Final = late(
    r"\b(?:backlogs?|revenues?|sales|raised|raises|funding|rounds?|capex|market caps?|valuations?|valued|profits?|earnings|losses|quarter(?:ly)?|shares?)\b",
    re.IGNORECASE,
)
"""What a list may tell of companies that is no deal."""
LEAD: Final = late(r"[\s*_|🔹🔸→\-\[\]\d.)(#]{0,6}")
"""What may stand in a line before the company."""
KEYED: Final = late(r"[*_\])]{0,3}(?:\s\([^()\n]{1,40}\))?[*_]{0,2}(?:\s?[:|\t→↔]|\s[—–-]\s|\s?\.{3,}|\s{2,})")
COMMA: Final = late(r",\s")
"""What stands behind it; in a short item of a list a comma too."""
FIGURE: Final = late(
    r"[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:[MG]W|GPUs|billion|million|bn|B\b|gigawatts?|megawatts?)|\b\d{2,3},\d{3}\b"
)


def rows(article: Named) -> dict[int, str]:
    """By the place of such a line, of a list that has several and tells of several companies, the group of its company."""
    found: dict[int, tuple[Sentence, Party]] = {}
    for sentence in article.sentences:
        if sentence.block not in found and (party := _keyed(article, sentence)):
            found[sentence.block] = sentence, party
    kept: dict[int, str] = {}
    for _, run in groupby(enumerate(sorted(found)), key=lambda at: at[1] - at[0]):
        lines = [found[block] for _, block in run]
        if len(lines) >= LEAST and len({party.group for _, party in lines}) >= LEAST - 1:
            kept.update((sentence.place, party.group) for sentence, party in lines)
    return kept


def _keyed(article: Named, sentence: Sentence) -> Party | None:
    """The company that a line begins with, where a figure follows it."""
    named: Sequence[Party] = article.named_in((sentence.start, sentence.end))
    if not named or not LEAD.fullmatch(article.text, sentence.start, named[0].start):
        return None
    item = sentence.kind == "item" and sentence.end - sentence.start <= SHORT
    key = KEYED.match(article.text, named[0].end) or (item and COMMA.match(article.text, named[0].end))
    if (
        not key
        or OF_ELSE.search(f"{sentence.heading} {sentence.text}")
        or not FIGURE.search(article.text, named[0].end, sentence.end)
    ):
        return None
    return named[0]
