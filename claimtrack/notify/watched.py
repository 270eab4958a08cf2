"""Which news are worth a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack.records import News, Severity
from claimtrack.records.watch import Watch


def watched(news: Iterable[News], watches: Sequence[Watch], least: Severity) -> list[News]:
    """The disagreements that are new or worse, at least so severe, and on the watch list; all of them where it is empty."""
    some = watches or (Watch(),)
    return [n for n in news if n.worse and any(w.fits(n, least) for w in some)]
