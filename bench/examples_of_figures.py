"""Figures, dates, places, chips and words of labelled articles, and whether the labels hold them to be a deal's."""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from examples import Choice, Example, Glance, Ranking, drafts, labelled, overlaps, stands_on

from claimtrack.catalog import Catalog
from claimtrack.extract.drafting import Draft
from claimtrack.extract.learned.second_look import bearings_of
from claimtrack.extract.learned.weighing import heeded
from claimtrack.extract.looks import Looks, first_looks, looks, moments_of, sights_of
from claimtrack.extract.quantities.figures import Figure
from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.read_figures import figure_readings
from claimtrack.extract.read_words import model_signs, phrase_readings
from claimtrack.extract.reader import unscoped
from claimtrack.extract.scoping import SCOPED, SETTLED, STATED, scope_signs, with_others
from claimtrack.extract.secrecy import ELSE, about_signs
from claimtrack.extract.site_map import SiteMap
from claimtrack.extract.site_signs import options
from claimtrack.extract.siting import TIED, sited
from claimtrack.extract.terms import phrases
from claimtrack.extract.terms.decision import Decision
from claimtrack.extract.terms.hardware import hardware
from claimtrack.extract.terms.stakes import STAKE, by_rule, may_be_stake, stake_signs
from claimtrack.extract.terms.terms import RULES, decide
from claimtrack.extract.times import timing
from claimtrack.extract.where.standing import is_dateline
from claimtrack.extract.whose.holders import holding
from claimtrack.extract.whose.signs import FAMILY, Signs
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Field

WORD = re.compile(r"\w{2,}")
EVERYWHERE = frozenset("the of in at campus data center centre site county park project".split())
"""Words of a site's name that many others have too."""
FIELDS = {
    Kind.MONEY: {Field.PRICE_TOTAL, Field.PRICE_RATE, Field.UNIT_PRICE},
    Kind.POWER: {Field.POWER},
    Kind.SPAN: {Field.TERM},
}


def figures_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every figure that the words round it decide about, and whether it is a term of a deal."""
    for name, text, label, draft in drafts(folder, catalog):
        for figure in draft.figures[0]:
            kind = FAMILY.get(figure.kind, figure.kind)
            decision, heard = _heard(draft, figure)
            if decision.candidate is not None and kind in RULES:
                share = heeded(decision.score, RULES[kind])
                yield Example(kind, heard, share, _is_term(figure, kind, label, text), name)


def stakes_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every figure that a stake may be told by, and whether one is."""
    for name, text, label, draft in drafts(folder, catalog):
        for figure in draft.figures[0]:
            around = draft.around(figure.start, figure.end, draft.telling.sentence_at(figure.core))
            if may_be_stake(figure, around) and (held := holding(figure, draft.telling)) is not None:
                signs = _heard(draft, figure)[1] | set(stake_signs(figure, around, held, draft.telling))
                yield Example(STAKE, signs, by_rule(signs), _is_stake(figure, label, text), name)


def _heard(draft: Draft, figure: Figure) -> tuple[Decision, set[str]]:
    """What its cues say of a figure, and its signs."""
    sentence = draft.telling.sentence_at(figure.core)
    decision = decide(figure, draft.around(figure.start, figure.end, sentence))
    return decision, draft.signs.of(figure, sentence, (cue for cue, _ in decision.cues))


def _is_stake(figure: Figure, label: dict[str, Any], text: str) -> bool:
    return any(stands_on(figure, c["value_text"], text) for c in label["claims"] if c["field"] == Field.EQUITY)


def _is_term(figure: Figure, kind: Kind, label: dict[str, Any], text: str) -> bool:
    """Whether a label stands on a figure, or else says the same number and nothing that is no term stands on it."""
    claims = [c for c in label["claims"] if c["field"] in FIELDS[kind]]
    if any(stands_on(figure, c["value_text"], text) for c in claims):
        return True
    if any(stands_on(figure, d["value_text"], text) for d in label["distractors"]):
        return False
    stated = [float(v) for v in (figure.low, figure.high) if v is not None]
    told = [float(v) for c in claims for v in (c["low"], c["high"]) if v is not None]
    return any(math.isclose(a, b, rel_tol=1e-3) for a in stated for b in told)


def dates_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every date that no turn of phrase settles, once as a start and once as an announcement or else as an end, and whether it is one."""
    for name, text, label, draft in drafts(folder, catalog):
        for moment in moments_of(draft):
            sentence = draft.telling.sentence_at(moment.start)
            cell = draft.table.cell_at(moment.start)
            if cell and timing.by_head(text, moment, cell):
                continue  # the head of its column settles it
            _, scores = timing.role(text, moment, sentence)
            for field, ruled in timing.ruled(scores).items():
                signs = draft.signs.of_date(moment, sentence, scores)
                claims = [c for c in label["claims"] if c["field"] == field]
                right = any(stands_on(moment, c["value_text"], text) for c in claims)
                yield Example(field, signs, ruled, right, name)


def places_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every place that is named, and whether a label has something of a deal stand there."""
    for name, text, label in labelled(folder):
        telling = Telling.of(text, catalog)
        signs = Signs(telling, ())
        told = [c["value_text"] for c in label["claims"] if c["field"] == Field.LOCATION]
        for place in (p for p in telling.candidates if not is_dateline(text, p)):
            right = any(stands_on(place, words, text) or place.site in words for words in told)
            yield Example("place", telling.signs_of(place, signs), 0.0, right, name)


def glances_of(folder: Path, catalog: Catalog, only: Callable[[str], bool] = lambda _: True) -> Iterator[Glance]:
    """Every figure and date that the rest of its article decides about, weighed first as it is weighed now."""
    for name, text, label, draft in drafts(folder, catalog, only):
        seen = first_looks(draft)
        sights = sights_of(draft, seen)
        rights = [*_figures_right(seen, label, text), *_dates_right(seen, label, text)]
        bearings = bearings_of(sights, len(draft.telling.sentences))
        for sight, found, right in zip(sights, bearings, rights, strict=True):
            if sight.open:
                yield Glance(str(sight.family), sight.kind, found, right, name)


def _figures_right(seen: Looks, label: dict[str, Any], text: str) -> Iterator[bool]:
    """Of each figure that a deal may have, whether a label takes it for one."""
    for look in seen.figures:
        if look.stake is not None:
            yield _is_stake(look.figure, label, text)
        elif look.decision.candidate is not None:
            kind = FAMILY.get(look.figure.kind, look.figure.kind)
            yield kind in FIELDS and _is_term(look.figure, kind, label, text)


def _dates_right(seen: Looks, label: dict[str, Any], text: str) -> Iterator[bool]:
    """Of each role of each date, whether a label gives it."""
    for look in seen.dates:
        for field in look.weighed:
            words = [c["value_text"] for c in label["claims"] if c["field"] == field]
            yield any(stands_on(look.moment, w, text) for w in words)


def models_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every naming of a chip's model, and whether a label has a deal be for it."""
    for name, text, label, draft in drafts(folder, catalog):
        deque(figure_readings(draft, looks(draft).figures), maxlen=0)  # what is counted is known only then
        told = [c["value_text"] for c in label["claims"] if c["field"] == Field.GPU_MODEL]
        for item in hardware(draft.telling.sentences):
            if (accord := draft.telling.ruled_at(item.start)) is None:
                continue
            naming = text[item.start : item.end]
            right = any(naming in words or overlaps(item.start, item.end, words, text) for words in told)
            yield Example("model", model_signs(draft, item, accord), 0.0, right, name)


def parts_of(folder: Path, catalog: Catalog) -> Iterator[Choice]:
    """Every claim of a figure or a date that a label stands on, and which part of the deal the label says it covers."""
    yield from _choices(folder, catalog, "part", SCOPED)


def statuses_of(folder: Path, catalog: Catalog) -> Iterator[Choice]:
    """Every claim of a figure or a date that a label stands on, and how sure the label says it is told."""
    yield from _choices(folder, catalog, "status", STATED)


def abouts_of(folder: Path, catalog: Catalog) -> Iterator[Choice]:
    """Every non-disclosure that a label stands on, and what the label says it is about."""
    for name, text, label, draft in drafts(folder, catalog):
        for claim in (r.claim for r in phrase_readings(draft) if r.claim is not None):
            if claim.field is not Field.DISCLOSURE:
                continue
            on = (c for c in label["claims"] if c["field"] == claim.field and c.get("about"))
            told = next((c for c in on if overlaps(claim.start, claim.end, c["value_text"], text)), None)
            if told is not None:
                yield Choice(about_signs(draft, claim), str(claim.about or ELSE), told["about"], name)


def _choices(folder: Path, catalog: Catalog, what: str, fields: frozenset[Field]) -> Iterator[Choice]:
    for name, text, label, draft in drafts(folder, catalog):
        readings = unscoped(draft)
        sited(draft, readings)
        claims = [r.claim for r in readings if r.claim is not None and r.claim.field in STATED]
        for claim, others in with_others(claims):
            if claim.field not in fields:
                continue
            on = (c for c in label["claims"] if c["field"] == claim.field)
            told = next((c for c in on if overlaps(claim.start, claim.end, c["value_text"], text)), None)
            settled = {told[what], str(claim.status)} & SETTLED if told is not None else set()
            if told is not None and told.get(what) and not settled:
                yield Choice(scope_signs(draft, claim, others), str(getattr(claim, what)), told[what], name)


def sites_of(folder: Path, catalog: Catalog) -> Iterator[Ranking]:
    """Every claim that a label stands on, with the sites of its article and none of them, where the label's is one."""
    for name, text, label, draft in drafts(folder, catalog):
        if not draft.telling.sites:
            continue
        claims = [r.claim for r in unscoped(draft) if r.claim is not None and r.claim.field in TIED]
        told_of = SiteMap(draft, claims)
        for claim in claims:
            on = (c for c in label["claims"] if c["field"] == claim.field)
            told = next((c for c in on if overlaps(claim.start, claim.end, c["value_text"], text)), None)
            if told is None:
                continue
            possible = options(told_of, claim)
            best = max((_alike(told.get("site"), site, draft) for site, _ in possible), default=0.0)
            rights = [_alike(told.get("site"), site, draft) == best > 0 for site, _ in possible]
            if len(possible) > 1 and sum(rights) == 1:
                yield Ranking([(signs, right) for (_, signs), right in zip(possible, rights, strict=True)], name)


def _alike(told: str | None, name: str | None, draft: Draft) -> float:
    """How far the site of a label is one of an article's: the share of words that they have in common; both none is alike too."""
    if told is None or name is None:
        return float(told is name)
    site = next(s for s in draft.telling.sites if s.name == name)
    return max(_shared(told, n) for n in (*site.names, *(draft.text[a:b] for a, b in site.spots)))


def _shared(one: str, other: str) -> float:
    words, others = (set(WORD.findall(s.lower())) - EVERYWHERE for s in (one, other))
    return len(words & others) / max(1, len(words | others))


def refusals_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every clause that may tell that something is not told, and whether a label says that it does."""
    for name, text, label in labelled(folder):
        telling = Telling.of(text, catalog)
        signs = Signs(telling, ())
        told = [c["value_text"] for c in label["claims"] if c["field"] == Field.DISCLOSURE]
        for sentence in telling.sentences:
            phrased = phrases.withheld(text, sentence.start, sentence.end, sentence.bits)
            for start, end in phrases.hinted(sentence):
                ruled = any(p.start < end and start < p.end for p in phrased)
                right = any(overlaps(start, end, words, text) for words in told)
                yield Example("clause", signs.of_clause(start, end, sentence, by_rule=ruled), 0.0, right, name)
