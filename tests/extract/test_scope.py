"""What a figure covers, how sure it is told, and how far the deal has come."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.terms import scope, voice
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.records import Article, Claim, Field, Part, Stage, Status


def claims(catalog: Catalog, text: str, field: Field) -> list[Claim]:
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    return [c for c in found if c.field is field]


def around(text: str, words: str) -> Surroundings:
    return Surroundings.alone(text, text.index(words), text.index(words) + len(words))


def part(text: str, words: str, field: Field = Field.PRICE_TOTAL) -> Part:
    return scope.part_of(field, around(text, words), site=None, sites=0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The agreement has a total contract value of $9.7 billion", "$9.7 billion"),
        ("with an aggregate purchase price of $5.8 billion", "$5.8 billion"),
        ("a five-year pact that could total roughly $27 billion", "$27 billion"),
        ("The lease represents $5 billion in total contracted revenue", "$5 billion"),
        ("The lease brings in over $6 million, excluding expansion options and metered power", "over $6 million"),
        ("QTS expands its Atlanta campus to support a $12 million deal", "$12 million"),
    ],
)
def test_the_total_of_one_contract_is_the_whole_of_it(text: str, words: str) -> None:
    assert part(text, words) is Part.WHOLE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an addition that brings the total to 400 MW", "400 MW"),
        ("Its lease now totals 400 MW", "400 MW"),
        ("It expanded the lease to 400 MW", "400 MW"),
        ("The tie-up, topped up only days earlier, is now worth $22.4 billion", "$22.4 billion"),
    ],
)
def test_what_a_deal_has_grown_to_is_a_running_total(text: str, words: str) -> None:
    assert part(text, words, Field.POWER) is Part.CUMULATIVE


@pytest.mark.parametrize("text", ["It had grown by as much as $4 billion", "a tie-up sweetened by $6.5 billion"])
def test_what_a_deal_has_grown_by_is_added_to_it(text: str) -> None:
    assert part(text, text[text.index("$") :]) is Part.INCREMENT


@pytest.mark.parametrize(
    "text", ["The loan raised by Oracle for the 300 MW closed", "It stands, increased by mutual consent, at 300 MW"]
)
def test_who_raised_something_adds_nothing(text: str) -> None:
    assert part(text, "300 MW", Field.POWER) is Part.WHOLE


def test_what_a_company_is_worth_is_no_running_total() -> None:
    assert part("Nebius, now worth $60 billion, signed a $3 billion contract", "$3 billion") is Part.WHOLE


def test_what_was_never_said_is_denied_and_what_is_said_beside_it_is_not() -> None:
    text = "Nebius never said $20 billion: the contract is worth $17.4 billion"
    assert voice.status_of(around(text, "$20 billion")) is Status.DENIED
    assert voice.status_of(around(text, "$17.4 billion")) is Status.ASSERTED


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Meta may rent up to 200 MW from Nebius, the company said on May 5, 2026.", Field.ANNOUNCED),
        ("Meta will rent 200 MW from Nebius at a campus in Vineland, New Jersey.", Field.LOCATION),
    ],
)
def test_a_day_and_a_place_are_no_plan_because_a_figure_is(catalog: Catalog, text: str, field: Field) -> None:
    assert [c.status for c in claims(catalog, text, field)] == [Status.ASSERTED]


def test_an_option_behind_a_firm_figure_is_not_the_figure(catalog: Catalog) -> None:
    """The contract is firm, whatever may be added to it."""
    text = "Meta rents 250 MW from Nebius for $12 billion over five years, and has an option on more in 2028."
    (price,) = claims(catalog, text, Field.PRICE_TOTAL)
    assert price.part is not Part.OPTION


def test_a_project_is_no_estimate() -> None:
    assert voice.status_of(around("It takes 350 MW in the first phase of the project", "350 MW")) is Status.ASSERTED


def test_an_estimate_is_of_its_own_figure_alone() -> None:
    text = "CoreWeave leases 400 MW for an estimated $11 billion"
    assert voice.status_of(around(text, "$11 billion")) is Status.ESTIMATED
    assert voice.status_of(around(text, "400 MW")) is Status.ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "Once 600 MW is again operational, Google will buy all of it",
        "Microsoft gave up operational control of 600 MW",
        "600 MW is scheduled to be operational in 2027",
    ],
)
def test_what_is_to_run_one_day_does_not_run_yet(text: str) -> None:
    assert scope.stage_of(around(text, "600 MW"), Part.WHOLE) is not Stage.OPERATING


def test_a_contract_that_could_be_cancelled_is_not() -> None:
    text = "The contract, worth $9.7 billion, could be cancelled if dates are missed"
    assert scope.stage_of(around(text, "$9.7 billion"), Part.WHOLE) is not Stage.CANCELLED


def test_an_addition_stays_one_where_signs_are_in_doubt(catalog: Catalog) -> None:
    text = (
        "Meta has signed a $14.2 billion contract with CoreWeave through December 2031.\n"
        "OpenAI last week added $6.5 billion to its own agreement."
    )
    assert [c.part for c in claims(catalog, text, Field.PRICE_TOTAL)] == [Part.WHOLE, Part.INCREMENT]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_every_kind_of_hyphen_reads_alike_and_is_quoted_as_it_stands(catalog: Catalog, hyphen: str) -> None:
    text = f"OpenAI has signed a 10{hyphen}year contract with Oracle worth $38 billion."
    (term,) = claims(catalog, text, Field.TERM)
    assert (term.low, term.quote, term.sentence) == (Decimal(120), f"10{hyphen}year", text)


@pytest.mark.parametrize(
    ("text", "field", "quotes"),
    [
        ("Anthropic secures 3.5 gigawatts of next-generation TPU capacity from Google.", Field.POWER, ["3.5 gigawatts"]),
        ("OpenAI rents tens of millions of CPUs from AWS under a contract.", Field.PRICE_TOTAL, []),
        ("Nscale signed a deal with Microsoft for 200,000 NVIDIA Corp. (NASDAQ:NVDA) GB300 GPUs.", Field.GPU_COUNT, ["200,000 NVIDIA Corp. (NASDAQ:NVDA) GB300 GPUs"]),
        ("Oracle signed a contract with OpenAI worth $10 bil for compute.", Field.PRICE_TOTAL, ["$10 bil"]),
    ],
)  # fmt: skip
def test_a_figure_is_of_what_stands_behind_it(catalog: Catalog, text: str, field: Field, quotes: list[str]) -> None:
    assert [c.quote for c in claims(catalog, text, field)] == quotes


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("The hardware alone costs $1 billion.", Part.COMPONENT),
        ("Microsoft has an option on a further 200 MW.", Part.OPTION),
        ("Microsoft is taking another 100 MW.", Part.INCREMENT),
        ("The first phase is 100 MW.", Part.PHASE),
    ],
)
def test_a_piece_of_the_deal_is_not_the_whole(catalog: Catalog, words: str, part: Part) -> None:
    text = (
        f"Microsoft has signed a contract with Nscale for AI compute worth $6 billion and covering 400 MW.\n\n{words}\n"
    )
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    fields = {Field.POWER, Field.PRICE_TOTAL}
    assert [c.part for c in found if c.field in fields and c.quote in words] == [part]


def test_an_estimate_of_analysts_stays_one(catalog: Catalog) -> None:
    text = "Microsoft has signed a contract with Nscale for AI compute.\n\nAnalysts at Citi estimate the contract at $6 billion.\n"
    (price,) = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert (price.field, price.status) == (Field.PRICE_TOTAL, Status.ESTIMATED)


@pytest.mark.parametrize(
    ("sentence", "figure", "part"),
    [
        ("The contract includes $2 billion for networking equipment.", "$2 billion", Part.COMPONENT),
        ("CoreWeave raised its commitment by $4 billion.", "$4 billion", Part.INCREMENT),
        ("An initial $2 billion is committed.", "$2 billion", Part.PHASE),
        ("It comes on top of an existing $38 billion agreement.", "$38 billion", Part.WHOLE),
    ],
)
def test_a_piece_of_the_price_is_not_the_price(catalog: Catalog, sentence: str, figure: str, part: Part) -> None:
    text = f"CoreWeave leases from Galaxy\n\nCoreWeave signed a 15-year lease with Galaxy Digital at Helios in Texas. {sentence}"
    (claim,) = [c for c in claims(catalog, text, Field.PRICE_TOTAL) if figure in c.quote]
    assert claim.part is part


def test_who_calls_a_figure_wrong_denies_it(catalog: Catalog) -> None:
    text = (
        "CoreWeave leases from Galaxy\n\nCoreWeave signed a 15-year lease with Galaxy Digital at Helios in Texas. "
        "CoreWeave said the $15 billion figure was wrong."
    )
    (claim,) = claims(catalog, text, Field.PRICE_TOTAL)
    assert claim.status is Status.DENIED
