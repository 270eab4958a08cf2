"""Sentences that look like those of another rule, and are not: what each rule must leave alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import Article, Claim, Field

IREN = "IREN signed a five-year, $9.7 billion contract with Microsoft. "


def claims(catalog: Catalog, text: str, field: Field) -> list[Claim]:
    article = Article(address="a.txt", identity="a.txt", text=f"A deal\n\n{text}", published="2026-10-07")
    return [c for c in extract(article, catalog) if c.field is field]


@pytest.mark.parametrize(
    ("text", "low", "parties"),
    [
        (
            "Meta signed a $20 billion contract with Oracle. OpenAI is its biggest customer after signing a $300 billion contract with Oracle.",
            300e9,
            ("OpenAI", "Oracle"),
        ),
        (
            "CoreWeave bought Nvidia's chips. Meta became the company's second largest customer after it signed a $14.2 billion deal with CoreWeave.",
            14.2e9,
            ("Meta", "CoreWeave"),
        ),
        (
            "Microsoft has joined IREN in a $9.7 billion contract for 200 MW. Dell will supply $5.8 billion of GPUs to IREN.",
            9.7e9,
            ("Microsoft", "IREN"),
        ),
        (
            "Meta joins CoreWeave's customers with a $14.2 billion contract. OpenAI has a contract with CoreWeave worth $22.4 billion.",
            14.2e9,
            ("Meta", "CoreWeave"),
        ),
        (
            "OpenAI signed a $38 billion contract with Amazon on top of a $250 billion commitment to Microsoft.",
            250e9,
            ("OpenAI", "Microsoft"),
        ),
        ("IREN signed a contract with Microsoft for $9.7 billion, prepayments included.", 9.7e9, ("Microsoft", "IREN")),
        (
            "IREN signed a contract with Microsoft over five years with total revenue of $9.7 billion.",
            9.7e9,
            ("Microsoft", "IREN"),
        ),
        (
            "Nebius announced a $3 billion offering of cloud services to Meta under a five-year contract.",
            3e9,
            ("Meta", "Nebius"),
        ),
        (
            "Meta agreed to buy $14 billion of computing capacity from CoreWeave within a year.",
            14e9,
            ("Meta", "CoreWeave"),
        ),
        (
            "Nebius signed a $3 billion deal with Meta. For context, Microsoft signed a $17.4 billion contract with the company.",
            17.4e9,
            ("Microsoft", "Nebius"),
        ),
        ("KT&G signed a 300 billion won contract with Microsoft for cloud capacity.", 300e9, ("Microsoft", "KT&G")),
    ],
)
def test_a_price_stays_with_its_own_two(
    catalog: Catalog, text: str, low: float, parties: tuple[str | None, str | None]
) -> None:
    assert {(c.buyer, c.seller) for c in claims(catalog, text, Field.PRICE_TOTAL) if c.low == Decimal(low)} == {parties}


@pytest.mark.parametrize(
    "sentence",
    [
        "The US and China agreed a 90-day extension of their trade truce.",
        "Lenders agreed to a 45-day extension of the loan.",
        "The company has a 60-day contract review period and a 30-day lease deposit deadline.",
        "The payment term is 30 days.",
    ],
)
def test_days_of_something_else_are_no_term(catalog: Catalog, sentence: str) -> None:
    assert [c.low for c in claims(catalog, IREN + sentence, Field.TERM)] == [60]


@pytest.mark.parametrize(
    "sentence",
    [
        "IREN has yet to name a new chief financial officer.",
        "Microsoft has yet to specify how many jobs will be created.",
        "Microsoft has yet to reveal its new tablet.",
        "It is unclear how much power China has.",
    ],
)
def test_what_is_none_of_the_deal_may_stay_unsaid(catalog: Catalog, sentence: str) -> None:
    assert claims(catalog, IREN + sentence, Field.DISCLOSURE) == []


def test_a_part_of_a_gigawatt_after_another_figure_is_that_part(catalog: Catalog) -> None:
    text = "CoreWeave will give Meta 200 MW in Texas and a quarter of a gigawatt in Ohio under the contract."
    assert [c.low for c in claims(catalog, text, Field.POWER)] == [200, 250]


@pytest.mark.parametrize(
    "sentence",
    ["Smugglers bought 400 chips at $60,000 each.", "Oracle ordered 50 units of backup power for $600,000 apiece."],
)
def test_what_others_pay_a_piece_is_no_price_of_the_deal(catalog: Catalog, sentence: str) -> None:
    assert claims(catalog, IREN + sentence, Field.UNIT_PRICE) == []


@pytest.mark.parametrize(
    ("sentence", "buyer"),
    [
        ("OpenAI said it will deploy 6GW of AMD chips.", "OpenAI"),
        ("Microsoft agreed with AMD to buy 6GW of AMD chips.", "Microsoft"),
    ],
)
def test_who_is_said_to_take_a_maker_s_chips_buys_them(catalog: Catalog, sentence: str, buyer: str) -> None:
    text = f"OpenAI signed a $38 billion contract with Amazon. {sentence}"
    assert [(c.buyer, c.seller) for c in claims(catalog, text, Field.POWER)] == [(buyer, "AMD")]


def test_a_town_before_a_distance_is_a_town(catalog: Catalog) -> None:
    text = "Meta will lease from Crusoe a campus in Stormville 40 miles north of Buffalo with 200 MW over 15 years."
    assert "Stormville" in {c.quote for c in claims(catalog, text, Field.LOCATION)}


@pytest.mark.parametrize(
    ("text", "field", "told"),
    [
        # lines of prose that begin with a company are no list of deals
        (
            (
                "CoreWeave has signed OpenAI and Meta.\n\nOpenAI, the largest customer, has committed $22.4 billion.\n\nCoreWeave, for its part, "
                "will deliver 1 GW to it.\n\nMeta, the second, pays $14.2 billion through 2031.\n\nCoreWeave and Core Scientific agreed on 590 MW for $10.2 billion."
            ),
            Field.PRICE_TOTAL,
            {(22.4e9, "OpenAI", "CoreWeave"), (14.2e9, "Meta", "CoreWeave"), (10.2e9, "CoreWeave", "Core Scientific")},
        ),
        (
            (
                "Hut 8 leases River Bend to Anthropic for 15 years. Cipher leases 300 MW to AWS.\n\n- Anthropic: tenant, 245 MW\n- Google: backstop, "
                "$7 billion\n- Hut 8: landlord, $7 billion"
            ),
            Field.POWER,
            {(300, "Amazon", "Cipher Digital"), (245, "Anthropic", "Hut 8")},
        ),
        # what is close to a sum, and near to a place
        ("OpenAI signed close to $22.4 billion CoreWeave contract in 2025.", Field.STATUS, set()),
        (
            "Cipher signed a 15-year, $5.5 billion agreement with AWS. The campus near Odessa that AWS will lease has 300 MW.",
            Field.STATUS,
            set(),
        ),
        # counts of something else
        (
            "Nebius will supply 100,000 GPUs to Microsoft under a $17.4 billion contract.\nThe company's numbers:\nEmployees: 1,500\nShares: 20,000",
            Field.GPU_COUNT,
            {(100_000, "Microsoft", "Nebius")},
        ),
        (
            "Nvidia sells 18,000 GB300 chips to Humain. Chips cost about 30,000 each.",
            Field.GPU_COUNT,
            {(18_000, "Humain", "Nvidia")},
        ),
        # a ticker that is a word of the trade
        (
            "NuScale Power (NYSE: SMR) rose. Amazon will buy 500 MW of SMR power from X-energy by 2035.",
            Field.POWER,
            {(500, "Amazon", "X-energy")},
        ),
        # halves of something else
        (
            "Oracle's campus will have one gigawatt and a half of it goes to OpenAI under the contract.",
            Field.POWER,
            {(1000, "OpenAI", "Oracle")},
        ),
        (
            "Anthropic took a gigawatt and a quarter later another 500 MW from Google.",
            Field.POWER,
            {(1000, "Anthropic", "Google"), (500, "Anthropic", "Google")},
        ),
        # who was founded, or left, so long ago
        (
            "Nscale, founded two months ago by ex-miners, signed a $14 billion contract with Microsoft.",
            Field.ANNOUNCED,
            set(),
        ),
        ("OpenAI terminated its lease with CoreWeave two weeks ago.", Field.ANNOUNCED, set()),
        (
            "The deal with Meta was raised to $21 billion in April 2026, CoreWeave said.",
            Field.ANNOUNCED,
            {("2026-04", "Meta", "CoreWeave")},
        ),
        # who books money, owns a plant, buys chips of a maker
        (
            "OpenAI signs contract, CoreWeave to book $22.4 billion in revenue",
            Field.PRICE_TOTAL,
            {(22.4e9, "OpenAI", "CoreWeave")},
        ),
        (
            "Talen, which owns the Susquehanna nuclear plant supplying Amazon, will deliver 1.92 GW through 2042 for $18 billion.",
            Field.POWER,
            {(1920, "Amazon", "Talen Energy")},
        ),
        (
            "Oracle signed a multi-year cloud agreement with AMD to deploy 50,000 MI450 GPUs. The deal is worth $5 billion.",
            Field.PRICE_TOTAL,
            {(5e9, "Oracle", "AMD")},
        ),
        # sums in brackets, comparable deals, what is in mind
        (
            "Anthropic will pay $1.25 billion a month (own calculation: $15 billion a year) to xAI for compute.",
            Field.PRICE_RATE,
            {(1.25e9, "Anthropic", "xAI"), (15e9, "Anthropic", "xAI")},
        ),
        (
            "Comparable deals are rare: Microsoft pays Nebius $17.4 billion for 300 MW.",
            Field.POWER,
            {(300, "Microsoft", "Nebius")},
        ),
        # what withholds nothing
        (
            "Microsoft buys 300 MW from Nebius. Of its three data centers, the filing names none in Texas.",
            Field.DISCLOSURE,
            set(),
        ),
    ],
)
def test_the_new_rules_leave_their_neighbours_alone(
    catalog: Catalog, text: str, field: Field, told: set[tuple[object, str, str]]
) -> None:
    article = Article(address="a.txt", identity="a.txt", text=text, published="2026-05-07")
    found = {(c.low, c.buyer, c.seller) for c in extract(article, catalog) if c.field is field}
    assert found == {(Decimal(low) if isinstance(low, (int, float)) else low, *sides) for low, *sides in told}


def test_a_date_in_a_column_of_sums_keeps_its_own_meaning(catalog: Catalog) -> None:
    text = "Customer | Provider | Announced capacity\nMeta | CoreWeave | 2.3 GW by 2028\nMicrosoft | Nebius | 300 MW by 2027\n"
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert {c.high for c in found if c.field is Field.START} == {"2028", "2027"}
    assert not [c for c in found if c.field is Field.ANNOUNCED]


def test_a_column_of_debts_or_of_market_values_is_no_price(catalog: Catalog) -> None:
    text = "Customer | Provider | MW | Provider market cap ($bn)\nMeta | CoreWeave | 300 | 60\nMicrosoft | Nebius | 250 | 20\n"
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert {c.field for c in found} == {Field.POWER}
