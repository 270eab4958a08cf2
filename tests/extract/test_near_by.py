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
