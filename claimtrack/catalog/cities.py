"""The names of the world's cities, as data/cities.txt has them."""

from __future__ import annotations

from functools import cache

from claimtrack.bundled import bundled


@cache
def cities() -> frozenset[str]:
    """Every city of 15,000 people and more whose name is no everyday word."""
    lines = (bundled("data") / "cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def city_in(words: str) -> str | None:
    """The longest city that some words begin with: "Navi Mumbai" of "Navi Mumbai Phase"."""
    parts = words.split(" ")
    return next((name for n in range(len(parts), 0, -1) if (name := " ".join(parts[:n])) in cities()), None)
