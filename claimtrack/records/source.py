"""A source: where a publisher's articles come from, as `sources/*.toml` declares it. Never Python."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from claimtrack.records.article import Sidecar
from claimtrack.records.tier import Tier

Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
ID = re.compile(r"^[a-z0-9][a-z0-9-]{0,60}$")
Cik = Annotated[str, StringConstraints(pattern=r"^\d{10}$")]
FORMS = ("8-K", "S-1", "424B4", "10-Q", "10-K", "6-K", "20-F", "F-1")
WAYS = ("feed", "sitemap", "index", "urls", "folder", "archive", "edgar", "gdelt", "google_news")
"""The ways in which a source may say where its articles are, in the order in which they are tried."""


class Strict(BaseModel):
    """What every declaration is: no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Index(Strict):
    """A page that lists articles, and the CSS selector of the links to them."""

    url: Address
    links: str


class Edgar(Strict):
    """Filings of the SEC: of some companies by CIK (ten digits), or by a full-text query; with their exhibits."""

    cik: tuple[Cik, ...] = ()
    query: str | None = None
    forms: tuple[str, ...] = FORMS
    exhibits: bool = True

    @model_validator(mode="after")
    def _says_which(self) -> Edgar:
        if not (self.cik or self.query):
            msg = "needs cik or query"
            raise ValueError(msg)
        return self


class Gdelt(Strict):
    """A query of GDELT's DOC 2.0 interface, and how far back it looks (`1d`, `2w`)."""

    query: str
    span: str = Field(default="2d", pattern=r"^\d+(?:min|h|hours|d|days|w|weeks|m|months)$")


class GoogleNews(Strict):
    """A query of Google News."""

    query: str
    language: str = "en-US"
    country: str = "US"


class Layout(Strict):
    """CSS selectors for a page whose own metadata do not serve; `until` ends a layout that was given up."""

    title: str | None = None
    date: str | None = None
    author: str | None = None
    text: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether pages of a day are laid out so."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Source(Strict):
    """One publisher. At least one of `WAYS` says where its articles are.

    `rate` is in requests a second to one host, where it is not that of the settings. A header or cookie whose value begins with `$` is read from that
    variable of the environment when it is sent, so that no secret stands in a file.
    """

    id: str = Field(pattern=ID)
    publisher: str
    homepage: Address
    tier: Tier = Tier.PRESS
    language: str = "en"
    feed: tuple[Address, ...] = ()
    sitemap: tuple[Address, ...] = ()
    index: tuple[Index, ...] = ()
    urls: tuple[Address, ...] = ()
    folder: str | None = None
    archive: tuple[str, ...] = ()
    edgar: Edgar | None = None
    gdelt: Gdelt | None = None
    google_news: GoogleNews | None = Field(default=None, alias="google-news")
    everything: bool = False
    """Whether each article counts, whatever its headline says."""
    keywords: tuple[str, ...] = ()
    """Words of which a headline or summary must hold one, in place of claimtrack's own filter."""
    rate: float | None = Field(default=None, gt=0, le=1000)
    hours: float = Field(default=6.0, ge=0)
    """How long after a success the next visit is due."""
    robots: Literal["obey", "ignore"] = "obey"
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    layout: tuple[Layout, ...] = ()
    disabled: bool = False
    evidence: str = ""
    """The document in which the addresses were seen."""
    seen: str = ""

    @model_validator(mode="after")
    def _says_where(self) -> Source:
        if not self.ways:
            msg = f"needs one of {', '.join(w.replace('_', '-') for w in WAYS)}"
            raise ValueError(msg)
        return self

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways that this source uses."""
        return tuple(way for way in WAYS if getattr(self, way))

    @property
    def speaks_for_others(self) -> bool:
        """Whether it leads to the articles of others, which name themselves: a query, an aggregator, a folder of clippings."""
        return bool(self.gdelt or self.google_news or self.tier is Tier.AGGREGATOR)

    @property
    def told(self) -> Sidecar:
        """What is known of each of its articles beforehand."""
        return Sidecar(publisher=None if self.speaks_for_others else self.publisher)

    def owns(self, address: str) -> bool:
        """Whether an address is of one of the source's own hosts: only there do its headers and cookies go.

        Another host of the same name below or above the homepage's is its own; for a bare name or number only the same port.
        """
        there = urlsplit(address)
        for own in (self.homepage, *self.feed, *self.sitemap, *self.urls, *(index.url for index in self.index)):
            here = urlsplit(own)
            if here.netloc == there.netloc and there.scheme in {here.scheme, "https"}:
                return True
            name = (here.hostname or "").removeprefix("www.")
            named = "." in name and not name.replace(".", "").isdigit()
            if named and there.scheme == "https" and (there.hostname or "").endswith(f".{name}"):
                return True
        return False

    def layout_on(self, day: dt.date) -> Layout | None:
        """The layout of its pages of a day, the first that holds."""
        return next((layout for layout in self.layout if layout.holds(day)), None)
