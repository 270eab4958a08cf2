"""A PDF (a press release, an exhibit of a filing) -> its text and what it says of itself, by pypdf."""

from __future__ import annotations

import io
import logging

from claimtrack.articles.metadata import Metadata
from claimtrack.errors import UnreadableError
from claimtrack.late import late
from claimtrack.records import dated

MOST_PAGES = 400
MOST_TEXT = 10_000_000
HYPHEN = late(r"(?<=[a-z])-\n(?=[a-z])")
WRAPPED = late(r"(?<![.:;!?\n])\n(?=[a-z(\d$€£])")
LEAST_LETTERS = 80
"""Fewer letters than this are a scan: pictures of pages, which hold no text."""


def read_pdf(body: bytes, address: str) -> tuple[str, Metadata]:
    """The text of a PDF, wrapped lines joined. Raises `UnreadableError` for one that is broken, locked or only pictures."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells every oddity of every file
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        locked = reader.is_encrypted and not reader.decrypt("")
        if locked:
            raise UnreadableError(address, "a PDF with a password", "save it without one")  # noqa: TRY301 - told as it is
        pages: list[str] = []
        size = 0
        for page in reader.pages[:MOST_PAGES]:
            pages.append(page.extract_text() or "")
            size += len(pages[-1])
            if size > MOST_TEXT:
                break
        said = reader.metadata
        made = said.creation_date if said else None
        title = str(said.title).strip() if said and said.title else None
    except UnreadableError:
        raise
    except Exception as fault:  # noqa: BLE001 - pypdf raises of many kinds on a broken file
        raise UnreadableError(address, f"a PDF that cannot be read ({type(fault).__name__})", "save it anew") from None
    text = WRAPPED.sub(" ", HYPHEN.sub("", "\n\n".join(p.strip() for p in pages))).strip()
    if sum(c.isalpha() for c in text[:20_000]) < LEAST_LETTERS:
        raise UnreadableError(address, "a PDF without text, only pictures of pages", "run it through OCR first")
    day = dated(made.date().isoformat()) if made else None
    return text, Metadata(title=title, published=day, published_from="pdf" if day else None)
