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

[[company]]
id = "aviato"
name = "Aviato"
kind = "neocloud"
"""
TEXT = (
    "Hooli and Raviga both want more computing power. "
    "Pied Piper, which builds data centers, has won a $4 billion contract."
)


def dealing(buyer: str, seller: str = "pied-piper") -> str:
    return f'\n[[dealing]]\nbuyer = "{buyer}"\nseller = "{seller}"\n'


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
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


@pytest.mark.parametrize(
    "text",
    [
        "Pied Piper will rent 100 MW of computing capacity from Hooli.",
        "Pied Piper has signed a $2 billion contract to buy cloud services from Hooli.",
        "Hooli will supply Pied Piper with computing power for $2 billion.",
    ],
)
def test_what_a_sentence_says_of_who_buys_stands_against_what_is_known(tmp_path: Path, text: str) -> None:
    catalog = load(written(tmp_path, dealing("hooli")))
    told = extract(Article(address="a", identity="a", text=text, published="2026-05-07"), catalog)
    assert {(c.buyer, c.seller) for c in told} == {("Pied Piper", "Hooli")}


@pytest.mark.parametrize(("buyer", "seller"), [("Aviato", "Pied Piper"), ("Pied Piper", "Aviato")])
def test_of_two_who_may_each_buy_from_the_other_the_one_does_who_is_known_to(
    tmp_path: Path, buyer: str, seller: str
) -> None:
    ids = {"Aviato": "aviato", "Pied Piper": "pied-piper"}
    catalog = load(written(tmp_path, dealing(ids[buyer], ids[seller]) * 2))
    article = Article(
        address="a",
        identity="a",
        text="Aviato and Pied Piper have agreed on 200 MW of capacity.",
        published="2026-05-07",
    )
    (claim,) = extract(article, catalog)
    assert (claim.buyer, claim.seller) == (buyer, seller)


def test_who_buys_from_whom_is_known_of_groups_and_one_way_round(tmp_path: Path) -> None:
    catalog = load(written(tmp_path, dealing("raviga-cloud")))
    assert catalog.known_to_buy("raviga", "pied-piper")
    assert not catalog.known_to_buy("pied-piper", "raviga")
    assert not catalog.known_to_buy("hooli", "pied-piper")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (dealing("hoooli"), "dealing hoooli from pied-piper: no company has the id hoooli"),
        (dealing("hooli", "bachmanity"), "dealing hooli from bachmanity: no company has the id bachmanity"),
        ('\n[[dealing]]\nbuyer = "hooli"\n', "dealing hooli, key seller: Field required"),
        ('\n[[dealing]]\nbuyers = "hooli"\n', "dealing ?, key buyer: Field required"),
        (dealing("hooli", "hooli"), "dealing hooli from itself"),
        ('\n[[dealings]]\nbuyer = "hooli"\n', "no such table: dealings"),
    ],
)
def test_a_dealing_of_nobody_who_is_known_is_refused_with_its_file(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(CatalogError, match=told.replace("?", r"\?")) as trouble:
        load(path)
    assert str(path) in str(trouble.value)
