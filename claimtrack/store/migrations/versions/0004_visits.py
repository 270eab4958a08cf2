"""What is remembered of fetching: visits, sources, robots.txt, raw bytes; and what a revision says of itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables and columns; what is there was read whole and its bytes were not kept."""
    op.add_column("article", sa.Column("source", sa.String()))
    for name in ("updated", "correction", "raw"):
        op.add_column("revision", sa.Column(name, sa.String()))
    op.add_column("revision", sa.Column("partial", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("revision", sa.Column("sections", sa.String(), nullable=False, server_default="[]"))
    op.create_table(
        "raw",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("charset", sa.String()),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("size", "packed")),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "visit",
        sa.Column("address", sa.String(), primary_key=True),
        *(sa.Column(n, sa.String(), nullable=False) for n in ("visited", "outcome")),
        *(sa.Column(n, sa.String()) for n in ("etag", "modified", "raw", "what")),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("due", sa.String()),
    )
    op.create_table(
        "source_state",
        sa.Column("source", sa.String(), primary_key=True),
        *(sa.Column(n, sa.String()) for n in ("tried", "succeeded", "due", "what", "newest")),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("failures", "entries")),
    )
    op.create_table(
        "robots",
        sa.Column("host", sa.String(), primary_key=True),
        sa.Column("fetched", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
    )
    op.create_table(
        "mark", sa.Column("name", sa.String(), primary_key=True), sa.Column("place", sa.BigInteger(), nullable=False)
    )
