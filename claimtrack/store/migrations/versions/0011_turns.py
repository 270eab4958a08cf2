"""When an article read again as it had before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the table; of articles that read today as in an earlier text it is known when they were last seen."""
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("article_id", sa.Integer(), sa.ForeignKey("article.id"), nullable=False),
        sa.Column("revision_id", sa.Integer(), sa.ForeignKey("revision.id"), nullable=False),
        sa.Column("turned", sa.String(), nullable=False),
    )
    op.create_index("ix_turn_article_id", "turn", ["article_id"])
    op.execute(
        "INSERT INTO turn (article_id, revision_id, turned) SELECT id, current, last_seen FROM article"
        " WHERE current <> (SELECT max(r.id) FROM revision r WHERE r.article_id = article.id)"
    )
