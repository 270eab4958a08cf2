"""How deals stand is kept, and worked out anew exactly where something of it changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack.catalog import Catalog
from claimtrack.errors import StoreError
from claimtrack.pipeline import intake, settling, telling
from claimtrack.reconcile import changed, reconcile
from claimtrack.records import Deal, DealReport, Decision, Judgement, RawDocument, Severity
from claimtrack.store import Store, open_store

NOW = "2026-05-07T10:00:00+00:00"
PAIRS = (("Anthropic", "CoreWeave"), ("OpenAI", "Oracle"), ("Meta", "Nebius"))


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A store with an article about each pair."""
    kept = open_store(place)
    yield kept
    kept.close()


def article(buyer: str, seller: str, billions: int, name: str = "a") -> RawDocument:
    voice = "Reuters" if name == "a" else "Bloomberg"
    text = f"{buyer} signed a contract with {seller} worth ${billions} billion for 100 MW of capacity, {voice} said."
    return RawDocument(f"{buyer}-{name}.txt", text.encode(), "text")


def ingest(store: Store, catalog: Catalog, documents: Iterable[RawDocument]) -> None:
    intake.ingest(documents, store, catalog, now=lambda: NOW)


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The deals that are reconciled from now on."""
    seen: list[str] = []

    def watched(deal: Deal, *rest: Any) -> DealReport:
        seen.append(deal.id)
        return reconcile(deal, *rest)

    monkeypatch.setattr(telling, "reconcile", watched)
    return seen


def test_only_the_deals_that_a_night_touched_are_worked_out_again(
    store: Store, catalog: Catalog, worked_out: list[str]
) -> None:
    ingest(store, catalog, [article(*pair, 10) for pair in PAIRS])
    assert sorted(worked_out) == ["anthropic-coreweave", "meta-nebius", "openai-oracle"]
    worked_out.clear()
    ingest(store, catalog, [article(*PAIRS[0], 10), article(*PAIRS[1], 12, "b")])
    assert worked_out == ["openai-oracle"]
    worked_out.clear()
    settling.standings(store)
    assert not worked_out


def test_what_is_kept_is_what_would_be_worked_out(store: Store, catalog: Catalog) -> None:
    ingest(store, catalog, [article(*pair, 10) for pair in PAIRS])
    ingest(store, catalog, [article(*PAIRS[0], 14, "b")])
    kept = settling.standings(store)
    fresh = telling.reports(store)
    assert [s.deal for s in kept] == [r.deal.id for r in fresh]
    assert [json.loads(b) for b in settling.bodies(store, kept)] == [
        json.loads(settling.standing(r).body) for r in fresh
    ]
    assert kept[0].severity is Severity.HIGH


def test_a_decision_unsettles_the_deals_that_it_is_about(store: Store, catalog: Catalog, worked_out: list[str]) -> None:
    ingest(store, catalog, [article(*pair, 10) for pair in PAIRS])
    identity = next(a.identity for c, a in store.claims(["meta-nebius"]))
    worked_out.clear()
    store.judge(Judgement(Decision.REJECT, "no", "ann", NOW, article=identity, quote="$10 billion"))
    settling.standings(store)
    assert worked_out == ["meta-nebius"]
    worked_out.clear()
    store.judge(Judgement(Decision.MERGE, "one", "ann", NOW, deal="meta-nebius", into="openai-oracle"))
    assert {s.deal for s in settling.standings(store)} == {"openai-oracle", "anthropic-coreweave"}
    ingest(store, catalog, [article(*PAIRS[2], 77, "b")])
    shown = next(s for s in settling.standings(store) if s.deal == "openai-oracle")
    assert "$77 billion" in next(settling.bodies(store, [shown]))


def test_other_thresholds_are_another_state(store: Store, catalog: Catalog, worked_out: list[str]) -> None:
    ingest(store, catalog, [article(*PAIRS[0], 10)])
    worked_out.clear()
    settling.standings(store, changed({"about": 0.2}))
    assert worked_out == ["anthropic-coreweave"]


def test_where_some_standings_cannot_be_kept_the_kept_ones_are_given_too(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(str(tmp_path / "store.db"))
    ingest(store, catalog, [article(*pair, 10) for pair in PAIRS])
    with store.engine.execution_options(writing=True).begin() as connection:
        connection.exec_driver_sql("DELETE FROM standing WHERE deal_id = 'meta-nebius'")

    def busy(*_: object) -> None:
        raise StoreError(store.name, "is busy", "wait")

    monkeypatch.setattr(store, "keep_standings", busy)
    told = [json.loads(body)["deal"] for body in settling.bodies(store, settling.standings(store))]
    assert sorted(told) == ["anthropic-coreweave", "meta-nebius", "openai-oracle"]


def test_a_store_that_may_only_be_read_is_read_all_the_same(tmp_path: Path, catalog: Catalog) -> None:
    path = tmp_path / "store.db"
    made = open_store(str(path))
    ingest(made, catalog, [article(*PAIRS[0], 10)])
    with made.engine.execution_options(writing=True).begin() as connection:
        connection.exec_driver_sql("DELETE FROM standing")
        connection.commit()
    made.close()
    read = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    (found,) = settling.standings(read)
    assert "$10 billion" in next(settling.bodies(read, [found]))
    read.close()
