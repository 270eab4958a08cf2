"""Text made to make a pattern run away: each reader gets through it, or the test never ends."""

from __future__ import annotations

import pytest

from claimtrack.articles.credit import credits_in
from claimtrack.articles.stamp import stamped
from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.text import sieve
from claimtrack.extract.text.prose import LONGEST
from claimtrack.records import Article

LONG = 20_000
PIECES = [
    "$1,", "1,1", "1 ", "a ", "over ", "more than ", "between $1 and ", "billion ", "$", "(", "\n", "- ", "of the ", "and ",
    "H100, ", "nearly half a ", "the third quarter of ", "not disclosed ", "declined to ", "In Memphis, ", "A. ", "Nvidia ", "up to ",
    "May ", "through ", "two ", "per ", "Aa, ", "“", "1-", "$1 ", "total ", "annual ", "additional ", "source: ", "reported by A ", " \n",
    "Aa-", "X", "A.", "A-", "the same company. ", "Stargate Norway ", "$1bn ", "take $1bn and ", "rents to ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_repetition_ends(piece: str, catalog: Catalog) -> None:
    text = "Meta signed a deal with Google. " + piece * (LONG // len(piece)) + " $5 billion deal"
    extract(Article(address="a", identity="a", text=text), catalog)
    stamped(piece * (LONG // len(piece)))
    credits_in(piece * (LONG // len(piece)), catalog)


@pytest.mark.parametrize("entered", sieve.turns(), ids=lambda t: str(t.bit.bit_length()))
def test_no_pattern_runs_away_on_its_own_words(entered: sieve.Turn) -> None:
    """Each pattern gets through its own literals, repeated with and without what may stand between them."""
    words = sorted(entered.needs or sieve.literals(entered.pattern, entered.flags) or {"a"})
    for between in (" ", ", ", "", " 1 ", " A ", " of the ", "-", ". "):
        text = between.join(words * (LONGEST // max(1, len(words)) // 4 + 1))[: 2 * LONGEST]
        entered.search(text)
        entered.search(text[::-1])
    for word in (words[0], words[-1]):
        entered.search(f"{word} {'A b ' * (LONGEST // 2)}{word}")
        entered.search(f"{word} {'x' * (2 * LONGEST)}")
        entered.search(f"{'Aa ' * LONGEST}{word}")
