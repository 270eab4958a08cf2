"""Who messages go to: addresses of Apprise, which are secrets and are never shown."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimtrack.errors import ClaimtrackError, UsageError
from claimtrack.masking import HIDDEN, masked

if TYPE_CHECKING:
    from claimtrack.notify.message import Message

VARIABLE = re.compile(r"env:(\w+)")
INSTALL = "pip install 'claimtrack[notify]'"
SHORTEST = 4
"""Letters of a piece of an address that may be a secret."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """One receiver. `name` may be shown: its place in the settings and the kind of service; `key` tells it from others."""

    name: str
    key: str
    address: str

    def send(self, message: Message) -> str | None:
        """Send a message; what went wrong, in words without a secret, or None when it was taken."""
        import apprise

        plugin = _plugin(self.address)
        if plugin is None:
            return "is no address that Apprise knows"
        plugin.overflow_mode = apprise.OverflowMode.SPLIT  # what is too long for a service goes in several messages
        capture: Any = apprise.LogCapture
        with capture(level=logging.WARNING, fmt="%(message)s") as log:
            try:
                taken = plugin.notify(title=message.title, body=message.body, body_format=apprise.NotifyFormat.TEXT)
            except Exception as error:  # noqa: BLE001 - a hundred services' own code; the message stays for the next night
                return self._unsaid(f"{type(error).__name__}: {error}")
            said = log.getvalue().strip().splitlines()
        return None if taken else self._unsaid(" ".join(said[-2:]) or "the message was not taken")

    def _unsaid(self, words: str) -> str:
        """The words without any piece of the address."""
        for piece in sorted(set(re.split(r"[/:@?&=,+#]", self.address)[1:]), key=len, reverse=True):
            if len(piece) >= SHORTEST:
                words = words.replace(piece, HIDDEN)
        return " ".join(masked(words).split())


def receivers(addresses: Sequence[str]) -> list[Receiver]:
    """The receivers of `notify.to`; `env:NAME` stands for the address in a variable. Raises `UsageError` naming the place."""
    found, wrong = reachable(addresses)
    if wrong:
        raise wrong[0]
    return found


def reachable(addresses: Sequence[str]) -> tuple[list[Receiver], list[ClaimtrackError]]:
    """The receivers whose addresses can be used, and what is wrong with the others."""
    found: list[Receiver] = []
    wrong: list[ClaimtrackError] = []
    for number, given in enumerate(addresses, 1):
        try:
            found.append(_receiver(f"notify.to, entry {number}", given))
        except UsageError as error:
            wrong.append(error)
    return found, wrong


def _receiver(place: str, given: str) -> Receiver:
    variable = VARIABLE.fullmatch(given.strip())
    address = os.environ.get(variable[1], "") if variable else given
    if variable and not address:
        raise UsageError(place, f"the variable {variable[1]} is not set", "set it, or write the address itself")
    try:
        plugin = _plugin(address)
    except ImportError:
        raise UsageError("notify.to", "messages need Apprise", INSTALL) from None
    if plugin is None:
        raise UsageError(place, "is no address that Apprise knows", "see docs/notifications.md for examples")
    return Receiver(f"{place} ({plugin.service_name})", hashlib.sha256(address.encode()).hexdigest(), address)


def _plugin(address: str) -> Any:
    from apprise import Apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # what it says may hold the address
    return Apprise.instantiate(address, suppress_exceptions=True)
