"""Title, date and text of real news pages beside trafilatura's, on the page sets that are published with their answers.

    python bench/pages.py CHECKOUT ...

A checkout is a folder of github.com/scrapinghub/article-extraction-benchmark (`ground-truth.json`, `html/*.html.gz`: text)
or of github.com/adbar/htmldate (`tests/eval_*.json`, `tests/eval`, `tests/cache`: date). Neither is part of claimtrack.
Text is scored as the first set scores it: F1 of shingles of four words, each page counting the same. A date counts when it
is the labelled day; `told` is the share of pages for which one is given at all. Titles have no labels in these sets: the
figure is how many are the same words as trafilatura's.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import trafilatura

from claimtrack.articles import read_article
from claimtrack.articles.decoding import decode
from claimtrack.catalog import load
from claimtrack.errors import UnreadableError
from claimtrack.records import Article, RawDocument

WORD = re.compile(r"\w+")
SHINGLE = 4


def article(body: bytes, url: str) -> Article | None:
    """What claimtrack reads in a page; None where it finds no article."""
    try:
        return read_article(RawDocument(url, body, "html"), load())
    except UnreadableError:
        return None


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text."""
    words = WORD.findall(text)
    return Counter(tuple(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)) if words)


def f1(told: list[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, precision and recall of texts beside the true ones."""
    precisions, recalls = [], []
    for true, found in told:
        a, b = shingles(true), shingles(found)
        common = (a & b).total()
        if b:
            precisions.append(common / b.total())
        if a:
            recalls.append(common / a.total())
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * p * r / (p + r), p, r


def texts(folder: Path) -> None:
    """Print the text scores of a checkout of the article-extraction-benchmark, and how often the titles are the same."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    rows: dict[str, list[tuple[str, str]]] = {"claimtrack": [], "trafilatura fast": [], "trafilatura": []}
    same = titles = 0
    for key, told in truth.items():
        body = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        source, true = decode(body, key), told["articleBody"]
        ours = article(body, told["url"])
        # the title stands before the text where the text lacks it; the set's texts are without
        text = ours.text.removeprefix(f"{ours.title}\n\n") if ours else ""
        rows["claimtrack"].append((true, text))
        rows["trafilatura fast"].append((true, trafilatura.extract(source, fast=True, include_comments=False) or ""))
        rows["trafilatura"].append((true, trafilatura.extract(source, include_comments=False) or ""))
        theirs = trafilatura.extract_metadata(source)
        if ours and ours.title and theirs and theirs.title:
            titles += 1
            same += WORD.findall(ours.title.lower()) == WORD.findall(theirs.title.lower())
    print(f"text of {len(truth)} pages: F1, precision, recall")
    for name, pairs in rows.items():
        print(f"  {name:17} {' '.join(f'{figure:.3f}' for figure in f1(pairs))}")
    print(f"title the same as trafilatura's: {same} of {titles}")


def dates(folder: Path) -> None:
    """Print the date scores of a checkout of htmldate."""
    for path in sorted((folder / "tests").glob("eval_*.json")):
        right = {"claimtrack": 0, "trafilatura": 0}
        told = dict.fromkeys(right, 0)
        wrong = pages = 0
        for url, (body, true) in _dated(folder, json.loads(path.read_text(encoding="utf-8"))):
            pages += 1
            ours = article(body, url)
            theirs = trafilatura.extract_metadata(decode(body, url))
            found = {"claimtrack": (ours and ours.published_day) or "", "trafilatura": (theirs and theirs.date) or ""}
            for name, day in found.items():
                told[name] += bool(day)
                right[name] += day == true
            wrong += ours is None
        print(
            f"date of {pages} pages ({path.stem}), of which claimtrack finds no article in {wrong}: right of all, right of told"
        )
        for name, count in right.items():
            print(f"  {name:17} {count / pages:.3f} {count / max(told[name], 1):.3f}")


def _dated(folder: Path, truth: dict[str, dict[str, str]]) -> Iterator[tuple[str, tuple[bytes, str]]]:
    for url, told in truth.items():
        place = next(
            (p for sub in ("eval", "cache", "test_set") if (p := folder / "tests" / sub / told["file"]).is_file()), None
        )
        if place is not None and isinstance(told["date"], str) and len(told["date"]) == len("2026-01-01"):
            yield url, (place.read_bytes(), told["date"])


def main() -> None:
    """Score each checkout."""
    logging.disable(logging.CRITICAL)
    for name in sys.argv[1:]:
        folder = Path(name)
        if (folder / "ground-truth.json").is_file():
            texts(folder)
        if list((folder / "tests").glob("eval_*.json")):
            dates(folder)


if __name__ == "__main__":
    main()
