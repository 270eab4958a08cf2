"""An article -> its claims, each with its quote and offsets. No network, no store, no clock."""

from claimtrack.extract.reader import extract, read
from claimtrack.extract.readings import Reading

__all__ = ["Reading", "extract", "read"]
