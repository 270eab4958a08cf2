"""Web archives (WARC, plain or gz) -> the pages in them that speak of compute deals, at the speed of the disk.

Three sieves, each dearer than the one before and given less: the bytes of every page are looked through for the field's
own words; what holds one is read for its title and first words (Resiliparse, about a millisecond a page); and only what
the filter of headlines takes is given on, to be parsed as any page is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from claimtrack.errors import UnreadableError
from claimtrack.fetch.files import LARGEST, form_of
from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.lead import Lead
from claimtrack.records.visit import Mark

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick
    from fastwarc.warc import WarcRecord


Wanted = Callable[[Lead], bool]
FIELD: Final = (
    " gpu", "data cent", "datacent", "data-cent", "megawatt", "gigawatt", "0 mw", "5 mw", "0mw", "supercomput", " compute ", "computing power", "computing capacity", "cloud computing",
    " cloud ", " mw ", " gw ", "reactor", "trainium", "superchip", " tpu", "nvidia", "coreweave", "openai", "anthropic", "neocloud", "hyperscale", "ai chip", "ai infrastructure", "ai cloud", "hosting agreement", "colocation",
    "rechenzentr", "rechenleistung", "centre de donn", "centres de donn", "centro de datos", "centros de datos", "データセンター", "データセンタ", "데이터센터", "数据中心", "算力",
)  # fmt: skip
"""Words of which a page on a compute deal holds one. A page of another thing may hold one too: it is looked at again."""
BARGAIN: Final = (b"deal", b"contract", b"agree", b"leas", b"sign", b"order", b"commit", b"partner", b"billion", b"million", b"undisclosed", b"rent", b"suppl", b"award", b"announc", b"vertrag", b"accord", b"acuerdo", b"\xe5\xa5\x91\xe7\xb4\x84", b"\xea\xb3\x84\xec\x95\xbd", b"\xe5\x90\x88\xe5\x90\x8c")  # fmt: skip
HEAD: Final = 300_000
"""Bytes at a page's beginning in which its title and description stand."""
FIRST_WORDS: Final = 80
EVERY: Final = 20_000_000
"""Bytes of an archive between two marks: what a run that was cut off reads again."""
GZIP, PLAIN = b"\x1f\x8b\x08", b"WARC/"
TITLE = re.compile(r"<title[^>]{0,200}>(.{1,500}?)</title", re.IGNORECASE | re.DOTALL)
META = re.compile(
    r"<meta\s[^>]{0,100}?(?:name|property)=[\"'](?:og:)?description[\"'][^>]{0,100}?content=(?:\"([^\"]{1,800})|'([^']{1,800}))",
    re.IGNORECASE,
)
READABLE = re.compile(r"html|text/plain|pdf|^$", re.IGNORECASE)
ALL_DECODED: Final = "all"
WITHIN: Final = "it ends within a record"


def mark_of(path: Path, *, everything: bool) -> str:
    """The name under which it is noted how far an archive has been read. Another file at its place has another name."""
    told = path.stat()
    return f"archive:{path.resolve()}:{told.st_size}:{int(told.st_mtime)}{':all' if everything else ''}"


def documents_in(
    path: Path, told: Sidecar, wanted: Wanted | None, begin: int = 0, source: str | None = None
) -> Iterator[RawDocument | UnreadableError | Mark]:
    """The pages of an archive that are `wanted` (all where it is None), and marks of how far it has been read.

    `begin` is the place of a record, in bytes of the file as it stands; the last mark is the size of the file. What is
    broken is told and stepped over, to the next record that can be read.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise UnreadableError(
            str(path), "reading web archives needs fastwarc", "pip install 'claimtrack[archives]'"
        ) from None
    name = mark_of(path, everything=wanted is None)
    size = path.stat().st_size
    if not size:
        raise UnreadableError(str(path), "the file is empty", "nothing to read in it")
    kinds = WarcRecordType.response | WarcRecordType.resource
    sieve = Sieve(wanted)
    with path.open("rb") as stream:
        place = marked = begin
        while place < size:
            stream.seek(place)
            try:
                for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode=ALL_DECODED):
                    place = max(place, record.stream_pos)
                    if place - marked >= EVERY and _begins(path, place):
                        yield Mark(name, place)
                        marked = place
                    body = _body(record, ended=stream.tell() >= size)
                    if body is None or not sieve.takes(_address(record), body):
                        continue
                    yield _document(record, body, told, source)
                place = size
            except (OSError, ValueError, EOFError) as fault:
                yield UnreadableError(str(path), f"broken after byte {place:,} ({fault})", "what follows is read on")
                place = _next(stream, place, size)
        yield Mark(name, size)


class Sieve:
    """What a page must pass to be worth parsing; where all is wanted, everything passes."""

    def __init__(self, wanted: Wanted | None) -> None:
        self.wanted = wanted

    def takes(self, address: str, body: bytes) -> bool:
        """Whether a page is worth parsing."""
        if self.wanted is None:
            return True
        if body.startswith((b"%PDF", b"\xff\xfe", b"\xfe\xff")):
            return body.startswith(b"%PDF") or self.wanted(_lead(address, body.decode("utf-16", "replace")))
        if not speaks_of_field(body):
            return False
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding

        return self.wanted(
            _lead(address, bytes_to_str(body, detect_encoding(body[:HEAD], html5_compatible=True) or "utf-8"))
        )


def speaks_of_field(body: bytes) -> bool:
    """Whether a page's bytes hold a word of the field and one of a bargain: one pass of an automaton, no parsing."""
    low = body.lower()
    return bool(_field().find_matches_as_indexes(low)) and any(word in low for word in BARGAIN)


@cache
def _field() -> BytesAhoCorasick:
    import ahocorasick_rs

    # with leftmost matches the library looks through the bytes by SIMD: seven times as fast as without
    return ahocorasick_rs.BytesAhoCorasick([word.encode() for word in FIELD], ahocorasick_rs.MatchKind.LeftmostFirst)


def _lead(address: str, page: str) -> Lead:
    """A page as a feed would announce it: its title, and its description or first words."""
    from resiliparse.extract.html2text import extract_plain_text

    head = page[:HEAD]
    title = html.unescape(m[1]).strip() if (m := TITLE.search(head)) else ""
    said = html.unescape(m[1] or m[2]) if (m := META.search(head)) else ""
    words = (
        extract_plain_text(head, main_content=True).split()[:FIRST_WORDS] if "<" in head else head.split()[:FIRST_WORDS]
    )
    return Lead(address, title, f"{said} {' '.join(words)}".strip())


def _body(record: WarcRecord, *, ended: bool) -> bytes | None:
    """The page of a record, inflated and no longer than an article can be; None for what is no page that was got.

    Raises `EOFError` where the file has `ended` before the page did.
    """
    http = record.http_headers
    if http is not None:
        if http.status_code is not None and http.status_code // 100 != 2:  # noqa: PLR2004 - answered
            return None
        kind = record.http_content_type or ""
    else:
        kind = record.headers.get("Content-Type", "")
    if not READABLE.search(kind):
        return None
    body = record.reader.read(LARGEST + 1)
    if ended and len(body) < _declared(record):
        raise EOFError(WITHIN)
    return body if 0 < len(body) <= LARGEST else None


def _declared(record: WarcRecord) -> int:
    """The length that a server gave of a page; 0 where it gave none, or packed it."""
    told = record.http_headers
    if told is None or told.get("Content-Encoding") or told.get("Transfer-Encoding"):
        return 0
    length = told.get("Content-Length") or ""
    return int(length) if length.isdecimal() else 0


def _address(record: WarcRecord) -> str:
    """The address of a record's page; some writers put it in angle brackets."""
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")


def _document(record: WarcRecord, body: bytes, told: Sidecar, source: str | None) -> RawDocument:
    kind = (record.http_content_type if record.http_headers is not None else record.headers.get("Content-Type")) or ""
    charset = record.http_charset if record.http_headers is not None else None
    return RawDocument(_address(record), body, form_of(body, kind), charset, told, source)


def _begins(path: Path, place: int) -> bool:
    """Whether a record can be read from a place on: in a file compressed as one piece none but the first can."""
    with path.open("rb") as stream:
        stream.seek(place)
        return stream.read(len(PLAIN)).startswith((GZIP, PLAIN))


def _next(stream: IO[bytes], place: int, size: int) -> int:
    """The place of the next record after a broken one, by the bytes that a record begins with; else the end."""
    step, keep = 1 << 20, len(PLAIN)
    place += 1
    while place < size:
        stream.seek(place)
        some = stream.read(step + keep)
        found = [at for mark in (GZIP, b"\r\n\r\n" + PLAIN) if (at := some.find(mark)) >= 0]
        if found:
            at = min(found)
            return place + at + (4 if some[at : at + 1] == b"\r" else 0)
        place += step
    return size
