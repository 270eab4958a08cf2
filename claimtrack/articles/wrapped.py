"""Plain text whose lines were broken to fit a width: "worth about⏎$12 billion" is one sentence."""

from __future__ import annotations

from itertools import pairwise

from claimtrack.late import late

NARROWEST, WIDEST = 50, 140
"""Characters of the longest line of a text that was broken by hand or by an editor; in others a line is a paragraph."""
LEAST_LINES = 3
RAGGED, LEAST_LONG, SHARE = 15, 2, 0.3
"""So many lines, and this share of all, end within so many characters of the longest: else nothing was broken to a width."""
ITEM = late(r"\s|[-*•#>|]|\d{1,2}[.)]\s")
"""What begins a line that goes on with nothing: an indent, an item, a heading, a quote, a table."""
FIRST_WORD = late(r"\S+")


def unwrapped(text: str) -> str:
    """The text with a space in place of each break that stands only because the next word had no room; as long as before.

    A break of two characters (Windows) stays: offsets are promised to be those of the file.
    """
    lines = text.split("\n")
    full = max((len(line.rstrip()) for line in lines), default=0)
    if len(lines) < LEAST_LINES or not NARROWEST <= full <= WIDEST:
        return text
    long = sum(len(line.rstrip()) > full - RAGGED for line in lines)
    if long < LEAST_LONG or long < SHARE * sum(bool(line.strip()) for line in lines):
        return text
    joined = [lines[0]]
    for line, after in pairwise(lines):
        word = FIRST_WORD.match(after)
        broken = word and line.strip() and not line.endswith("\r") and not ITEM.match(line) and not ITEM.match(after)
        fits = word is None or len(line.rstrip()) + 1 + len(word[0]) <= full
        joined += ["\n" if fits or not broken else " ", after]
    return "".join(joined)
