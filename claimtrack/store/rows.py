"""Records to rows and back."""

from __future__ import annotations

import json
import zlib
from decimal import Decimal
from typing import Any

from claimtrack.records import (
    DATE_FIELDS,
    About,
    Article,
    Bound,
    Claim,
    Deal,
    Decision,
    Field,
    FieldStanding,
    Judgement,
    Part,
    Qualifier,
    Severity,
    Stage,
    Standing,
    Status,
    Subject,
    Verdict,
)
from claimtrack.store.tables import ArticleRow, DealRow, JudgementRow, RevisionRow, StandingRow

PLAIN = ("unit", "vague", "site", "basis", "change", "attribution", "buyer", "seller", "facility", "quote", "start", "end", "sentence", "confidence", "grounded", "extractor")  # fmt: skip


def claim_values(claim: Claim, revision_id: int, seen: str = "") -> dict[str, Any]:
    """The values of the row of a claim of a revision, read at a moment."""
    return {
        "revision_id": revision_id,
        "seen": seen,
        "replaced": None,
        "deal_id": claim.deal,
        "field": str(claim.field),
        "low": _written(claim.low),
        "high": _written(claim.high),
        "half": _written(claim.half),
        "qualifier": str(claim.qualifier),
        "status": str(claim.status),
        "stage": claim.stage and str(claim.stage),
        "part": claim.part and str(claim.part),
        "subject": str(claim.subject),
        "about": claim.about and str(claim.about),
        **{name: getattr(claim, name) for name in PLAIN},
    }


def claim_of(row: Any, day: str | None, article: Article) -> Claim:
    """The claim of a row of the claim table, in an article that was published on a day."""
    field = Field(row.field)
    dated = field in DATE_FIELDS
    return Claim(
        article=article.address,
        published=day,
        deal=row.deal_id,
        field=field,
        low=_read(row.low, dated=dated),
        high=_read(row.high, dated=dated),
        half=Decimal(row.half) if row.half is not None else None,
        qualifier=Qualifier(row.qualifier),
        status=Status(row.status),
        stage=Stage(row.stage) if row.stage else None,
        part=Part(row.part) if row.part else None,
        subject=Subject(row.subject),
        about=About(row.about) if row.about else None,
        section=article.section_at(row.start),
        **{name: getattr(row, name) for name in PLAIN},
    )


def article_of(row: ArticleRow, revision: RevisionRow) -> Article:
    """The article of a row, as its revision has it."""
    return Article(
        address=revision.address,
        identity=row.identity,
        text=revision.text,
        url=row.url,
        canonical=row.canonical,
        publisher=revision.publisher,
        title=revision.title,
        authors=tuple(json.loads(revision.authors)),
        published=revision.published,
        published_from=revision.published_from,
        language=revision.language,
        credits=tuple(json.loads(revision.credits)),
        updated=revision.updated,
        correction=revision.correction,
        partial=revision.partial,
        sections=tuple((offset, title) for offset, title in json.loads(revision.sections)),
        withdrawn=row.withdrawn,
    )


def deal_row(deal: Deal) -> DealRow:
    """The row of a deal."""
    return DealRow(
        id=deal.id,
        buyer=json.dumps(deal.buyer, ensure_ascii=False),
        seller=json.dumps(deal.seller, ensure_ascii=False),
        facility=deal.facility,
        announced=deal.announced,
        amends=deal.amends,
        first_seen=deal.first_seen,
        last_seen=deal.last_seen,
        figures=json.dumps(deal.figures),
        pair=deal.pair,
    )


def deal_of(row: DealRow) -> Deal:
    """The deal of a row."""
    return Deal(
        id=row.id,
        buyer=tuple(json.loads(row.buyer)),
        seller=tuple(json.loads(row.seller)),
        facility=row.facility,
        announced=row.announced,
        amends=row.amends,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        figures=tuple(json.loads(row.figures)),
        pair=row.pair,
    )


def judgement_row(judgement: Judgement) -> JudgementRow:
    """The row of a person's decision."""
    return JudgementRow(
        decision=str(judgement.decision),
        reason=judgement.reason,
        who=judgement.who,
        made=judgement.when,
        article=judgement.article,
        quote=judgement.quote,
        field=judgement.field,
        changed=json.dumps(judgement.changed, ensure_ascii=False),
        deal=judgement.deal,
        into=judgement.into,
        articles=json.dumps(judgement.articles, ensure_ascii=False),
    )


def judgement_of(row: JudgementRow) -> Judgement:
    """The decision of a row."""
    return Judgement(
        decision=Decision(row.decision),
        reason=row.reason,
        who=row.who,
        when=row.made,
        number=row.id,
        article=row.article,
        quote=row.quote,
        field=row.field,
        changed=json.loads(row.changed),
        deal=row.deal,
        into=row.into,
        articles=tuple(json.loads(row.articles)),
        undone=row.undone_on,
    )


def standing_row(standing: Standing, key: str) -> StandingRow:
    """The row of a deal's standing."""
    return StandingRow(
        deal_id=standing.deal,
        key=key,
        articles=standing.articles,
        claims=standing.claims,
        fields=json.dumps([
            [str(f.field), f.verdict and str(f.verdict), sorted(f.verdicts), str(f.severity), f.support]
            for f in standing.fields
        ]),
        body=zlib.compress(standing.body.encode(), 1),
    )  # fmt: skip


def standing_of(row: StandingRow, body: bytes = b"") -> Standing:
    """The standing of a row, with the body where that was read."""
    return Standing(
        deal=row.deal_id,
        articles=row.articles,
        claims=row.claims,
        fields=tuple(
            FieldStanding(Field(name), Verdict(worst) if worst else None, frozenset(map(Verdict, verdicts)), Severity(severity), support)
            for name, worst, verdicts, severity, support in json.loads(row.fields)
        ),
        body=zlib.decompress(body).decode() if body else "",
    )  # fmt: skip


def _written(value: Bound) -> str | None:
    return None if value is None else format(value, "f") if isinstance(value, Decimal) else value


def _read(value: str | None, *, dated: bool) -> Bound:
    if value is None or dated:
        return value
    return Decimal(value)
