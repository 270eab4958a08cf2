"""Opening a database: pragmas, who made it, and its schema brought up to date."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlmodel import SQLModel

from claimtrack.errors import StoreError
from claimtrack.masking import masked
from claimtrack.store import tables  # noqa: F401 - so that the tables are known
from claimtrack.store.trouble import told

HEAD = "0012"
"""The newest migration; a test holds it to the folder `migrations/versions`."""
MAGIC = 0x636C6D74
"""SQLite's application_id of a claimtrack store: `clmt`."""
WAIT_SECONDS = 20


def file_of(place: str) -> Path | None:
    """The file of a store that is one: of a path, or of a URL of SQLite; None for a database of a server or in memory."""
    if "://" not in place:
        return Path(place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        return None
    named = url.get_backend_name() == "sqlite" and url.database
    if not named or named == ":memory:":
        return None
    return Path(named.removeprefix("file:").partition("?")[0])


def connect(place: str, wait: float = WAIT_SECONDS) -> Engine:
    """The engine of a store, its schema made or brought up to date.

    `place` is a path of a SQLite file, or a database URL. Raises `StoreError` when the database cannot be opened, is
    corrupt, is somebody else's or was made by a newer claimtrack; `StoreBusyError` when another process holds it.
    """
    name = shown(place)
    with told(name):
        try:
            url = make_url(place if "://" in place else f"sqlite:///{place}")
            if url.get_backend_name() == "sqlite":
                if url.database and not url.database.startswith("file:"):
                    Path(url.database).resolve().parent.mkdir(parents=True, exist_ok=True)
                engine = create_engine(url, connect_args={"timeout": wait})
                _as_we_like_it(engine)
            else:
                engine = create_engine(_driven(url), pool_pre_ping=True)
                _one_writer(engine, wait)
        except ValueError:
            raise StoreError(name, "is no address of a database", "give the path of a file") from None
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise StoreError(name, f"no such kind of database ({error})", "give the path of a file") from None
        _check(engine, name)
    return engine


def shown(place: str) -> str:
    """A database's name for messages, without its password."""
    return masked(place)


def _driven(url: URL) -> URL:
    """The URL with the driver that claimtrack is tested with, where it names none."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgresql", "postgres"} else url


def _one_writer(engine: Engine, wait: float) -> None:
    """Writers wait for one another, as in SQLite: so two machines that ingest at once double nothing."""
    if engine.dialect.name != "postgresql":
        return

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {max(1, int(wait * 1000))}")
        connection.commit()

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MAGIC})")


def copy(engine: Engine, name: str, file: Path) -> None:
    """Copy a SQLite store to a file that is not there yet. Raises `StoreError`."""
    if engine.dialect.name != "sqlite":
        raise StoreError(name, "is copied by its own server", "use pg_dump")
    if file.exists():
        raise StoreError(str(file), "is there already", "name another file")
    with engine.connect() as connection:
        _raw(connection).execute("VACUUM INTO ?", (str(file),))


def compact(engine: Engine) -> tuple[int, int]:
    """Give back the room of what is gone; the size of a SQLite store before and after, in bytes."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return 0, 0
    path = Path(engine.url.database)
    before = path.stat().st_size
    with engine.connect() as connection:
        raw = _raw(connection)
        raw.execute(
            "INSERT INTO claim_search(claim_search) VALUES ('rebuild')"
        )  # so that no word of what is gone stays
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, path.stat().st_size


def _raw(connection: Any) -> sqlite3.Connection:
    """The connection itself, outside of any transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def _as_we_like_it(engine: Engine) -> None:
    """SQLite as a store of record: foreign keys on, write-ahead log, every commit on disk; transactions are ours."""

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def _check(engine: Engine, name: str) -> None:
    """Refuse a foreign or newer database; bring an older or empty one up to date."""
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        version = _version(connection)
        if version == HEAD:
            return
        tables = _tables(connection)
        if version is None and (tables if sqlite else tables & set(SQLModel.metadata.tables)):
            raise StoreError(name, "this is another program's database", "choose another with --db")
        if version is not None and not re.fullmatch(r"\d{4}", version):
            raise StoreError(name, f"this is another program's database (schema {version})", "choose another with --db")
        if version is not None and version > HEAD:
            raise StoreError(
                name, f"made by a newer claimtrack (schema {version}, this one knows {HEAD})", "upgrade claimtrack"
            )
    if sqlite:
        with engine.connect() as connection:
            _raw(connection).execute("PRAGMA journal_mode=WAL")
        if version is not None and engine.url.database:
            before = Path(f"{engine.url.database}.before-{HEAD}")
            before.unlink(missing_ok=True)
            copy(engine, name, before)
    _upgrade(engine)


def _version(connection: Any) -> str | None:
    if "alembic_version" not in _tables(connection):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def _tables(connection: Any) -> set[str]:
    from sqlalchemy import inspect

    return set(inspect(connection).get_table_names())


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if _version(connection) == HEAD:
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={MAGIC}")
