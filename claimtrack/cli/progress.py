"""Progress on standard error: only on a terminal, and only once something takes longer than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0


class Progress:
    """A line that says what is being read; it is gone when the work is done."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.began = time.monotonic()
        self.shown = sys.stderr.isatty() and not quiet
        self.status: Status | None = None
        self.count = 0

    def __enter__(self) -> Self:
        """Begin to wait."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        if self.status is not None:
            self.status.stop()

    def tell(self, subject: str) -> None:
        """One more thing is done; name it."""
        self.count += 1
        if not self.shown or time.monotonic() - self.began < PATIENCE:
            return
        from claimtrack.report.clean import shorten

        if self.status is None:
            from rich.console import Console

            self.status = Console(stderr=True, highlight=False, markup=False).status("")
            self.status.start()
        from rich.text import Text

        self.status.update(Text(f"{self.count} read, {shorten(subject, 60)}"))
