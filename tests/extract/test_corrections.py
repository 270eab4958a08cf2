"""What an article says that it had wrong before is no claim of it; what it says is right is one."""

from __future__ import annotations

import pytest

from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import Article, Field

LEAD = (
    "Anthropic has signed a five-year contract with CoreWeave worth $15 billion for computing capacity in Plano, Texas."
)


@pytest.mark.parametrize(
    ("notice", "power"),
    [
        ("Correction: an earlier version of this article gave the capacity as 100 MW.", []),
        ("An earlier version of this story misstated the capacity that CoreWeave will supply as 100 MW; it is 120 MW.", ["120 MW"]),
        ("Correction: A previous version of this report said CoreWeave would supply 100 MW, when it is 120 MW.", ["120 MW"]),
        ("CoreWeave will supply 120 MW. This article incorrectly said 100 MW of capacity.", ["120 MW"]),
    ],
)  # fmt: skip
def test_a_correction_takes_back_what_it_names(catalog: Catalog, notice: str, power: list[str]) -> None:
    article = Article(address="a", identity="a", text=f"{LEAD}\n\n{notice}")
    assert [c.quote for c in extract(article, catalog) if c.field is Field.POWER] == power
