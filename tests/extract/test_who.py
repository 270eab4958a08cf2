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
        "Google stands behind $1.8 billion of the rent.",
        "Google adds a guarantee of $1.8 billion.",
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


@pytest.mark.parametrize(
    "words",
    [
        "John Todaro of Needham keeps his Buy rating.",
        "Halberd Securities analysts call the lease a turning point.",
        "Halberd Securities raises its price target to $9.",
        "Analyst Ann Smith at Halberd Securities expects more.",
    ],
)
def test_who_rates_the_shares_is_no_party(catalog: Catalog, words: str) -> None:
    text = f"Applied Digital has signed a 15-year lease for 150 MW with CoreWeave. {words}"
    named = aside(catalog, text)
    assert all(named[name] for name in named if name not in {"Applied Digital", "CoreWeave"})


@pytest.mark.parametrize(
    "words",
    [
        "Murati, who used to be OpenAI's CTO, founded it.",
        "She left OpenAI in September 2024.",
        "Two researchers who had worked at OpenAI founded it.",
        "The chips challenge OpenAI.",
        "It is an alternative to OpenAI.",
        "That makes it less dependent on OpenAI.",
    ],
)
def test_where_somebody_worked_or_whom_they_challenge_is_no_party(catalog: Catalog, words: str) -> None:
    named = aside(
        catalog, f"Thinking Machines Lab is to deploy one gigawatt of Vera Rubin systems from Nvidia. {words}"
    )
    assert named["OpenAI"]


@pytest.mark.parametrize(
    "words",
    [
        "LinkedIn notes and blog posts tell of it.",
        "The chief posted about it on LinkedIn.",
        "He wrote so in a thread on Reddit.",
    ],
)
def test_where_something_was_posted_is_no_party(catalog: Catalog, words: str) -> None:
    named = aside(catalog, f"Kairos Power will supply 50 MW to Google under an agreement. {words}")
    assert all(named[name] for name in named if name in {"LinkedIn", "Reddit"})
    assert not named["Google"]


def test_who_chips_are_ordered_from_is_a_party_whatever_their_number(catalog: Catalog) -> None:
    (chips, *_) = claims(catalog, "Oracle Orders 50,000 AI Chips From AMD and Challenges Nvidia", Field.GPU_COUNT)
    assert sides(chips) == ("Oracle", "AMD")


def test_examples_of_a_kind_are_no_parties_with_or_without_brackets(catalog: Catalog) -> None:
    named = aside(catalog, "A hyperscaler such as Amazon Web Services (AWS) or Microsoft Azure rents 10MW from NEXTDC.")
    assert named == {"Amazon": True, "Microsoft": True, "NEXTDC": False}


def test_the_code_of_a_hall_is_no_company(catalog: Catalog) -> None:
    text = "NEXTDC said KL1 has contracted 10MW. KL1 goes live in early 2026. NEXTDC runs KL1 in Kuala Lumpur."
    assert set(aside(catalog, text)) == {"NEXTDC"}


@pytest.mark.parametrize(
    ("words", "buyer", "seller"),
    [
        ("Bharti Airtel has given an order worth $90 million for GPU servers to Lenovo.", "Bharti Airtel", "Lenovo"),
        ("Vodafone awarded a $200 million contract for GPU servers to Dell.", "Vodafone", "Dell"),
    ],
)
def test_who_gives_the_work_buys(catalog: Catalog, words: str, buyer: str, seller: str) -> None:
    (price,) = claims(catalog, words, Field.PRICE_TOTAL)
    assert sides(price) == (buyer, seller)


def test_a_known_company_keeps_its_name_where_only_sentences_begin_with_its_short_one(catalog: Catalog) -> None:
    text = (
        "Fuel cells for a GPU cloud\n\nBloom Energy has an order from CoreWeave for fuel cells in Volo, Illinois. They should make "
        "power in the third quarter of 2025.\n\nBloom will only say that it can have units on site within months. "
        "Bloom counts 1.3 GW at more than 1,000 locations."
    )
    assert set(aside(catalog, text)) == {"Bloom Energy", "CoreWeave"}


def test_plans_of_one_company_alone_are_no_deal_of_it(catalog: Catalog) -> None:
    text = (
        "Sify Technologies to spend on more data centres\n\nOver five to six years, Sify Technologies of Chennai intends to invest in new "
        "data centres. Its capacity would go from the present 100 MW to 350 MW. Banks lend the money."
    )
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert [c.quote for c in found] == []
