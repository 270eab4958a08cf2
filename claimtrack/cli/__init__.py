"""The command line: a module a command, no logic of its own."""

from claimtrack.cli.main import main

__all__ = ["main"]
