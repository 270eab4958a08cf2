"""How near a publisher stands to what it tells of."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """A filing, a company, a wire, the press, a blog, an aggregator: the nearest first."""

    FILING = "filing"
    COMPANY = "company"
    WIRE = "wire"
    PRESS = "press"
    BLOG = "blog"
    AGGREGATOR = "aggregator"
