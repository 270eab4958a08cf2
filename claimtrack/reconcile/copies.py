"""Which texts are copies of one another: a wire story in twelve papers, with other first and last lines.

Candidates come from MinHash (rensa) over three-word shingles, as soon as there are enough texts for it to pay; each is
then verified. Source: Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

COPY = 80.0
"""Two texts as alike as this (rapidfuzz ratio of their words in order, 0 to 100) are one text."""
HELD = 0.7
"""A text of whose shingles another holds this share is an excerpt of it."""
HINT = 0.2
"""With less in common than this, two texts need not be compared word by word."""
SAMPLE, LEAST = 4000, 200
"""How much of each text is compared, and how short a text is too short to tell, in characters."""
MANY = 24
"""With more texts than this, only MinHash's candidates are verified."""
PERMUTATIONS, BANDS, ALIKE = 128, 32, 0.4
"""128 permutations in 32 bands find pairs of Jaccard likeness 0.4 and above."""
SHINGLE = 3
KEPT = 1000
"""So many texts are kept taken apart: those of one deal."""


def copied(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs of names, the lesser first, whose texts are copies."""
    for a, b in _candidates(texts):
        if copies(texts[a], texts[b]):
            yield (a, b) if a < b else (b, a)


def copies(a: str, b: str) -> bool:
    """Whether one text is the other, but for a few words, or an excerpt of it."""
    if min(len(a), len(b)) < LEAST:
        return False
    short, long = sorted((_shingles(a), _shingles(b)), key=len)
    shared = len(short & long)
    if shared < HINT * len(short):
        return False
    if shared >= HELD * len(short):
        return True
    return fuzz.ratio(_plain(a)[:SAMPLE], _plain(b)[:SAMPLE], score_cutoff=COPY) > 0


def _candidates(texts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    names = sorted(name for name, text in texts.items() if len(text) >= LEAST)
    if len(names) <= MANY:
        return combinations(names, 2)
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS, num_bands=BANDS)
    found = set()
    for number, name in enumerate(names):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(sorted(_shingles(texts[name])))
        found |= {(names[other], name) for other in index.query(sketch)}
        index.insert(number, sketch)
    return sorted(found)


@lru_cache(maxsize=KEPT)
def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text[: 2 * SAMPLE].lower()))


@lru_cache(maxsize=KEPT)
def _shingles(text: str) -> frozenset[str]:
    words = _plain(text).split()
    return frozenset(" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)))
