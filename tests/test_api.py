"""claimtrack as a library: the examples of the docs give what they say."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from claimtrack import api
from claimtrack.errors import UnreadableError, UsageError
from tests.conftest import STORY

DOCS = Path(__file__).parents[1] / "docs"


def test_the_examples_of_the_docs_give_what_they_say() -> None:
    found = doctest.testfile(str(DOCS / "library.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert found.attempted > 12
    assert found.failed == 0


def test_claims_are_reconciled_without_a_store() -> None:
    claims = [
        *api.extract(STORY, url="https://a.example/1"),
        *api.extract(STORY.replace("$12", "$15"), url="https://b.example/1"),
    ]
    [report] = api.reconcile(claims)
    assert report.fields[0].field == "price_total"
    assert [p.figure for p in report.fields[0].positions] == ["$15 billion", "$12 billion"]
    assert api.reconcile(claims, "no-such-deal") == []


def test_a_page_is_read_as_a_page() -> None:
    page = f"<html><head><title>Anthropic signs compute deal</title></head><body><article><p>{STORY}</p></article></body></html>"
    for form in (page, page.encode()):
        assert "$12 billion" in {c.quote for c in api.extract(form)}


def test_what_cannot_be_is_said() -> None:
    with pytest.raises(UsageError, match="is no field"):
        api.compare("$1", "$2", "prize")
    with pytest.raises(UnreadableError):
        api.extract(b"")
