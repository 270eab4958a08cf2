"""`claimtrack schedule`: a crontab line or a systemd timer for the nightly run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimtrack import folders
from claimtrack.errors import TROUBLE, UsageError


def command(
    cron: Annotated[bool, typer.Option("--cron", help="A line of a crontab.")] = False,  # noqa: FBT002 - typer's flags
    systemd: Annotated[bool, typer.Option("--systemd", help="A systemd timer and service of this user.")] = False,  # noqa: FBT002
    at: Annotated[str, typer.Option("--at", metavar="HH:MM", help="When it runs each night.")] = "02:30",
    install: Annotated[bool, typer.Option("--install", help="Install it, in place of printing it.")] = False,  # noqa: FBT002
    remove: Annotated[bool, typer.Option("--remove", help="Take it away again.")] = False,  # noqa: FBT002
) -> None:
    """Print or install what runs `claimtrack nightly` each night in this folder, with the store and sources that are here.

    Examples: claimtrack schedule --cron · claimtrack schedule --systemd --at 03:15 --install · claimtrack schedule --cron --remove
    """
    from claimtrack.pipeline import scheduling

    if cron == systemd or (install and remove):
        raise UsageError("schedule", "give one of --cron and --systemd, and at most one of --install and --remove", "")
    folder = Path.cwd().resolve()
    if cron:
        if remove:
            scheduling.write_crontab(scheduling.crontab_without(scheduling.read_crontab(), folder))
        elif install:
            scheduling.write_crontab(scheduling.crontab_with(scheduling.read_crontab(), at, folder))
        else:
            sys.stdout.write(scheduling.cron_line(at, folder) + "\n")
        return
    files = scheduling.units(at, folder)
    home = folders.config() / "systemd" / "user"
    if not (install or remove):
        for name, text in files.items():
            sys.stdout.write(f"# {home / name}\n{text}\n")
        return
    troubles = (scheduling.install_units if install else scheduling.remove_units)(files, home)
    for trouble in troubles:
        sys.stderr.write(f"claimtrack: systemctl: {trouble}\n")
    if troubles and install:
        raise typer.Exit(TROUBLE)
