"""What is usual, from data/bands.toml: kilowatts a chip, dollars a GPU-hour, dollars a megawatt and year."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import tomli

from claimtrack.bundled import bundled


@dataclass(frozen=True, slots=True)
class Usual:
    """A band of what is usual for a chip or a kind of contract."""

    of: str
    low: Fraction
    high: Fraction
    source: str


@cache
def usual(kind: str) -> tuple[Usual, ...]:
    """The bands of a kind: `kw_per_chip`, `usd_per_gpu_hour` or `usd_per_mw_year`."""
    table = tomli.loads((bundled("data") / "bands.toml").read_text(encoding="utf-8"))
    return tuple(
        Usual(row.get("chip") or row["what"], Fraction(row["low"]), Fraction(row["high"]), row["source"])
        for row in table[kind]
    )
