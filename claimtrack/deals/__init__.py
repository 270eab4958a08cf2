"""Claims -> the deal each belongs to."""

from claimtrack.deals.judging import judged, merged, with_split
from claimtrack.deals.link import link

__all__ = ["judged", "link", "merged", "with_split"]
