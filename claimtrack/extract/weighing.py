"""What the signs round a figure weigh together: for or against its being a term of a deal.

The weights are those of a logistic regression, fitted to labelled articles by `bench/learning.py`, which writes them to
`data/signs.tsv`: a line a sign, a column a kind of figure.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from claimtrack.bundled import bundled
from claimtrack.extract.units import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

CONSTANT: Final = "constant"
"""The sign that every figure has."""
COLUMNS: Final = (Kind.MONEY, Kind.POWER, Kind.SPAN)
SHOWN: Final = 4
"""So many of the weightiest signs are told in an explanation."""


@cache
def weights() -> dict[Kind, dict[str, float]]:
    """By kind of figure, what each sign weighs."""
    found: dict[Kind, dict[str, float]] = {kind: {} for kind in COLUMNS}
    for line in (bundled("data") / "signs.tsv").read_text(encoding="utf-8").splitlines()[2:]:
        sign, *columns = line.split("\t")
        for kind, weight in zip(COLUMNS, columns, strict=True):
            found[kind][sign] = float(weight)
    return found


def weigh(kind: Kind, signs: Iterable[str]) -> tuple[float, list[tuple[str, float]]]:
    """The sum of what the signs weigh, in units of log odds, and the weightiest of them."""
    known = weights()[kind]
    said = sorted(((s, known[s]) for s in signs if s in known), key=lambda sw: (-abs(sw[1]), sw[0]))
    return known[CONSTANT] + sum(w for _, w in said), said[:SHOWN]
