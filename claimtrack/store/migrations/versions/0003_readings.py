"""What a text was read as before it was read anew, by whom a deal is found, and how each deal stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns and the table; what is there was read when its revision was seen."""
    op.add_column("claim", sa.Column("seen", sa.String(), nullable=False, server_default=""))
    op.add_column("claim", sa.Column("replaced", sa.String()))
    op.execute("UPDATE claim SET seen = (SELECT revision.seen FROM revision WHERE revision.id = claim.revision_id)")
    op.add_column("deal", sa.Column("pair", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_deal_pair", "deal", ["pair"])
    op.add_column("judgement", sa.Column("undone_on", sa.String()))
    op.execute("UPDATE judgement SET undone_on = made WHERE undone IS NOT NULL")
    op.create_table(
        "standing",
        sa.Column("deal_id", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), nullable=False),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("articles", "claims")),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
