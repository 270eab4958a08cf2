"""Claims -> the deal each belongs to."""

from claimtrack.deals.judging import judged, merged, with_split
from claimtrack.deals.known import Remembered, pair_of
from claimtrack.deals.link import link

__all__ = ["Remembered", "judged", "link", "merged", "pair_of", "with_split"]
