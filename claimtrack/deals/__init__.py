"""Claims -> the deal each belongs to."""

from claimtrack.deals.link import link

__all__ = ["link"]
