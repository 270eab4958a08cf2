"""Numerals, units, ranges and qualifiers, each phrase beside what it states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.extract.quantities.figures import Figure, figures
from claimtrack.extract.quantities.numerals import Numeral
from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.text.prose import sentences
from claimtrack.records import Qualifier

Phrase = tuple[str, str, str | None, str | None, str, str]
MONEY: list[Phrase] = [
    ("for $15 billion annually", "$15 billion annually", "15e9", "15e9", "USD/year", "exact"),
    ("nearly $1.25 billion every month", "nearly $1.25 billion every month", None, "1.25e9", "USD/month", "nearly"),
    ("a $9.7B deal", "$9.7B", "9.7e9", "9.7e9", "USD", "exact"),
    ("up to approximately $11.9 billion", "up to approximately $11.9 billion", None, "11.9e9", "USD", "up_to"),
    ("at least roughly $2 billion", "at least roughly $2 billion", "2e9", None, "USD", "at_least"),
    ("~USD 5.8 billion", "~USD 5.8 billion", "5.8e9", "5.8e9", "USD", "about"),
    ("USD15bn", "USD15bn", "15e9", "15e9", "USD", "exact"),
    ("$10-15 billion", "$10-15 billion", "10e9", "15e9", "USD", "range"),
    ("between $66 billion and $72 billion", "between $66 billion and $72 billion", "66e9", "72e9", "USD", "range"),
    ("$17.4B to $19.4B", "$17.4B to $19.4B", "17.4e9", "19.4e9", "USD", "range"),
    ("half a billion dollars", "half a billion dollars", "0.5e9", "0.5e9", "USD", "exact"),
    ("one and a quarter billion dollars", "one and a quarter billion dollars", "1.25e9", "1.25e9", "USD", "exact"),
    ("€7 billion ($8.1 billion)", "€7 billion ($8.1 billion)", "7e9", "7e9", "EUR", "exact"),
    ("an 11-billion-dollar complex", "11-billion-dollar", "11e9", "11e9", "USD", "exact"),
    (
        "annual revenue of more than $1 billion",
        "annual revenue of more than $1 billion",
        "1e9",
        None,
        "USD/year",
        "over",
    ),
    ("annual payments of $3bn", "annual payments of $3bn", "3e9", "3e9", "USD/year", "exact"),
    ("$1B+ annual revenue", "$1B+ annual revenue", "1e9", None, "USD/year", "over"),
    ("up to an additional $15 billion", "up to an additional $15 billion", None, "15e9", "USD", "up_to"),
    ("this adds up to $6.3 billion", "$6.3 billion", "6.3e9", "6.3e9", "USD", "exact"),
    ("at least $10 billion", "at least $10 billion", "10e9", None, "USD", "at_least"),
    ("$2.20 an hour per H100", "$2.20 an hour per H100", "2.20", "2.20", "USD/GPU-hour", "exact"),
    ("C$1.2 billion", "C$1.2 billion", "1.2e9", "1.2e9", "CAD", "exact"),
    ("£24bn", "£24bn", "24e9", "24e9", "GBP", "exact"),
    ("12 billion MAD", "12 billion MAD", "12e9", "12e9", "MAD", "exact"),
    ("₦300 billion", "₦300 billion", "300e9", "300e9", "NGN", "exact"),
    ("Rp 5 trillion", "Rp 5 trillion", "5e12", "5e12", "IDR", "exact"),
    ("3 billion Chilean pesos", "3 billion Chilean pesos", "3e9", "3e9", "CLP", "exact"),
    ("20 billion roubles", "20 billion roubles", "20e9", "20e9", "RUB", "exact"),
    ("worth US $14 billion", "US $14 billion", "14e9", "14e9", "USD", "exact"),
    ("pays us $1.25 billion per month", "$1.25 billion per month", "1.25e9", "1.25e9", "USD/month", "exact"),
    ("U.S. $14 billion", "U.S. $14 billion", "14e9", "14e9", "USD", "exact"),
    ("AU $14 billion", "AU $14 billion", "14e9", "14e9", "AUD", "exact"),
    ("€1,2 billion", "€1,2 billion", "1.2e9", "1.2e9", "EUR", "exact"),
    (
        "$400 million of cloud services from Google each year",
        "$400 million of cloud services from Google each year",
        "4e8",
        "4e8",
        "USD/year",
        "exact",
    ),
    ("around $27,000 per chip", "around $27,000 per chip", "27e3", "27e3", "USD/GPU", "about"),
    ("NT$3 billion or S$4 billion", "NT$3 billion", "3e9", "3e9", "TWD", "exact"),
]
POWER: list[Phrase] = [
    ("over 300 megawatts", "over 300 megawatts", "300", None, "MW", "over"),
    ("300-plus megawatts", "300-plus megawatts", "300", None, "MW", "over"),
    ("a 1GW+ cloud deal", "1GW+", "1000", None, "MW", "over"),
    ("a 240-megawatt campus", "240-megawatt", "240", "240", "MW", "exact"),
    ("526MW", "526MW", "526", "526", "MW", "exact"),
    ("82.5 MWac", "82.5 MWac", "82.5", "82.5", "MW", "exact"),
    ("65 MW (AC)", "65 MW (AC)", "65", "65", "MW", "exact"),
    ("200 MW DC BLOX space", "200 MW", "200", "200", "MW", "exact"),
    ("one gigawatt", "one gigawatt", "1000", "1000", "MW", "exact"),
    ("can grow to 1.2 gigawatts", "can grow to 1.2 gigawatts", None, "1200", "MW", "up_to"),
    ("one and a half gigawatts", "one and a half gigawatts", "1500", "1500", "MW", "exact"),
    ("half a gigawatt", "half a gigawatt", "500", "500", "MW", "exact"),
    ("a lease for a gigawatt", "a gigawatt", "1000", "1000", "MW", "exact"),
    ("300 MWs", "300 MWs", "300", "300", "MW", "exact"),
    ("300 Mw", "300 Mw", "300", "300", "MW", "exact"),
]
MORE: list[Phrase] = [
    ("between 200 and 300 MW", "between 200 and 300 MW", "200", "300", "MW", "range"),
    ("between $10 and $15 billion", "between $10 and $15 billion", "10e9", "15e9", "USD", "range"),
    ("two hundred and fifty megawatts", "two hundred and fifty megawatts", "250", "250", "MW", "exact"),
    ("one point two gigawatts", "one point two gigawatts", "1200", "1200", "MW", "exact"),
    ("under the 200 megawatt contract", "200 megawatt", "200", "200", "MW", "exact"),
]
CHIPS: list[Phrase] = [
    ("more than 220,000 Nvidia GPUs", "more than 220,000 Nvidia GPUs", "220000", None, "GPU", "over"),
    ("100k H100s", "100k H100s", "100000", "100000", "GPU", "exact"),
    (
        "1,600 of Huawei's 910B Ascend AI chips",
        "1,600 of Huawei's 910B Ascend AI chips",
        "1600",
        "1600",
        "GPU",
        "exact",
    ),
    (
        "50,000 units of AMD's coming MI450 accelerator",
        "50,000 units of AMD's coming MI450 accelerator",
        "5e4",
        "5e4",
        "GPU",
        "exact",
    ),
    ("100.000 GPUs", "100.000 GPUs", "1e5", "1e5", "GPU", "exact"),
    ("chips galore: 4,096 cards", "4,096 cards", "4096", "4096", "GPU", "exact"),
    ("16,384 PPU cards", "16,384 PPU cards", "16384", "16384", "GPU", "exact"),
    ("200,000 Siyuan accelerators", "200,000 Siyuan accelerators", "200000", "200000", "GPU", "exact"),
    (
        "nearly half a million Trainium2 chips",
        "nearly half a million Trainium2 chips",
        None,
        "5e5",
        "Trainium",
        "nearly",
    ),
    ("up to 1 million TPUs", "up to 1 million TPUs", None, "1e6", "TPU", "up_to"),
    ("a 16,384 H100 cluster", "16,384 H100", "16384", "16384", "GPU", "exact"),
    ("more than 2,020 GPUs", "more than 2,020 GPUs", "2020", None, "GPU", "over"),
    ("10,000 NVIDIA cloud GPUs", "10,000 NVIDIA cloud GPUs", "10000", "10000", "GPU", "exact"),
    ("220,000 H100, H200 and GB200 GPUs", "220,000 H100, H200 and GB200 GPUs", "220000", "220000", "GPU", "exact"),
]
SPANS: list[Phrase] = [
    ("over five years", "five years", "60", "60", "month", "exact"),
    ("a 15-year lease", "15-year", "180", "180", "month", "exact"),
    ("a 20-yr PPA", "20-yr", "240", "240", "month", "exact"),
    ("15yrs of power", "15yrs", "180", "180", "month", "exact"),
    ("36 mos of service", "36 mos", "36", "36", "month", "exact"),
    ("ten (10) years", "ten (10) years", "120", "120", "month", "exact"),
    ("90 days' notice", "90 days", "90", "90", "day", "exact"),
]


def figures_of(text: str) -> tuple[list[Figure], list[Numeral]]:
    """The figures of a text, and the numerals without a unit."""
    return figures(text, sentences(text))


def bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


RATES_AND_STAKES: list[tuple[str, str, str | None, str | None, str, str]] = [
    ("• Monthly commitment: ~$920 million", "Monthly commitment: ~$920 million", "920e6", "920e6", "USD/month", "about"),
    ("Every month Apple sends AWS more than $30 million, it says", "more than $30 million", "30e6", None, "USD/month", "over"),
    ("no less than $80 million in each of the three years", "no less than $80 million", "80e6", None, "USD/year", "at_least"),
    ("machines at $3.7 million per server", "$3.7 million per server", "3.7e6", "3.7e6", "USD/server", "exact"),
    ("It puts $2 billion each into Lumentum and Coherent", "$2 billion", "2e9", "2e9", "USD", "exact"),
    ("warrants for 33.4 million non-voting shares", "33.4 million non-voting shares", "33.4e6", "33.4e6", "share", "exact"),
    ("an 87-million-share placement", "87-million-share", "87e6", "87e6", "share", "exact"),
    ("some 10pc of itself", "some 10pc", "10", "10", "percent", "about"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit", "qualifier"), MONEY + POWER + MORE + CHIPS + SPANS + RATES_AND_STAKES
)
def test_a_phrase_states_its_figure(
    text: str, quote: str, low: str | None, high: str | None, unit: str, qualifier: str
) -> None:
    figure = figures_of(text)[0][0]
    assert text[figure.start : figure.end] == quote
    assert (figure.low, figure.high, figure.unit, figure.qualifier) == (bound(low), bound(high), unit, qualifier)


@pytest.mark.parametrize(
    ("text", "vague", "unit"),
    [
        ("valued in the billions", "billions", "USD"),
        ("a multi-billion dollar deal", "billions", "USD"),
        ("a nine-figure sum", "hundreds of millions", "USD"),
        ("tens of thousands of Nvidia GPUs", "tens of thousands", "GPU"),
        ("gigawatt-scale compute", "gigawatt-scale", "MW"),
        ("a multi-year commitment", "multi-year", "month"),
        ("revenue of hundreds of millions a year", "hundreds of millions", "USD/year"),
        ("worth an eight-figure sum annually", "tens of millions", "USD/year"),
    ],
)
def test_a_size_without_a_figure_keeps_its_word(text: str, vague: str, unit: str) -> None:
    figure = figures_of(text)[0][0]
    assert (figure.low, figure.high, figure.vague, figure.unit) == (None, None, vague, unit)


@pytest.mark.parametrize(
    ("text", "half"), [("$1.2B", "5e7"), ("$1.20B", "5e6"), ("$15 billion", "5e8"), ("220,000 GPUs", "5e3")]
)
def test_the_last_digit_written_says_how_exact_a_figure_is(text: str, half: str) -> None:
    assert figures_of(text)[0][0].half == Decimal(half)


def test_what_comes_every_quarter_makes_no_rate_of_what_is_told_beside_it() -> None:
    (figure,) = figures_of("Every quarter brings another deal, and this $9.7 billion contract is the largest yet.")[0]
    assert figure.unit == "USD"


def test_customers_are_no_shares() -> None:
    assert figures_of("Nebius has 400,000 customers, its shares are listed.")[0] == []


@pytest.mark.parametrize("text", ["300 MWh of storage", "12 GWh"])
def test_energy_is_never_power(text: str) -> None:
    assert figures_of(text)[0][0].unit == "MWh"


@pytest.mark.parametrize(
    "text",
    [
        "Since early 2024 GPU prices have fallen",
        "From $8/hr in 2023 the H100 fell",
        "the 2025 GPU shortage",
        "12.9 million GPU hours",
        "90,000 GPU-hours",
    ],
)
def test_years_and_hours_beside_chips_are_no_count_of_them(text: str) -> None:
    assert [f for f in figures_of(text)[0] if f.kind is Kind.CHIPS] == []


@pytest.mark.parametrize(
    "text",
    [
        "the H100s",
        "the Ascend 910B chips",
        "Colossus 1",
        "Claude 4",
        "GPT-4",
        "a GB300 rack",
        "Trainium2",
        "we may now sell",
    ],
)
def test_a_name_with_a_number_in_it_is_no_figure(text: str) -> None:
    assert figures_of(text)[0] == []


@pytest.mark.parametrize("text", ["it pays Nebius Inc. $5 billion", "the handsome 300 MW", "a turnaround $2 million"])
def test_the_end_of_a_word_is_no_qualifier(text: str) -> None:
    assert figures_of(text)[0][0].qualifier is Qualifier.EXACT


def test_two_numerals_across_a_dash_are_a_range_only_when_nothing_stands_between() -> None:
    found = figures_of("Colossus 1 — all 300-plus megawatts of it")[0]
    assert [f.low for f in found] == [Decimal(300)]


@pytest.mark.parametrize("text", ["from 5 to 0 percent", "10-0 MW", "$0 to $0 billion", "0-0"])
def test_a_range_that_ends_at_nothing_is_no_fault(text: str) -> None:
    figures_of(text)


def test_exactly_leaves_no_room_for_rounding() -> None:
    assert figures_of("exactly $15 billion")[0][0].half == 0


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("a billion-a-month deal", "USD/month", 1_000_000_000, None),
        ("a $1.25-billion-a-month deal", "USD/month", 1_250_000_000, 1_250_000_000),
        ("three-quarters of a billion dollars", "USD", 750_000_000, 750_000_000),
        ("a quarter of a million GPUs", "GPU", 250_000, 250_000),
        ("about a tenth of the company", "percent", 10, 10),
        ("CAD $55 million", "CAD", 55_000_000, 55_000_000),
        ("Approximately 500 Megawatts", "MW", 500, 500),
        ("20,736 liquid-cooled Nvidia Blackwell Ultra GPUs", "GPU", 20_736, 20_736),
        ("half a gigawatt of capacity", "MW", 500, 500),
        ("a quarter-gigawatt of space", "MW", 250, 250),
        ("three quarters of a gigawatt", "MW", 750, 750),
        ("the first gigawatt", "MW", 1000, 1000),
        ("hundreds of megawatts", "MW", None, None),
        ("a couple of hundred MW", "MW", None, None),
        ("40MW-60MW", "MW", 40, 60),
        ("24\u202f000 GPUs", "GPU", 24_000, 24_000),
        ("12 000 GPUs", "GPU", 12_000, 12_000),
        ("the sum (R14-billion)", "ZAR", 14_000_000_000, 14_000_000_000),
        ("20 billion ringgit", "MYR", 20_000_000_000, 20_000_000_000),
        ("2 billion Swiss francs", "CHF", 2_000_000_000, 2_000_000_000),
        ("about $3,850 a GPU each month", "USD/GPU-month", 3850, 3850),
        ("$60 billion-odd annually", "USD/year", 60_000_000_000, 60_000_000_000),
        ("a shade over $20 million", "USD", 20_000_000, None),
        ("the better part of $1 billion", "USD", None, 1_000_000_000),
        ("HKD 3 billion", "HKD", 3_000_000_000, 3_000_000_000),
        ("NZD 400 million", "NZD", 400_000_000, 400_000_000),
        ("to hand over $300 billion", "USD", 300_000_000_000, 300_000_000_000),
        ("signed over $60 billion of contracts", "USD", 60_000_000_000, None),
        ("which may swell to $19.4 billion", "USD", None, 19_400_000_000),
        ("10,000 Nvidia graphics cards", "GPU", 10_000, 10_000),
    ],
)
def test_rarer_ways_of_telling_a_figure_are_read(text: str, unit: str, low: int | None, high: int | None) -> None:
    (figure,) = [f for f in figures_of(text)[0] if f.unit == unit]
    assert figure.low == low
    assert figure.high == high


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("It covers 10,000 GPUs for $1 billion. Under the smaller contract it takes another 8,000 for $200 million.", [10000, 8000]),
        ("Seven firms add 15,916 GPUs to the portal, taking the total to 34,333 units.", [15916, 34333]),
        ("The state reserves 50,000 Nvidia GPUs, starting with 13,000.", [50000, 13000]),
        ("It offers 18,417 GPUs; about 14,000 of them are there.", [18417, 14000]),
        ("It rents 8,000 GPUs, growing to 31,000 over time.", [8000, 31000]),
        ("It gets 200,000 GPUs. Some 104,000 of these go to Texas; 23,000 follow at Loughton.", [200000, 104000, 23000]),
        ("It gets 200,000 GPUs. In Narvik 52,000 will be installed in 2027.", [200000, 52000]),
        ("It rents 80,000 GPUs. Its shares fell, and 1,200 of these customers left.", [80000]),
        ("It rents 8,000 GPUs and employs 500 people, more than 31,000 of whom are new.", [8000]),
        ("It rents 8,000 GPUs. The site covers 1,200 acres and took 30,000 workers.", [8000]),
        ("Buyer | GPUs | Use\nSamsung | 50,000 | design\nNaver | 60,000 | cloud", [50000, 60000]),
        ("Buyer | Jobs | Use\nSamsung | 50,000 | design", []),
    ],
)  # fmt: skip
def test_a_count_whose_noun_stands_elsewhere_is_read(text: str, counts: list[int]) -> None:
    found, _ = figures(text, sentences(text))
    assert [f.value for f in found if f.kind is Kind.CHIPS] == counts


def test_a_column_headed_by_megawatts_is_power() -> None:
    text = "Site | Power (MW) | Start\nTydal | 180 | 2027\nOslo | 1,200 | 2028"
    assert [f.value for f in figures(text, sentences(text))[0] if f.kind is Kind.POWER] == [180, 1200]


def test_a_column_headed_by_years_is_of_lengths() -> None:
    text = "Tenant | MW | Years | Value\nFluidstack | 360 | 10 | $6.7bn\nAWS | 300 | 15 | $5.5bn\nOracle | 200 | 2028 | $3bn"
    assert [f.value for f in figures(text, sentences(text))[0] if f.kind is Kind.SPAN] == [120, 180]
