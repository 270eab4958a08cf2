"""Reading an article: every figure, date, place, chip and refusal in it, what each was taken for, and why.

One pass gives both the claims and their explanation, so that they cannot differ: `extract` is `read` without the
readings that came to nothing.
"""

from __future__ import annotations

from claimtrack.catalog import Catalog
from claimtrack.extract.assuming import without_assumed
from claimtrack.extract.drafting import Draft
from claimtrack.extract.looks import looks
from claimtrack.extract.read_dates import date_readings
from claimtrack.extract.read_figures import figure_readings
from claimtrack.extract.read_words import hardware_readings, phrase_readings, place_readings, standing_readings
from claimtrack.extract.readings import Reading, settled
from claimtrack.extract.scoping import scoped
from claimtrack.extract.secrecy import with_abouts
from claimtrack.extract.siting import sited
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article, Claim


def extract(article: Article, catalog: Catalog) -> list[Claim]:
    """The claims of an article, in the order of the text."""
    return [r.claim for r in read(article, catalog) if r.claim is not None]


def read(article: Article, catalog: Catalog) -> list[Reading]:
    """Everything in an article that could be a claim, in the order of the text."""
    if not article.text.strip():
        return []
    return readings_of(Draft(article, Telling.of(article.text, catalog, article.publisher)))


def readings_of(draft: Draft) -> list[Reading]:
    """The readings of one draft, settled by what the whole article says."""
    readings = unscoped(draft)
    scoped(draft, readings, sited(draft, readings))
    with_abouts(draft, readings)
    return sorted(readings, key=lambda r: (r.start, r.end))


def unscoped(draft: Draft) -> list[Reading]:
    """The readings of one draft, with the sites, parts and statuses that rules give.

    Figures come first: a clause whose figures are refused gives no date and no chips either.
    """
    seen = looks(draft)
    readings = [
        *figure_readings(draft, seen.figures),
        *date_readings(draft, seen.dates),
        *place_readings(draft),
        *hardware_readings(draft),
        *phrase_readings(draft),
        *standing_readings(draft),
    ]
    return settled(without_assumed(draft, readings))
