"""Dates that do not say their year, and those told from the article's day: "next month", "by the end of this year"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from claimtrack.extract.quantities.numerals import SMALL
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.times.moment import (
    MONTHS,
    QUARTERS,
    SPANS,
    Moment,
    full_day,
    month_name,
    weekday_name,
    year_digits,
)
from claimtrack.late import late
from claimtrack.records import Qualifier, dated

WEEKDAYS = {calendar.day_name[n].lower(): n for n in range(7)}
DAY_NO_YEAR = turn(
    rf"\b(?:{weekday_name},?\s)?(?P<m1>{month_name})\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s?{year_digits})(?!\d|:\d|%)|\b(?:{weekday_name},?\s(?:the\s)?)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{month_name})\b(?!\.?,?\s?{year_digits})",
    0,
)
MONTH_ONLY = turn(
    rf"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Ss]ince|[Uu]ntil|[Tt]hrough|of|[Tt]his|[Ll]ast|[Nn]ext|[Ee]arly|[Mm]id|[Ll]ate|[Tt]he|[Dd]uring|[Ee]arlier in|[Bb]eginning|[Ss]tarting|[Bb]efore|[Aa]fter|for)[\s-](?P<m>{month_name})\b(?!\.?\s\d|,?\s{year_digits})(?!\s(?:be|have|not|well|also|add|extend|either|need|want|include|or may))",
    0,
)
RELATIVE = turn(
    rf"\b(?:(?P<late>late|early|earlier)\s)?(?P<near>yesterday|today|tomorrow|tonight|this\s(?:morning|afternoon|evening))\b"
    rf"|\b(?:(?:on|late|early|last|this|next|announced|unveiled|disclosed|said|reported|confirmed)\s)?(?P<weekday>{weekday_name})(?:['’]s)?\b"
    r"|\b(?P<when>earlier\sthis|later\sthis|early\snext|late\snext|mid\snext|by\sthe\send\sof\s(?:this|next)|the\send\sof\s(?:this|next)|end\sof\s(?:this|next)|earlier\slast|this|last|next|the\scoming|the\sprevious)\s(?P<unit>day|week|month|quarter|year|spring|summer|autumn|fall|winter)\b(?!-|['’]s\s(?:revenue|earnings|results)|\sago)"
    rf"|\b(?:(?:just|only)\s)?(?P<ago>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d{{1,2}})\s(?P<agounit>day|week|month)s?\sago\b"
    r"|\b(?P<piece>(?:first|second|latter|back|1st|2nd)[\s-]half|(?:first|second|third|fourth|final)[\s-]quarter|[HQ][12]|Q[34])\sof\s(?P<pieceof>this|next)\s(?:calendar\s)?year\b"
    r"|\b(?:[Ii]n|[Ff]rom|[Bb]y|[Dd]uring|[Uu]ntil|[Bb]efore|[Ss]ince|for|after|around)\sthe\s(?P<alone>(?:first|second|third|fourth|latter|back|1st|2nd|3rd|4th|final)[\s-](?:calendar\s|fiscal\s)?(?:quarter|half))\b(?!\s(?:of|in)\b|,?\s\d|['’]s|\s(?:results|earnings|revenue|figures|report|loss|profit|sales))"
    r"|\b(?P<yearend>year-end|year['’]s end|(?:end|close) of the year|year is out)\b|\b(?P<midyear>middle of the year|mid-year)\b"
    r"|\bwithin\s(?:the\s(?:next|coming)\s)?(?P<within>(?:\d{1,2}|a few|several|six|twelve|eighteen|three|two)(?:\s(?:to|or)\s\d{1,2}|-\d{1,2})?\s)?(?P<withinunit>weeks|months|years)\b(?!\sof)"
    r"|\bover the (?:next|coming)\s(?P<overnext>\d{1,2}(?:\sto\s\d{1,2})?\smonths)\b",
)
REPORTS = late(r"\breports?(?: (?:published|out|from|on|carried))? $", re.IGNORECASE)
"""When a report came out is no date of the deal."""


def yearless(m: re.Match[str], month: str, day: str | None, anchor: str | None) -> Moment:
    """A month, or a day of a month, without its year: the nearest one to a full anchor, else unresolved."""
    start, end = (m.start(), m.end()) if day else (m.start("m"), m.end("m"))
    if (near := full_day(anchor)) is None:
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


def relative(m: re.Match[str], anchor: str | None) -> Moment:
    """A relative date against the article's day."""
    start, end = m.span()
    near = full_day(anchor)
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
    elif m["ago"] and near:
        return _ago(m, near)
    elif m["alone"] and near:
        return _piece_alone(m, near)
    elif m["midyear"] and anchor and dated(anchor):
        edges, qualifier = (f"{anchor[:4]}-05", f"{anchor[:4]}-08"), Qualifier.ABOUT
    elif m["yearend"] and dated(anchor):
        assert anchor is not None
        edges = (f"{anchor[:4]}-12", f"{anchor[:4]}-12")
    return Moment(start, end, *edges, qualifier, "relative")


def _ago(m: re.Match[str], near: date) -> Moment:
    """Reads "three days ago", "two weeks ago", "five months ago": the day, the week, the month."""
    many = 1 if m["ago"].lower() in {"a", "an"} else SMALL.get(m["ago"].lower()) or int(m["ago"])
    if m["agounit"].lower() == "month":
        index = near.year * 12 + near.month - 1 - many
        first = last = f"{index // 12}-{index % 12 + 1:02}"
    elif m["agounit"].lower() == "week":
        monday = near - timedelta(days=near.weekday(), weeks=many)
        first, last = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    else:
        first = last = (near - timedelta(days=many)).isoformat()
    return Moment(*m.span(), first, last, Qualifier.ABOUT, "relative")


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
