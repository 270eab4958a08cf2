"""What a source points at, before anyone has gone there."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.records.article import RawDocument


@dataclass(frozen=True, slots=True)
class Lead:
    """An address where an article may be.

    `published` is an EDTF date or an ISO instant; `document` is the article itself where the source carries it whole.
    """

    address: str
    title: str = ""
    summary: str = ""
    published: str | None = None
    publisher: str | None = None
    document: RawDocument | None = None
