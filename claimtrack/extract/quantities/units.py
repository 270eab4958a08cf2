"""What the readers of money, power, chips and time spans give: a quantity with its unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.extract.quantities.numerals import Numeral
    from claimtrack.records import Qualifier


class Kind(StrEnum):
    """What kind of quantity a figure is, before it is asked whose it is."""

    MONEY = "money"
    RATE = "money per time"
    UNIT_PRICE = "money per unit"
    POWER = "power"
    ENERGY = "energy"
    CHIPS = "chips"
    SPAN = "time span"
    PERCENT = "percent"
    SHARES = "shares"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with its unit. `behind` is a qualifier that stands between numeral and unit ("1GW+", "300-plus MW")."""

    kind: Kind
    start: int
    end: int
    core: int
    unit: str
    numeral: Numeral | None
    value: Decimal | None
    half: Decimal
    vague: str | None = None
    range_low: Decimal | None = None
    behind: tuple[Qualifier, int] | None = None
    trailing_sign: bool = False
    notes: dict[str, str] = field(default_factory=dict)
