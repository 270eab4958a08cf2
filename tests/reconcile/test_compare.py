"""The verdict rules, each by pairs that it decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimtrack.errors import UsageError
from claimtrack.extract.statement import statement
from claimtrack.reconcile import changed, compare
from claimtrack.reconcile.grounds import finest, lying_in
from claimtrack.reconcile.ruling import Setting
from claimtrack.records import Field, Part, Stage, Status, Subject, Verdict
from tests.reconcile.claims import said

PAIRS = [
    ("price_rate", "$15 billion annually", "$1.25 billion per month", "equivalent"),
    ("price_rate", "$15 billion annually", "nearly $1.25 billion every month", "equivalent"),
    ("price_rate", "$15 billion annually", "exact financial terms remain undisclosed", "disclosure-gap"),
    ("price_total", "terms were not disclosed", "for an undisclosed sum", "same"),
    ("price_rate", "$15 billion annually", "$15 billion annually", "same"),
    ("price_rate", "$15 billion annually", "$15 billion deal", "not-comparable"),
    ("price_rate", "$15 billion annually", "$14 billion a year", "conflict"),
    ("price_rate", "$1.25 billion monthly", "$1.25 billion quarterly", "conflict"),
    ("price_total", "$10-15 billion", "$12.5 billion", "refines"),
    ("price_total", "$10-15 billion", "$15-20 billion", "compatible"),
    ("price_total", "$10-15 billion", "$18-20 billion", "conflict"),
    ("price_total", "valued in the billions", "$15 billion", "refines"),
    ("price_total", "multi-billion-dollar deal", "$800 million", "conflict"),
    ("price_total", "over $10 billion", "$60 billion", "tension"),
    ("price_total", "more than $100 billion", "up to $100 billion", "tension"),
    ("price_total", "up to $17.4 billion", "$17.4 billion to $19.4 billion", "tension"),
    ("price_total", "$10 billion", "expanded to $14 billion", "superseded"),
    ("price_total", "€13 billion", "$15 billion", "equivalent"),
    ("price_total", "A$7 billion", "$7 billion", "not-comparable"),
    ("price_total", "A$7 billion", "US$7 billion", "conflict"),
    ("price_total", "up to A$7 billion", "$7 billion", "not-comparable"),
    ("price_total", "A$7 billion", "$4.9 billion", "equivalent"),
    ("power_mw", "over 300 megawatts", "approximately 300 megawatts", "compatible"),
    ("power_mw", "gigawatt-scale", "1.2 GW", "refines"),
    ("power_mw", "gigawatt-scale", "300 MW", "conflict"),
    ("power_mw", "1.2 GW", "1,200 MW", "equivalent"),
    ("power_mw", "300 MW", "300 MWh", "not-comparable"),
    ("gpu_count", "more than 200,000 Nvidia GPUs", "over 220,000 Nvidia GPUs", "refines"),
    ("gpu_count", "up to 1 million TPUs", "1 million TPUs", "compatible"),
    ("gpu_count", "up to 1 million TPUs", "1.2 million TPUs", "conflict"),
    ("gpu_count", "200,000 GPUs planned", "150,000 GPUs operational", "not-comparable"),
    ("gpu_count", "100,000 TPUs", "100,000 GPUs", "not-comparable"),
    ("unit_price", "$2.50 per GPU-hour", "$1,825 per GPU per month", "equivalent"),
    ("unit_price", "$2.50 per GPU-hour reserved", "$4.00 per GPU-hour on demand", "not-comparable"),
    ("term_months", "a five-year deal", "60 months", "equivalent"),
    ("end_date", "through 2029", "through May 2029", "refines"),
    ("start_date", "by the end of 2027", "Q3 2027", "refines"),
    ("start_date", "early 2027", "late 2027", "conflict"),
    ("start_date", "mid-2026", "Q3 2026", "compatible"),
    ("announced_date", "finalized late yesterday", "6 May 2026", "not-comparable"),
]


@pytest.mark.parametrize(("field", "a", "b", "verdict"), PAIRS)
def test_two_statements_get_their_verdict_both_ways_round(field: str, a: str, b: str, verdict: str) -> None:
    left, right = said(a, field), said(b, field)
    assert compare(left, right).verdict == verdict
    assert compare(right, left).verdict == verdict
    assert compare(left, right).why


def test_one_value_under_two_qualifiers_is_flagged() -> None:
    assert compare(said("over 300 MW", "power_mw"), said("about 300 MW", "power_mw")).flags == ("qualifier-drift",)
    dropped = compare(said("up to 1 GW", "power_mw"), said("1 GW", "power_mw")).flags
    assert "ceiling-dropped" in dropped


def test_one_number_with_two_units_raises_the_alarm() -> None:
    found = compare(said("$15 billion a year", "price_rate"), said("$15 billion deal", "price_rate"))
    assert found.flags == ("unit-drop",)


def test_the_reason_has_the_numbers_in_it() -> None:
    found = compare(said("$15 billion annually", "price_rate"), said("$14 billion a year", "price_rate"))
    assert "14.5 billion" in found.why
    assert "7%" in found.why


@pytest.mark.parametrize("part", [Part.SITE, Part.PHASE, Part.INCREMENT, Part.CUMULATIVE, Part.OPTION, Part.COMPONENT])
def test_a_part_is_never_in_conflict_with_the_whole(part: Part) -> None:
    whole, piece = said("400 MW", "power_mw"), said("150 MW", "power_mw", part=part)
    setting = Setting(sites=frozenset({"Narvik", "Sines"}))
    assert compare(whole, piece, setting).verdict is Verdict.NOT_COMPARABLE


def test_two_sites_are_two_facts() -> None:
    a = said("52,000 GPUs", "gpu_count", site="Narvik", part=Part.SITE)
    b = said("12,600 GPUs", "gpu_count", site="Sines", part=Part.SITE)
    assert compare(a, b, Setting(sites=frozenset({"Narvik", "Sines"}))).verdict is Verdict.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("sites", "verdict"),
    [
        ({"Ellendale", "North Dakota"}, Verdict.EQUIVALENT),
        ({"Ellendale", "Harwood", "North Dakota"}, Verdict.NOT_COMPARABLE),
    ],
)
def test_a_state_is_the_town_that_alone_of_a_deals_sites_lies_in_it(sites: set[str], verdict: Verdict) -> None:
    a = said("250 MW", "power_mw", site="Ellendale", part=Part.SITE)
    b = said("0.25 GW", "power_mw", site="North Dakota", part=Part.SITE)
    wider = {town: frozenset({"North Dakota"}) for town in sites - {"North Dakota"}}
    setting = Setting(sites=finest(sites, wider), wider=wider)
    assert compare(a, b, setting).verdict is verdict
    assert compare(b, a, setting).verdict is verdict


def test_one_figure_of_the_whole_deal_at_a_campus_and_at_its_county_is_one() -> None:
    a = said("352 MW", "power_mw", site="Beacon Point", part=Part.WHOLE)
    setting = Setting(sites=frozenset({"Beacon Point", "Nueces County"}))
    for words, verdict in (("0.352 GW", Verdict.EQUIVALENT), ("500 MW", Verdict.NOT_COMPARABLE)):
        b = said(words, "power_mw", site="Nueces County", part=Part.WHOLE)
        assert compare(a, b, setting).verdict is verdict
        assert compare(b, a, setting).verdict is verdict


def test_a_town_that_has_less_than_its_state_is_a_piece_of_it() -> None:
    a = said("1.2 GW", "power_mw", site="Abilene", part=Part.SITE)
    b = said("2 GW", "power_mw", site="Texas", part=Part.SITE)
    setting = Setting(sites=frozenset({"Abilene"}), wider={"Abilene": frozenset({"Texas"})})
    assert compare(a, b, setting).verdict is Verdict.NOT_COMPARABLE


def test_a_facility_lies_in_its_campus_and_its_town_and_a_town_in_the_state_that_a_text_names_it_with() -> None:
    told = [
        said("250 MW", "power_mw", site="Polaris Forge 1"),
        said("250 MW", "power_mw", site="North Dakota"),
        said("100 MW", "power_mw", site="Colossus 1"),
        said("100 MW", "power_mw", site="Memphis"),
        said("100 MW", "power_mw", site="Tydal"),
        replace(said("Tydal, Norway", "location"), site="Tydal"),
        said("100 MW", "power_mw", site="Norway"),
    ]
    assert lying_in(told) == {
        "Polaris Forge 1": {"North Dakota"},
        "Colossus 1": {"Memphis"},
        "Tydal": {"Norway"},
    }


def test_a_building_is_not_told_against_the_deal_that_takes_a_piece_of_it() -> None:
    building = said("750 MW", "power_mw", subject=Subject.FACILITY)
    assert compare(building, said("200 MW", "power_mw")).verdict is Verdict.NOT_COMPARABLE


def test_two_phases_that_differ_are_two_phases() -> None:
    a, b = (said(f"{mw} MW", "power_mw", part=Part.PHASE) for mw in (100, 150))
    assert compare(a, b).verdict is Verdict.NOT_COMPARABLE


def test_a_denial_contradicts_what_it_denies() -> None:
    claimed, denied = said("1 GW", "power_mw"), said("up to 1 GW", "power_mw", status=Status.DENIED)
    assert compare(claimed, denied).verdict is Verdict.CONFLICT


def test_talk_is_not_told_against_an_agreement() -> None:
    a, b = said("$10 billion", "price_total", stage=Stage.IN_TALKS), said("$14 billion", "price_total")
    assert compare(a, b).verdict is Verdict.NOT_COMPARABLE


def test_it_load_and_facility_power_meet_only_in_a_model_that_never_raises_a_conflict() -> None:
    load = said("300 MW", "power_mw", basis="it")
    assert compare(load, said("390 MW", "power_mw", basis="facility")).verdict is Verdict.COMPATIBLE
    far = compare(load, said("700 MW", "power_mw", basis="facility"))
    assert far.verdict is Verdict.TENSION
    assert "IT load" in far.why


def test_a_denied_plan_is_neither_the_plan_nor_against_it() -> None:
    plan, denied = (
        said("$500 billion", "price_total", status=Status.PLANNED),
        said("$500 billion", "price_total", status=Status.DENIED),
    )
    assert compare(plan, denied).verdict is Verdict.COMPATIBLE


def test_a_sites_smaller_figure_is_not_told_against_one_that_names_no_site() -> None:
    a, b = said("150 MW", "power_mw", site="Plano"), said("400 MW", "power_mw")
    assert compare(a, b).verdict is compare(b, a).verdict is Verdict.NOT_COMPARABLE


def test_a_change_told_before_what_it_changes_supersedes_nothing() -> None:
    old = said("$10 billion", "price_total", published="2026-05-07")
    new = said("expanded to $14 billion", "price_total")
    assert (
        compare(replace(old, published="2026-05-07"), replace(new, published="2026-01-01")).verdict is Verdict.CONFLICT
    )
    assert (
        compare(replace(old, published="2026-05-07"), replace(new, published="2026-06-01")).verdict
        is Verdict.SUPERSEDED
    )


def test_from_a_date_is_open_to_later() -> None:
    assert compare(said("from 2027", "start_date"), said("in 2028", "start_date")).verdict is Verdict.REFINES


def test_tpus_and_gpus_are_different_things_and_no_currencies() -> None:
    assert "currencies" not in compare(said("1,000 TPUs", "gpu_count"), said("1,000 GPUs", "gpu_count")).why


def test_a_threshold_that_settings_change_changes_the_verdict() -> None:
    a, b = statement("about $10 billion", Field.PRICE_TOTAL), statement("$11.4 billion", Field.PRICE_TOTAL)
    assert compare(a, b).verdict is Verdict.CONFLICT
    assert compare(a, b, Setting(thresholds=changed({"about": 0.15}))).verdict is Verdict.REFINES


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ({"abuot": 0.1}, "no such threshold"),
        ({"about": "much"}, "no number"),
        ({"pue": 1.2}, "no list of 2"),
        ({"pue": [1.6, 1.1]}, "falls"),
        ({"about": float("nan")}, "no number"),
    ],
)
def test_a_threshold_that_cannot_be_is_refused_by_name(told: dict[str, object], word: str) -> None:
    with pytest.raises(UsageError, match=f"thresholds.{next(iter(told))}.*{word}"):
        changed(told)


def test_a_denied_ceiling_contradicts_who_says_it_was_reached_and_not_who_says_less() -> None:
    denied = replace(statement("up to 1 gigawatt", Field.POWER), status=Status.DENIED)
    assert compare(denied, statement("1 GW", Field.POWER)).verdict is Verdict.CONFLICT
    assert compare(denied, statement("1.2 GW", Field.POWER)).verdict is Verdict.CONFLICT
    assert compare(statement("200 megawatts", Field.POWER), denied).verdict is Verdict.COMPATIBLE


def test_a_later_filing_replaces_an_earlier_report() -> None:
    rumour = replace(statement("about $10 billion", Field.PRICE_TOTAL, "2026-05-01"), status=Status.REPORTED)
    filed = replace(statement("$14 billion", Field.PRICE_TOTAL, "2026-05-20"), attribution="the 8-K")
    found = compare(rumour, filed)
    assert (found.verdict, found.refining) == (Verdict.SUPERSEDED, "b")
    assert compare(filed, rumour).refining == "a"
    assert compare(replace(rumour, published="2026-06-01"), filed).verdict is Verdict.CONFLICT
    assert compare(replace(rumour, status=Status.ASSERTED), filed).verdict is Verdict.CONFLICT
