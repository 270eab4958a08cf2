"""All claims of one deal -> its report: fields, positions, verdicts, severity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.catalog.tiers import tier_of
from claimtrack.reconcile.checks import checks
from claimtrack.reconcile.compare import withheld_fields
from claimtrack.reconcile.grounds import finest, lying_in
from claimtrack.reconcile.independence import Independence, is_rare, label
from claimtrack.reconcile.meaning import Meaning, meaning
from claimtrack.reconcile.parts import with_parts_told
from claimtrack.reconcile.pieces import pieces_of
from claimtrack.reconcile.positions import badness, between, form, positions
from claimtrack.reconcile.ruling import Setting
from claimtrack.reconcile.severity import severity
from claimtrack.reconcile.thresholds import DEFAULT, Thresholds
from claimtrack.reconcile.wording import normalised, why
from claimtrack.records import (
    Article,
    Bound,
    Claim,
    Deal,
    DealReport,
    Field,
    FieldReport,
    Part,
    Position,
    PositionVerdict,
    Reach,
    Severity,
    Status,
    Subject,
)
from claimtrack.records.claim import plain
from claimtrack.records.tier import Tier

FIELD_ORDER, SEVERITIES, TIERS = list(Field), list(Severity), list(Tier)


class Sources:
    """The articles of a deal by the name that its claims give them, and who repeats whom among them."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self.independence = Independence(articles.values())

    def roots(self, claims: Iterable[Claim]) -> tuple[int, int]:
        """The least and the most number of independent sources behind some claims."""
        return self.independence.roots(self.articles[c.article] for c in claims if c.article in self.articles)

    def numbers(self) -> dict[str, int]:
        """For each article the number of its source, from 1 in the order in which they were published."""
        order = sorted(self.articles, key=lambda name: (self.articles[name].published or "9999", name))
        group = self.independence.groups()
        first: dict[str, int] = {}
        return {name: first.setdefault(group[self.articles[name].identity], len(first) + 1) for name in order}

    def tier(self, claims: Iterable[Claim]) -> str:
        """The best tier behind some claims."""
        return min((tier_of(c, self.articles.get(c.article)) for c in claims), key=TIERS.index)


def reconcile(
    deal: Deal, claims: Sequence[Claim], articles: Mapping[str, Article], thresholds: Thresholds = DEFAULT
) -> DealReport:
    """The report of one deal.

    `articles` maps the `article` of a claim to its article. The order of `claims` changes nothing.
    """
    filings = frozenset(c.article for c in claims if tier_of(c, articles.get(c.article)) == "filing")
    wider = lying_in(claims)
    sites = finest(_sites(claims), wider)
    setting = Setting(
        sites=sites,
        wider=wider,
        filings=filings,
        unnamed=not deal.buyer,
        rates=_rates(claims),
        thresholds=thresholds,
    )
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
    told_by = {c.article: articles[c.article] for c in claims if c.article in articles}
    sources = Sources(told_by)
    fields = [field_report(name, ms, setting, sources) for name, ms in by_field.items()]
    fields.sort(key=lambda f: (SEVERITIES.index(f.severity), -f.support, FIELD_ORDER.index(f.field)))
    return DealReport(
        deal=deal,
        fields=tuple(fields),
        articles=tuple(told_by.values()),
        roots=sources.independence.roots(told_by.values()),
        checks=tuple(checks({name: positions(ms, setting) for name, ms in by_field.items()}, thresholds)),
        labels={address: label(article) for address, article in told_by.items()},
        sources=sources.numbers(),
    )


def field_report(name: Field, meanings: list[Meaning], setting: Setting, sources: Sources) -> FieldReport:
    """The positions of one field, the best supported first, and the verdict between every two, the worst first."""
    told = with_parts_told(meanings)
    groups = positions(told, setting)
    placed = [_position(group, sources) for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (*_backing(placed[n]), n))
    groups, placed = [groups[n] for n in order], [placed[n] for n in order]
    pieces = pieces_of(told)
    ruled = []
    for i, left in enumerate(groups):
        for j in range(i + 1, len(groups)):
            ruling, a, b = between(left, groups[j], setting, pieces)
            support = sources.roots((*placed[i].claims, *placed[j].claims))[0]
            weight = severity(name, placed[i], placed[j], ruling, support)
            says_more = {"a": i, "b": j}.get(ruling.refining or "")
            verdict = PositionVerdict(i, j, ruling.verdict, why(a, b, ruling), ruling.flags, weight, support, says_more)
            ruled.append((badness(ruling), verdict))
    ruled.sort(key=lambda r: (SEVERITIES.index(r[1].severity), r[0], -r[1].support, r[1].a, r[1].b))
    worst = min(ruled, key=lambda r: r[0], default=None)
    return FieldReport(
        field=name,
        verdict=worst[1].verdict if worst else None,
        severity=ruled[0][1].severity if ruled else Severity.NONE,
        positions=tuple(placed),
        verdicts=tuple(verdict for _, verdict in ruled),
        support=ruled[0][1].support if ruled else placed[0].roots[0],
    )


def _backing(position: Position) -> tuple[int, int, int, int]:
    """How well a position is supported, the best first: independent sources, the nearest of them, and articles."""
    least, most = position.roots
    return -least, -most, TIERS.index(Tier(position.tier)), -len({c.article for c in position.claims})


def _position(group: list[Meaning], sources: Sources) -> Position:
    lead = _foremost(group)
    group = [lead, *(m for m in group if m is not lead)]
    claims = tuple(m.claim for m in group)
    days = [c.published for c in claims if c.published]
    return Position(
        figure=lead.claim.quote,
        normalised=normalised(lead),
        low=plain(lead.claim.low),
        high=plain(lead.claim.high),
        unit=lead.claim.unit,
        claims=claims,
        roots=sources.roots(claims),
        scope=scope_words(lead),
        first=min(days, default=None),
        last=max(days, default=None),
        tier=sources.tier(claims),
        rare=sources.roots(claims)[0] > 1 and is_rare(lead),
        reaches=tuple(_reach(m) for m in group),
    )


def _foremost(group: list[Meaning]) -> Meaning:
    """The claim that a position is named by: of the wording that most articles use, the first."""
    told = {(form(m), m.claim.article) for m in group}
    many = Counter(f for f, _ in told)
    return max(group, key=lambda m: (many[form(m)], -group.index(m)))


def _reach(m: Meaning) -> Reach:
    """What a meaning entails, as floats: for showing, not for comparing."""
    ends = (None, None, None) if m.entails is None else (m.entails.low, m.entails.high, m.value)
    return Reach(*(None if end is None else float(end) for end in ends))


def scope_words(m: Meaning) -> str:
    """What a figure covers and how sure it is, where that is worth a word: `option, orbit, planned`."""
    c = m.claim
    said = [
        str(m.part) if m.part is not Part.WHOLE else "",
        c.site or "",
        "IT load" if c.basis == "it" else c.basis or "",
    ]
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


def _rates(claims: Sequence[Claim]) -> dict[tuple[str | None, Bound], set[str]]:
    """By currency and number, the articles that tell it as the price of a year, a month or another period."""
    found: dict[tuple[str | None, Bound], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.field is Field.PRICE_RATE and claim.grounded and claim.status is not Status.DENIED:
            for bound in {claim.low, claim.high} - {None}:
                found[claim.unit.partition("/")[0], bound].add(claim.article)
    return found


def _withheld_fields(m: Meaning, by_field: Mapping[Field, object]) -> list[Field]:
    """The fields of the deal that a non-disclosure is about; a field of its own where nobody states what is withheld."""
    about = withheld_fields(m.claim)
    return [f for f in FIELD_ORDER if f in about and f in by_field] or [Field.DISCLOSURE]
