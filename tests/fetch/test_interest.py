"""The discovery filter, on labelled headlines."""

from __future__ import annotations

import json
from pathlib import Path

from claimtrack.catalog import Catalog
from claimtrack.fetch.interest import by_words, speaks_of_deals
from claimtrack.records.lead import Lead
from claimtrack.records.source import Source

TITLES = Path(__file__).parent / "titles.jsonl"


def source(**more: object) -> Source:
    return Source.model_validate(
        {"id": "a", "publisher": "A", "homepage": "https://a.example", "urls": ["https://a.example"], **more}
    )


def test_few_headlines_of_deals_are_lost_and_few_others_let_through(catalog: Catalog) -> None:
    entries = [json.loads(line) for line in TITLES.read_text(encoding="utf-8").splitlines()]
    taken = [(e["wanted"], speaks_of_deals(Lead("", e["title"], e["summary"]), catalog)) for e in entries]
    wanted = [t for w, t in taken if w]
    assert sum(wanted) / len(wanted) >= 0.95
    assert sum(t for w, t in taken if not w) / (len(taken) - len(wanted)) <= 0.15


def test_a_sources_own_keywords_take_the_place_of_the_filter(catalog: Catalog) -> None:
    filtered = by_words(catalog)
    lead = Lead("https://a.example/1", "Village fair draws a crowd")
    assert not filtered(lead, source())
    assert filtered(lead, source(keywords=["village"]))
    assert not filtered(Lead("", "Anthropic leases 100 MW"), source(keywords=["village"]))


def test_an_address_tells_what_a_title_would(catalog: Catalog) -> None:
    filtered = by_words(catalog)
    assert filtered(Lead("https://a.example/2026/anthropic-leases-300mw-data-center-from-fluidstack"), source())
    assert not filtered(Lead("https://a.example/2026/ten-best-headphones-for-running"), source())
    assert filtered(Lead("https://a.example/p/123"), source())
