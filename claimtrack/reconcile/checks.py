"""Whether the figures of one deal fit each other: rate x term = total, kW a chip, dollars a GPU-hour, start + term = end.

Ends of intervals propagate; contract months, not days. What comes out is never a source of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction as F

from claimtrack.catalog.bands import Usual, usual
from claimtrack.reconcile.days import span
from claimtrack.reconcile.interval import Interval, apart
from claimtrack.reconcile.meaning import Meaning
from claimtrack.reconcile.measures import A_YEAR
from claimtrack.reconcile.scope import PIECES
from claimtrack.reconcile.thresholds import DEFAULT, Thresholds
from claimtrack.reconcile.wording import amount
from claimtrack.records import Check, Claim, Field, Outcome, Part, Qualifier, Status

MONTHS_A_YEAR = 12
KW = 1000
SEASON = 100
"""In days."""
MORE, LESS = frozenset({Qualifier.OVER, Qualifier.AT_LEAST}), frozenset({Qualifier.UP_TO, Qualifier.UNDER})
AT_LEAST, AT_MOST = "at least ", "at most "
NOT_TAKEN = frozenset({Status.DENIED, Status.UNDISCLOSED})
WHOLE = frozenset({None, Part.WHOLE, Part.SITE})
CHIPS = ("gb300", "gb200", "b300", "b200", "h200", "h100", "a100", "mi300x", "trainium2", "blackwell", "hopper")
COMMONEST = frozenset({"h100", "h200"})
"""Whose bands serve where no chip is named."""
KIN = {"gb300": "b200", "gb200": "b200", "b300": "b200", "blackwell": "b200", "hopper": "h100"}
"""Whose band serves for a chip that has none of its own."""
DOLLAR = "USD"


def checks(groups: dict[Field, list[list[Meaning]]], thresholds: Thresholds = DEFAULT) -> list[Check]:
    """Every check that the figures of a deal allow. `groups` are the positions of each field."""
    best = {name: m for name in groups if (m := _best(groups[name])) is not None}
    models = [m.claim.quote.lower() for position in groups.get(Field.GPU_MODEL, []) for m in position]
    models += [m.claim.quote.lower() for position in groups.get(Field.GPU_COUNT, []) for m in position]
    told = [m.claim.published for positions in groups.values() for p in positions for m in p if m.claim.published]
    found = [
        *_total(best, min(told, default=None), thresholds),
        *_end(best, thresholds),
        *_kilowatts(best, _chip(models)),
        *_gpu_hour(best, _chip(models)),
        *_megawatt_year(best, thresholds),
    ]
    return sorted(found, key=lambda c: list(Outcome).index(c.outcome))


def _best(positions: Sequence[list[Meaning]]) -> Meaning | None:
    """The figure that most articles give for the whole deal or for its one site, rather one that none calls a piece of it."""
    fit = [
        p
        for p in positions
        if p[0].part in WHOLE and p[0].entails is not None and p[0].claim.status not in NOT_TAKEN and _placed(p[0])
    ]
    pieces = {m.value for p in positions for m in p if m.part in PIECES}
    most = max(
        fit,
        key=lambda p: (p[0].value not in pieces, len({m.claim.article for m in p}), p[0].value is not None),
        default=None,
    )
    return most[0] if most else None


def _placed(m: Meaning) -> bool:
    return m.value is not None or m.dimension == "days"


def _chip(models: Sequence[str]) -> str | None:
    """The chip that is named first where several are: as a rule the most numerous."""
    for words in models:
        named = sorted((words.find(chip), chip) for chip in CHIPS if chip in words)
        if named:
            return named[0][1]
    return None


def _total(best: dict[Field, Meaning], first_told: str | None, thresholds: Thresholds) -> Iterator[Check]:
    """Rate x term = total, or the total that rate and end would make."""
    rate, term, total = best.get(Field.PRICE_RATE), best.get(Field.TERM), best.get(Field.PRICE_TOTAL)
    if rate is None or rate.value is None or rate.dimension != "money a year":
        return
    if term is None or term.value is None:
        yield from _until_end(best, rate, first_told, thresholds)
        return
    made = F(rate.value * term.value) / MONTHS_A_YEAR
    words = f"{_said(rate)} over {_said(term)} makes {_money(made, rate)}"
    if total is None or total.value is None or total.currency != rate.currency:
        yield Check("rate x term", Outcome.TOLD, words, (rate.claim, term.claim))
        return
    inputs = (rate.claim, term.claim, total.claim)
    if apart(made, total.value) <= total.value * thresholds.total_off:
        yield Check("rate x term = total", Outcome.AGREES, f"{words}, as {_said(total)} says", inputs)
        return
    cause = (
        "the total may leave out optional years, or the rate be that of the full capacity"
        if made > total.value
        else "the total may cover more than the rate does"
    )
    yield Check("rate x term = total", Outcome.DIFFERS, f"{words}, not {_said(total)}: {cause}", inputs)


def _until_end(
    best: dict[Field, Meaning], rate: Meaning, first_told: str | None, thresholds: Thresholds
) -> Iterator[Check]:
    """The total that a rate makes until the end, from the start, or from the day of the first article."""
    end, start = best.get(Field.END), best.get(Field.START)
    if start is not None and (start.entails is None or not _near(start.entails)):
        start = None  # "this year" is no day to count from
    days = start.entails if start is not None else span(first_told, first_told)
    if end is None or end.entails is None or days is None or rate.value is None:
        return
    first, early, last = days.low, end.entails.low, end.entails.high
    if first is None or early is None or last is None or last <= first:
        return
    a_year = thresholds.days_a_month * MONTHS_A_YEAR
    least, most = (rate.value * max(F(0), day - first) / a_year for day in (early, last))
    words = f"{_said(rate)} until {_said(end)} makes {_money(least, rate)} to {_money(most, rate)} in total"
    inputs = (rate.claim, end.claim, *([start.claim] if start is not None else []))
    since = date.fromordinal(int(first)).isoformat()
    told = "as told" if start is not None else "when the first article was published"
    yield Check("rate x time", Outcome.TOLD, words, inputs, f"it began on {since}, {told}")


def _near(days: Interval) -> bool:
    """Whether an interval of days says when something is to within a season."""
    return days.low is not None and days.high is not None and days.high - days.low <= SEASON


def _end(best: dict[Field, Meaning], thresholds: Thresholds) -> Iterator[Check]:
    """Start + term = end."""
    start, term, end = best.get(Field.START), best.get(Field.TERM), best.get(Field.END)
    if start is None or term is None or end is None or term.value is None:
        return
    if start.entails is None or end.entails is None or start.entails.low is None or end.entails.high is None:
        return
    a_month = thresholds.days_a_month
    spread = (start.entails.high or start.entails.low) - start.entails.low + a_month
    made = start.entails.low + term.value * a_month
    low = end.entails.low if end.entails.low is not None else end.entails.high
    inputs = (start.claim, term.claim, end.claim)
    words = f"{_said(start)} and {_said(term)} make {date.fromordinal(int(made)).isoformat()}"
    if low - spread <= made <= end.entails.high + a_month:
        yield Check("start + term = end", Outcome.AGREES, f"{words}, as {_said(end)} says", inputs)
    else:
        cause = "the term may run from another day, such as the first delivery"
        yield Check("start + term = end", Outcome.DIFFERS, f"{words}, not {_said(end)}: {cause}", inputs)


def _kilowatts(best: dict[Field, Meaning], chip: str | None) -> Iterator[Check]:
    power, count = best.get(Field.POWER), best.get(Field.GPU_COUNT)
    if power is None or count is None or not power.value or not count.value:
        return
    each = F(power.value * KW) / count.value
    bound = _bound(power, count)
    words = f"{_said(power)} over {_said(count)} is {bound}{float(each):.3g} kW a chip"
    high = "the power may be of the whole site, or the count leave out chips that are still to come"
    low = "the count may cover more sites than the power"
    yield _held("kW a chip", each, "kw_per_chip", chip, words, (power.claim, count.claim), (high, low), "kW", bound)


def _gpu_hour(best: dict[Field, Meaning], chip: str | None) -> Iterator[Check]:
    count, yearly = best.get(Field.GPU_COUNT), _yearly(best)
    if count is None or not count.value or yearly is None:
        return
    value, words, inputs = yearly
    each = value / count.value / A_YEAR["hour"]
    bound = _bound(None, count)
    told = f"{words} over {_said(count)} is {bound}${float(each):.2f} a GPU-hour"
    high = "price and count likely cover different sites"
    low = "the count may cover more than the price, or the price only a part of the service"
    yield _held("$ a GPU-hour", each, "usd_per_gpu_hour", chip, told, (*inputs, count.claim), (high, low), "$", bound)


def _megawatt_year(best: dict[Field, Meaning], thresholds: Thresholds) -> Iterator[Check]:
    power, yearly = best.get(Field.POWER), _yearly(best)
    if power is None or not power.value or yearly is None:
        return
    value, words, inputs = yearly
    each = value / power.value
    told = f"{words} over {_said(power)} is ${amount(each)} a megawatt and year"
    bands = usual("usd_per_mw_year")
    less, more = thresholds.band_slack
    fits = [b for b in bands if b.low * less <= each <= b.high * more]
    if fits:
        yield Check("$ a MW-year", Outcome.USUAL, f"{told}, usual for {fits[0].of}", (*inputs, power.claim))
        return
    outcome = Outcome.HIGH if each > max(b.high for b in bands) else Outcome.LOW
    if outcome is Outcome.LOW and each > min(b.low for b in bands):
        words = "between a lease of the hall and compute with its chips: price and power may cover different things"
        yield Check("$ a MW-year", Outcome.TOLD, f"{told}, {words}", (*inputs, power.claim))
        return
    cause = "price and power likely cover different sites or phases"
    yield Check("$ a MW-year", outcome, f"{told}: {cause}", (*inputs, power.claim))


def _yearly(best: dict[Field, Meaning]) -> tuple[F, str, tuple[Claim, ...]] | None:
    """What is paid a year in dollars, in words, and from which claims."""
    rate, total, term = best.get(Field.PRICE_RATE), best.get(Field.PRICE_TOTAL), best.get(Field.TERM)
    if rate is not None and rate.value and rate.dimension == "money a year" and rate.currency == DOLLAR:
        return F(rate.value), _said(rate), (rate.claim,)
    if total is None or term is None or not total.value or not term.value or total.currency != DOLLAR:
        return None
    return F(total.value * MONTHS_A_YEAR) / term.value, f"{_said(total)} over {_said(term)}", (total.claim, term.claim)


def _held(
    name: str,
    each: F,
    kind: str,
    chip: str | None,
    words: str,
    inputs: tuple[Claim, ...],
    causes: tuple[str, str],
    unit: str,
    bound: str,
) -> Check:
    """A figure a chip, held against the band of that chip, or of all chips where none is named."""
    bands = usual(kind)
    of = chip if any(b.of == chip for b in bands) else KIN.get(chip or "")
    mine = [b for b in bands if b.of == of] or [b for b in bands if b.of in COMMONEST]
    low, high = min(b.low for b in mine), max(b.high for b in mine)
    band = f"{_band(low, high, unit)} is usual for {_of(mine, chip)}"
    outcome = Outcome.HIGH if each > high else Outcome.LOW if each < low else Outcome.USUAL
    if (outcome, bound) in {(Outcome.HIGH, AT_MOST), (Outcome.LOW, AT_LEAST)}:
        outcome = Outcome.TOLD  # an open figure leaves room for the usual
    cause = {Outcome.HIGH: f": {causes[0]}", Outcome.LOW: f": {causes[1]}"}.get(outcome, "")
    return Check(
        name,
        outcome,
        f"{words}; {band}{cause}",
        inputs,
        value=float(each),
        band=(float(low), float(high)),
        sources=tuple(sorted({b.source for b in mine})),
    )


def _bound(above: Meaning | None, below: Meaning | None) -> str:
    """What an open figure makes of a quotient: "over 220,000" chips under a sum leave it at most so much."""
    up = (above is not None and above.claim.qualifier in MORE) or (below is not None and below.claim.qualifier in LESS)
    down = (above is not None and above.claim.qualifier in LESS) or (
        below is not None and below.claim.qualifier in MORE
    )
    return "" if up is down else AT_LEAST if up else AT_MOST


def _band(low: F, high: F, unit: str) -> str:
    return f"${float(low):.2f} to {float(high):.2f}" if unit == "$" else f"{float(low):g} to {float(high):g} {unit}"


def _of(bands: Sequence[Usual], chip: str | None) -> str:
    names = " and ".join(b.of.upper() for b in bands)
    if chip is None:
        return f"{names} (no chip is named)"
    return names if chip == bands[0].of else f"{names}, the nearest to {chip.upper()}"


def _said(m: Meaning) -> str:
    return f"“{m.claim.quote}”"


def _money(value: F, m: Meaning) -> str:
    return f"{amount(value)} {m.currency}"
