"""How many independent sources stand behind a set of articles: a least and a most.

Copies of one text, articles at one address and articles of one publisher share a root for certain: both numbers join
them. Articles whose credits lead to one outlet, at once or through the articles that this outlet published (A credits B,
whose article credits C), may rest on one source: the least number joins these as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
        copies, same = (
            frozenset(copied({a.identity: a.text for a in self.articles.values()})),
            _same(self.articles.values()),
        )
        self.certain = _Ties(same, copies)
        self.perhaps = _Ties({n: keys | self.led_to[n] for n, keys in same.items()}, copies)

    def roots(self, articles: Iterable[Article]) -> tuple[int, int]:
        """The least and the most number of independent sources among some of them."""
        names = sorted({a.identity for a in articles} & self.articles.keys())
        return self.perhaps.count(names), self.certain.count(names)

    def groups(self) -> dict[str, str]:
        """For each article, the one that stands for the source that it may rest on."""
        return self.perhaps.groups(sorted(self.articles))


def is_rare(m: Meaning) -> bool:
    """Whether a figure is so exact that two texts hardly have it by themselves: "$14.23 billion", "41,011,803 shares".

    A hint and no proof: it never joins two sources.
    """
    digits = (d.replace(".", "").strip("0") for d in m.written)
    return m.value is not None and any(len(d) >= RARE for d in digits)


def label(article: Article) -> str:
    """Who says it: `Tech Parade, 2026-05-21, after The Verge`; of an article that is gone, `withdrawn`."""
    name = article.publisher or _host(article.url) or Path(article.address).name
    parts = [name, article.published_day or "undated"]
    others = [c for c in article.credits if c != article.publisher]
    if others:
        parts.append(f"after {others[0]}")
    if article.withdrawn:
        parts.append("withdrawn")
    return ", ".join(parts)


class _Ties:
    """What makes articles one source: a key that they share, or that they are copies of one another."""

    def __init__(self, keys: Mapping[str, frozenset[str]], copies: Iterable[Pair]) -> None:
        self.keys = keys
        self.copies: dict[str, list[str]] = {}
        for a, b in copies:
            self.copies.setdefault(a, []).append(b)

    def count(self, names: Iterable[str]) -> int:
        """How many sources are left among some articles; a tie through an article that is not among them is none."""
        return len(set(self.groups(names).values()))

    def groups(self, names: Iterable[str]) -> dict[str, str]:
        """For each of some articles, the one among them that stands for its source."""
        parent = {n: n for n in names}

        def find(n: str) -> str:
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        first: dict[str, str] = {}
        for name in parent:
            for key in self.keys[name]:
                parent[find(name)] = find(first.setdefault(key, name))
            for other in self.copies.get(name, ()):
                if other in parent:
                    parent[find(name)] = find(other)
        return {n: find(n) for n in parent}


def _same(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """For each article, what only articles of the same source have in common: its addresses and its publisher."""
    return {
        a.identity: frozenset(
            {f"place {place}" for u in (a.url, a.canonical) if u and (place := _place(u))}
            | ({f"outlet {_key(a.publisher)}"} if a.publisher else set())
        )
        for a in articles
    }


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
