"""Tables in the text: rows whose cells stand between bars or tabs, under the heads of their first row."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from claimtrack.late import late

RULER = late(r"[\s|:-]+")
"""What Markdown sets between the heads of a table and its rows."""
BAR, TAB = "|", "\t"
TABS = 2
"""So many tabs in a line make it the first row of a table; one does for those that follow."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell below the first row of a table: its offsets in the text, and what its column is headed by."""

    start: int
    end: int
    head: str


@dataclass(frozen=True)
class Columns:
    """Every cell of a text that stands under a head, in order."""

    cells: list[Cell] = field(default_factory=list)

    @cached_property
    def _starts(self) -> list[int]:
        return [c.start for c in self.cells]

    def cell_at(self, offset: int) -> Cell | None:
        """The cell that holds an offset; None outside of tables."""
        at = bisect_right(self._starts, offset) - 1
        return self.cells[at] if at >= 0 and offset < self.cells[at].end else None


@lru_cache(maxsize=2)  # the parties, the figures and the dates of one article each ask for them
def columns(text: str) -> Columns:
    """The tables of a text; rows that follow each other and are parted alike are of one."""
    found: list[Cell] = []
    if BAR not in text and TAB not in text:
        return Columns(found)
    heads: list[str] = []
    mark: str | None = None
    offset = 0
    for line in text.split("\n"):
        parted = _parted(line, mark)
        if parted is None or parted != mark:
            heads = [] if parted is None else [" ".join(c.split()) for c in line.split(parted)]
        elif not RULER.fullmatch(line):
            start = offset
            for head, cell in zip(heads, line.split(parted), strict=False):
                found.append(Cell(start, start + len(cell), head))
                start += len(cell) + 1
        mark = parted
        offset += len(line) + 1
    return Columns(found)


def _parted(line: str, before: str | None) -> str | None:
    """What parts the cells of a line, if it is a row; `before` is what parts those of the row before it."""
    if line.count(TAB) >= (1 if before == TAB else TABS):
        return TAB
    return BAR if BAR in line else None
