"""The verdict between two claims of one field of one deal. The first rule that applies decides."""

from __future__ import annotations

from claimtrack.catalog.tiers import FILING
from claimtrack.reconcile.conversions import joined
from claimtrack.reconcile.interval import Interval, apart
from claimtrack.reconcile.meaning import TEXT_FIELDS, Meaning, meaning
from claimtrack.reconcile.ruling import Ruling, Setting
from claimtrack.reconcile.scope import apart_by_scope
from claimtrack.reconcile.texts import text_verdict
from claimtrack.reconcile.thresholds import Thresholds
from claimtrack.reconcile.wording import why
from claimtrack.records import (
    PRICE_FIELDS,
    About,
    Claim,
    Comparison,
    Field,
    Qualifier,
    Stage,
    Status,
    Verdict,
)

WITHHELD = {
    About.PRICE: PRICE_FIELDS,
    About.CAPACITY: frozenset({Field.POWER, Field.GPU_COUNT}),
    About.LOCATION: frozenset({Field.LOCATION}),
    About.ALL: PRICE_FIELDS | {Field.POWER, Field.GPU_COUNT, Field.LOCATION},
}
WITHHELD_OR_DENIED = frozenset({Status.UNDISCLOSED, Status.DENIED})
HAPPENED = frozenset({Status.ASSERTED, Status.REPORTED})


def withheld_fields(claim: Claim) -> frozenset[Field]:
    """The fields that a non-disclosure leaves open; none where it is about a name or a date."""
    return WITHHELD[claim.about] if claim.about else frozenset()


def compare(a: Claim, b: Claim, setting: Setting | None = None) -> Comparison:
    """The verdict between two claims, with its reason. `compare(b, a)` is the same but for the direction."""
    setting = setting or Setting()
    left, right = meaning(a, setting.thresholds), meaning(b, setting.thresholds)
    ruling = rule(left, right, setting)
    if ruling.assumption and left.currency != right.currency:
        left, right, _ = joined(left, right, setting.thresholds)
    return Comparison(ruling.verdict, why(left, right, ruling), ruling.flags, ruling.refining)


def rule(a: Meaning, b: Meaning, setting: Setting) -> Ruling:
    """The verdict between two meanings, without its wording."""
    if (gap := _withheld(a, b, setting.thresholds)) is not None:
        return gap
    if a.claim.field in TEXT_FIELDS:
        verdict, refining = text_verdict(a.claim, b.claim)
        return Ruling(verdict, "text", refining=refining)
    if a.entails is None or b.entails is None:
        return Ruling(Verdict.NOT_COMPARABLE, "unresolved")
    if (scope := apart_by_scope(a, b, setting)) is not None:
        return Ruling(Verdict.NOT_COMPARABLE, scope, _unit_drop(a, b) if scope == "unit" else ())
    a, b, assumption = joined(a, b, setting.thresholds)
    if assumption is None:
        return Ruling(Verdict.NOT_COMPARABLE, "unit", _unit_drop(a, b))
    if _same(a, b):
        return Ruling(Verdict.SAME, "same")
    return _by_interval(a, b, assumption, setting)


def _withheld(a: Meaning, b: Meaning, thresholds: Thresholds) -> Ruling | None:
    """Rule 0: non-disclosure and denial."""
    if a.claim.status not in WITHHELD_OR_DENIED and b.claim.status not in WITHHELD_OR_DENIED:
        return None
    if a.undisclosed and b.undisclosed:
        both = a.claim.about is b.claim.about or not withheld_fields(a.claim).isdisjoint(withheld_fields(b.claim))
        return Ruling(Verdict.SAME, "both withheld") if both else Ruling(Verdict.NOT_COMPARABLE, "withheld elsewhere")
    for withheld, told in ((a, b), (b, a)):
        if withheld.undisclosed:
            covers = withheld_fields(withheld.claim)
            if told.claim.field in covers:
                return Ruling(Verdict.DISCLOSURE_GAP, "withheld")
            return Ruling(Verdict.NOT_COMPARABLE, "withheld elsewhere")
    if a.entails is None or b.entails is None or a.dimension != b.dimension:
        return None
    statuses = {a.claim.status, b.claim.status}
    if Status.DENIED not in statuses or len(statuses) == 1:
        return None
    denied, told = (a, b) if a.claim.status is Status.DENIED else (b, a)
    if statuses & HAPPENED and told.entails is not None and not _kept_out(denied, thresholds).disjoint(told.entails):
        return Ruling(Verdict.CONFLICT, "denied")
    return Ruling(Verdict.COMPATIBLE, "overlap")


def _kept_out(denied: Meaning, thresholds: Thresholds) -> Interval:
    """What a denial says is not so: "nowhere near 1 GW" keeps out a gigawatt and somewhat more, and leaves 200 MW alone.

    Twice as much is mostly another plan or another time.
    """
    assert denied.entails is not None
    if denied.value is not None and denied.claim.qualifier in {Qualifier.UP_TO, Qualifier.UNDER, Qualifier.NEARLY}:
        return Interval(denied.value - denied.half, denied.value * thresholds.over_implies)
    return denied.entails


def _unit_drop(a: Meaning, b: Meaning) -> tuple[str, ...]:
    """The alarm that one number stands with two units: "$15 billion a year", "a $15 billion deal"."""
    numbers = [{x for x in (m.claim.low, m.claim.high) if x is not None} for m in (a, b)]
    return ("unit-drop",) if numbers[0] & numbers[1] else ()


def _same(a: Meaning, b: Meaning) -> bool:
    """Rule 2: identical as stated, before any conversion."""
    if a.claim.low != b.claim.low or a.claim.high != b.claim.high:
        return False

    def stated(m: Meaning) -> tuple[object, ...]:
        c = m.claim
        return (c.qualifier, c.low, c.high, c.vague, c.half, c.unit, m.part, c.site, m.stage, c.basis, m.written)

    return stated(a) == stated(b)


def _by_interval(a: Meaning, b: Meaning, assumption: str, setting: Setting) -> Ruling:
    """Rules 3 to 8, for figures that may be compared."""
    assert a.entails is not None and b.entails is not None
    assert a.implies is not None and b.implies is not None
    modelled = assumption.startswith("model")
    if a.entails.disjoint(b.entails):
        return _disjoint(a, b, assumption, setting)
    drift = _drift(a, b)
    if a.implies.disjoint(b.implies):
        return Ruling(Verdict.TENSION, "implied", drift, assumption=assumption)
    if modelled or _one_basis_unsaid(a, b):
        return Ruling(Verdict.COMPATIBLE, "model" if modelled else "basis unsaid", drift, assumption=assumption)
    if a.dimension == "days" and a.entails == b.entails:
        return Ruling(Verdict.EQUIVALENT, "same days")
    if a.value is not None and b.value is not None:
        if a.point_like and b.point_like and apart(a.value, b.value) <= max(a.half, b.half):
            return Ruling(Verdict.EQUIVALENT, "rounding", drift, assumption=assumption)
        if a.value == b.value:
            alike = a.claim.qualifier is b.claim.qualifier
            return Ruling(Verdict.EQUIVALENT if alike else Verdict.COMPATIBLE, "same value", drift)
    elif a.entails == b.entails:
        return Ruling(Verdict.EQUIVALENT, "same value", drift)
    for name, inner, outer in (("a", a, b), ("b", b, a)):
        assert inner.entails is not None and outer.entails is not None
        if inner.entails.within(outer.entails):
            return Ruling(Verdict.REFINES, "within", drift, refining=name, assumption=assumption)
    return Ruling(Verdict.COMPATIBLE, "overlap", drift, assumption=assumption)


def _disjoint(a: Meaning, b: Meaning, assumption: str, setting: Setting) -> Ruling:
    """Rule 3: the words exclude each other."""
    if a.stage != b.stage:
        return Ruling(Verdict.NOT_COMPARABLE, "stage")
    planned = {a.claim.status is Status.PLANNED, b.claim.status is Status.PLANNED}
    if planned == {True, False} and "operating" in {a.stage, b.stage}:
        return Ruling(Verdict.NOT_COMPARABLE, "stage")
    for name, later, earlier in (("a", a, b), ("b", b, a)):
        if later.claim.change and not earlier.claim.change and _not_before(later.claim, earlier.claim):
            return Ruling(Verdict.SUPERSEDED, "change", refining=name)
        if _filed(later.claim, setting) and _hearsay(earlier.claim, setting) and _after(later.claim, earlier.claim):
            return Ruling(Verdict.SUPERSEDED, "filed", refining=name)
    if assumption.startswith("model"):
        return Ruling(Verdict.TENSION, "model", assumption=assumption)
    same_number = a.claim.unit != b.claim.unit and bool(_unit_drop(a, b))
    return Ruling(Verdict.CONFLICT, "disjoint", ("unit-drop",) if same_number else (), assumption=assumption)


def _filed(claim: Claim, setting: Setting) -> bool:
    """Whether a claim stands in a filing, or is told after one."""
    told = claim.attribution is not None and FILING.search(claim.attribution) is not None
    return (told or claim.article in setting.filings) and claim.status in {
        Status.ASSERTED,
        Status.REPORTED,
        Status.PLANNED,
    }


def _hearsay(claim: Claim, setting: Setting) -> bool:
    """Whether a claim is of the time of rumours: reported, estimated or of talks, and in no filing."""
    rumoured = claim.status in {Status.REPORTED, Status.ESTIMATED} or claim.stage in {Stage.RUMOURED, Stage.IN_TALKS}
    return rumoured and not _filed(claim, setting)


def _after(later: Claim, earlier: Claim) -> bool:
    """Whether one was published on a later day than the other, both days known."""
    return bool(later.published and earlier.published) and later.published > earlier.published  # type: ignore[operator]


def _not_before(later: Claim, earlier: Claim) -> bool:
    """Whether what tells the change was said no earlier than what it changes, as far as days are known."""
    return not (later.published and earlier.published) or later.published >= earlier.published


def _one_basis_unsaid(a: Meaning, b: Meaning) -> bool:
    return (a.claim.basis is None) is not (b.claim.basis is None)


def _drift(a: Meaning, b: Meaning) -> tuple[str, ...]:
    """One value under two qualifiers."""
    if a.value is None or a.value != b.value or a.claim.qualifier is b.claim.qualifier:
        return ()
    qualifiers = {a.claim.qualifier, b.claim.qualifier}
    if qualifiers == {Qualifier.UP_TO, Qualifier.EXACT}:
        return ("qualifier-drift", "ceiling-dropped")
    return ("qualifier-drift",)
