"""What signs weigh together: for or against a figure's being a term of a deal, a name's being a party's.

The weights are those of logistic regressions, fitted to labelled articles by `bench/learning.py`, which writes them to
`data/learned/`: a file for what is judged, in it a line a sign and a column a kind.
"""

from __future__ import annotations

import heapq
import math
from functools import cache
from typing import TYPE_CHECKING, Final

from claimtrack.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CONSTANT: Final = "constant"
"""The sign that everything has."""
SHOWN: Final = 4
"""So many of the weightiest signs are told in an explanation."""


MOST_RULED: Final = 4.0
"""What rules weigh counts no further than this beside what was learned: found on articles held out."""


def heeded(score: float, share: float) -> float:
    """The share of what rules weigh that is added to the log odds of the signs."""
    return share * max(-MOST_RULED, min(MOST_RULED, score))


@cache
def learned(what: str) -> dict[str, dict[str, float]]:
    """The weights in one file of `data/learned/`: by kind, what each sign weighs."""
    _, head, table = (bundled("data") / "learned" / f"{what}.tsv").read_text(encoding="utf-8").split("\n", 2)
    kinds = head.split("\t")[1:]
    cells = table.rstrip("\n").replace("\n", "\t").split("\t")
    width = len(kinds) + 1
    return {
        kind: dict(zip(cells[::width], map(float, cells[n::width]), strict=True)) for n, kind in enumerate(kinds, 1)
    }


def odds(what: str, kind: str, signs: Iterable[str]) -> float:
    """The log odds that the signs give, whatever order they come in."""
    known = learned(what)[kind]
    return math.fsum((known[CONSTANT], *map(known.__getitem__, known.keys() & signs)))


def summed(what: str, kind: str, measures: Mapping[str, float]) -> float:
    """The log odds that measures give, each so much for each of its unit, whatever order they come in."""
    known = learned(what)[kind]
    return math.fsum((known[CONSTANT], *(known[name] * much for name, much in measures.items() if name in known)))


def likeliest(what: str, signs: Iterable[str], favour: Mapping[str, float]) -> str:
    """The kind for which the signs weigh most, with what else speaks for each; of two that weigh the same, the first in the file."""
    known = learned(what)
    heard = [CONSTANT, *(next(iter(known.values())).keys() & signs)]  # a file has every sign for each of its kinds
    return max(known, key=lambda kind: math.fsum(map(known[kind].__getitem__, heard)) + favour.get(kind, 0.0))


def weightiest(what: str, kind: str, signs: Iterable[str]) -> list[tuple[str, float]]:
    """The signs that weigh most, with their weights."""
    known = learned(what)[kind]
    said = [(-abs(known[sign]), sign) for sign in signs if sign in known]
    return [(sign, known[sign]) for _, sign in heapq.nsmallest(SHOWN, said)]
