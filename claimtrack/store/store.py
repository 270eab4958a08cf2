"""What the rest of claimtrack asks of a store."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session, col, delete, func, select

from claimtrack.errors import StoreError
from claimtrack.records import Article, Claim, Deal, Judgement
from claimtrack.store import judgements
from claimtrack.store.engine import connect, shown, told
from claimtrack.store.rows import article_of, claim_of, claim_row, deal_of, deal_row
from claimtrack.store.tables import ArticleRow, ClaimRow, DealRow, RevisionRow, RunRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Engine


KNOWN = ("address", "title", "publisher", "authors", "published", "published_from", "language", "credits")
"""What is known of a revision beside its text."""

DAY = len("2026-05-07")


@dataclass(frozen=True, slots=True)
class Known:
    """A moment of the past, as an ISO instant or a day: what had been read by then.

    With `published` also what had been published by then, however late it was read.
    """

    moment: str
    published: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving an article: `new`, `changed` (another text at the same address) or `unchanged`."""

    outcome: str
    claims: int = 0


def open_store(place: str, wait: float | None = None, *, make: bool = True) -> Store:
    """The store at a path or database URL; one that is not there is made, or refused unless `make`. Raises `StoreError`."""
    if not make and "://" not in place and not Path(place).exists():
        raise StoreError(place, "no store here", "ingest articles first, or name another with --db")
    return Store(connect(place) if wait is None else connect(place, wait), shown(place))


class Store:
    """A store. Every method raises `StoreError` with the store's name, or `StoreBusyError`."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    def save(
        self,
        article: Article,
        read: Callable[[], Sequence[Claim]],
        link: Callable[[Sequence[Claim], Sequence[Deal]], tuple[list[Claim], list[Deal]]],
        now: str,
        reader: str = "",
    ) -> Saved:
        """Keep an article, its revision and its claims in one transaction.

        `read` is called only when the text is new, when what is known of it changed (a date given later), or when
        another `reader` read it last; `link` is given the deals known at that moment. `now` is an ISO instant.
        """
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        with self._writing() as session:
            row = session.exec(select(ArticleRow).where(ArticleRow.identity == article.identity)).first()
            known = None
            if row is not None:
                known = session.exec(
                    select(RevisionRow).where(RevisionRow.article_id == row.id, RevisionRow.digest == digest)
                ).first()
            if row is not None and known is not None:
                fresh = _revision(article, known.article_id, digest, known.seen, reader)
                same = all(getattr(known, name) == getattr(fresh, name) for name in KNOWN)
                outcome = "unchanged" if row.current == known.id and same else "changed"
                row.last_seen, row.current = now, known.id
                if same and known.reader == reader:
                    return Saved(outcome)
                for name in (*KNOWN, "reader"):
                    setattr(known, name, getattr(fresh, name))
                session.exec(delete(ClaimRow).where(col(ClaimRow.revision_id) == known.id))
                return Saved(outcome, self._add_claims(session, known, read, link, now))
            outcome = "new" if row is None else "changed"
            row = row or ArticleRow(identity=article.identity, first_seen=now, last_seen=now)
            row.url, row.canonical, row.last_seen = article.url, article.canonical, now
            session.add(row)
            session.flush()
            assert row.id is not None
            revision = _revision(article, row.id, digest, now, reader)
            session.add(revision)
            session.flush()
            row.current = revision.id
            return Saved(outcome, self._add_claims(session, revision, read, link, now))

    @staticmethod
    def _add_claims(
        session: Session,
        revision: RevisionRow,
        read: Callable[[], Sequence[Claim]],
        link: Callable[[Sequence[Claim], Sequence[Deal]], tuple[list[Claim], list[Deal]]],
        now: str,
    ) -> int:
        """Read, link and keep the claims of a revision; how many there are."""
        assert revision.id is not None
        deals = [deal_of(d) for d in session.exec(select(DealRow).where(col(DealRow.merged_into).is_(None)))]
        claims, touched = link(read(), deals)
        for deal in touched:
            session.merge(deal_row(replace(deal, first_seen=deal.first_seen or now, last_seen=now)))
        session.flush()
        session.add_all([claim_row(claim, revision.id) for claim in claims])
        return len(claims)

    def deals(self) -> list[Deal]:
        """Every deal, by id."""
        with self._reading() as session:
            rows = session.exec(select(DealRow).where(col(DealRow.merged_into).is_(None)).order_by(DealRow.id))
            return [deal_of(row) for row in rows]

    def deal(self, deal_id: str) -> Deal | None:
        """The deal of an id; an id that was merged into another gives that other."""
        with self._reading() as session:
            row = session.get(DealRow, deal_id)
            while row is not None and row.merged_into:
                row = session.get(DealRow, row.merged_into)
            return deal_of(row) if row else None

    def claims(
        self, deal_id: str | None = None, field: str | None = None, known: Known | None = None
    ) -> list[tuple[Claim, Article]]:
        """The claims of each article's text, with their articles; of one deal or field if so asked.

        The text is the current one, or with `known` the one that was known at a moment.
        """
        query = (
            select(ClaimRow, RevisionRow, ArticleRow)
            .join(RevisionRow, col(ClaimRow.revision_id) == col(RevisionRow.id))
            .join(ArticleRow, col(ArticleRow.id) == col(RevisionRow.article_id))
            .order_by(col(ArticleRow.id), col(ClaimRow.start))
        )
        query = query.where(
            col(ArticleRow.current) == col(RevisionRow.id)
            if known is None
            else col(RevisionRow.id).in_(self._then(known))
        )
        if deal_id is not None:
            query = query.where(ClaimRow.deal_id == deal_id)
        if field is not None:
            query = query.where(ClaimRow.field == field)
        with self._reading() as session:
            return [(claim_of(c, r), article_of(a, r)) for c, r, a in session.exec(query)]

    def _then(self, known: Known) -> list[int]:
        """The revision of each article that was known at a moment."""
        columns = (RevisionRow.article_id, col(RevisionRow.id), RevisionRow.seen, col(RevisionRow.published))
        chosen: dict[int, int] = {}
        with self._reading() as session:
            for article, number, seen, published in session.exec(
                select(*columns).order_by(col(RevisionRow.seen), col(RevisionRow.id))
            ):
                told_by_then = known.published and (published or seen)[:DAY] <= known.moment[:DAY]
                if number is not None and (seen < known.moment or (told_by_then and article not in chosen)):
                    chosen[article] = number
        return list(chosen.values())

    def last_run(self) -> str | None:
        """When the last ingest began, as an ISO instant in UTC."""
        with self._reading() as session:
            return session.exec(select(func.max(RunRow.began))).one()

    def edits(self, since: str) -> list[tuple[str, list[Claim], list[Claim]]]:
        """The articles whose text became another after a moment: the address, the claims before and the claims now."""
        before = self._by_article(Known(since))
        return [
            (address, before[identity][1], claims)
            for identity, (address, claims) in self._by_article(None).items()
            if identity in before and [c.quote for c in before[identity][1]] != [c.quote for c in claims]
        ]

    def _by_article(self, known: Known | None) -> dict[str, tuple[str, list[Claim]]]:
        found: dict[str, tuple[str, list[Claim]]] = {}
        for claim, article in self.claims(known=known):
            found.setdefault(article.identity, (article.address, []))[1].append(claim)
        return found

    def counts(self) -> dict[str, int]:
        """How many articles, revisions, claims and deals there are."""
        tables = {"articles": ArticleRow, "revisions": RevisionRow, "claims": ClaimRow, "deals": DealRow}
        with self._reading() as session:
            return {name: session.exec(select(func.count()).select_from(table)).one() for name, table in tables.items()}

    def record_run(self, began: str, ended: str, extractor: str, catalog: int, counts: dict[str, int]) -> None:
        """Note one ingest: its versions, and how many articles were stored, unchanged and failed."""
        with self._writing() as session:
            session.add(RunRow(began=began, ended=ended, extractor=extractor, catalog=catalog, **counts))

    def judge(self, judgement: Judgement) -> int:
        """Keep a person's decision; its number."""
        with self._writing() as session:
            return judgements.add(session, judgement)

    def undo(self, number: int, words: str) -> bool:
        """Take a decision back, saying who did and why; whether there was one that stood."""
        with self._writing() as session:
            return judgements.undo(session, number, words)

    def judgements(self) -> Sequence[Judgement]:
        """Every decision, the oldest first, those undone as well."""
        with self._reading() as session:
            return judgements.every(session)

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with told(self.name), Session(self.engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """One transaction, that takes the write lock at once and ends when the block does."""
        with told(self.name), Session(self.engine.execution_options(writing=True)) as session, session.begin():
            yield session


def _revision(article: Article, article_id: int, digest: str, now: str, reader: str) -> RevisionRow:
    return RevisionRow(
        article_id=article_id,
        digest=digest,
        address=article.address,
        text=article.text,
        title=article.title,
        publisher=article.publisher,
        authors=json.dumps(article.authors, ensure_ascii=False),
        published=article.published,
        published_from=article.published_from,
        language=article.language,
        credits=json.dumps(article.credits, ensure_ascii=False),
        seen=now,
        reader=reader,
    )
