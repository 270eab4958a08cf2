"""What the tests share: the bundled catalog, a way to run the command line, and a web on loopback."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

from claimtrack.catalog import Catalog, load
from claimtrack.cli import main
from tests import postgres as postgres_tests

settings.register_profile("ours", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("ours")


LONG = (
    "test_nights_killed",
    "test_thirty_nights",
    "costs_only_itself",
    "the_run_ends_says",
    "test_two_at_once",
    "test_report.py",
)
"""Parts of the names of tests that take longest."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each worker begin with a long test, so that none waits for one at the end."""
    long = sorted((i for i in items if any(name in i.nodeid for name in LONG)), key=lambda i: i.nodeid)
    rest = [i for i in items if i not in set(long)]
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    share = -(-len(items) // workers)
    items[:] = []
    for worker in range(workers):
        mine = long[worker::workers]
        items += mine + rest[: share - len(mine)]
        del rest[: share - len(mine)]
    items += rest


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The bundled catalog."""
    return load()


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_tests.Server | None]:
    """A PostgreSQL, where the tests are to run on one."""
    if not postgres_tests.WANTED:
        yield None
        return
    with postgres_tests.server() as found:
        yield found


@pytest.fixture
def place(postgres: postgres_tests.Server | None, tmp_path: Path) -> str:
    """Where the store of a test is: a file in its folder, or a database of its own."""
    return postgres.database() if postgres else str(tmp_path / "claimtrack.db")


@pytest.fixture(autouse=True)
def _fits_the_store(request: pytest.FixtureRequest) -> None:
    """Leave out what is about SQLite's own files where the store is another."""
    if postgres_tests.WANTED and request.node.get_closest_marker("sqlite"):
        pytest.skip("about SQLite's own files")


@pytest.fixture
def run(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run claimtrack in an empty folder of its own, as a user would."""
    monkeypatch.chdir(tmp_path)
    for name in ("DB", "CATALOG", "TIMEOUT", "SOURCES", "DEBUG"):
        monkeypatch.delenv(f"CLAIMTRACK_{name}", raising=False)
    if "://" in place:
        monkeypatch.setenv("CLAIMTRACK_DB", place)
    monkeypatch.setenv("CLAIMTRACK_RATE", "1000")  # manners towards ourselves cost a second a page
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def command(*args: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["claimtrack", *map(str, args)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return command


Answer = Callable[[BaseHTTPRequestHandler], None]


class Web:
    """A real HTTP server on loopback; `pages` maps a path to what it answers."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.posted: list[tuple[str, bytes]] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.asked.append(self.path)
                answer = web.pages.get(self.path)
                if answer is None:
                    self.send_error(404)
                else:
                    with contextlib.suppress(ConnectionError):  # who asked has heard enough
                        answer(self)

            def do_POST(self) -> None:
                web.posted.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_args: object) -> None:
                """Keep the test's output clean."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.1,), daemon=True).start()

    def serve(
        self, path: str, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> str:
        """Answer a path with a body; gives the address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Content-Type", kind)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = answer
        return self.url + path


@pytest.fixture
def web() -> Iterator[Web]:
    """A web of one server."""
    site = Web()
    yield site
    site.server.shutdown()
    site.server.server_close()


STORY = (
    "Initech rents computing from Hooli Cloud\n\n"
    "Anthropic has signed a five-year contract with CoreWeave worth $12 billion, the companies said on Tuesday. "
    "CoreWeave will supply 100 MW of capacity in Plano, Texas, with 40,000 Nvidia GB300 GPUs from early 2027.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small article about one deal, in a file."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path
