"""The catalog: bundled files, plus the user's own additions, by name, id and kinship."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import tomli
from pydantic import BaseModel, ValidationError

from claimtrack.bundled import bundled
from claimtrack.catalog.entries import Chip, Company, Dealing, Entry, Facility, Kind, Outlet
from claimtrack.catalog.mentions import Names
from claimtrack.errors import CatalogError

E = TypeVar("E", bound=Entry)
M = TypeVar("M", bound=BaseModel)
RANK = {kind: place for place, kind in enumerate(Kind)}
TABLES = frozenset({"company", "facility", "chip", "outlet", "dealing"})
LEAST_LETTERS = 4
"""Shorter names mean other things when their letters change size."""
VERSION = 6
"""Raised when a change of the bundled files or of this code changes what is found in a text."""


class Catalog:
    """Companies, facilities, chips, outlets, and who is known to buy from whom. Built once, never changed."""

    def __init__(
        self,
        companies: Iterable[Company] = (),
        facilities: Iterable[Facility] = (),
        chips: Iterable[Chip] = (),
        outlets: Iterable[Outlet] = (),
        dealings: Iterable[Dealing] = (),
    ) -> None:
        self.companies = {c.id: c for c in companies}
        self.facilities = {f.id: f for f in facilities}
        self.chips = {c.id: c for c in chips}
        self.outlets = {o.id: o for o in outlets}
        self.dealings = tuple(dealings)
        self._by_name = {n.lower(): c for c in self.companies.values() for n in _company_names(c)}
        self.company_names = Names((n, c) for c in self.companies.values() for n in _spellings(c))
        self.facility_names = Names((n, f) for f in self.facilities.values() for n in (f.name, *f.aliases))
        self.chip_names = Names((n, c) for c in self.chips.values() for n in (c.name, *c.aliases))
        self.outlet_names = Names((n, o) for o in self.outlets.values() for n in (o.name, *o.aliases))
        self._domains = {d: o for o in self.outlets.values() for d in o.domains}
        self._buying = {
            (self._outermost(self.companies[d.buyer]), self._outermost(self.companies[d.seller])) for d in self.dealings
        }

    def company(self, name: str) -> Company | None:
        """The company of a name or alias, in any case."""
        return self._by_name.get(name.lower())

    def group(self, name: str) -> str:
        """The id of the outermost parent of a named company; an unknown name stands for itself, in lower case."""
        company = self.company(name)
        return name.lower() if company is None else self._outermost(company)

    def known_to_buy(self, buyer: str, seller: str) -> bool:
        """Whether a company of one group is known to buy from one of another, each told by the id of its outermost parent."""
        return (buyer, seller) in self._buying

    def _outermost(self, company: Company) -> str:
        seen = {company.id}
        while company.parent and company.parent in self.companies and company.parent not in seen:
            company = self.companies[company.parent]
            seen.add(company.id)
        return company.id

    def rank(self, name: str) -> int | None:
        """Where a named company stands between those who use compute (0) and those who make it possible."""
        company = self.company(name)
        return None if company is None else RANK[company.kind]

    def campus(self, facility: str) -> str:
        """The name of the larger site that a named facility belongs to, or the name itself."""
        for entry in self.facilities.values():
            if entry.name == facility and entry.campus in self.facilities:
                return self.facilities[entry.campus].name
        return facility

    def round_facilities(self, names: Collection[str]) -> dict[str, frozenset[str]]:
        """By the name of each facility among some names, the names of what it lies in: its campus, town and state."""
        named = [f for f in self.facilities.values() if f.name in names]
        return {f.name: frozenset({self.campus(f.name), *f.places}) for f in named}

    def outlet_of(self, url: str) -> Outlet | None:
        """The outlet behind an address."""
        host = url.rsplit("://", maxsplit=1)[-1].split("/", maxsplit=1)[0].lower().removeprefix("www.")
        while "." in host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None


Tables = Sequence[tuple[Path, dict[str, list[dict[str, object]]]]]
"""What each file says, by the kind of entry."""


@lru_cache(maxsize=4)
def load(extra: Path | None = None) -> Catalog:
    """The bundled catalog, with the entries of `extra` (one TOML file of any tables) before it."""
    files = sorted((bundled("data") / "catalog").glob("*.toml"))
    tables = [_read(path) for path in ([extra] if extra else [])] + [_read(path) for path in files]
    companies = tuple(_entries(tables, "company", Company))
    return Catalog(
        companies=companies,
        facilities=_entries(tables, "facility", Facility),
        chips=_entries(tables, "chip", Chip),
        outlets=_entries(tables, "outlet", Outlet),
        dealings=_dealings(tables, {c.id for c in companies}),
    )


def _read(path: Path) -> tuple[Path, dict[str, list[dict[str, object]]]]:
    try:
        with path.open("rb") as file:
            table = tomli.load(file)
    except FileNotFoundError:
        raise CatalogError(str(path), "no such file", "check the setting `catalog`") from None
    except OSError as error:
        raise CatalogError(str(path), f"cannot be read ({error.strerror})", "check the setting `catalog`") from None
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogError(str(path), f"not readable as TOML: {error}", "mend the line it names") from None
    if unknown := sorted(table.keys() - TABLES):
        raise CatalogError(
            str(path), f"no such table: {', '.join(unknown)}", f"write [[{']], [['.join(sorted(TABLES))}]]"
        )
    return path, table


def _entries(tables: Tables, kind: str, model: type[E]) -> Iterator[E]:
    seen: set[str] = set()
    for _, entry in _valid(tables, kind, model):
        if entry.id not in seen:
            seen.add(entry.id)
            yield entry


def _dealings(tables: Tables, companies: Collection[str]) -> Iterator[Dealing]:
    seen: set[tuple[str, str]] = set()
    for path, dealing in _valid(tables, "dealing", Dealing):
        for side in (dealing.buyer, dealing.seller):
            if side not in companies:
                what = f"dealing {dealing.buyer} from {dealing.seller}: no company has the id {side}"
                raise CatalogError(
                    str(path), what, "write an id of data/catalog/companies.toml or add that [[company]]"
                )
        if dealing.buyer == dealing.seller:
            raise CatalogError(str(path), f"dealing {dealing.buyer} from itself", "name two companies, or take it out")
        if (dealing.buyer, dealing.seller) not in seen:
            seen.add((dealing.buyer, dealing.seller))
            yield dealing


def _valid(tables: Tables, kind: str, model: type[M]) -> Iterator[tuple[Path, M]]:
    """The entries of one kind, each with its file."""
    for path, table in tables:
        rows = table.get(kind, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise CatalogError(str(path), f"`{kind}` is no list of tables", f"write [[{kind}]] before each entry")
        for raw in rows:
            try:
                yield path, model.model_validate(raw)
            except ValidationError as error:
                first = error.errors()[0]
                who = raw.get("id") or " from ".join(str(raw[k]) for k in ("buyer", "seller") if k in raw) or "?"
                where = f"{kind} {who}, key {'.'.join(map(str, first['loc']))}"
                raise CatalogError(str(path), f"{where}: {first['msg']}", "mend that entry") from None


def _spellings(company: Company) -> list[str]:
    """A company's names as texts spell them: also in capitals, or with only the first letter large."""
    names = _company_names(company)
    if company.ambiguous:
        return names
    return [*names, *(s for n in names if n.isalnum() and len(n) == LEAST_LETTERS for s in (n.upper(), n.capitalize()))]


def _company_names(company: Company) -> list[str]:
    return [company.name, *company.aliases, *company.former]
