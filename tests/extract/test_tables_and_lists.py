"""Tables and lists: what their heads say holds for their cells, and each line is a deal of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.text.columns import columns
from claimtrack.records import Article, Claim, Field

REACTORS = (
    "Who has bought nuclear power for data centers\n\n"
    "Announced\tBuyer\tSeller\tPlant\tMW\tTerm\tFirst power\n"
    "2025-09-29\tAmazon Web Services\tVistra\tComanche Peak\t1,200\t20 yr\tQ4 2027\n"
    "2025-06-03\tMeta Platforms\tConstellation\tClinton\t1,121\t20 years\t2027 Q2\n"
    "2024-09-20\tMicrosoft\tConstellation\tCrane\t835\t20-yr\t2028\n"
)
TENANTS = (
    "# Who pays SpaceX for Colossus?\n\nThree tenants rent GPUs from SpaceX.\n\n"
    "| Tenant | A month | Ends |\n| :-- | --: | --: |\n| Anthropic | $1.25B | May 2029 |\n| Google | $920M | June 2029 |\n"
)
LEDGER = (
    "OpenAI signs with everybody\n\nOpenAI has contracts for cloud capacity and compute with many suppliers. For the record:\n\n"
    "AWS — cloud and compute, ~$38B\nOracle — cloud infrastructure, ~$300B\nCoreWeave — compute, ~$22B with an expansion\n"
)


def claims(catalog: Catalog, text: str) -> list[Claim]:
    return extract(Article(address="a.txt", identity="a.txt", text=text, published="2026-06-23"), catalog)


def told(catalog: Catalog, text: str, field: Field) -> set[tuple[object, str | None, str | None]]:
    return {
        (c.low if c.low is not None else c.high, c.buyer, c.seller) for c in claims(catalog, text) if c.field is field
    }


def test_a_column_headed_by_megawatts_has_them_and_its_row_says_whose(catalog: Catalog) -> None:
    assert told(catalog, REACTORS, Field.POWER) == {
        (Decimal(1200), "Amazon", "Vistra"),
        (Decimal(1121), "Meta", "Constellation"),
        (Decimal(835), "Microsoft", "Constellation"),
    }


def test_a_column_of_dates_says_what_they_are_of(catalog: Catalog) -> None:
    assert ("2025-06-03", "Meta", "Constellation") in told(catalog, REACTORS, Field.ANNOUNCED)
    assert ("2028", "Microsoft", "Constellation") in told(catalog, REACTORS, Field.START)
    assert ("2029-05", "Anthropic", "SpaceX") in told(catalog, TENANTS, Field.END)


def test_a_column_headed_by_a_period_has_rates(catalog: Catalog) -> None:
    assert told(catalog, TENANTS, Field.PRICE_RATE) >= {
        (Decimal("1.25E9"), "Anthropic", "SpaceX"),
        (Decimal("9.2E8"), "Google", "SpaceX"),
    }


def test_a_column_headed_by_a_currency_and_a_scale_has_sums(catalog: Catalog) -> None:
    text = (
        "Microsoft's cloud contracts with neoclouds\n\nMicrosoft has signed leases for capacity with several providers.\n\n"
        "| Provider | Value ($bn) | Years |\n|---|---|---|\n| Nebius | 17.4 | 5 |\n| IREN | 9.7 | 5 |\n"
    )
    assert told(catalog, text, Field.PRICE_TOTAL) == {
        (Decimal("1.74E10"), "Microsoft", "Nebius"),
        (Decimal("9.7E9"), "Microsoft", "IREN"),
    }


def test_each_line_of_a_list_is_the_deal_of_the_company_that_it_begins_with(catalog: Catalog) -> None:
    assert told(catalog, LEDGER, Field.PRICE_TOTAL) >= {
        (Decimal("3.8E10"), "OpenAI", "Amazon"),
        (Decimal("3E11"), "OpenAI", "Oracle"),
        (Decimal("2.2E10"), "OpenAI", "CoreWeave"),
    }


def test_heads_are_those_of_the_first_row_and_a_ruler_is_no_row() -> None:
    table = columns("| Who | MW |\n|---|---|\n| Meta | 100 |\n\nMeta | 200\n")
    assert [c.head for c in table.cells] == ["", "Who", "MW", ""]


@pytest.mark.parametrize("text", ["", "|", "\t\t", "a|b", "|\n|\n", "a\tb\tc\nd\te\n", "x | y\nz\n| | |\n"])
def test_no_table_however_ragged_is_too_much(text: str) -> None:
    for cell in columns(text).cells:
        assert text[cell.start : cell.end].count("\n") == 0


def test_counts_that_are_one_buyers_of_several_are_chips(catalog: Catalog) -> None:
    text = "Nvidia will supply 260,000 GPUs to Korea's companies.\n\nSK Group ........ about 50,000, for a cloud\nNaver Cloud ..... about 60,000, for models\n"
    assert {c.low for c in claims(catalog, text) if c.field is Field.GPU_COUNT} >= {Decimal(50000), Decimal(60000)}


def test_a_start_that_is_past_is_one_still_where_its_column_says_so(catalog: Catalog) -> None:
    text = (
        "Who rents from Nebius\n\nNebius has signed large customers for AI cloud capacity.\n\n"
        "Customer | Provider | Value ($bn) | Start\nMicrosoft | Nebius | 17.4 | late 2025\nMeta | Nebius | 3.0 | Q1 2026\n"
    )
    assert {("2025-09", "Microsoft", "Nebius"), ("2026-01", "Meta", "Nebius")} <= told(catalog, text, Field.START)
