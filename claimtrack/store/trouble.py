"""A database's own errors, as one line that names the store and the way out."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from claimtrack.errors import StoreBusyError, StoreError

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, AssertionError, zlib.error)
"""What broken rows do to who reads them."""
BUSY = re.compile(r"locked|busy|lock timeout|deadlock detected")
KNOWN = (
    (
        re.compile(r"read-?only|permission denied"),
        "the store cannot be written",
        "check the permissions of the file and its folder, or choose another with --db",
    ),
    (
        re.compile(r"\bis full\b|no space left|disk full"),
        "the disk is full",
        "make room and run again; what was stored before stays",
    ),
    (
        re.compile(r"unable to open"),
        "the store cannot be opened",
        "check that the folder exists and may be written, or choose another with --db",
    ),
    (
        re.compile(r"not a database|malformed|corrupt|could not decode|invalid page|could not read block"),
        "not a readable database",
        "restore it from a backup, or choose another with --db",
    ),
    (
        re.compile(r"disk i/o error"),
        "the disk does not answer",
        "check the disk; claimtrack doctor says whether the store is whole",
    ),
    (
        re.compile(r"(?:database|role) .* does not exist"),
        "there is no such database or user on that server",
        "make it (createdb, createuser), or mend --db",
    ),
    (
        re.compile(r"no such (?:table|column)|does not exist"),
        "a part of the store is missing",
        "restore it from a backup, or choose another with --db",
    ),
)
"""Words of SQLite's and PostgreSQL's messages, what happened, and what to do."""


@contextmanager
def told(name: str, *, reading: bool = False) -> Iterator[None]:
    """Turn what a database raises into `StoreError` or `StoreBusyError`; with `reading`, what broken rows raise as well."""
    try:
        yield
    except DBAPIError as error:
        raise _of(name, str(error.orig or error)) from None
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _of(name, str(error)) from None
    except (PermissionError, NotADirectoryError, IsADirectoryError, FileExistsError) as error:
        raise StoreError(name, f"cannot be opened ({error.strerror})", "choose another with --db") from None
    except UNREADABLE as error:
        if not reading or isinstance(error, UnicodeEncodeError):
            raise
        raise StoreError(
            name, f"holds what cannot be read ({type(error).__name__})", "restore it from a backup"
        ) from error


def _of(name: str, words: str) -> StoreError:
    lower = words.lower()
    if BUSY.search(lower):
        return StoreBusyError(name, "another process is writing to the store", "wait for it to end and run again")
    for pattern, what, remedy in KNOWN:
        if pattern.search(lower):
            return StoreError(name, what, remedy)
    server = "check that the server runs and takes this user"
    remedy = server if "://" in name else "claimtrack doctor says whether the store is whole"
    return StoreError(name, lower.strip().partition("\n")[0] or "the database gave no reason", remedy)
