"""How deals stand as plain tables, stable views over everything, and in SQLite a full-text search over sentences."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TEXTS = {
    "position": ("figure", "normalised", "covers", "unit", "tier", "said_by", "sentence"),
    "verdict": ("figure_a", "figure_b", "verdict", "severity", "flags", "why"),
}
VIEWS = {
    "claims_view": """
        SELECT claim.id AS id, claim.deal_id AS deal, claim.field AS field, claim.quote AS quote, claim.sentence AS sentence,
            claim.low AS low, claim.high AS high, claim.unit AS unit, claim.qualifier AS qualifier, claim.status AS status,
            claim.stage AS stage, claim.part AS part, claim.site AS site, claim.buyer AS buyer, claim.seller AS seller,
            claim.facility AS facility, claim.attribution AS attribution, claim.confidence AS confidence,
            revision.publisher AS publisher, revision.published AS published, revision.title AS title,
            revision.address AS article, article.url AS url, article.withdrawn AS withdrawn
        FROM claim JOIN revision ON claim.revision_id = revision.id JOIN article ON article.current = revision.id
        WHERE claim.replaced IS NULL""",
    "positions_view": """
        SELECT deal, field, position, figure, normalised, covers, low, high, unit, reach_low, reach_high, roots_least,
            roots_most, articles, first_day, last_day, tier, said_by, sentence
        FROM position""",
    "verdicts_view": """
        SELECT deal, field, a, b, figure_a, figure_b, verdict, severity, support, flags, why FROM verdict""",
}


def upgrade() -> None:
    """Add tables, views and search; what stands is worked out anew, so that the tables are filled."""
    op.create_table(
        "position",
        sa.Column("deal", sa.String(), primary_key=True),
        sa.Column("field", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in TEXTS["position"]),
        *(sa.Column(name, sa.String()) for name in ("low", "high", "first_day", "last_day")),
        *(sa.Column(name, sa.Float()) for name in ("reach_low", "reach_high")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("roots_least", "roots_most", "articles")),
    )
    op.create_table(
        "verdict",
        sa.Column("deal", sa.String(), primary_key=True),
        sa.Column("field", sa.String(), primary_key=True),
        sa.Column("a", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("b", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in TEXTS["verdict"]),
        sa.Column("support", sa.Integer(), nullable=False),
    )
    op.execute("DELETE FROM standing")
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)


SEARCH = (
    "CREATE VIRTUAL TABLE claim_search USING fts5(quote, sentence, content='claim', content_rowid='id', tokenize='porter unicode61')",
    "INSERT INTO claim_search(claim_search) VALUES ('rebuild')",
    "CREATE TRIGGER claim_search_in AFTER INSERT ON claim BEGIN INSERT INTO claim_search(rowid, quote, sentence) VALUES (new.id, new.quote, new.sentence); END",
    "CREATE TRIGGER claim_search_out AFTER DELETE ON claim BEGIN INSERT INTO claim_search(claim_search, rowid, quote, sentence) VALUES ('delete', old.id, old.quote, old.sentence); END",
)
