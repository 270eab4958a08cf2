"""Which deal a claim belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claimtrack.catalog import Catalog
from claimtrack.deals import link
from claimtrack.deals.ids import deal_id, slug
from claimtrack.records import Claim, Deal, Field, Qualifier


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
    known: dict[str, Deal] = {}
    ids = []
    for claims in articles:
        linked, touched = link(claims, list(known.values()), catalog)
        known |= {d.id: d for d in touched}
        ids.append([c.deal for c in linked])
    return ids, list(known.values())


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
