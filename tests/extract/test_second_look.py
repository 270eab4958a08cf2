"""What stands beside a figure or a date decides with its own words whether it is the deal's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.catalog import Catalog
from claimtrack.extract import read
from claimtrack.extract.learned.second_look import Best, Family, Sight, bearings_of, second_looks
from claimtrack.extract.learned.weighing import CONSTANT, learned
from claimtrack.extract.looks import RATHER
from claimtrack.records import Article, Field

KINDS = {
    Family.FIGURE: ("money", "power", "time span", "stake"),
    Family.DATE: (str(Field.START), str(Field.ANNOUNCED), str(Field.END)),
}


@st.composite
def sights(draw: st.DrawFn) -> Sight:
    family = draw(st.sampled_from(Family))
    start = draw(st.integers(0, 400))
    clause = start // 20 * 20
    return Sight(
        family=family,
        kind=draw(st.sampled_from(KINDS[family])),
        start=start,
        sentence=start // 80,
        clause=(clause, clause + 20),
        says=draw(st.integers(0, 3)),
        score=draw(st.floats(-9, 9)),
        unit=draw(st.sampled_from(["USD", "KRW"])),
        size=float(draw(st.integers(0, 9))),
        open=draw(st.booleans()),
    )


def test_every_kind_of_sight_has_its_weights() -> None:
    known = learned("second_look")
    assert set(known) == {kind for kinds in KINDS.values() for kind in kinds}
    assert all({CONSTANT, "alone", "told again"} <= weights.keys() for weights in known.values())


@given(st.lists(st.tuples(st.floats(-9, 9), st.integers(0, 3))), st.integers(0, 3))
def test_the_best_besides_one_is_the_best_of_all_the_others(scored: list[tuple[float, int]], key: int) -> None:
    best: Best[int] = Best()
    for score, whose in scored:
        best.add(score, whose)
    assert best.besides(key) == max((s for s, whose in scored if whose != key), default=None)


@given(st.lists(sights(), max_size=12, unique_by=lambda s: (s.family, s.start, s.kind)), st.randoms())
def test_a_second_look_does_not_depend_on_the_order_of_the_first(seen: list[Sight], chance: object) -> None:
    shuffled = sorted(seen, key=lambda _: chance.random())  # type: ignore[attr-defined]
    told = dict(zip(map(id, shuffled), second_looks(shuffled, 9), strict=True))
    assert [told[id(s)] for s in seen] == pytest.approx(second_looks(seen, 9))


@given(st.lists(sights(), max_size=8))
def test_what_is_settled_keeps_its_score(seen: list[Sight]) -> None:
    settled = [(s.score, score) for s, score in zip(seen, second_looks(seen, 9), strict=True) if not s.open]
    assert all(before == after for before, after in settled)


def test_what_stands_alone_has_nothing_beside_it() -> None:
    alone = Sight(Family.FIGURE, "money", 5, 0, (0, 9), 1, 2.5, "USD", 3.0)
    (found,) = bearings_of([alone], 4)
    assert found == {"alone": 2.5, "share taken": 1.0, "how far down": 0.0}


def test_sizes_are_compared_in_one_unit() -> None:
    dollars = Sight(Family.FIGURE, "money", 5, 0, (0, 9), "a", 2.0, "USD", 12e9)
    won = Sight(Family.FIGURE, "money", 50, 1, (40, 60), "b", 2.0, "KRW", 15e12)
    more = Sight(Family.FIGURE, "money", 90, 2, (80, 99), "c", 2.0, "USD", 6e9)
    of_dollars, of_won, _ = bearings_of([dollars, won, more], 4)
    assert of_dollars["larger than those taken"] == 1.0
    assert "larger than those taken" not in of_won


def test_a_figure_told_twice_is_likelier_for_it() -> None:
    once = Sight(Family.FIGURE, "power", 5, 0, (0, 9), 40, 0.0, "MW", 40.0)
    again = Sight(Family.FIGURE, "power", 300, 3, (290, 330), 40, 3.0, "MW", 40.0)
    first, _ = second_looks([once, again], 6)
    assert first > second_looks([once], 6)[0]


def test_the_explanation_tells_what_the_rest_of_the_article_changed(catalog: Catalog) -> None:
    text = (
        "Anthropic has signed a contract with CoreWeave worth $15 billion for 100 MW in Texas. It runs for five years."
    )
    told = [dict(r.cues) for r in read(Article(address="a", identity="a", text=text), catalog) if r.read_as == "money"]
    assert len(told) == 1
    assert RATHER in told[0]
