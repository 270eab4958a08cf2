"""A source: where a publisher's articles come from, as `sources/*.toml` declares it. Never Python."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
Tier = Literal["filing", "company", "wire", "press", "blog", "aggregator"]


class Source(BaseModel):
    """One publisher. At least one of `feed`, `urls` and `folder` says where its articles are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}$")
    publisher: str
    homepage: Address
    tier: Tier = "press"
    language: str = "en"
    feed: tuple[Address, ...] = ()
    urls: tuple[Address, ...] = ()
    folder: str | None = None
    evidence: str = ""
    """The document in which the address was seen."""
    seen: str = ""

    @model_validator(mode="after")
    def _says_where(self) -> Source:
        if not (self.feed or self.urls or self.folder):
            msg = "needs one of feed, urls, folder"
            raise ValueError(msg)
        return self
