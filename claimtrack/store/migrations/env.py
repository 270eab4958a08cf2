"""Alembic's environment: migrations run on the connection that the store hands over."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

from claimtrack.store import tables

assert tables.ArticleRow.__tablename__ == "article"

context.configure(
    connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata, render_as_batch=True
)
context.run_migrations()
