"""The names of the world's cities, countries and provinces, as data/cities.txt and data/regions.txt have them."""

from __future__ import annotations

from functools import cache

from claimtrack.bundled import bundled


@cache
def cities() -> frozenset[str]:
    """Every city of 15,000 people and more whose name is no everyday word."""
    return _names("cities.txt")


@cache
def regions() -> frozenset[str]:
    """Countries, states, provinces and counties."""
    return _names("regions.txt")


def city_in(words: str) -> str | None:
    """The longest city that some words begin with: "Navi Mumbai" of "Navi Mumbai Phase"."""
    return _longest(words, cities())


def region_in(words: str) -> str | None:
    """The longest country, state or province that some words begin with."""
    return _longest(words, regions())


def is_region(name: str) -> bool:
    """Whether some words are the name of a country, a state or a province, and no more."""
    return name in regions()


def _names(file: str) -> frozenset[str]:
    lines = (bundled("data") / file).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _longest(words: str, known: frozenset[str]) -> str | None:
    parts = words.split(" ")
    return next((name for n in range(len(parts), 0, -1) if (name := " ".join(parts[:n])) in known), None)
