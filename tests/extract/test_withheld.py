"""What a text says is not told, in the many ways of saying so."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import About, Article, Field

LEAD = "OpenAI has signed a seven-year contract with Oracle for compute. "


@pytest.mark.parametrize(
    "words",
    [
        "Neither the value of the contract nor the site is disclosed.",
        "How many chips are coming has not been said.",
        "The companies name neither a price nor the number of racks.",
        "No price has been published.",
        "The letter names no sites.",
        "Nobody would say what OpenAI is paying.",
        "How long the lease lasts isn't known.",
        "The rates of the contract are confidential.",
        "Terms for the second site have been kept back.",
        "Oracle keeps the price of the contract to itself.",
        "The announcement leaves out what it costs.",
        "Oracle did not say how much the contract costs.",
        "Price withheld, says the register.",
        "OpenAI told the length of the contract but not its price.",
        "How much OpenAI pays the two keep to themselves.",
        "On the price of the contract mum's the word.",
        "Oracle's statement is silent on quantities of chips.",
    ],
)
def test_what_is_not_told_is_a_claim(catalog: Catalog, words: str) -> None:
    article = Article(address="a.txt", identity="a.txt", text=LEAD + words)
    (claim,) = [c for c in extract(article, catalog) if c.field is Field.DISCLOSURE]
    assert claim.quote in words


@pytest.mark.parametrize(
    "words",
    ["Customers keep their data to themselves.", "The data center is open.", "Its doors have been open since May."],
)
def test_what_only_sounds_like_it_is_none(catalog: Catalog, words: str) -> None:
    article = Article(address="a.txt", identity="a.txt", text=LEAD + words)
    assert [c for c in extract(article, catalog) if c.field is Field.DISCLOSURE] == []


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Oracle did not say how much the contract costs.", About.PRICE),
        ("How many chips are coming has not been said.", About.CAPACITY),
        ("The site has not been disclosed.", About.LOCATION),
        ("The customer was not named.", None),
        ("Neither the length nor the start date was disclosed.", None),
        ("The customer's name was withheld.", None),
    ],
)
def test_what_is_withheld_is_told_apart(catalog: Catalog, words: str, about: About | None) -> None:
    article = Article(address="a.txt", identity="a.txt", text=LEAD + words)
    assert [c.about for c in extract(article, catalog) if c.field is Field.DISCLOSURE] == [about]
