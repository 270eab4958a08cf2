"""What an article's figures and dates are by their own words, and then by what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract.learned.second_look import Family, Sight, second_looks
from claimtrack.extract.quantities.foreign import ENGLISH
from claimtrack.extract.terms.decision import Decision
from claimtrack.extract.terms.stakes import STAKE, may_be_stake, stake, stake_signs
from claimtrack.extract.terms.terms import decide, weigh
from claimtrack.extract.times import timing
from claimtrack.extract.times.dates import moments
from claimtrack.extract.whose.holders import holding
from claimtrack.extract.whose.signs import FAMILY
from claimtrack.records import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.quantities.figures import Figure
    from claimtrack.extract.text.surroundings import Surroundings
    from claimtrack.extract.times.moment import Moment

FISCAL_REACH = 1500
"""How far back, in characters, the company is named whose fiscal year is meant."""
RATHER = "the rest of the article"
"""The cue that tells how much a second look changed."""


AS_A_PRICE = "as a price"
"""The cue that tells what a refused stake weighed as a price; what that was made of follows it."""


@dataclass(slots=True)
class FigureLook:
    """A figure, its surroundings, what it was decided to be, and the stake that it is told as, if any."""

    figure: Figure
    around: Surroundings
    decision: Decision
    stake: Accord | None = None


@dataclass(slots=True)
class DateLook:
    """A date, the field that rules give it, the scores of each role, and what each role weighs that signs decide about."""

    moment: Moment
    ruled: Field | None
    scores: list[tuple[str, float]]
    weighed: dict[Field, float]

    @property
    def role(self) -> Field | None:
        """The field of the date, or None."""
        return timing.likelier(self.weighed) if self.weighed else self.ruled


@dataclass(slots=True)
class Looks:
    """What was seen of an article's figures and dates."""

    figures: list[FigureLook]
    dates: list[DateLook]


def first_looks(draft: Draft) -> Looks:
    """Every figure and date of an article, each weighed by its own words."""
    return Looks([_figure(draft, figure) for figure in draft.figures[0]], list(_dates(draft)))


def looks(draft: Draft) -> Looks:
    """Every figure and date of an article, weighed beside all the others.

    Where the words are not English, nothing was learned of them, and the first look stays.
    """
    seen = first_looks(draft)
    if draft.article.language in ENGLISH:
        scores = iter(second_looks(sights_of(draft, seen), len(draft.telling.sentences)))
        _take(seen, scores)
    return seen


def sights_of(draft: Draft, seen: Looks) -> list[Sight]:
    """What the first look saw, as the second weighs it: the figures, then the dates, a sight a role."""
    sights = [_sight_of_figure(draft, look) for look in seen.figures if _tells(look)]
    for date in seen.dates:
        moment, sentence = date.moment, draft.telling.sentence_at(date.moment.start)
        clause = sentence.clause_at(moment.start)
        says = (moment.low, moment.high) if moment.low or moment.high else _spelled(draft, moment)
        sights += [
            Sight(Family.DATE, str(name), moment.start, sentence.place, clause, says, score)
            for name, score in date.weighed.items()
        ]
    return sights


def _take(seen: Looks, scores: Iterator[float]) -> None:
    """Give each look the score that the second look found."""
    for look in filter(_tells, seen.figures):
        score = next(scores)
        if look.decision.open:
            look.decision = look.decision.again(score, RATHER)
    for date in seen.dates:
        date.weighed = {name: next(scores) for name in date.weighed}


def _tells(look: FigureLook) -> bool:
    """Whether a figure fills or would fill a field of a deal; what is no figure of any deal tells nothing of the others."""
    return look.decision.candidate is not None


def _sight_of_figure(draft: Draft, look: FigureLook) -> Sight:
    figure, decision = look.figure, look.decision
    sentence = draft.telling.sentence_at(figure.core)
    kind = STAKE if look.stake is not None else str(FAMILY.get(figure.kind, figure.kind))
    bound = figure.high if figure.high is not None else figure.low
    return Sight(
        Family.FIGURE,
        kind,
        figure.core,
        sentence.place,
        sentence.clause_at(figure.core),
        (figure.kind, figure.unit, figure.low, figure.high, _spelled(draft, figure) if bound is None else ""),
        decision.score,
        unit=figure.unit,
        size=float(bound or 0),
        open=decision.open,
    )


def _spelled(draft: Draft, told: Figure | Moment) -> str:
    """How something without a number or a day is told: what is spelled otherwise may be something else."""
    return draft.text[told.start : told.end].lower()


def _figure(draft: Draft, figure: Figure) -> FigureLook:
    """The field of a figure, and the stake that it belongs to: the likelier of a price and a stake."""
    sentence = draft.telling.sentence_at(figure.core)
    around = draft.around(figure.start, figure.end, sentence)
    foreign = draft.article.language not in ENGLISH
    decision = decide(figure, around, foreign=foreign)
    if foreign:
        return FigureLook(figure, around, decision)
    signs = draft.signs.of(figure, sentence, (cue for cue, _ in decision.cues))
    decision = weigh(decision, figure, signs)
    if may_be_stake(figure, around) and (held := holding(figure, draft.telling)) is not None:
        taken = stake(signs | set(stake_signs(figure, around, held, draft.telling)))
        plainly_stake = taken.plain and (taken.score > 0 or decision.score <= 0)
        if decision.candidate is None or plainly_stake or taken.score > decision.score:
            if taken.field is None and decision.candidate is not None:
                taken.reason = f"{taken.reason}, and {decision.reason}"
                taken.cues = [*taken.cues, (AS_A_PRICE, round(decision.score, 1)), *decision.cues]
            return FigureLook(figure, around, taken, held[0])
    return FigureLook(figure, around, decision)


def moments_of(draft: Draft) -> list[Moment]:
    """Every date of an article, those of a fiscal year by the company that is named last before them."""

    def fiscal_end(offset: int) -> int:
        """The last month of the fiscal year of the company named last before an offset."""
        named = draft.telling.named_in((max(0, offset - FISCAL_REACH), offset))
        company = draft.telling.catalog.company(named[-1].name) if named else None
        return company.fiscal_year_end if company else 12

    return moments(draft.telling.sentences, draft.article.published_day, fiscal_end)


def _dates(draft: Draft) -> Iterator[DateLook]:
    for moment in moments_of(draft):
        sentence = draft.telling.sentence_at(moment.start)
        cell = draft.table.cell_at(moment.start)
        headed = cell and timing.by_head(draft.text, moment, cell)
        ruled, scores = headed or timing.role(draft.text, moment, sentence)
        weighed = {}
        if draft.article.language in ENGLISH and (tabled := timing.ruled(scores)):
            weighed = timing.weighed(tabled, draft.signs.of_date(moment, sentence, scores))
        yield DateLook(moment, ruled, scores, weighed)
