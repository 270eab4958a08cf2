"""The five real articles about Anthropic and SpaceX's Colossus, where they are at hand beside the project."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran

SEEDS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five articles are other people's texts and not bundled")


@pytest.fixture
def fields(run: Callable[..., Ran]) -> dict[str, Any]:
    """The fields of the one deal that the five articles tell, by name."""
    assert run("ingest", *sorted(SEEDS.glob("*.txt"))).code == 0
    (deal,) = json.loads(run("diff", "--format", "json").out)["deals"]
    assert (deal["deal"], deal["buyer"], deal["seller"], deal["articles"]) == (
        "anthropic-spacex-colossus",
        "Anthropic",
        "SpaceX",
        5,
    )
    return {f["field"]: f for f in deal["fields"]}


def figures(position: dict[str, Any]) -> set[str]:
    return {c["quote"] for c in position["claims"]}


def verdict(field: dict[str, Any], a: str, b: str) -> tuple[str, list[str]]:
    """The verdict between the positions that hold two figures."""
    at = [next(n for n, p in enumerate(field["positions"]) if q in figures(p)) for q in (a, b)]
    found = next(v for v in field["verdicts"] if {v["a"], v["b"]} == set(at))
    return found["verdict"], found["flags"]


def test_the_yearly_and_the_monthly_price_agree_against_silence(fields: dict[str, Any]) -> None:
    rate = fields["price_rate"]
    assert {"$15 billion annually", "nearly $1.25 billion every month"} <= figures(rate["positions"][0])
    assert verdict(rate, "$15 billion annually", "the exact financial terms remain undisclosed")[0] == "disclosure-gap"
    (vague, _) = fields["price_total"]["positions"]
    (claim,) = vague["claims"]
    assert (claim["vague"], claim["status"], claim["attribution"]) == ("billions", "estimated", "industry insiders")


def test_the_power_drifts_and_the_orbital_interest_stands_apart(fields: dict[str, Any]) -> None:
    power = fields["power_mw"]
    assert verdict(power, "over 300 megawatts", "approximately 300 megawatts") == ("compatible", ["qualifier-drift"])
    orbit = next(c for p in power["positions"] for c in p["claims"] if c["vague"] == "gigawatt-scale")
    assert (orbit["part"], orbit["site"]) == ("option", "orbit")
    assert verdict(power, "over 300 megawatts", "gigawatt-scale")[0] == "not-comparable"


def test_the_gpu_counts_refine(fields: dict[str, Any]) -> None:
    count = fields["gpu_count"]
    assert verdict(count, "more than 200,000 Nvidia GPUs", "over 220,000 Nvidia GPUs")[0] == "refines"
    assert next(c["status"] for p in count["positions"] for c in p["claims"] if c["low"] == 200_000) == "planned"


def test_dates_term_and_place(fields: dict[str, Any]) -> None:
    assert [(p["low"], p["high"]) for p in fields["end_date"]["positions"]] == [("2029", "2029")]
    assert [c["vague"] for p in fields["term_months"]["positions"] for c in p["claims"]] == ["multi-year"]
    assert any("Memphis, Tennessee" in q for p in fields["location"]["positions"] for q in figures(p))
    announced = [c for p in fields["announced_date"]["positions"] for c in p["claims"]]
    assert {c["quote"] for c in announced} == {"announced Wednesday", "late yesterday"}
    assert all(c["low"] is c["high"] is None for c in announced)
    assert "start_date" not in fields


def test_the_credited_roots_are_named(fields: dict[str, Any]) -> None:
    said = " ".join(w for f in fields.values() for p in f["positions"] for w in p["said_by"])
    for root in ("after The Verge", "after GogoAI News", "after Wired"):
        assert root in said


def test_the_traps_catch_nothing(fields: dict[str, Any]) -> None:
    quotes = {q for f in fields.values() for p in f["positions"] for q in figures(p)}
    for trap in ("$20", "$100", "$200", "tens of thousands", "3x", "Claude 4", "H100"):
        assert not any(trap in q for q in quotes)
