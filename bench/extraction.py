"""Text to claims, beside four plain regexes over the same texts in the same run. Prints ratios, not seconds."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from claimtrack.catalog import load
from claimtrack.extract import extract
from claimtrack.records import Article

FLOOR = [
    re.compile(r"[$€£]\s?\d[\d.,]*\s?(?:million|billion|trillion|bn|m|b)?", re.IGNORECASE),
    re.compile(r"\d[\d.,]*\s?(?:MW|GW|megawatts?|gigawatts?)", re.IGNORECASE),
    re.compile(r"\d[\d.,]*\s?(?:\w+\s){0,3}(?:GPUs?|chips|TPUs)", re.IGNORECASE),
    re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\s\d{1,2},?\s\d{4}|\b20\d\d\b"),
]
ROUNDS = 5


def fastest(work: Callable[[], object]) -> float:
    """The shortest of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Print articles and kilobytes a second, and the ratio to the floor."""
    folder = Path(__file__).parent.parent / "tests" / "labelled"
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("[0-9]*.txt"))]
    texts = ["\n".join(texts[n : n + 4]) for n in range(0, len(texts), 4)]
    catalog = load()
    articles = [Article(address="a", identity="a", text=t) for t in texts]
    ours = fastest(lambda: [extract(a, catalog) for a in articles])
    floor = fastest(lambda: [p.findall(t) for t in texts for p in FLOOR])
    size = sum(len(t) for t in texts) / 1000
    print(
        f"texts of {size / len(texts):.1f} kB: claims {len(texts) / ours:.0f} a second, four regexes {len(texts) / floor:.0f} a second"
    )
    print(f"ratio to the floor: {floor / ours:.3f}")
    double = [Article(address="a", identity="a", text="\n".join(texts) * n) for n in (1, 2, 4)]
    once, twice, four = (fastest(lambda a=a: extract(a, catalog)) for a in double)  # type: ignore[misc]
    print(f"growth: twice the text takes {twice / once:.2f} times as long, four times {four / once:.2f}")


if __name__ == "__main__":
    main()
