"""When an article was found to be gone from where it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; nothing is known to be gone."""
    op.add_column("article", sa.Column("withdrawn", sa.String()))
