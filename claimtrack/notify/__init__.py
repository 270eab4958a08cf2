"""News -> messages: what somebody watches for, in their words, at their address."""

from claimtrack.notify.message import Message, composed
from claimtrack.notify.receivers import Receiver, reachable, receivers
from claimtrack.notify.watched import watched

__all__ = ["Message", "Receiver", "composed", "reachable", "receivers", "watched"]
