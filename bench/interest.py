"""Fits the discovery filter to labelled headlines, and prints what it loses and lets through on headlines unseen.

    python bench/interest.py [FILE.jsonl] [--fit]

A line holds title, summary, wanted and kind. Logistic regression with a ridge; the figures are of ten folds, by the
threshold that keeps `RECALL` of the wanted in the folds it was fitted to. With --fit the weights are written.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

from claimtrack.catalog import load
from claimtrack.fetch.interest import chance, features
from claimtrack.records.lead import Lead

HERE = Path(__file__).parent.parent
FOLDS, RIDGE, STEPS, STRIDE = 10, 1.5, 600, 6.0
RECALL = 0.975
Row = tuple[frozenset[str], bool]


def fit(rows: list[Row]) -> dict[str, float]:
    """The weights, by gradient ascent."""
    weights = dict.fromkeys(["constant", *sorted({name for found, _ in rows for name in found})], 0.0)
    for _ in range(STEPS):
        slope = {name: -RIDGE * w if name != "constant" else 0.0 for name, w in weights.items()}
        for found, wanted in rows:
            miss = wanted - chance(found, weights)
            slope["constant"] += miss
            for name in found:
                slope[name] += miss
        weights = {name: w + STRIDE * slope[name] / len(rows) for name, w in weights.items()}
    return weights


def threshold(rows: list[Row], weights: dict[str, float]) -> float:
    """The chance that keeps `RECALL` of the wanted."""
    told = sorted(chance(found, weights) for found, wanted in rows if wanted)
    return math.floor(told[int((1 - RECALL) * len(told))] * 1000) / 1000


def main(path: Path, *, write: bool) -> None:
    """Print recall, precision and what is lost by kind."""
    catalog = load()
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [(features(Lead("", e["title"], e["summary"]), catalog), bool(e["wanted"])) for e in entries]
    lost, through, kept, wrong = 0, 0, 0, Counter[str]()
    for fold in range(FOLDS):
        learnt = [r for n, r in enumerate(rows) if n % FOLDS != fold]
        weights = fit(learnt)
        edge = threshold(learnt, weights)
        for n in range(fold, len(rows), FOLDS):
            found, wanted = rows[n]
            taken = chance(found, weights) >= edge
            kept += taken and wanted
            lost += wanted and not taken
            through += taken and not wanted
            if taken != wanted:
                wrong[entries[n]["kind"]] += 1
                if wanted:
                    print(f"lost: {entries[n]['title']} | {entries[n]['summary'][:100]}", file=sys.stderr)
    unwanted = len(rows) - kept - lost
    print(
        f"{len(rows)} headlines, ten folds: recall {kept / (kept + lost):.3f}, precision {kept / (kept + through):.3f}"
    )
    print(f"unwanted let through: {through} of {unwanted}; wrong by kind: {dict(wrong.most_common(8))}")
    if write:
        weights = fit(rows)
        lines = [
            "# Fitted by bench/interest.py; do not edit.",
            f"threshold = {threshold(rows, weights)}",
            "",
            "[weights]",
        ]
        lines += [f'"{name}" = {weight:.3f}' for name, weight in weights.items()]
        (HERE / "data" / "interest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    named = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    main(named[0] if named else HERE / "tests" / "fetch" / "titles.jsonl", write="--fit" in sys.argv)
