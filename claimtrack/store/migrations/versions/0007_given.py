"""What the user or the source said of a document beside its bytes, so that it can be read again as it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; of what is there nothing is known."""
    op.add_column("revision", sa.Column("given", sa.String()))
