"""What people decide: accept, reject, correct, merge, split."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(n, sa.String(), nullable=False) for n in ("decision", "reason", "who", "made")),
        *(sa.Column(n, sa.String()) for n in ("article", "quote", "field")),
        sa.Column("changed", sa.String(), nullable=False),
        *(sa.Column(n, sa.String()) for n in ("deal", "into")),
        sa.Column("articles", sa.String(), nullable=False),
        sa.Column("undone", sa.String()),
    )
    op.create_index("ix_judgement_article", "judgement", ["article"])
