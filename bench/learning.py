"""Learns what the signs round a figure weigh, from labelled articles, and prints what is right on articles held out.

    python bench/learning.py [FOLDER ...] [--held-out FOLDER ...] [--write]

A folder holds NNN.txt beside NNN.json; without one, tests/labelled serves. A figure is a term of a deal when a label
stands on it, or has its number. One logistic regression with a ridge for all kinds of figure: a sign weighs the same for
all, and has a correction for each. What is printed is of five folds by article, or of the folders held out; with
--write the weights of all articles go to `data/signs.tsv`. Needs scikit-learn: `pip install -e ".[learning]"`.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from claimtrack.catalog import Catalog, load
from claimtrack.extract.drafting import Draft
from claimtrack.extract.equity import told_as_equity
from claimtrack.extract.figures import Figure, figures
from claimtrack.extract.foreign import ENGLISH
from claimtrack.extract.signs import FAMILY, Signs
from claimtrack.extract.telling import Telling
from claimtrack.extract.terms import MOST_RULED, RULES, decide
from claimtrack.extract.units import Kind
from claimtrack.extract.weighing import COLUMNS, CONSTANT
from claimtrack.records import Article, Field

HERE = Path(__file__).parent.parent
FOLDS = 5
RIDGE = 10.0
LEAST_OFTEN = 2
"""A sign that fewer figures have is left out."""
LEAST_WEIGHT = 0.04
"""A sign that weighs less, for every kind of figure, is not written."""
FIELDS = {
    Kind.MONEY: {Field.PRICE_TOTAL, Field.PRICE_RATE, Field.UNIT_PRICE},
    Kind.POWER: {Field.POWER},
    Kind.SPAN: {Field.TERM},
}


class Example(NamedTuple):
    """A figure with its signs, what its cues weigh, whether it is a term of a deal, and the article that it stands in."""

    kind: Kind
    signs: set[str]
    ruled: float
    term: bool
    article: str


def examples(folder: Path, catalog: Catalog) -> list[Example]:
    """Every figure of a folder's articles that the words round it decide about."""
    found = []
    for path in sorted(folder.glob("[0-9]*.json")):
        if not path.with_suffix(".txt").exists():
            continue
        label = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        article = Article(address=path.stem, identity=path.stem, text=text, published=label.get("published"))
        if article.language not in ENGLISH:
            continue
        draft = Draft(article, Telling.of(text, catalog))
        told, _ = figures(text, draft.telling.sentences)
        signs = Signs(draft.telling, told)
        for figure in told:
            sentence = draft.telling.sentence_at(figure.core)
            decision = decide(figure, draft.around(figure.start, figure.end, sentence))
            if (
                decision.candidate is None
                or FAMILY.get(figure.kind, figure.kind) not in COLUMNS
                or told_as_equity(figure, draft.telling)
            ):
                continue
            heard = signs.of(figure, sentence, (name for name, _ in decision.cues))
            kind = FAMILY.get(figure.kind, figure.kind)
            term = _is_term(figure, kind, label, text)
            found.append(Example(kind, heard, decision.score, term, f"{folder}/{path.stem}"))
    return found


def _is_term(figure: Figure, kind: Kind, label: dict[str, Any], text: str) -> bool:
    """Whether a label stands on a figure, or else says the same number and nothing that is no term stands on it."""
    claims = [c for c in label["claims"] if c["field"] in FIELDS[kind]]
    if any(_on(figure, c["value_text"], text) for c in claims):
        return True
    if any(_on(figure, d["value_text"], text) for d in label["distractors"]):
        return False
    stated = [float(v) for v in (figure.low, figure.high) if v is not None]
    labelled = [float(v) for c in claims for v in (c["low"], c["high"]) if v is not None]
    return any(math.isclose(a, b, rel_tol=1e-3) for a in stated for b in labelled)


def _on(figure: Figure, words: str, text: str) -> bool:
    at = text.find(words)
    while words and at >= 0:
        if at < figure.end and figure.start < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def fit(learnt: list[Example]) -> dict[Kind, dict[str, float]]:
    """By kind of figure, what each sign weighs."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(sign for e in learnt for sign in e.signs)
    kept = {sign for sign, times in often.items() if times >= LEAST_OFTEN}
    rows = [
        {name: 1 for sign in (*(e.signs & kept), CONSTANT) for name in (f"\t{sign}", f"{e.kind}\t{sign}")}
        for e in learnt
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=1 / RIDGE, max_iter=5000, fit_intercept=False)
    model.fit(vectors.fit_transform(rows), [e.term for e in learnt])
    weight = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {
        kind: {
            sign: float(weight.get(f"\t{sign}", 0.0) + weight.get(f"{kind}\t{sign}", 0.0))
            for sign in sorted({*kept, CONSTANT})
        }
        for kind in COLUMNS
    }


def odds(example: Example, weights: dict[Kind, dict[str, float]], share: float) -> float:
    """The log odds that a figure is a term of a deal; `share` is how much of what its cues weigh is heeded."""
    known = weights[example.kind]
    learned = known[CONSTANT] + sum(known.get(sign, 0.0) for sign in example.signs)
    return learned + share * RULES[example.kind] * max(-MOST_RULED, min(MOST_RULED, example.ruled))


def report(name: str, judged: list[tuple[Example, float]]) -> None:
    """Print how many figures of each kind are judged as their labels say."""
    line = f"{name:<22}"
    for kind in (*COLUMNS, None):
        mine = [(e, z) for e, z in judged if kind in {None, e.kind}]
        right = sum((z > 0) == e.term for e, z in mine) / max(1, len(mine))
        line += f" | {kind or 'all'} {right:.3f} of {len(mine)}"
    print(line)


def main(folders: list[Path], held: list[Path], *, write: bool) -> None:
    """Print what is right of what was not learned from, and write the weights."""
    catalog = load()
    seen = [e for folder in folders for e in examples(folder, catalog)]
    judged: dict[float, list[tuple[Example, float]]] = {0.0: [], 1.0: []}
    by_cues = []
    if held:
        weights = fit(seen)
        for e in (e for folder in held for e in examples(folder, catalog)):
            by_cues.append((e, e.ruled))
            for share, found in judged.items():
                found.append((e, odds(e, weights, share)))
    else:
        articles = sorted({e.article for e in seen})
        for fold in range(FOLDS):
            out = set(articles[fold::FOLDS])
            weights = fit([e for e in seen if e.article not in out])
            for e in (e for e in seen if e.article in out):
                by_cues.append((e, e.ruled))
                for share, found in judged.items():
                    found.append((e, odds(e, weights, share)))
    report("cues alone", by_cues)
    report("signs alone", judged[0.0])
    report("signs and cues", judged[1.0])
    if write:
        _write(fit(seen), len(seen))


def _write(weights: dict[Kind, dict[str, float]], figures_seen: int) -> None:
    lines = [
        f"# Fitted by bench/learning.py to {figures_seen} figures of labelled articles; do not edit.",
        "\t".join(("sign", *COLUMNS)),
    ]
    for sign in weights[COLUMNS[0]]:
        row = [weights[kind][sign] for kind in COLUMNS]
        if sign == CONSTANT or max(map(abs, row)) >= LEAST_WEIGHT:
            lines.append("\t".join((sign, *(f"{w:.3f}" for w in row))))
    (HERE / "data" / "signs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    words = [a for a in sys.argv[1:] if a != "--write"]
    cut = words.index("--held-out") if "--held-out" in words else len(words)
    main(
        [Path(w) for w in words[:cut]] or [HERE / "tests" / "labelled"],
        [Path(w) for w in words[cut + 1 :]],
        write="--write" in sys.argv,
    )
