"""Who is a party of a deal, and who is only named beside it."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.who.defined import defined
from claimtrack.extract.who.parties import parties
from claimtrack.records import Article, Claim, Field


def claims(catalog: Catalog, text: str, field: Field) -> list[Claim]:
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    return [c for c in found if c.field is field]


def sides(claim: Claim) -> tuple[str | None, str | None]:
    return claim.buyer, claim.seller


def aside(catalog: Catalog, text: str) -> dict[str, bool]:
    return {p.name: p.aside for p in parties(text, sentences(text), catalog)}


def test_a_customer_without_a_name_is_not_the_one_that_is_named_much_later(catalog: Catalog) -> None:
    """The lease that an article opens with keeps its unnamed tenant, though another lease of the landlord's comes up below."""
    text = (
        "Applied Digital lets its second campus\n\n"
        "Applied Digital has signed a lease with a U.S.-based investment-grade hyperscaler for Polaris Forge 2.\n\n"
        "The contract is worth $5 billion over 15 years. It covers 200 MW. Building goes on near Harwood.\n\n"
        "The shares rose. Analysts had waited for it. The campus is cooled without water.\n\n"
        "Earlier Applied Digital had let 400 MW to CoreWeave at another campus."
    )
    price = next(c for c in claims(catalog, text, Field.PRICE_TOTAL) if c.low == 5_000_000_000)
    assert sides(price) == (None, "Applied Digital")
    assert ("CoreWeave", "Applied Digital") in {sides(c) for c in claims(catalog, text, Field.POWER)}


@pytest.mark.parametrize(
    "guarantee",
    [
        "Google will backstop $1.8 billion of the lease.",
        "The lease is backed by a $1.8 billion Google support agreement.",
        "Google agreed to guarantee $1.8 billion of the rent.",
        "Google is providing credit enhancement for the lease.",
    ],
)
def test_who_stands_in_for_the_rent_is_no_tenant(catalog: Catalog, guarantee: str) -> None:
    text = f"TeraWulf has let 200 MW to Fluidstack under a 10-year lease worth $3.7 billion. {guarantee}"
    assert aside(catalog, text)["Google"]
    (price,) = claims(catalog, text, Field.PRICE_TOTAL)
    assert sides(price) == ("Fluidstack", "TeraWulf")


@pytest.mark.parametrize(
    "words",
    [
        "Jefferies downgraded the shares.",
        "Analysts at Jefferies had expected it.",
        "Jefferies analysts call it a good deal.",
    ],
)
def test_a_bank_that_writes_about_a_deal_is_no_party_of_it(catalog: Catalog, words: str) -> None:
    assert aside(catalog, f"Vistra sells 1,200 MW to Meta under a 20-year contract. {words}")["Jefferies"]


def test_the_owners_of_a_named_venture_are_no_parties(catalog: Catalog) -> None:
    text = "Digital Connexion, a joint venture between Brookfield, Reliance Industries and Digital Realty, will build 1 GW."
    told = aside(catalog, text)
    assert (told["Brookfield"], told["Digital Realty"]) == (True, True)


@pytest.mark.parametrize(
    ("text", "short", "whose"),
    [
        ('Yadkin Mills, Inc. ("YMI") has let a hall.', "YMI", "Yadkin Mills"),
        ('They signed an Electric Service Agreement ("ESA").', "ESA", None),
        ("They signed a Power Purchase Agreement (the “PPA”) and went home.", "PPA", None),
    ],
)
def test_a_defined_short_name_is_its_owners_or_nobodys(text: str, short: str, whose: str | None) -> None:
    at = text.find("Yadkin Mills")
    named = [(at, at + len("Yadkin Mills"), "Yadkin Mills")] if at >= 0 else []
    assert defined(text, named) == {short: whose}


def test_a_persons_surname_is_no_company(catalog: Catalog) -> None:
    text = "Applied Digital signed the lease, Chief Executive Wes Cummins said. Cummins makes engines."
    assert [p.start for p in parties(text, sentences(text), catalog) if p.name == "Cummins"] == [text.rindex("Cummins")]


def test_the_nationality_of_a_miner_is_no_company(catalog: Catalog) -> None:
    text = "The American Bitcoin miner TeraWulf has let 200 MW to Fluidstack."
    assert "American Bitcoin" not in aside(catalog, text)


def test_power_is_sold_by_whoever_owns_the_plant(catalog: Catalog) -> None:
    text = "Google buys power from NextEra Energy. The Duane Arnold Energy Center will deliver 615 MW under a 25-year contract."
    assert {sides(c) for c in claims(catalog, text, Field.POWER)} == {("Google", "NextEra Energy")}


def test_who_buys_land_with_whoever_sells_it_is_the_buyer(catalog: Catalog) -> None:
    text = "KDDI signed a purchase and sale agreement with Sharp to acquire its Sakai site, 150 MW of power included."
    assert {sides(c) for c in claims(catalog, text, Field.POWER)} == {("KDDI", "Sharp")}


def test_an_energy_company_sells_its_power_whoever_is_named_first(catalog: Catalog) -> None:
    text = "Calpine and CyrusOne have enlarged their power supply agreement at Thad Hill in Texas to 400 MW."
    assert {sides(c) for c in claims(catalog, text, Field.POWER)} == {("CyrusOne", "Calpine")}
