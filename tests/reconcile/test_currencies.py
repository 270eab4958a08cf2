"""Figures in two currencies are held against each other by the range of rates of the claim's year."""

from __future__ import annotations

import tomllib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.bundled import bundled
from claimtrack.catalog.currencies import band
from claimtrack.extract.statement import statement
from claimtrack.reconcile import compare
from claimtrack.records import Field

TABLE = tomllib.loads((bundled("data") / "currencies.toml").read_text(encoding="utf-8"))["band"]


@pytest.mark.parametrize("row", TABLE, ids=lambda r: f"{r['currency']} {r['year']}")
def test_each_band_has_a_low_a_high_and_a_source(row: dict[str, str]) -> None:
    assert 0 < Fraction(row["low"]) <= Fraction(row["high"])
    assert row["source"].startswith("https://")
    assert row["seen"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("EUR 13bn", "$15 billion", "equivalent"),
        ("EUR 13bn", "$20 billion", "conflict"),
        ("£2 billion", "€2.3 billion", "equivalent"),
        ("7 trillion won", "$5.1 billion", "equivalent"),
        ("over €10 billion", "$20 billion", "tension"),
        ("over €10 billion", "$5 billion", "conflict"),
        ("€1 billion a year", "$1 billion", "not-comparable"),
    ],
)
def test_two_currencies_get_a_verdict_both_ways_round(one: str, other: str, verdict: str) -> None:
    a, b = (statement(text, Field.PRICE_TOTAL) for text in (one, other))
    assert compare(a, b).verdict == verdict
    assert compare(b, a).verdict == verdict


def test_the_rate_that_was_assumed_is_named() -> None:
    a, b = (statement(t, Field.PRICE_TOTAL, "2024-05-01") for t in ("EUR 13bn", "$15 billion"))
    assert "its range in 2024" in compare(a, b).why


def test_an_undated_claim_takes_the_newest_band() -> None:
    newest = max(row["year"] for row in TABLE if row["currency"] == "EUR")
    found = band("EUR", None)
    assert found is not None
    assert found.year == newest


@given(st.integers(1, 900), st.sampled_from(["€", "£", "¥", "A$", "C$", "₹"]), st.integers(1, 900))
def test_the_verdict_between_currencies_has_no_direction(one: int, sign: str, other: int) -> None:
    a = statement(f"{sign}{one} billion", Field.PRICE_TOTAL)
    b = statement(f"${other} billion", Field.PRICE_TOTAL)
    assert compare(a, b).verdict == compare(b, a).verdict
