"""The feeds and sitemaps of a site, found from its address; and the declaration that they make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from claimtrack.errors import FetchError, UnreadableError
from claimtrack.fetch.leads import feeds, listings, sitemaps

if TYPE_CHECKING:
    from claimtrack.fetch.web import Answer
    from claimtrack.fetch.web.client import Client

USUAL_FEEDS = ("/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml")
USUAL_SITEMAPS = ("/news-sitemap.xml", "/sitemap_news.xml", "/sitemap.xml")
NEWS = re.compile(r"news", re.IGNORECASE)
MOST_FEEDS, MOST_SITEMAPS = 3, 2
COMMENTS = re.compile(r"comments?\b", re.IGNORECASE)


async def discover(client: Client, url: str) -> dict[str, list[str]]:
    """The feeds of a site, or where it has none its sitemaps, each fetched and found to list something.

    Raises `FetchError` when the site cannot be reached, `UnreadableError` when it has neither.
    """
    front = await client.get(url)
    if feeds.is_feed(front.media, front.body):
        return {"feed": [front.url]} if _lists(front) else _nothing(url)
    named = [
        where for where, title in listings.feeds_named(front.body, front.url) if not COMMENTS.search(title + where)
    ]
    base = "{0.scheme}://{0.netloc}".format(urlsplit(front.url))
    for candidates in (named, [base + path for path in USUAL_FEEDS]):
        if found := await _first(client, candidates, MOST_FEEDS if candidates is named else 1, _lists):
            return {"feed": found}
    told = await client.robots.sitemaps(front.url)
    news_first = sorted(told, key=lambda where: not NEWS.search(where))
    usual = [urljoin(base, path) for path in USUAL_SITEMAPS]
    if found := await _first(client, [*news_first, *usual], MOST_SITEMAPS, _maps):
        return {"sitemap": found}
    return _nothing(url)


def declaration(source_id: str, publisher: str, homepage: str, tier: str, found: dict[str, list[str]], day: str) -> str:
    """The TOML of a source that was found; its texts are quoted as TOML asks."""
    lines = [
        f"id = {_quoted(source_id)}",
        f"publisher = {_quoted(publisher)}",
        f"homepage = {_quoted(homepage)}",
        f"tier = {_quoted(tier)}",
        *(f"{way} = [{', '.join(map(_quoted, addresses))}]" for way, addresses in found.items()),
        f"evidence = {_quoted('found on ' + homepage)}",
        f"seen = {_quoted(day)}",
    ]
    return "\n".join(lines) + "\n"


def id_for(url: str) -> str:
    """An id for a site: its host's name without what says nothing."""
    host = (urlsplit(url).hostname or "site").removeprefix("www.")
    name = re.sub(r"[^a-z0-9]+", "-", host.rpartition(".")[0] or host).strip("-")
    return name[:60] or "site"


async def _first(client: Client, candidates: list[str], most: int, lists: object) -> list[str]:
    """The first addresses that list something, each asked once."""
    assert callable(lists)
    found: list[str] = []
    for where in dict.fromkeys(candidates):
        if len(found) >= most:
            break
        try:
            answer = await client.get(where)
        except FetchError:
            continue
        if lists(answer):
            found.append(where)
    return found


def _lists(answer: Answer) -> bool:
    try:
        return feeds.is_feed(answer.media, answer.body) and bool(feeds.leads(answer.body, answer.url))
    except UnreadableError:
        return False


def _maps(answer: Answer) -> bool:
    try:
        told = sitemaps.read(answer.body, answer.url)
    except UnreadableError:
        return False
    return bool(told.leads or told.further)


def _nothing(url: str) -> dict[str, list[str]]:
    raise UnreadableError(
        url, "no feed and no sitemap found", "declare an index: the page that lists articles, and a selector"
    )


def _quoted(text: str) -> str:
    safe = re.sub(r"[\x00-\x1f\x7f]", " ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{safe}"'
