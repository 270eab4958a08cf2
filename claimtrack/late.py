"""Regular expressions that are compiled when they are first tried.

A short run tries few of the hundreds that the stages know, and compiling them all would be a sixth of its time.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern until something is asked of it, and answers with the pattern's own methods after."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called only for what has not been asked before."""
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as of `re.compile`, compiled when it is first tried; one that cannot be compiled raises `re.error` then."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
