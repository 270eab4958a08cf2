"""What is remembered of fetching: visits, sources, robots.txt, and the bytes of documents as they came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, insert, or_, update
from sqlmodel import Session, col, func, select

from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.visit import Rules, SourceState, Visit, VisitOutcome
from claimtrack.store import standings
from claimtrack.store.rows import article_of
from claimtrack.store.tables import ArticleRow, RawRow, RevisionRow, RobotsRow, SourceStateRow, VisitRow, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.records import Article

LEVEL = 3
"""Of zstd: a page of news shrinks to a sixth, at some 290 MB a second; level 6 keeps 6% less, at 110."""
LARGEST_KEPT = 20_000_000
"""Bytes. A larger document is read, and not kept."""


def visits(session: Session, addresses: Iterable[str]) -> dict[str, Visit]:
    """The last visit to each address that was visited."""
    found = {}
    for some in standings.batches(sorted(addresses)):
        for row in session.exec(select(VisitRow).where(col(VisitRow.address).in_(some))):
            found[row.address] = _visit(row)
    return found


def due(session: Session, source: str, now: str, most: int) -> list[Visit]:
    """The addresses that a source once led to and that are due at a moment, the longest due first."""
    rows = select(VisitRow).where(VisitRow.source == source, col(VisitRow.due) <= now)
    return [_visit(row) for row in session.exec(rows.order_by(col(VisitRow.due), VisitRow.address).limit(most))]


def _visit(row: VisitRow) -> Visit:
    told = row.model_dump(exclude={"visited", "outcome"})
    return Visit(when=row.visited, outcome=VisitOutcome(row.outcome), **told)


def keep_visit(session: Session, visit: Visit) -> None:
    """Keep the last visit to an address."""
    told = {n: getattr(visit, n) for n in ("etag", "modified", "raw", "what", "failures", "due", "source", "hint")}
    told |= {"visited": visit.when, "outcome": str(visit.outcome)}
    rows = table(VisitRow)
    if not session.execute(update(rows).where(rows.c.address == visit.address), told).rowcount:  # type: ignore[attr-defined]
        session.execute(insert(rows), told | {"address": visit.address})


def states(session: Session) -> dict[str, SourceState]:
    """The state of every source that was tried."""
    return {row.source: SourceState(**row.model_dump()) for row in session.exec(select(SourceStateRow))}


def keep_state(session: Session, state: SourceState) -> None:
    """Keep the state of a source."""
    session.merge(SourceStateRow(**{n: getattr(state, n) for n in SourceStateRow.model_fields}))


def rules(session: Session, host: str) -> Rules | None:
    """The robots.txt of a host."""
    row = session.get(RobotsRow, host)
    return Rules(row.host, row.fetched, row.status, row.body) if row else None


def keep_rules(session: Session, told: Rules) -> None:
    """Keep the robots.txt of a host."""
    session.merge(RobotsRow(host=told.host, fetched=told.fetched, status=told.status, body=told.text))


def keep_raw(session: Session, digest: str, document: RawDocument, now: str) -> None:
    """Keep the bytes of a document, once however often they came."""
    if len(document.body) > LARGEST_KEPT or session.exec(select(RawRow.digest).where(RawRow.digest == digest)).first():
        return
    import zstandard

    packed = zstandard.ZstdCompressor(level=LEVEL, write_content_size=True).compress(document.body)
    told = {"digest": digest, "form": document.form, "charset": document.charset, "kept": now, "body": packed}
    session.execute(insert(table(RawRow)), told | {"size": len(document.body), "packed": len(packed)})


def kept_documents(session: Session) -> Iterator[tuple[Article, RawDocument | None]]:
    """Every article as it reads now, with the document it was read from where its bytes are kept."""
    import zstandard

    rows = (
        select(ArticleRow, RevisionRow, RawRow)
        .join(RevisionRow, col(RevisionRow.id) == col(ArticleRow.current))
        .join(RawRow, col(RawRow.digest) == col(RevisionRow.raw), isouter=True)
        .order_by(col(ArticleRow.id))
        .execution_options(yield_per=50)
    )
    for row, revision, raw in session.exec(rows):
        article = article_of(row, revision)
        if raw is None:
            yield article, None
            continue
        body = zstandard.ZstdDecompressor().decompress(raw.body, max_output_size=raw.size)
        if revision.given:
            given = json.loads(revision.given)
            hint, told = given.pop("hint"), Sidecar(**given)
        else:  # kept before it was noted what was said of it
            said = {"option": article.published, "feed": None}.get(article.published_from or "")
            hint = article.published if article.published_from == "feed" else None
            told = Sidecar(article.url, article.publisher, said)
        yield article, RawDocument(article.address, body, raw.form, raw.charset, told, row.source, hint=hint)


def given(session: Session, identity: str, address: str, digest: str) -> Sidecar | None:
    """What was said last of a file when it was read: of the same place, or of the same bytes under the same name."""
    rows = (
        select(RevisionRow.given)
        .join(ArticleRow, col(ArticleRow.id) == col(RevisionRow.article_id))
        .where(
            or_(
                col(ArticleRow.identity) == identity,
                and_(col(RevisionRow.raw) == digest, col(RevisionRow.address) == address),
            ),
            col(RevisionRow.given).is_not(None),
        )
        .order_by(col(RevisionRow.id).desc())
    )
    said = session.exec(rows.limit(1)).first()
    if said is None:
        return None
    told = json.loads(said)
    told.pop("hint")
    return Sidecar(**told)


def prune_raw(session: Session, most: int) -> int:
    """Forget the oldest bytes until no more than `most` are kept, those of current texts last; how many went."""
    total = int(session.exec(select(func.coalesce(func.sum(RawRow.packed), 0))).one())
    if total <= most:
        return 0
    current = set(
        session.exec(select(RevisionRow.raw).join(ArticleRow, col(ArticleRow.current) == col(RevisionRow.id)))
    )
    rows = session.exec(select(RawRow.digest, RawRow.packed, RawRow.kept)).all()
    gone = []
    for digest, packed, _kept in sorted(rows, key=lambda r: (r[0] in current, r[2], r[0])):
        if total <= most:
            break
        total -= packed
        gone.append(digest)
    for some in standings.batches(gone):
        session.execute(delete(RawRow).where(col(RawRow.digest).in_(some)))
    return len(gone)
