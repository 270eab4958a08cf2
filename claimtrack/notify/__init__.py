"""News -> messages: what somebody watches for, in their words, at their address."""

from claimtrack.notify.message import Message, composed
from claimtrack.notify.receivers import Receiver, receivers
from claimtrack.notify.watched import watched

__all__ = ["Message", "Receiver", "composed", "receivers", "watched"]
