"""What an article claims, and what it does not, each told by one behaviour."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract, read
from claimtrack.records import Article, Claim, Field, Part, Stage, Status


def claims(catalog: Catalog, text: str, field: Field | None = None, published: str | None = None) -> list[Claim]:
    article = Article(address="a.txt", identity="a.txt", text=text, published=published)
    return [c for c in extract(article, catalog) if field in {None, c.field}]


LEAD = "OpenAI has signed a seven-year contract with Oracle worth $38 billion.\n"


def test_a_claim_names_its_deal(catalog: Catalog) -> None:
    (price,) = claims(catalog, LEAD, Field.PRICE_TOTAL)
    assert (price.buyer, price.seller, price.low) == ("OpenAI", "Oracle", Decimal(38_000_000_000))
    (term,) = claims(catalog, LEAD, Field.TERM)
    assert (term.low, term.unit) == (Decimal(84), "month")


@pytest.mark.parametrize(
    "trap",
    [
        "Subscribers pay $20 per month for the Pro plan.",
        "Oracle had revenue of $14 billion in the quarter, up 9%.",
        "Oracle raised its capital expenditure forecast to $50 billion.",
        "OpenAI is valued at $500 billion after its latest funding round.",
        "Oracle sold $18 billion of bonds to pay for it.",
        "Oracle shares rose 12% to $310 a share.",
        "Oracle's backlog stands at $455 billion.",
        "The market for AI chips is expected to reach $400 billion.",
        "The lease lifts Oracle's contracted lease revenue to around $31 billion.",
        "Oracle got hold of the processors through a $17 billion licensing transaction.",
        "The gap was closed by Oracle's $9 billion acquisition of Cerner.",
        "Oracle hopes for more than $20 billion by 2030.",
        "Building costs $9 million per MW, about $900 million in all.",
        "Oracle has sold about $7 billion of services through the marketplace.",
        "Companies were lining up some $70 billion of AI and energy pledges.",
        "Outside customers have now signed for more than $80 billion.",
        "The region's data centre market, worth around $2.1 billion, is projected to reach $3.9 billion.",
        "The utility puts the savings for its customers at about $1 billion.",
        "Total deferred revenue of Oracle climbed to $79 million.",
        "Oracle remains on track with the $12 billion purchase of 18 gas plants.",
        "Oracle asked shareholders for $827 million.",
        "Under the agreement Oracle contributes $47 million to the city.",
        "Only days before it had issued green bonds for $1.3 billion.",
    ],
)
def test_money_that_is_no_term_of_the_deal_is_left_alone(catalog: Catalog, trap: str) -> None:
    prices = [c for c in claims(catalog, LEAD + trap) if c.field in {Field.PRICE_TOTAL, Field.PRICE_RATE}]
    assert [c.low for c in prices] == [Decimal(38_000_000_000)]


@pytest.mark.parametrize(
    "trap",
    [
        "Each rack holds 72 chips.",
        "Oracle currently operates roughly 1,200 GPUs.",
        "India has fewer than 60,000 GPUs deployed today.",
        "Oracle allotted 15,000 of its roughly 22,000 GPUs to customers.",
        "Together the two orders amount to over 18,000 GPUs.",
        "The takeover brings Oracle some 22,400 Nvidia H100 GPUs and a 180 MW site.",
        "A PUE of 1.3 means that 100 MW gross is 77 MW of IT.",
        "A gigawatt is a measure of power.",
        "Oracle wants 1.9 gigawatts of capacity by 2030.",
        "A single 1-megawatt data center uses much water.",
        "Oracle signed with a utility that owns the 1,080-MW Merom coal station.",
        "The grid operator lets large-load projects of up to 1,200 megawatts connect.",
        "The upgrade adds 166 GPU servers.",
        "Oracle's superclusters can harness up to 32,768 A100 GPUs apiece.",
    ],
)
def test_chips_and_power_that_are_no_term_of_the_deal_are_left_alone(catalog: Catalog, trap: str) -> None:
    assert claims(catalog, LEAD + trap, Field.GPU_COUNT) == claims(catalog, LEAD, Field.GPU_COUNT)
    assert claims(catalog, LEAD + trap, Field.POWER) == claims(catalog, LEAD, Field.POWER)


@pytest.mark.parametrize(
    "trap",
    [
        "Oracle means to train 10,000 people in digital skills by 2027.",
        "It would spend about $600 billion on infrastructure by 2030.",
        "The acquisition is expected to close by December 31, 2027.",
        "The town aims for carbon neutrality by 2029.",
        "A chip plant in the state was to open in 2027.",
        "The factory is slated to shut down in September 2027.",
        "The plan is to raise national capacity twentyfold by 2030.",
        "The site was converted from coal to gas in 2021.",
        "Work on the site started in 2021.",
        "It draws three times what the state uses today.",
    ],
)
def test_a_date_of_something_else_is_no_start_of_the_deal(catalog: Catalog, trap: str) -> None:
    assert claims(catalog, LEAD + trap, Field.START) == claims(catalog, LEAD, Field.START)


def test_money_poured_into_a_company_is_a_stake(catalog: Catalog) -> None:
    text = "Nvidia will pour up to $2.1 billion of fresh capital into IREN, from which Microsoft rents GPUs for $9.7 billion."
    (stake,) = claims(catalog, text, Field.EQUITY)
    assert (stake.buyer, stake.seller) == ("IREN", "Nvidia")


def test_a_party_named_alone_beside_the_deal_is_a_deal_of_its_own(catalog: Catalog) -> None:
    text = (
        "Meta has signed a $14.2 billion contract with CoreWeave through December 2031.\n"
        "OpenAI last week added $6.5 billion to its own agreement."
    )
    first, second = claims(catalog, text, Field.PRICE_TOTAL)
    assert (first.buyer, first.seller) == ("Meta", "CoreWeave")
    assert (second.buyer, second.seller) == ("OpenAI", "CoreWeave")
    assert second.part is Part.INCREMENT


def test_the_maker_of_a_chip_is_no_party(catalog: Catalog) -> None:
    text = LEAD + "Oracle will install 400,000 Nvidia GB200 GPUs for OpenAI in Abilene, Texas."
    (count,) = claims(catalog, text, Field.GPU_COUNT)
    assert (count.buyer, count.seller, count.low) == ("OpenAI", "Oracle", Decimal(400_000))


def test_an_option_an_addition_and_a_total_are_told_apart(catalog: Catalog) -> None:
    text = (
        "CoreWeave has leased 250 MW from Applied Digital.\n"
        "It holds an option on 150 MW in a third hall.\n"
        "Applied Digital will add another 50 MW, bringing the total to 450 MW."
    )
    parts = {c.high: c.part for c in claims(catalog, text, Field.POWER)}
    assert parts == {
        Decimal(250): Part.WHOLE,
        Decimal(150): Part.OPTION,
        Decimal(50): Part.INCREMENT,
        Decimal(450): Part.CUMULATIVE,
    }


def test_non_disclosure_is_a_claim_and_silence_is_none(catalog: Catalog) -> None:
    (withheld,) = claims(catalog, LEAD + "Financial terms were not disclosed.", Field.DISCLOSURE)
    assert (withheld.status, withheld.about) == (Status.UNDISCLOSED, "price")
    assert claims(catalog, LEAD, Field.DISCLOSURE) == []


def test_talks_are_a_stage_and_not_an_agreement(catalog: Catalog) -> None:
    text = "Meta is in talks with Google to rent chips in a deal worth $10 billion."
    (price,) = claims(catalog, text, Field.PRICE_TOTAL)
    assert price.stage is Stage.IN_TALKS


def test_a_notice_period_is_no_term(catalog: Catalog) -> None:
    text = LEAD + "Either side may end the agreement with 90 days' notice."
    (notice,) = claims(catalog, text, Field.NOTICE)
    assert (notice.low, notice.unit) == (Decimal(90), "day")
    assert [c.low for c in claims(catalog, text, Field.TERM)] == [Decimal(84)]


def test_equity_stands_apart_from_price(catalog: Catalog) -> None:
    text = "Anthropic commits $30 billion to Microsoft Azure. Microsoft will invest up to $5 billion in Anthropic."
    (price,) = claims(catalog, text, Field.PRICE_TOTAL)
    (stake,) = claims(catalog, text, Field.EQUITY)
    assert (price.low, stake.high) == (Decimal(30_000_000_000), Decimal(5_000_000_000))
    assert (stake.buyer, stake.seller) == ("Anthropic", "Microsoft")


def test_a_company_that_the_catalog_does_not_place_against_another_buys_by_the_verb(catalog: Catalog) -> None:
    text = "Nvidia made a $6.3 billion commitment to buy unsold capacity from CoreWeave through 2032."
    (price,) = claims(catalog, text, Field.PRICE_TOTAL)
    assert (price.buyer, price.seller) == ("Nvidia", "CoreWeave")


def test_every_number_is_explained_and_the_explanation_is_the_claim(catalog: Catalog) -> None:
    text = LEAD + "Oracle shares rose 12%. Subscribers pay $20 per month."
    article = Article(address="a.txt", identity="a.txt", text=text)
    readings = read(article, catalog)
    assert [r.claim for r in readings if r.claim] == extract(article, catalog)
    assert all(r.reason for r in readings if r.claim is None)
    assert {"$38 billion", "12%", "$20 per month"} <= {r.words for r in readings}


def test_what_goes_to_two_sites_belongs_to_neither(catalog: Catalog) -> None:
    text = (
        "Microsoft will rent up to 200,000 Nvidia GB300 GPUs from Nscale at new campuses in Texas, USA, and Sines, Portugal. "
        "Over 104,000 GPUs will stand at a site in Texas."
    )
    counts = claims(catalog, text, Field.GPU_COUNT)
    assert [(c.part, c.site) for c in counts] == [(Part.WHOLE, None), (Part.SITE, "Texas")]


FILED = (
    "In March 2025, we entered into an agreement with Meta to supply computing capacity worth $14 billion through 2031."
)


def test_we_are_the_company_whose_own_text_it_is(catalog: Catalog) -> None:
    def told(publisher: str | None, text: str = FILED) -> tuple[str | None, str | None]:
        article = Article(address="a.txt", identity="a.txt", text=text, publisher=publisher)
        (price,) = [c for c in extract(article, catalog) if c.field is Field.PRICE_TOTAL]
        return price.buyer, price.seller

    assert told("CoreWeave, Inc.") == ("Meta", "CoreWeave")
    assert told("Acme Compute Holdings, Inc.")[1] == "Acme Compute"
    assert "Reuters" not in told("Reuters")
    quoted = "“We are glad to have signed with Meta,” said an officer of Nebius. Meta will pay Nebius $3 billion for computing capacity."
    assert told("CoreWeave, Inc.", quoted) == ("Meta", "Nebius")


@pytest.mark.parametrize(
    "trap",
    [
        "After the first three months either side may leave.",
        "The warrant runs for ten years.",
        "The purchase option holds for 12 months.",
        "A community fund pays out over 15 years.",
        "The tax abatement runs for ten years.",
    ],
)
def test_a_span_of_something_else_is_no_term(catalog: Catalog, trap: str) -> None:
    assert [c.quote for c in claims(catalog, LEAD + trap, Field.TERM)] == ["seven-year"]


def test_the_later_end_of_a_span_is_the_end(catalog: Catalog) -> None:
    (end,) = claims(catalog, LEAD + "Oracle is paid monthly from October 2026 to June 2029.", Field.END)
    assert (end.low, end.high) == ("2029-06", "2029-06")


def test_a_recent_contract_of_so_many_years_is_as_long(catalog: Catalog) -> None:
    text = "TeraWulf's recent 10-year, 200 MW hosting agreement with Fluidstack was signed in Texas."
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert [c.low for c in found if c.field is Field.TERM] == [120]


def test_the_term_of_an_addition_is_an_additions(catalog: Catalog) -> None:
    text = LEAD + "The contract grows by an additional $100 billion over eight years."
    assert [c.part for c in claims(catalog, text, Field.TERM)] == [Part.WHOLE, Part.INCREMENT]


def test_how_long_halls_are_let_is_kept_apart_from_a_contract(catalog: Catalog) -> None:
    (lease,) = claims(catalog, "Oracle has signed a 15-year lease with Crusoe for a campus in Texas.", Field.TERM)
    assert lease.basis == "lease"


@pytest.mark.parametrize(
    "text",
    [
        "Hyperscalers Commit $67B to AI Data Centers\n\nMeta rents from Nebius under a contract for 100 MW of capacity.",
        "Meta has signed a contract with Nebius for 100 MW.\nAI spending is poised to reach $700 billion in 2026.",
        "Meta has signed a contract with Nebius for 100 MW.\nContracts exceeding $20 billion were previously rare in the sector.",
    ],
)
def test_what_a_whole_industry_spends_is_no_price(catalog: Catalog, text: str) -> None:
    article = Article(address="a.txt", identity="a.txt", text=text)
    assert not [c for c in extract(article, catalog) if c.field in {Field.PRICE_TOTAL, Field.EQUITY}]


@pytest.mark.parametrize(
    "text",
    [
        "The bitcoin miner Hut 8 said on Monday that it has leased 245 MW to Fluidstack for 15 years.",
        "October 13, 2025: Fluidstack and Hut 8 have signed a lease of 245 MW.",
        "Deals of the year\n\n2025-10-13 · Fluidstack and Hut 8 · 245 MW over 15 years · lease\n\n2025-09-01 · Microsoft and Nebius · 300 MW over 5 years · cloud contract",
    ],
)
def test_the_day_a_deal_was_made_known_is_found(catalog: Catalog, text: str) -> None:
    article = Article(address="a.txt", identity="a.txt", text=text, published="2025-10-14")
    told = [c for c in extract(article, catalog) if c.field is Field.ANNOUNCED and c.seller == "Hut 8"]
    assert [c.low for c in told] == ["2025-10-13"]


def test_what_comes_piece_by_piece_between_two_dates_begins_in_that_time(catalog: Catalog) -> None:
    text = "Microsoft will buy 10.5 GW of power from Brookfield under an agreement. The plants are to come online between 2026 and 2030."
    told = [(c.field, c.low, c.high, c.quote) for c in claims(catalog, text) if c.field in {Field.START, Field.END}]
    assert told == [(Field.START, "2026", "2030", "between 2026 and 2030")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("handed over in two phases from January 2026 to May 2026", [(Field.START, "2026-01", "2026-05")]),
        (
            "and delivers compute from January 2026 to December 2030",
            [(Field.START, "2026-01", "2026-01"), (Field.END, "2030-12", "2030-12")],
        ),
    ],
)
def test_pieces_come_from_one_day_to_another_and_service_lasts(
    catalog: Catalog, words: str, told: list[tuple[Field, str, str]]
) -> None:
    text = f"AMD has signed a contract with Riot Platforms for 25 MW, {words}."
    dates = [c for c in claims(catalog, text) if c.unit == "date"]
    assert [(c.field, c.low, c.high) for c in dates] == told


@pytest.mark.parametrize(
    "trap",
    [
        "In April Oracle committed $2.9 billion over the next two years to its cloud computing and AI infrastructure there.",
        "The system is expected to begin shipping to customers in the second half of 2027.",
    ],
)
def test_what_rules_refuse_and_only_its_company_speaks_for_contradicts_nobody(catalog: Catalog, trap: str) -> None:
    known = {c.quote for c in claims(catalog, LEAD)}
    found = [
        c for c in claims(catalog, LEAD + trap) if c.quote not in known and c.field in {Field.PRICE_TOTAL, Field.START}
    ]
    assert not [c for c in found if c.grounded]


@pytest.mark.parametrize("words", ["It was announced on May 7, 2026.", "Nscale disclosed it on May 7, 2026."])
def test_a_paragraph_of_one_sentence_that_ends_in_a_day_is_no_page_date(catalog: Catalog, words: str) -> None:
    text = f"Microsoft has signed a contract with Nscale for AI compute.\n\n{words}\n"
    found = extract(Article(address="a.txt", identity="a.txt", text=text, published="2026-05-08"), catalog)
    assert [c.quote for c in found if c.field is Field.ANNOUNCED] == ["on May 7, 2026"]


@pytest.mark.parametrize("words", ["Tech Daily, May 7, 2026", "Last updated on May 7, 2026", "By Jane Roe May 7, 2026"])
def test_a_line_with_little_but_a_day_dates_the_page(catalog: Catalog, words: str) -> None:
    text = f"{words}\n\nMicrosoft has signed a contract with Nscale for AI compute.\n"
    found = extract(Article(address="a.txt", identity="a.txt", text=text, published="2026-05-08"), catalog)
    assert [c.quote for c in found if c.field is Field.ANNOUNCED] == []


def test_a_count_behind_its_key_is_read(catalog: Catalog) -> None:
    text = (
        "Microsoft has signed a contract with Nscale for AI compute.\n\nNumber of GPUs: 20,000\nTerm: half a decade\n"
    )
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert {(c.field, str(c.low)) for c in found} == {(Field.GPU_COUNT, "20000"), (Field.TERM, "60")}


def test_deliveries_that_start_in_a_month_are_to_come(catalog: Catalog) -> None:
    text = "CoreWeave has signed a contract with Galaxy Digital for AI compute. Deliveries start in February, it said."
    found = extract(Article(address="a.txt", identity="a.txt", text=text, published="2026-11-20"), catalog)
    assert [(c.field, c.low) for c in found] == [(Field.START, "2027-02")]


def test_a_price_per_hour_names_nobody_who_says_so(catalog: Catalog) -> None:
    text = "Poolside has signed a contract with CoreWeave. Poolside will pay CoreWeave roughly $2.10 per GPU-hour."
    (price,) = claims(catalog, text, Field.UNIT_PRICE)
    assert price.attribution is None


def test_counts_that_go_to_several_places_are_all_of_chips(catalog: Catalog) -> None:
    text = (
        "Microsoft has signed a contract with Nscale for AI compute.\n\n"
        "Nscale will deliver to Microsoft 104,000 GPUs to Texas, 12,600 to Sines and 23,000 to Loughton."
    )
    assert [int(str(c.low)) for c in claims(catalog, text, Field.GPU_COUNT)] == [104_000, 12_600, 23_000]
