"""Verdicts a second between distinct figures, on one core, beside the floor of comparing two fractions.

    python bench/verdicts.py

The arithmetic is exact: whole numbers where a figure is whole in its base unit, fractions elsewhere; no float.
"""

from __future__ import annotations

import time
from fractions import Fraction
from itertools import permutations

from claimtrack.extract.statement import statement
from claimtrack.reconcile.compare import rule
from claimtrack.reconcile.meaning import meaning
from claimtrack.reconcile.ruling import Setting
from claimtrack.records import Field

ROUNDS = 3
TOLD = {
    Field.PRICE_TOTAL: ("$15 billion", "$9.7 billion", "nearly $45 billion", "more than $40 billion", "up to $17.4B", "about $20 billion",
                        "$10-15 billion", "€12 billion", "at least $300bn", "$14.2 billion", "roughly $21 billion", "billions of dollars"),
    Field.PRICE_RATE: ("$15 billion a year", "nearly $1.25 billion a month", "$1.94 billion annually", "$400 million a quarter"),
    Field.POWER: ("300 MW", "over 300 megawatts", "1.2 GW", "1,200 MW", "nearly 1 gigawatt", "gigawatt-scale", "up to 5 GW", "250 megawatts"),
    Field.GPU_COUNT: ("220,000 GPUs", "more than 200,000 GPUs", "100k GPUs", "tens of thousands of GPUs", "about 104,000 GPUs"),
    Field.END: ("through 2029", "through May 2029", "until the end of 2031", "by 2027"),
}  # fmt: skip


def main() -> None:
    """Time every ordered pair of every field, the best of some rounds."""
    setting = Setting()
    pairs = [
        pair
        for field, texts in TOLD.items()
        for pair in permutations([meaning(statement(t, field, "2026-05-07")) for t in texts], 2)
    ] * 60
    verdicts = max(_rate(lambda: [rule(a, b, setting) for a, b in pairs], len(pairs)) for _ in range(ROUNDS))
    numbers = [
        (Fraction(a, 7), Fraction(b, 7)) for a, b in zip(range(len(pairs)), range(5, len(pairs) + 5), strict=True)
    ]
    floor = max(_rate(lambda: [a < b for a, b in numbers], len(numbers)) for _ in range(ROUNDS))
    print(
        f"verdicts: {verdicts:,.0f} a second; one comparison of two fractions: {floor:,.0f}; ratio {verdicts / floor:.2f}"
    )


def _rate(work: object, count: int) -> float:
    assert callable(work)
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
