"""Every public method of the store, against a database that is held, read-only, full, torn, foreign or gone: a clear word, nothing lost."""

from __future__ import annotations

import inspect
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, text

from claimtrack.errors import StoreBusyError, StoreError
from claimtrack.records import Decision, Judgement, Kind, Moved, News, RawDocument, Standing
from claimtrack.records.run import Run
from claimtrack.records.visit import Mark, Rules, SourceState, Visit, VisitOutcome
from claimtrack.store import Known, Store, open_store
from tests.store.test_store import ARTICLE, CLAIM, NOW, link, save

BODY = os.urandom(60_000)
VISIT = Visit("https://a.example/x", NOW, VisitOutcome.STORED)
DOCUMENT = RawDocument("https://a.example/x", BODY, "html", visit=VISIT)
JUDGEMENT = Judgement(Decision.REJECT, "why", "who", NOW, article="file:a.txt", quote="$15 billion")
PIECE = News("4f", Kind.CHANGE, NOW, ("a-b",), ("A", "B"), (), "w" * 20_000, Moved.NEW, "power_mw")
LONG = [replace(CLAIM, start=n, low=Decimal(n), sentence="s" * 300) for n in range(300)]
Call = Callable[[Store, Path], Any]

WRITING: dict[str, Call] = {
    "save": lambda s, _: s.save(
        replace(ARTICLE, identity="b", text="other " * 9000), lambda: LONG, link, NOW, "r", DOCUMENT
    ),
    "regroup": lambda s, _: s.regroup(lambda deal: f"{deal.id} and so on {os.urandom(2).hex()}"),
    "begin_run": lambda s, _: s.begin_run("ingest", NOW, "x" * 20_000, 1),
    "keep_run": lambda s, _: s.keep_run(Run(1, "ingest", NOW, "x", 1, ended="e" * 20_000)),
    "keep_news": lambda s, _: s.keep_news([replace(PIECE, id=os.urandom(8).hex()) for _ in range(3)]),
    "keep_delivery": lambda s, _: s.keep_delivery(os.urandom(8).hex(), 1, NOW, "w" * 20_000),
    "begin_deliveries": lambda s, _: s.begin_deliveries([os.urandom(8).hex() + "d" * 20_000]),
    "judge": lambda s, _: s.judge(replace(JUDGEMENT, reason="w" * 20_000)),
    "undo": lambda s, _: s.undo(1, "u" * 20_000, NOW),
    "keep_standings": lambda s, _: s.keep_standings([Standing("a-b", 1, 1, (), body=BODY.hex())], "key"),
    "withdraw": lambda s, _: s.withdraw("file:a.txt", "2026-11-21" + "0" * 20_000),
    "keep_visits": lambda s, _: s.keep_visits([replace(VISIT, address=f"https://a.example/{n}" + "y" * 500) for n in range(99)]),
    "keep_rules": lambda s, _: s.keep_rules(Rules("a.example", NOW, 200, "x" * 50_000)),
    "keep_source_state": lambda s, _: s.keep_source_state(SourceState("a", what="w" * 50_000)),
    "prune_raw": lambda s, _: s.prune_raw(0),
    "keep_mark": lambda s, _: s.keep_mark(Mark("m" * 20_000, 1)),
    "forget": lambda s, _: s.forget(["file:a.txt", "z" * 20_000], NOW),
    "remember": lambda s, _: s.remember(["forgotten"]),
}  # fmt: skip
READING: dict[str, Call] = {
    "named": lambda s, _: s.named("a"),
    "deals": lambda s, _: s.deals(),
    "deals_begun": lambda s, _: s.deals_begun("a"),
    "claims": lambda s, _: [s.claims(), s.claims(known=Known(NOW)), s.claims(known=Known("2027", as_read=True))],
    "moved_since": lambda s, _: s.moved_since("2026-01-01"),
    "last_run": lambda s, _: s.last_run(),
    "given": lambda s, _: s.given("file:a.txt", "a.txt", "0"),
    "first_run": lambda s, _: s.first_run(),
    "counts": lambda s, _: s.counts(),
    "runs": lambda s, _: s.runs(),
    "run": lambda s, _: s.run(1),
    "read_in": lambda s, _: s.read_in(Run(1, "ingest", "2026-01-01", "x", 1)),
    "told": lambda s, _: s.told(),
    "news_after": lambda s, _: s.news_after(0),
    "latest_news": lambda s, _: s.latest_news(9),
    "newest_news": lambda s, _: s.newest_news(),
    "delivered": lambda s, _: s.delivered("r"),
    "deals_of": lambda s, _: s.deals_of(["file:a.txt"]),
    "judged_deals": lambda s, _: s.judged_deals(JUDGEMENT),
    "judgements": lambda s, _: s.judgements(),
    "standings": lambda s, _: s.standings("key"),
    "unsettled": lambda s, _: s.unsettled("key"),
    "bodies": lambda s, _: list(s.bodies(["a-b"])),
    "visits": lambda s, _: s.visits(["https://a.example/x"]),
    "withdrawn_since": lambda s, _: s.withdrawn_since("2026-01-01"),
    "due": lambda s, _: s.due("a", "2030", 9),
    "rules_of": lambda s, _: s.rules_of("a.example"),
    "source_states": lambda s, _: s.source_states(),
    "kept_documents": lambda s, _: list(s.kept_documents()),
    "mark": lambda s, _: s.mark("m"),
    "forgotten": lambda s, _: s.forgotten(["forgotten"]),
    "health": lambda s, _: s.health(),
}
COPYING: dict[str, Call] = {
    "backup": lambda s, folder: s.backup(folder / f"copy-{os.urandom(4).hex()}.db"),
    "compact": lambda s, _: s.compact(),
}
EVERY = WRITING | READING | COPYING


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A store with something of each kind in it."""
    made = filled(place)
    yield made
    made.close()


def filled(place: str) -> Store:
    store = open_store(place)
    save(store)
    store.save(replace(ARTICLE, identity="c", text="third"), lambda: [CLAIM], link, NOW, "r", DOCUMENT)
    store.begin_run("nightly", NOW, "x", 1)
    store.keep_news([PIECE])
    store.judge(JUDGEMENT)
    store.keep_standings([Standing("a-b", 1, 1, (), body="{}")], "key")
    store.keep_rules(Rules("a.example", NOW, 200, "x"))
    store.keep_source_state(SourceState("a", due=NOW))
    store.keep_mark(Mark("m", 5))
    store.forget(["forgotten"], NOW)
    return store


def content(store: Store) -> list[object]:
    """Everything that a loss would show in."""
    kept = [(a.identity, d and d.body) for a, d in store.kept_documents()]
    return [store.counts(), store.claims(), store.deals(), store.judgements(), store.latest_news(9), kept, store.runs()]


def test_every_public_method_is_tried() -> None:
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert public - {"close"} == set(EVERY)


def test_each_works_on_a_store_that_is_well(store: Store, tmp_path: Path) -> None:
    for name, call in EVERY.items():
        if not (store.engine.dialect.name == "postgresql" and name == "backup"):
            call(store, tmp_path)


def test_each_that_writes_says_who_holds_the_store_and_each_that_reads_goes_on(
    store: Store, place: str, tmp_path: Path
) -> None:
    before = content(store)
    impatient = open_store(place, wait=0.02)
    with held(store):
        for name, call in WRITING.items():
            with pytest.raises(StoreBusyError, match="another process is writing"):
                call(impatient, tmp_path)
            assert name
        for call in READING.values():
            call(impatient, tmp_path)
    assert content(store) == before
    impatient.close()


def held(store: Store) -> Any:
    """The write lock of a store, held for as long as the block."""
    connection = store.engine.connect().execution_options(writing=True)
    connection.begin()
    return connection


def test_each_that_writes_says_that_it_may_not_and_each_that_reads_goes_on(
    store: Store, place: str, tmp_path: Path
) -> None:
    before = content(store)
    only_read = open_store(
        f"{place}&options=-c%20default_transaction_read_only%3Don"
        if "://" in place
        else f"sqlite:///file:{place}?mode=ro&uri=true"
    )
    for call in WRITING.values():
        with pytest.raises(StoreError, match="the store cannot be written"):
            call(only_read, tmp_path)
    for call in READING.values():
        call(only_read, tmp_path)
    only_read.close()
    assert content(store) == before


@pytest.mark.sqlite
def test_each_says_that_there_is_no_room_or_does_without(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    first = filled(str(whole))
    before = content(first)
    first.close()
    full = set()
    for name, call in EVERY.items():
        place = tmp_path / f"{name}.db"
        shutil.copy(whole, place)
        store = open_store(str(place))

        @event.listens_for(store.engine, "begin")
        def _full(connection: Any) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are already

        try:
            call(store, tmp_path)
        except StoreError as error:
            assert name in WRITING | COPYING
            assert "the disk is full" in str(error)  # noqa: PT017
            full.add(name)
            event.remove(store.engine, "begin", _full)
            assert content(store) == before
        assert store.health() == []
        store.close()
    assert full >= {"save", "keep_news", "begin_run", "judge", "keep_rules", "keep_standings", "keep_visits"}


@pytest.mark.sqlite
def test_a_disk_that_is_really_full_is_named_and_what_was_stored_stays(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(disk)], check=False, capture_output=True
    ).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        store = open_store(str(disk / "claimtrack.db"))
        saved: list[str] = []

        def fill() -> None:
            for number in range(400):
                article = replace(ARTICLE, identity=str(number), text=f"{number} " + "x" * 9000)
                saved.append(store.save(article, lambda: [CLAIM], link, NOW).outcome)

        with pytest.raises(StoreError, match="the disk is full"):
            fill()
        assert len(saved) > 5
        assert store.counts()["articles"] == len(saved)
        assert store.health() == []
        store.close()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.sqlite
def test_each_says_that_a_torn_store_is_torn_and_raises_nothing_else(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    filled(str(whole)).close()
    chance = random.Random(3)
    said: set[str] = set()
    for number in range(25):
        torn = tmp_path / f"{number}.db"
        shutil.copy(whole, torn)
        pages = torn.stat().st_size // 4096
        with torn.open("r+b") as file:
            for page in chance.sample(range(1, pages), pages // 3):
                file.seek(page * 4096 + chance.choice([0, 0, 100, 3000]))
                file.write(chance.randbytes(900))
        try:
            store = open_store(str(torn))
        except StoreError as error:
            said.add(error.what)
            continue
        for name in chance.sample(sorted(EVERY), len(EVERY)):
            try:
                EVERY[name](store, tmp_path)
            except StoreError as error:
                said.add(error.what)
        store.close()
    assert "not a readable database" in said


def test_each_says_that_a_table_is_gone(store: Store, tmp_path: Path) -> None:
    with store.engine.begin() as connection:
        for name in ("claim", "article", "run", "news", "visit", "judgement", "standing"):
            connection.execute(text(f"ALTER TABLE {name} RENAME TO {name}_gone"))
    said = set()
    for call in (WRITING | READING).values():
        try:
            call(store, tmp_path)
        except StoreError as error:
            said.add(error.what)
    assert said == {"a part of the store is missing"}


@pytest.mark.sqlite
def test_a_schema_of_another_programs_numbering_is_no_newer_claimtrack(tmp_path: Path) -> None:
    own = str(tmp_path / "own.db")
    with sqlite3.connect(own) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num)")
        raw.execute("INSERT INTO alembic_version VALUES ('9f2c1ab3de45')")
    raw.close()
    with pytest.raises(StoreError, match="another program's database"):
        open_store(own)


def test_a_server_that_goes_away_or_is_anothers_is_named(store: Store, place: str, tmp_path: Path) -> None:
    if "://" not in place:
        pytest.skip("about a server")
    admin = create_engine(store.engine.url, isolation_level="AUTOCOMMIT")
    before = content(store)
    kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

    def killed(*_: object) -> tuple[list[Any], list[Any]]:
        with admin.connect() as connection:
            connection.execute(text(kill))
        return [CLAIM], []

    with pytest.raises(StoreError, match=r"terminat|closed|lost|server"):
        store.save(replace(ARTICLE, identity="d"), lambda: [CLAIM], killed, NOW)
    assert content(store) == before
    with admin.connect() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(StoreError, match="another program's database"):
        open_store(place)
    admin.dispose()
    assert WRITING["judge"](store, tmp_path)  # who holds it open already goes on
