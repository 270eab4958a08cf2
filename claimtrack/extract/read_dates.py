"""Readings of dates: when a deal was announced, starts and ends."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimtrack.extract.readings import Reading
from claimtrack.extract.times import timing
from claimtrack.extract.times.bounds import bounds
from claimtrack.extract.times.dates import forward
from claimtrack.extract.times.moment import Moment, full_day
from claimtrack.late import late
from claimtrack.records import Field, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.looks import DateLook
    from claimtrack.extract.text.prose import Sentence

OLDEST = "2005"
"""Before it nobody let compute: a founding, or the first year of a plant."""
BETWEEN = late(
    r"\bbetween (?:the )?$|\b(?:phases?|stages?|tranches?)\s(?:[\w-]+\s){0,2}from $",
    re.IGNORECASE,
)
A_WEEK = timedelta(days=7)
AND = late(r"\s(?:and|to)\s(?:the\s)?")


def date_readings(draft: Draft, seen: Sequence[DateLook]) -> Iterator[Reading]:
    """Every date of the article, with the claim it became or why it became none."""
    read: Moment | None = None
    for look, after in zip_longest(seen, seen[1:]):
        if look.moment is read:
            continue
        until = after.moment if after is not None and _bounds_a_time(draft.text, look.moment, after.moment) else None
        reading = _date(draft, look, until)
        read = until if until is not None and reading.end >= until.end else None
        yield reading


def _bounds_a_time(text: str, first: Moment, last: Moment) -> bool:
    """Whether two dates tell of one time in which something begins piece by piece: "come online between 2026 and 2028"."""
    both = first.low is not None and last.high is not None and first.low < last.high
    return (
        both
        and BETWEEN.search(text, max(0, first.start - 60), first.start) is not None
        and AND.fullmatch(text, first.end, last.start) is not None
    )


def _date(draft: Draft, look: DateLook, until: Moment | None = None) -> Reading:
    """The reading of a date; `until` is the end of the time that it opens, if it opens one."""
    moment, name, scores = look.moment, look.role, look.scores
    sentence = draft.telling.sentence_at(moment.start)
    plain = timing.BY_HEAD in dict(scores)
    if (
        name is Field.START
        and not plain
        and timing.is_long_past(draft.text, moment, sentence, draft.article.published_day)
    ):
        name = Field.ANNOUNCED if dict(scores).get("announced", 0.0) >= 1 else None
    if moment.form == "absolute" and (moment.low or OLDEST) < OLDEST:
        name = None
    words = draft.text[moment.start : moment.end]
    weighed = [(f"learned for {field}", round(z, 1)) for field, z in look.weighed.items()]
    reading = Reading(moment.start, moment.end, words, f"date ({moment.form})", cues=[*scores, *weighed])
    told = max((w for n, w in scores if n != "against"), default=0.0) + dict(scores).get("against", 0.0)
    reading.score = max((w for _, w in weighed), default=told)
    if name is None:
        reading.reason = "not a date of the deal"
    elif name is Field.ANNOUNCED and _is_ahead(moment, draft.article.published_day):
        reading.reason = "announced on no day that is still to come"
    elif name is Field.START and _building(draft.text, moment, sentence):
        reading.reason = "the start of building, not of service"
    elif (accord := draft.telling.accord_at(moment.start, name)) is None:
        reading.reason = "no deal in the article to which it could belong"
    else:
        if name is not Field.ANNOUNCED and timing.is_to_come(draft.text, moment, sentence):
            moment = forward(moment, draft.article.published_day)
        low, high, qualifier, start, end = bounds(draft.text, moment, name)
        if until is not None and name is Field.START:
            high, qualifier, end = until.high, Qualifier.RANGE, until.end
        start = max(start, sentence.start)
        around = draft.around(start, end, sentence)
        reading.start, reading.end, reading.words = start, end, draft.text[start:end]
        reading.claim = draft.claim(
            name, start, end, accord, around, reading.score,
            low=low, high=high, unit="date", qualifier=qualifier, plain=look.ruled is not None,
        )  # fmt: skip
    return reading


def _is_ahead(moment: Moment, published: str | None) -> bool:
    """Whether a date lies well after the article's day."""
    day = full_day(published)
    first = full_day(f"{moment.low}-01-01"[:10]) if moment.low else None
    return day is not None and first is not None and first > day + A_WEEK


def _building(text: str, moment: Moment, sentence: Sentence) -> bool:
    """Whether a date tells when building begins, which is another thing than the first day of service."""
    floor, _ = sentence.passage_at(moment.start)
    before = text[max(floor, moment.start - 70) : moment.start]
    return timing.BUILDING.search(before) is not None and timing.BUILT.search(before) is None
