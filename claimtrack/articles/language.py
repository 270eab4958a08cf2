"""The language of a text, by Google's Compact Language Detector 2; only as far as reading figures needs it."""

from __future__ import annotations

from typing import Final

from claimtrack.articles.decoding import CONTROL

LOOKED_AT: Final = 4000
"""Characters. The head of an article tells its language."""
LEAST: Final = 60
"""Bytes of words: "OpenAI, Oracle: $30B" is taken for Indonesian."""
BY_SCRIPT: Final = frozenset("ja ko zh ru uk ar he iw hi th el".split())
"""Languages that their letters tell, with names of another script among them."""
MOST_OF: Final = 60
"""Percent of a text."""
UNKNOWN: Final = "un"
OTHERS: Final = {"iw": "he", "nn": "no", "nb": "no"}
"""Codes for which another is in use today."""


def language_of(text: str) -> str | None:
    """The two-letter code of the language of a text, or None where it tells too little."""
    import pycld2

    head = CONTROL.sub(" ", text[:LOOKED_AT])
    try:
        reliable, size, found = pycld2.detect(head.encode("utf-8", "replace"))
    except pycld2.error:  # it takes some rare signs for broken UTF-8
        return None
    code, share = str(found[0][1]).partition("-")[0], found[0][2]
    told = (reliable and size >= LEAST) or (code in BY_SCRIPT and share >= MOST_OF)
    return OTHERS.get(code, code) if told and code != UNKNOWN else None
