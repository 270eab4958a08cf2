"""Two processes that ingest the same articles into one store at once: on PostgreSQL as two machines would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from claimtrack.store import open_store
from tests.torture.test_kills import words

COUNT = 9


def test_nothing_is_doubled_and_nothing_lost(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number}.txt").write_text(words(number))
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRACK")}

    def started(db: str) -> subprocess.Popen[bytes]:
        call = [sys.executable, "-m", "claimtrack", "ingest", str(folder), "--db", db, "-q"]
        return subprocess.Popen(call, cwd=tmp_path, env=environment, stderr=subprocess.PIPE)

    both = [started(place), started(place)]
    for process in both:
        assert process.wait(100) == 0, process.stderr.read() if process.stderr else ""
    assert started(str(tmp_path / "alone.db")).wait(100) == 0
    found, alone = open_store(place), open_store(str(tmp_path / "alone.db"))
    assert found.counts()["articles"] == COUNT
    assert found.counts()["claims"] == alone.counts()["claims"]
    assert {(c.quote, c.start, c.deal) for c, _ in found.claims()} == {
        (c.quote, c.start, c.deal) for c, _ in alone.claims()
    }
    found.close()
    alone.close()
