"""What the catalog's files say, one model a kind of entry. Unknown keys are refused, so that a typo is seen."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """What a company is in the supply of compute, from those who use it to those who make it possible.

    The order matters: between two parties of a compute deal, the one that stands earlier is as a rule the buyer.
    """

    LAB = "lab"
    GOVERNMENT = "government"
    PLATFORM = "platform"
    VENTURE = "venture"
    SOVEREIGN = "sovereign"
    CLOUD = "cloud"
    NEOCLOUD = "neocloud"
    HOST = "host"
    OEM = "oem"
    CHIPMAKER = "chipmaker"
    ENERGY = "energy"
    INVESTOR = "investor"


class Entry(BaseModel):
    """What every entry has: an id, a name, and where both were seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    name: str
    aliases: tuple[str, ...] = ()
    source: str = ""
    seen: str = ""
    ambiguous: bool = False


class Company(Entry):
    """A company, a division of one that sells under its own name, or a public body.

    Right after a word of `not_after`, or right before one of `not_before`, its name is everyday language and names nobody: "a Giga Scale AI
    data centre", "the American Bitcoin miner".
    """

    kind: Kind
    former: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    parent: str = ""
    country: str = ""
    fiscal_year_end: int = 12
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class Facility(Entry):
    """A campus, a building or a named supercomputer."""

    owner: str = ""
    campus: str = ""
    place: str = ""
    country: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """Where it lies, the nearest first: the town or the county, then the state, as far as they are known."""
        return tuple(part.strip() for part in self.place.split(",") if part.strip())


class Chip(Entry):
    """A chip, a family of chips, or a system that holds several."""

    maker: str
    family: str = ""
    noun: str = "GPU"
    chips_per_unit: int = 1
    board_power_w: float | None = None
    power_source: str = ""


class Outlet(Entry):
    """A publisher that others credit. `tier` is filing, company, wire, press, blog or aggregator."""

    domains: tuple[str, ...] = ()
    tier: str = "press"
    country: str = ""


class Dealing(BaseModel):
    """That one company is known to buy from another: compute, chips, servers, halls or power. Both are told by their ids."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    buyer: str
    seller: str
    source: str = ""
    seen: str = ""
