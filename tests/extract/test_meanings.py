"""A word counts as itself and as what it means."""

from __future__ import annotations

from collections import Counter

import pytest

from claimtrack.bundled import bundled
from claimtrack.catalog import Catalog
from claimtrack.extract.drafting import Draft
from claimtrack.extract.who.stems import meanings, stem, word_signs
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article


def test_every_word_has_one_meaning() -> None:
    lines = (bundled("data") / "meanings.txt").read_text(encoding="utf-8").splitlines()[1:]
    words = Counter(word for line in lines for word in line.partition(": ")[2].split())
    assert [word for word, times in words.items() if times > 1] == []
    assert [line for line in lines if not line.partition(": ")[2]] == []


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("leases", "rent"),
        ("Leased", "rent"),
        ("revenues", "accounts"),
        ("October", "month"),
        ("hyperscaler", "customer"),
    ],
)
def test_a_word_means_what_its_other_forms_mean(word: str, meaning: str) -> None:
    assert meanings()[stem(word)] == meaning


def test_a_word_without_a_meaning_counts_as_itself_alone() -> None:
    assert word_signs("before", stem("quixotic")) == ("before=quixotic",)
    assert word_signs("before", stem("rented")) == ("before=rent", "before~rent")


def test_a_figure_is_heard_by_what_the_words_beside_it_mean(catalog: Catalog) -> None:
    text = "Anthropic has leased halls for $5 billion from CoreWeave."
    draft = Draft(Article(address="a", identity="a", text=text), Telling.of(text, catalog))
    (figure,) = draft.figures[0]
    assert {"before=leas", "before~rent"} <= draft.signs.of(figure, draft.telling.sentence_at(figure.core), ())
