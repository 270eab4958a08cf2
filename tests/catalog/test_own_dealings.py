"""What a user's own catalog says of who buys from whom decides what an article leaves open."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.catalog import load
from claimtrack.errors import CatalogError
from claimtrack.extract import extract
from claimtrack.records import Article

COMPANIES = """
[[company]]
id = "hooli"
name = "Hooli"
kind = "platform"

[[company]]
id = "raviga"
name = "Raviga"
kind = "platform"

[[company]]
id = "raviga-cloud"
name = "Raviga Cloud"
kind = "cloud"
parent = "raviga"

[[company]]
id = "pied-piper"
name = "Pied Piper"
kind = "neocloud"
"""
TEXT = (
    "Hooli and Raviga both want more computing power. "
    "Pied Piper, which builds data centers, has won a $4 billion contract."
)


def dealing(buyer: str, seller: str = "pied-piper") -> str:
    return f'\n[[dealing]]\nbuyer = "{buyer}"\nseller = "{seller}"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(COMPANIES + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("told", "buyer"), [("hooli", "Hooli"), ("raviga", "Raviga"), ("raviga-cloud", "Raviga")])
def test_a_contract_of_one_of_two_is_that_of_who_is_known_to_buy_from_its_seller(
    tmp_path: Path, told: str, buyer: str
) -> None:
    catalog = load(written(tmp_path, dealing(told)))
    article = Article(address="a", identity="a", text=TEXT, published="2026-05-07")
    (claim,) = extract(article, catalog)
    assert (claim.quote, claim.buyer, claim.seller) == ("$4 billion", buyer, "Pied Piper")


def test_who_buys_from_whom_is_known_of_groups_and_one_way_round(tmp_path: Path) -> None:
    catalog = load(written(tmp_path, dealing("raviga-cloud")))
    assert catalog.known_to_buy("raviga", "pied-piper")
    assert not catalog.known_to_buy("pied-piper", "raviga")
    assert not catalog.known_to_buy("hooli", "pied-piper")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (dealing("hoooli"), "dealing hoooli from pied-piper: no company has the id hoooli"),
        (dealing("hooli", "aviato"), "dealing hooli from aviato: no company has the id aviato"),
        ('\n[[dealing]]\nbuyer = "hooli"\n', "dealing hooli, key seller: Field required"),
        ('\n[[dealing]]\nbuyers = "hooli"\n', "dealing ?, key buyer: Field required"),
    ],
)
def test_a_dealing_of_nobody_who_is_known_is_refused_with_its_file(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(CatalogError, match=told.replace("?", r"\?")) as trouble:
        load(path)
    assert str(path) in str(trouble.value)
