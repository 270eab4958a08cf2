"""Positions: claims that say the same of a field, each equivalent to every other.

Equivalence is not transitive ($14.5B ~ $15B ~ $15.5B, yet the first and the last conflict), so that a claim joins
only a position whose every member it is `same` or `equivalent` to. The order in which claims are seeded is a property
of the claims alone: dates, counts and the order of input change nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from claimtrack.reconcile.compare import rule
from claimtrack.reconcile.interval import Exact, apart
from claimtrack.reconcile.meaning import Meaning
from claimtrack.reconcile.ruling import Ruling, Setting
from claimtrack.records import PRICE_FIELDS, Field, Part, Status, Verdict

AGREE = frozenset({Verdict.SAME, Verdict.EQUIVALENT})
STRAINED = frozenset({Verdict.CONFLICT, Verdict.TENSION})
SEVERE = list(Verdict)
NAMED = re.compile(r"(?!The\b|A\b|An\b|Some\b|People\b|Reports?\b|Media\b)[A-Z]")
"""Who speaks by name: not "the paper", "insiders", "a filing"."""
SIZED = PRICE_FIELDS | {Field.POWER, Field.GPU_COUNT, Field.TERM}
FAR_APART = 2
"""Reports of one figure differ by less: of the labelled conflicts none is as far apart but by a slip, while of the conflicts shown on
several hundred articles each of the eleven that were was of another deal of the two, of a piece, or of a contract that had grown."""
SLIPS = (10, 100, 1000, 12)
"""By the decimal point, by thousands for millions, or a month's figure for a year's."""
SLIP_WITHIN = Fraction(1, 50)
LEAST_LIKELY = 0.4
"""Of the grounded figures and terms that no weight had seen, one in four of those less likely than this was right, and three in four of the
others."""
TWO = 2
"""Articles: whatever a third is, it is another than one of them."""


def badness(ruling: Ruling) -> tuple[int, int]:
    """How bad a ruling is, worst first: the smaller the worse. A `not-comparable` without a flag is no news."""
    if ruling.verdict is Verdict.NOT_COMPARABLE and not ruling.flags:
        return SEVERE.index(Verdict.COMPATIBLE), 1
    return SEVERE.index(ruling.verdict), 0


def form(m: Meaning) -> tuple[object, ...]:
    """What makes two meanings one form: collapsed before positions are made."""
    c = m.claim
    text = c.quote.lower() if m.entails is None else ""
    return (
        c.field, c.low, c.high, c.half, c.unit, c.qualifier, c.vague, m.part, c.site, m.stage, c.status, c.subject,
        c.basis, c.about, c.change, text,
    )  # fmt: skip


def seed_key(m: Meaning) -> tuple[object, ...]:
    """The intrinsic order of forms: the tightest figure first (h over v), then the value, the form, the unit, the text."""
    value = m.value if m.value is not None else (m.entails.low if m.entails and m.entails.low is not None else None)
    tightness = Fraction(m.half) / m.value if m.value else Fraction(2 if m.entails else 3)
    c = m.claim
    return (
        tightness,
        value if value is not None else Fraction(-1),
        str(c.qualifier),
        c.unit,
        str(m.part),
        c.site or "",
        m.stage,
        str(c.status),
        str(c.subject),
        c.basis or "",
        str(c.low),
        str(c.high),
        c.change or "",
        c.quote.lower(),
    )


def positions(meanings: list[Meaning], setting: Setting) -> list[list[Meaning]]:
    """The meanings of one field, grouped. Within a group the seed stands first."""
    by_form: dict[tuple[object, ...], list[Meaning]] = defaultdict(list)
    for m in meanings:
        by_form[form(m)].append(m)
    forms = sorted(by_form.values(), key=lambda ms: min(seed_key(m) for m in ms))
    groups: list[list[list[Meaning]]] = []
    for members in forms:
        lead = members[0]
        fits = [g for g in groups if all(rule(lead, other[0], setting).verdict in AGREE for other in g)]
        if fits:
            min(fits, key=lambda g: _distance(lead, g[0][0])).append(members)
        else:
            groups.append([members])
    return [[m for ms in group for m in sorted(ms, key=_told)] for group in groups]


def between(
    left: list[Meaning], right: list[Meaning], setting: Setting, pieces: frozenset[int] = frozenset()
) -> tuple[Ruling, Meaning, Meaning]:
    """The worst ruling over the pairs of two positions, with the pair that decides.

    `pieces` are the meanings, by `id`, whose own article tells more of the same: see `pieces_of`.
    """
    worst: tuple[Ruling, Meaning, Meaning] | None = None
    others = _worth_a_look(right, setting, pieces)
    for a in _worth_a_look(left, setting, pieces):
        for b in others:
            ruling = rule(a, b, setting)
            ruling = _in_its_place(ruling, a, b, setting, pieces)
            if worst is None or badness(ruling) < badness(worst[0]):
                worst = (ruling, a, b)
    assert worst is not None
    if (
        worst[0].verdict in {Verdict.CONFLICT, Verdict.TENSION}
        and worst[0].rule != "denied"
        and told_together(left, right)
    ):
        return Ruling(Verdict.NOT_COMPARABLE, "told together"), worst[1], worst[2]
    if worst[0].verdict in STRAINED and _perhaps_of_a_period(left, setting) is not _perhaps_of_a_period(right, setting):
        return Ruling(Verdict.NOT_COMPARABLE, "period unsaid", ("unit-drop",)), worst[1], worst[2]
    if worst[0].verdict is Verdict.CONFLICT and _another_step(worst[1]):
        return Ruling(Verdict.NOT_COMPARABLE, "another step"), worst[1], worst[2]
    return worst


def _in_its_place(ruling: Ruling, a: Meaning, b: Meaning, setting: Setting, pieces: frozenset[int]) -> Ruling:
    """A ruling between two figures, as it stands where it is known what else their articles tell."""
    one_article = a.claim.article == b.claim.article
    if ruling.verdict is Verdict.SUPERSEDED and ruling.rule == "change" and one_article and _adds_up(a, b):
        return Ruling(Verdict.NOT_COMPARABLE, "told together")
    if ruling.verdict in STRAINED and not (a.claim.grounded and b.claim.grounded):
        return Ruling(Verdict.NOT_COMPARABLE, "ungrounded")
    if ruling.verdict in STRAINED and not one_article and setting.unnamed:
        return Ruling(Verdict.NOT_COMPARABLE, "unnamed")
    if ruling.verdict in STRAINED and a.claim.status is b.claim.status is Status.ESTIMATED:
        return Ruling(Verdict.NOT_COMPARABLE, "two estimates")
    if ruling.verdict in STRAINED and not (_likely(a) and _likely(b)):
        return Ruling(Verdict.NOT_COMPARABLE, "unlikely")
    if (
        ruling.rule in {"disjoint", "implied"}
        and ruling.verdict in STRAINED
        and not one_article
        and pieces & {id(a), id(b)}
    ):
        return Ruling(Verdict.NOT_COMPARABLE, "a piece")
    if ruling.verdict is Verdict.CONFLICT and ruling.rule == "disjoint" and not one_article and _far_apart(a, b):
        return Ruling(Verdict.TENSION, "far apart", ruling.flags)
    return ruling


def _likely(m: Meaning) -> bool:
    """Whether a claim is likely enough to be right to be held against another; what somebody has judged and let stand is."""
    return m.claim.confidence >= LEAST_LIKELY or m.claim.judged is not None


def _perhaps_of_a_period(meanings: list[Meaning], setting: Setting) -> bool:
    """Whether totals have the very number that the deal's texts tell as the price of a year or a month, in no fewer articles."""
    told = {m.claim.article for m in meanings}
    first = meanings[0]
    as_rates = (setting.rates.get((first.currency, bound), ()) for bound in (first.claim.low, first.claim.high))
    return first.claim.field is Field.PRICE_TOTAL and any(len(articles) >= len(told) for articles in as_rates)


def _far_apart(a: Meaning, b: Meaning) -> bool:
    """Whether two figures differ as those of two deals do, or of a deal and its piece, and not by a slip of the point or the unit.

    A size without a figure ("gigawatt-scale") says too little to be told false.
    """
    if a.claim.vague or b.claim.vague:
        return True
    if a.claim.field not in SIZED or not a.value or not b.value:
        return False
    times = Fraction(max(a.value, b.value)) / Fraction(min(a.value, b.value))
    return times >= FAR_APART and not any(abs(times / slip - 1) <= SLIP_WITHIN for slip in SLIPS)


def _adds_up(a: Meaning, b: Meaning) -> bool:
    """Whether one figure is what the other grew by, and not what it was: "160 MW more … in all 360 MW"."""
    return bool({a.part, b.part} & {Part.INCREMENT, Part.OPTION, Part.PHASE, Part.CUMULATIVE})


def _worth_a_look(meanings: list[Meaning], setting: Setting, pieces: frozenset[int]) -> list[Meaning]:
    """Those that a ruling may fall otherwise for: one of each form, day, voice and kind of article, and of a second article."""
    found: dict[tuple[object, ...], list[Meaning]] = {}
    for m in meanings:
        c = m.claim
        key = (
            form(m),
            id(m) in pieces,
            c.grounded,
            _likely(m),
            c.article in setting.filings,
            c.attribution,
            c.published,
        )
        kept = found.setdefault(key, [])
        if len(kept) < TWO and all(c.article != other.claim.article for other in kept):
            kept.append(m)
    return [m for kept in found.values() for m in kept]


def _another_step(a: Meaning) -> bool:
    """Whether dates are told, which differ because they are of two steps.

    A deal is signed, filed and made known on different days, and extended later; its phases start apart.
    """
    return a.claim.field in {Field.START, Field.ANNOUNCED}


def told_together(left: list[Meaning], right: list[Meaning]) -> bool:
    """Whether one article states both figures, and does not set two voices against each other.

    A text seldom contradicts itself: one that gives 250 MW and 150 MW speaks of two things, even where its words do
    not say which. One that lets two speak by name ("Reuters says", "Bloomberg says") does tell a conflict.
    """
    voices, others = _voices(left), _voices(right)
    return any(
        not (voices[article] and others[article] and voices[article].isdisjoint(others[article]))
        for article in voices.keys() & others.keys()
    )


def _voices(meanings: list[Meaning]) -> dict[str, frozenset[str]]:
    """By article, who is named for some figures; nobody where the article itself, or somebody without a name, says one."""
    said: dict[str, set[str | None]] = defaultdict(set)
    for m in meanings:
        if m.claim.status is not Status.DENIED:
            who = m.claim.attribution
            said[m.claim.article].add(who if who and NAMED.match(who) else None)
    return {
        article: frozenset(who for who in names if who) if None not in names else frozenset()
        for article, names in said.items()
    }


def _distance(a: Meaning, b: Meaning) -> Exact:
    return apart(a.value, b.value) if a.value is not None and b.value is not None else 0


def _told(m: Meaning) -> tuple[str, str, int]:
    return (m.claim.published or "9999", m.claim.article, m.claim.start)
