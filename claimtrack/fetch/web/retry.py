"""When to ask again: after faults that pass, after a pause, as long as the server asks for if that is short."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from claimtrack.errors import FetchError

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that pass."""


class PassingError(FetchError):
    """A fault that may have passed in a moment; `after` is how many seconds the server asks to wait."""

    def __init__(self, subject: str, what: str, remedy: str, *, status: int = 0, after: float | None = None) -> None:
        super().__init__(subject, what, remedy, status=status, passing=True)
        self.after = after


def wait_of(header: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After asks for: a number or an HTTP date; None for one that makes no sense."""
    if not header:
        return None
    words = header.strip()
    if words.isascii() and words.isdigit() and len(words) <= 12:  # noqa: PLR2004 - more digits are no time
        return float(words)
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
