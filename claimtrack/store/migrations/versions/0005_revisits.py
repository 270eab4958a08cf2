"""Which source led to an address, and the date that it gave: so that a page is visited again when it is listed no more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns; visits from before are of no source, and come round only while they are listed."""
    for name in ("source", "hint"):
        op.add_column("visit", sa.Column(name, sa.String()))
    op.create_index("ix_visit_source_due", "visit", ["source", "due"])
