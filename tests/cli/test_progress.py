"""Progress: on a terminal only, and only once something takes longer than a second."""

from __future__ import annotations

import io
import sys

import pytest

from claimtrack.cli import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal, or not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, patience: float, quiet: bool = False) -> str:
    stream = Terminal(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with progress.Progress(quiet=quiet) as line:
        line.tell("articles/\x1b[31mone.txt")
        line.tell("articles/two.txt")
    return stream.getvalue()


def test_a_long_run_on_a_terminal_says_what_is_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(monkeypatch, terminal=True, patience=0)
    assert "read, articles/" in told
    assert "\x1b[31mone" not in told


@pytest.mark.parametrize(
    ("terminal", "patience", "quiet"), [(False, 0.0, False), (True, 60.0, False), (True, 0.0, True)]
)
def test_a_short_run_a_pipe_and_quiet_say_nothing(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float, quiet: bool
) -> None:  # fmt: skip
    assert shown(monkeypatch, terminal=terminal, patience=patience, quiet=quiet) == ""
