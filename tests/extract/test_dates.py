"""Dates: absolute, partial, and relative to the article's day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimtrack.extract.text.prose import sentences
from claimtrack.extract.times.dates import forward, moments
from claimtrack.extract.times.moment import Moment


def moments_of(text: str, anchor: str | None, fiscal: Callable[[int], int] = lambda _: 12) -> list[Moment]:
    """The dates of a text, read against a day."""
    return moments(sentences(text), anchor, fiscal)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("on Nov 13, 2025", "2025-11-13", "2025-11-13"),
        ("on Wednesday, May 6, 2026", "2026-05-06", "2026-05-06"),
        ("through May 2029", "2029-05", "2029-05"),
        ("through 2029", "2029", "2029"),
        ("the third quarter of 2026", "2026-07", "2026-09"),
        ("Q4 2025", "2025-10", "2025-12"),
        ("H2 2025", "2025-07", "2025-12"),
        ("early 2027", "2027-01", "2027-04"),
        ("mid-2026", "2026-05", "2026-08"),
        ("late 2027", "2027-09", "2027-12"),
        ("end-June 2026", "2026-06-30", "2026-06-30"),
        ("2025-10-15", "2025-10-15", "2025-10-15"),
        ("early in 2026", "2026-01", "2026-04"),
        ("Mid-2027", "2027-05", "2027-08"),
        ("First half of 2027", "2027-01", "2027-06"),
        ("Summer 2026", "2026-06", "2026-08"),
        ("in phases Jan-May 2026", "2026-01", "2026-05"),
        ("between January and May 2026", "2026-01", "2026-05"),
        ("between Q1 and Q3 of 2025", "2025-01", "2025-09"),
        ("the first quarter or second quarter of 2025", "2025-01", "2025-06"),
    ],
)
def test_an_absolute_date_needs_no_anchor(text: str, low: str, high: str) -> None:
    (found,) = moments_of(text, None)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("announced Wednesday", "2026-05-06", "2026-05-06"),
        ("late yesterday", "2026-05-06", "2026-05-06"),
        ("next month", "2026-06", "2026-06"),
        ("early next year", "2027-01", "2027-04"),
        ("by the end of this year", "2026-12", "2026-12"),
        ("on April 9", "2026-04-09", "2026-04-09"),
        ("in September", "2025-09", "2025-09"),
        ("by September", "2026-09", "2026-09"),
        ("told the exchange this morning", "2026-05-07", "2026-05-07"),
        ("by the end of the year", "2026-12", "2026-12"),
        ("by the middle of the year", "2026-05", "2026-08"),
        ("from the second quarter", "2026-04", "2026-06"),
        ("in the third calendar quarter", "2025-07", "2025-09"),
    ],
)
def test_a_relative_date_resolves_against_the_articles_day(text: str, low: str, high: str) -> None:
    (found,) = moments_of(text, "2026-05-07")
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["announced Wednesday", "late yesterday", "next month", "Oct. 15", "in September"])
def test_without_the_articles_day_nothing_is_guessed(text: str) -> None:
    (found,) = moments_of(text, None)
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(
    "text", ["it may now sell", "2,400 jobs", "2,000 GPUs", "$2025", "a 2026 MW site", "February 30, 2026"]
)
def test_what_looks_like_a_date_and_is_none_is_left_alone(text: str) -> None:
    assert [m for m in moments_of(text, None) if m.low and len(m.low) > 4] == []


def test_a_fiscal_year_is_that_of_the_party_named() -> None:
    (found,) = moments_of("fiscal 2027", None, lambda _: 6)
    assert (found.low, found.high) == ("2026-07", "2027-06")


@pytest.mark.parametrize("anchor", ["9999-12-31", "0001-01-01", "May 7, 2026", "2026-13-45", "20999", ""])
def test_an_anchor_that_is_no_date_of_our_time_anchors_nothing(anchor: str) -> None:
    for text in (
        "next month",
        "this year",
        "tomorrow",
        "Monday",
        "in September",
        "by year-end",
        "early next year",
        "on February 29",
    ):
        assert all(m.low is None or m.low[:4].isdigit() for m in moments_of(text, anchor))


def test_a_date_still_to_come_is_the_next_one() -> None:
    for text, anchor, day in (("in October", "2026-05-07", "2026-10"), ("on January 5", "2025-12-30", "2026-01-05")):
        (found,) = moments_of(text, anchor)
        assert forward(found, anchor).low == day


def test_a_day_that_a_year_does_not_have_stays_unresolved() -> None:
    (found,) = moments_of("on February 29", "2024-01-10")
    assert found.low is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("in the second half", "2026-07", "2026-12"),
        ("in the first quarter", "2027-01", "2027-03"),
        ("in the second quarter", "2026-04", "2026-06"),
    ],
)
def test_a_quarter_or_half_without_a_year_that_is_to_come_is_the_next_that_ends(text: str, low: str, high: str) -> None:
    (found,) = moments_of(text, "2026-05-07")
    ahead = forward(found, "2026-05-07")
    assert (ahead.low, ahead.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("three days ago", "2026-05-04", "2026-05-04"),
        ("Two weeks ago", "2026-04-20", "2026-04-26"),
        ("five months ago", "2025-12", "2025-12"),
        ("a month ago", "2026-04", "2026-04"),
    ],
)
def test_so_long_ago_is_the_day_the_week_or_the_month(text: str, low: str, high: str) -> None:
    (found,) = moments_of(text, "2026-05-07")
    assert (found.low, found.high) == (low, high)
    (unresolved,) = moments_of(text, None)
    assert (unresolved.low, unresolved.high) == (None, None)


def test_two_months_of_a_year_that_are_not_joined_are_two_dates() -> None:
    assert [m.low for m in moments_of("signed in January and May 2026", "2026-06-01")] == ["2026-01", "2026-05"]
