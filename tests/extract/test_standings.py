"""Where a deal stands, by the words that say so."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import Article, Field, Stage


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("called off its contract with", Stage.CANCELLED),
        ("ended talks on a contract with", Stage.CANCELLED),
        ("walked away from a lease with", Stage.CANCELLED),
        ("gave notice of termination of its contract with", Stage.CANCELLED),
        ("signed a memorandum of understanding on a contract with", Stage.LETTER_OF_INTENT),
        ("has a gentlemen's agreement on a contract with", Stage.LETTER_OF_INTENT),
        ("is in negotiation on a contract with", Stage.IN_TALKS),
        ("has a definitive agreement on a contract with", Stage.AGREED),
    ],
)
def test_the_state_of_a_deal_is_told_by_its_words(catalog: Catalog, words: str, stage: Stage) -> None:
    text = f"CoreWeave {words} Nscale.\n\nThe contract with Nscale is for 40 MW from 2027, CoreWeave said."
    found = list(extract(Article(address="a.txt", identity="a.txt", text=text), catalog))
    assert [c.stage for c in found if c.field is Field.STATUS] == [stage]


def test_a_denial_that_anything_was_cancelled_is_no_end_of_a_deal(catalog: Catalog) -> None:
    text = "Microsoft has cancelled nothing, it says of its contract with CoreWeave, which is for 40 MW from 2027."
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert [c.quote for c in found if c.field is Field.STATUS] == []


def test_talks_with_somebody_else_are_of_another_deal(catalog: Catalog) -> None:
    text = "Meta has signed a lease with Crusoe for 40 MW. Crusoe is in advanced discussions on a lease with another tenant."
    found = extract(Article(address="a.txt", identity="a.txt", text=text), catalog)
    assert [c.quote for c in found if c.field is Field.STATUS] == []
