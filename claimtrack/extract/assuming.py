"""What is claimed of a deal that no sentence tells, and that is only assumed of the one company that an article is about.

Such an article may tell no deal at all: a price list, a company's plans. On articles held out, of the figures and dates that its
words hardly told .40 were right, of those that they told plainly .75; of places and chips .52.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimtrack.records import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.readings import Reading

PLAIN: Final = 1.0
"""The score, in log odds, that a figure or a date of an assumed deal must have."""
WORDS: Final = frozenset({Field.LOCATION, Field.GPU_MODEL, Field.DISCLOSURE, Field.NOTICE, Field.STATUS})
"""What stands by itself in no article that tells no figure and no date of its deal."""


def without_assumed(draft: Draft, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, those taken back that only a deal would make claims of which nothing tells."""
    accord = draft.telling.main
    if accord is None or not accord.assumed:
        return list(readings)
    sides = (accord.buyer.name or None, accord.seller.name if accord.seller else None)
    of_it = [r for r in readings if r.claim is not None and (r.claim.buyer, r.claim.seller) == sides]
    for reading in of_it:
        if reading.claim is not None and reading.claim.field not in WORDS and reading.score < PLAIN:
            reading.claim, reading.reason = None, "hardly told, of a deal that nothing else tells"
    if not any(r.claim is not None and r.claim.field not in WORDS for r in of_it):
        for reading in of_it:
            reading.claim, reading.reason = None, reading.reason or "no figure and no date of a deal is told"
    return list(readings)
