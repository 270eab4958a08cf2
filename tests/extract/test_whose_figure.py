"""Whose figure it is, in articles about several deals: each test is one way in which a text says so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import Article, Claim, Field


def claims(catalog: Catalog, text: str, field: Field) -> list[Claim]:
    article = Article(address="a.txt", identity="a.txt", text=text)
    return [c for c in extract(article, catalog) if c.field is field]


def parties(claim: Claim) -> tuple[str | None, str | None]:
    return claim.buyer, claim.seller


def of(catalog: Catalog, text: str, field: Field, low: int) -> tuple[str | None, str | None]:
    (claim,) = [c for c in claims(catalog, text, field) if c.low == Decimal(low)]
    return parties(claim)


def test_the_deal_of_the_lede_leads_however_often_another_is_told_later(catalog: Catalog) -> None:
    text = (
        "Cohere has agreed to rent GPUs from CoreWeave under a new contract.\n"
        "The halls are being fitted out.\nWork goes on day and night.\nNobody was hurt.\nThe town is glad.\n"
        "It follows others. Microsoft signed a lease with Nscale. Microsoft and Nscale extended the contract. "
        "Microsoft then signed another deal with Nscale.\n"
        "The contract is worth $3 billion."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 3_000_000_000) == ("Cohere", "CoreWeave")


def test_it_is_the_company_that_the_sentence_before_names(catalog: Catalog) -> None:
    text = (
        "Reflection AI has agreed to pay SpaceX for chips, a contract worth $6.3 billion.\n"
        "Anthropic was there first. In May it leased the whole of another cluster from the company for $45 billion."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 45_000_000_000) == ("Anthropic", "SpaceX")


def test_a_heading_says_whose_figures_stand_below_it(catalog: Catalog) -> None:
    text = (
        "Mistral AI signs with Google Cloud\n\n"
        "Mistral AI has signed a cloud agreement with Google Cloud worth $2 billion.\n\n"
        "Anthropic and its clouds\n\n"
        "The lab has reserved 5 gigawatts from Amazon, where it will spend $100 billion.\n"
        "Anthropic and Amazon have been partners for years.\n"
    )
    assert of(catalog, text, Field.POWER, 5000) == ("Anthropic", "Amazon")


def test_a_label_says_whose_paragraph_it_is(catalog: Catalog) -> None:
    text = (
        "Cipher Mining has leased a third campus to an unnamed hyperscaler for 15 years.\n\n"
        "Black Pearl (Amazon Web Services). The lease provides for 300 MW. Rent amounts to $5.5 billion over 15 years.\n"
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 5_500_000_000) == ("Amazon", "Cipher Mining")


def test_a_clause_without_a_subject_goes_on_about_the_first_name(catalog: Catalog) -> None:
    text = (
        "Thinking Machines Lab has signed a cloud agreement with Google Cloud.\n"
        "Compute goes fast: "
        "Anthropic, which earlier secured 3 gigawatts of TPU capacity from Google, on Monday added 5 gigawatts from Amazon."
    )
    assert of(catalog, text, Field.POWER, 3000) == ("Anthropic", "Google")
    assert of(catalog, text, Field.POWER, 5000) == ("Anthropic", "Amazon")


@pytest.mark.parametrize(
    ("text", "buyer", "seller"),
    [
        ("Cohere commits itself to paying $10 billion to Google Cloud.", "Cohere", "Google"),
        ("du is to build a data centre under a $544 million agreement with Microsoft, which comes in as the anchor tenant.",
         "Microsoft", "du"),
        ("Google is in negotiations with CoreWeave about renting servers for $4 billion.", "Google", "CoreWeave"),
        ("TVA has signed a power purchase agreement worth $1 billion with Google.", "Google", "Tennessee Valley Authority"),
        ("Humain and AirTrunk, which Blackstone owns, signed a $3 billion pact. Blackstone is pleased.", "Humain", "AirTrunk"),
    ],
)  # fmt: skip
def test_who_buys_is_told_by_the_verb(catalog: Catalog, text: str, buyer: str, seller: str) -> None:
    (price,) = claims(catalog, text, Field.PRICE_TOTAL)
    assert parties(price) == (buyer, seller)


def test_two_customers_of_a_third_have_no_deal_with_each_other(catalog: Catalog) -> None:
    text = (
        "Nebius plans a new data center of 240 megawatts in France.\n"
        "It rose with a $17 billion deal with Microsoft and a $3 billion deal with Meta."
    )
    pairs = {frozenset(parties(c)) for f in Field for c in claims(catalog, text, f)}
    assert frozenset({"Meta", "Microsoft"}) not in pairs


def test_who_once_worked_for_a_company_does_not_make_it_a_party(catalog: Catalog) -> None:
    text = "Thinking Machines Lab, founded by OpenAI's former technology chief, has signed a $2 billion agreement with Google Cloud."
    (price,) = claims(catalog, text, Field.PRICE_TOTAL)
    assert parties(price) == ("Thinking Machines Lab", "Google")


TWO_DEALS = """Meta has signed a cloud contract with Oracle worth $20 billion.
OpenAI has signed a cloud contract with CoreWeave worth $12 billion.
The contract covers a price of $40 billion."""


@pytest.mark.parametrize(
    ("text", "grounded"),
    [
        ("OpenAI has signed a contract with Oracle worth $38 billion.", True),
        ("OpenAI has signed a contract with Oracle. It is worth $38 billion.", True),
        (TWO_DEALS, False),
    ],
)
def test_a_claim_says_whether_its_words_tie_it_to_its_deal(catalog: Catalog, text: str, grounded: bool) -> None:
    assert claims(catalog, text, Field.PRICE_TOTAL)[-1].grounded is grounded


def test_who_comes_in_as_first_tenant_buys(catalog: Catalog) -> None:
    text = "Brellonix Systems plans a data center near Houston, Lambda first in line.\nThe cloud company Lambda comes in as first tenant of Brellonix Systems, which Brellonix Systems confirmed. The lease is worth $450 million."
    assert of(catalog, text, Field.PRICE_TOTAL, 450_000_000) == ("Lambda", "Brellonix Systems")


def test_who_signs_and_will_provide_under_it_sells(catalog: Catalog) -> None:
    text = "Turkcell said it had signed a partnership with Google, under which it will provide the infrastructure for a new cloud region. The contract is worth $1 billion."
    assert of(catalog, text, Field.PRICE_TOTAL, 1_000_000_000) == ("Google", "Turkcell")


def test_a_single_customer_without_a_name_has_taken_it(catalog: Catalog) -> None:
    text = "A single customer has taken all of Lambda's AI factory in Ohio.\nIt holds 10,000 Nvidia GPUs, for a company which Lambda did not identify. The contract is worth $500 million."
    assert of(catalog, text, Field.PRICE_TOTAL, 500_000_000) == (None, "Lambda")


def test_a_maker_that_is_handed_halls_is_the_tenant(catalog: Catalog) -> None:
    text = "The bitcoin miner Riot has started to hand over space to AMD under a ten-year lease. The lease is worth $311 million."
    assert of(catalog, text, Field.PRICE_TOTAL, 311_000_000) == ("AMD", "Riot Platforms")


def test_a_maker_named_for_what_it_does_not_supply_is_no_party(catalog: Catalog) -> None:
    text = (
        "OpenAI has signed a new contract with Cerebras.\n"
        "The contract is worth about $30 billion in total, the largest order of silicon that does not come from Nvidia or Google."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 30_000_000_000) == ("OpenAI", "Cerebras")


def test_what_comes_on_top_of_a_deal_with_another_is_the_buyers(catalog: Catalog) -> None:
    text = "Poolside has contracted Vantage Data Centers for 150 MW in Wales.\nThe deal comes on top of a 40 MW arrangement with Nscale."
    assert of(catalog, text, Field.POWER, 40) == ("Poolside", "Nscale")


def test_a_figure_is_of_the_deal_with_the_company_right_behind_it(catalog: Catalog) -> None:
    text = (
        "Microsoft has signed three cloud contracts with neoclouds. Microsoft rents GPUs from Nebius. Microsoft rents GPUs from IREN. "
        "The contracts are worth $19.4 billion with Nebius and $9.7 billion with IREN."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 9_700_000_000) == ("Microsoft", "IREN")
    assert of(catalog, text, Field.PRICE_TOTAL, 19_400_000_000) == ("Microsoft", "Nebius")


def test_a_state_that_signs_is_a_party_and_one_that_a_site_lies_in_is_none(catalog: Catalog) -> None:
    text = "Odisha signs a deal with Sarvam AI for 25,000 GPUs.\nThe deal between Odisha and Sarvam AI runs five years."
    (claim,) = claims(catalog, text, Field.GPU_COUNT)
    assert "Odisha" in parties(claim)
    text = "Microsoft rents 25,000 GPUs from Sarvam AI in Odisha. The site in Odisha is ready."
    assert all("Odisha" not in parties(claim) for claim in claims(catalog, text, Field.GPU_COUNT))


def test_a_figure_that_is_of_no_deal_told_contradicts_nobody(catalog: Catalog) -> None:
    text = (
        "Microsoft has signed a lease with Nscale for 200 MW. Microsoft and Nscale agreed on ten years.\n"
        "Cohere has ordered 4,000 Nvidia H100 GPUs."
    )
    chips = [c for c in claims(catalog, text, Field.GPU_COUNT) if c.low == 4000]
    assert chips
    assert not any(c.grounded for c in chips if {c.buyer, c.seller} != {"Microsoft", "Nscale"})


def test_a_term_right_before_a_name_is_of_the_deal_with_that_one(catalog: Catalog) -> None:
    """What was learned of deals takes no figure from the company that stands right behind it."""
    text = (
        "Cipher Mining lets two halls\n\n"
        "Cipher Mining announced a 10-year, 168 MW hosting agreement with Fluidstack and a 15-year agreement with Amazon for 300 MW."
    )
    terms = {c.low: c.buyer for c in claims(catalog, text, Field.TERM)}
    assert terms == {Decimal(120): "Fluidstack", Decimal(180): "Amazon"}


@pytest.mark.parametrize(
    "words",
    [
        "Google and Anthropic had rented computing from SpaceX for roughly $30 billion and $45 billion respectively.",
        "A report puts SpaceX's compute contracts with Google and Anthropic at roughly $30 billion and $45 billion, respectively.",
    ],
)
def test_what_is_told_of_several_in_turn_goes_to_each(catalog: Catalog, words: str) -> None:
    text = f"Reflection AI will pay SpaceX $150 million a month for computing under a new agreement. {words}"
    told = {c.high or c.low: c.buyer for c in claims(catalog, text, Field.PRICE_TOTAL)}
    assert told == {Decimal("30e9"): "Google", Decimal("45e9"): "Anthropic"}


def test_the_same_company_is_the_one_named_last(catalog: Catalog) -> None:
    text = (
        "Microsoft has signed a $17.4 billion contract with Nebius. Microsoft and Nebius expect to start in June.\n\n"
        "Oracle rents 1.2 GW from Crusoe. Meta followed in November with a $3 billion contract with the same company."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 3_000_000_000) == ("Meta", "Crusoe")


def test_as_many_sums_as_investors_are_told_in_turn(catalog: Catalog) -> None:
    text = (
        "Anthropic committed $30 billion to Microsoft's Azure in November; Nvidia and Microsoft are to invest up to $10 billion "
        "and up to $5 billion in the start-up."
    )
    told = {c.high: {c.buyer, c.seller} for c in claims(catalog, text, Field.EQUITY)}
    assert told == {Decimal("10e9"): {"Anthropic", "Nvidia"}, Decimal("5e9"): {"Anthropic", "Microsoft"}}


def test_chips_from_a_maker_are_bought_from_it(catalog: Catalog) -> None:
    text = (
        "Oracle has agreed to lease a 1.2 GW campus in Abilene, Texas, from Crusoe for 15 years.\n\n"
        "Oracle is to spend $40 billion on 400,000 GB200 chips from Nvidia for the site."
    )
    assert of(catalog, text, Field.GPU_COUNT, 400_000) == ("Oracle", "Nvidia")
    assert of(catalog, text, Field.PRICE_TOTAL, 40_000_000_000) == ("Oracle", "Nvidia")


def test_debt_raised_takes_no_sum_from_the_contract_told_behind_it(catalog: Catalog) -> None:
    text = (
        "CoreWeave sells more to OpenAI\n\n"
        "CoreWeave raised $2.6 billion in debt and expanded its contract with OpenAI by $6.5 billion."
    )
    assert {c.quote for c in claims(catalog, text, Field.PRICE_TOTAL)} == {"$6.5 billion"}


def test_a_contract_is_with_whom_the_words_right_behind_its_sum_name(catalog: Catalog) -> None:
    text = "Dell sells IREN $5.8 billion of chips and servers, for the $9.7 billion cloud contract with Microsoft that IREN won."
    assert of(catalog, text, Field.PRICE_TOTAL, 9_700_000_000) == ("Microsoft", "IREN")
    assert of(catalog, text, Field.PRICE_TOTAL, 5_800_000_000) == ("IREN", "Dell")
    text = "CoreWeave rents 800 MW of Galaxy's Helios campus, much of it for the $14.2 billion order from Meta."
    assert of(catalog, text, Field.PRICE_TOTAL, 14_200_000_000) == ("Meta", "CoreWeave")


@pytest.mark.parametrize(
    "beside", ["on top of its contract with", "in addition to commitments with", "under a deal like that with"]
)
def test_a_contract_that_a_sum_is_only_told_beside_is_not_its_own(catalog: Catalog, beside: str) -> None:
    text = f"OpenAI will pay Oracle $300 billion {beside} Microsoft. OpenAI pays Microsoft $250 billion."
    assert of(catalog, text, Field.PRICE_TOTAL, 300_000_000_000) == ("OpenAI", "Oracle")


@pytest.mark.parametrize(
    "words",
    ["under its multicloud strategy", ", a company strategy chief said", ", its roadmap shows", "to meet its ambition"],
)
def test_a_price_stays_one_where_strategy_is_only_spoken_of(catalog: Catalog, words: str) -> None:
    (claim,) = claims(catalog, f"Meta will pay Google $10 billion {words}.".replace(" ,", ","), Field.PRICE_TOTAL)
    assert claim.grounded


def test_a_sum_for_an_initiative_is_no_price(catalog: Catalog) -> None:
    text = "OpenAI has signed a contract with Oracle for 4.5 GW. It is a step towards a national $90 billion AI initiative."
    assert claims(catalog, text, Field.PRICE_TOTAL) == []


def test_who_takes_a_stake_or_stands_behind_the_rent_buys_nothing(catalog: Catalog) -> None:
    text = (
        "TeraWulf jumps 22% on $3.7 billion AI hosting deal, with Google taking 8% stake\n\n"
        "TeraWulf has signed two 10-year colocation agreements with AI cloud platform Fluidstack.\n\n"
        "The agreements lock in $3.7 billion in contracted revenue.\n\n"
        "Google will support the project by backstopping $1.8 billion of Fluidstack's lease obligations and taking an 8% equity stake in TeraWulf.\n\n"
        "The deals will provide over 200 megawatts of critical IT load at the Lake Mariner data center."
    )
    assert {parties(c) for c in claims(catalog, text, Field.PRICE_TOTAL)} == {("Fluidstack", "TeraWulf")}
    assert of(catalog, text, Field.POWER, 200) == ("Fluidstack", "TeraWulf")


def test_what_a_ticker_says_of_a_coin_is_no_price(catalog: Catalog) -> None:
    text = "TeraWulf, a US-based bitcoin BTC $114 028 Market cap: $2.27 T Vol. 24h: $56.98 B mining firm, announced a lease with Fluidstack."
    assert claims(catalog, text, Field.PRICE_TOTAL) == []


def test_a_customer_without_a_name_is_not_the_one_of_an_earlier_lease(catalog: Catalog) -> None:
    text = (
        "Applied Digital on Wednesday signed a $5 billion lease with a U.S.-based hyperscaler for 200 MW at its Polaris Forge 2 campus in North Dakota.\n"
        "The agreement extends Applied Digital's push to build compute capacity.\n"
        "With the deal, Applied Digital's total leased capacity in North Dakota rises to 600 MW.\n"
        "Earlier this year, the company finalized a new lease agreement with CoreWeave for an additional 150 MW in the state."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 5_000_000_000) == (None, "Applied Digital")
    assert of(catalog, text, Field.POWER, 150) == ("CoreWeave", "Applied Digital")


def test_what_is_provided_to_somebody_is_of_a_deal_of_theirs(catalog: Catalog) -> None:
    text = (
        "Broadcom is to supply custom AI chips to Google, who in turn will provide 3.5 gigawatts of its computing capacity to AI lab Anthropic.\n"
        "Anthropic and Google have worked together since 2023."
    )
    buyer, _ = of(catalog, text, Field.POWER, 3500)
    assert buyer == "Anthropic"


def test_two_from_whom_one_buys_are_told_apart(catalog: Catalog) -> None:
    text = "OpenAI buys capacity from CoreWeave for $12 billion and from Oracle for $300 billion."
    assert of(catalog, text, Field.PRICE_TOTAL, 12_000_000_000) == ("OpenAI", "CoreWeave")
    assert of(catalog, text, Field.PRICE_TOTAL, 300_000_000_000) == ("OpenAI", "Oracle")


def test_servers_bought_for_a_contract_make_their_buyer_no_customer_of_its_customer(catalog: Catalog) -> None:
    text = "Nebius buys $2 billion of servers from Dell for its $17.4 billion agreement with Microsoft."
    assert of(catalog, text, Field.PRICE_TOTAL, 2_000_000_000) == ("Nebius", "Dell")
    assert of(catalog, text, Field.PRICE_TOTAL, 17_400_000_000) == ("Microsoft", "Nebius")
