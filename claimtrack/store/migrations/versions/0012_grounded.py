"""Whether the words round a claim tie it to its deal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column; claims that were read before count as tied until their text is read again."""
    op.add_column("claim", sa.Column("grounded", sa.Boolean(), nullable=False, server_default=sa.true()))
