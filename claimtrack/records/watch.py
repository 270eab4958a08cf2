"""The watch list: what somebody wants to be told of."""

from __future__ import annotations

from fnmatch import fnmatchcase

from pydantic import BaseModel, ConfigDict

from claimtrack.records.claim import Field
from claimtrack.records.news import News
from claimtrack.records.verdict import Severity


class Watch(BaseModel):
    """What somebody watches for: news that fit everything that is said here.

    `deal` is an id, the beginning of one, or a pattern with `*`; `party` is a part of a name; `severity` the least.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    deal: str | None = None
    party: str | None = None
    field: Field | None = None
    severity: Severity | None = None

    def fits(self, news: News, least: Severity) -> bool:
        """Whether news are watched for; `least` is the severity where the watch names none."""
        order = list(Severity)
        return (
            order.index(news.severity) <= order.index(self.severity or least)
            and (self.deal is None or any(fnmatchcase(d, self.deal) or d.startswith(self.deal) for d in news.deals))
            and (self.party is None or any(self.party.casefold() in p.casefold() for p in news.parties))
            and (self.field is None or news.field == self.field)
        )
