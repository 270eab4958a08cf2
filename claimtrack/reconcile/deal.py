"""All claims of one deal -> its report: fields, positions, verdicts, severity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimtrack.catalog.tiers import TIERS, tier_of
from claimtrack.reconcile.checks import checks
from claimtrack.reconcile.compare import WITHHELD, Setting
from claimtrack.reconcile.independence import label, roots
from claimtrack.reconcile.meaning import Meaning, meaning
from claimtrack.reconcile.parts import with_parts_told
from claimtrack.reconcile.positions import badness, between, pieces_of, positions
from claimtrack.reconcile.severity import field_severity
from claimtrack.reconcile.thresholds import DEFAULT, Thresholds
from claimtrack.reconcile.wording import normalised, why
from claimtrack.records import (
    About,
    Article,
    Claim,
    Deal,
    DealReport,
    Field,
    FieldReport,
    Part,
    Position,
    PositionVerdict,
    Severity,
    Subject,
)
from claimtrack.records.claim import plain

FIELD_ORDER = list(Field)


def reconcile(
    deal: Deal, claims: Sequence[Claim], articles: Mapping[str, Article], thresholds: Thresholds = DEFAULT
) -> DealReport:
    """The report of one deal.

    `articles` maps the `article` of a claim to its article. The order of `claims` changes nothing.
    """
    setting = Setting(sites=_sites(claims), thresholds=thresholds)
    by_field: dict[Field, list[Meaning]] = defaultdict(list)
    withheld: list[Meaning] = []
    for claim in claims:
        m = meaning(claim, thresholds)
        if claim.field is Field.DISCLOSURE:
            withheld.append(m)
        else:
            by_field[claim.field].append(m)
    for m in withheld:
        for name in _withheld_fields(m, by_field):
            by_field[name].append(m)
    fields = [field_report(name, ms, setting, articles) for name, ms in by_field.items()]
    fields.sort(key=lambda f: (list(Severity).index(f.severity), FIELD_ORDER.index(f.field)))
    told_by = {c.article: articles[c.article] for c in claims if c.article in articles}
    return DealReport(
        deal=deal,
        fields=tuple(fields),
        articles=tuple(told_by.values()),
        roots=roots(told_by.values()),
        checks=tuple(checks({name: positions(ms, setting) for name, ms in by_field.items()})),
        labels={address: label(article) for address, article in told_by.items()},
    )


def field_report(
    name: Field, meanings: list[Meaning], setting: Setting, articles: Mapping[str, Article]
) -> FieldReport:
    """The positions of one field, and the verdict between every two of them."""
    told = with_parts_told(meanings)
    groups = positions(told, setting)
    pieces = pieces_of(told)
    rulings = []
    verdicts = []
    for i, left in enumerate(groups):
        for j in range(i + 1, len(groups)):
            ruling, a, b = between(left, groups[j], setting, pieces)
            rulings.append(ruling)
            verdicts.append(PositionVerdict(i, j, ruling.verdict, why(a, b, ruling), ruling.flags))
    worst = min(rulings, key=badness) if rulings else None
    placed = tuple(_position(group, articles) for group in groups)
    return FieldReport(
        field=name,
        verdict=worst.verdict if worst else None,
        severity=field_severity(name, placed, tuple(verdicts)),
        positions=placed,
        verdicts=tuple(verdicts),
    )


def _position(group: list[Meaning], articles: Mapping[str, Article]) -> Position:
    lead = group[0]
    claim = lead.claim
    days = [m.claim.published for m in group if m.claim.published]
    return Position(
        figure=claim.quote,
        normalised=normalised(lead),
        low=plain(claim.low),
        high=plain(claim.high),
        unit=claim.unit,
        claims=tuple(m.claim for m in group),
        roots=roots(articles[m.claim.article] for m in group if m.claim.article in articles),
        scope=scope_words(lead),
        first=min(days, default=None),
        last=max(days, default=None),
        tier=min((tier_of(m.claim, articles.get(m.claim.article)) for m in group), key=TIERS.index),
    )


def scope_words(m: Meaning) -> str:
    """What a figure covers and how sure it is, where that is worth a word: `option, orbit, planned`."""
    c = m.claim
    said = [str(m.part) if m.part is not Part.WHOLE else "", c.site or "", c.basis or ""]
    if c.subject is not Subject.DEAL:
        said.append(f"the {c.subject}")
    if c.status != "asserted":
        said.append(str(c.status))
    if m.stage not in {"agreed", str(m.part)}:
        said.append(m.stage)
    if c.judged:
        said.append(c.judged)
    return ", ".join(s for s in said if s)


def _sites(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(c.site for c in claims if c.site and c.part in {None, Part.SITE, Part.WHOLE})


def _withheld_fields(m: Meaning, by_field: Mapping[Field, object]) -> list[Field]:
    """The fields of the deal that a non-disclosure is about; a field of its own where nobody states what is withheld."""
    about = WITHHELD[m.claim.about or About.PRICE]
    return [f for f in FIELD_ORDER if f in about and f in by_field] or [Field.DISCLOSURE]
