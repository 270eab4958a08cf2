"""A page of HTML -> the text of its article, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimtrack.articles.barrier import barrier
from claimtrack.articles.metadata import Metadata, date_in, metadata
from claimtrack.errors import NoArticleError, UnreadableError
from claimtrack.late import late
from claimtrack.records import dated

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from claimtrack.records.source import Layout

LEAST_WORDS = 25
"""Fewer words than this are no article but a menu, a wall or an error."""
DEEPEST = 400
"""Deeper nesting than this is no article: parsing it takes time that grows faster than its length."""
MOST_BYTES = 20_000_000
CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
REFERENCES = late("&#(?:0*(?:[0-8]|1[0-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
"""Control characters, raw or as references: one of them makes lxml give the whole page up."""
OPENING = late(r"<(/?)(?:div|span|table|tr|td|ul|ol|li|section|b|i|em|font|blockquote|p)\b", re.IGNORECASE)


def read_page(source: str, address: str, layout: Layout | None = None) -> tuple[str, Metadata]:
    """The article's text, one block a line, and the page's metadata; by the selectors of a `layout` where it has them.

    Raises `NoArticleError` when the page is a wall, a check or an error, `UnreadableError` when it holds no article.
    """
    if len(source) > MOST_BYTES or _depth(source) > DEEPEST:
        raise UnreadableError(address, "the page is too large or too deeply nested to be an article", "leave it out")
    from selectolax.lexbor import LexborHTMLParser

    source = CONTROL.sub("", source) if CONTROL.search(source) else source
    source = REFERENCES.sub("", source) if "&#" in source else source
    page = LexborHTMLParser(source)
    found = metadata(page)
    chosen = _chosen(page, layout, address) if layout else {}
    found = replace(found, **{name: value for name, value in chosen.items() if name != "text"})
    text = chosen.get("text") or _text(source)
    if wall := barrier(found.title, text or _all_words(page)):
        raise NoArticleError(address, f"{wall}, and no article", "it is tried again later")
    if len(text.split()) < LEAST_WORDS:
        raise UnreadableError(
            address, "no article found in the page", "give the article's own page, or its text as a .txt file"
        )
    if found.title and not _has_title(text, found.title):
        text = f"{found.title}\n\n{text}"
    return text, found


def metadata_of(source: str) -> Metadata:
    """What a page says of itself."""
    from selectolax.lexbor import LexborHTMLParser

    return metadata(LexborHTMLParser(source))


def guessed_day(source: str) -> str | None:
    """The day that a page's text and markup make likeliest (htmldate), for a page that does not say."""
    import logging

    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return dated(htmldate.find_date(source, original_date=True, extensive_search=False))
    except Exception:  # noqa: BLE001 - a guess that fails is no guess
        return None


def _chosen(page: LexborHTMLParser, layout: Layout, address: str) -> dict[str, Any]:
    """What the selectors of a layout find, by the names of `Metadata`, and the text."""
    wanted = {"title": layout.title, "published": layout.date, "authors": layout.author, "text": layout.text}
    found: dict[str, Any] = {}
    for name, selector in wanted.items():
        if not selector:
            continue
        try:
            nodes = page.css(selector)
        except Exception as error:  # noqa: BLE001 - selectolax raises of several kinds
            raise UnreadableError(address, f"“{selector}” is no CSS selector ({error})", "mend the source") from None
        if not nodes:
            continue
        if name == "text":
            blocks = [b for n in nodes for b in (n.css("p, h2, h3, li, td") or [n])]
            found["text"] = "\n".join(words for b in blocks if (words := " ".join(b.text(separator=" ").split())))
        elif name == "authors":
            found["authors"] = tuple(words for n in nodes if (words := " ".join(n.text().split())))
        elif name == "title":
            found["title"] = " ".join(nodes[0].text().split()) or None
        else:
            words = nodes[0].attributes.get("datetime") or nodes[0].attributes.get("content") or nodes[0].text()
            if day := date_in(words or ""):
                found |= {"published": day, "published_from": "selector"}
    return found


def _all_words(page: LexborHTMLParser) -> str:
    """All that a page says, for the judgement of a page in which no article was found."""
    body = page.css_first("body")
    return " ".join(body.text(separator=" ").split())[:5000] if body else ""


def _text(source: str) -> str:
    """The main text, by trafilatura without its slow fallbacks (F1 .962 on its own benchmark)."""
    import trafilatura

    text = trafilatura.extract(source, fast=True, include_comments=False, include_tables=True, output_format="txt")
    return (text or "").strip()


def _has_title(text: str, title: str) -> bool:
    squeezed = "".join(text[: 4 * len(title) + 200].split()).casefold()
    return "".join(title.split()).casefold() in squeezed


def _depth(source: str) -> int:
    """How deep the tags nest, roughly and in one pass: unclosed ones count, as a parser would nest them too."""
    depth = deepest = 0
    for closing in OPENING.findall(source):
        if not closing:
            depth += 1
            if depth > deepest:  # noqa: PLR1730 - a call of max() costs more than all the rest
                deepest = depth
        elif depth:
            depth -= 1
    return deepest
