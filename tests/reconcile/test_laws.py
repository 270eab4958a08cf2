"""Laws of reconciling, for claims that nobody thought of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.reconcile import compare, reconcile
from claimtrack.reconcile.compare import rule
from claimtrack.reconcile.interval import Interval
from claimtrack.reconcile.meaning import meaning
from claimtrack.reconcile.positions import AGREE, positions
from claimtrack.reconcile.ruling import Setting
from claimtrack.records import Article, Claim, Deal, Field, Part, Qualifier, Stage, Status, Verdict

POINTS = st.one_of(st.none(), st.integers(-20, 20).map(Fraction))
INTERVALS = st.builds(Interval, POINTS, POINTS, st.booleans(), st.booleans()).filter(
    lambda i: i.low is None or i.high is None or i.low < i.high
)
FIGURES = st.sampled_from(["1", "1.2", "14.5", "15", "15.5", "300", "5000"])


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any claim of money, per year or month."""
    value = Decimal(draw(FIGURES)) * 10**9
    qualifier = draw(st.sampled_from(list(Qualifier)))
    low: Decimal | None = value
    high: Decimal | None = value
    if qualifier in {Qualifier.OVER, Qualifier.AT_LEAST}:
        high = None
    elif qualifier in {Qualifier.NEARLY, Qualifier.UP_TO, Qualifier.UNDER}:
        low = None
    elif qualifier is Qualifier.RANGE:
        high = value * 2
    elif qualifier is Qualifier.VAGUE:
        low = high = None
    return Claim(
        article=draw(st.sampled_from("abc")),
        field=Field.PRICE_RATE,
        low=low,
        high=high,
        unit=draw(st.sampled_from(["USD/year", "USD/month"])),
        half=None if qualifier is Qualifier.VAGUE else Decimal("5e7"),
        vague="billions" if qualifier is Qualifier.VAGUE else None,
        qualifier=qualifier,
        quote=f"${value:,}",
        start=0,
        end=1,
        sentence="",
        part=draw(st.sampled_from([None, Part.WHOLE, Part.SITE, Part.CUMULATIVE, Part.OPTION])),
        site=draw(st.sampled_from([None, None, "Narvik", "Sines"])),
        change=draw(st.sampled_from([None, None, "expanded"])),
        stage=draw(st.sampled_from([None, Stage.AGREED, Stage.IN_TALKS])),
        status=draw(st.sampled_from([Status.ASSERTED, Status.PLANNED, Status.DENIED])),
    )


@given(a=INTERVALS, b=INTERVALS)
def test_intervals_are_disjoint_or_not_from_either_side_and_lie_within_themselves(a: Interval, b: Interval) -> None:
    assert a.disjoint(b) == b.disjoint(a)
    assert a.within(a)
    assert not (a.within(b) and a.disjoint(b))


@given(a=INTERVALS, b=INTERVALS, c=INTERVALS)
def test_within_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    if a.within(b) and b.within(c):
        assert a.within(c)


@given(a=claims(), b=claims(), sites=st.sampled_from([(), ("Narvik",), ("Narvik", "Sines")]))
def test_a_verdict_is_the_same_from_both_sides_but_for_its_direction(
    a: Claim, b: Claim, sites: tuple[str, ...]
) -> None:
    setting = Setting(sites=frozenset(sites))
    one, other = compare(a, b, setting), compare(b, a, setting)
    assert (one.verdict, one.flags) == (other.verdict, other.flags)
    if one.refining and one.verdict is Verdict.SUPERSEDED:
        assert other.refining != one.refining


@given(a=claims())
def test_a_claim_is_never_at_odds_with_itself(a: Claim) -> None:
    assert compare(a, a).verdict in {Verdict.SAME, Verdict.NOT_COMPARABLE}


@given(a=claims(), b=claims())
def test_a_verdict_does_not_hang_on_the_unit(a: Claim, b: Claim) -> None:
    def yearly(c: Claim) -> Claim:
        if c.unit == "USD/year":
            return c
        low, high = (x * 12 if isinstance(x, Decimal) else x for x in (c.low, c.high))
        half = None if c.half is None else c.half * 12
        return replace(c, low=low, high=high, half=half, unit="USD/year")

    if a.vague or b.vague:
        return
    alike = {Verdict.SAME: Verdict.EQUIVALENT}
    one, other = compare(a, b).verdict, compare(yearly(a), yearly(b)).verdict
    assert alike.get(one, one) == alike.get(other, other)


@settings(deadline=None)
@given(found=st.lists(claims(), max_size=12), data=st.data())
def test_positions_do_not_hang_on_the_order_of_claims_and_hold_no_conflict(
    found: list[Claim], data: st.DataObject
) -> None:
    setting = Setting()
    groups = positions([meaning(c) for c in found], setting)
    shuffled = data.draw(st.permutations(found))
    again = positions([meaning(c) for c in shuffled], setting)

    def forms(parts: list[list[object]]) -> list[list[str]]:
        return [sorted(repr(m.claim) for m in group) for group in parts]  # type: ignore[attr-defined]

    assert forms(groups) == forms(again)  # type: ignore[arg-type]
    for group in groups:
        for a in group:
            for b in group:
                same_form = replace(a.claim, article="") == replace(b.claim, article="")
                assert same_form or rule(a, b, setting).verdict in AGREE


@settings(deadline=None)
@given(found=st.lists(claims(), min_size=1, max_size=8))
def test_a_duplicate_changes_nothing_but_counts(found: list[Claim]) -> None:
    articles = {n: Article(address=n, identity=n, text=n) for n in "abc"}
    once = reconcile(Deal("d", ("A",), ("B",)), found, articles)
    twice = reconcile(Deal("d", ("A",), ("B",)), [*found, found[0]], articles)
    assert [[p.figure for p in f.positions] for f in once.fields] == [
        [p.figure for p in f.positions] for f in twice.fields
    ]
    assert [f.verdicts for f in once.fields] == [f.verdicts for f in twice.fields]
