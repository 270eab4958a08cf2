"""Who "we" and "the Company" are, in what a company says of itself: a filing, an announcement on its own site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimtrack.catalog import Catalog, Company
from claimtrack.late import late

WE: Final = late(r"\b(?:[Ww]e|us|[Oo]urs?|[Tt]he (?:Company|Registrant))\b(?!['’]s?\b)")
LEGAL: Final = late(
    r"[\s,]+(?:Inc|Corp|Corporation|Ltd|Limited|LLC|L\.L\.C|plc|PLC|N\.V|S\.A|SE|AG|Holdings?|Co)\b\.?,?.*$"
)
QUOTES: Final = late('[“”"]')


def speaker_of(publisher: str | None, catalog: Catalog) -> Company | str | None:
    """The company that speaks where a text says "we", or its bare name where the catalog lacks it; None for an outlet.

    A name that the catalog lacks is a company's where it bears a legal form, as the names of filings do.
    """
    if not publisher:
        return None
    found = catalog.company_names.find(publisher)
    if found and found[0].start == 0 and not catalog.outlet_names.find(publisher):
        return found[0].entry
    bare = LEGAL.sub("", publisher).strip()
    return bare if bare and bare != publisher.strip() else None


def first_persons(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says "we", outside of what it quotes: there it is whoever is quoted that speaks."""
    marks = [m.start() for m in QUOTES.finditer(text)]
    at = 0
    inside = False
    paragraph = -1
    for m in WE.finditer(text):
        begin = text.rfind("\n", 0, m.start())
        if begin != paragraph:
            paragraph, inside = begin, False
            while at < len(marks) and marks[at] < begin:
                at += 1
        while at < len(marks) and marks[at] < m.start():
            inside = {"“": True, "”": False}.get(text[marks[at]], not inside)
            at += 1
        if not inside:
            yield m.start(), m.end()
