"""What nights told, piece by piece, and how far each receiver of messages has been told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add both tables."""
    op.create_table(
        "news",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
    )
    op.create_index("ix_news_name", "news", ["name"], unique=True)
    op.create_table(
        "delivery",
        sa.Column("receiver", sa.String(), primary_key=True),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("failed", sa.String()),
        sa.Column("what", sa.String()),
    )
