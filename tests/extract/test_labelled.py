"""A floor under accuracy: what one change won, the next may not lose."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.catalog import Catalog
from tests.extract.labelled import DATES, NUMERIC, Score, score

LABELLED = Path(__file__).parent.parent / "labelled"


@pytest.fixture(scope="module")
def scored(catalog: Catalog) -> Score:
    return score(LABELLED, catalog, every=2)  # which takes half the time, and says as much


def test_figures_are_read_no_worse_than_before(scored: Score) -> None:
    # .922 before weights learned from 196 more articles, by which blind ones gain
    assert scored.precision(NUMERIC) >= 0.9215
    assert scored.recall(NUMERIC) >= 0.893


def test_dates_are_read_no_worse_than_before(scored: Score) -> None:
    assert scored.precision(DATES) >= 0.836  # .84 before them
    assert scored.recall(DATES) >= 0.772


def test_figures_are_given_to_their_deal_no_worse_than_before(scored: Score) -> None:
    assert scored.deal_right() >= 0.819


def test_distractors_are_taken_for_claims_no_more_often_than_before(scored: Score) -> None:
    # .062 before those weights, with which 373 blind articles have fewer taken than before
    assert scored.taken / scored.distractors <= 0.065
