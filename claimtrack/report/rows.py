"""Deals, positions, verdicts, claims and articles as flat rows: for exports and for the views of the store.

The names of columns stay: more may be added at the end. Types are `text`, `number`, `integer` and `boolean`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from claimtrack.records import Article, Claim

Row = dict[str, Any]
DEALS = {"deal": "text", "buyer": "text", "seller": "text", "facility": "text", "follows": "text", "severity": "text", "articles": "integer", "roots_least": "integer", "roots_most": "integer"}  # fmt: skip
POSITIONS = {"deal": "text", "field": "text", "position": "integer", "figure": "text", "normalised": "text", "covers": "text", "low": "text", "high": "text", "unit": "text", "reach_low": "number", "reach_high": "number", "roots_least": "integer", "roots_most": "integer", "articles": "integer", "first_day": "text", "last_day": "text", "tier": "text", "said_by": "text", "sentence": "text"}  # fmt: skip
VERDICTS = {"deal": "text", "field": "text", "a": "integer", "b": "integer", "figure_a": "text", "figure_b": "text", "verdict": "text", "severity": "text", "support": "integer", "flags": "text", "why": "text"}  # fmt: skip
CLAIMS = {"article": "text", "deal": "text", "buyer": "text", "seller": "text", "facility": "text", "field": "text", "low": "text", "high": "text", "unit": "text", "half": "text", "qualifier": "text", "vague": "text", "status": "text", "stage": "text", "part": "text", "site": "text", "subject": "text", "about": "text", "basis": "text", "change": "text", "attribution": "text", "published": "text", "quote": "text", "start": "integer", "end": "integer", "sentence": "text", "confidence": "number", "grounded": "boolean", "extractor": "text", "judged": "text", "section": "text"}  # fmt: skip
ARTICLES = {"article": "text", "url": "text", "publisher": "text", "title": "text", "published": "text", "published_from": "text", "language": "text", "credits": "text", "updated": "text", "correction": "text", "partial": "boolean", "characters": "integer"}  # fmt: skip
TABLES: dict[str, dict[str, str]] = {
    "deals": DEALS,
    "positions": POSITIONS,
    "verdicts": VERDICTS,
    "claims": CLAIMS,
    "articles": ARTICLES,
}


def deal_row(deal: Mapping[str, Any]) -> Row:
    """A deal (as `diff --format json` has it); its severity is that of the worst field."""
    worst = deal["fields"][0]["severity"] if deal["fields"] else "none"
    return _row(DEALS, deal["deal"], deal["buyer"], deal["seller"], deal["facility"], deal["amends"], worst, deal["articles"], *deal["roots"])  # fmt: skip


def position_rows(deal: Mapping[str, Any]) -> Iterator[Row]:
    """The positions of a deal; `reach` is what the first claim's words entail, in the base unit."""
    for field in deal["fields"]:
        for number, p in enumerate(field["positions"]):
            lead = p["claims"][0]
            yield _row(POSITIONS, deal["deal"], field["field"], number, p["figure"], p["normalised"], p["scope"], _text(p["low"]), _text(p["high"]), p["unit"], *lead["reach"], *p["roots"], p["articles"], p["first"], p["last"], p["tier"], "; ".join(p["said_by"]), lead["sentence"])  # fmt: skip


def verdict_rows(deal: Mapping[str, Any]) -> Iterator[Row]:
    """The verdicts between the positions of a deal."""
    for field in deal["fields"]:
        for v in field["verdicts"]:
            a, b = (field["positions"][v[side]]["figure"] for side in ("a", "b"))
            yield _row(VERDICTS, deal["deal"], field["field"], v["a"], v["b"], a, b, v["verdict"], v["severity"], v["support"], " ".join(v["flags"]), v["why"])  # fmt: skip


def claim_row(claim: Claim) -> Row:
    """A claim record; bounds as exact text."""
    exact = {name: _text(getattr(claim, name)) for name in ("low", "high", "half")}
    told = claim.record() | exact
    return {name: told.get(name) for name in CLAIMS}


def article_row(article: Article) -> Row:
    """An article, without its text."""
    return _row(ARTICLES, article.address, article.url, article.publisher, article.title, article.published, article.published_from, article.language, "; ".join(article.credits), article.updated, article.correction, article.partial, len(article.text))  # fmt: skip


def _row(columns: Mapping[str, str], *values: Any) -> Row:
    return dict(zip(columns, values, strict=True))


def _text(value: object) -> str | None:
    """A bound without an exponent and with every digit."""
    return None if value is None else format(value, "f") if isinstance(value, Decimal | float) else str(value)
