"""The command line: a module a command, no logic of its own."""

import gc

gc.set_threshold(50_000, 20, 20)  # nothing here makes rings of garbage, and looking for them is a tenth of a short run

from claimtrack.cli.main import main  # noqa: E402 - what is imported is looked through too

__all__ = ["main"]
