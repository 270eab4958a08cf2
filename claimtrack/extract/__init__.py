"""An article -> its claims, each with its quote and offsets. No network, no store, no clock."""

from claimtrack.extract.reader import Reading, extract, read

__all__ = ["Reading", "extract", "read"]
