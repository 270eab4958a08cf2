"""One nightly run at a time: a lock beside the store, that ends with the process that holds it."""

from __future__ import annotations

import hashlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from claimtrack import folders
from claimtrack.errors import LockedError, StoreError
from claimtrack.store import file_of


@contextmanager
def locked(db: str) -> Iterator[None]:
    """Hold the lock of a store. Raises `LockedError`, which names the holder, when another process does.

    Of a database of a server only runs of one user on one machine keep out of each other's way; others may run at once, which
    doubles nothing.

    The lock is the system's own (`flock`), so that a process that was killed holds nothing. Who holds it stands in a file
    beside it, only for people to read.
    """
    path = place_of(db)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, blocking=False)
        lock.acquire()
    except Timeout:
        raise LockedError(db, f"another nightly run is under way: {holder(db)}", "wait for it to end") from None
    except OSError as error:
        raise StoreError(db, f"cannot be locked ({error.strerror})", f"check the folder of {path}") from None
    told = path.with_suffix(".holder")
    try:
        with suppress(OSError):
            told.write_text(json.dumps(_ourselves()), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            told.unlink()
        lock.release()


def holder(db: str) -> str:
    """Who holds the lock of a store, as it said of itself."""
    try:
        told = json.loads(place_of(db).with_suffix(".holder").read_text(encoding="utf-8"))
        return f"process {told['process']} on {told['host']}, since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "a process that does not say who it is"


def is_held(db: str) -> bool:
    """Whether a process holds the lock of a store at this moment."""
    path = place_of(db)
    if not path.exists():
        return False
    try:
        with FileLock(path, blocking=False):
            return False
    except (Timeout, OSError):
        return True


def place_of(db: str) -> Path:
    """The lock file of a store: beside a file; for a database of a server, in the user's state folder."""
    file = file_of(db)
    if file is not None:
        return Path(f"{file.resolve()}.lock")
    return folders.state() / f"{hashlib.sha256(db.encode()).hexdigest()[:16]}.lock"


def _ourselves() -> dict[str, object]:
    since = datetime.now(UTC).replace(microsecond=0).isoformat()
    return {"process": os.getpid(), "host": socket.gethostname(), "since": since}
