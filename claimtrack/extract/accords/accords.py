"""The deals that an article tells: who buys from whom, how often it says so, and where.

An accord is a pair of parties that sentences about dealing name together. Which of the two buys is decided over the
whole article, from the verbs between them and from where each stands in the supply of compute.
"""

from __future__ import annotations

from claimtrack.catalog import Catalog
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.accords.hearing import PATIENCE, Hearing
from claimtrack.extract.accords.ledger import Row
from claimtrack.extract.accords.loners import (
    alone,
    foremost_of_lede,
    lonely,
    scattered,
)
from claimtrack.extract.accords.precedence import LATE
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.who.parties import Party

FAINT = 0.8
"""Where no pair is told more than this, names that stand farther apart are heard together."""


def accords(
    sentences: list[Sentence], named: list[Party], catalog: Catalog, owners: dict[str, int], rows: dict[int, Row]
) -> list[Accord]:
    """Every accord of an article, the most told first.

    `owners` counts, by company name, the mentions of facilities that it owns; `rows` are those of its tables that tell a deal.
    """
    told = _heard(sentences, named, owners, rows, 0)
    if not told or told[0].weight < FAINT:
        farther = _heard(sentences, named, owners, rows, PATIENCE)
        told = farther if farther and farther[0].weight >= FAINT / 2.5 else told
    if told and _only_at_the_end(told, len(sentences)) and (leader := foremost_of_lede(sentences, named)) is not None:
        told = [alone(leader, sentences, told[0].weight), *told]
    return told or scattered(sentences, named) or lonely(sentences, named, catalog, owners)


def _only_at_the_end(told: list[Accord], length: int) -> bool:
    """Whether an article comes to its pairs of companies so late that it is about something else."""
    first = min(min(a.spots) for a in told)
    return first > LATE and 2 * first > length


def _heard(
    sentences: list[Sentence], named: list[Party], owners: dict[str, int], rows: dict[int, Row], patience: int
) -> list[Accord]:
    heard = Hearing(sentences, named, owners, rows, patience)
    for sentence in sentences:
        heard.take(sentence)
    return heard.accords()
