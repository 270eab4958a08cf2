"""Processes of claimtrack that begin at once: forked from one in which everything is imported already.

So that a kill at a random moment hits the work, and not the import of libraries, which is most of a short run. Run as a
script, it reads a command line as JSON a line, and answers with the number of the process, then with how it ended; the
first line it runs itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


class Nursery:
    """A process that forks others, in a folder."""

    def __init__(self, folder: Path, *first: str, **variables: str) -> None:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRACK")}
        self.process = subprocess.Popen(
            [sys.executable, __file__], cwd=folder, env=clean | variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )  # fmt: skip

        self._send(first)

    def begin(self, *words: str) -> int:
        """Begin a run; the number of its process."""
        assert self.process.stdout
        self._send(words)
        return int(self.process.stdout.readline())

    def ended(self) -> int:
        """Wait for the run; its exit code, or the signal it died of as a negative number."""
        assert self.process.stdout
        return int(self.process.stdout.readline())

    def _send(self, words: tuple[str, ...]) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()

    def close(self) -> None:
        """No more runs."""
        self.process.kill()
        self.process.wait()


def main() -> None:
    """Run the first line here, so that whatever it imports is there, and fork a run for each other."""
    from claimtrack.cli import main as run

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.argv = ["claimtrack", *json.loads(sys.stdin.readline())]
    with suppress(SystemExit):
        run()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.argv = ["claimtrack", *json.loads(line)]
            try:
                run()
            except SystemExit as stop:
                os._exit(int(stop.code or 0))
            os._exit(1)
        answers.write(f"{child}\n")
        answers.flush()
        answers.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        answers.flush()


if __name__ == "__main__":
    main()
