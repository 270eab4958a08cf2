"""How a deal may be ended, and what it hangs on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import Article, Claim, Field

TOLD = "Google rents GPUs from SpaceX\n\nGoogle will pay SpaceX $920 million a month for 110,000 GPUs until June 2029. "


def ways_out(catalog: Catalog, sentence: str) -> list[Claim]:
    article = Article(address="a", identity="a", text=TOLD + sentence)
    return [c for c in extract(article, catalog) if c.field is Field.NOTICE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Either party can end the contract on 90 days' notice.",
        "After December 31 either party needs to give only 90 days.",
        "The filing also shows a 90-day exit for both sides.",
        "But 90 days of notice are enough for either side to cancel.",
        "It takes 90 days of warning to get out.",
    ],
)
def test_days_that_end_a_deal_are_its_notice(catalog: Catalog, sentence: str) -> None:
    (notice,) = (c for c in ways_out(catalog, sentence) if c.unit == "day")
    assert notice.low == notice.high == Decimal(90)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Google may leave without penalty if halls are late.", "may leave without penalty if halls are late"),
        ("Part of it Google can hand back after the second year.", "can hand back after the second year"),
        ("The contract takes effect only once the regulator agrees.", "takes effect only once the regulator agrees"),
        ("The deal depends on approval by the commission.", "depends on approval by the commission"),
        ("The lease does not come into effect until the lender consents.", "does not come into effect until the lender consents"),
    ],
)  # fmt: skip
def test_what_lets_a_party_out_is_told_in_its_words(catalog: Catalog, sentence: str, words: str) -> None:
    assert words in {c.quote for c in ways_out(catalog, sentence)}


@pytest.mark.parametrize(
    "sentence",
    ["A default must be cured within 30 days.", "The change takes effect in July.", "Payment is due in 90 days."],
)
def test_other_days_are_no_notice(catalog: Catalog, sentence: str) -> None:
    assert ways_out(catalog, sentence) == []
