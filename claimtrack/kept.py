"""Patterns kept as they were compiled, as Python keeps bytecode: to compile those that one article asks for is a third of a short run.

Python has no public way to keep a compiled pattern, so this calls what `re.compile` calls itself (CPython 3.11 to 3.13).
Where those calls are not what they were, patterns are compiled anew each run; a file that is not whole is not read.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

KEPT = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}"
"""Beside the package's own bytecode."""
DIGEST = 16
"""Bytes."""


class Code(NamedTuple):
    """What `_sre.compile` makes a pattern of, but for its text: all flags, the code as 32-bit words, how many groups, their numbers and names."""

    flags: int
    words: bytes
    groups: int
    numbers: dict[str, int]
    names: tuple[str | None, ...]


class Kept:
    """The codes in one file, each by its pattern and flags; a file of another Python, or a damaged one, counts as empty."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.added = False

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """As `re.compile`, errors included; what is new is kept when the run ends."""
        flags = int(flags)
        try:
            code = self._codes.get((pattern, flags))
            return _assembled(pattern, Code(*code) if code else self._new(pattern, flags))
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
            return re.compile(pattern, flags)

    def write(self) -> None:
        """Replace the file by what is now known; a folder that cannot be written keeps what it has."""
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        content = marshal.dumps((sys.version, {key: tuple(code) for key, code in self._codes.items()}))
        try:
            beside.write_bytes(_digest(content) + content)
            beside.replace(self.path)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    @cached_property
    def _codes(self) -> dict[tuple[str, int], tuple[Any, ...]]:
        try:
            told = self.path.read_bytes()
        except OSError:
            return {}
        digest, content = told[:DIGEST], told[DIGEST:]
        if digest != _digest(content):
            return {}
        version, codes = marshal.loads(content)  # noqa: S302  # whole, and as trusted as the bytecode it lies among
        return codes if version == sys.version else {}

    def _new(self, pattern: str, flags: int) -> Code:
        code = _code(pattern, flags)
        if not self.added and not sys.dont_write_bytecode:
            self.added = True
            atexit.register(self.write)
        self._codes[pattern, flags] = code
        return code


def _digest(content: bytes) -> bytes:
    """Of what a file should hold: a code that was damaged on disk could bring the interpreter down."""
    return blake2b(content, digest_size=DIGEST).digest()


def _code(pattern: str, flags: int) -> Code:
    compiler = import_module("re._compiler")
    parsed = compiler._parser.parse(pattern, flags)  # noqa: SLF001  # there is no public way
    words = array("I", compiler._code(parsed, flags))  # noqa: SLF001
    numbers = dict(parsed.state.groupdict)
    names = {number: name for name, number in numbers.items()}
    groups = parsed.state.groups
    return Code(flags | parsed.state.flags, words.tobytes(), groups - 1, numbers, tuple(map(names.get, range(groups))))


def _assembled(pattern: str, code: Code) -> re.Pattern[str]:
    words = array("I")
    words.frombytes(code.words)
    found: re.Pattern[str] = import_module("_sre").compile(
        pattern, code.flags, words.tolist(), code.groups, code.numbers, code.names
    )
    return found


compiled = Kept(KEPT).compiled
