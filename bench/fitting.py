"""Fits what signs weigh: for or against, for one of several kinds, for one deal against the others; and judges by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from examples import Choice, Example, Glance, Ranking

from claimtrack.extract.learned import weighing
from claimtrack.extract.learned.weighing import CONSTANT
from claimtrack.extract.scoping import caution, wariness
from claimtrack.extract.whose.whose import A_DRAW
from claimtrack.records import Part, Status

LEAST_OFTEN = 2
"""A sign that stands less often is left out."""
Weights = dict[str, dict[str, float]]


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


def fit_ranking(learnt: list[Ranking], ridge: float, kind: str) -> Weights:
    """What each sign weighs for one option against the others of its ranking."""
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
    return {kind: {CONSTANT: 0.0} | dict(zip(names, map(float, model.coef_[0]), strict=True))}


def fit_glances(learnt: list[Glance], ridge: float) -> Weights:
    """By kind, what each bearing weighs: so much for all kinds of its group, and a correction for each."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    found: Weights = {}
    for group in sorted({g.group for g in learnt}):
        mine = [g for g in learnt if g.group == group]
        kinds = sorted({g.kind for g in mine})
        names = sorted({name for g in mine for name in g.bearings})
        rows = [
            {
                key: much
                for name, much in (*g.bearings.items(), (CONSTANT, 1.0))
                for key in (f"\t{name}", f"{g.kind}\t{name}")
            }
            for g in mine
        ]
        vectors = DictVectorizer()
        model = LogisticRegression(C=1 / ridge, max_iter=5000).fit(vectors.fit_transform(rows), [g.right for g in mine])
        weight = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
        for kind in kinds:
            found[kind] = {
                name: weight.get(f"\t{name}", 0.0) + weight.get(f"{kind}\t{name}", 0.0) for name in (CONSTANT, *names)
            }
            found[kind][CONSTANT] += float(model.intercept_[0])
    all_names = sorted({name for weights in found.values() for name in weights} - {CONSTANT})
    return {kind: {name: weights.get(name, 0.0) for name in (CONSTANT, *all_names)} for kind, weights in found.items()}


def glanced(glance: Glance, weights: Weights) -> float:
    """The log odds that something is right, by how it stands to the others of its article."""
    known = weights[glance.kind]
    return known[CONSTANT] + sum(known.get(name, 0.0) * much for name, much in glance.bearings.items())


def odds(example: Example, weights: Weights) -> float:
    """The log odds that something is right: by its signs, and by the share of its cues that is heeded."""
    known = weights[example.kind]
    return known[CONSTANT] + sum(known.get(sign, 0.0) for sign in example.signs) + example.ruled


def choose(choice: Choice, weights: Weights) -> str:
    """The kind for which the signs weigh most."""
    favour: dict[str, float] = {}
    if choice.ruled in list(Part):
        favour = caution(Part(choice.ruled))
    elif choice.ruled in list(Status):
        favour = wariness(Status(choice.ruled))
    return max(
        weights,
        key=lambda kind: sum(weights[kind].get(sign, 0.0) for sign in (*choice.signs, CONSTANT)) + favour.get(kind, 0),
    )


def ranked(ranking: Ranking, weights: Weights) -> bool:
    """Whether the deal for which the signs weigh most is the right one."""
    (known,) = weights.values()
    odds = [sum(known.get(sign, 0.0) for sign in signs) for signs, _ in ranking.options]
    odds[0] += A_DRAW
    return ranking.options[odds.index(max(odds))][1]


@contextmanager
def weighed(known: dict[str, Weights]) -> Iterator[None]:
    """Have extraction weigh some things by other weights than those in the checkout."""
    kept = weighing.learned
    weighing.learned = lambda name: known[name] if name in known else kept(name)  # type: ignore[assignment]
    try:
        yield
    finally:
        weighing.learned = kept
