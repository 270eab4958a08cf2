"""From a place in the text to a claim: what its surroundings say of deal, scope, voice and stage."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimtrack.extract.learned.confidence import confidence
from claimtrack.extract.quantities.figures import Figure, figures
from claimtrack.extract.terms import scope, voice
from claimtrack.extract.text.columns import Columns, columns
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.extract.whose.signs import Signs
from claimtrack.records import Article, Claim, Field, Qualifier, Status, Subject

if TYPE_CHECKING:
    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.quantities.numerals import Numeral
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.whose.telling import Telling

VERSION = 15
"""Raised whenever a change of the rules changes what is read out of a text."""
EXTRACTOR = f"rules-{VERSION}"
SITED = frozenset({Field.POWER, Field.GPU_COUNT, Field.START, Field.DISCLOSURE})
"""Fields that can differ from one site of a deal to the next; prices and terms are the deal's."""


class Draft:
    """One article in the reading: what it tells, and which of its clauses speak of the deal.

    `text` is the article's text with plain hyphens; what a claim quotes is the article's own.

    `taken` and `refused` are the clauses in which a figure became a claim, or was spoken against by its words; `counts`
    covers the stretches that became counts of chips, `given` the deals that claims were given to.
    """

    def __init__(self, article: Article, telling: Telling) -> None:
        self.article = article
        self.telling = telling
        self.text = telling.text
        self.taken: set[tuple[int, int]] = set()
        self.refused: set[tuple[int, int]] = set()
        self.counts = Cover(len(article.text))
        self.given: list[Accord] = []

    @cached_property
    def figures(self) -> tuple[list[Figure], list[Numeral]]:
        """Every figure of the article, and the numerals that no unit was found for."""
        return figures(self.text, self.telling.sentences, self.article.language)

    @cached_property
    def table(self) -> Columns:
        """The cells of the article's tables."""
        return columns(self.text)

    @cached_property
    def signs(self) -> Signs:
        """What stands round the figures and dates of the article."""
        return Signs(self.telling, self.figures[0], self.article.published_day)

    def around(self, start: int, end: int, sentence: Sentence) -> Surroundings:
        """The surroundings of a stretch of the text."""
        groups = {p.group for p in self.telling.named_in((sentence.start, sentence.end))}
        return Surroundings.within(
            self.text, start, end, sentence, len(groups), row=sentence.place in self.telling.rows
        )

    def of_something_else(self, sentence: Sentence, offset: int) -> bool:
        """Whether the figures of a clause were all refused: its chips are not the deal's either."""
        clause = sentence.clause_at(offset)
        return clause in self.refused and clause not in self.taken

    def claim(
        self,
        name: Field,
        start: int,
        end: int,
        accord: Accord,
        around: Surroundings,
        score: float,
        *,
        unit: str,
        qualifier: Qualifier = Qualifier.EXACT,
        plain: bool = True,
        **stated: Any,
    ) -> Claim:
        """The claim that `text[start:end]` makes of a deal; `stated` are its bounds, and what is known of it already.

        `plain` says that some turn of phrase told it, and not only what was learned: else it contradicts nobody.
        """
        self.given.append(accord)
        raw = self.text[start:end]
        start, end = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
        site = stated.pop("site", None) or (self.telling.site_at(start, end) if name in SITED else None)
        part = scope.part_of(name, around, site=site, sites=self.telling.site_count)
        status = stated.pop("status", None) or voice.status_of(around)
        if name is Field.START and status is Status.ASSERTED:
            status = Status.PLANNED
        grounds = self.telling.grounds(start, accord)
        of_company = name is Field.EQUITY and unit == "percent"
        return Claim(
            article=self.article.address,
            section=self.article.section_at(start),
            field=name,
            low=stated.pop("low", None),
            high=stated.pop("high", None),
            unit=unit,
            qualifier=qualifier,
            quote=self.article.text[start:end],
            start=start,
            end=end,
            sentence=self.article.text[around.opens : around.opens + len(around.sentence)],
            buyer=accord.buyer.name or None,
            seller=accord.seller.name if accord.seller else None,
            facility=accord.facility,
            status=status,
            stage=stated.pop("stage", None) or scope.stage_of(around, part),
            part=part,
            site=site,
            subject=Subject.COMPANY if of_company else scope.subject_of(name, around),
            change=scope.change_of(around),
            attribution=voice.attribution_of(around),
            published=self.article.published_day,
            grounded=grounds.grounded and plain,
            confidence=confidence(name, score, grounds),
            extractor=EXTRACTOR,
            **stated,
        )
