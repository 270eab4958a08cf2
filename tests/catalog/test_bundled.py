"""The bundled catalog holds together: every id that an entry names is that of another entry."""

from __future__ import annotations

from claimtrack.catalog import Kind, load


def test_every_parent_owner_maker_and_campus_is_an_entry() -> None:
    catalog = load()
    companies, facilities = catalog.companies, catalog.facilities
    assert [c.id for c in companies.values() if c.parent and c.parent not in companies] == []
    assert [f.id for f in facilities.values() if f.owner and f.owner not in companies] == []
    assert [f.id for f in facilities.values() if f.campus and f.campus not in facilities] == []
    assert [c.id for c in catalog.chips.values() if c.maker and c.maker not in companies] == []


def test_no_two_companies_have_a_name_in_common() -> None:
    spelt: dict[str, str] = {}
    for company in load().companies.values():
        for name in {n.casefold() for n in (company.name, *company.aliases)}:
            assert spelt.setdefault(name, company.id) == company.id, name


def test_every_dealing_is_between_two_companies_and_stands_once_with_its_source() -> None:
    catalog = load()
    dealings = catalog.dealings
    assert len({(d.buyer, d.seller) for d in dealings}) == len(dealings) > 0
    assert [d for d in dealings if d.buyer == d.seller or not d.source.startswith("http") or not d.seen] == []


def test_customers_of_a_maker_of_chips_are_listed_only_where_it_buys_from_them_too() -> None:
    catalog = load()
    pairs = {(d.buyer, d.seller) for d in catalog.dealings}
    of_makers = {pair for pair in pairs if catalog.companies[pair[1]].kind is Kind.CHIPMAKER}
    assert {(seller, buyer) for buyer, seller in of_makers} <= pairs
