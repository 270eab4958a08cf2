"""A pattern that is compiled when it is first tried is the pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.late import late


@given(st.text())
def test_it_finds_what_a_compiled_one_finds(text: str) -> None:
    known, waiting = re.compile(r"\b(a|\d+)\b", re.IGNORECASE), late(r"\b(a|\d+)\b", re.IGNORECASE)
    assert [m.span() for m in waiting.finditer(text)] == [m.span() for m in known.finditer(text)]
    assert waiting.sub("-", text) == known.sub("-", text)


def test_one_that_cannot_be_compiled_is_told_at_the_first_try() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("x")
