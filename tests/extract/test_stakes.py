"""What is a stake and whose: investments, shares and warrants of two who are named, and no move of a price."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract, read
from claimtrack.extract.drafting import Draft
from claimtrack.extract.whose.holders import holding, holdings
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article, Claim, Field

TOLD = """Nvidia to take stake in IREN as part of chip deal

Nvidia has agreed to rent 60 MW of GPU capacity from IREN for five years at $3.4 billion, the miner said on Wednesday.

"""


def stakes(catalog: Catalog, text: str) -> list[Claim]:
    article = Article(address="a", identity="a", text=text, published="2026-06-04")
    return [c for c in extract(article, catalog) if c.field is Field.EQUITY]


@pytest.mark.parametrize(
    ("sentence", "size", "unit"),
    [
        ("Nvidia also receives warrants for 30 million IREN shares.", 30_000_000, "share"),
        ("It would then own roughly 8% of IREN.", 8, "percent"),
        ("With the shares Nvidia's stake in IREN rises to 8.5%.", Decimal("8.5"), "percent"),
        ("Nvidia could come to own up to 10% of IREN.", 10, "percent"),
        ("Nvidia gains 10% of IREN through the warrants.", 10, "percent"),
        ("Nvidia will also invest $2.1 billion in IREN.", 2_100_000_000, "USD"),
        ("Nvidia puts another $500 million into IREN, which issues new shares.", 500_000_000, "USD"),
    ],
)
def test_a_stake_names_issuer_and_investor(catalog: Catalog, sentence: str, size: int, unit: str) -> None:
    (stake,) = stakes(catalog, TOLD + sentence)
    assert (stake.buyer, stake.seller, stake.unit) == ("IREN", "Nvidia", unit)
    assert Decimal(size) in {stake.low, stake.high}


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares of IREN rose 12% in early trading.",
        "IREN's gross margin was 61% last quarter.",
        "Nvidia's stock was down by nearly 3%.",
        "The value of Nvidia's holding in IREN climbed 2% in a day.",
        "IREN has 400,000 customers, its shares are listed on Nasdaq.",
        "IREN ships 40 million PC systems a year.",
        "Nvidia pays 20% of the contract in advance.",
        "IREN sold convertible notes with a coupon of 2.75%.",
        "The campus runs on 97% renewable energy.",
    ],
)
def test_a_share_of_something_else_is_no_stake(catalog: Catalog, sentence: str) -> None:
    assert stakes(catalog, TOLD + sentence) == []


def test_sums_told_in_turn_are_each_of_its_investor(catalog: Catalog) -> None:
    text = """Anthropic commits to Azure

Anthropic has committed to buy $30 billion of Azure compute capacity from Microsoft. Nvidia and Microsoft are committing to invest up to $10 billion and up to $5 billion respectively in Anthropic."""
    found = {(c.buyer, c.seller, c.high) for c in stakes(catalog, text)}
    assert found == {("Anthropic", "Nvidia", Decimal("10e9")), ("Anthropic", "Microsoft", Decimal("5e9"))}


def test_what_a_guarantor_stands_for_is_neither_stake_nor_price(catalog: Catalog) -> None:
    text = "Fluidstack leases from TeraWulf\n\nFluidstack rents 168 MW from TeraWulf for ten years at $3.7 billion. Google backstops $1.8 billion of it."
    found = extract(Article(address="a", identity="a", text=text), catalog)
    assert Decimal("1.8e9") not in {c.low for c in found}


def test_of_all_pairs_named_near_those_of_the_rules_come_first(catalog: Catalog) -> None:
    text = TOLD + "Microsoft is a customer of IREN too. Nvidia will invest $2.1 billion in IREN."
    draft = Draft(Article(address="a", identity="a", text=text), Telling.of(text, catalog))
    figure = next(f for f in draft.figures[0] if f.value == Decimal("2.1e9"))
    options = [(a.buyer.name, a.seller.name if a.seller else None) for a, _ in holdings(figure, draft.telling)]
    assert options[0] == ("IREN", "Nvidia")
    assert sorted(options) == sorted(
        (one, other) for one in ("IREN", "Nvidia", "Microsoft") for other in ("IREN", "Nvidia", "Microsoft") if one != other
    )  # fmt: skip
    likeliest = holding(figure, draft.telling)
    assert likeliest is not None
    assert likeliest[0].groups == {"iren", "nvidia"}


def test_an_explanation_says_what_spoke_for_a_stake(catalog: Catalog) -> None:
    text = TOLD + "Nvidia will also invest $2.1 billion in IREN."
    told = next(r for r in read(Article(address="a", identity="a", text=text), catalog) if "2.1" in r.words)
    assert told.claim is not None
    assert {"learned of stakes", "told as a stake"} <= dict(told.cues).keys()
