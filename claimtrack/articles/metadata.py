"""What a page says of itself: JSON-LD first, then meta tags, then `<time>`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimtrack.late import late
from claimtrack.records import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "TechArticle",
        "Report",
        "LiveBlogPosting",
        "WebPage",
    }
)
DATE_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "DC.date.issued",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cXenseParse:recs:publishtime",
)
UPDATE_TAGS = ("article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified")
TITLE_TAGS = ("og:title", "twitter:title", "dc.title")
SITE_TAGS = ("og:site_name", "application-name", "publisher", "article:publisher", "twitter:site")
ISO = late(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)\s?(Z|[+-]\d{2}:?\d{2})?)?")
MOST_JSON = 300_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, each None where the page is silent. `published` and `updated` are ISO days or instants.

    `free` is whether the page says that it may be read without paying, `dated` whether it gives a date at all, if only one
    that is none.
    """

    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    site: str | None = None
    canonical: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    updated: str | None = None
    free: bool | None = None
    dated: bool = False


TELLING = frozenset({"headline", "datePublished", "isAccessibleForFree"})
"""Of which an object that is the article itself holds one."""


def metadata(page: LexborHTMLParser) -> Metadata:
    """The metadata of a parsed page."""
    ld = next((item for item in _linked(page) if item.keys() & TELLING), {})
    tags = _tags(page)
    published, provenance = _date(str(ld.get("datePublished") or "")), "json-ld"
    if published is None:
        published, provenance = next((d for t in DATE_TAGS if (d := _date(tags.get(t.lower(), "")))), None), "meta"
    if published is None:
        times = (node.attributes.get("datetime") or "" for node in page.css("time[datetime]"))
        published, provenance = next((d for t in times if (d := _date(t))), None), "time"
    heading = page.css_first("h1")
    title_tag = page.css_first("title")
    link = page.css_first("link[rel=canonical]")
    canonical = (link.attributes.get("href") or "").strip() if link else ""
    html = page.css_first("html")
    return Metadata(
        title=_plain(ld.get("headline"))
        or next((tags[t] for t in TITLE_TAGS if tags.get(t)), None)
        or _plain(heading.text() if heading else None)
        or _plain(title_tag.text() if title_tag else None),
        published=published,
        published_from=provenance if published else None,
        site=_name(ld.get("publisher")) or next((tags[t].lstrip("@") for t in SITE_TAGS if tags.get(t)), None),
        canonical=canonical or None,
        authors=_authors(ld.get("author")) or tuple(a for a in (tags.get("author"), tags.get("byl")) if a)[:1],
        language=((html.attributes.get("lang") or "")[:2].lower() or None) if html else None,
        updated=_date(str(ld.get("dateModified") or ""))
        or next((d for t in UPDATE_TAGS if (d := _date(tags.get(t.lower(), "")))), None),
        free=_free(ld),
        dated=bool(ld.get("datePublished")) or any(t.lower() in tags for t in DATE_TAGS),
    )


def _free(ld: dict[str, Any]) -> bool | None:
    """Whether an article may be read without paying, as its JSON-LD says."""
    said = str(ld.get("isAccessibleForFree", "")).rpartition("/")[2].lower()
    return {"true": True, "false": False}.get(said)


def _linked(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page that may be articles, `@graph` and lists opened."""
    for node in page.css('script[type="application/ld+json"]'):
        raw = node.text()
        if len(raw) > MOST_JSON:
            continue
        try:
            found = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        items = found if isinstance(found, list) else [found]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for entry in graph if isinstance(graph, list) else [item]:
                if isinstance(entry, dict) and _types(entry) & ARTICLE_TYPES:
                    yield entry


def _types(entry: dict[str, Any]) -> set[str]:
    kinds = entry.get("@type")
    return {str(k) for k in kinds} if isinstance(kinds, list) else {str(kinds)}


def _tags(page: LexborHTMLParser) -> dict[str, str]:
    tags: dict[str, str] = {}
    for node in page.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        content = (node.attributes.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.lower(), content)
    return tags


def _date(value: str) -> str | None:
    """An ISO day or instant out of a tag's content."""
    m = ISO.search(value)
    if m is None:
        return None
    if m[2] and m[3] and (instant := dated(f"{m[1]}T{m[2]}{m[3]}")):
        return instant
    return dated(m[1])


def date_in(words: str) -> str | None:
    """The ISO day or instant that words of a page give, in figures or in English words."""
    if found := _date(words):
        return found
    from dateutil import parser

    try:
        return (
            dated(parser.parse(words.strip()[:60], fuzzy=True).date().isoformat())
            if any(map(str.isdigit, words))
            else None
        )
    except (ValueError, OverflowError):
        return None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _plain(value)


def _authors(value: object) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else [value]
    return tuple(n for e in entries if (n := _name(e)))


def _plain(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
