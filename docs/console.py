"""Blocks of ```console in the docs: run their commands, and put down what they print.

A line that begins with `$ ` and a program is a command, one that begins with `> ` goes on with it, everything else is what was printed. The
blocks of one file are run one after the other in a fresh folder, with the claimtrack of this Python.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"\$ (?:claimtrack|mkdir|cat|cd|sed|printf) ")
"""A price at the beginning of a line is no command."""
WIDTH = "110"


def run(text: str) -> str:
    """The text of a file with what its commands print today. Raises `CalledProcessError` when one fails."""
    with tempfile.TemporaryDirectory() as folder:
        here = [Path(folder)]
        return BLOCK.sub(lambda m: _block(m[0], here), text)


def _block(block: str, here: list[Path]) -> str:
    commands: list[list[str]] = []
    for line in block.splitlines():
        if COMMAND.match(line):
            commands.append([line[2:]])
        elif line.startswith(">") and commands:
            commands[-1].append(line[2:])
    found = []
    for lines in commands:
        found += [f"$ {lines[0]}", *(f"> {line}".rstrip() for line in lines[1:]), *_ran("\n".join(lines), here)]
    return "".join(f"{line}\n" for line in found)


def _ran(command: str, here: list[Path]) -> list[str]:
    """What a command prints; `cd` holds for the commands after it."""
    paths = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    clean = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRACK")}
    more = {"PATH": paths, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONPATH": str(Path(__file__).parents[1])}
    more |= {
        "XDG_CONFIG_HOME": str(here[0] / ".config"),
        "XDG_STATE_HOME": str(here[0] / ".state"),
        "LC_ALL": "C.UTF-8",
    }
    script = f'claimtrack() {{ "{sys.executable}" -m claimtrack "$@"; }}\n{command}\necho "@ $PWD"'
    ran = subprocess.run(["bash", "-o", "errexit", "-c", script], cwd=here[-1], env=clean | more, capture_output=True, text=True, check=True)  # fmt: skip
    *told, last = ran.stdout.splitlines()
    here.append(Path(last.removeprefix("@ ")))
    return [line.rstrip() for line in told]
