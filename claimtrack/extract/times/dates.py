"""Every date of a text: absolute, partial, and relative to the article's date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.times.absolute import ABSOLUTE, BETWEEN, QUARTERLY, absolute, between, quarterly
from claimtrack.extract.times.moment import (
    Moment,
    full_day,
)
from claimtrack.extract.times.relative import DAY_NO_YEAR, MONTH_ONLY, RELATIVE, REPORTS, relative, yearless
from claimtrack.records import dated


def forward(moment: Moment, anchor: str | None) -> Moment:
    """A date without a year that is told as still to come: the first one that ends on or after the article's day."""
    near = full_day(anchor)
    if moment.form != "yearless" or near is None or moment.low is None or moment.high is None:
        return moment
    if moment.high >= near.isoformat()[: len(moment.high)]:
        return moment
    low, high = (dated(f"{int(edge[:4]) + 1}{edge[4:]}") for edge in (moment.low, moment.high))
    return replace(moment, low=low, high=high)


def moments(
    sentences: Sequence[Sentence], anchor: str | None, fiscal: Callable[[int], int] = lambda _: 12
) -> list[Moment]:
    """Every date of a text, in order.

    `anchor` is the day of the article (`2026-05-07`), against which relative dates resolve; a partial one anchors
    nothing finer than itself. `fiscal` gives the month in which the fiscal year of the party named before an offset
    ends.
    """
    found: list[Moment] = []
    cover = Cover(len(sentences[-1].source) if sentences else 0)
    anchor = dated(anchor)

    def add(moment: Moment | None) -> None:
        if moment and cover.free(moment.start, moment.end):
            found.append(moment)
            cover.take(moment.start, moment.end)

    for m in matches(sentences, BETWEEN, 70, 10):
        add(between(m))
    for m in matches(sentences, QUARTERLY, 50, 50):
        add(quarterly(m, fiscal))
    for m in matches(sentences, ABSOLUTE, 62, 24):
        add(absolute(m))
    for m in matches(sentences, DAY_NO_YEAR, 40, 30):
        add(yearless(m, m["m1"] or m["m2"], m["d1"] or m["d2"], anchor))
    for m in matches(sentences, MONTH_ONLY, 30, 24):
        add(yearless(m, m["m"], None, anchor))
    for m in matches(sentences, RELATIVE, 50, 60):
        if not REPORTS.search(m.string[max(0, m.start() - 24) : m.start()]):
            add(relative(m, anchor))
    return sorted(found, key=lambda moment: moment.start)
