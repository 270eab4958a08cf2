"""What is kept of a filing as it comes, block by block, and the headings that each passage stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimtrack.catalog.entries import Kind
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.articles.blocks import Block
    from claimtrack.catalog import Catalog

LONG: Final = 120_000
"""Characters. A filing that is no longer is kept whole; of a longer one only what may tell a contract."""
THROUGHOUT: Final = 0.2
MOST: Final = 2_000_000
"""Characters that are kept of one filing."""
HEAD: Final = 30_000
FIRST_PAGE: Final = 3_000
"""Characters in which a filing names who files it."""
OF_FIELD: Final = frozenset(
    {Kind.LAB, Kind.PLATFORM, Kind.SOVEREIGN, Kind.VENTURE, Kind.CLOUD, Kind.NEOCLOUD, Kind.HOST}
)
"""Kinds of companies that buy or sell computing."""
LONGEST_HEADING: Final = 140
FIELD: Final = late(
    r"\b(?:data[\s-]?cent(?:er|re)s?|GPUs?|TPUs?|comput(?:e|ing)|cloud (?:services?|capacity|infrastructure)|AI (?:cloud|infrastructure|capacity)|HPC|megawatts?|gigawatts?|MW|GW|colocation|co-location|hosting|master services agreements?|accelerators?|superchips?|servers?)\b",
    re.IGNORECASE,
)
BARGAIN: Final = late(
    r"\b(?:agreements?|contract(?:s|ed|ual)?|leases?|leased|order forms?|orders?|commit(?:ted|ments?|s)?|customers?|tenants?|purchase|term sheet|letter of intent|amend(?:ed|ment)|take-or-pay|prepay\w*|obligations?|backlog|licen[cs]e)\b",
    re.IGNORECASE,
)
FIGURE: Final = late(
    r"[$€£¥]\s?\d|\d[\d,.]*\s*(?:MW|GW|megawatts?|gigawatts?|million|billion|(?:\w+\s)?GPUs?|years?|months?)\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)[\s-](?:\w+[\s-]){0,2}(?:years?|months?|terms?|megawatts?|GPUs?)|\b20[2-4]\d\b|\bundisclosed\b|\[\*{2,3}\]",
    re.IGNORECASE,
)
ENTERED: Final = late(
    r"\b(?:entered into|signed|executed|(?:has|have) (?:agreed|committed|contracted)|contracted (?:for|with)|leases? (?:with|to)|announced|amend(?:s|ed|ment))\b",
    re.IGNORECASE,
)
ITEM: Final = late(r"^(?:item\s+\d+(?:\.\d+|[A-Z])?\b|part\s+[IVX]+\b|note\s+\d+\b|EX-\d)", re.IGNORECASE)
UNNAMED: Final = late(
    r"\bhyperscale\w*|\b(?:an?|one|new|existing|largest|anchor)\s(?:[\w.-]+[\s,]+){0,5}(?:customer|tenant|AI (?:lab|company|developer))\b",
    re.IGNORECASE,
)
NUMBERS: Final = late(r"[\d.,()%$€£—–\s-]")
MOST_NUMBERS: Final = 0.5
"""A row of which more than this share is figures is of a financial statement, and tells nothing in words."""


def may_tell_contract(words: str) -> bool:
    """Whether a passage holds a word of a bargain and a figure, and is no row of a financial statement."""
    return (
        FIGURE.search(words) is not None
        and BARGAIN.search(words) is not None
        and len(NUMBERS.findall(words)) <= MOST_NUMBERS * len(words)
    )


class Passages:
    """The blocks of a filing so far: all of them while it is short, later those that may tell a contract."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.head = ""
        """The first characters of the whole text."""
        self._all: list[tuple[str, str]] | None = []
        self._size = 0
        self._kept: list[tuple[str, str]] = []
        self._kept_size = 0
        self._filer: frozenset[str] | None = None
        self._before: tuple[str, str] | None = None
        self._computing = False
        self._item = self._heading = ""

    def add(self, block: Block) -> None:
        """Take the next block."""
        words = block.words
        if len(self.head) < HEAD:
            self.head += words + "\n"
        if heading := _heading(block):
            if ITEM.match(heading):
                self._item, self._heading = heading, ""
            else:
                self._heading = heading
        held = (words, " › ".join(part for part in (self._item, self._heading) if part))
        if self._all is None:
            self._sift(held)
            return
        self._all.append(held)
        self._size += len(words)
        if self._size > LONG:
            self._sift_all()

    def text(self) -> tuple[str, tuple[tuple[int, str], ...]]:
        """What is kept, a block a paragraph, and its sections, each with the offset from which it holds.

        A short filing is kept whole if it is about computing throughout, as the announcement of a deal is.
        """
        if self._all is not None and not self._throughout(self._all):
            self._sift_all()
        pieces: list[str] = []
        sections: list[tuple[int, str]] = []
        at = 0
        for words, section in self._kept if self._all is None else self._all:
            if section and (not sections or sections[-1][1] != section):
                sections.append((at, section))
                heading = section.rpartition(" › ")[2]
                if self._all is None and heading != words:
                    pieces.append(heading)
                    at += len(heading) + 2
            pieces.append(words)
            at += len(words) + 2
        return "\n\n".join(pieces), tuple(sections)

    def _throughout(self, every: list[tuple[str, str]]) -> bool:
        """Whether one passage in a few is about computing."""
        long = [words for words, _ in every if len(words) > LONGEST_HEADING]
        return sum(FIELD.search(words) is not None for words in long) > THROUGHOUT * len(long)

    def _sift_all(self) -> None:
        """Go over what was held so far, and hold from now on only what may tell a contract."""
        every, self._all = self._all or [], None
        self._computing = self._throughout(every)
        for held in every:
            self._sift(held)

    def _sift(self, held: tuple[str, str]) -> None:
        """Keep a passage that may tell a contract, and the one before it, which often says who the parties are."""
        before, self._before = self._before, held
        if self._kept_size > MOST or not (may_tell_contract(held[0]) and self._of_field(held[0])):
            return
        if before is not None and len(before[0]) > LONGEST_HEADING and before[1] == held[1]:
            self._keep(before)
        self._keep(held)
        self._before = None

    def _of_field(self, words: str) -> bool:
        """Whether a passage is about a deal in computing with somebody: a company of the field beside who files, or one unnamed.

        Where the whole filing is about computing, as a neocloud's is, its contracts need not say so each time.
        """
        if FIELD.search(words) is None and not self._computing:
            return False
        if ENTERED.search(words) and UNNAMED.search(words):
            return True
        if self._filer is None:
            self._filer = frozenset(m.entry.id for m in self.catalog.company_names.find(self.head[:FIRST_PAGE]))
        found = self.catalog.company_names.find(words)
        return any(m.entry.kind in OF_FIELD and m.entry.id not in self._filer for m in found)

    def _keep(self, held: tuple[str, str]) -> None:
        self._kept.append(held)
        self._kept_size += len(held[0])


def _heading(block: Block) -> str | None:
    """The words of a block that is a heading: short, and bold, in capitals, or an item's."""
    words = block.words
    if len(words) > LONGEST_HEADING or sum(map(str.isalpha, words)) < len(words) / 2:
        return None
    told = (
        ITEM.match(words) or (block.bold and not words.endswith((".", ";", ","))) or (words.isupper() and " " in words)
    )
    return words if told else None
