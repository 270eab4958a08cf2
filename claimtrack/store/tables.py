"""The tables. Exact figures are decimal text: SQLite would turn a numeric into a float and lose digits.

`table=True` models do not validate; what goes in is built from records that were.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index, Table, UniqueConstraint, inspect
from sqlmodel import Field, SQLModel


class ArticleRow(SQLModel, table=True):
    """One article, whatever it says today. `current` is the revision it was last seen with."""

    __tablename__: ClassVar[str] = "article"

    id: int | None = Field(default=None, primary_key=True)
    identity: str = Field(unique=True, index=True)
    url: str | None = None
    canonical: str | None = None
    current: int | None = None
    source: str | None = None
    withdrawn: str | None = None
    first_seen: str
    last_seen: str


class RevisionRow(SQLModel, table=True):
    """One distinct text of an article, and what was known of it then."""

    __tablename__: ClassVar[str] = "revision"
    __table_args__ = (UniqueConstraint("article_id", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    digest: str
    address: str
    text: str
    title: str | None = None
    publisher: str | None = None
    authors: str = "[]"
    published: str | None = None
    published_from: str | None = None
    language: str | None = None
    credits: str = "[]"
    seen: str
    reader: str = ""
    updated: str | None = None
    correction: str | None = None
    partial: bool = False
    sections: str = "[]"
    raw: str | None = None
    given: str | None = None


class TurnRow(SQLModel, table=True):
    """A moment at which an article read again as in one of its earlier texts. That it first did is in the text's own row."""

    __tablename__: ClassVar[str] = "turn"

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    revision_id: int = Field(foreign_key="revision.id")
    turned: str


class DealRow(SQLModel, table=True):
    """One deal. `merged_into` redirects an id that was given up; the id itself stays for ever."""

    __tablename__: ClassVar[str] = "deal"

    id: str = Field(primary_key=True)
    buyer: str = "[]"
    seller: str = "[]"
    facility: str | None = None
    announced: str | None = None
    amends: str | None = None
    merged_into: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    figures: str = "[]"
    pair: str = Field(default="", index=True)


class ClaimRow(SQLModel, table=True):
    """One claim of one revision. `low`, `high` and `half` are decimal text or EDTF.

    `seen` is when it was read out of the text, `replaced` when another reading took its place.
    """

    __tablename__: ClassVar[str] = "claim"

    id: int | None = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revision.id", index=True)
    deal_id: str | None = Field(default=None, foreign_key="deal.id", index=True)
    field: str = Field(index=True)
    low: str | None = None
    high: str | None = None
    unit: str
    half: str | None = None
    qualifier: str
    vague: str | None = None
    status: str
    stage: str | None = None
    part: str | None = None
    site: str | None = None
    subject: str
    about: str | None = None
    basis: str | None = None
    change: str | None = None
    attribution: str | None = None
    buyer: str | None = None
    seller: str | None = None
    facility: str | None = None
    quote: str
    start: int
    end: int
    sentence: str
    confidence: float
    grounded: bool = True
    extractor: str
    seen: str = ""
    replaced: str | None = None


class RunRow(SQLModel, table=True):
    """One run: when, with which versions, and what came of it. `stages` and `troubles` are JSON."""

    __tablename__: ClassVar[str] = "run"

    id: int | None = Field(default=None, primary_key=True)
    began: str
    ended: str | None = None
    extractor: str
    catalog: int
    stored: int = 0
    unchanged: int = 0
    failed: int = 0
    kind: str = "ingest"
    told: str | None = None
    changed: int = 0
    claims: int = 0
    no_article: int = 0
    stages: str = "{}"
    troubles: str = "[]"


class JudgementRow(SQLModel, table=True):
    """What a person decided. `changed` and `articles` are JSON."""

    __tablename__: ClassVar[str] = "judgement"

    id: int | None = Field(default=None, primary_key=True)
    decision: str
    reason: str
    who: str
    made: str
    article: str | None = Field(default=None, index=True)
    quote: str | None = None
    field: str | None = None
    changed: str = "{}"
    deal: str | None = None
    into: str | None = None
    articles: str = "[]"
    undone: str | None = None
    undone_on: str | None = None


class StandingRow(SQLModel, table=True):
    """How a deal stands, as `key` (the rules, the thresholds, the bundled tables) makes it.

    Dropped when it may have changed; `body` is the report, JSON under zlib.
    """

    __tablename__: ClassVar[str] = "standing"

    deal_id: str = Field(primary_key=True)
    key: str
    articles: int
    claims: int
    fields: str
    body: bytes


class PositionRow(SQLModel, table=True):
    """A position as it stands, for who asks the database itself; the columns are those of an export."""

    __tablename__: ClassVar[str] = "position"

    deal: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    figure: str
    normalised: str
    covers: str
    low: str | None = None
    high: str | None = None
    unit: str
    reach_low: float | None = None
    reach_high: float | None = None
    roots_least: int
    roots_most: int
    articles: int
    first_day: str | None = None
    last_day: str | None = None
    tier: str
    said_by: str
    sentence: str


class VerdictRow(SQLModel, table=True):
    """A verdict between two positions as it stands; the columns are those of an export."""

    __tablename__: ClassVar[str] = "verdict"

    deal: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    a: int = Field(primary_key=True)
    b: int = Field(primary_key=True)
    figure_a: str
    figure_b: str
    verdict: str
    severity: str
    support: int
    flags: str
    why: str


class RawRow(SQLModel, table=True):
    """The bytes of a document as they came, under zstd, by their SHA-256; `size` is before, `packed` after."""

    __tablename__: ClassVar[str] = "raw"

    digest: str = Field(primary_key=True)
    form: str
    charset: str | None = None
    size: int
    packed: int
    kept: str
    body: bytes


class VisitRow(SQLModel, table=True):
    """The last visit to an address."""

    __tablename__: ClassVar[str] = "visit"
    __table_args__ = (Index("ix_visit_source_due", "source", "due"),)

    address: str = Field(primary_key=True)
    visited: str
    outcome: str
    etag: str | None = None
    modified: str | None = None
    raw: str | None = None
    what: str | None = None
    failures: int = 0
    due: str | None = None
    source: str | None = None
    hint: str | None = None


class SourceStateRow(SQLModel, table=True):
    """How the fetching of a source has gone."""

    __tablename__: ClassVar[str] = "source_state"

    source: str = Field(primary_key=True)
    tried: str | None = None
    succeeded: str | None = None
    failures: int = 0
    due: str | None = None
    what: str | None = None
    entries: int = 0
    newest: str | None = None


class RobotsRow(SQLModel, table=True):
    """The robots.txt of a host, as it was when it was fetched."""

    __tablename__: ClassVar[str] = "robots"

    host: str = Field(primary_key=True)
    fetched: str
    status: int
    body: str


class MarkRow(SQLModel, table=True):
    """How far a long archive has been read: the offset of the next record."""

    __tablename__: ClassVar[str] = "mark"

    name: str = Field(primary_key=True)
    place: int


class ForgottenRow(SQLModel, table=True):
    """An address that the user wants neither kept nor fetched."""

    __tablename__: ClassVar[str] = "forgotten"

    address: str = Field(primary_key=True)
    when: str


class NewsRow(SQLModel, table=True):
    """One piece of news, as JSON, in the order in which nights told them."""

    __tablename__: ClassVar[str] = "news"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, index=True)
    told: str
    body: str


class DeliveryRow(SQLModel, table=True):
    """How far a receiver of messages has been told; `receiver` is a digest of its address, which is a secret."""

    __tablename__: ClassVar[str] = "delivery"

    receiver: str = Field(primary_key=True)
    upto: int
    failed: str | None = None
    what: str | None = None


def table(kind: type[SQLModel]) -> Table:
    """The plain table behind a kind of row."""
    found = inspect(kind).local_table
    assert isinstance(found, Table)
    return found
