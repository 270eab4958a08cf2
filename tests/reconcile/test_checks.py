"""The figures of one deal are held against each other and against what is usual."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from fractions import Fraction

import pytest

from claimtrack.bundled import bundled
from claimtrack.extract.statement import statement
from claimtrack.reconcile import reconcile
from claimtrack.records import Article, Check, Deal, Field, Outcome, Part

BANDS = tomllib.loads((bundled("data") / "bands.toml").read_text(encoding="utf-8"))
DEAL = Deal(id="a-b", buyer=("A",), seller=("B",))


def checked(*told: tuple[Field, str], published: str | None = None) -> dict[str, Check]:
    """The checks of a deal of which one article states these figures."""
    claims = [replace(statement(text, name, published), article="x") for name, text in told]
    article = Article(address="x", identity="x", text="", published=published)
    return {c.name: c for c in reconcile(DEAL, claims, {"x": article}).checks}


@pytest.mark.parametrize("row", [row for kind in BANDS.values() for row in kind], ids=str)
def test_every_band_has_two_ends_and_a_source(row: dict[str, str]) -> None:
    assert 0 < Fraction(row["low"]) < Fraction(row["high"])
    assert row["source"].startswith("https://")


def test_power_over_chips_is_kilowatts_a_chip() -> None:
    found = checked((Field.POWER, "300 MW"), (Field.GPU_COUNT, "220,000 GPUs"))["kW a chip"]
    assert found.outcome is Outcome.USUAL
    assert "1.36 kW a chip" in found.why


def test_too_dear_a_gpu_hour_names_its_likeliest_cause() -> None:
    found = checked((Field.PRICE_RATE, "$15 billion a year"), (Field.GPU_COUNT, "220,000 GPUs"))["$ a GPU-hour"]
    assert found.outcome is Outcome.HIGH
    assert "$7.78 a GPU-hour" in found.why
    assert "different sites" in found.why


def test_an_open_count_leaves_room_for_the_usual() -> None:
    found = checked((Field.PRICE_RATE, "$15 billion a year"), (Field.GPU_COUNT, "over 220,000 GPUs"))["$ a GPU-hour"]
    assert found.outcome is Outcome.TOLD
    assert "at most $7.78" in found.why


def test_no_total_is_worked_out_from_a_year_as_if_it_were_a_day() -> None:
    told = ((Field.PRICE_RATE, "$1 billion a month"), (Field.END, "through 2029"), (Field.START, "in 2026"))
    assert "2026-05-07" in checked(*told, published="2026-05-07")["rate x time"].assumption


def test_a_family_of_chips_is_held_against_the_band_of_its_kin() -> None:
    found = checked((Field.POWER, "40 MW"), (Field.GPU_COUNT, "18,000 Blackwell GPUs"))["kW a chip"]
    assert "no chip is named" not in found.why


def test_a_rate_until_an_end_makes_a_total_under_an_assumption_that_is_shown() -> None:
    found = checked((Field.PRICE_RATE, "$1.25 billion a month"), (Field.END, "through 2029"), published="2026-05-07")
    check = found["rate x time"]
    assert check.outcome is Outcome.TOLD
    assert "39.84 billion USD to 54.79 billion USD" in check.why
    assert "2026-05-07" in check.assumption


@pytest.mark.parametrize(("total", "outcome"), [("$10 billion", Outcome.AGREES), ("$14 billion", Outcome.DIFFERS)])
def test_rate_times_term_is_held_against_the_total(total: str, outcome: Outcome) -> None:
    told = ((Field.PRICE_RATE, "$2 billion a year"), (Field.TERM, "five years"), (Field.PRICE_TOTAL, total))
    assert checked(*told)["rate x term = total"].outcome is outcome


@pytest.mark.parametrize(("end", "outcome"), [("through 2031", Outcome.AGREES), ("through 2034", Outcome.DIFFERS)])
def test_start_and_term_are_held_against_the_end(end: str, outcome: Outcome) -> None:
    told = ((Field.START, "from January 2027"), (Field.TERM, "five years"), (Field.END, end))
    assert checked(*told)["start + term = end"].outcome is outcome


def test_no_check_counts_as_a_source() -> None:
    claims = [
        replace(statement("$2 billion a year", Field.PRICE_RATE), article="x"),
        replace(statement("five years", Field.TERM), article="x"),
    ]
    report = reconcile(DEAL, claims, {"x": Article(address="x", identity="x", text="")})
    assert report.checks
    assert Field.PRICE_TOTAL not in {f.field for f in report.fields}


def test_a_chip_without_a_band_is_held_against_its_nearest_kin() -> None:
    told = ((Field.PRICE_RATE, "$1.94 billion a year"), (Field.GPU_COUNT, "76,000 Nvidia GB300 GPUs"))
    assert "usual for B200, the nearest to GB300" in checked(*told)["$ a GPU-hour"].why


def test_what_an_article_calls_a_piece_of_the_deal_is_not_held_against_the_price_of_the_whole() -> None:
    told = (
        replace(statement("150 MW", Field.POWER), article="x"),
        replace(statement("150 MW", Field.POWER), article="y", part=Part.INCREMENT),
        replace(statement("400 MW", Field.POWER), article="y"),
        replace(statement("$11 billion", Field.PRICE_TOTAL), article="y"),
        replace(statement("15 years", Field.TERM), article="y"),
    )
    articles = {name: Article(address=name, identity=name, text="") for name in "xy"}
    checks = {c.name: c for c in reconcile(DEAL, told, articles).checks}
    assert "over “400 MW”" in checks["$ a MW-year"].why
