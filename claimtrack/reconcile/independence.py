"""How many independent sources stand behind a set of articles: a least and a most.

Copies of one text, articles at one address and articles of one publisher share a root for certain: both numbers join
them. Articles whose credits lead to one outlet, at once or through the articles that this outlet published (A credits B,
whose article credits C), may rest on one source: the least number joins these as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

from claimtrack.reconcile.copies import copied
from claimtrack.reconcile.meaning import Meaning
from claimtrack.records import Article

Pair = tuple[str, str]
RARE = 4
"""A figure of so many digits, zeros at either end left out, is rare."""


class Independence:
    """Who repeats whom among the articles that speak of a deal."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {a.identity: a for a in articles}
        self.led_to = _led_to(self.articles.values())
        self.certain = frozenset(_certain(list(self.articles.values())))
        self.perhaps = self.certain | frozenset(_perhaps(self.led_to))

    def roots(self, articles: Iterable[Article]) -> tuple[int, int]:
        """The least and the most number of independent sources among some of them."""
        names = sorted({a.identity for a in articles} & self.articles.keys())
        return _count(names, self.perhaps), _count(names, self.certain)


def roots(articles: Iterable[Article]) -> tuple[int, int]:
    """The least and the most number of independent sources among all of some articles."""
    found = list(articles)
    return Independence(found).roots(found)


def is_rare(m: Meaning) -> bool:
    """Whether a figure is so exact that two texts hardly have it by themselves: "$14.23 billion", "41,011,803 shares".

    A hint and no proof: it never joins two sources.
    """
    digits = (d.replace(".", "").strip("0") for d in m.written)
    return m.value is not None and any(len(d) >= RARE for d in digits)


def label(article: Article) -> str:
    """Who says it: `Tech Parade, 2026-05-21, after The Verge`."""
    name = article.publisher or _host(article.url) or Path(article.address).name
    parts = [name, article.published_day or "undated"]
    others = [c for c in article.credits if c != article.publisher]
    if others:
        parts.append(f"after {others[0]}")
    return ", ".join(parts)


def _certain(articles: list[Article]) -> Iterator[Pair]:
    """The pairs that are one source in two places."""
    yield from copied({a.identity: a.text for a in articles})
    same: dict[str, list[str]] = {}
    for a in articles:
        keys = {place for u in (a.url, a.canonical) if u and (place := _place(u))}
        if a.publisher:
            keys.add(_key(a.publisher))
        for key in keys:
            same.setdefault(key, []).append(a.identity)
    for names in same.values():
        yield from _pairs(names)


def _perhaps(led_to: dict[str, frozenset[str]]) -> Iterator[Pair]:
    """The pairs whose credits lead to one outlet, or of which one is that outlet's own."""
    by_outlet: dict[str, list[str]] = {}
    for name, outlets in led_to.items():
        for outlet in outlets:
            by_outlet.setdefault(outlet, []).append(name)
    for names in by_outlet.values():
        yield from _pairs(names)


def _led_to(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """For each article, its own outlet and every one that its credits lead to."""
    credited = {a.identity: {_key(c) for c in a.credits} for a in articles}
    published = {a.identity: {_key(a.publisher)} if a.publisher else set() for a in articles}
    of_outlet: dict[str, set[str]] = {}
    for name, outlets in published.items():
        for outlet in outlets:
            of_outlet.setdefault(outlet, set()).update(credited[name])
    found = {}
    for name, first in credited.items():
        reached, ahead = set(first), list(first)
        while ahead:
            further = of_outlet.get(ahead.pop(), set()) - reached
            reached |= further
            ahead += further
        found[name] = frozenset(reached | published[name])
    return found


def _pairs(names: Iterable[str]) -> Iterator[Pair]:
    yield from combinations(sorted(set(names)), 2)


def _count(names: list[str], joined: frozenset[Pair]) -> int:
    """How many groups are left when the pairs are joined."""
    parent = {n: n for n in names}

    def find(n: str) -> str:
        while parent[n] != n:
            n = parent[n]
        return n

    for a, b in combinations(names, 2):
        if (a, b) in joined:
            parent[find(a)] = find(b)
    return sum(find(n) == n for n in names)


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _place(url: str) -> str | None:
    """An address without what copies of it differ in; None for a front page, which many pages give as their own."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    return f"{(parts.hostname or '').removeprefix('www.')}{path}" if path and parts.hostname else None


def _key(name: str) -> str:
    return re.sub(r"^the |\W", "", name.lower())
