"""A year of nights: what a night with 500 new articles takes after a year, beside the first week, outside fetching.

    python bench/nights.py [ARTICLES]        # 40000

The first nights are read, linked and told as `claimtrack nightly` does it. Their rows are then copied, deals and all, under
other names until the year is full, and the same nights are run on the week's store and on the year's. The articles have the shape of real ones: some 4 kB, eight claims, ten
new deals a night, two thirds of a night's articles about deals of the nights before.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from claimtrack.catalog import Catalog, load
from claimtrack.pipeline.nightly import night
from claimtrack.pipeline.settling import settle
from claimtrack.records import RawDocument, Sidecar
from claimtrack.store import Store, open_store
from claimtrack.store.tables import ArticleRow, ClaimRow, DealRow, RevisionRow, table

YEAR, A_NIGHT, WEEK, TIMED, NEW_DEALS = 40_000, 500, 6, 2, 10
BUYERS, SELLERS = {"lab", "platform"}, {"cloud", "neocloud", "host"}
PLACES = ("Abilene, Texas", "Memphis, Tennessee", "Plano, Texas", "Ellendale, North Dakota", "Narvik, Norway")
POOL = sorted(
    {
        w
        for name in ("design.md", "verdicts.md", "sources.md", "accuracy.md")
        for w in re.findall(r"[a-z]{3,}", (Path(__file__).parents[1] / "docs" / name).read_text())
    }
)
COPIED = 0.25
"""The share of articles that repeat the words of another."""


def main() -> None:
    """Print nights of the first week, the same nights after a year, and the size of an article in the store."""
    year = int(sys.argv[1]) if len(sys.argv) > 1 else YEAR
    catalog = load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "year.db"
        store = open_store(str(Path(folder) / "week.db"))
        for number in range(WEEK - TIMED):
            _night(store, catalog, number)
        store.backup(path)
        first = _nights(store, catalog, "a night of the first week")
        store.close()
        store = open_store(str(path))
        _fill(store, year - store.counts()["articles"])
        began = time.perf_counter()
        settle(store)
        print(f"{'(the year settled, once)':28}{time.perf_counter() - began:8.1f} s")
        last = _nights(store, catalog, "the same night after a year")
        articles = store.counts()["articles"]
        store.compact()
        print(
            f"ratio {last / first:.2f} (wanted 1.3); {path.stat().st_size / articles / 1000:.1f} kB an article, its claims and its share of the deals"
        )
        store.close()


def _nights(store: Store, catalog: Catalog, name: str) -> float:
    """Run the last nights of the week; the seconds of one."""
    nights = [_night(store, catalog, WEEK - TIMED + n) for n in range(TIMED)]
    mean = {stage: sum(n[stage] for n in nights) / TIMED for stage in nights[0]}
    _row(name, mean, store)
    return sum(mean.values())


def _row(name: str, stages: dict[str, float], store: Store) -> None:
    counts = store.counts()
    told = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in stages.items())
    print(f"{name:28}{sum(stages.values()):8.2f} s   {told}   ({counts['articles']:,} articles, {counts['claims']:,} claims, {counts['deals']:,} deals)")  # fmt: skip


def _night(store: Store, catalog: Catalog, number: int) -> dict[str, float]:
    """Run a night; the seconds of its stages."""
    told = night(_articles(catalog, number), store, catalog, lambda _night: None)
    return dict(told.ingested.stages)


def _articles(catalog: Catalog, number: int) -> list[RawDocument]:
    """The articles of a night: a third about its own deals, the rest about those of the two weeks before."""
    draw = random.Random(number)
    buyers, sellers = (
        sorted(n for n, c in catalog.companies.items() if c.kind in kinds and not c.ambiguous)
        for kinds in (BUYERS, SELLERS)
    )
    found: list[RawDocument] = []
    bodies: dict[int, bytes] = {}
    for n in range(A_NIGHT):
        first, own = max(0, (number - 14) * NEW_DEALS), number * NEW_DEALS
        deal = (
            draw.randrange(own, own + NEW_DEALS) if draw.random() < 0.34 or own == first else draw.randrange(first, own)
        )
        if deal not in bodies or draw.random() > COPIED:
            bodies[deal] = _words(deal, buyers, sellers, draw).encode()
        address = f"https://outlet.example/{number}/{n}"
        told = Sidecar(url=address, publisher=f"Outlet {draw.randrange(200)}", published="2026-11-20")
        found.append(RawDocument(address, bodies[deal], "text", sidecar=told))
    return found


def _words(deal: int, buyers: list[str], sellers: list[str], draw: random.Random) -> str:
    """An article about a deal: five sentences with figures, each in a paragraph of other words."""
    buyer, seller = buyers[deal % len(buyers)], sellers[deal % len(sellers)]
    fixed = random.Random(f"deal {deal}")
    price, power, chips = fixed.randrange(2, 40), fixed.randrange(5, 90) * 10, fixed.randrange(3, 90)
    if draw.random() < 0.1:
        price += 1
    told = [
        f"{buyer} signs compute deal with {seller}\n\n{buyer} has agreed to rent computing capacity from {seller} in a {fixed.randrange(3, 12)}-year contract worth {draw.choice(['', 'about ', 'more than '])}${price} billion, the companies said.",
        f"{seller} will supply {draw.choice(['', 'about ', 'nearly '])}{power} MW of data center capacity to {buyer} in {fixed.choice(PLACES)}.",
        f"{buyer} will have {draw.choice(['', 'some '])}{chips},000 Nvidia GB300 GPUs of {seller} there.",
        f"{seller} delivers the first of them to {buyer} in {fixed.choice(['early', 'mid', 'late'])} 2027.",
        f"The contract between {buyer} and {seller} runs through {fixed.randrange(2030, 2036)}.",
        f"{buyer} has an option on another {fixed.randrange(5, 40) * 10} MW from {seller}.",
        f"{seller} did not disclose what {buyer} pays for the option.",
        f"Under the contract {buyer} pays {seller} ${price / 5:.1f} billion a year.",
    ]
    return "\n\n".join(f"{sentence} {' '.join(draw.choices(POOL, k=60)).capitalize()}." for sentence in told)


def _fill(store: Store, more: int) -> None:
    """Copy the rows of the first week under other names until there are so many articles more."""
    with store.engine.connect() as connection:
        rows = {kind: [dict(r) for r in connection.execute(select(table(kind))).mappings()] for kind in (DealRow, ArticleRow, RevisionRow, ClaimRow)}  # fmt: skip
    most = {kind: max(int(r["id"]) for r in rows[kind]) for kind in (ArticleRow, RevisionRow, ClaimRow)}
    copies = -(-more // len(rows[ArticleRow]))
    for copy in range(1, copies + 1):
        some = rows[ArticleRow][: more - (copy - 1) * len(rows[ArticleRow])]
        kept = {r["id"] for r in some}

        def moved(kind: Any, row: dict[str, Any], copy: int = copy, **changed: Any) -> dict[str, Any]:
            return row | {"id": row["id"] + copy * most[kind]} | changed

        revisions = [r for r in rows[RevisionRow] if r["article_id"] in kept]
        numbers = {r["id"] for r in revisions}
        seen = f"2026-0{1 + copy % 9}-01T00:00:00+00:00"
        put: dict[Any, list[dict[str, Any]]] = {
            DealRow: [r | {"id": f"{r['id']}-{copy}", "pair": f"{r['pair']}-{copy}"} for r in rows[DealRow]],
            ArticleRow: [moved(ArticleRow, r, identity=f"{r['identity']}#{copy}", current=r["current"] + copy * most[RevisionRow], url=f"{r['url']}/{copy}", first_seen=seen, last_seen=seen) for r in some],
            RevisionRow: [moved(RevisionRow, r, article_id=r["article_id"] + copy * most[ArticleRow], digest=f"{r['digest']}-{copy}", address=f"{r['address']}/{copy}", seen=seen) for r in revisions],
            ClaimRow: [moved(ClaimRow, r, revision_id=r["revision_id"] + copy * most[RevisionRow], deal_id=r["deal_id"] and f"{r['deal_id']}-{copy}", seen=seen, replaced=r["replaced"] and seen) for r in rows[ClaimRow] if r["revision_id"] in numbers],
        }  # fmt: skip
        with store.engine.execution_options(writing=True).begin() as connection:
            for kind, found in put.items():
                connection.execute(insert(table(kind)), found)
    with store.engine.execution_options(writing=True).begin() as connection:
        connection.execute(text("ANALYZE"))


if __name__ == "__main__":
    main()
