"""A filing (an S-1, a 10-K, an exhibit) -> its text; of a long one only the passages that may tell a compute contract.

It is read as a stream, so that memory grows with what is kept: of a 10-K of 2.7 MB that was 12 kB. Each
passage stands under the headings that it stands under there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from claimtrack.articles.blocks import Block, blocks, lines
from claimtrack.articles.metadata import Metadata
from claimtrack.articles.passages import Passages
from claimtrack.errors import NoArticleError
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog

HEAD: Final = 30_000
"""Characters of the text in which a filing names itself."""
TELLS: Final = late(
    r"<SEC-DOCUMENT>|<SEC-HEADER>|<ix:header|(?i:\bSECURITIES\s+AND\s+EXCHANGE\s+COMMISSION\W+WASHINGTON)|<TYPE>(?:EX-|8-K|10-|S-1|424B|6-K|20-F|F-1)|\bxmlns:ix\b"
)
QUICKLY: Final = ("SEC-", "ix:", "<TYPE>", "SECURITIES", "Securities")
EDGAR: Final = late(r"^https?://(?:www\.)?sec\.gov/(?:ix\?doc=/)?Archives/", re.IGNORECASE)
TAGS: Final = late(r"<[^>]{0,400}>|&nbsp;|&#160;")
MARKUP: Final = late(r"<(?:html|body|div|p|table)\b", re.IGNORECASE)
DOCUMENT: Final = late(r"<DOCUMENT>\s*<TYPE>(?P<kind>[^\n<]{1,40})")
DOCUMENT_BEGIN: Final = "<TEXT>"
DOCUMENT_END: Final = "</DOCUMENT>"
NO_WORDS: Final = late(r"GRAPHIC|ZIP|EXCEL|XML|JSON|PDF|EX-101|EX-104", re.IGNORECASE)
DAY: Final = r"([A-Z][a-z]+\s\d{1,2},\s\d{4})"
FILED: Final = (
    late(r"FILED AS OF DATE:\s*(\d{8})"),
    late(rf"As (?:confidentially )?(?:filed|submitted) (?:with|to) the (?:U\.S\. )?Securities and Exchange Commission on\s+{DAY}", re.IGNORECASE),
    late(rf"Filed Pursuant to Rule 424[^.]{{0,4000}}?(?:prospectus|supplement) (?:is )?dated\s{DAY}", re.IGNORECASE),
    late(rf"Date of Report[^:]{{0,60}}:?\s*{DAY}", re.IGNORECASE),
)  # fmt: skip
NAMES: Final = (
    late(r"COMPANY CONFORMED NAME:[ \t]*([^\n]{2,120})"),
    late(r"([^\n]{2,120})\n+\s*\(Exact name of registrant", re.IGNORECASE),
)
FORM: Final = late(r"CONFORMED SUBMISSION TYPE:\s*(?P<a>\S+)|\bFORM\s+(?P<b>(?:S|F)-\d|8-K|10-[KQ]|6-K|20-F)\b|\bRule\s+(?P<c>424\(b\)\(\d\))", re.IGNORECASE)  # fmt: skip


def is_filing(source: str, address: str) -> bool:
    """Whether a document is of the SEC's EDGAR, by its address or by what stands at its beginning."""
    if EDGAR.match(address):
        return True
    head = source[:HEAD]
    if not any(word in head for word in QUICKLY):
        return False
    return bool(TELLS.search(head) or TELLS.search(" ".join(TAGS.sub(" ", head).split())))


def read_filing(source: str, address: str, catalog: Catalog) -> tuple[str, Metadata, tuple[tuple[int, str], ...]]:
    """The text of a filing, what it says of itself, and its sections: each heading with the offset from which it holds.

    Raises `NoArticleError` when nothing in it may tell of a contract.
    """
    passages = Passages(catalog)
    for block in _blocks(source):
        passages.add(block)
    text, sections = passages.text()
    if not text:
        raise NoArticleError(address, "a filing without a word on compute contracts", "nothing to read in it")
    return text, _metadata(source[:HEAD] + "\n" + passages.head), sections


def _blocks(source: str) -> Iterator[Block]:
    """The blocks of a document; of a whole submission those of each of its documents that are made of words."""
    found = list(DOCUMENT.finditer(source))
    if not found:
        yield from _of_one(source)
        return
    for m in found:
        if NO_WORDS.match(m["kind"].strip()):
            continue
        yield Block(m["kind"].strip(), bold=True)
        stop = source.find(DOCUMENT_END, m.end())
        begin = source.find(DOCUMENT_BEGIN, m.end())
        yield from _of_one(
            source[begin + len(DOCUMENT_BEGIN) if begin >= 0 else m.end() : stop if stop >= 0 else len(source)]
        )


def _of_one(source: str) -> Iterator[Block]:
    return blocks(source) if MARKUP.search(source[:HEAD]) else lines(source)


def _metadata(head: str) -> Metadata:
    """Who files what, and when, from the header of a submission or the words on its first page."""
    form = next((m[k] for m in [FORM.search(head)] if m for k in "abc" if m[k]), None)
    name = next((" ".join(m[1].split()) for pattern in NAMES if (m := pattern.search(head))), None)
    day = next((d for pattern in FILED if (m := pattern.search(head)) and (d := _day(m[1]))), None)
    title = f"{name}: {form.upper()}" if form and name else name
    return Metadata(title=title, site=name, published=day, published_from="filing" if day else None, dated=bool(day))


def _day(words: str) -> str | None:
    from dateutil import parser

    try:
        return parser.parse(words).date().isoformat()
    except (ValueError, OverflowError):
        return None
