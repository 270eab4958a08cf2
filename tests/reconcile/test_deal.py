"""A deal as a whole: positions, independence, and what is not called a conflict."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from claimtrack.extract.statement import statement
from claimtrack.reconcile import reconcile
from claimtrack.reconcile.copies import copied, copies
from claimtrack.reconcile.independence import Independence
from claimtrack.records import Article, Claim, Deal, DealReport, Field, FieldReport, Part, Severity, Status, Verdict
from tests.reconcile.claims import said

DEAL = Deal("a-b", ("A",), ("B",))


def roots(articles: list[Article]) -> tuple[int, int]:
    """The least and the most number of independent sources among all of some articles."""
    return Independence(articles).roots(articles)


def article(name: str, text: str | None = None, publisher: str | None = None, credit: str | None = None) -> Article:
    return Article(
        address=name,
        identity=name,
        text=text or f"only {name} says this",
        publisher=publisher,
        credits=(credit,) if credit else (),
    )


def report(*claims: Claim) -> DealReport:
    return reconcile(DEAL, claims, {c.article: article(c.article) for c in claims})


def only(found: DealReport) -> FieldReport:
    (field,) = found.fields
    return field


def test_a_yearly_and_a_monthly_price_stand_in_one_position() -> None:
    field = only(
        report(
            said("$15 billion annually", "price_rate", "x"), said("nearly $1.25 billion every month", "price_rate", "y")
        )
    )
    (position,) = field.positions
    assert {c.article for c in position.claims} == {"x", "y"}
    assert "15 billion USD a year" in position.normalised


def test_a_position_is_named_in_the_wording_that_most_articles_use() -> None:
    told = [said("$9.7 billion", "price_total", name) for name in "bcd"]
    (position,) = only(report(said("approximately $9.7 billion", "price_total", "a"), *told)).positions
    assert position.figure == "$9.7 billion"
    assert position.claims[0].qualifier == "exact"


def test_a_piece_of_what_its_own_article_tells_strains_no_other_article() -> None:
    own = [said("1 GW", "power_mw", "x"), said("5 GW", "power_mw", "x")]
    assert only(report(*own, said("up to 5 GW", "power_mw", "y"))).verdict not in {Verdict.TENSION, Verdict.CONFLICT}


def verdicts(found: DealReport, field: Field = Field.PRICE_TOTAL) -> set[Verdict]:
    """The verdicts between the positions of one field."""
    (told,) = (f for f in found.fields if f.field is field)
    return {v.verdict for v in told.verdicts}


def test_a_total_with_the_number_of_a_yearly_price_may_be_that_price() -> None:
    total, bare = said("$300 billion", "price_total", "x"), said("$30 billion", "price_total", "y")
    assert verdicts(report(total, bare)) == {Verdict.CONFLICT}
    found = report(total, bare, said("$30 billion a year", "price_rate", "z"))
    assert verdicts(found) == {Verdict.NOT_COMPARABLE}


def test_a_yearly_price_of_another_currency_denied_or_told_by_fewer_explains_no_total() -> None:
    total, bare = said("$300 billion", "price_total", "x"), said("$30 billion", "price_total", "y")
    rate = said("$30 billion a year", "price_rate", "z")
    assert verdicts(report(total, bare, said("€30 billion a year", "price_rate", "z"))) == {Verdict.CONFLICT}
    assert verdicts(report(total, bare, replace(rate, status=Status.DENIED))) == {Verdict.CONFLICT}
    assert verdicts(report(total, bare, replace(rate, grounded=False))) == {Verdict.CONFLICT}
    assert verdicts(report(total, bare, replace(bare, article="w"), rate)) == {Verdict.CONFLICT}


def test_what_is_less_likely_right_than_not_contradicts_nobody_until_somebody_judges_it() -> None:
    one, other = said("$300 million", "price_total", "x"), said("$390 million", "price_total", "y")
    assert verdicts(report(one, other)) == {Verdict.CONFLICT}
    doubtful = replace(other, confidence=0.39)
    assert verdicts(report(one, doubtful)) == {Verdict.NOT_COMPARABLE}
    assert verdicts(report(one, replace(doubtful, judged="accepted by me"))) == {Verdict.CONFLICT}
    others = [replace(doubtful, article=name) for name in "uvw"]
    assert verdicts(report(one, *others, other)) == verdicts(report(one, other, *others)) == {Verdict.CONFLICT}


def test_a_denied_figure_says_so() -> None:
    (position,) = only(report(said("nowhere near 1 GW", "power_mw", "x"))).positions
    assert position.normalised == "not 1,000 MW"


def test_non_disclosure_stands_beside_every_price_it_withholds() -> None:
    found = report(
        said("$15 billion annually", "price_rate", "x"),
        said("valued in the billions", "price_total", "y"),
        said("terms were not disclosed", "price_total", "z"),
    )
    assert {f.field: f.verdict for f in found.fields} == {
        Field.PRICE_RATE: Verdict.DISCLOSURE_GAP,
        Field.PRICE_TOTAL: Verdict.DISCLOSURE_GAP,
    }


def test_a_name_that_is_withheld_leaves_no_price_open() -> None:
    unnamed = replace(said("the customer was not named", "price_total", "z"), field=Field.DISCLOSURE, about=None)
    found = report(said("$15 billion deal", "price_total", "x"), unnamed)
    assert {f.field: f.verdict for f in found.fields} == {Field.PRICE_TOTAL: None, Field.DISCLOSURE: None}


def test_two_figures_in_one_articles_own_voice_are_two_things() -> None:
    assert (
        only(report(said("250 MW", "power_mw", "x"), said("150 MW", "power_mw", "x"))).verdict is Verdict.NOT_COMPARABLE
    )
    assert only(report(said("250 MW", "power_mw", "x"), said("150 MW", "power_mw", "y"))).verdict is Verdict.CONFLICT


def test_an_article_that_sets_two_voices_against_each_other_tells_a_conflict() -> None:
    a = said("250 MW", "power_mw", "x", attribution="Reuters")
    b = said("150 MW", "power_mw", "x", attribution="Bloomberg")
    assert only(report(a, b)).verdict is Verdict.CONFLICT


def test_a_voice_without_a_name_sets_nothing_against_its_own_article() -> None:
    a = said("250 MW", "power_mw", "x", attribution="insiders")
    b = said("150 MW", "power_mw", "x", attribution="the paper")
    assert only(report(a, b)).verdict is Verdict.NOT_COMPARABLE


def test_what_is_not_tied_to_the_deal_contradicts_nobody() -> None:
    loose = said("150 MW", "power_mw", "y", grounded=False)
    field = only(report(said("250 MW", "power_mw", "x"), loose))
    assert field.verdict is Verdict.NOT_COMPARABLE
    assert "is not certain" in field.verdicts[0].why
    firm = said("150 MW", "power_mw", "z")
    assert only(report(said("250 MW", "power_mw", "x"), loose, firm)).verdict is Verdict.CONFLICT


def test_days_on_which_a_deal_was_announced_are_steps_of_it() -> None:
    days = [said("on May 6, 2026", "announced_date", "x"), said("on May 8, 2026", "announced_date", "y")]
    assert only(report(*days)).verdict is Verdict.NOT_COMPARABLE


def test_what_has_a_buyer_that_nobody_names_may_be_two_deals() -> None:
    told = [said("250 MW", "power_mw", "x"), said("150 MW", "power_mw", "y")]
    found = reconcile(replace(DEAL, buyer=()), told, {c.article: article(c.article) for c in told})
    assert only(found).verdict is Verdict.NOT_COMPARABLE
    assert "who buys is not named" in only(found).verdicts[0].why
    assert only(report(*told)).verdict is Verdict.CONFLICT


def test_a_figure_to_which_its_article_adds_another_contradicts_no_total_elsewhere() -> None:
    told = [
        said("10,000 GPUs", "gpu_count", "x"),
        said("8,000 GPUs", "gpu_count", "x", part=Part.INCREMENT),
        said("18,000 GPUs", "gpu_count", "y"),
    ]
    assert only(report(*told)).verdict is not Verdict.CONFLICT
    total = said("16,000 GPUs", "gpu_count", "z")
    parts = [said("10,000 GPUs", "gpu_count", "z"), said("6,000 GPUs", "gpu_count", "z", part=Part.INCREMENT)]
    assert only(report(total, *parts, said("18,000 GPUs", "gpu_count", "y"))).verdict is Verdict.CONFLICT


def test_two_reckonings_are_no_contradiction() -> None:
    a = said("$10 billion", "price_total", "x", status=Status.ESTIMATED)
    b = said("$14 billion", "price_total", "y", status=Status.ESTIMATED)
    assert only(report(a, b)).verdict is Verdict.NOT_COMPARABLE
    told = said("$14 billion", "price_total", "y")
    assert only(report(a, told)).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("$27 billion", "$3 billion", Verdict.TENSION),
        ("$27 billion", "$18 billion", Verdict.CONFLICT),
        ("$9.7 billion", "$97 billion", Verdict.CONFLICT),
        ("$15 billion", "$1.25 billion", Verdict.CONFLICT),
    ],
)
def test_figures_many_times_apart_may_be_of_two_deals_unless_by_a_slip(one: str, other: str, verdict: Verdict) -> None:
    """A month's price told as a year's, and a point that slipped, are mistakes; nine times as much is another contract."""
    assert only(report(said(one, "price_total", "x"), said(other, "price_total", "y"))).verdict is verdict


def test_a_lease_and_a_contract_run_for_terms_of_their_own() -> None:
    lease = said("15 years", "term_months", "x", basis="lease")
    assert only(report(lease, said("five years", "term_months", "y"))).verdict is Verdict.NOT_COMPARABLE


def test_a_figure_that_others_tell_as_the_running_total_is_taken_for_that() -> None:
    field = only(
        report(
            said("250 MW", "power_mw", "x"),
            said("400 MW", "power_mw", "y", part=Part.CUMULATIVE),
            said("400 MW", "power_mw", "z"),
        )
    )
    assert field.severity is Severity.NONE
    assert len(field.positions) == 2


def test_a_chain_of_roundings_never_becomes_one_position() -> None:
    field = only(report(*(said(f"${n} billion", "price_total", n) for n in ("14.5", "15", "15.5"))))
    assert len(field.positions) == 2


def test_a_conflict_on_price_between_two_sources_weighs_most() -> None:
    found = report(
        said("$9.7 billion", "price_total", "x"),
        said("$97 billion", "price_total", "y"),
        said("through 2029", "end_date", "x"),
    )
    assert [(f.field, f.severity) for f in found.fields] == [
        (Field.PRICE_TOTAL, Severity.HIGH),
        (Field.END, Severity.NONE),
    ]


def test_articles_that_credit_one_outlet_are_at_least_one_source() -> None:
    found = [article("x", credit="Reuters"), article("y", credit="Reuters"), article("z", publisher="Reuters")]
    assert roots(found) == (1, 3)


def test_a_copy_is_no_second_source() -> None:
    text = "Anthropic pays SpaceX fifteen billion dollars a year for the whole of Colossus, the Verge reports. " * 5
    assert copies(text, text.replace("the Verge", "The Verge has it that"))
    assert roots([article("x", text), article("y", text + " Subscribe!")]) == (1, 1)


def wire_story(seed: int) -> str:
    """A text of its own, some 200 words long."""
    words = (
        "plant lease power grid chip rack hall site term price rate buyer seller bank loan turbine gas solar".split()
    )
    draw = Random(seed)
    return " ".join(draw.choice(words) for _ in range(200))


def test_twelve_copies_of_a_wire_story_count_once() -> None:
    story = wire_story(1)
    copied_by = [
        article(f"c{n:02}", f"From paper {n}. {story} Read more at paper {n}.", f"Paper {n}") for n in range(12)
    ]
    assert roots([*copied_by, article("own", wire_story(2), "Another")]) == (2, 2)


def test_an_excerpt_is_a_copy_and_a_text_on_the_same_matter_is_none() -> None:
    story = wire_story(1)
    assert copies(story, story[: len(story) // 3])
    assert not copies(story, wire_story(2))


def test_candidates_among_many_texts_lose_no_copy() -> None:
    texts = {f"{n:03}": wire_story(n // 2) + f" printed by paper {n}" for n in range(100)}
    assert sorted(copied(texts)) == [(f"{n:03}", f"{n + 1:03}") for n in range(0, 100, 2)]


def test_a_credit_of_a_credit_leads_to_one_source_even_where_the_middle_says_nothing_of_the_figure() -> None:
    a, b, c = (
        article("a", publisher="A", credit="B"),
        article("b", publisher="B", credit="C"),
        article("c", publisher="C"),
    )
    assert roots([a, c]) == (2, 2)
    assert Independence([a, b, c]).roots([a, c]) == (1, 2)


def test_two_outlets_that_a_third_credits_do_not_rest_on_one_another() -> None:
    told = [article("a", credit="Reuters"), article("c", credit="Bloomberg")]
    both = replace(article("b"), credits=("Reuters", "Bloomberg"))
    assert Independence([*told, both]).roots(told) == (2, 2)


def test_pages_that_give_one_canonical_address_are_one_source() -> None:
    told = [replace(article(n, publisher=n), canonical="https://www.wire.test/story") for n in "xy"]
    assert roots(told) == (1, 1)
    assert roots([replace(article(n, publisher=n), canonical="https://www.wire.test/") for n in "xy"]) == (2, 2)


def test_the_best_supported_position_and_the_worst_verdict_stand_first() -> None:
    told = [said("$9 billion", "price_total", "x"), *(said("$12 billion", "price_total", n) for n in "yz")]
    field = only(report(*told))
    assert field.positions[0].figure == "$12 billion"
    assert field.verdicts[0].verdict is Verdict.CONFLICT
    assert field.support == 3


def test_a_conflict_between_an_article_and_the_outlet_it_credits_is_no_conflict_of_two_sources() -> None:
    told = [said("$9.7 billion", "price_total", "x"), said("$97 billion", "price_total", "y")]
    retold = {"x": article("x", publisher="Reuters"), "y": article("y", credit="Reuters")}
    assert only(reconcile(DEAL, told, retold)).severity is Severity.MEDIUM


def test_articles_of_one_publisher_are_one_source() -> None:
    assert roots([article("x", publisher="The Verge"), article("y", publisher="Verge")]) == (1, 1)


def test_a_position_tells_when_it_was_said_and_the_best_tier_behind_it() -> None:
    told = [
        replace(statement("$5 billion", Field.PRICE_TOTAL, "2026-05-04"), article="x"),
        replace(statement("$5 billion", Field.PRICE_TOTAL, "2026-05-09"), article="y", attribution="SpaceX's S-1"),
    ]
    articles = {c.article: Article(address=c.article, identity=c.article, text="") for c in told}
    (position,) = reconcile(Deal(id="a-b", buyer=("A",), seller=("B",)), told, articles).fields[0].positions
    assert (position.first, position.last, position.tier) == ("2026-05-04", "2026-05-09", "filing")


def test_a_figure_too_exact_to_be_had_twice_is_flagged_and_joins_nobody() -> None:
    field = only(report(said("$14.23 billion", "price_total", "x"), said("$14.23 billion", "price_total", "y")))
    assert (field.positions[0].rare, field.positions[0].roots) == (True, (2, 2))
    assert (
        not only(report(said("$14 billion", "price_total", "x"), said("$14 billion", "price_total", "y")))
        .positions[0]
        .rare
    )
