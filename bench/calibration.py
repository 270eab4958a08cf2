"""Fits `confidence` to labelled articles, and prints how reliable it is on articles that it was not fitted to.

    python bench/calibration.py [FOLDER ...]

A folder holds NNN.txt beside NNN.json; without one, tests/labelled serves. A claim is right when a label of its field
has its value and its deal. A logistic function of the score and of how plainly the deal is told, with a constant a
field and a ridge, so that a field with few labels stays near the mean of all. The reliability table is of five folds by article.
Give it articles from which nothing was learned (`bench/learning.py --held-out`): of others the scores say too much.
Needs scikit-learn: `pip install -e ".[learning]"`.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from claimtrack.catalog import load
from claimtrack.extract.drafting import Draft
from claimtrack.extract.learned.confidence import NAMES, Weights, inputs
from claimtrack.extract.reader import readings_of
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article, Field

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.extract.labelled import is_right

FOLDS = 5
RIDGE = 5.0
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)
GRADED = frozenset({str(f) for f in (Field.PRICE_TOTAL, Field.PRICE_RATE, Field.POWER, Field.GPU_COUNT, Field.TERM, Field.START, Field.END, Field.ANNOUNCED)})  # fmt: skip
"""Fields whose readings have a score of their own."""
Row = tuple[Weights, bool]


def rows(folder: Path) -> dict[str, list[tuple[str, Row]]]:
    """By article: the field, the inputs and the rightness of each claim."""
    catalog = load()
    found: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for path in sorted(folder.glob("[0-9]*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        article = Article(address=path.stem, identity=path.stem, text=text, published=label["published"])
        draft = Draft(article, Telling.of(text, catalog))
        for reading in readings_of(draft):
            claim = reading.claim
            if claim is not None and claim.field is not Field.STATUS:
                accord = next(
                    a
                    for a in draft.given
                    if (a.buyer.name or None, a.seller and a.seller.name) == (claim.buyer, claim.seller)
                )
                told = inputs(
                    reading.score if claim.field in GRADED else 0.0, draft.telling.grounds(claim.start, accord)
                )
                found[f"{folder}/{path.stem}"].append((str(claim.field), (told, is_right(claim, label, text))))
    return found


def fit(articles: list[list[tuple[str, Row]]]) -> dict[str, Weights]:
    """The weights of every field: a constant of its own, and what the grounds weigh in all of them."""
    from sklearn.linear_model import LogisticRegression

    seen = [(name, x, right) for claims in articles for name, (x, right) in claims]
    names = sorted({name for name, *_ in seen})
    rows = [[*(float(name == n) for n in names), *x[1:]] for name, x, _ in seen]
    model = LogisticRegression(C=1 / RIDGE, max_iter=5000).fit(rows, [right for *_, right in seen])
    found = [float(w) for w in model.coef_[0]]
    constants, shared = found[: len(names)], found[len(names) :]
    return {name: (c + float(model.intercept_[0]), *shared) for name, c in zip(names, constants, strict=True)}


def main(folders: list[Path]) -> None:
    """Print the reliability table and write the weights."""
    articles = {key: claims for folder in folders for key, claims in rows(folder).items()}
    names = sorted(articles)
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([articles[n] for i, n in enumerate(names) if i % FOLDS != fold])
        for name in names[fold::FOLDS]:
            for field, (x, right) in articles[name]:
                z = sum(a * b for a, b in zip(weights.get(field, (0.0,) * len(NAMES)), x, strict=True))
                told.append((1 / (1 + math.exp(-z)), right))
    print("| told | claims | mean told | right |\n|---|---|---|---|")
    for low, high in pairwise(EDGES):
        inside = [(p, r) for p, r in told if low <= p < high or (p == high == 1.0)]
        if inside:
            mean, share = sum(p for p, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
            print(f"| {low:.1f} to {high:.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    brier = sum((p - r) ** 2 for p, r in told) / len(told)
    base = sum(r for _, r in told) / len(told)
    print(f"\nBrier score {brier:.3f}; always telling the mean ({base:.2f}) gives {base * (1 - base):.3f}")
    lines = ["# Fitted by bench/calibration.py; do not edit."]
    for field, fitted in fit(list(articles.values())).items():
        lines += ["", f"[{field}]", *(f"{name} = {weight:.3f}" for name, weight in zip(NAMES, fitted, strict=True))]
    target = Path(__file__).parent.parent / "data" / "confidence.toml"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([Path(a) for a in sys.argv[1:]] or [Path(__file__).parent.parent / "tests" / "labelled"])
