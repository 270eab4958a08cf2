"""EDGAR: the filings of a company, the hits of a full-text query, and the documents of one filing.

Shapes as the SEC documents them: `https://data.sec.gov/submissions/CIK##########.json` holds columns under
`filings.recent`; a filing's folder has an `index.json`; `https://efts.sec.gov/LATEST/search-index` answers as
Elasticsearch does. The SEC asks for a User-Agent with a contact and no more than ten requests a second.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from claimtrack.errors import UnreadableError
from claimtrack.records import dated
from claimtrack.records.lead import Lead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.records.source import Edgar

SUBMISSIONS = "https://data.sec.gov/submissions/CIK{cik}.json"
SEARCH = "https://efts.sec.gov/LATEST/search-index"
FOLDER = "https://www.sec.gov/Archives/edgar/data/{cik}/{number}"
NEWEST = 40
"""Filings of one company that a round looks at."""
EXHIBIT = re.compile(r"(?:ex|exhibit)[-_]?\W?(?:10|99)|(?:ex|exhibit).{0,12}(?:10|99)|press.?release", re.IGNORECASE)
"""Exhibits that tell a deal: material contracts (10) and press releases (99)."""
READABLE = (".htm", ".html", ".txt", ".pdf")
ACCESSION = re.compile(r"\d{10}-\d{2}-\d{6}")


def search_address(edgar: Edgar, since: str, until: str) -> str:
    """The address of a full-text query over some days."""
    asked = {
        "q": edgar.query or "",
        "forms": ",".join(edgar.forms),
        "dateRange": "custom",
        "startdt": since,
        "enddt": until,
    }
    return f"{SEARCH}?{urlencode(asked)}"


def filings(body: bytes, address: str, forms: Sequence[str]) -> list[Lead]:
    """The newest filings of the wanted forms, from a company's submissions, each with its main document."""
    told = _json(body, address)
    recent = (told.get("filings") or {}).get("recent") if isinstance(told, dict) else None
    if not isinstance(recent, dict):
        raise UnreadableError(address, "not the submissions of a company", "check the CIK")
    name, cik = str(told.get("name") or ""), str(told.get("cik") or "").lstrip("0")
    found = []
    for row in _rows(recent):
        form, number, document = row.get("form"), str(row.get("accessionNumber") or ""), row.get("primaryDocument")
        if not _wanted(str(form), forms) or not ACCESSION.fullmatch(number) or not document:
            continue
        where = f"{FOLDER.format(cik=cik, number=number.replace('-', ''))}/{document}"
        items = f" items {row['items']}" if row.get("items") else ""
        title = f"{name} {form}{items}: {row.get('primaryDocDescription') or form}"
        found.append(Lead(where, title, "", _day(row.get("filingDate")), name or None))
    return found[:NEWEST]


def hits(body: bytes, address: str) -> list[Lead]:
    """The documents that a full-text query found."""
    told = _json(body, address)
    outer = told.get("hits") if isinstance(told, dict) else None
    found = outer.get("hits") if isinstance(outer, dict) else None
    if not isinstance(found, list):
        raise UnreadableError(address, "not an answer of EDGAR's full-text search", "check the query")
    leads = []
    for hit in found:
        source = hit.get("_source") if isinstance(hit, dict) else None
        number, _, document = str(hit.get("_id", "")).partition(":") if isinstance(hit, dict) else ("", "", "")
        ciks = source.get("ciks") if isinstance(source, dict) else None
        if not (isinstance(source, dict) and ciks and document and ACCESSION.fullmatch(number)):
            continue
        names = source.get("display_names") or [""]
        name = re.sub(r"\s*\((?:CIK|[A-Z., -]+\)).*$", "", str(names[0])).strip()
        where = f"{FOLDER.format(cik=str(ciks[0]).lstrip('0'), number=number.replace('-', ''))}/{document}"
        title = f"{name} {source.get('form') or ''}: {source.get('file_type') or ''}".strip()
        leads.append(Lead(where, title, "", _day(source.get("file_date")), name or None))
    return leads


def index_address(document: str) -> str:
    """The address of the index of the filing that a document belongs to."""
    return document.rpartition("/")[0] + "/index.json"


def exhibits(body: bytes, address: str, of: Lead) -> list[Lead]:
    """The exhibits of a filing that may tell a deal, from the index of its folder."""
    told = _json(body, address)
    directory = told.get("directory") if isinstance(told, dict) else None
    items = directory.get("item") if isinstance(directory, dict) else None
    if not isinstance(items, list):
        raise UnreadableError(address, "not the index of a filing", "try again later")
    folder = address.rpartition("/")[0]
    names = [str(item.get("name") or "") for item in items if isinstance(item, dict)]
    return [
        Lead(f"{folder}/{name}", f"{of.title}, {name}", "", of.published, of.publisher)
        for name in names
        if name.lower().endswith(READABLE) and EXHIBIT.search(name) and f"{folder}/{name}" != of.address
    ]


def _rows(recent: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The columns of a company's submissions, turned into rows; a column that is short leaves a gap."""
    columns = {name: column for name, column in recent.items() if isinstance(column, list)}
    for n in range(max(map(len, columns.values()), default=0)):
        yield {name: column[n] for name, column in columns.items() if n < len(column)}


def _wanted(form: str, forms: Sequence[str]) -> bool:
    """Whether a form is one of those asked for, or an amendment of one ("8-K/A")."""
    return form.removesuffix("/A") in forms


def _day(value: object) -> str | None:
    return dated(str(value)) if value else None


def _json(body: bytes, address: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableError(
            address, "not the JSON that EDGAR answers with", "set `contact`: the SEC answers only to who names one"
        ) from None
