"""Any raw document -> its article, by its form."""

from __future__ import annotations

import hashlib
import re
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from claimtrack.articles.barrier import is_stub
from claimtrack.articles.credit import credits_in, publisher_in
from claimtrack.articles.decoding import decode, storable
from claimtrack.articles.filing import is_filing, read_filing
from claimtrack.articles.language import language_of
from claimtrack.articles.metadata import Metadata
from claimtrack.articles.notices import correction_in
from claimtrack.articles.page import guessed_day, metadata_of, read_page
from claimtrack.articles.pdf import read_pdf
from claimtrack.articles.saved_page import read_mhtml
from claimtrack.articles.stamp import stamped
from claimtrack.articles.wrapped import unwrapped
from claimtrack.late import late
from claimtrack.records import Article, RawDocument
from claimtrack.records.address import canonical as canonical_address
from claimtrack.records.address import day_in

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog

TITLE, TITLE_WORDS, PARAGRAPH = 200, 3, 100
"""Characters of a first line that may be a title, the words it has at least, and characters that are shown of a longer one."""
LONGEST_PAGE = 3_000_000
"""Characters. A longer page is read as a filing is, as a stream: the longest of trafilatura's 1,000 pages has 1.6 million."""
FIRST = 20_000
"""Characters of a filing in which a day is guessed at."""
Sections = tuple[tuple[int, str], ...]
GUESSED = frozenset({None, "json-ld", "meta", "time", "htmldate"})
"""Where a date may come from that an address with a day in it knows better: a page that was moved or edited bears another
day, and 02:00 in Greenwich was the day before in New York."""
WEB = late(r"https?://", re.IGNORECASE)


def read_article(document: RawDocument, catalog: Catalog) -> Article:
    """The article in a document.

    What the user said (options, sidecar) goes before what the page says, and that before what the text lets one guess.
    Raises `UnreadableError` when there is no article in it.
    """
    text, found, source, place, sections = _content(document, catalog)
    told = document.sidecar
    found = _joined(found, told.url or place or document.address)
    published, provenance = told.published, "option" if told.published else None
    if published is None and found.published:
        published, provenance = found.published, found.published_from
    if published is None and document.hint:
        published, provenance = document.hint, "feed"
    if published is None and (stamp := stamped(text)):
        published, provenance = stamp, "dateline"
    if published is None and not found.dated and document.form in {"html", "mhtml"} and (guess := guessed_day(source)):
        published, provenance = guess, "htmldate"
    url = told.url or place or (document.address if WEB.match(document.address) else None)
    if provenance in GUESSED and (day := day_in(url)) and day != (published or "")[:10]:
        published, provenance = day, "address"
    outlet = catalog.outlet_of(url) if url else None
    publisher = told.publisher or found.site or (outlet.name if outlet else None) or publisher_in(text)
    article = Article(
        address=document.address,
        identity=_identity(found.canonical, url) or _place(document),
        text=text,
        url=url,
        canonical=found.canonical,
        publisher=storable(publisher),
        title=storable(told.title or found.title),
        authors=tuple(a for a in map(storable, found.authors) if a),
        published=published,
        published_from=provenance,
        language=language_of(text) or found.language,
        updated=found.updated if found.updated != published else None,
        correction=correction_in(text),
        sections=sections,
        partial=document.form in {"html", "mhtml"} and is_stub(text, free=found.free),
    )
    named = credits_in(text, catalog)
    original = _original(found.canonical, url, catalog)
    return replace(article, credits=(*named, original) if original and original not in named else named)


def _content(document: RawDocument, catalog: Catalog) -> tuple[str, Metadata, str, str | None, Sections]:
    """The text of a document, what it says of itself, its source, the address a saved page came from, its sections."""
    if document.form == "pdf":
        text, found = read_pdf(document.body, document.address)
        return text, replace(found, title=found.title or _first_line(text)), "", None, ()
    body, charset, place = document.body, document.charset, None
    if document.form == "mhtml":
        body, charset, place = read_mhtml(document.body, document.address)
    source = decode(body, document.address, charset)
    if document.form in {"html", "mhtml"} and len(source) > LONGEST_PAGE and not is_filing(source, document.address):
        text, _, sections = read_filing(source, document.address, catalog)
        return text, metadata_of(source[:LONGEST_PAGE]), source[:FIRST], place, sections
    if is_filing(source, document.address):
        text, found, sections = read_filing(source, document.address, catalog)
        return text, replace(found, title=found.title or _first_line(text)), source[:FIRST], place, sections
    if document.form in {"html", "mhtml"}:
        text, found = read_page(source, document.address, document.layout)
        return text, found, source, place, ()
    return unwrapped(source), Metadata(title=_first_line(source)), source, None, ()


def _joined(found: Metadata, address: str) -> Metadata:
    """What a page says of itself, its canonical link made whole where it is relative."""
    if found.canonical is None or WEB.match(found.canonical):
        return found
    whole = urljoin(address, found.canonical) if WEB.match(address) else ""
    return replace(found, canonical=whole if WEB.match(whole) else None)


def _identity(link: str | None, url: str | None) -> str | None:
    """What makes two fetches one article: its canonical link, else its address without tracking parameters."""
    return _canonical(link, url) or (canonical_address(url) if url and WEB.match(url) else url)


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
    """What a text without a title of its own is called: its first line that is no date and of several words, cut where it is a paragraph.

    A line of one or two words above a paragraph is taken as it stands.
    """
    lines = [
        line for part in text[: 4 * TITLE].splitlines() if (line := part.strip().lstrip("# ")) and not stamped(line)
    ]
    found = next((line for line in lines if len(line.split()) >= TITLE_WORDS), None)
    if found is None or len(found) > TITLE:
        found = lines[0] if lines else None
    return textwrap.shorten(found, PARAGRAPH, placeholder="…") if found and len(found) > TITLE else found
