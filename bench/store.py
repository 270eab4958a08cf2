"""A store of many claims: the full diff, one deal, and one night's work, each in a process of its own.

    python bench/store.py [CLAIMS ...]        # 10000 100000 1000000

The claims are made up in the shape of real ones: 50 a deal, 8 an article, several wordings of one figure, now and then
another figure. Memory is the peak of the process. The floor is what `claimtrack --version` takes to start.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from claimtrack.extract.statement import statement
from claimtrack.records import Claim, Field
from claimtrack.store import Store, open_store
from claimtrack.store.rows import claim_values
from claimtrack.store.tables import ArticleRow, ClaimRow, DealRow, RevisionRow

A_DEAL, AN_ARTICLE, A_NIGHT = 50, 8, 2000
SIZES = (10_000, 100_000)
BATCH = 20_000
SEEN = "2026-05-01T00:00:00+00:00"
WORDINGS = {
    Field.PRICE_TOTAL: ("${0} billion", "about ${0} billion", "${0}B", "more than ${0} billion", "nearly ${0} billion", "${1} billion"),
    Field.PRICE_RATE: ("${0} billion a year", "${0}bn annually"),
    Field.POWER: ("{0}00 MW", "over {0}00 megawatts", "nearly {0}00 MW", "{1}00 MW"),
    Field.GPU_COUNT: ("{0}0,000 GPUs", "more than {0}0,000 GPUs", "about {1}0,000 chips"),
    Field.END: ("through 2029", "through May 2029", "until the end of 2031"),
    Field.LOCATION: ("Memphis, Tennessee", "Memphis"),
    Field.DISCLOSURE: ("terms were not disclosed",),
}  # fmt: skip
OUTLETS = [f"Outlet {n}" for n in range(200)]
LINES = Path(__file__).read_text(encoding="utf-8").split()


def main() -> None:
    """Print a row a size."""
    sizes = [int(a) for a in sys.argv[1:]] or SIZES
    print(f"start alone: {_timed('--version')[0]:.2f} s")
    print(
        f"{'claims':>9} {'settle':>8} {'MB':>5} {'diff json':>10} {'MB':>5} {'diff table':>10} {'one deal':>9} {'a night':>8}"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = str(Path(folder) / "store.db")
            _fill(open_store(place), size)
            first, most = _timed("diff", "--limit", "1", db=place)
            full, memory = _timed("diff", "--format", "jsonl", db=place)
            table, _ = _timed("diff", db=place)
            one = min(_timed("diff", "buyer-7-seller-7", db=place)[0] for _ in range(3))
            _unsettle(open_store(place), size)
            night, _ = _timed("diff", "--limit", "1", db=place)
        print(
            f"{size:>9,} {first:>7.1f}s {most:>5.0f} {full:>9.1f}s {memory:>5.0f} {table:>9.1f}s {one:>8.2f}s {night:>7.1f}s"
        )


def _timed(*args: str, db: str = "") -> tuple[float, float]:
    """Seconds and peak megabytes of one command."""
    began = time.perf_counter()
    env = {**os.environ, "CLAIMTRACK_DB": db} if db else dict(os.environ)
    ran = subprocess.Popen([sys.executable, "-m", "claimtrack", *args], stdout=subprocess.DEVNULL, env=env)
    _, status, used = os.wait4(ran.pid, 0)
    ran.returncode = os.waitstatus_to_exitcode(status)
    assert ran.returncode == 0, args
    return time.perf_counter() - began, used.ru_maxrss / 1024


def _fill(store: Store, size: int) -> None:
    """Put in deals, articles and claims."""
    draw = random.Random(size)
    claims = {field: [[statement(t.format(n, n + 2), field, "2026-05-01") for t in texts] for n in range(1, 10)]
              for field, texts in WORDINGS.items()}  # fmt: skip
    rows: dict[Any, list[dict[str, object]]] = {DealRow: [], ArticleRow: [], RevisionRow: [], ClaimRow: []}
    for deal in range(size // A_DEAL):
        for table, row in _deal(deal, claims, draw):
            rows[table].append(row)
        if len(rows[ClaimRow]) > BATCH:
            _put(store, rows)
    _put(store, rows)
    store.close()


def _deal(
    number: int, claims: dict[Field, list[list[Claim]]], draw: random.Random
) -> Iterator[tuple[Any, dict[str, object]]]:
    name, figure = f"buyer-{number}-seller-{number}", draw.randrange(9)
    yield DealRow, _plain(DealRow(id=name, buyer=f'["Buyer {number}"]', seller=f'["Seller {number}"]', pair=name))
    articles = -(-A_DEAL // AN_ARTICLE)
    for n in range(articles):
        key = number * articles + n + 1
        text = " ".join(draw.choices(LINES, k=300))
        url = f"https://site.test/{key}"
        yield (
            ArticleRow,
            _plain(ArticleRow(id=key, identity=url, url=url, current=key, first_seen=SEEN, last_seen=SEEN)),
        )
        yield RevisionRow, _plain(RevisionRow(id=key, article_id=key, digest=str(key), address=url, text=text, seen=SEEN,
                                              publisher=draw.choice(OUTLETS), published="2026-05-01"))  # fmt: skip
        for _ in range(min(AN_ARTICLE, A_DEAL - n * AN_ARTICLE)):
            field = draw.choice(list(claims))
            said = claims[field][figure]
            told = claim_values(draw.choice(said[: max(1, len(said) - (draw.random() < 0.9))]), key, SEEN)
            yield ClaimRow, told | {"deal_id": name}


def _plain(row: Any) -> dict[str, object]:
    values: dict[str, object] = row.model_dump()
    return values


def _put(store: Store, rows: dict[Any, list[dict[str, object]]]) -> None:
    with store.engine.execution_options(writing=True).begin() as connection:
        for table, some in rows.items():
            if some:
                connection.execute(insert(table), some)
                some.clear()


def _unsettle(store: Store, size: int) -> None:
    """As one night's new claims leave it: the standing of the deals that they touched is not known."""
    touched = min(A_NIGHT, size) // AN_ARTICLE
    with store.engine.execution_options(writing=True).begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM standing WHERE rowid <= {touched:d}")  # noqa: S608 - a number
    store.close()


if __name__ == "__main__":
    main()
