"""Which deal a claim belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claimtrack.catalog import Catalog
from claimtrack.deals import Remembered, link
from claimtrack.deals.ids import deal_id, slug
from claimtrack.records import Claim, Deal, Field, Part, Qualifier


def claim(
    billions: float = 10,
    buyer: str | None = "Anthropic",
    seller: str | None = "SpaceX",
    facility: str | None = None,
    published: str | None = None,
) -> Claim:
    value = Decimal(str(billions)) * 10**9
    return Claim(
        article="a", field=Field.PRICE_TOTAL, low=value, high=value, unit="USD", qualifier=Qualifier.EXACT, quote="q", start=0,
        end=1, sentence="q", buyer=buyer, seller=seller, facility=facility, published=published,
    )  # fmt: skip


def told(articles: Sequence[Sequence[Claim]], catalog: Catalog) -> tuple[list[list[str | None]], list[Deal]]:
    """Link articles one after another; the deal ids of their claims, and the deals."""
    known = Remembered()
    ids = []
    for claims in articles:
        linked, touched = link(claims, known, catalog)
        known.add(touched)
        ids.append([c.deal for c in linked])
    return ids, list(known.by_id.values())


def test_articles_that_name_the_parties_differently_meet_in_one_deal(catalog: Catalog) -> None:
    ids, deals = told([[claim(seller="SpaceX")], [claim(seller="xAI")], [claim(facility="Colossus 1")]], catalog)
    assert ids == [["anthropic-spacex"]] * 3
    assert len(deals) == 1


def test_an_id_is_frozen_when_first_given(catalog: Catalog) -> None:
    ids, _ = told([[claim()], [claim(facility="Colossus 1")]], catalog)
    assert ids[0] == ids[1] == ["anthropic-spacex"]


def test_two_sites_of_one_pair_are_two_deals(catalog: Catalog) -> None:
    pair = {"buyer": "Fluidstack", "seller": "TeraWulf"}
    ids, _ = told([[claim(6.7, **pair, facility="Lake Mariner")], [claim(9.5, **pair, facility="Abernathy")]], catalog)
    assert ids == [["fluidstack-terawulf-lake-mariner"], ["fluidstack-terawulf-abernathy"]]


def test_a_later_deal_of_one_pair_stands_apart_and_amends_the_earlier(catalog: Catalog) -> None:
    pair = {"buyer": "Meta", "seller": "Nebius"}
    ids, deals = told(
        [[claim(3, **pair, published="2025-11-12")], [claim(27, **pair, published="2026-03-16")]], catalog
    )
    assert ids == [["meta-nebius"], ["meta-nebius-2026-03"]]
    assert deals[1].amends == "meta-nebius"


def test_a_figure_in_common_joins_a_later_article_to_its_deal(catalog: Catalog) -> None:
    ids, _ = told([[claim(10, published="2025-11-12")], [claim(10, published="2026-09-16"), claim(99)]], catalog)
    assert ids == [["anthropic-spacex"], ["anthropic-spacex", "anthropic-spacex"]]


def test_a_slip_of_the_decimal_point_is_a_disagreement_and_no_other_deal(catalog: Catalog) -> None:
    ids, _ = told([[claim(9.7)], [claim(97)]], catalog)
    assert ids == [["anthropic-spacex"], ["anthropic-spacex"]]


def test_a_claim_without_parties_has_no_deal(catalog: Catalog) -> None:
    assert told([[claim(buyer=None, seller=None)]], catalog) == ([[None]], [])


def test_an_id_is_readable_and_never_given_twice() -> None:
    assert slug("Bruyères-le-Châtel") == "bruyeres-le-chatel"
    taken: list[str] = []
    for _ in range(4):
        taken.append(deal_id(("A B",), ("C",), "D & E", "2026-05-07", taken))
    assert taken == ["a-b-c-d-e", "a-b-c-d-e-2026-05", "a-b-c-d-e-2", "a-b-c-d-e-3"]


def said(sentence: str, figure: str, field: Field = Field.PRICE_TOTAL, **known: Any) -> Claim:
    """A claim whose figure stands in a sentence."""
    value = Decimal(re.sub(r"[^\d.]", "", figure))
    low = known.pop("low", value)
    return replace(
        claim(buyer="Meta", seller="CoreWeave"), field=field, low=low, high=low, quote=figure, sentence=sentence,
        start=sentence.index(figure), end=sentence.index(figure) + len(figure), **known,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("With the prior $14 billion arrangement, the total now stands at $35 billion.", "$14 billion"),
        ("The new $21 billion pact comes on top of the $14 billion contract.", "$14 billion"),
        ("It had leased space for $14 billion; the value is now increased to $35 billion.", "$14 billion"),
        ("The first commitment was $14 billion; the new one is $21 billion.", "$14 billion"),
    ],
)
def test_an_articles_look_back_at_an_earlier_deal_goes_to_that_deal(
    sentence: str, before: str, catalog: Catalog
) -> None:
    figures = [m.group() for m in re.finditer(r"\$\d+ billion", sentence)]
    parts = {"$35 billion": Part.CUMULATIVE, "$21 billion": Part.INCREMENT}
    claims = [said(sentence, f, part=parts.get(f, Part.WHOLE)) for f in figures]
    ids, deals = told([[said("A $14 billion contract was signed.", "$14 billion")], claims], catalog)
    assert {f: i for f, i in zip(figures, ids[1], strict=True) if f == before} == {before: "meta-coreweave"}
    assert len(set(ids[1])) == len(deals) == 2


def test_an_announcement_of_long_before_marks_its_clause_as_the_earlier_deals(catalog: Catalog) -> None:
    sentence = "It used its option under the $14 billion contract of June 3, 2024, which adds $2 billion."
    day: dict[str, Any] = {"published": "2024-10-22"}
    claims = [
        said(sentence, "June 3, 2024", Field.ANNOUNCED, low="2024-06-03", **day),
        said(sentence, "$14 billion", **day),
        said(sentence, "$2 billion", part=Part.INCREMENT, **day),
    ]
    (ids,), _ = told([claims], catalog)
    assert ids[0] == ids[1] != ids[2]


def test_a_stake_told_in_one_breath_with_a_deal_goes_with_it(catalog: Catalog) -> None:
    sentence = "Nvidia invests $9 billion in Meta, which spends $14 billion at CoreWeave."
    stake = replace(said(sentence, "$9 billion", Field.EQUITY), seller="Nvidia")
    (ids,), _ = told([[said(sentence, "$14 billion"), stake]], catalog)
    assert ids[0] == ids[1]
    (ids,), _ = told([[said(sentence, "$14 billion"), replace(stake, sentence="It once held $9 billion.")]], catalog)
    assert ids[0] != ids[1]


def test_two_prices_told_within_a_week_are_one_deal_and_a_conflict(catalog: Catalog) -> None:
    ids, _ = told([[claim(5, published="2026-05-04")], [claim(8, published="2026-05-06")]], catalog)
    assert ids == [["anthropic-spacex"], ["anthropic-spacex"]]
    ids, _ = told([[claim(5, published="2026-05-04")], [claim(8, published="2026-06-06")]], catalog)
    assert ids == [["anthropic-spacex"], ["anthropic-spacex-2026-06"]]


def test_a_known_deal_is_rather_an_article_s_news_than_what_it_looks_back_at(catalog: Catalog) -> None:
    known = said("The two signed for 200,000 GPUs.", "200,000", Field.GPU_COUNT)
    sentence = "A deal worth $14 billion comes on top of a previous $6 billion contract."
    ids, deals = told([[known], [said(sentence, "$14 billion"), said(sentence, "$6 billion")]], catalog)
    assert ids == [["meta-coreweave"], ["meta-coreweave", "meta-coreweave-2"]]
    assert len(deals) == 2


def test_two_who_each_buy_from_the_other_have_two_deals(catalog: Catalog) -> None:
    there = [claim(10, buyer="Google", seller="SpaceX")]
    back = [replace(c, field=Field.TERM) for c in [claim(1, buyer="SpaceX", seller="Google")]]
    ids, _ = told([there, back], catalog)
    assert ids == [["google-spacex"], ["spacex-google"]]


def test_a_figure_in_common_joins_what_one_article_reads_the_other_way_round(catalog: Catalog) -> None:
    ids, _ = told([[claim(buyer="Google", seller="SpaceX")], [claim(buyer="SpaceX", seller="Google")]], catalog)
    assert ids == [["google-spacex"], ["google-spacex"]]
