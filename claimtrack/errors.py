"""Every error that claimtrack raises on purpose.

    ClaimtrackError
    ├── UsageError            the command line asks for something that cannot be      (exit 2)
    ├── UnreadableError       one document cannot be read as an article               (exit 3, the rest goes on)
    │   ├── FetchError        one address cannot be fetched                           (exit 3, the rest goes on)
    │   └── NoArticleError    a page is a wall, a check or an error, and no article   (exit 3, tried again later)
    ├── SourceError           a file in sources/ does not say what it must            (exit 2)
    ├── CatalogError          a file of the catalog does not say what it must         (exit 2)
    ├── LockedError           another nightly run holds the store                     (exit 4)
    └── StoreError            the store cannot be opened, read or written             (exit 2)
        └── StoreBusyError    another process holds the store                         (exit 4)

Each carries what happened, the thing it happened to, and what to do next; `str()` puts them in one line.
"""

from __future__ import annotations

from claimtrack.masking import masked

DONE, NEEDS_EYE, TROUBLE, PARTLY, LOCKED = 0, 1, 2, 3, 4


class ClaimtrackError(Exception):
    """Base of all. `subject` is the file, address or id; `remedy` is an instruction, or empty. None holds a secret."""

    exit_code = TROUBLE

    def __init__(self, subject: str, what: str, remedy: str = "") -> None:
        subject, what, remedy = masked(subject), masked(what), masked(remedy)
        super().__init__(subject, what, remedy)
        self.subject = subject
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        """`subject: what; remedy`."""
        return f"{self.subject}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")


class UsageError(ClaimtrackError):
    """The command line asks for something that cannot be."""


class UnreadableError(ClaimtrackError):
    """One document cannot be read as an article."""

    exit_code = PARTLY


class FetchError(UnreadableError):
    """One address cannot be fetched. `status` is the server's, 0 for none; `passing` where it may go well next time."""

    def __init__(self, subject: str, what: str, remedy: str = "", *, status: int = 0, passing: bool = False) -> None:
        super().__init__(subject, what, remedy)
        self.status = status
        self.passing = passing


class NoArticleError(UnreadableError):
    """An address answered with something else than an article: a consent wall, a bot check, an error page."""


class SourceError(ClaimtrackError):
    """A declaration in `sources/` does not say what it must."""


class CatalogError(ClaimtrackError):
    """A file of the catalog does not say what it must."""


class LockedError(ClaimtrackError):
    """Another nightly run is under way on this store."""

    exit_code = LOCKED


class StoreError(ClaimtrackError):
    """The store cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another process holds the store for longer than we wait."""

    exit_code = LOCKED
