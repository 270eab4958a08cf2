"""A real PostgreSQL for the tests: initialised and started in a folder of its own, gone when they end."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WANTED = os.environ.get("CLAIMTRACK_TEST_STORE") == "postgres"
"""Whether the tests run on PostgreSQL, in place of SQLite."""


def tool(name: str) -> str | None:
    """A program of PostgreSQL's, which Debian keeps off the path."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(places[-1]) if places else None)


class Server:
    """One server on a socket in its own folder; `database` makes a new one, with claimtrack's tables in it already."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = itertools.count()
        self.template = self._url("claim_template")
        self._sql("CREATE DATABASE claim_template")
        from claimtrack.store import open_store

        open_store(self.template).close()

    def database(self) -> str:
        """The URL of a fresh store."""
        name = f"claim_{next(self.numbers)}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE claim_template")
        return self._url(name)

    def _url(self, name: str) -> str:
        return f"postgresql://claim@/{name}?host={self.folder}"

    def _sql(self, words: str) -> None:
        import psycopg

        with psycopg.connect(f"host={self.folder} user=claim dbname=postgres", autocommit=True) as connection:
            connection.execute(words)


@contextmanager
def server() -> Iterator[Server]:
    """A server for as long as the block. PostgreSQL does not run as root: then it is the user postgres who runs it."""
    initdb, control = tool("initdb"), tool("pg_ctl")
    assert initdb and control, "PostgreSQL is not on this machine"
    folder = Path(tempfile.mkdtemp(prefix="ctpg"))
    as_user = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    folder.chmod(0o755)
    data = folder / "data"

    def call(*words: str) -> None:
        subprocess.run(words, check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_user)  # type: ignore[call-overload]

    call(initdb, "-D", str(data), "-A", "trust", "-U", "claim", "--no-sync")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off -c max_connections=50"
    call(control, "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield Server(folder)
    finally:
        with suppress(subprocess.CalledProcessError):
            call(control, "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
