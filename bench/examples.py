"""What is learned from: labelled articles, and what each kind of example tells of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claimtrack.catalog import Catalog
from claimtrack.extract.drafting import Draft
from claimtrack.extract.quantities.figures import Figure
from claimtrack.extract.quantities.foreign import ENGLISH
from claimtrack.extract.times.moment import Moment
from claimtrack.extract.where.places import Place
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article


class Example(NamedTuple):
    """Something to be judged: its signs, what its cues weigh already, whether it is right, and whose article it is of."""

    kind: str
    signs: set[str]
    ruled: float
    right: bool
    article: str


class Glance(NamedTuple):
    """Something weighed for the second time: how it stands to the others of its article, and whether it is right.

    Kinds of one group share what they learn.
    """

    group: str
    kind: str
    bearings: dict[str, float]
    right: bool
    article: str


class Choice(NamedTuple):
    """Something that is one of several: its signs, what rules say that it is, what it is, and whose article it is of."""

    signs: set[str]
    ruled: str
    right: str
    article: str


class Ranking(NamedTuple):
    """A place in a text and the deals that it may be of, each with its signs and whether it is; the first is the one that rules give it."""

    options: list[tuple[set[str], bool]]
    article: str


def labelled(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and labels of every article of a folder."""
    for path in sorted(folder.glob("[0-9]*.json")):
        if path.with_suffix(".txt").exists():
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            yield f"{folder}/{path.stem}", text, json.loads(path.read_text(encoding="utf-8"))


def drafts(
    folder: Path, catalog: Catalog, only: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[str, str, dict[str, Any], Draft]]:
    """The articles of a folder that signs judge: those in English."""
    for name, text, label in labelled(folder):
        if not only(name):
            continue
        article = Article(address=name, identity=name, text=text, published=label.get("published"))
        if article.language in ENGLISH:
            yield name, text, label, Draft(article, Telling.of(text, catalog))


def overlaps(start: int, end: int, words: str, text: str) -> bool:
    """Whether some words stand in a stretch, or reach into it."""
    at = text.find(words)
    while words and at >= 0:
        if at < end and start < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def stands_on(figure: Figure | Moment | Place, words: str, text: str) -> bool:
    """Whether some words of a label stand on a figure, a date or a place."""
    return overlaps(figure.start, figure.end, words, text)
