"""Dates that say their year: days, months, quarters, halves, fiscal years, early and late."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

from claimtrack.extract.text.sieve import turn
from claimtrack.extract.times.moment import (
    MONTHS,
    QUARTERS,
    SPANS,
    Moment,
    exact,
    month_name,
    span_of_months,
    weekday_name,
    year_digits,
)
from claimtrack.records import Qualifier

_quarter = r"(?i:first|second|third|fourth|1st|2nd|3rd|4th|final)[\s-]+(?:calendar\s|fiscal\s)?quarter|Q[1-4]|[1-4]Q"
_half = r"(?i:first|second|latter|back|front|1st|2nd)[\s-]+half|H[12]|[12]H"
FOUR = frozenset({"19", "20"})
DECEMBER = 12
QUARTERLY = turn(
    rf"\b(?P<quarter>{_quarter})(?:\s+of|\s+in|,)?(?:\s+(?:the\s)?(?:calendar\s)?(?P<fiscal>fiscal\s(?:year\s)?|FY\s?))?[\s']*(?P<yq>{year_digits}|(?<=[\s'])\d{{2}}(?!\d))\b"
    rf"|(?<![\d$€£,.\-/])\b(?P<yb>{year_digits})(?:['’]s\s(?:(?P<quarterb>(?:first|second|third|fourth|final)[\s-]quarter)|(?P<halfb>(?:first|second)[\s-]half))|\s(?:(?P<qb>Q[1-4])|(?P<hb>H[12])))\b(?!\s(?:results|earnings|report|figures|revenue|financial))"
    rf"|\b(?P<halved>H[12](?=[\s'’])|[12]H)\s?['’]?(?P<yy>2\d)\b(?!\d)"
    rf"|\b(?P<short>[1-4])Q['’]?(?P<ys>2\d)\b(?!\d)"
    rf"|\b(?P<fy>fiscal(?:\syear)?|FY)\s?(?P<yf>{year_digits}|\d{{2}}(?!\d))\b",
    0,
)
BETWEEN = turn(
    rf"(?:\b(?P<between>(?i:between)\s)|\b)(?:the\s)?(?:(?P<ma>{month_name})\.?|(?P<qa>{_quarter}))(?P<joint>\s?[-–/]\s?|\s(?:to|and|or)\s)(?:the\s)?(?:(?P<mb>{month_name})\.?|(?P<qb>{_quarter}))(?:\s+of|\s+in|,)?\s+(?P<yr>{year_digits})\b",
    0,
    needs=FOUR,
)
"""The first and the last month or quarter of a stretch of one year: "Jan-May 2026", "between Q1 and Q3 of 2025"."""
ABSOLUTE = turn(
    rf"\b(?P<iso>{year_digits}-\d{{2}}-\d{{2}})\b"
    rf"|\b(?:{weekday_name},?\s)?(?P<m1>{month_name})\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y1>{year_digits})\b"
    rf"|\b(?:{weekday_name},?\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?:of\s)?(?P<m2>{month_name})\.?,?\s(?P<y2>{year_digits})\b"
    rf"|\b(?P<edge0>(?i:end|beginning|start))[\s-](?:of[\s-])?(?P<m5>{month_name})\.?,?\s(?P<y5>{year_digits})\b"
    rf"|\b(?:(?P<part3>(?i:early|mid|late))[\s-])?(?P<m3>{month_name})\.?,?\s(?:of\s)?(?P<y3>{year_digits})\b"
    rf"|\b(?P<half>{_half})(?:\s+of|\s+in|,)?\s+(?P<yh>{year_digits})\b"
    rf"|\b(?P<part>(?i:early(?:\sin)?|mid|late(?:\sin)?|the\s(?:beginning|start|end|middle|close)\sof|(?:end|start)(?:[\s-]of)?|year-end|the\s(?:summer|spring|fall|autumn|winter)\sof|summer|spring|autumn|fall|winter))[\s-](?:calendar\s)?(?P<yp>{year_digits})\b"
    rf"|(?<![\d$€£,.\-/])(?<![A-Za-z]-)\b(?P<y>{year_digits})(?!\d|,\d|\.\d|-\d|\s?(?:MW|GW|GPUs?|%|percent|acres|megawatts|million|billion|chips|jobs))\b",
    0,
    needs=FOUR,
)


def between(m: re.Match[str]) -> Moment | None:
    """A stretch of a year; None where the words name two points of it, or where something begins and ends."""
    if m["joint"].strip() not in {"-", "–", "/", "or"} and not m["between"]:
        return None
    first, last = (_months(m[month], m[quarter]) for month, quarter in (("ma", "qa"), ("mb", "qb")))
    if first is None or last is None or first[0] >= last[0]:
        return None
    return span_of_months(*m.span(), int(m["yr"]), first[0], last[1], Qualifier.RANGE)


def _months(month: str | None, quarter: str | None) -> tuple[int, int] | None:
    """The first and the last month of a month or a quarter."""
    if month:
        return MONTHS[month.lower()], MONTHS[month.lower()]
    number = _number(quarter) if quarter else 0
    return (3 * number - 2, 3 * number) if number else None


def _number(quarter: str) -> int:
    """Which quarter of a year some words mean."""
    words = quarter.lower()
    return next((n for w, n in QUARTERS.items() if words.startswith(w)), 0) or int(re.sub(r"\D", "", words))


def quarterly(m: re.Match[str], fiscal: Callable[[int], int]) -> Moment | None:
    """A quarter, or a fiscal year, of the company that is named before it."""
    start, end = m.span()
    if m["quarter"]:
        number = _number(m["quarter"])
        last = fiscal(start) if m["fiscal"] else 12
        return span_of_months(start, end, _full_year(m["yq"]), 3 * number - 2, 3 * number, Qualifier.RANGE, last)
    if told := m["quarterb"] or m["qb"]:
        number = _number(told)
        return span_of_months(start, end, int(m["yb"]), 3 * number - 2, 3 * number, Qualifier.RANGE)
    if told := m["halfb"] or m["hb"]:
        second = told.lower().startswith("s") or told.endswith("2")
        return span_of_months(start, end, int(m["yb"]), 7 if second else 1, 12 if second else 6, Qualifier.RANGE)
    if m["short"]:
        number = int(m["short"])
        return span_of_months(start, end, _full_year(m["ys"]), 3 * number - 2, 3 * number, Qualifier.RANGE)
    if m["halved"]:
        second = "2" in m["halved"]
        return span_of_months(start, end, _full_year(m["yy"]), 7 if second else 1, 12 if second else 6, Qualifier.RANGE)
    last = fiscal(start)
    if last == DECEMBER:
        return exact(start, end, str(_full_year(m["yf"])))
    return span_of_months(start, end, _full_year(m["yf"]), 1, 12, Qualifier.RANGE, last)


def absolute(m: re.Match[str]) -> Moment | None:
    """A day, month, half, part of a year or year that says which year; None for a day that no month has."""
    start, end = m.span()
    for month, day, year in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        if m[month]:
            return exact(start, end, f"{m[year]}-{MONTHS[m[month].lower()]:02}-{int(m[day]):02}")
    if m["iso"]:
        return exact(start, end, m["iso"])
    if m["m5"]:
        number, month_of = int(m["y5"]), MONTHS[m["m5"].lower()]
        edge = calendar.monthrange(number, month_of)[1] if m["edge0"].lower() == "end" else 1
        return exact(start, end, f"{number}-{month_of:02}-{edge:02}")
    if m["m3"]:
        return exact(start, end, f"{m['y3']}-{MONTHS[m['m3'].lower()]:02}")
    if m["half"]:
        second = m["half"].lower()[0] in "2slb" or "2" in m["half"]
        return span_of_months(start, end, int(m["yh"]), 7 if second else 1, 12 if second else 6, Qualifier.RANGE)
    if m["part"]:
        word = next(w for w in SPANS if w in m["part"].lower())
        a, b = SPANS[word]
        return span_of_months(start, end, int(m["yp"]), a, b, Qualifier.EXACT if a == b else Qualifier.ABOUT)
    return exact(start, end, m["y"])


def _full_year(digits: str) -> int:
    """A year of two digits or four."""
    return int(digits) if len(digits) == len("2026") else 2000 + int(digits)
