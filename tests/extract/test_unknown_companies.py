"""Companies that the catalog lacks are found by how a text speaks of them, and what is no company is not."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from claimtrack.catalog import Catalog, Kind
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.who.parties import parties
from tests.extract.labelled import score

LABELLED = Path(__file__).parent.parent / "labelled"
EVERYBODY_KNOWS = {Kind.LAB, Kind.CLOUD, Kind.CHIPMAKER, Kind.PLATFORM}


def named(catalog: Catalog, text: str) -> set[str]:
    return {p.name for p in parties(text, sentences(text), catalog)}


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft rents 4,000 GPUs from Brellonix. OpenAI is a customer too.",
        "Microsoft took 60 MW of capacity from Brellonix, and OpenAI 20 MW.",
        "Microsoft and OpenAI wait. Last week Brellonix has taken another hall in Ohio.",
        "Microsoft signed a lease with Quarrington Compute Holdings Ltd. OpenAI did not.",
        "Microsoft and OpenAI lease halls side by side. QuarTek owns the land. The lease of Microsoft with QuarTek runs ten years.",
    ],
)
def test_a_company_that_deals_with_known_ones_is_found(catalog: Catalog, text: str) -> None:
    who = "QuarTek" if "QuarTek" in text else "Quarrington Compute" if "Quarr" in text else "Brellonix"
    more = f"{text} The contract makes {who} the landlord, {who} said. Shares of {who} rose."
    assert {n for n in named(catalog, f"Halls for rent\n{more}") if n.startswith(("Brellonix", "Quar"))}


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft signed with OpenAI. As BrellNews reports, the order is large. The deal, BrellNews reported, is for BrellNews readers.",
        "Amazon built a cluster for OpenAI that is used by Claude and ordered from Nvidia.",
        "Microsoft must supply OpenAI with power by Sept. 30. OpenAI pays Microsoft by Jan. 1.",
        "Microsoft runs it on its Elastic Wonder Cloud under the deal with OpenAI.",
        "OpenAI and Microsoft agreed in Brellon County on a lease.",
    ],
)
def test_what_is_no_company_is_no_party(catalog: Catalog, text: str) -> None:
    assert named(catalog, text) <= {"Microsoft", "OpenAI", "Amazon", "Nvidia", "Anthropic"}


def test_the_initials_of_a_known_company_are_that_company(catalog: Catalog) -> None:
    text = "Babcock & Wilcox signed a contract with Microsoft. The contract is large, B&W said. Shares of B&W rose."
    assert "B&W" not in named(catalog, text)


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("data centre platform Global Technical Realty (GTR)", "Global Technical Realty"),
        ("the Ministry of External Affairs (MEA)", "Ministry of External Affairs"),
    ],
)
def test_a_company_is_told_by_its_name_where_initials_stand_in_brackets_after_it(
    catalog: Catalog, told: str, whole: str
) -> None:
    initials = told[told.index("(") + 1 : -1]
    text = f"Equinix has signed a contract with {told} for 20 MW.\n\nEquinix will let the halls to {initials} for ten years. {initials} pays $100 million."
    names = named(catalog, text)
    assert whole in names
    assert initials not in names


@pytest.mark.parametrize("word", ["MYR", "MAD", "MOU", "SMR", "HBM4"])
def test_a_currency_or_an_abbreviation_is_no_company(catalog: Catalog, word: str) -> None:
    text = f"Microsoft signed a lease with Nscale. {word} is what {word} said. Microsoft and {word} agreed on a contract with {word}."
    assert word not in named(catalog, text)


def test_a_brand_with_its_own_name_is_told_by_it(catalog: Catalog) -> None:
    assert "TikTok" in named(catalog, "TikTok leases 90 MW from Green Mountain.")
    assert catalog.group("TikTok") == catalog.group("ByteDance")


@pytest.fixture(scope="module")
def two_thirds(catalog: Catalog) -> Catalog:
    """The catalog without a third of the companies that are not household names, chosen by their ids."""
    kept = [c for c in catalog.companies.values() if zlib.crc32(c.id.encode()) % 3 or c.kind in EVERYBODY_KNOWS]
    ids = {c.id for c in kept}
    orphaned = [c if c.parent in ids else c.model_copy(update={"parent": ""}) for c in kept]
    return Catalog(orphaned, catalog.facilities.values(), catalog.chips.values(), catalog.outlets.values())


def test_most_deals_stand_with_a_third_of_the_catalog_unknown(two_thirds: Catalog) -> None:
    told = score(LABELLED, two_thirds, every=3)
    assert told.deal_right() >= 0.74


@pytest.mark.parametrize(
    "words",
    [
        "Google is to buy 200 MW from Quarl, a plant in Virginia that Commonwealth Fusion Systems builds.",
        "Google is to buy 200 MW from the Quarl wind complex of Commonwealth Fusion Systems.",
        "Google is to buy 200 MW from Quarl, the first fusion plant of Commonwealth Fusion Systems.",
    ],
)
def test_what_is_told_to_be_a_plant_is_no_company(catalog: Catalog, words: str) -> None:
    assert "Quarl" not in named(catalog, f"{words} Quarl should go online in 2032. Google wants more of Quarl.")


def test_who_runs_plants_is_one(catalog: Catalog) -> None:
    text = "Microsoft rents 60 MW of capacity from Brellonix, a data center operator. Brellonix signed the lease with Microsoft."
    assert "Brellonix" in named(catalog, text)
