"""A crontab line, and a systemd timer with its service, that run `claimtrack nightly` from any directory."""

from __future__ import annotations

import hashlib
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

from claimtrack.errors import UsageError

AT: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
LOG: Final = "claimtrack-nightly.log"
MARK: Final = "# claimtrack nightly in "


def time_of(words: str) -> tuple[int, int]:
    """The hour and minute of `02:30`. Raises `UsageError`."""
    m = AT.fullmatch(words.strip())
    if m is None:
        raise UsageError("--at", f"“{words}” is no time of day", "write 02:30")
    return int(m[1]), int(m[2])


def command() -> list[str]:
    """How this very claimtrack is called, whatever the PATH of a cron job says."""
    return [sys.executable, "-m", "claimtrack", "nightly"]


def cron_line(at: str, folder: Path) -> str:
    """The line of a crontab. What changed goes to standard output, which cron mails; what failed to a log in the folder."""
    hour, minute = time_of(at)
    call = f"cd {shlex.quote(str(folder))} && {shlex.join(command())} 2>>{LOG}"
    return f"{minute} {hour} * * * {call.replace('%', chr(92) + '%')} {MARK}{_name(folder)}"


def crontab_with(before: str, at: str, folder: Path) -> str:
    """A crontab with the line for a folder, once."""
    return f"{crontab_without(before, folder)}{cron_line(at, folder)}\n"


def crontab_without(before: str, folder: Path) -> str:
    """A crontab without the line for a folder; nothing else of it is touched."""
    ours = f"{MARK}{_name(folder)}"
    return "".join(f"{line}\n" for line in before.splitlines() if not line.endswith(ours))


def read_crontab() -> str:
    """The user's crontab; empty where there is none. Raises `UsageError` where there is no cron."""
    told = _run(["crontab", "-l"])
    if told.returncode and "no crontab" not in told.stderr:
        raise UsageError("crontab", told.stderr.strip() or "cannot be read", "print the line and install it yourself")
    return told.stdout if not told.returncode else ""


def write_crontab(text: str) -> None:
    """Make a text the user's crontab; cron checks it first. Raises `UsageError` where it does not take it."""
    told = _run(["crontab", "-"], text)
    if told.returncode:
        raise UsageError("crontab", told.stderr.strip() or "was not taken", "print the line and install it yourself")


def units(at: str, folder: Path) -> dict[str, str]:
    """The files of a systemd timer and its service, by their names."""
    hour, minute = time_of(at)
    name = f"claimtrack-{_name(folder)}"
    call = " ".join(f'"{_escaped(part)}"' for part in command())
    service = f"""[Unit]
Description=claimtrack nightly in {_escaped(str(folder))}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={_escaped(str(folder))}
ExecStart={call}
# 3: some sources failed, the rest is stored
SuccessExitStatus=3
"""
    timer = f"""[Unit]
Description=claimtrack nightly in {_escaped(str(folder))}

[Timer]
OnCalendar=*-*-* {hour:02}:{minute:02}:00
Persistent=true
RandomizedDelaySec=300

[Install]
WantedBy=timers.target
"""
    return {f"{name}.service": service, f"{name}.timer": timer}


def install_units(files: dict[str, str], home: Path) -> list[str]:
    """Write the files where systemd looks for a user's own, and start the timer; what could not be done."""
    home.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8")
    return _systemctl(["daemon-reload"], ["enable", "--now", _timer(files)])


def remove_units(files: dict[str, str], home: Path) -> list[str]:
    """Stop the timer and take the files away; what could not be done."""
    troubles = _systemctl(["disable", "--now", _timer(files)])
    for name in files:
        (home / name).unlink(missing_ok=True)
    return troubles + _systemctl(["daemon-reload"])


def _timer(files: dict[str, str]) -> str:
    return next(name for name in files if name.endswith(".timer"))


def _systemctl(*calls: list[str]) -> list[str]:
    """What went wrong in calling systemctl for this user."""
    told = [_run(["systemctl", "--user", *call]) for call in calls]
    return [t.stderr.strip() for t in told if t.returncode]


def _run(call: list[str], text: str | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(call, input=text, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 - fixed words
    except FileNotFoundError:
        raise UsageError(call[0], "is not on this machine", "print the line and install it yourself") from None
    except subprocess.TimeoutExpired:
        raise UsageError(call[0], "does not answer", "print the line and install it yourself") from None


def _escaped(words: str) -> str:
    """Words in a unit file: its own signs doubled."""
    return words.replace("%", "%%").replace('"', '\\"')


def _name(folder: Path) -> str:
    """A name for a folder that holds no sign with a meaning: its own, and what tells it from others of that name."""
    slug = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") or "store"
    return f"{slug}-{hashlib.sha256(str(folder).encode()).hexdigest()[:6]}"
