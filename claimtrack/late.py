"""Regular expressions that are compiled when they are first tried.

A short run tries less than half of the hundreds that the stages know, and compiling costs more than matching.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast

from claimtrack.kept import compiled


class Late:
    """Stands for a pattern until something is asked of it, and answers with the pattern's own methods after."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; one that cannot be compiled raises `re.error`."""
        return compiled(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        """Called only for what has not been asked before."""
        found = getattr(self.regex, name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as of `re.compile`, compiled when it is first tried; one that cannot be compiled raises `re.error` then."""
    return cast("re.Pattern[str]", Late(pattern, flags))
