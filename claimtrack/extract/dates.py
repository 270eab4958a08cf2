"""Dates in a text, as EDTF: absolute, partial, quarters, halves, early and late, and relative to the article's date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimtrack.extract.cover import Cover
from claimtrack.extract.prose import Sentence, matches
from claimtrack.extract.sieve import turn
from claimtrack.late import late
from claimtrack.records import Qualifier, dated

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
DECEMBER = 12
CALENDAR_NAMES = frozenset({*calendar.month_name, *calendar.day_name} - {""})
"""Capitalised words that are no name of a place or a company."""
WEEKDAYS = {calendar.day_name[n].lower(): n for n in range(7)}
_month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_weekday = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_year = r"(?:19|20)\d{2}"
_quarter = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|final)[\s-]+(?:calendar\s|fiscal\s)?quarter|Q[1-4]|[1-4]Q"
_half = r"(?:first|second|latter|back|front|1st|2nd)[\s-]+half|H[12]|[12]H"
FOUR = frozenset({"19", "20"})
QUARTERLY = turn(
    rf"\b(?P<quarter>{_quarter})(?:\s+of|\s+in|,)?(?:\s+(?:the\s)?(?:calendar\s)?(?P<fiscal>fiscal\s(?:year\s)?|FY\s?))?[\s']*(?P<yq>{_year}|(?<=[\s'])\d{{2}}(?!\d))\b"
    rf"|\b(?P<halved>H[12](?=[\s'’])|[12]H)\s?['’]?(?P<yy>2\d)\b(?!\d)"
    rf"|\b(?P<short>[1-4])Q['’]?(?P<ys>2\d)\b(?!\d)"
    rf"|\b(?P<fy>fiscal(?:\syear)?|FY)\s?(?P<yf>{_year}|\d{{2}}(?!\d))\b",
    0,
)
ABSOLUTE = turn(
    rf"\b(?P<iso>{_year}-\d{{2}}-\d{{2}})\b"
    rf"|\b(?:{_weekday},?\s)?(?P<m1>{_month})\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y1>{_year})\b"
    rf"|\b(?:{_weekday},?\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?:of\s)?(?P<m2>{_month})\.?,?\s(?P<y2>{_year})\b"
    rf"|\b(?P<edge0>end|beginning|start)[\s-](?:of[\s-])?(?P<m5>{_month})\.?,?\s(?P<y5>{_year})\b"
    rf"|\b(?:(?P<part3>early|mid|late)[\s-])?(?P<m3>{_month})\.?,?\s(?:of\s)?(?P<y3>{_year})\b"
    rf"|\b(?P<half>{_half})(?:\s+of|\s+in|,)?\s+(?P<yh>{_year})\b"
    rf"|\b(?P<part>early|mid|late|the\s(?:beginning|start|end|middle|close)\sof|(?:end|start)(?:[\s-]of)?|year-end|the\s(?:summer|spring|fall|autumn|winter)\sof|summer|spring|autumn|fall|winter)[\s-](?:calendar\s)?(?P<yp>{_year})\b"
    rf"|(?<![\d$€£,.\-/])(?<![A-Za-z]-)\b(?P<y>{_year})(?!\d|,\d|\.\d|-\d|\s?(?:MW|GW|GPUs?|%|percent|acres|megawatts|million|billion|chips|jobs))\b",
    0,
    needs=FOUR,
)
DAY_NO_YEAR = turn(
    rf"\b(?:{_weekday},?\s)?(?P<m1>{_month})\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s?{_year})(?!\d|:\d|%)|\b(?:{_weekday},?\s(?:the\s)?)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_month})\b(?!\.?,?\s?{_year})",
    0,
)
MONTH_ONLY = turn(
    rf"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Tt]hrough|of|[Tt]his|[Ll]ast|[Nn]ext|[Ee]arly|[Mm]id|[Ll]ate|[Tt]he|[Dd]uring|[Ee]arlier in|[Bb]eginning|[Ss]tarting|[Bb]efore|[Aa]fter|for)[\s-](?P<m>{_month})\b(?!\.?\s\d|,?\s{_year})(?!\s(?:be|have|not|well|also|add|extend|either|need|want|include|or may))",
    0,
)
RELATIVE = turn(
    rf"\b(?:(?P<late>late|early|earlier)\s)?(?P<near>yesterday|today|tomorrow|tonight|this\s(?:morning|afternoon|evening))\b"
    rf"|\b(?:(?:on|late|early|last|this|next|announced|unveiled|disclosed|said|reported|confirmed)\s)?(?P<weekday>{_weekday})(?:['’]s)?\b"
    r"|\b(?P<when>earlier\sthis|later\sthis|early\snext|late\snext|mid\snext|by\sthe\send\sof\s(?:this|next)|the\send\sof\s(?:this|next)|end\sof\s(?:this|next)|earlier\slast|this|last|next|the\scoming|the\sprevious)\s(?P<unit>day|week|month|quarter|year|spring|summer|autumn|fall|winter)\b(?!-|['’]s\s(?:revenue|earnings|results)|\sago)"
    r"|\b(?P<piece>(?:first|second|latter|back|1st|2nd)[\s-]half|(?:first|second|third|fourth|final)[\s-]quarter|[HQ][12]|Q[34])\sof\s(?P<pieceof>this|next)\s(?:calendar\s)?year\b"
    r"|\b(?:[Ii]n|[Ff]rom|[Bb]y|[Dd]uring|[Uu]ntil|[Bb]efore|[Ss]ince|for|after|around)\sthe\s(?P<alone>(?:first|second|third|fourth|latter|back|1st|2nd|3rd|4th|final)[\s-](?:calendar\s|fiscal\s)?(?:quarter|half))\b(?!\s(?:of|in)\b|,?\s\d|['’]s|\s(?:results|earnings|revenue|figures|report|loss|profit|sales))"
    r"|\b(?P<yearend>year-end|year['’]s end|(?:end|close) of the year|year is out)\b|\b(?P<midyear>middle of the year|mid-year)\b"
    r"|\bwithin\s(?:the\s(?:next|coming)\s)?(?P<within>(?:\d{1,2}|a few|several|six|twelve|eighteen|three|two)(?:\s(?:to|or)\s\d{1,2}|-\d{1,2})?\s)?(?P<withinunit>weeks|months|years)\b(?!\sof)"
    r"|\bover the (?:next|coming)\s(?P<overnext>\d{1,2}(?:\sto\s\d{1,2})?\smonths)\b",
)
REPORTS = late(r"\breports?(?: (?:published|out|from|on|carried))? $", re.IGNORECASE)
"""When a report came out is no date of the deal."""
QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
SPANS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "beginning": (1, 4), "start": (1, 4), "middle": (5, 8), "end": (12, 12),
         "close": (12, 12), "year-end": (12, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """One date of a text. `low` and `high` are EDTF; both are None for a relative date without an anchor.

    `form` is absolute, yearless (a month or day whose year is not said) or relative; `qualifier` is `about` for early,
    mid and late, `range` for quarters and halves.
    """

    start: int
    end: int
    low: str | None
    high: str | None
    qualifier: Qualifier
    form: str


def forward(moment: Moment, anchor: str | None) -> Moment:
    """A date without a year that is told as still to come: the first one that ends on or after the article's day."""
    near = _day(anchor)
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

    for m in matches(sentences, QUARTERLY, 50, 50):
        add(_quarterly(m, fiscal))
    for m in matches(sentences, ABSOLUTE, 62, 24):
        add(_absolute(m))
    for m in matches(sentences, DAY_NO_YEAR, 40, 30):
        add(_yearless(m, m["m1"] or m["m2"], m["d1"] or m["d2"], anchor))
    for m in matches(sentences, MONTH_ONLY, 30, 24):
        add(_yearless(m, m["m"], None, anchor))
    for m in matches(sentences, RELATIVE, 50, 60):
        if not REPORTS.search(m.string[max(0, m.start() - 24) : m.start()]):
            add(_relative(m, anchor))
    return sorted(found, key=lambda moment: moment.start)


def _quarterly(m: re.Match[str], fiscal: Callable[[int], int]) -> Moment | None:
    """A quarter, or a fiscal year, of the company that is named before it."""
    start, end = m.span()
    if m["quarter"]:
        words = m["quarter"].lower()
        number = next((n for w, n in QUARTERS.items() if words.startswith(w)), 0) or int(re.sub(r"\D", "", words))
        last = fiscal(start) if m["fiscal"] else 12
        return _months(start, end, _full_year(m["yq"]), 3 * number - 2, 3 * number, Qualifier.RANGE, last)
    if m["short"]:
        number = int(m["short"])
        return _months(start, end, _full_year(m["ys"]), 3 * number - 2, 3 * number, Qualifier.RANGE)
    if m["halved"]:
        second = "2" in m["halved"]
        return _months(start, end, _full_year(m["yy"]), 7 if second else 1, 12 if second else 6, Qualifier.RANGE)
    last = fiscal(start)
    if last == DECEMBER:
        return _exact(start, end, str(_full_year(m["yf"])))
    return _months(start, end, _full_year(m["yf"]), 1, 12, Qualifier.RANGE, last)


def _absolute(m: re.Match[str]) -> Moment | None:
    start, end = m.span()
    for month, day, year in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        if m[month]:
            return _exact(start, end, f"{m[year]}-{MONTHS[m[month].lower()]:02}-{int(m[day]):02}")
    if m["iso"]:
        return _exact(start, end, m["iso"])
    if m["m5"]:
        number, month_of = int(m["y5"]), MONTHS[m["m5"].lower()]
        edge = calendar.monthrange(number, month_of)[1] if m["edge0"].lower() == "end" else 1
        return _exact(start, end, f"{number}-{month_of:02}-{edge:02}")
    if m["m3"]:
        return _exact(start, end, f"{m['y3']}-{MONTHS[m['m3'].lower()]:02}")
    if m["half"]:
        second = m["half"].lower()[0] in "2slb" or "2" in m["half"]
        return _months(start, end, int(m["yh"]), 7 if second else 1, 12 if second else 6, Qualifier.RANGE)
    if m["part"]:
        word = next(w for w in SPANS if w in m["part"].lower())
        a, b = SPANS[word]
        return _months(start, end, int(m["yp"]), a, b, Qualifier.EXACT if a == b else Qualifier.ABOUT)
    return _exact(start, end, m["y"])


def _full_year(digits: str) -> int:
    """A year of two digits or four."""
    return int(digits) if len(digits) == len("2026") else 2000 + int(digits)


def _exact(start: int, end: int, edtf: str) -> Moment | None:
    parts = [int(p) for p in edtf.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return Moment(start, end, edtf, edtf, Qualifier.EXACT, "absolute")


def _months(
    start: int, end: int, year: int, first: int, last: int, qualifier: Qualifier, fiscal_end: int = 12
) -> Moment:
    """Months `first` to `last` of a year that ends with month `fiscal_end` of `year`."""

    def at(month: int) -> str:
        index = year * 12 + (month - 1) - (12 - fiscal_end)
        return f"{index // 12}-{index % 12 + 1:02}"

    return Moment(start, end, at(first), at(last), qualifier, "absolute")


def _yearless(m: re.Match[str], month: str, day: str | None, anchor: str | None) -> Moment:
    """A month, or a day of a month, without its year: the nearest one to a full anchor, else unresolved."""
    start, end = (m.start(), m.end()) if day else (m.start("m"), m.end("m"))
    if (near := _day(anchor)) is None:
        return Moment(start, end, None, None, Qualifier.EXACT, "yearless")
    number = MONTHS[month.lower()]
    if day is None and (told_by := re.match(r"(last|this|next)\W", m.group(), re.IGNORECASE)):
        return _month_of(m.start(), end, told_by[1].lower(), number, near)
    ahead = re.search(
        r"\b(?:by|from|until|through|next|for|beginning|starting)\W$",
        m.string[max(0, start - 12) : start],
        re.IGNORECASE,
    )
    year = near.year
    if day is None:
        if number > near.month and not ahead:
            year -= 1
        elif number < near.month and ahead:
            year += 1
        return Moment(start, end, f"{year}-{number:02}", f"{year}-{number:02}", Qualifier.EXACT, "yearless")
    try:
        told = date(year, number, int(day))
    except ValueError:
        return Moment(start, end, None, None, Qualifier.EXACT, "yearless")
    if told > near + timedelta(days=31) and not ahead:
        try:
            told = told.replace(year=year - 1)
        except ValueError:
            return Moment(start, end, None, None, Qualifier.EXACT, "yearless")
    return Moment(start, end, told.isoformat(), told.isoformat(), Qualifier.EXACT, "yearless")


def _month_of(start: int, end: int, word: str, number: int, near: date) -> Moment:
    """Reads "last October", "this December", "next June" against a day."""
    year = near.year
    if word == "last" and number >= near.month:
        year -= 1
    elif word == "next" and number <= near.month:
        year += 1
    return Moment(start, end, f"{year}-{number:02}", f"{year}-{number:02}", Qualifier.EXACT, "relative")


def _relative(m: re.Match[str], anchor: str | None) -> Moment:
    """A relative date against the article's day."""
    start, end = m.span()
    near = _day(anchor)
    edges: tuple[str | None, str | None] = (None, None)
    qualifier = Qualifier.EXACT
    if m["near"] and near:
        day = near + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(m["near"].lower(), 0))
        edges = (day.isoformat(), day.isoformat())
    elif m["weekday"] and near:
        back = (near.weekday() - WEEKDAYS[m["weekday"].lower()]) % 7
        if re.match(r"next\s", m.group(), re.IGNORECASE):
            back -= 7
        elif re.match(r"last\s", m.group(), re.IGNORECASE) and not back:
            back = 7
        day = near - timedelta(days=back)
        edges = (day.isoformat(), day.isoformat())
    elif m["piece"] and anchor and dated(anchor):
        edges, qualifier = (
            _piece(m["piece"].lower(), int(anchor[:4]) + (m["pieceof"].lower() == "next")),
            Qualifier.RANGE,
        )
    elif m["when"]:
        edges, qualifier = _period(m["when"].lower(), m["unit"].lower(), near, anchor)
    elif m["alone"] and near:
        return _piece_alone(m, near)
    elif m["midyear"] and anchor and dated(anchor):
        edges, qualifier = (f"{anchor[:4]}-05", f"{anchor[:4]}-08"), Qualifier.ABOUT
    elif m["yearend"] and dated(anchor):
        assert anchor is not None
        edges = (f"{anchor[:4]}-12", f"{anchor[:4]}-12")
    return Moment(start, end, *edges, qualifier, "relative")


def _piece_alone(m: re.Match[str], near: date) -> Moment:
    """A quarter or a half whose year is not said: the last one that has begun; what is still to come is put `forward`."""
    first, last = _piece(m["alone"].lower(), near.year)
    if int(first[-2:]) > near.month:
        first, last = _piece(m["alone"].lower(), near.year - 1)
    return Moment(m.start("alone"), m.end(), first, last, Qualifier.RANGE, "yearless")


def _piece(words: str, year: int) -> tuple[str, str]:
    """The months of a half or a quarter of a year."""
    number = next((n for w, n in QUARTERS.items() if words.startswith(w)), 0) or int(re.sub(r"\D", "", words) or 2)
    size = 6 if "half" in words or words.startswith("h") else 3
    return f"{year}-{size * (number - 1) + 1:02}", f"{year}-{size * number:02}"


def _period(
    when: str, unit: str, near: date | None, anchor: str | None
) -> tuple[tuple[str | None, str | None], Qualifier]:
    """Reads "this year", "next month", "early next year", "the end of this year"."""
    none: tuple[str | None, str | None] = (None, None)
    step = 1 if "next" in when or "coming" in when else -1 if "last" in when or "previous" in when else 0
    if unit == "year" and anchor and dated(anchor):
        year = int(anchor[:4]) + step
        if "end of" in when:
            return (f"{year}-12", f"{year}-12"), Qualifier.EXACT
        part = next(
            (w for w in ("early", "mid", "late") if when.startswith(w) and not when.startswith(("earlier", "later"))),
            None,
        )
        if part:
            a, b = SPANS[part]
            return (f"{year}-{a:02}", f"{year}-{b:02}"), Qualifier.ABOUT
        return (str(year), str(year)), Qualifier.EXACT
    if near is None:
        return none, Qualifier.EXACT
    if unit == "month":
        index = near.year * 12 + near.month - 1 + step
        month = f"{index // 12}-{index % 12 + 1:02}"
        return (month, month), Qualifier.EXACT
    if unit == "quarter":
        index = near.year * 4 + (near.month - 1) // 3 + step
        first = index % 4 * 3 + 1
        return (f"{index // 4}-{first:02}", f"{index // 4}-{first + 2:02}"), Qualifier.RANGE
    if unit == "week":
        monday = near - timedelta(days=near.weekday()) + timedelta(weeks=step)
        return (monday.isoformat(), (monday + timedelta(days=6)).isoformat()), Qualifier.RANGE
    return none, Qualifier.EXACT


def _day(anchor: str | None) -> date | None:
    """A full day, or None for a partial anchor."""
    try:
        return date.fromisoformat(anchor) if anchor and len(anchor) == 10 else None
    except ValueError:
        return None
