"""A page of HTML -> the text of its article, and what the page says of itself."""

from __future__ import annotations

import re

from claimtrack.articles.metadata import Metadata, metadata
from claimtrack.errors import UnreadableError

LEAST_WORDS = 25
"""Fewer words than this are no article but a menu, a wall or an error."""
DEEPEST = 400
"""Deeper nesting than this is no article: parsing it takes time that grows faster than its length."""
MOST_BYTES = 20_000_000
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|&#(?:0*(?:[0-8]|1[0-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
"""Control characters, raw or as references: one of them makes lxml give the whole page up."""
OPENING = re.compile(r"<(/?)(?:div|span|table|tr|td|ul|ol|li|section|b|i|em|font|blockquote|p)\b", re.IGNORECASE)


def read_page(source: str, address: str) -> tuple[str, Metadata]:
    """The article's text, one block a line, and the page's metadata.

    Raises `UnreadableError` when the page holds no article.
    """
    if len(source) > MOST_BYTES or _depth(source) > DEEPEST:
        raise UnreadableError(address, "the page is too large or too deeply nested to be an article", "leave it out")
    from selectolax.lexbor import LexborHTMLParser

    source = CONTROL.sub("", source)
    found = metadata(LexborHTMLParser(source))
    text = _text(source)
    if len(text.split()) < LEAST_WORDS:
        raise UnreadableError(
            address, "no article found in the page", "give the article's own page, or its text as a .txt file"
        )
    if found.title and not _has_title(text, found.title):
        text = f"{found.title}\n\n{text}"
    return text, found


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
    for m in OPENING.finditer(source):
        depth += -1 if m[1] else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest
