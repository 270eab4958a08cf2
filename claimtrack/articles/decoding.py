"""Bytes -> text: byte order mark, then what was declared, then UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

from claimtrack.errors import UnreadableError

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x7fELF",
    b"SQLite format 3\x00",
    b"\x1f\x8b",
    b"MZ",
    b"BZh",
    b"\xfd7zXZ",
    b"OggS",
    b"RIFF",
)
HEAD = 4096
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
MOST_NULS = 0.01
"""Of a text, as a page may hold a stray one; of a binary file far more are."""
FEW_BROKEN, MOST_BROKEN = 3, 0.002
"""Bytes that are no UTF-8 in a text that otherwise is: cut in the middle of a sign, or pasted in."""
MOST_CONTROL, FEW_CONTROL = 0.02, 8


def decode(body: bytes, address: str, declared: str | None = None) -> str:
    """The text of a document.

    Raises `UnreadableError` when the bytes are empty or no text (a picture, an archive, a database).
    """
    if not body.strip():
        raise UnreadableError(address, "the file is empty", "nothing to read in it")
    mark = next((name for bom, name in MARKS if body.startswith(bom)), None)
    if mark is None and (body.startswith(MAGIC) or body[:HEAD].count(0) > MOST_NULS * len(body[:HEAD])):
        raise UnreadableError(address, "this is no text but a binary file", "give an HTML, text or Markdown file")
    told = [c for charset in (mark, declared, _declared_in(body)) if charset for c in _as_browsers_do(charset)]
    for charset in (*told, "utf-8"):
        if (text := _try(body, charset)) is not None:
            return _checked(text, address)
    lenient = body.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if broken <= FEW_BROKEN or ("utf-8" in told and broken <= MOST_BROKEN * len(lenient)):
        return _checked(lenient, address)
    import cchardet

    guess = cchardet.detect(body)["encoding"] or "latin-1"
    if guess.lower() in {"iso-8859-1", "latin-1", "ascii"}:
        guess = "cp1252"  # what pages that say Latin-1 are written in, by the WHATWG's encoding standard
    text = _try(body, guess)
    return _checked(text if text is not None else body.decode("utf-8", "replace"), address)


def _as_browsers_do(charset: str) -> tuple[str, ...]:
    """The charsets that may be meant: Latin-1 and ASCII stand for Windows-1252 (WHATWG Encoding Standard).

    A text that is UTF-8 without a fault is that, whatever it is called: no other charset makes such a text by chance.
    """
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return ()
    return ("utf-8", "cp1252") if name in {"iso8859-1", "ascii", "cp1252"} else (name,)


def _try(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _declared_in(body: bytes) -> str | None:
    m = DECLARED.search(body[:HEAD])
    return (m[1] or m[2]).decode("ascii", "ignore") if m else None


def _checked(text: str, address: str) -> str:
    """The text without what no store takes; refused when it is mostly control characters."""
    sample = text[:HEAD]
    control = len(CONTROL.findall(sample))
    if control > FEW_CONTROL and control / len(sample) > MOST_CONTROL:
        raise UnreadableError(address, "this is no text but a binary file", "give an HTML, text or Markdown file")
    return storable(text) or ""


def storable(text: str | None) -> str | None:
    """The text without what no store takes: lone surrogates and NUL."""
    if not text:
        return text
    try:
        text.encode()  # ten times as fast as a pattern on a page that holds neither
    except UnicodeEncodeError:
        return UNSTORABLE.sub("\ufffd", text)
    return UNSTORABLE.sub("\ufffd", text) if "\x00" in text else text
