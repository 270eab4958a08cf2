"""The claims as people have judged them: some taken out, some corrected, some given to another deal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from claimtrack.records import DATE_FIELDS, Article, Claim, Deal, Decision, Field, Judgement, Part

Told = tuple[Claim, Article]
PAST = {Decision.ACCEPT: "accepted", Decision.REJECT: "rejected", Decision.CORRECT: "corrected"}


def judged(told: Iterable[Told], judgements: Sequence[Judgement]) -> list[Told]:
    """The claims that stand, each with what was decided of it; a later judgement goes before an earlier one.

    `judgements` are those that stand, here as everywhere in this file.
    """
    if not judgements:
        return list(told)
    of_claims = {(j.article, j.quote, j.field): j for j in judgements if j.decision in PAST}
    found = []
    for claim, article in told:
        decided = max(
            (of_claims[key] for key in _keys(claim, article) if key in of_claims),
            key=lambda j: j.number or 0,
            default=None,
        )
        if decided is not None and decided.decision is Decision.REJECT:
            continue
        now = claim if decided is None else _as_decided(claim, decided)
        found.append((replace(now, deal=_deal(now.deal, article, judgements)), article))
    return found


def with_split(deals: Iterable[Deal], judgements: Iterable[Judgement]) -> dict[str, Deal]:
    """The deals by id, with those that a split made."""
    known = {d.id: d for d in deals}
    for j in judgements:
        if j.decision is Decision.SPLIT and j.into and j.deal in known:
            known.setdefault(j.into, replace(known[j.deal], id=j.into, amends=None))
    return known


def _keys(claim: Claim, article: Article) -> list[tuple[str | None, str | None, str | None]]:
    return [(article.identity, claim.quote, field) for field in (str(claim.field), None)]


def _as_decided(claim: Claim, j: Judgement) -> Claim:
    field = Field(j.changed.get("field", claim.field))
    changed: dict[str, Any] = {name: _value(field, name, text) for name, text in j.changed.items()}
    return replace(claim, **changed, judged=f"{PAST[j.decision]} by {j.who}")


def _value(field: Field, name: str, text: str) -> object:
    """The value of a correction, as its column has it."""
    if name in {"low", "high"}:
        return text if field in DATE_FIELDS else Decimal(text)
    return {"part": Part, "field": Field}.get(name, str)(text)


def _deal(deal: str | None, article: Article, judgements: Sequence[Judgement]) -> str | None:
    """The deal of a claim after every merge and split, in the order in which they were decided."""
    for j in judgements:
        moves = j.decision is Decision.MERGE or (j.decision is Decision.SPLIT and article.identity in j.articles)
        if j.deal == deal and moves:
            deal = j.into
    return deal


def merged(deal: str, judgements: Iterable[Judgement]) -> str:
    """The id under which a deal stands after every merge."""
    for j in judgements:
        if j.decision is Decision.MERGE and j.deal == deal and j.into:
            deal = j.into
    return deal
