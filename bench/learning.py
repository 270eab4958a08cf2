"""Learns what signs weigh, from labelled articles, and prints what is right on articles held out.

    python bench/learning.py figures|dates|places|refusals|names|pairs|loners [FOLDER ...] [--held-out FOLDER ...] [--write]

A folder holds NNN.txt beside NNN.json; without one, tests/labelled serves. A figure is a term of a deal when a label
stands on it, or has its number; a name is a party's when some label names it; two companies deal when a label has the
one buy from the other. One logistic regression with a ridge for all kinds: a sign weighs the same for all, and has a
correction for each. What is printed is of five folds by article, or of the folders held out; with --write the weights of
all articles go to `data/learned/`. Needs scikit-learn: `pip install -e ".[learning]"`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from examples import Example, dates_of, figures_of, loners_of, names_of, pairs_of, places_of, refusals_of

from claimtrack.catalog import Catalog, load
from claimtrack.extract.learned.weighing import CONSTANT
from claimtrack.extract.terms.equity import INVESTED
from claimtrack.extract.terms.terms import RULES
from claimtrack.records import Field

HERE = Path(__file__).parent.parent
LEARNED = HERE / "data" / "learned"
FOLDS = 5
LEAST_OFTEN = 2
"""A sign that stands less often is left out."""
Weights = dict[str, dict[str, float]]


class Task(NamedTuple):
    """What is learned: where its examples come from, of which kinds, the ridge, and which weights are too small to be written."""

    examples: Callable[[Path, Catalog], Iterable[Example]]
    kinds: tuple[str, ...]
    ridge: float
    least_weight: float


TASKS = {
    "names": Task(names_of, ("name",), 3.0, 0.05),
    "pairs": Task(pairs_of, ("pair",), 10.0, 0.05),
    "loners": Task(loners_of, ("seller",), 10.0, 0.05),
    "figures": Task(figures_of, (*RULES, INVESTED), 10.0, 0.04),
    "dates": Task(dates_of, (Field.START, Field.ANNOUNCED), 10.0, 0.04),
    "places": Task(places_of, ("place",), 10.0, 0.04),
    "refusals": Task(refusals_of, ("clause",), 4.0, 0.05),
}
"""In the order in which each builds on the one before."""


def fit(learnt: list[Example], ridge: float) -> Weights:
    """By kind, what each sign weighs."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(sign for e in learnt for sign in e.signs)
    kept = {sign for sign, times in often.items() if times >= LEAST_OFTEN}
    rows = [
        {name: 1 for sign in (*(e.signs & kept), CONSTANT) for name in (f"\t{sign}", f"{e.kind}\t{sign}")}
        for e in learnt
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=1 / ridge, max_iter=5000, fit_intercept=False)
    model.fit(vectors.fit_transform(rows), [e.right for e in learnt])
    weight = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {
        kind: {
            sign: float(weight.get(f"\t{sign}", 0.0) + weight.get(f"{kind}\t{sign}", 0.0))
            for sign in sorted({*kept, CONSTANT})
        }
        for kind in sorted({e.kind for e in learnt})
    }


def begin() -> None:
    """Write weights of nothing where there are none yet, so that articles can be read at all."""
    for what, task in TASKS.items():
        if not (LEARNED / f"{what}.tsv").exists():
            _write(what, {kind: {CONSTANT: 0.0} for kind in task.kinds}, 0, 0.0)


def odds(example: Example, weights: Weights) -> float:
    """The log odds that something is right: by its signs, and by the share of its cues that is heeded."""
    known = weights[example.kind]
    return known[CONSTANT] + sum(known.get(sign, 0.0) for sign in example.signs) + example.ruled


def report(name: str, judged: list[tuple[Example, float]]) -> None:
    """Print how many examples of each kind are judged as their labels say, and precision and recall."""
    line = f"{name:<16}"
    for kind in (*sorted({e.kind for e, _ in judged}), "all"):
        mine = [(e, z) for e, z in judged if kind in {"all", e.kind}]
        right = sum((z > 0) == e.right for e, z in mine) / max(1, len(mine))
        line += f" | {kind} {right:.3f} of {len(mine)}"
    hit = sum(z > 0 and e.right for e, z in judged)
    taken, there = sum(z > 0 for _, z in judged), sum(e.right for e, _ in judged)
    print(f"{line} | precision {hit / max(1, taken):.3f} recall {hit / max(1, there):.3f}")


def main(what: str, folders: list[Path], held: list[Path], *, write: bool) -> None:
    """Print what is right of what was not learned from, and write the weights."""
    begin()
    catalog, task = load(), TASKS[what]
    seen = [e for folder in folders for e in task.examples(folder, catalog)]
    judged: list[tuple[Example, float]] = []
    if held:
        weights = fit(seen, task.ridge)
        judged = [(e, odds(e, weights)) for folder in held for e in task.examples(folder, catalog)]
    else:
        articles = sorted({e.article for e in seen})
        for fold in range(FOLDS):
            out = set(articles[fold::FOLDS])
            weights = fit([e for e in seen if e.article not in out], task.ridge)
            judged += [(e, odds(e, weights)) for e in seen if e.article in out]
    report("cues alone", [(e, e.ruled) for e, _ in judged])
    report("signs alone", [(e, z - e.ruled) for e, z in judged])
    report("signs and cues", judged)
    if write:
        _write(what, fit(seen, task.ridge), len(seen), task.least_weight)


def _write(what: str, weights: Weights, seen: int, least: float) -> None:
    kinds = list(weights)
    lines = [f"# Fitted by bench/learning.py to {seen} labelled {what}; do not edit.", "\t".join(("sign", *kinds))]
    for sign in weights[kinds[0]]:
        row = [weights[kind][sign] for kind in kinds]
        if sign == CONSTANT or max(map(abs, row)) >= least:
            lines.append("\t".join((sign, *(f"{w:.3f}" for w in row))))
    (LEARNED / f"{what}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    what, *words = [a for a in sys.argv[1:] if a != "--write"]
    cut = words.index("--held-out") if "--held-out" in words else len(words)
    main(
        what,
        [Path(w) for w in words[:cut]] or [HERE / "tests" / "labelled"],
        [Path(w) for w in words[cut + 1 :]],
        write="--write" in sys.argv,
    )
