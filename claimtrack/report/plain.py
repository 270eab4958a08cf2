"""A deal's report as plain values, in the shape that `diff --format json` promises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claimtrack.records import Check, Claim, DealReport, Field, FieldReport, Position, Severity, Verdict
from claimtrack.records.verdict import QUIET


def deal_values(report: DealReport) -> dict[str, Any]:
    """One deal."""
    deal = report.deal
    return {
        "deal": deal.id,
        "buyer": "/".join(deal.buyer) or None,
        "seller": "/".join(deal.seller) or None,
        "facility": deal.facility,
        "amends": deal.amends,
        "articles": len(report.articles),
        "roots": list(report.roots),
        "told_by": [
            {
                "article": a.address,
                "who": report.labels.get(a.address, a.address),
                "publisher": a.publisher,
                "title": a.title,
                "published": a.published,
                "url": a.url,
                "source": report.sources.get(a.address),
                "corrected": a.correction,
            }
            for a in report.articles
        ],
        "fields": [field_values(f, report) for f in report.fields],
        "checks": [
            {
                "check": c.name,
                "outcome": str(c.outcome),
                "why": c.why,
                "assumption": c.assumption or None,
                "inputs": [i.record() for i in c.inputs],
                "value": c.value,
                "band": c.band and list(c.band),
                "sources": list(c.sources),
            }
            for c in report.checks
        ],
    }


def field_values(field: FieldReport, report: DealReport) -> dict[str, Any]:
    """One field of a deal."""
    return {
        "field": str(field.field),
        "verdict": field.verdict and str(field.verdict),
        "severity": str(field.severity),
        "positions": [_position(p, report) for p in field.positions],
        "verdicts": [
            {
                "a": v.a,
                "b": v.b,
                "verdict": str(v.verdict),
                "severity": str(v.severity),
                "support": v.support,
                "flags": list(v.flags),
                "why": v.why,
                "refining": v.refining,
            }
            for v in field.verdicts
        ],
    }


def _position(position: Position, report: DealReport) -> dict[str, Any]:
    return {
        "figure": position.figure,
        "normalised": position.normalised,
        "scope": position.scope,
        "low": position.low,
        "high": position.high,
        "unit": position.unit,
        "roots": list(position.roots),
        "articles": len({c.article for c in position.claims}),
        "first": position.first,
        "last": position.last,
        "tier": position.tier,
        "rare_figure": position.rare,
        "said_by": said_by(position, report),
        "claims": [
            c.record() | {"reach": [reach.low, reach.high], "stated": reach.stated}
            for c, reach in zip(position.claims, position.reaches, strict=True)
        ],
    }


def said_by(position: Position, report: DealReport) -> list[str]:
    """Who says it: publisher, date and credited root, each article once."""
    return list(dict.fromkeys(report.labels.get(c.article, c.article) for c in position.claims))


def voice(claim: Claim, report: DealReport) -> str:
    """Who says one claim, and whom it quotes: `Example Wire, 2026-05-07 (Anthropic)`."""
    label = report.labels.get(claim.article, claim.article)
    return f"{label} ({claim.attribution})" if claim.attribution else label


def worth_telling(field: FieldReport) -> tuple[list[int], int]:
    """The numbers of the verdicts a reader should see, worst first, and how many are left out as no news."""
    order = list(Verdict)
    told = [n for n, v in enumerate(field.verdicts) if v.flags or v.verdict not in QUIET]
    told.sort(key=lambda n: (order.index(field.verdicts[n].verdict), n))
    return told, len(field.verdicts) - len(told)


def heading(report: DealReport) -> str:
    """Who buys from whom, where, and on how many sources that rests."""
    deal = report.deal
    buyer, seller = " and ".join(deal.buyer), " and ".join(deal.seller)
    who = dealing(buyer, seller, (str(f.field) for f in report.fields)) or deal.id
    count = len(report.articles)
    parts = [who, deal.facility or "", f"{count} article{'s' if count != 1 else ''}", roots_words(report.roots)]
    if deal.amends:
        parts.append(f"follows {deal.amends}")
    return " · ".join(p for p in parts if p)


def dealing(buyer: str, seller: str, fields: Iterable[str]) -> str:
    """Who deals with whom, in words; of a deal of which only stakes are told, who invests in whom. "" where nobody is named."""
    told = set(fields) - {Field.ANNOUNCED, Field.DISCLOSURE, Field.STATUS}
    if buyer and seller:
        return f"{seller} invests in {buyer}" if told == {Field.EQUITY} else f"{buyer} buys from {seller}"
    return f"{buyer}, no seller named" if buyer else f"{seller} sells, no buyer named" if seller else ""


def roots_words(roots: tuple[int, int]) -> str:
    """`3 to 5 independent`, `1 independent`."""
    least, most = roots
    return f"{least} independent" if least == most else f"{least} to {most} independent"


def check_words(check: Check) -> str:
    """A check in words, with what it assumes."""
    return f"{check.why} (assuming {check.assumption})" if check.assumption else check.why


def sources_words(position: Position) -> str:
    """`2 independent, best a wire`: how many sources stand behind a position, and how near the best is."""
    known = position.tier not in {"", "press"}
    words = f"{roots_words(position.roots)}, best a {position.tier}" if known else roots_words(position.roots)
    return f"{words}; so exact a figure may come from one place" if position.rare else words


def loud(severity: Severity) -> bool:
    """Whether a severity needs a person's eye."""
    return severity in {Severity.HIGH, Severity.MEDIUM}
