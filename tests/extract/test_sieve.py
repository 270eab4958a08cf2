"""The sieve never hides a match: what a pattern matches always holds one of its literals."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.bundled import bundled
from claimtrack.extract import reader, statement
from claimtrack.extract.text import sieve
from claimtrack.extract.text.prose import matches, sentences
from claimtrack.extract.times.absolute import ABSOLUTE

LOADED = (reader, statement)
WORDS = sorted({w for t in sieve.turns() for w in sieve.literals(t.pattern, t.flags) or ()})


@given(st.sampled_from(sieve.turns()), st.data())
def test_whatever_a_pattern_matches_is_admitted(entered: sieve.Turn, data: st.DataObject) -> None:
    """Text made to match each pattern, in any case and with other words round it, sets the pattern's bit."""
    made = data.draw(st.from_regex(entered.regex))
    if entered.search(made):
        assert sieve.bits_of(made) & entered.bit or sieve.unconditional() & entered.bit


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "-", "\n"])
def test_a_quarter_is_seen_whatever_stands_between_the_words(space: str) -> None:
    """Pages part "a quarter" with no-break spaces, hyphens and line ends; the literals a hand gave must allow them."""
    told = f"a{space}quarter of a million"
    for entered in sieve.turns():
        if entered.search(told):
            assert sieve.bits_of(told) & entered.bit


def test_every_white_space_reads_as_a_blank() -> None:
    assert {n for n in range(sys.maxunicode + 1) if chr(n).isspace()} == {32, *sieve.SPACES}


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\n", "\x85"])
def test_what_is_kept_back_is_seen_whatever_stands_between_the_words(space: str) -> None:
    told = "The companies did not say how much it costs. What it has cost was never disclosed.".replace(" ", space)
    for entered in sieve.turns():
        if entered.search(told):
            assert sieve.bits_of(told) & entered.bit


@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(list(" .,$€-\n")) | st.text(max_size=3), max_size=40))
def test_a_sentence_is_admitted_whole_or_in_part(words: list[str]) -> None:
    """Every pattern that matches a sentence is among the sentence's bits."""
    for sentence in sentences(" ".join(words)):
        for entered in sieve.turns():
            if entered.search(sentence.text):
                assert sentence.bits & entered.bit


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bsign(?:ed|s|ing)?\b", {"sign"}),
        (r"\b(?:buys?|bought) \d+", {"buy ", "buys ", "bought "}),
        (r"\d+\s(?:MW|megawatts?)", {"mw", "megawatt"}),
        (r"[A-Z]\w*", None),
        (r"an?(?=\sgigawatt)", {"gigawatt"}),
        (r"(?<!not )signed", {"signed"}),
        (r"(?:really )*good", {"good"}),
        (r"(?:yes|\d)", None),
    ],
)
def test_literals_are_read_off_a_pattern(pattern: str, literals: set[str] | None) -> None:
    """The shortest strings of which one must stand in any match; none where a match can do without."""
    assert sieve.literals(pattern) == literals


def test_matches_are_those_of_the_whole_text() -> None:
    """Looking only round the literals finds what looking everywhere finds."""
    text = "On May 7, 2026 it was said. " + "Nothing here. " * 9 + "From Q3 2027, or by December 2028, it runs."
    near = [m.span() for m in matches(sentences(text), ABSOLUTE, 62, 24)]
    assert near == [m.span() for m in ABSOLUTE.finditer(text)]


def test_the_literals_that_are_kept_are_those_of_the_patterns() -> None:
    """data/literals.json is up to date: `make readme` writes it."""
    kept = json.loads((bundled("data") / "literals.json").read_text(encoding="utf-8"))
    for entered in sieve.turns():
        if entered.needs is None:
            found = sieve.literals(entered.pattern, entered.flags)
            assert kept[entered.key] == (None if found is None else sorted(found))
