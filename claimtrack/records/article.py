"""What was fetched, and the article that was read out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.records.source import Layout
    from claimtrack.records.visit import Visit


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the user knows of a bare file: from options, or from `NAME.meta.json` beside it.

    `published` is an EDTF date (`2026-05`, `2026-05-07`) or an ISO 8601 instant with its offset.
    """

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None

    def over(self, other: Sidecar) -> Sidecar:
        """This sidecar where it speaks, `other` where it is silent."""
        return Sidecar(
            url=self.url or other.url,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            title=self.title or other.title,
        )


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The bytes behind one address, before anyone has tried to read an article in them.

    `address` is the path or url as the user gave it (for an entry of a feed: the entry's link; for a page that was
    fetched: where its redirects ended). `form` is what the bytes are: `html`, `text` (plain text or Markdown), `pdf` or
    `mhtml`. `source` is the id of the source that led here, `visit` what is to be remembered of the fetch, `layout` how
    the source says that its pages are laid out, and `hint` the date that a feed or sitemap gives.
    """

    address: str
    body: bytes
    form: str
    charset: str | None = None
    sidecar: Sidecar = field(default_factory=Sidecar)
    source: str | None = None
    visit: Visit | None = None
    layout: Layout | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it reads now.

    `identity` is what makes two fetches the same article: its canonical url, its url, or the place of its file.
    `published` is an EDTF date or an ISO instant; `published_from` says where it was found (`option`, `json-ld`, `meta`,
    `time`, `selector`, `address`, `feed`, `dateline`, `filing`, `pdf`, `htmldate`), so that a wrong date can be traced. `credits` are the outlets that the text names
    as its own source, in the order of the text. `updated` is when the page says it was last changed, `correction` the
    notice in which it says what was wrong before; `partial` tells that only the beginning was to be had (a paywall);
    `sections` are the headings of a long filing, each with the offset from which it holds; `withdrawn` is the instant at
    which it was found to be gone from its address.
    """

    address: str
    identity: str
    text: str
    url: str | None = None
    canonical: str | None = None
    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    updated: str | None = None
    correction: str | None = None
    partial: bool = False
    sections: tuple[tuple[int, str], ...] = ()
    withdrawn: str | None = None

    def section_at(self, offset: int) -> str | None:
        """The heading that an offset of the text stands under, in a filing."""
        return next((title for start, title in reversed(self.sections) if start <= offset), None)

    @property
    def published_day(self) -> str | None:
        """The date part of `published`: `2026`, `2026-05` or `2026-05-07`."""
        return self.published[:10] if self.published else None
