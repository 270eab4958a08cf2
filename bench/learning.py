"""Learns what signs weigh, from labelled articles, and prints what is right on articles held out.

    python bench/learning.py figures|dates|places|refusals|names|pairs|loners|deals|parts|statuses [FOLDER ...] [--held-out FOLDER ...] [--write]

A folder holds NNN.txt beside NNN.json; without one, tests/labelled serves. A figure is a term of a deal when a label
stands on it, or has its number; a name is a party's when some label names it; two companies deal when a label has the
one buy from the other. One logistic regression with a ridge for all kinds: a sign weighs the same for all, and has a
correction for each. What a figure covers, and how sure it is told, is one of several: there it is one multinomial regression.
Of which deal it is, is a ranking: the right one against each of the others. It rests on whose
names are found and on how likely their pairs deal, which is learned from the same labels: so that it hears no more of them than it
will of an article that is new, it is learned from articles whose names and pairs are weighed by the others.
What is printed is of five folds by article, or of the folders held out; with --write the weights of
all articles go to `data/learned/`. Needs scikit-learn: `pip install -e ".[learning]"`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from examples import (
    Choice,
    Example,
    Ranking,
    dates_of,
    deals_of,
    figures_of,
    labelled,
    loners_of,
    names_of,
    pairs_of,
    parts_of,
    places_of,
    refusals_of,
    statuses_of,
)

from claimtrack.catalog import Catalog, load
from claimtrack.extract.learned import weighing
from claimtrack.extract.learned.weighing import CONSTANT
from claimtrack.extract.scoping import caution
from claimtrack.extract.terms.equity import INVESTED
from claimtrack.extract.terms.terms import RULES
from claimtrack.extract.whose.whose import BY_RULE
from claimtrack.records import Field, Part, Status

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


class Choosing(NamedTuple):
    """What is learned to be one of several kinds: where its examples come from, the ridge, which weights are too small to be written."""

    examples: Callable[[Path, Catalog], Iterable[Choice]]
    ridge: float
    least_weight: float


CHOICES = {"parts": Choosing(parts_of, 7.0, 0.1), "statuses": Choosing(statuses_of, 7.0, 0.1)}
"""What is told of a claim once it is found, and so comes last."""


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


def fit_choice(learnt: list[Choice], ridge: float) -> Weights:
    """By kind, what each sign weighs for it against all the others."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(sign for c in learnt for sign in c.signs)
    kept = {sign for sign, times in often.items() if times > LEAST_OFTEN}
    vectors = DictVectorizer()
    rows = vectors.fit_transform([dict.fromkeys((*(c.signs & kept), CONSTANT), 1) for c in learnt])
    model = LogisticRegression(C=1 / ridge, max_iter=1000, fit_intercept=False)
    model.fit(rows, [c.right for c in learnt])
    names = vectors.get_feature_names_out()
    return {
        str(kind): dict(zip(names, map(float, row), strict=True))
        for kind, row in zip(model.classes_, model.coef_, strict=True)
    }


RANK_RIDGE, RANK_LEAST = 5.0, 0.05
DEALS = "deals"


def fit_ranking(learnt: list[Ranking], ridge: float) -> Weights:
    """What each sign weighs for a deal against the others of its article."""
    from scipy.sparse import vstack
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(sign for r in learnt for signs, right in r.options for sign in signs if right)
    rows = []
    for ranking in learnt:
        best = next(signs for signs, right in ranking.options if right)
        for other in (signs for signs, right in ranking.options if not right):
            row = dict.fromkeys(best - other, 1) | dict.fromkeys(other - best, -1)
            rows.append({sign: way for sign, way in row.items() if often[sign] >= LEAST_OFTEN})
    vectors = DictVectorizer()
    apart = vectors.fit_transform(rows)
    model = LogisticRegression(C=1 / ridge, max_iter=1000, fit_intercept=False)
    model.fit(vstack([apart, -apart]), [1] * len(rows) + [0] * len(rows))
    names = vectors.get_feature_names_out()
    return {"deal": {CONSTANT: 0.0} | dict(zip(names, map(float, model.coef_[0]), strict=True))}


def rankings(folders: list[Path], catalog: Catalog) -> list[Ranking]:
    """The rankings of some folders, a fifth of their articles after the other, names and pairs being weighed by the rest."""
    found: list[Ranking] = []
    names = [e for folder in folders for e in names_of(folder, catalog)]
    articles = sorted({name for folder in folders for name, *_ in labelled(folder)})
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        known = {"names": fit([e for e in names if e.article not in out], TASKS["names"].ridge)}
        with weighed(known):
            pairs = [e for folder in folders for e in pairs_of(folder, catalog, lambda name: name not in out)]  # noqa: B023 - read at once
            known["pairs"] = fit(pairs, TASKS["pairs"].ridge)
            found += [r for folder in folders for r in deals_of(folder, catalog, out.__contains__)]
    return found


@contextmanager
def weighed(known: dict[str, Weights]) -> Iterator[None]:
    """Have extraction weigh some things by other weights than those in the checkout."""
    kept = weighing.learned
    weighing.learned = lambda name: known[name] if name in known else kept(name)  # type: ignore[assignment]
    try:
        yield
    finally:
        weighing.learned = kept


def main_ranking(folders: list[Path], held: list[Path], *, write: bool) -> None:
    """Print how many places are given to the deal that their labels name, by rules and by signs, and write the weights."""
    begin()
    catalog = load()
    seen = rankings(folders, catalog)
    chosen: list[tuple[Ranking, bool]] = []
    if held:
        weights = fit_ranking(seen, RANK_RIDGE)
        chosen = [(r, ranked(r, weights)) for folder in held for r in deals_of(folder, catalog)]
    else:
        articles = sorted({r.article for r in seen})
        for fold in range(FOLDS):
            out = set(articles[fold::FOLDS])
            weights = fit_ranking([r for r in seen if r.article not in out], RANK_RIDGE)
            chosen += [(r, ranked(r, weights)) for r in seen if r.article in out]
    by_rule = sum(r.options[0][1] for r, _ in chosen) / max(1, len(chosen))
    by_signs = sum(right for _, right in chosen) / max(1, len(chosen))
    print(f"{'rules alone':<16} | all {by_rule:.3f} of {len(chosen)}")
    print(f"{'signs and rules':<16} | all {by_signs:.3f} of {len(chosen)}")
    if write:
        _write(DEALS, fit_ranking(seen, RANK_RIDGE), len(seen), RANK_LEAST)


def ranked(ranking: Ranking, weights: Weights) -> bool:
    """Whether the deal for which the signs weigh most is the right one."""
    known = weights["deal"]
    odds = [sum(known.get(sign, 0.0) for sign in signs) for signs, _ in ranking.options]
    odds[0] += BY_RULE
    return ranking.options[odds.index(max(odds))][1]


def choose(choice: Choice, weights: Weights) -> str:
    """The kind for which the signs weigh most."""
    favour = caution(Part(choice.ruled)) if choice.ruled in list(Part) else {}
    return max(
        weights,
        key=lambda kind: sum(weights[kind].get(sign, 0.0) for sign in (*choice.signs, CONSTANT)) + favour.get(kind, 0),
    )


def begin() -> None:
    """Write weights of nothing where there are none yet, so that articles can be read at all."""
    for what, task in TASKS.items():
        if not (LEARNED / f"{what}.tsv").exists():
            _write(what, {kind: {CONSTANT: 0.0} for kind in task.kinds}, 0, 0.0)
    for what, kinds in (("parts", Part), ("statuses", Status), (DEALS, ("deal",))):
        if not (LEARNED / f"{what}.tsv").exists():
            _write(what, {str(kind): {CONSTANT: 0.0} for kind in kinds}, 0, 0.0)


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


def main_choice(what: str, folders: list[Path], held: list[Path], *, write: bool) -> None:
    """Print how many are named as the labels name them, by rules and by signs, and write the weights."""
    begin()
    catalog, task = load(), CHOICES[what]
    seen = [c for folder in folders for c in task.examples(folder, catalog)]
    chosen: list[tuple[Choice, str]] = []
    if held:
        weights = fit_choice(seen, task.ridge)
        chosen = [(c, choose(c, weights)) for folder in held for c in task.examples(folder, catalog)]
    else:
        articles = sorted({c.article for c in seen})
        for fold in range(FOLDS):
            out = set(articles[fold::FOLDS])
            weights = fit_choice([c for c in seen if c.article not in out], task.ridge)
            chosen += [(c, choose(c, weights)) for c in seen if c.article in out]
    for name, right in (
        ("rules alone", sum(c.ruled == c.right for c, _ in chosen)),
        ("signs and rules", sum(kind == c.right for c, kind in chosen)),
    ):
        print(f"{name:<16} | all {right / max(1, len(chosen)):.3f} of {len(chosen)}")
    if write:
        _write(what, fit_choice(seen, task.ridge), len(seen), task.least_weight)


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
    learn = partial(main_choice, what) if what in CHOICES else main_ranking if what == DEALS else partial(main, what)
    learn(
        [Path(w) for w in words[:cut]] or [HERE / "tests" / "labelled"],
        [Path(w) for w in words[cut + 1 :]],
        write="--write" in sys.argv,
    )
