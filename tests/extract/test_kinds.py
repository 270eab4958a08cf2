"""What a company that the catalog lacks is, as far as its name or the text tells."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog, Kind
from claimtrack.extract import extract
from claimtrack.extract.who.kinds import kind_told
from claimtrack.records import Article, Field


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("Quellwind Energy", "Quellwind Energy signed.", Kind.ENERGY),
        ("Quellwind Data Centers", "Quellwind Data Centers signed.", Kind.HOST),
        ("Quellwind Capital", "Quellwind Capital signed.", Kind.INVESTOR),
        ("University of Quellwind", "The University of Quellwind signed.", Kind.GOVERNMENT),
        ("Quellwind", "Quellwind, a solar power developer, signed.", Kind.ENERGY),
        ("Quellwind", "The deal is with solar producer Quellwind.", Kind.ENERGY),
        ("Quellwind", "Quellwind (QW), the Danish data centre operator, signed.", Kind.HOST),
        ("Quellwind", "Quellwind is a GPU cloud provider.", Kind.NEOCLOUD),
        ("Quellwind", "Quellwind, a Dutch insurer, signed.", Kind.PLATFORM),
        ("Quellwind", "Quellwind signed.", None),
    ],
)
def test_a_name_or_what_stands_beside_it_tells_the_kind(name: str, text: str, kind: Kind | None) -> None:
    start = text.index(name)
    assert kind_told(name, text, [(start, start + len(name))]) is kind


def test_a_producer_that_nobody_knows_sells_the_power(catalog: Catalog) -> None:
    text = (
        "Equinix buys output of Quellwind's solar plant\n\n"
        "Equinix and Quellwind, the Danish solar producer, have signed a power purchase agreement for 149 MW over 10 years."
    )
    article = Article(address="a", identity="a", text=text)
    assert {(c.buyer, c.seller) for c in extract(article, catalog) if c.field is Field.POWER} == {
        ("Equinix", "Quellwind")
    }
