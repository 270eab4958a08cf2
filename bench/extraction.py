"""Text to claims beside quantulum3 and beside four plain regexes; HTML to claims beside trafilatura; growth, memory, start.

Every figure is a ratio to a peer measured in the same run, on one core. The texts are the bundled articles and the
labelled ones, four in a row, so that a text has 3 to 6 kB.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from claimtrack.articles import read_article
from claimtrack.catalog import load
from claimtrack.extract import extract
from claimtrack.records import Article, RawDocument, Sidecar

ROOT = Path(__file__).parent.parent
FLOOR = [
    re.compile(r"[$€£]\s?\d[\d.,]*\s?(?:million|billion|trillion|bn|m|b)?", re.IGNORECASE),
    re.compile(r"\d[\d.,]*\s?(?:MW|GW|megawatts?|gigawatts?)", re.IGNORECASE),
    re.compile(r"\d[\d.,]*\s?(?:\w+\s){0,3}(?:GPUs?|chips|TPUs)", re.IGNORECASE),
    re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\s\d{1,2},?\s\d{4}|\b20\d\d\b"),
]
ROUNDS = 5
TOGETHER = 4
GROWING = 60
"""Texts whose growth is looked at: 350 kB."""
LARGE = 2_000_000
WORD = re.compile(r"[A-Za-z][\w'’-]*|[$€£]?\d[\d,.]*|[%–—();:,]")
"""What stands in a sentence, one by one: no reader that heeds words is faster than finding them once."""


def fastest(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of a few rounds, in seconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def texts() -> list[str]:
    """The labelled articles, so many in a row."""
    found = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "tests" / "labelled").glob("[0-9]*.txt"))]
    return ["\n\n".join(found[n : n + TOGETHER]) for n in range(0, len(found), TOGETHER)]


def page(text: str) -> RawDocument:
    """A text as a web page with the furniture that pages have."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line)
    links = "".join(f'<li><a href="/{n}">More news {n}</a></li>' for n in range(60))
    whole = f"<html lang=en><head><title>Story</title></head><body><nav><ul>{links}</ul></nav><article><h1>Story</h1>{body}</article></body></html>"
    return RawDocument("https://news.example/story", whole.encode(), "html", "utf-8", Sidecar())


def main() -> None:
    """Print the ratios."""
    catalog = load()
    pieces = texts()
    articles = [Article(address="a", identity="a", text=t, published="2026-05-07") for t in pieces]
    ours = fastest(lambda: [extract(a, catalog) for a in articles]) / len(pieces)
    floor = fastest(lambda: [p.findall(t) for t in pieces for p in FLOOR]) / len(pieces)
    size = sum(map(len, pieces)) / 1000 / len(pieces)
    print(
        f"text to claims: {1 / ours:.0f} texts of {size:.1f} kB a second; four regexes {1 / floor:.0f}; ratio {floor / ours:.3f} (wanted 0.5)"
    )
    words = fastest(lambda: [WORD.findall(t) for t in pieces]) / len(pieces)
    print(f"splitting a text into words, and no more: {floor / words:.2f} times as fast as the four regexes")
    _beside_quantulum(pieces, ours)
    _beside_trafilatura(pieces, catalog)
    text = "\n\n".join(pieces[:GROWING])
    double = [Article(address="a", identity="a", text=text * n) for n in (1, 2, 4)]
    once, twice, four = (fastest(lambda a=a: extract(a, catalog), 2) for a in double)  # type: ignore[misc]
    print(f"growth: twice the text takes {twice / once:.2f} times as long, four times {four / once:.2f}")
    large = Article(address="a", identity="a", text=text * (LARGE // len(text)))
    slow = fastest(lambda: extract(large, catalog), rounds=1) / (len(large.text) / len(text)) / once
    print(f"2 MB of text: {slow:.2f} times as long a kilobyte as {len(text) / 1000:.0f} kB")
    _memory_and_start()


def _beside_quantulum(pieces: list[str], ours: float) -> None:
    few = pieces[:3]
    try:
        from quantulum3 import parser

        parser.parse(few[0])
    except ImportError as error:  # its classifier cannot be loaded beside a newer scikit-learn (make weights)
        print(f"quantulum3 does not run here ({error}): make clean bench installs it afresh")
        return
    theirs = fastest(lambda: [parser.parse(t) for t in few], rounds=1) / len(few)
    print(f"quantulum3: {1 / theirs:.1f} texts a second; claims are {theirs / ours:.0f} times as fast (wanted 100)")


def _beside_trafilatura(pieces: list[str], catalog: object) -> None:
    import trafilatura

    pages = [page(t) for t in pieces[:10]]
    sources = [p.body.decode() for p in pages]
    theirs = fastest(lambda: [trafilatura.extract(s, fast=True) for s in sources])
    whole = fastest(lambda: [extract(read_article(p, catalog), catalog) for p in pages])  # type: ignore[arg-type]
    print(f"HTML to claims: {whole / theirs:.2f} times trafilatura's own time (wanted at most 1.5)")


WEIGHED = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""A small process that weighs another: what is started from a large one counts the large one's memory as its own."""


def _memory_and_start() -> None:
    as_installed = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    bare = fastest(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    for kind, folder in (("txt", "tests/labelled"), ("html", "data/demo")):
        one = next(iter(sorted((ROOT / folder).rglob(f"*.{kind}"))))
        command = [sys.executable, "-m", "claimtrack", "extract", str(one)]
        cold = partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=as_installed)
        start = fastest(cold)
        weighed = subprocess.run([sys.executable, "-c", WEIGHED, *command], check=True, capture_output=True, cwd=ROOT)
        print(
            f"a cold extract of one .{kind}: {start:.2f} s, {start / bare:.0f} times a bare interpreter (wanted 0.6 s); "
            f"peak memory {int(weighed.stdout) / 1000:.0f} MB (wanted 150)"
        )


if __name__ == "__main__":
    main()
