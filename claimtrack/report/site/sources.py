"""What each source said, and how it fared: how often it stood alone, was superseded, or corrected itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

LOUD = ("conflict", "tension")
MOST = 1000
"""Figures on a page of one source: the newest."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One figure that a source gave."""

    deal: str
    name: str
    field: str
    figure: str
    day: str
    title: str
    url: str
    alone: bool
    superseded: bool
    disputed: str


@dataclass(slots=True)
class SourceStory:
    """One source: its articles, and what they said. `corrections` are the notices with which it corrected itself."""

    name: str
    slug: str
    articles: set[str] = field(default_factory=set)
    deals: set[str] = field(default_factory=set)
    sayings: list[Saying] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)

    @property
    def alone(self) -> int:
        """How many of its figures nobody else gave, where others gave another."""
        return sum(s.alone for s in self.sayings)

    @property
    def disputed(self) -> int:
        """How many of its figures contradict or strain another."""
        return sum(bool(s.disputed) for s in self.sayings)

    @property
    def superseded(self) -> int:
        """How many of its figures a later one took the place of."""
        return sum(s.superseded for s in self.sayings)


def slug(name: str) -> str:
    """A file's name for a source: its letters, and enough of a digest to tell it from another."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
    return f"{plain or 'source'}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def source_name(told: Mapping[str, Any]) -> str:
    """Who published an article: the publisher, else the host, else the file."""
    if told["publisher"]:
        return str(told["publisher"])
    address = str(told["url"] or told["article"])
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return host or address.rpartition("/")[2]


def stories(deals: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> dict[str, SourceStory]:
    """The story of each source over all deals (as `diff --format json` has them), by its name."""
    found: dict[str, SourceStory] = {}
    for deal in deals:
        by_article = {a["article"]: a for a in deal["told_by"]}
        publisher = {address: source_name(a) for address, a in by_article.items()}
        for a in deal["told_by"]:
            name = publisher[a["article"]]
            story = found.setdefault(name, SourceStory(name, slug(name)))
            story.articles.add(a["article"])
            story.deals.add(deal["deal"])
            if a["corrected"]:
                story.corrections[a["article"]] = a["corrected"]
        for one in deal["fields"]:
            _say(found, deal["deal"], names[deal["deal"]], one, by_article, publisher)
    for story in found.values():
        story.sayings.sort(key=lambda s: (s.day, s.deal, s.field), reverse=True)
    return found


def _say(
    found: dict[str, SourceStory],
    deal: str,
    name: str,
    one: Mapping[str, Any],
    by_article: Mapping[str, Mapping[str, Any]],
    publisher: Mapping[str, str],
) -> None:
    """What the sources say in one field."""
    who = [{publisher[c["article"]] for c in p["claims"] if c["article"] in publisher} for p in one["positions"]]
    older = set()
    disputed: dict[int, str] = {}
    for v in one["verdicts"]:
        if v["verdict"] in LOUD:
            for number in (v["a"], v["b"]):
                disputed[number] = min(v["verdict"], disputed.get(number, v["verdict"]))
        if v["verdict"] == "superseded":
            older.add(v["a"] if v["refining"] == v["b"] else v["b"])
    for number, position in enumerate(one["positions"]):
        others = set().union(*(w for n, w in enumerate(who) if n != number))
        told: set[tuple[str, str]] = set()
        for c in position["claims"]:
            if c["article"] not in by_article or (c["article"], c["quote"]) in told:
                continue
            told.add((c["article"], c["quote"]))
            a = by_article[c["article"]]
            mine = publisher[c["article"]]
            found[mine].sayings.append(
                Saying(deal, name, one["field"], c["quote"], (a["published"] or "")[:10], a["title"] or a["article"].rpartition("/")[2], a["url"] or "", who[number] == {mine} and bool(others - {mine}), number in older, disputed.get(number, ""))
            )  # fmt: skip
