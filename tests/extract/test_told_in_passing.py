"""Deals told in passing, beside the one that an article is about: each stays with its own two parties."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.accords.accords import accords
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article, Claim, Field

NEBIUS = "Nebius signs $3 billion deal with Meta\n\nNebius said it had signed a deal worth $3 billion with Meta over five years. "


def claims(catalog: Catalog, text: str) -> list[Claim]:
    return extract(Article(address="a.txt", identity="a.txt", text=text, published="2026-10-07"), catalog)


def of(catalog: Catalog, text: str, field: Field, low: float) -> tuple[str | None, str | None]:
    (claim,) = {(c.buyer, c.seller) for c in claims(catalog, text) if c.field is field and c.low == Decimal(low)}
    return claim


@pytest.mark.parametrize(
    "sentence",
    [
        "Meta is its second hyperscaler customer after the $17.4 billion agreement with Microsoft announced in September.",
        "Meta becomes the company's second hyperscale customer, following the $17.4 billion contract it signed with Microsoft.",
        "Meta joins Microsoft, which signed a $17.4 billion contract with Nebius in September.",
        "Meta joins Microsoft, which agreed to pay $17.4 billion in September, among its customers.",
        "It is the second such contract, after one worth $17.4 billion with Microsoft in September.",
    ],
)
def test_another_customer_of_the_same_seller_keeps_its_own_contract(catalog: Catalog, sentence: str) -> None:
    assert of(catalog, NEBIUS + sentence, Field.PRICE_TOTAL, 17.4e9) == ("Microsoft", "Nebius")


def test_what_comes_on_top_of_an_earlier_contract_leaves_that_one_its_price(catalog: Catalog) -> None:
    text = (
        "Meta signed a new $21 billion contract with CoreWeave. It comes on top of a prior $14.2 billion arrangement."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 14.2e9) == ("Meta", "CoreWeave")


def test_sums_with_one_and_with_another_are_told_apart(catalog: Catalog) -> None:
    text = (
        "OpenAI's spending spree\n\nOpenAI has signed contracts with CoreWeave worth $12 billion and with Oracle worth "
        "$300 billion. It also agreed to buy $38 billion of capacity from Amazon."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 12e9) == ("OpenAI", "CoreWeave")
    assert of(catalog, text, Field.PRICE_TOTAL, 300e9) == ("OpenAI", "Oracle")


def test_the_deal_of_two_right_before_a_figure_has_it(catalog: Catalog) -> None:
    text = (
        "Oracle-OpenAI contract starts in 2027\n\nThe contract, under which OpenAI would buy $300 billion of computing power over "
        "about five years, begins in 2027. Oracle's rivals have smaller ones: CoreWeave's with OpenAI runs to $11.9 billion."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 11.9e9) == ("OpenAI", "CoreWeave")


def test_a_cloud_s_own_chips_are_of_a_deal_with_that_cloud(catalog: Catalog) -> None:
    text = (
        "Anthropic to buy $30 billion of Azure capacity\n\nAnthropic has committed to purchase $30 billion of compute capacity from "
        "Microsoft Azure. In October Anthropic said it would use up to one million Google TPUs, a deal worth tens of billions of dollars."
    )
    (count,) = [c for c in claims(catalog, text) if c.field is Field.GPU_COUNT]
    assert (count.buyer, count.seller) == ("Anthropic", "Google")


def test_power_that_a_maker_s_chips_take_is_bought_from_the_maker(catalog: Catalog) -> None:
    text = (
        "OpenAI signs $38bn deal with AWS\n\nOpenAI will pay Amazon $38bn over seven years for access to Nvidia chips in its data "
        "centres. The start-up has now committed to spend about $1.4tn on infrastructure. That includes $300bn with Oracle, $250bn "
        "with Microsoft, $22.4bn with CoreWeave and 6GW of AMD chips."
    )
    assert of(catalog, text, Field.POWER, 6000) == ("OpenAI", "AMD")


def test_whom_capacity_is_run_for_has_it(catalog: Catalog) -> None:
    text = (
        "Hut 8 leases River Bend to Anthropic's landlord\n\nHut 8 signed a 15-year lease with Fluidstack for 245 MW of IT capacity at "
        "River Bend in Louisiana, worth $7 billion. Anthropic will use the capacity. In Texas, Hut 8 runs 205 MW for Bitmain."
    )
    assert of(catalog, text, Field.POWER, 205) == ("Bitmain", "Hut 8")
    assert of(catalog, text, Field.POWER, 245) == ("Fluidstack", "Hut 8")


def test_what_is_only_compared_with_is_nobody_s_here(catalog: Catalog) -> None:
    text = (
        "Google and Anthropic: what is known\n\nGoogle has agreed to provide Anthropic with up to one million TPUs. More than a "
        "gigawatt of capacity is to come online in 2026. For comparison, xAI's Colossus draws 300 MW."
    )
    assert 300 not in {c.low for c in claims(catalog, text) if c.field is Field.POWER}


def test_an_unnamed_customer_is_not_the_one_of_the_next_paragraph(catalog: Catalog) -> None:
    text = (
        "AI infrastructure weekly\n\nArgentum AI disclosed a $4.1 billion deal with an unnamed customer for 50 MW of capacity in "
        "Texas.\n\nNscale signed an agreement with Microsoft for 104,000 GB300 GPUs at a site in Texas."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 4.1e9) == (None, "Argentum AI")


def test_a_new_heading_begins_with_nobody_of_the_section_before(catalog: Catalog) -> None:
    text = (
        "The data center digest\n\nCoreWeave commits $6 billion to Lancaster\n\nCoreWeave has unveiled plans for a data center in "
        "Lancaster, Pennsylvania, with 100 MW at first.\n\nGoogle secures hydropower from Brookfield\n\nGoogle has signed a deal with "
        "Brookfield for up to 3,000 MW of hydroelectric power in Pennsylvania."
    )
    telling = Telling.of(text, catalog)
    heard = accords(telling.sentences, telling.parties, catalog, {}, {})
    assert [(a.buyer.name, a.seller and a.seller.name) for a in heard] == [("Google", "Brookfield")]


def test_a_guarantor_said_to_be_willing_is_no_party(catalog: Catalog) -> None:
    text = (
        "OpenAI is in talks to lease a data center in Ohio, with Nvidia reportedly set to guarantee the lease and financing.\n\n"
        "OpenAI is negotiating to lease a planned 10-gigawatt data center in southern Ohio, which SB Energy is developing. "
        "SB Energy would build it in phases, and OpenAI would sign a 20-year lease."
    )
    assert of(catalog, text, Field.POWER, 10_000) == ("OpenAI", "SB Energy")


def test_chips_allotted_to_several_are_bought_from_their_maker(catalog: Catalog) -> None:
    text = (
        "China approves Nvidia's chips\n\nChina has begun approving imports of Nvidia's H200 artificial intelligence chips. The approval "
        "covers more than 400,000 H200 chips that were allocated to ByteDance, Alibaba Group Holding, and Tencent Holdings."
    )
    (count,) = [c for c in claims(catalog, text) if c.field is Field.GPU_COUNT]
    assert count.seller == "Nvidia"


def test_a_person_by_office_is_no_company(catalog: Catalog) -> None:
    text = (
        "KT's partnership with Microsoft faces challenges\n\nFormer CEO Kim Young-sub signed a five-year contract with Microsoft valued "
        "at 2.4 trillion won. Kim Young-sub and Microsoft planned a Korean cloud for KT."
    )
    assert {name for c in claims(catalog, text) for name in (c.buyer, c.seller)} == {"KT", "Microsoft"}


def test_a_customer_without_a_name_who_is_new_to_the_text_is_not_the_one_named_before(catalog: Catalog) -> None:
    text = (
        "Applied Digital leases another 150 MW to CoreWeave\n\nApplied Digital said CoreWeave had exercised its option for a third "
        "building at Polaris Forge 1, taking the value of the leases to $11 billion over 15 years. At Polaris Forge 2, near Harwood, an "
        "unnamed hyperscaler leased 200 MW for $5 billion."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 5e9) == (None, "Applied Digital")
    assert of(catalog, text, Field.PRICE_TOTAL, 11e9) == ("CoreWeave", "Applied Digital")
    told = f"{text} The mystery tenant was later identified as CoreWeave."
    assert of(catalog, told, Field.PRICE_TOTAL, 5e9) == ("CoreWeave", "Applied Digital")


def test_each_sum_of_a_row_is_of_the_contract_with_the_name_behind_it(catalog: Catalog) -> None:
    text = (
        "Meta and its clouds\n\nMeta has contracts worth $14.2 billion with CoreWeave, $3 billion with Nebius and more than $10 billion "
        "with Google Cloud."
    )
    assert of(catalog, text, Field.PRICE_TOTAL, 14.2e9) == ("Meta", "CoreWeave")
    assert of(catalog, text, Field.PRICE_TOTAL, 3e9) == ("Meta", "Nebius")
    assert of(catalog, text, Field.PRICE_TOTAL, 10e9) == ("Meta", "Google")


def test_who_an_agreement_is_with_does_not_buy_the_chips_it_delivers(catalog: Catalog) -> None:
    text = "IREN results\n\nIREN has an agreement with Dell for $5.8 billion of GB300 GPUs and equipment."
    assert of(catalog, text, Field.PRICE_TOTAL, 5.8e9) == ("IREN", "Dell")


def test_who_leases_from_a_third_is_not_the_customer_of_its_own(catalog: Catalog) -> None:
    text = (
        "Nscale timeline\n\nNscale and Microsoft announced a supercomputer in Loughton with 23,000 GB300 GPUs. Microsoft contracts 104,000 "
        "GPUs in Texas, where Nscale leases 240 MW from Ionic Digital."
    )
    assert of(catalog, text, Field.GPU_COUNT, 104_000) == ("Microsoft", "Nscale")
