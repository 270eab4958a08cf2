"""Any raw document -> its article, by its form."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimtrack.articles.credit import credits_in, publisher_in
from claimtrack.articles.decoding import decode, storable
from claimtrack.articles.language import language_of
from claimtrack.articles.metadata import Metadata
from claimtrack.articles.page import read_page
from claimtrack.articles.stamp import stamped
from claimtrack.records import Article, RawDocument

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog

TITLE, TITLE_WORDS = 200, 3
WEB = re.compile(r"https?://", re.IGNORECASE)


def read_article(document: RawDocument, catalog: Catalog) -> Article:
    """The article in a document.

    What the user said (options, sidecar) goes before what the page says, and that before what the text lets one guess.
    Raises `UnreadableError` when there is no article in it.
    """
    source = decode(document.body, document.address, document.charset)
    if document.form == "html":
        text, found = read_page(source, document.address)
    else:
        text, found = source, Metadata(title=_first_line(source))
    told = document.sidecar
    published, provenance = told.published, "option" if told.published else None
    if published is None and found.published:
        published, provenance = found.published, found.published_from
    if published is None and (stamp := stamped(text)):
        published, provenance = stamp, "dateline"
    url = told.url or (document.address if WEB.match(document.address) else None)
    outlet = catalog.outlet_of(url) if url else None
    publisher = told.publisher or found.site or (outlet.name if outlet else None) or publisher_in(text)
    article = Article(
        address=document.address,
        identity=_canonical(found.canonical, url) or url or _place(document),
        text=text,
        url=url,
        canonical=found.canonical,
        publisher=storable(publisher),
        title=storable(told.title or found.title),
        authors=tuple(a for a in map(storable, found.authors) if a),
        published=published,
        published_from=provenance,
        language=language_of(text) or found.language,
    )
    named = credits_in(text, catalog)
    original = _original(found.canonical, url, catalog)
    return replace(article, credits=(*named, original) if original and original not in named else named)


def _canonical(canonical: str | None, url: str | None) -> str | None:
    """The canonical address, where it names this very article: a path of its own, on the page's own host.

    Many sites give every page the address of their front page, and copies give the address of the original.
    """
    if canonical is None:
        return None
    try:
        there, here = urlsplit(canonical), urlsplit(url or canonical)
    except ValueError:
        return None
    return canonical if there.path.strip("/") and _host(here.hostname) == _host(there.hostname) else None


def _original(canonical: str | None, url: str | None, catalog: Catalog) -> str | None:
    """The outlet that a copy gives as the place of its original: its catalog name, or its host."""
    if canonical is None or url is None or _canonical(canonical, url) is not None:
        return None
    try:
        there, here = urlsplit(canonical), urlsplit(url)
    except ValueError:
        return None
    if not there.path.strip("/") or _host(there.hostname) == _host(here.hostname):
        return None
    outlet = catalog.outlet_of(canonical)
    return outlet.name if outlet else _host(there.hostname) or None


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _place(document: RawDocument) -> str:
    """What makes a file without an url the same article on the next run: its path, or for standard input its text."""
    if document.address == "-":
        return f"text:{hashlib.sha256(document.body).hexdigest()}"
    return f"file:{Path(document.address).resolve()}"


def _first_line(text: str) -> str | None:
    """The first line that can be a title: short, of several words, and no date."""
    lines = (line.strip().lstrip("# ") for line in text[: 4 * TITLE].splitlines()[:4])
    return next(
        (line for line in lines if len(line.split()) >= TITLE_WORDS and len(line) <= TITLE and not stamped(line)), None
    )
