"""One address of the web -> its bytes, politely and safely."""

from claimtrack.fetch.web.answer import Answer
from claimtrack.fetch.web.limits import Limits

__all__ = ["Answer", "Limits"]
