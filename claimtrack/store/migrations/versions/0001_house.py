"""The first schema: articles, revisions, deals, claims, runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(name: str, *, needed: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=not needed, default=default)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("identity", needed=True),
        _text("url"),
        _text("canonical"),
        sa.Column("current", sa.Integer()),
        _text("first_seen", needed=True),
        _text("last_seen", needed=True),
    )
    op.create_index("ix_article_identity", "article", ["identity"], unique=True)
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("article_id", sa.Integer(), sa.ForeignKey("article.id"), nullable=False),
        *(_text(n, needed=True) for n in ("digest", "address", "text")),
        *(_text(n) for n in ("title", "publisher")),
        _text("authors", needed=True),
        *(_text(n) for n in ("published", "published_from", "language")),
        _text("credits", needed=True),
        _text("seen", needed=True),
        _text("reader", needed=True),
        sa.UniqueConstraint("article_id", "digest"),
    )
    op.create_index("ix_revision_article_id", "revision", ["article_id"])
    op.create_table(
        "deal",
        sa.Column("id", sa.String(), primary_key=True),
        _text("buyer", needed=True),
        _text("seller", needed=True),
        *(_text(n) for n in ("facility", "announced", "amends", "merged_into", "first_seen", "last_seen")),
        _text("figures", needed=True),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("revision_id", sa.Integer(), sa.ForeignKey("revision.id"), nullable=False),
        sa.Column("deal_id", sa.String(), sa.ForeignKey("deal.id")),
        _text("field", needed=True),
        *(_text(n) for n in ("low", "high")),
        _text("unit", needed=True),
        _text("half"),
        _text("qualifier", needed=True),
        _text("vague"),
        _text("status", needed=True),
        *(_text(n) for n in ("stage", "part", "site")),
        _text("subject", needed=True),
        *(_text(n) for n in ("about", "basis", "change", "attribution", "buyer", "seller", "facility")),
        _text("quote", needed=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        _text("sentence", needed=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        _text("extractor", needed=True),
    )
    for column in ("revision_id", "deal_id", "field"):
        op.create_index(f"ix_claim_{column}", "claim", [column])
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("began", needed=True),
        _text("ended"),
        _text("extractor", needed=True),
        sa.Column("catalog", sa.Integer(), nullable=False),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("stored", "unchanged", "failed")),
    )
