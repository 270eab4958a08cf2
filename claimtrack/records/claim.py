"""The claim: what one revision of an article says of one field of one deal, tied to its exact words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Field(StrEnum):
    """What a claim is about. The values are a contract: they stand in JSON, in the store and on the command line."""

    PRICE_TOTAL = "price_total"
    PRICE_RATE = "price_rate"
    UNIT_PRICE = "unit_price"
    POWER = "power_mw"
    GPU_COUNT = "gpu_count"
    GPU_MODEL = "gpu_model"
    TERM = "term_months"
    START = "start_date"
    END = "end_date"
    ANNOUNCED = "announced_date"
    LOCATION = "location"
    NOTICE = "termination_notice"
    EQUITY = "equity"
    DISCLOSURE = "disclosure"
    STATUS = "deal_status"


PRICE_FIELDS = frozenset({Field.PRICE_TOTAL, Field.PRICE_RATE, Field.UNIT_PRICE})
DATE_FIELDS = frozenset({Field.START, Field.END, Field.ANNOUNCED})
ORBIT = "orbit"
"""The site of what is to stand in space; no place on a map."""


class Qualifier(StrEnum):
    """How the words round a figure open or close it."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    UNDER = "under"
    RANGE = "range"
    VAGUE = "vague"


class Status(StrEnum):
    """How sure the text is."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    PLANNED = "planned"
    DENIED = "denied"
    UNDISCLOSED = "undisclosed"


class Stage(StrEnum):
    """How far the deal, or the part of it that a figure covers, has come."""

    RUMOURED = "rumoured"
    IN_TALKS = "in_talks"
    LETTER_OF_INTENT = "letter_of_intent"
    AGREED = "agreed"
    BUILDING = "building"
    OPERATING = "operating"
    OPTION = "option"
    CANCELLED = "cancelled"


class Part(StrEnum):
    """How much of the deal a figure covers. Two figures about different parts are never a conflict."""

    WHOLE = "whole"
    SITE = "site"
    PHASE = "phase"
    INCREMENT = "increment"
    CUMULATIVE = "cumulative"
    OPTION = "option"
    COMPONENT = "component"


class Subject(StrEnum):
    """Whose property a figure is: the deal's, the building's or a company's."""

    DEAL = "deal"
    FACILITY = "facility"
    COMPANY = "company"


class About(StrEnum):
    """What a non-disclosure withholds."""

    PRICE = "price"
    CAPACITY = "capacity"
    LOCATION = "location"
    ALL = "all"


Bound = Decimal | str | None
"""An exact figure, an EDTF date, or open."""


def plain(value: Bound) -> int | float | str | None:
    """A bound as JSON says it: an integer where it is one."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one field of one deal.

    `low` and `high` are the stated bounds in `unit`, never converted (a term in days or years is told in months); `None` is open. `half` is half a unit of the
    last digit written. `text[start:end] == quote` holds for the text of the revision it was read from.
    `judged` says what a person decided of it, and who.
    `grounded` says that the words round it tie it to this deal: its sentence names both parties, or its article tells of
    no other deal that could be meant; and that a turn of phrase says it is a term of one. What is not grounded contradicts
    nobody.
    `basis` tells apart figures of one unit that measure different things (IT load and facility power, reserved and
    on-demand prices); `published` is the day of the article, as far as it is known; `change` is set where the words tell a change ("expanded to", "correction").
    """

    article: str
    field: Field
    low: Bound
    high: Bound
    unit: str
    qualifier: Qualifier
    quote: str
    start: int
    end: int
    sentence: str
    deal: str | None = None
    buyer: str | None = None
    seller: str | None = None
    facility: str | None = None
    half: Decimal | None = None
    vague: str | None = None
    status: Status = Status.ASSERTED
    stage: Stage | None = None
    part: Part | None = None
    site: str | None = None
    subject: Subject = Subject.DEAL
    about: About | None = None
    basis: str | None = None
    change: str | None = None
    attribution: str | None = None
    published: str | None = None
    confidence: float = 0.5
    grounded: bool = True
    extractor: str = "rules"
    judged: str | None = None
    section: str | None = None

    @property
    def value(self) -> Bound:
        """The figure itself, whichever bound it stands on; the upper end of a range."""
        return self.low if self.high is None else self.high

    def record(self) -> dict[str, Any]:
        """The claim record of the command line: plain JSON values, keys in a fixed order; of a filing with its section."""
        told = {
            "article": self.article,
            "deal": self.deal,
            "buyer": self.buyer,
            "seller": self.seller,
            "facility": self.facility,
            "field": str(self.field),
            "low": plain(self.low),
            "high": plain(self.high),
            "unit": self.unit,
            "half": plain(self.half),
            "qualifier": str(self.qualifier),
            "vague": self.vague,
            "status": str(self.status),
            "stage": self.stage and str(self.stage),
            "part": self.part and str(self.part),
            "site": self.site,
            "subject": str(self.subject),
            "about": self.about and str(self.about),
            "basis": self.basis,
            "change": self.change,
            "attribution": self.attribution,
            "published": self.published,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "sentence": self.sentence,
            "confidence": self.confidence,
            "grounded": self.grounded,
            "extractor": self.extractor,
            "judged": self.judged,
        }
        return told | {"section": self.section} if self.section else told
