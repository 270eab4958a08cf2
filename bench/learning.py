"""Learns what signs weigh, from labelled articles, and prints what is right on articles held out.

    python bench/learning.py figures|stakes|holders|dates|places|models|refusals|names|pairs|loners|deals|second_look|sites|parts|statuses|abouts [FOLDER ...] [--held-out FOLDER ...] [--write]

A folder holds NNN.txt beside NNN.json; without one, tests/labelled serves. A figure is a term of a deal when a label
stands on it, or has its number; a name is a party's when some label names it; two companies deal when a label has the
one buy from the other. One logistic regression with a ridge for all kinds: a sign weighs the same for all, and has a
correction for each. What a figure covers, and how sure it is told, is one of several: there it is one multinomial regression.
Of which deal it is, is a ranking: the right one against each of the others. It rests on whose
names are found and on how likely their pairs deal, which is learned from the same labels: so that it hears no more of them than it
will of an article that is new, it is learned from articles whose names and pairs are weighed by the others.
What a second look weighs is learned from first looks by weights that have not seen the article.
What is printed is of five folds by article, or of the folders held out; with --write the weights of
all articles go to `data/learned/`. Needs scikit-learn: `pip install -e ".[learning]"`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from examples import Choice, Example, Glance, Ranking, labelled
from examples_of_figures import (
    abouts_of,
    dates_of,
    figures_of,
    glances_of,
    models_of,
    parts_of,
    places_of,
    refusals_of,
    sites_of,
    stakes_of,
    statuses_of,
)
from examples_of_parties import deals_of, holders_of, loners_of, names_of, pairs_of
from fitting import Weights, choose, fit, fit_choice, fit_glances, fit_ranking, glanced, odds, ranked, weighed

from claimtrack.catalog import Catalog, load
from claimtrack.extract.learned.weighing import CONSTANT
from claimtrack.extract.secrecy import ELSE
from claimtrack.extract.siting import SITING
from claimtrack.extract.terms.stakes import STAKE
from claimtrack.extract.terms.terms import RULES
from claimtrack.extract.whose.holders import HOLDING
from claimtrack.extract.whose.whose import DEAL
from claimtrack.records import About, Field, Part, Status

HERE = Path(__file__).parent.parent
LEARNED = HERE / "data" / "learned"
FOLDS = 5
Told = TypeVar("Told", Example, Choice, Ranking, Glance)
Judged = TypeVar("Judged")


class Task(NamedTuple):
    """What is learned: where its examples come from, of which kinds, the ridge, and which weights are too small to be written."""

    examples: Callable[[Path, Catalog], Iterable[Example]]
    kinds: tuple[str, ...]
    ridge: float
    least_weight: float


TASKS = {
    "names": Task(names_of, ("name",), 3.0, 0.05),
    "pairs": Task(pairs_of, ("pair",), 60.0, 0.05),
    "loners": Task(loners_of, ("seller",), 10.0, 0.05),
    "figures": Task(figures_of, tuple(RULES), 14.0, 0.04),
    "stakes": Task(stakes_of, (STAKE,), 7.0, 0.04),
    "dates": Task(dates_of, (Field.START, Field.ANNOUNCED, Field.END), 12.0, 0.04),
    "places": Task(places_of, ("place",), 14.0, 0.04),
    "models": Task(models_of, ("model",), 7.0, 0.04),
    "refusals": Task(refusals_of, ("clause",), 4.0, 0.05),
}
"""Those of what is seen before those of what is told of it; `make weights` has the order in which each builds on the one before."""


class Choosing(NamedTuple):
    """What is learned to be one of several kinds: where its examples come from, the ridge, which weights are too small to be written."""

    examples: Callable[[Path, Catalog], Iterable[Choice]]
    ridge: float
    least_weight: float


CHOICES = {
    "parts": Choosing(parts_of, 7.0, 0.1),
    "statuses": Choosing(statuses_of, 7.0, 0.1),
    "abouts": Choosing(abouts_of, 12.0, 0.1),
}
"""What is told of a claim once it is found, and so comes last."""


RANK_LEAST = 0.05
DEALS, HOLDERS, SITES = "deals", "holders", "sites"
RANKED: dict[str, tuple[Callable[[Path, Catalog], Iterable[Ranking]], str, float]] = {
    DEALS: (deals_of, DEAL, 15.0),
    HOLDERS: (holders_of, HOLDING, 15.0),
    SITES: (sites_of, SITING, 40.0),
}
"""What is one of several things that each article tells anew: the examples, the kind, and the ridge."""


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


SECOND_LOOK = "second_look"
SEEN_FIRST = ("figures", "stakes", "dates")
"""What is weighed at first sight, and so must not have seen an article whose second look is learned from."""
SECOND_RIDGE, SECOND_LEAST = 50.0, 0.01


def glances(folders: list[Path], catalog: Catalog) -> list[Glance]:
    """The second looks at some folders, a fifth of their articles after the other, the first being by what the rest taught."""
    found: list[Glance] = []
    seen = {what: [e for folder in folders for e in TASKS[what].examples(folder, catalog)] for what in SEEN_FIRST}
    articles = sorted({e.article for told in seen.values() for e in told})
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        known = {what: fit([e for e in told if e.article not in out], TASKS[what].ridge) for what, told in seen.items()}
        with weighed(known):
            found += [g for folder in folders for g in glances_of(folder, catalog, out.__contains__)]
    return found


def begin() -> None:
    """Write weights of nothing where there are none yet, so that articles can be read at all."""
    for what, task in TASKS.items():
        if not (LEARNED / f"{what}.tsv").exists():
            _write(what, {kind: {CONSTANT: 0.0} for kind in task.kinds}, 0, 0.0)
    if not (LEARNED / f"{SECOND_LOOK}.tsv").exists():
        kinds = [kind for what in SEEN_FIRST for kind in TASKS[what].kinds]
        _write(SECOND_LOOK, {kind: {CONSTANT: 0.0, "alone": 1.0} for kind in kinds}, 0, 0.0)
    several: dict[str, Iterable[str]] = {what: (kind,) for what, (_, kind, _) in RANKED.items()}
    several.update(parts=Part, statuses=Status, abouts=(*About, ELSE))
    for what, names in several.items():
        if not (LEARNED / f"{what}.tsv").exists():
            _write(what, {str(kind): {CONSTANT: 0.0} for kind in names}, 0, 0.0)


def report(name: str, judged: Sequence[tuple[Example | Glance, float]]) -> None:
    """Print how many examples of each kind are judged as their labels say, and precision and recall."""
    line = f"{name:<16}"
    for kind in (*sorted({e.kind for e, _ in judged}), "all"):
        mine = [(e, z) for e, z in judged if kind in {"all", e.kind}]
        right = sum((z > 0) == e.right for e, z in mine) / max(1, len(mine))
        line += f" | {kind} {right:.3f} of {len(mine)}"
    hit = sum(z > 0 and e.right for e, z in judged)
    taken, there = sum(z > 0 for _, z in judged), sum(e.right for e, _ in judged)
    print(f"{line} | precision {hit / max(1, taken):.3f} recall {hit / max(1, there):.3f}")


def apart(
    seen: list[Told],
    held: list[Told],
    fitted: Callable[[list[Told]], Weights],
    judge: Callable[[Told, Weights], Judged],
) -> list[tuple[Told, Judged]]:
    """Each example with what weights make of it that have not seen its article: those held out, else one fold after the other."""
    if held:
        weights = fitted(seen)
        return [(e, judge(e, weights)) for e in held]
    found: list[tuple[Told, Judged]] = []
    articles = sorted({e.article for e in seen})
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        weights = fitted([e for e in seen if e.article not in out])
        found += [(e, judge(e, weights)) for e in seen if e.article in out]
    return found


def unknowing(catalog: Catalog) -> Catalog:
    """A catalog that does not say who is known to buy from whom: of most articles that are learned from it would give away the answer."""
    return Catalog(
        catalog.companies.values(), catalog.facilities.values(), catalog.chips.values(), catalog.outlets.values()
    )


def learn_odds(what: str, folders: list[Path], held: list[Path]) -> tuple[Weights, int, float]:
    """What speaks for and against something: the weights, of how many examples, and which are too small to be written."""
    catalog, task = unknowing(load()), TASKS[what]
    seen, tried = ([e for f in some for e in task.examples(f, catalog)] for some in (folders, held))
    fitted = partial(fit, ridge=task.ridge)
    judged = apart(seen, tried, fitted, odds)
    report("cues alone", [(e, e.ruled) for e, _ in judged])
    report("signs alone", [(e, z - e.ruled) for e, z in judged])
    report("signs and cues", judged)
    return fitted(seen), len(seen), task.least_weight


def learn_choice(what: str, folders: list[Path], held: list[Path]) -> tuple[Weights, int, float]:
    """What speaks for each of several kinds."""
    catalog, task = unknowing(load()), CHOICES[what]
    seen, tried = ([c for f in some for c in task.examples(f, catalog)] for some in (folders, held))
    fitted = partial(fit_choice, ridge=task.ridge)
    chosen = apart(seen, tried, fitted, choose)
    compare([c.ruled == c.right for c, _ in chosen], [kind == c.right for c, kind in chosen])
    return fitted(seen), len(seen), task.least_weight


def learn_ranking(what: str, folders: list[Path], held: list[Path]) -> tuple[Weights, int, float]:
    """What speaks for a deal or a site against the others of its article, or for two whom a stake joins against any other two."""
    catalog = unknowing(load())
    told, kind, ridge = RANKED[what]
    seen = rankings(folders, catalog) if what == DEALS else [r for f in folders for r in told(f, catalog)]
    tried = [r for f in held for r in told(f, catalog)]
    fitted = partial(fit_ranking, ridge=ridge, kind=kind)
    chosen = apart(seen, tried, fitted, ranked)
    compare([r.options[0][1] for r, _ in chosen], [right for _, right in chosen])
    return fitted(seen), len(seen), RANK_LEAST


def learn_second_look(_: str, folders: list[Path], held: list[Path]) -> tuple[Weights, int, float]:
    """What the rest of an article speaks for and against a figure or a date of it."""
    catalog = unknowing(load())
    seen = glances(folders, catalog)
    tried = [g for f in held for g in glances_of(f, catalog)]
    fitted = partial(fit_glances, ridge=SECOND_RIDGE)
    judged = apart(seen, tried, fitted, glanced)
    report("first look", [(g, g.bearings["alone"]) for g, _ in judged])
    report("second look", judged)
    return fitted(seen), len(seen), SECOND_LEAST


def compare(by_rule: list[bool], by_signs: list[bool]) -> None:
    """Print how many rules alone name as the labels do, and how many signs and rules."""
    for name, right in (("rules alone", by_rule), ("signs and rules", by_signs)):
        print(f"{name:<16} | all {sum(right) / max(1, len(right)):.3f} of {len(right)}")


def main(what: str, folders: list[Path], held: list[Path], *, write: bool) -> None:
    """Print what is right of what was not learned from, and write the weights."""
    begin()
    learn = {**dict.fromkeys(RANKED, learn_ranking), SECOND_LOOK: learn_second_look}.get(
        what, learn_choice if what in CHOICES else learn_odds
    )
    weights, seen, least = learn(what, folders, held)
    if write:
        _write(what, weights, seen, least)


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
