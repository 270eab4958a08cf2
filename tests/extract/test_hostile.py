"""Text made to make a pattern run away: each reader gets through it, or the test never ends."""

from __future__ import annotations

import pytest

from claimtrack.articles.credit import credits_in
from claimtrack.articles.stamp import stamped
from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.records import Article

LONG = 20_000
PIECES = [
    "$1,", "1,1", "1 ", "a ", "over ", "more than ", "between $1 and ", "billion ", "$", "(", "\n", "- ", "of the ", "and ",
    "H100, ", "nearly half a ", "the third quarter of ", "not disclosed ", "declined to ", "In Memphis, ", "A. ", "Nvidia ", "up to ",
    "May ", "through ", "two ", "per ", "Aa, ", "“", "1-", "$1 ", "total ", "annual ", "additional ", "source: ", "reported by A ", " \n",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_repetition_ends(piece: str, catalog: Catalog) -> None:
    text = "Meta signed a deal with Google. " + piece * (LONG // len(piece)) + " $5 billion deal"
    extract(Article(address="a", identity="a", text=text), catalog)
    stamped(piece * (LONG // len(piece)))
    credits_in(piece * (LONG // len(piece)), catalog)
