"""What a run did, stage by stage, and how far a nightly run has told what changed; addresses that were forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; runs from before were ingests, of which only the sums are known."""
    op.add_column("run", sa.Column("kind", sa.String(), nullable=False, server_default="ingest"))
    op.add_column("run", sa.Column("told", sa.String()))
    for name in ("changed", "claims", "no_article"):
        op.add_column("run", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    for name, empty in (("stages", "{}"), ("troubles", "[]")):
        op.add_column("run", sa.Column(name, sa.String(), nullable=False, server_default=empty))
    op.create_table(
        "forgotten", sa.Column("address", sa.String(), primary_key=True), sa.Column("when", sa.String(), nullable=False)
    )
