"""Text that was broken to a width is read as if it were not; every offset stays."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.api import extract
from claimtrack.articles.wrapped import unwrapped

STORY = "CoreWeave has landed a contract with Anthropic worth $15 billion, people familiar with the matter said on Tuesday. The AI lab takes 120 megawatts of computing capacity in Plano, Texas, and pays nearly $250 million a month for it until the end of 2031. Terms of an option on another 40 MW were not disclosed."
LISTED = "Key facts of the contract between Anthropic and CoreWeave\n\n- Price: $15 billion over five years for everything\n- Power: 120 MW of capacity in Plano, Texas, from 2027\n- Chips: 40,000 Nvidia GB300 GPUs, to be had from CoreWeave\n"


@given(st.text())
def test_nothing_but_breaks_changes_and_every_offset_stays(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, found, strict=True))


@given(st.integers(52, 130))
def test_a_story_says_the_same_however_it_was_broken(width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(STORY, width, break_on_hyphens=False))
    whole = {(c.field, c.low, c.high, " ".join(c.quote.split())) for c in extract(STORY)}
    assert {(c.field, c.low, c.high, " ".join(c.quote.split())) for c in extract(wrapped)} == whole


def test_items_headings_and_paragraphs_of_one_line_stay_apart() -> None:
    assert unwrapped(LISTED) == LISTED
    long = f"{STORY}\n{STORY}\n{STORY}"
    assert unwrapped(long) == long
