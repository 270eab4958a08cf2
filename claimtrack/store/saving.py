"""Keeping an article: its revision, and what was read out of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, update
from sqlmodel import Session, SQLModel, col, select

from claimtrack.records.address import canonical
from claimtrack.store import standings
from claimtrack.store.rows import claim_values, deal_of, deal_row
from claimtrack.store.tables import ArticleRow, ClaimRow, DealRow, RevisionRow, TurnRow, table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from claimtrack.records import Article, Claim, Deal, RawDocument

KNOWN = (
    "address",
    "title",
    "publisher",
    "authors",
    "published",
    "published_from",
    "language",
    "credits",
    "updated",
    "correction",
    "partial",
    "sections",
)
"""What is known of a revision beside its text."""
MOST_SHARED = 0.6
"""Of the words of the shorter of two texts: an article and its copy for phones share nearly all."""
OUR_OWN = frozenset({"id", "seen", "replaced"})
"""What is not of the claim itself, in its row."""
Link = "Callable[[Sequence[Claim], KnownDeals], tuple[list[Claim], list[Deal]]]"


class Saving:
    """One article on its way into the store, in a transaction of its caller's."""

    def __init__(
        self,
        session: Session,
        read: Callable[[], Sequence[Claim]],
        link: Link,  # type: ignore[valid-type]
        now: str,
        *,
        met: bool = True,
    ) -> None:
        self.session, self.read, self.link, self.now, self.met = session, read, link, now, met

    def keep(
        self, article: Article, reader: str, raw: str | None = None, document: RawDocument | None = None
    ) -> tuple[str, int, bool]:
        """Keep an article; what came of it (`new`, `changed`, `unchanged`), how many claims were added, whether any is another.

        The beginning of an article that was had whole before (a wall went up) takes nothing away.
        """
        session, now = self.session, self.now
        source = document.source if document else None
        given = _given(document)
        article = self._apart(article)
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        row = session.exec(select(ArticleRow).where(ArticleRow.identity == article.identity)).first()
        known = None
        if row is not None:
            known = session.exec(
                select(RevisionRow).where(RevisionRow.article_id == row.id, RevisionRow.digest == digest)
            ).first()
        if row is not None and article.partial and not (known and known.id == row.current) and self._whole(row):
            self._met(row)
            return "unchanged", 0, False
        if row is not None and known is not None:
            known.raw, known.given = raw or known.raw, given or known.given
            return self._again(row, known, _values_of(article, digest, known.seen, reader))
        told = _values_of(article, digest, now, reader)
        if row is None:
            return "new", *self._new(article, told | {"raw": raw, "given": given}, source)
        row.url, row.canonical = article.url, article.canonical
        self._met(row)
        row.source = source or row.source
        number = row.id
        assert number is not None
        revision = RevisionRow(article_id=number, raw=raw, given=given, **told)
        session.add(revision)
        session.flush()
        self._turn(row, revision)
        assert revision.id is not None
        return "changed", *self._add_claims(revision.id, [])

    def _apart(self, article: Article) -> Article:
        """The article under its own address, where a canonical link would make it one with quite another.

        Some sites give each story the link of their section, so that every one would be a new text of the one before.
        """
        if article.url is None or article.identity == (own := canonical(article.url)):
            return article
        row = self.session.exec(select(ArticleRow).where(ArticleRow.identity == article.identity)).first()
        current = self.session.get(RevisionRow, row.current) if row and row.current else None
        if row is None or current is None or canonical(row.url or "") == own or _same_story(current, article):
            return article
        return replace(article, identity=own)

    def _met(self, row: ArticleRow) -> None:
        """Note that an article was found in its place, where it was."""
        if self.met:
            row.last_seen, row.withdrawn = self.now, None

    def _new(self, article: Article, told: dict[str, Any], source: str | None) -> tuple[int, bool]:
        """Keep an article that was never seen, and how many claims it has; by plain inserts, as most of a night is this."""
        first = {"identity": article.identity, "url": article.url, "canonical": article.canonical, "source": source}
        number = self._insert(ArticleRow, first | {"first_seen": self.now, "last_seen": self.now})
        revision = self._insert(RevisionRow, told | {"article_id": number})
        articles = table(ArticleRow)
        self.session.execute(update(articles).where(articles.c.id == number).values(current=revision))
        return self._add_claims(revision, [])

    def _insert(self, kind: type[SQLModel], values: dict[str, Any]) -> int:
        result = self.session.execute(insert(table(kind)), values)
        return int(result.inserted_primary_key[0])  # type: ignore[attr-defined] # of a result of one insert

    def _again(self, row: ArticleRow, known: RevisionRow, fresh: dict[str, Any]) -> tuple[str, int, bool]:
        """A text that was seen before: read anew only where what is known of it changed, or who reads it."""
        same = all(getattr(known, name) == fresh[name] for name in KNOWN)
        outcome = "unchanged" if row.current == known.id and same else "changed"
        if not same or (row.withdrawn and self.met):
            standings.drop(self.session, (c.deal_id for c in _claims(self.session, known.id)))
        self._met(row)
        if row.current != known.id:
            self.session.add(TurnRow(article_id=row.id or 0, revision_id=known.id or 0, turned=self.now))
        self._turn(row, known)
        if same and known.reader == fresh["reader"]:
            return outcome, 0, False
        for name in (*KNOWN, "reader"):
            setattr(known, name, fresh[name])
        assert known.id is not None
        return outcome, *self._add_claims(known.id, _claims(self.session, known.id))

    def _whole(self, row: ArticleRow) -> bool:
        """Whether the text that an article has now is all of it."""
        current = self.session.get(RevisionRow, row.current) if row.current else None
        return current is not None and not current.partial

    def _turn(self, row: ArticleRow, revision: RevisionRow) -> None:
        """Make a revision the one that the article reads as now."""
        if row.current != revision.id:
            of_both = (*_claims(self.session, row.current), *_claims(self.session, revision.id))
            standings.drop(self.session, (c.deal_id for c in of_both))
            row.current = revision.id

    def _add_claims(self, revision: int, before: Sequence[ClaimRow]) -> tuple[int, bool]:
        """Read, link and keep the claims of a revision; how many are new, and whether they are others than before.

        What it was read as `before` stays, as replaced.
        """
        session = self.session
        claims, touched = self.link(self.read(), StoredDeals(session))  # type: ignore[misc]
        for deal in touched:
            session.merge(deal_row(replace(deal, first_seen=deal.first_seen or self.now, last_seen=self.now)))
        session.flush()
        rows = [claim_values(claim, revision, self.now) for claim in claims]
        if [_values(r) for r in rows] == [_values(r.model_dump()) for r in before]:
            return 0, False
        for old in before:
            old.replaced = self.now
        if rows:
            session.execute(insert(table(ClaimRow)), rows)
        standings.drop(session, (*(r["deal_id"] for r in rows), *(r.deal_id for r in before)))
        return len(rows), True


class StoredDeals:
    """The deals of the store, of which only those of one pair are read."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, pair: str) -> Sequence[Deal]:
        """The deals of a pair of parties."""
        rows = select(DealRow).where(DealRow.pair == pair, col(DealRow.merged_into).is_(None)).order_by(DealRow.id)
        return [deal_of(row) for row in self.session.exec(rows)]

    def __contains__(self, deal_id: object) -> bool:
        """Whether an id was given already."""
        return self.session.get(DealRow, deal_id) is not None


def _same_story(known: RevisionRow, article: Article) -> bool:
    """Whether a text at another address is the same story: by its title, or by most of its words."""
    if known.title and article.title and known.title.casefold() == article.title.casefold():
        return True
    a, b = set(known.text.casefold().split()), set(article.text.casefold().split())
    return len(a & b) > MOST_SHARED * min(len(a), len(b)) if a and b else True


def _given(document: RawDocument | None) -> str | None:
    """What was said of a document beside its bytes, as JSON; the hint of a feed among it."""
    if document is None:
        return None
    return json.dumps(asdict(document.sidecar) | {"hint": document.hint}, ensure_ascii=False)


def _claims(session: Session, revision: int | None) -> list[ClaimRow]:
    """What a revision is read as, in the order in which it was read."""
    if revision is None:
        return []
    standing = select(ClaimRow).where(ClaimRow.revision_id == revision, col(ClaimRow.replaced).is_(None))
    return list(session.exec(standing.order_by(col(ClaimRow.id))))


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in OUR_OWN}


def _values_of(article: Article, digest: str, seen: str, reader: str) -> dict[str, Any]:
    """What a revision's row holds of an article's text and of what is known of it."""
    listed = {name: getattr(article, name) for name in ("authors", "credits", "sections")}
    plain = (
        "address",
        "text",
        "title",
        "publisher",
        "published",
        "published_from",
        "language",
        "updated",
        "correction",
        "partial",
    )
    return (
        {name: getattr(article, name) for name in plain}
        | {name: json.dumps(value, ensure_ascii=False) for name, value in listed.items()}
        | {"digest": digest, "seen": seen, "reader": reader}
    )
