"""How many independent sources stand behind a set of articles: a least and a most.

Articles that credit one outlet, that are copies of one text, or that the credited outlet itself published share a
root. The least number joins all of these; the most joins only copies and articles of one publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from claimtrack.records import Article

COPY = 80.0
"""Two texts as alike as this (rapidfuzz ratio of their words in order, 0 to 100) are one text."""
SAMPLE, LEAST = 4000, 200
"""How much of each text is compared, and how short a text is too short to tell, in characters."""


def roots(articles: Iterable[Article]) -> tuple[int, int]:
    """The least and the most number of independent sources among the articles."""
    distinct = list({a.identity: a for a in articles}.values())
    if not distinct:
        return 0, 0
    most = _Groups(len(distinct))
    least = _Groups(len(distinct))
    for i, j in combinations(range(len(distinct)), 2):
        a, b = distinct[i], distinct[j]
        if _same_outlet(a, b) or copies(a.text, b.text):
            most.join(i, j)
            least.join(i, j)
        elif _credits_meet(a, b):
            least.join(i, j)
    return least.count(), most.count()


@lru_cache(maxsize=100_000)
def copies(a: str, b: str) -> bool:
    """Whether one text is the other, but for a few words."""
    shorter, longer = sorted((len(a), len(b)))
    if shorter < LEAST or shorter * 2 < longer:
        return False
    return fuzz.ratio(_plain(a)[:SAMPLE], _plain(b)[:SAMPLE], score_cutoff=COPY) > 0


def label(article: Article) -> str:
    """Who says it: `Tech Parade, 2026-05-21, after The Verge`."""
    name = article.publisher or _host(article.url) or Path(article.address).name
    parts = [name, article.published_day or "undated"]
    others = [c for c in article.credits if c != article.publisher]
    if others:
        parts.append(f"after {others[0]}")
    return ", ".join(parts)


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _credits_meet(a: Article, b: Article) -> bool:
    """One credits the other, or both credit one outlet."""
    sides = [{_key(n) for n in (*x.credits, x.publisher) if n} for x in (a, b)]
    credited = {_key(n) for x in (a, b) for n in x.credits}
    return bool(sides[0] & sides[1] & credited)


def _same_outlet(a: Article, b: Article) -> bool:
    return bool(a.publisher and b.publisher) and _key(a.publisher or "") == _key(b.publisher or "")


def _key(name: str) -> str:
    return re.sub(r"^the |\W", "", name.lower())


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text[: 2 * SAMPLE].lower()))


class _Groups:
    """Disjoint sets."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        self.parent[self.find(i)] = self.find(j)

    def count(self) -> int:
        return sum(self.find(i) == i for i in range(len(self.parent)))
