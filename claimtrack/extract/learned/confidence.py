"""How likely a claim is right, from the weight of its cues and from how plainly the article tells the deal.

A logistic function a field, fitted to labelled articles by `bench/calibration.py`, which writes the numbers to
`data/confidence.toml`. Right means: a labelled figure of that field, with its value and its buyer and seller.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

import tomli

from claimtrack.bundled import bundled
from claimtrack.records import Field

LEAST_SCORE, MOST_SCORE = -2.0, 8.0
"""Beyond these the weight of the cues tells no more."""


class Grounds(NamedTuple):
    """What the confidence in a claim rests on.

    `main`: its deal is the one that the article tells most of; `alone`: the only one; `named`: its sentence names both
    parties; `known`: the catalog has both; `grounded`: nothing but this deal can be meant; `chance`: how likely the two
    deal by what was learned of pairs, 0 to 1.
    """

    main: bool
    alone: bool
    named: bool
    known: bool
    grounded: bool
    chance: float


Weights = tuple[float, ...]
NAMES = ("constant", "score", *Grounds._fields)
NEUTRAL: Weights = (0.0,) * len(NAMES)


@cache
def _fitted() -> dict[str, Weights]:
    """By field, the weights in the order of `NAMES`."""
    table = tomli.loads((bundled("data") / "confidence.toml").read_text(encoding="utf-8"))
    return {field: tuple(float(row.get(name, 0.0)) for name in NAMES) for field, row in table.items()}


def inputs(score: float, grounds: Grounds) -> Weights:
    """What the logistic function is of, in the order of `NAMES`."""
    return (1.0, min(MOST_SCORE, max(LEAST_SCORE, score)), *map(float, grounds))


def confidence(field: Field, score: float, grounds: Grounds) -> float:
    """The chance, between 0 and 1, that a claim of this field is right; three decimals."""
    z = sum(w * x for w, x in zip(_fitted().get(str(field), NEUTRAL), inputs(score, grounds), strict=True))
    return round(1 / (1 + math.exp(-z)), 3)
