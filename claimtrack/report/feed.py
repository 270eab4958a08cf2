"""An Atom feed of what changed (RFC 4287): an entry a change, with an id that stays."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from claimtrack.records import Kind, News

ATOM = "http://www.w3.org/2005/Atom"
TITLE = "claimtrack: what changed in AI compute deals"
EMPTY = "1970-01-01T00:00:00+00:00"
"""When a feed was updated that has no entry yet."""


def atom(news: Sequence[News], name: str) -> bytes:
    """The feed of some news, the newest first; `name` is the UUID of the feed itself. The same news give the same bytes."""
    maker: Any = ElementMaker
    feed = maker(namespace=ATOM, nsmap={None: ATOM})
    made = feed.feed(
        feed.id(f"urn:uuid:{name}"),
        feed.title(TITLE),
        feed.updated(max((n.told for n in news), default=EMPTY)),
        feed.author(feed.name("claimtrack")),
        feed.generator("claimtrack"),
        *(_entry(feed, n) for n in news),
    )
    told: bytes = etree.tostring(made, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return told


def _entry(feed: Any, news: News) -> etree._Element:
    terms = (str(news.moved or news.kind), news.field, str(news.verdict or ""), *news.deals)
    entry = feed.entry(
        feed.id(f"urn:uuid:{news.id}"),
        feed.title(news.headline),
        feed.updated(news.told),
        feed.published(news.told),
        *(feed.category(term=term) for term in terms if term),
    )
    address = news.article or next((s.address for s in reversed(news.said)), "")
    if address.startswith(("http://", "https://")):
        entry.append(feed.link(href=address, rel="alternate"))
    entry.append(feed.content(_content(news), type="html"))
    return entry


def _content(news: News) -> str:
    """The sentences that the figures stand in, as HTML."""
    when = {True: "was", False: "is"}
    said = [
        f"<li>{escape(s.who or when[number < news.before])}: <q>{escape(s.sentence)}</q>{_link(s.address)}</li>"
        for number, s in enumerate(news.said)
    ]
    why = news.why if news.kind is not Kind.WITHDRAWN else "What it said stays."
    return f"<p>{escape(why)}</p>" * bool(why) + (f"<ul>{''.join(said)}</ul>" if said else "")


def _link(address: str) -> str:
    web = address.startswith(("http://", "https://"))
    return f' <a href="{escape(address)}">{escape(address)}</a>' if web else f" {escape(address)}"
