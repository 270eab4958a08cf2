"""Which stretches of a text are taken already: a byte a letter, so that asking costs the same in a long text."""

from __future__ import annotations

from collections.abc import Iterable


class Cover:
    """The taken stretches of a text of some length."""

    def __init__(self, length: int, taken: Iterable[tuple[int, int]] = ()) -> None:
        self._taken = bytearray(length)
        for start, end in taken:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Mark a stretch as taken."""
        self._taken[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing of a stretch is taken."""
        return self._taken.find(1, start, end) < 0
