"""Reading an article: every figure, date, place, chip and refusal in it, what each was taken for, and why.

One pass gives both the claims and their explanation, so that they cannot differ: `extract` is `read` without the
readings that came to nothing.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from claimtrack.catalog import Catalog
from claimtrack.extract import dates, hardware, phrases, power, scope, timing, voice
from claimtrack.extract.equity import told_as_equity
from claimtrack.extract.figures import Figure, figures
from claimtrack.extract.phrases import Phrase
from claimtrack.extract.places import SKY
from claimtrack.extract.readings import Reading, settled
from claimtrack.extract.surroundings import Surroundings
from claimtrack.extract.telling import Telling
from claimtrack.extract.terms import Decision, decide
from claimtrack.extract.units import Kind
from claimtrack.records import Article, Claim, Field, Qualifier, Status, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimtrack.extract.accords import Accord
    from claimtrack.extract.prose import Sentence

VERSION = 1
"""Raised whenever a change of the rules changes what is read out of a text."""
EXTRACTOR = f"rules-{VERSION}"
FISCAL_REACH = 1500
"""How far back, in characters, the company is named whose fiscal year is meant."""
REFUSED = -1.0
"""A figure with this score or less was spoken against by its words, not only left without a word for it."""
SITED = frozenset({Field.POWER, Field.GPU_COUNT, Field.START, Field.DISCLOSURE})
"""Fields that can differ from one site of a deal to the next; prices and terms are the deal's."""


def extract(article: Article, catalog: Catalog) -> list[Claim]:
    """The claims of an article, in the order of the text."""
    return [r.claim for r in read(article, catalog) if r.claim is not None]


def read(article: Article, catalog: Catalog) -> list[Reading]:
    """Everything in an article that could be a claim, in the order of the text."""
    if not article.text.strip():
        return []
    telling = Telling.of(article.text, catalog)
    reader = _Reader(article, telling)
    readings = [
        *reader.figures(),
        *reader.dates(),
        *reader.places(),
        *reader.hardware(),
        *reader.phrases(),
    ]
    return sorted(settled(readings), key=lambda r: (r.start, r.end))


class _Reader:
    """The state of one reading: the article and what it tells."""

    def __init__(self, article: Article, telling: Telling) -> None:
        self.article = article
        self.telling = telling
        self.text = article.text
        self.found, self.bare = figures(article.text, telling.sentences)
        self.counts: list[tuple[int, int]] = []
        self.taken: set[tuple[int, int]] = set()
        self.refused: set[tuple[int, int]] = set()

    def figures(self) -> Iterable[Reading]:
        for numeral in self.bare:
            words = self.text[numeral.start : numeral.end]
            yield Reading(numeral.start, numeral.end, words, "number", reason="no unit of a deal")
        for figure in self.found:
            reading = self._figure(figure)
            clause = self.telling.sentence_at(figure.core).clause_at(figure.core)
            if reading.claim is not None:
                self.taken.add(clause)
                if reading.claim.field is Field.GPU_COUNT:
                    self.counts.append((figure.start, figure.end))
            elif reading.score <= REFUSED and reading.cues:
                self.refused.add(clause)
            yield reading

    def _of_something_else(self, sentence: Sentence, offset: int) -> bool:
        """Whether the figures of a clause were all refused: its dates and places are not the deal's either."""
        clause = sentence.clause_at(offset)
        return clause in self.refused and clause not in self.taken

    def _figure(self, figure: Figure) -> Reading:
        words = self.text[figure.start : figure.end]
        reading = Reading(figure.start, figure.end, words, str(figure.kind))
        sentence = self.telling.sentence_at(figure.core)
        around = self._around(figure.start, figure.end, sentence)
        accord = told_as_equity(figure, self.telling)
        if accord is not None:
            decision = Decision(Field.EQUITY, 2.5, [("investment", 2.5)])
            if figure.kind is Kind.MONEY and any(w in around.clause.lower() for w in ("backstop", "margin", "capex")):
                decision = Decision(None, -2.0, [("investment", 2.0), ("guarantee", -4.0)], "a guarantee")
        else:
            decision = decide(figure, around)
            bought = self.telling.of_hardware(figure.start, figure.end) if figure.kind is Kind.MONEY else None
            accord = bought or self.telling.accord_at(figure.core)
        reading.score, reading.cues = decision.score, decision.cues
        if decision.field is None:
            reading.reason = decision.reason
            return reading
        if accord is None:
            reading.reason = "no deal in the article to which it could belong"
            return reading
        if decision.field is Field.POWER and self._basis(Field.POWER, figure, around) in {"generation", "cooling"}:
            reading.reason = "power of turbines or of cooling, not of compute"
            return reading
        other = self.telling.other_facility(figure.core, accord) if decision.field in SITED else None
        if other is not None:
            reading.reason = f"of another facility, {other}"
            return reading
        reading.claim = self._claim(
            decision.field, figure.start, figure.end, accord, sentence, around, decision.score,
            low=figure.low, high=figure.high, unit=figure.unit, half=figure.half, qualifier=figure.qualifier, vague=figure.vague,
            basis=self._basis(decision.field, figure, around),
        )  # fmt: skip
        return reading

    def dates(self) -> Iterable[Reading]:
        anchor = self.article.published_day
        for moment in dates.moments(self.telling.sentences, anchor, self._fiscal_end):
            sentence = self.telling.sentence_at(moment.start)
            name, scores = timing.role(self.text, moment, sentence)
            words = self.text[moment.start : moment.end]
            reading = Reading(moment.start, moment.end, words, f"date ({moment.form})", cues=scores)
            accord = self.telling.accord_at(moment.start) if name else None
            if self._of_something_else(sentence, moment.start) or (
                name is Field.START and self._building(moment, sentence)
            ):
                name = None
            if name is None or accord is None:
                reading.reason = "not a date of the deal"
                yield reading
                continue
            if name is not Field.ANNOUNCED and not timing.PAST.search(sentence.text):
                moment = dates.forward(moment, anchor)  # noqa: PLW2901 - the same date, in its year
            low, high, qualifier, start, end = timing.bounds(self.text, moment, name)
            start = max(start, sentence.start)
            around = self._around(start, end, sentence)
            reading.start, reading.end, reading.words = start, end, self.text[start:end]
            reading.claim = self._claim(
                name,
                start,
                end,
                accord,
                sentence,
                around,
                2.0,
                low=low,
                high=high,
                unit="date",
                qualifier=qualifier,
            )
            yield reading

    def _building(self, moment: dates.Moment, sentence: Sentence) -> bool:
        """Whether a date tells when building begins, which is another thing than the first day of service."""
        floor, _ = sentence.passage_at(moment.start)
        return timing.BUILDING.search(self.text[max(floor, moment.start - 70) : moment.start]) is not None

    def places(self) -> Iterable[Reading]:
        told: set[tuple[str, str]] = set()
        regions: set[str | None] = set()
        for place in self.telling.places:
            words = self.text[place.start : place.end]
            reading = Reading(place.start, place.end, words, "place")
            accord = self.telling.accord_at(place.start)
            key = (place.site, accord.buyer.group if accord else "")
            if accord is None or not self.telling.names_both(place.start, accord):
                reading.reason = "no place of a deal"
                yield reading
                continue
            known = key in told or place.site in regions or place.site == SKY
            regions |= {place.region} - {place.site}
            if known:
                reading.reason = "told before"
                yield reading
                continue
            told.add(key)
            sentence = self.telling.sentence_at(place.start)
            around = self._around(place.start, place.end, sentence)
            reading.claim = self._claim(
                Field.LOCATION, place.start, place.end, accord, sentence, around, 1.5, unit="text", site=place.site
            )
            yield reading

    def hardware(self) -> Iterable[Reading]:
        told: set[tuple[str, str]] = set()
        counted = [(f.start, f.end) for f in self.found if f.kind is Kind.CHIPS]
        for item in hardware.hardware(self.telling.sentences):
            sentence = self.telling.sentence_at(item.start)
            around = self._around(item.start, item.end, sentence)
            reading = Reading(item.start, item.end, self.text[item.start : item.end], "chip model")
            accord = self.telling.accord_at(item.start)
            key = (item.key, accord.buyer.group if accord else "")
            if accord is None or not self.telling.names_both(item.start, accord) or not hardware.told_of(around):
                reading.reason = "not told as the deal's chips"
            elif key in told:
                reading.reason = "told before"
            elif item.key == "chips" and (told or any(a <= item.start < b for a, b in counted)):
                reading.reason = "no model but a maker's chips"
            else:
                told.add(key)
                reading.claim = self._claim(
                    Field.GPU_MODEL, item.start, item.end, accord, sentence, around, 1.5, unit="text"
                )
            yield reading

    def phrases(self) -> Iterable[Reading]:
        for sentence in self.telling.sentences:
            if sentence.bits & phrases.WITHHELD.bit:
                for phrase in phrases.withheld(self.text, sentence.start, sentence.end):
                    yield self._phrase(Field.DISCLOSURE, phrase, sentence)
            if sentence.bits & phrases.NOTICE.bit:
                for phrase in phrases.conditions(self.text, sentence.start, sentence.end):
                    yield self._phrase(Field.NOTICE, phrase, sentence)

    def _phrase(self, name: Field, phrase: Phrase, sentence: Sentence) -> Reading:
        words = self.text[phrase.start : phrase.end]
        reading = Reading(phrase.start, phrase.end, words, str(name))
        accord = self.telling.accord_at(phrase.start)
        if accord is None:
            reading.reason = "no deal in the article"
            return reading
        around = self._around(phrase.start, phrase.end, sentence)
        reading.claim = self._claim(
            name,
            phrase.start,
            phrase.end,
            accord,
            sentence,
            around,
            2.0,
            unit="text",
            status=phrase.status,
            about=phrase.about,
        )
        return reading

    def _claim(
        self,
        name: Field,
        start: int,
        end: int,
        accord: Accord,
        sentence: Sentence,
        around: Surroundings,
        score: float,
        **stated: Any,
    ) -> Claim:
        """The claim, with what its surroundings say of scope, voice and stage."""
        raw = self.text[start:end]
        start, end = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
        quote = self.text[start:end]
        site = stated.pop("site", None) or (self.telling.site_at(start, end) if name in SITED else None)
        part = scope.part_of(name, around, site=site, sites=self.telling.site_count)
        status = stated.pop("status", None) or voice.status_of(around)
        if name is Field.START and status is Status.ASSERTED:
            status = Status.PLANNED
        qualifier = stated.pop("qualifier", Qualifier.EXACT)
        unit = stated.pop("unit")
        of_company = name is Field.EQUITY and unit == "percent"
        return Claim(
            article=self.article.address,
            field=name,
            low=stated.pop("low", None),
            high=stated.pop("high", None),
            unit=unit,
            qualifier=qualifier,
            quote=quote,
            start=start,
            end=end,
            sentence=sentence.text,
            buyer=accord.buyer.name or None,
            seller=accord.seller.name if accord.seller else None,
            facility=accord.facility,
            status=status,
            stage=scope.stage_of(around, part),
            part=part,
            site=site,
            subject=Subject.COMPANY if of_company else scope.subject_of(name, around),
            change=scope.change_of(around),
            attribution=voice.attribution_of(around),
            published=self.article.published_day,
            confidence=round(1 / (1 + math.exp(-0.6 * score)), 3),
            extractor=EXTRACTOR,
            **stated,
        )

    def _around(self, start: int, end: int, sentence: Sentence) -> Surroundings:
        groups = {p.group for p in self.telling.named_in((sentence.start, sentence.end))}
        return Surroundings.within(self.text, start, end, sentence, len(groups))

    def _basis(self, name: Field, figure: Figure, around: Surroundings) -> str | None:
        if name is Field.POWER:
            return power.basis(around.before[-12:] + self.text[figure.start : figure.end] + around.after[:32])
        return figure.notes.get("basis")

    def _fiscal_end(self, offset: int) -> int:
        """The last month of the fiscal year of the company named last before an offset."""
        named = self.telling.named_in((max(0, offset - FISCAL_REACH), offset))
        company = self.telling.catalog.company(named[-1].name) if named else None
        return company.fiscal_year_end if company else 12
