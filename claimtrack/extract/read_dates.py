"""Readings of dates: when a deal was announced, starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extract.quantities.foreign import ENGLISH
from claimtrack.extract.readings import Reading
from claimtrack.extract.times import timing
from claimtrack.extract.times.bounds import bounds
from claimtrack.extract.times.dates import forward, moments
from claimtrack.extract.times.moment import Moment
from claimtrack.records import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.text.prose import Sentence

OLDEST = "2005"
"""Before it nobody let compute: a founding, or the first year of a plant."""
FISCAL_REACH = 1500
"""How far back, in characters, the company is named whose fiscal year is meant."""


def date_readings(draft: Draft) -> Iterator[Reading]:
    """Every date of the article, with the claim it became or why it became none."""

    def fiscal_end(offset: int) -> int:
        """The last month of the fiscal year of the company named last before an offset."""
        named = draft.telling.named_in((max(0, offset - FISCAL_REACH), offset))
        company = draft.telling.catalog.company(named[-1].name) if named else None
        return company.fiscal_year_end if company else 12

    for moment in moments(draft.telling.sentences, draft.article.published_day, fiscal_end):
        yield _date(draft, moment)


def _date(draft: Draft, moment: Moment) -> Reading:
    sentence = draft.telling.sentence_at(moment.start)
    name, scores = timing.role(draft.text, moment, sentence)
    if draft.article.language in ENGLISH:
        name, scores = timing.judged(name, scores, lambda: draft.signs.of_date(moment, sentence, scores))
    if name is Field.START and timing.is_long_past(draft.text, moment, sentence, draft.article.published_day):
        name = Field.ANNOUNCED if dict(scores).get("announced", 0.0) >= 1 else None
    if moment.form == "absolute" and (moment.low or OLDEST) < OLDEST:
        name = None
    words = draft.text[moment.start : moment.end]
    reading = Reading(moment.start, moment.end, words, f"date ({moment.form})", cues=scores)
    learned = [w for n, w in scores if n.startswith("learned")]
    told = max((w for n, w in scores if n != "against"), default=0.0) + dict(scores).get("against", 0.0)
    reading.score = max(learned, default=told)
    if name is None:
        reading.reason = "not a date of the deal"
    elif draft.of_something_else(sentence, moment.start):
        reading.reason = "told of a figure that is not the deal's"
    elif name is Field.START and _building(draft.text, moment, sentence):
        reading.reason = "the start of building, not of service"
    elif (accord := draft.telling.accord_at(moment.start, name)) is None:
        reading.reason = "no deal in the article to which it could belong"
    else:
        if name is not Field.ANNOUNCED and timing.is_to_come(draft.text, moment, sentence):
            moment = forward(moment, draft.article.published_day)
        low, high, qualifier, start, end = bounds(draft.text, moment, name)
        start = max(start, sentence.start)
        around = draft.around(start, end, sentence)
        reading.start, reading.end, reading.words = start, end, draft.text[start:end]
        reading.claim = draft.claim(
            name, start, end, accord, around, reading.score, low=low, high=high, unit="date", qualifier=qualifier
        )
    return reading


def _building(text: str, moment: Moment, sentence: Sentence) -> bool:
    """Whether a date tells when building begins, which is another thing than the first day of service."""
    floor, _ = sentence.passage_at(moment.start)
    before = text[max(floor, moment.start - 70) : moment.start]
    return timing.BUILDING.search(before) is not None and timing.BUILT.search(before) is None
