"""What a unit of a currency was worth in US dollars: the low and the high of each year, as data/currencies.toml has them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import tomli

from claimtrack.bundled import bundled

DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class Band:
    """The low and the high of one year, in dollars a unit."""

    currency: str
    year: int
    low: Fraction
    high: Fraction

    def __str__(self) -> str:
        """The band as the reason of a verdict names it."""
        return f"1 {self.currency} is {float(self.low):.4g} to {float(self.high):.4g} USD, its range in {self.year}"


@cache
def _bands() -> dict[str, dict[int, Band]]:
    table = tomli.loads((bundled("data") / "currencies.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[int, Band]] = {}
    for row in table["band"]:
        band = Band(row["currency"], row["year"], Fraction(row["low"]), Fraction(row["high"]))
        found.setdefault(band.currency, {})[band.year] = band
    return found


def band(currency: str, day: str | None) -> Band | None:
    """The band of a currency in the year of a day (an EDTF date); the newest one without a day or for another year."""
    years = _bands().get(currency)
    if not years:
        return None
    year = int(day[:4]) if day and day[:4].isdigit() else max(years)
    return years.get(year, years[max(years)])
