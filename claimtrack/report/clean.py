"""Other people's text, made harmless to show: no escape sequences, no control or bidirectional characters."""

from __future__ import annotations

import re
import unicodedata

ESCAPES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-Z\\-_]|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]?")
HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]")


def clean(text: str | None) -> str:
    """One line of the text: escapes and hidden characters gone, white space squeezed."""
    if not text:
        return ""
    plain = HIDDEN.sub("", ESCAPES.sub("", text))
    plain = "".join(" " if c.isspace() else c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(plain.split())


def cell(text: object) -> str:
    """A value for a CSV cell that a spreadsheet will not run: a leading = + - @ is quoted, unless it is a number."""
    words = clean(str(text)) if text is not None else ""
    return (
        f"'{words}" if words[:1] in {"=", "+", "-", "@"} and not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", words) else words
    )


def shorten(text: str, most: int) -> str:
    """The text, cut at a word with an ellipsis when it is longer than `most` characters."""
    words = clean(text)
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + "…"
