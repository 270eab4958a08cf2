"""The language of a text, told by its script and its commonest words; only as far as reading figures needs it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

LOOKED_AT: Final = 4000
"""Characters. The head of an article tells its language."""
LEAST: Final = 5
"""Fewer common words than this tell nothing."""
SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
SCRIPT_SHARE: Final = 0.1
"""Of the letters: a few foreign names do not make a text foreign."""
WORDS: Final = {
    "en": "the of and to in for is that with on by from as it at has will its",
    "de": "der die das und mit für von ist den im auf ein eine des dem zu sich nicht",
    "fr": "le la les des et une dans pour du qui est sur avec par au aux ses",
    "es": "el los las una con para del que por su más como entre sus se al",
    "pt": "os uma com para do da que por não mais em dos das seu são ao",
    "it": "il gli una con per del della che non più dei nel sono alla le",
    "nl": "het een van en met voor dat op niet zijn aan ook wordt bij uit de",
    "sv": "och att det som en på för med av är till inte har den ett",
    "no": "og det som en på for med av er til ikke har den et i",
    "da": "og det som en på for med af er til ikke har den et i",
    "pl": "i w na z do się nie że jest oraz przez dla od po jako",
}
COMMON: Final = {language: frozenset(words.split()) for language, words in WORDS.items()}


def language_of(text: str) -> str | None:
    """The two-letter code of the language of a text, or None where it tells too little."""
    head = text[:LOOKED_AT].lower()
    letters = sum(c.isalpha() for c in head)
    for language, script in SCRIPTS:
        if letters and len(script.findall(head)) / letters >= SCRIPT_SHARE:
            return language
    words = Counter(re.findall(r"[^\W\d_]+", head))
    heard = {language: sum(words[w] for w in common) for language, common in COMMON.items()}
    best = max(heard, key=lambda language: heard[language])
    return best if heard[best] >= LEAST else None
