"""The store: nothing doubled, nothing lost, and a clear word when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect
from sqlmodel import SQLModel

from claimtrack.catalog import Catalog
from claimtrack.errors import StoreBusyError, StoreError
from claimtrack.pipeline.again import reextract
from claimtrack.records import Article, Claim, Deal, Field, KnownDeals, Qualifier
from claimtrack.store import Known, Store, file_of, open_store
from claimtrack.store.engine import HEAD, shown
from claimtrack.store.rows import claim_of, claim_values

NOW = "2026-05-07T00:00:00+00:00"
ARTICLE = Article(
    address="a.txt",
    identity="file:a.txt",
    text="$15 billion",
    publisher="P",
    published="2026-05-07",
    credits=("Wired",),
)
CLAIM = Claim(
    article="a.txt", field=Field.PRICE_TOTAL, low=Decimal(15000000000), high=None, unit="USD", qualifier=Qualifier.OVER,
    quote="$15 billion", start=0, end=11, sentence="$15 billion", published="2026-05-07",
)  # fmt: skip


@pytest.fixture
def store(place: str) -> Store:
    return open_store(place)


def link(claims: Sequence[Claim], _known: KnownDeals) -> tuple[list[Claim], list[Deal]]:
    return [replace(c, deal="a-b") for c in claims], [Deal("a-b", ("A",), ("B",))]


def save(store: Store, article: Article = ARTICLE, claims: Sequence[Claim] = (CLAIM,), reader: str = "") -> str:
    return store.save(article, lambda: claims, link, NOW, reader).outcome


def test_an_article_saved_twice_is_there_once(store: Store) -> None:
    assert [save(store), save(store)] == ["new", "unchanged"]
    assert store.counts() == {"articles": 1, "revisions": 1, "claims": 1, "deals": 1}


def test_a_changed_text_is_a_new_revision_and_the_old_one_stays(store: Store) -> None:
    save(store)
    changed = replace(ARTICLE, text="$16 billion")
    assert save(store, changed, [replace(CLAIM, low=Decimal(16), quote="$16 billion")]) == "changed"
    assert store.counts()["revisions"] == 2
    assert store.counts()["claims"] == 2
    assert [c.low for c, _ in store.claims(["a-b"])] == [Decimal(16)]


def test_a_date_that_is_given_later_is_kept_and_the_claims_are_read_again(store: Store) -> None:
    save(store, replace(ARTICLE, published=None), [])
    assert save(store) == "changed"
    ((claim, article),) = store.claims()
    assert (claim.published, article.published) == ("2026-05-07", "2026-05-07")
    assert store.counts()["revisions"] == 1


def test_a_stored_text_is_read_again_when_its_reader_has_changed(store: Store) -> None:
    store.save(ARTICLE, lambda: [CLAIM], link, NOW, "rules-1")
    better = replace(CLAIM, low=Decimal(1))
    assert store.save(ARTICLE, lambda: [better], link, NOW, "rules-2").outcome == "unchanged"
    assert [c.low for c, _ in store.claims()] == [Decimal(1)]
    assert store.counts()["claims"] == 1


def test_a_text_that_comes_back_is_current_again_and_not_doubled(store: Store) -> None:
    save(store)
    save(store, replace(ARTICLE, text="$16 billion"), [])
    assert save(store) == "changed"
    assert store.counts()["revisions"] == 2
    assert [c.low for c, _ in store.claims(["a-b"])] == [CLAIM.low]


def test_what_is_read_back_is_what_was_saved(store: Store) -> None:
    save(store)
    ((claim, article),) = store.claims()
    assert claim == replace(CLAIM, deal="a-b")
    assert article == ARTICLE


@settings(deadline=None)
@given(low=st.decimals(allow_nan=False, allow_infinity=False, places=4), half=st.decimals(0, 1, places=9))
def test_no_digit_of_a_figure_is_lost_in_a_row(low: Decimal, half: Decimal) -> None:
    claim = replace(CLAIM, low=low, half=half)
    assert claim_of(SimpleNamespace(**claim_values(claim, 1)), "2026-05-07", ARTICLE) == claim


def test_an_article_whose_claims_fail_to_link_leaves_nothing_behind(store: Store) -> None:
    def broken(_claims: Sequence[Claim], _known: KnownDeals) -> tuple[list[Claim], list[Deal]]:
        msg = "no"
        raise ArithmeticError(msg)

    with pytest.raises(ArithmeticError):
        store.save(ARTICLE, lambda: [CLAIM], broken, NOW)
    assert store.counts() == {"articles": 0, "revisions": 0, "claims": 0, "deals": 0}


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    found = inspect(store.engine)
    for name, table in SQLModel.metadata.tables.items():
        assert {c["name"] for c in found.get_columns(name)} == {c.name for c in table.columns}
        indexes = [i for i in found.get_indexes(name) if not i.get("duplicates_constraint")]
        assert {tuple(i["column_names"]) for i in indexes} == {tuple(c.name for c in i.columns) for i in table.indexes}


def test_the_newest_migration_is_the_one_that_the_code_asks_for() -> None:
    from claimtrack.store.migrations import versions

    steps = sorted(p.name for p in Path(versions.__path__[0]).glob("[0-9]*.py"))
    assert steps[-1].startswith(HEAD)


@pytest.mark.sqlite
def test_sqlite_is_set_to_lose_nothing(store: Store) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_a_corrupt_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(StoreError, match=r"store\.db: not a readable database; restore"):
        open_store(str(path))


def test_a_file_torn_in_the_middle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(str(path))
    save(store)
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match=r"store\.db"):
        open_store(str(path)).claims()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (id INTEGER)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's database"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer claimtrack"):
        open_store(str(path))


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(str(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(str(path)).close()
    path.chmod(stat.S_IRUSR)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StoreError, match="cannot be written"):
        save(open_store(str(path)))


def test_a_file_that_sqlite_may_only_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    store = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(StoreError, match="cannot be written; check the permissions"):
        save(store)
    assert store.counts()["articles"] == 0


def test_a_store_held_by_another_process_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(str(path), wait=0.1)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusyError, match="another process is writing"):
        save(store)
    holder.execute("ROLLBACK")
    holder.close()
    assert save(store) == "new"


def test_a_kind_of_database_that_is_not_installed_is_named() -> None:
    with pytest.raises(StoreError, match="no such kind of database"):
        open_store("nosuch://host/name")


def test_a_password_never_stands_in_a_message() -> None:
    assert "secret" not in shown("postgresql://me:secret@host/db")


def test_two_processes_ingest_at_once_and_nothing_is_doubled(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text(
            f"Meta signed deal number {number} with CoreWeave, a {number + 2}-year contract worth ${number + 10} billion.\n"
        )
    command = [sys.executable, "-m", "claimtrack", "ingest", str(folder), "--db", str(tmp_path / "store.db")]
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    counts = open_store(str(tmp_path / "store.db")).counts()
    assert counts["articles"] == counts["revisions"] == 12
    assert sum(int(line.split()[0]) for line in told) == 12


def test_what_a_text_was_read_as_before_stays_and_can_be_asked_for(store: Store) -> None:
    save(store, reader="old")
    later = NOW.replace("2026", "2027")
    store.save(ARTICLE, lambda: [replace(CLAIM, low=Decimal(7))], link, later, "new")
    assert [c.low for c, _ in store.claims()] == [Decimal(7)]
    assert store.counts()["claims"] == 1
    assert [c.low for c, _ in store.claims(known=Known(later, as_read=True))] == [CLAIM.low]
    assert [c.low for c, _ in store.claims(known=Known(later))] == [Decimal(7)]


def test_a_text_read_anew_to_the_same_claims_keeps_them(store: Store) -> None:
    save(store, reader="old")
    save(store, reader="new")
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM claim").scalar() == 1


@pytest.mark.parametrize("schema", ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010"])
def test_a_store_of_every_older_schema_is_brought_up_to_date(tmp_path: Path, schema: str) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    from claimtrack.store import engine

    path = tmp_path / "store.db"
    config = Config()
    config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
    with create_engine(f"sqlite:///{path}").connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
        connection.exec_driver_sql(
            "INSERT INTO article (id, identity, current, first_seen, last_seen) VALUES (1, 'a', 1, '', '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO revision (id, article_id, digest, address, text, authors, credits, seen, reader) "
            "VALUES (1, 1, 'd', 'a.txt', 't', '[]', '[]', '2026-01-01', '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO deal (id, buyer, seller, figures) VALUES ('a-b', '[\"A\"]', '[\"B\"]', '[]')"
        )
        connection.exec_driver_sql(
            "INSERT INTO claim (revision_id, deal_id, field, unit, qualifier, status, subject, quote, start, end, sentence, confidence, "
            "extractor) VALUES (1, 'a-b', 'power_mw', 'MW', 'exact', 'asserted', 'deal', '5 MW', 0, 4, '5 MW', 1.0, 'x')"
        )
    found = open_store(str(path))
    assert [c.quote for c, _ in found.claims(["a-b"])] == ["5 MW"]
    assert found.moved_since("2025-12-31") == ["a-b"]
    assert [d.pair for d in found.deals()] == [""]
    found.regroup(lambda deal: "|".join((*deal.buyer, *deal.seller)))
    assert [d.pair for d in found.deals()] == ["A|B"]
    found.close()


def test_reading_stored_articles_again_leaves_what_is_known_of_their_places(place: str, catalog: Catalog) -> None:
    store = open_store(place)
    store.save(replace(ARTICLE, url="https://a.test/x", identity="https://a.test/x"), lambda: [CLAIM], link, NOW, "old")
    store.withdraw("https://a.test/x", NOW)
    (before,) = store.withdrawn_since("2000-01-01")
    reextract(store, catalog, now=lambda: "2027-01-01T00:00:00+00:00")
    (after,) = store.withdrawn_since("2000-01-01")
    assert after.withdrawn == before.withdrawn


def test_an_article_of_which_nothing_is_left_was_read_otherwise(place: str) -> None:
    store = open_store(place)
    store.save(ARTICLE, lambda: [CLAIM], link, NOW, "old")
    saved = store.save(ARTICLE, list, link, NOW, "new", met=False)
    assert (saved.claims, saved.otherwise) == (0, True)


def test_a_store_is_the_same_file_under_its_path_and_its_url(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    assert file_of(f"sqlite:///{path}") == file_of(str(path)) == path
    assert file_of("postgresql://host/db") is None
    assert file_of("sqlite://") is None
    with pytest.raises(StoreError, match="no store here"):
        open_store(f"sqlite:///{path}", make=False)
    assert not path.exists()
