"""Words that are read as they are meant: a preposition is no bound, an owner no customer, a sum of the writer's no price."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import Article, Claim, Field, Qualifier, Stage

META = "Meta rents from Crusoe\n\nMeta signed a $2 billion contract with Crusoe for 100 MW of capacity over ten years. "


def claims(catalog: Catalog, text: str, field: Field) -> list[Claim]:
    return [
        c
        for c in extract(Article(address="a.txt", identity="a.txt", text=text, published="2026-10-07"), catalog)
        if c.field is field
    ]


@pytest.mark.parametrize(
    ("text", "qualifier", "quote"),
    [
        ("OpenAI nears a $10 billion deal with Cerebras for compute.", Qualifier.EXACT, "$10 billion"),
        ("OpenAI is close to a $10 billion cloud contract with Cerebras.", Qualifier.EXACT, "$10 billion"),
        ("OpenAI is in talks with Cerebras over a $10 billion contract.", Qualifier.EXACT, "$10 billion"),
        ("Meta signed a close to $10 billion cloud contract with Google.", Qualifier.NEARLY, "close to $10 billion"),
        ("Meta signed a cloud contract with Google worth nearly $10 billion.", Qualifier.NEARLY, "nearly $10 billion"),
        ("Meta will pay Google well over a billion dollars.", Qualifier.OVER, "well over a billion dollars"),
        ("Meta's contract with Google comes to over $10 billion.", Qualifier.OVER, "over $10 billion"),
    ],
)
def test_what_is_near_a_deal_or_talks_over_it_bounds_no_sum(
    catalog: Catalog, text: str, qualifier: Qualifier, quote: str
) -> None:
    (claim,) = claims(catalog, f"A cloud contract\n\n{text}", Field.PRICE_TOTAL)
    assert (claim.qualifier, claim.quote) == (qualifier, quote)


def test_who_nears_a_deal_is_in_talks(catalog: Catalog) -> None:
    (claim,) = claims(catalog, "OpenAI nears a $10 billion deal with Cerebras", Field.STATUS)
    assert claim.stage is Stage.IN_TALKS


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("OpenAI will take a gigawatt and a half of capacity from Oracle.", 1500, 1500),
        ("OpenAI will take two gigawatts and a half of capacity from Oracle.", 2500, 2500),
        ("Microsoft takes 1 GW and a half-share of the site from Crusoe.", 1000, 1000),
    ],
)
def test_a_half_behind_the_unit_is_a_half_of_it(catalog: Catalog, text: str, low: int, high: int) -> None:
    (claim,) = claims(catalog, text, Field.POWER)
    assert (claim.low, claim.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("Meta pays Nebius $1,5 to $2,5 billion for the contract.", "USD", "1.5E9", "2.5E9"),
        ("2 Trillion Won Blackwell Order: IREN Buys From Dell", "KRW", "2E12", "2E12"),
        ("Nebius has a contract worth NIS 290 million with Israel Innovation Authority.", "ILS", "2.9E8", "2.9E8"),
        ("Meta signed a $1.5tr contract with Crusoe.", None, "", ""),
    ],
)
def test_currencies_in_other_spellings(catalog: Catalog, text: str, unit: str | None, low: str, high: str) -> None:
    told = [(c.unit, c.low, c.high) for c in claims(catalog, text, Field.PRICE_TOTAL)]
    assert told == ([] if unit is None else [(unit, Decimal(low), Decimal(high))])


@pytest.mark.parametrize(
    "text",
    [
        "Crusoe, which has raised $3 billion since October, builds the halls.",
        "Crusoe is a start-up that investors value at $10 billion.",
        "Its sights are set on a fleet that would bring in $30 billion.",
        "Crusoe expects an average of $454 million NOI annually.",
        "The rows of our table add up to $9 billion.",
        "Crusoe draws on a $1.2 billion pot of the state.",
        "Of that it gets $160 million as a grant.",
    ],
)
def test_what_is_no_price_of_the_deal_is_left_alone(catalog: Catalog, text: str) -> None:
    assert {c.low for c in claims(catalog, META + text, Field.PRICE_TOTAL)} == {Decimal(2_000_000_000)}
    assert not claims(catalog, META + text, Field.PRICE_RATE)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It will end in 2036.", "2036"),
        ("Meta's contract with Crusoe lapses at the end of 2036.", "2036-12"),
        ("The contract with Crusoe has an end date of March 2036.", "2036-03"),
        ("The contract terminates on December 31, 2036.", "2036-12-31"),
    ],
)
def test_what_ends_a_contract_does_not_start_it(catalog: Catalog, text: str, day: str) -> None:
    assert [c.low for c in claims(catalog, META + text, Field.END)] == [day]
    assert not claims(catalog, META + text, Field.START)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Riot Platforms: land bought, AMD to rent 25 MW of its halls", ("AMD", "Riot Platforms")),
        ("IREN secured a five-year AI cloud contract with Nvidia and deploys systems of 60 MW.", ("Nvidia", "IREN")),
        ("Shares of Hut 8 rose. HUT will host 245 MW for Fluidstack.", ("Fluidstack", "Hut 8")),
    ],
)
def test_who_buys_is_told_plainly(catalog: Catalog, text: str, parties: tuple[str, str]) -> None:
    assert {(c.buyer, c.seller) for c in claims(catalog, text, Field.POWER)} == {parties}


@pytest.mark.parametrize(
    "text",
    [
        "Nidar Infrastructure, which owns the data center company Yotta, told of it. Yotta ordered 16,000 chips from Nvidia.",
        "Nvidia-backed Lambda has leased 72 MW from Aligned Data Centers.",
        "Lambda, a start-up backed by Nvidia, has leased 72 MW from Aligned Data Centers.",
    ],
)
def test_an_owner_or_a_backer_is_no_side_of_the_deal(catalog: Catalog, text: str) -> None:
    found = extract(Article(address="a.txt", identity="a.txt", text=f"A lease\n\n{text}"), catalog)
    assert {(c.buyer, c.seller) for c in found} in ({("Yotta", "Nvidia")}, {("Lambda", "Aligned Data Centers")})


@pytest.mark.parametrize(
    "text",
    [
        "A joint statement went into no further detail.",
        "The exact location has yet to be determined.",
        "Both companies left requests for comment unanswered.",
        "What the chips cost, the presentation leaves open.",
        "Terms with the supplier were not elaborated on.",
    ],
)
def test_what_goes_no_further_keeps_something_back(catalog: Catalog, text: str) -> None:
    assert claims(catalog, META + text, Field.DISCLOSURE)


def test_days_in_which_one_may_end_the_deal_are_its_notice(catalog: Catalog) -> None:
    text = META + "Failing that, either may terminate within 45 days, without penalty."
    assert [c.low for c in claims(catalog, text, Field.NOTICE) if c.unit == "day"] == [Decimal(45)]


def test_a_figure_before_its_place_stands_there_and_not_further_on(catalog: Catalog) -> None:
    text = (
        "Nscale will supply Microsoft with 104,000 GB300 GPUs at a 240 MW site in Texas, 12,600 in Portugal, "
        "23,000 at Loughton and 52,000 in Narvik."
    )
    assert [c.site for c in claims(catalog, text, Field.POWER)] == ["Texas"]
    assert {c.low for c in claims(catalog, text, Field.GPU_COUNT)} == {104_000, 12_600, 23_000, 52_000}


@pytest.mark.parametrize(
    "line",
    [
        "Related: AirTrunk wins approval for 354MW campus in Sydney",
        "Most read: Who pays for 10 GW? · Anthropic's chip wish list",
        "Read also >> Oracle rents 300 MW from Vantage for $5 billion",
    ],
)
def test_a_line_that_leads_to_other_pages_tells_nothing(catalog: Catalog, line: str) -> None:
    text = META + "\n\nIt is the first of its kind.\n\n"
    told, more = (extract(Article(address="a.txt", identity="a.txt", text=t), catalog) for t in (text, text + line))
    assert [c.quote for c in more] == [c.quote for c in told]


def test_the_year_in_which_a_company_was_founded_is_no_date_of_its_deals(catalog: Catalog) -> None:
    text = "Thinking Machines Lab, founded in 2025, signed a $2 billion agreement with Google Cloud."
    assert not claims(catalog, text, Field.ANNOUNCED)


def test_a_row_that_names_two_is_of_their_deal(catalog: Catalog) -> None:
    text = (
        "NTT signs for power with TEPCO\n\nNTT and TEPCO signed a power purchase agreement of 3.7 MW.\n\nHow it compares\n\n"
        "Buyer | Partner | Size | Year\nAWS | Vistra | 220MW | 2021\nMeta | Constellation | 70MW | 2022\n"
    )
    told = {(c.low, c.buyer, c.seller) for c in claims(catalog, text, Field.POWER)}
    assert (Decimal(220), "Amazon", "Vistra") in told


def test_a_place_is_told_once_more_where_it_is_told_more_fully(catalog: Catalog) -> None:
    text = (
        "Tencent rents in Osaka\n\nTencent rents 15,000 GPUs from Datasection at a data center in Osaka. The site in Osaka, Japan, "
        "will be followed by others. In Osaka the machines are running."
    )
    assert [c.quote for c in claims(catalog, text, Field.LOCATION)] == ["Osaka", "Osaka, Japan"]
