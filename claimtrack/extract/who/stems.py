"""Words without their endings, and companies' names behind a mask: what signs are made of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party


ENDINGS: Final = ("ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "s", "e", "y")
LEAST_STEM: Final = 3
YEAR: Final = late(r"20[12]\d")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, in small letters; a year, a sum and another number each as one sign."""
    if word[0] in "$€£":
        return "#$"
    if word[0].isdigit():
        return "#y" if YEAR.fullmatch(word) else "#"
    word = word.lower().replace("’", "'")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word[: -len(ending)]
    return word


def masked(
    sentence: Sentence, names: Iterable[tuple[Party, str]], word: re.Pattern[str]
) -> tuple[list[int], list[str]]:
    """Offsets and stems of a sentence's words; each company's name is one word, the one that stands beside it."""
    starts: list[int] = []
    words: list[str] = []

    def read(start: int, end: int) -> None:
        for m in word.finditer(sentence.source, start, end):
            starts.append(m.start())
            words.append(stem(m.group()))

    edge = sentence.start
    for party, mask in names:
        if party.start >= edge:
            read(edge, party.start)
            starts.append(party.start)
            words.append(mask)
            edge = party.end
    read(edge, sentence.end)
    return starts, words
