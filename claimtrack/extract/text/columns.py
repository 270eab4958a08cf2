"""Tables in the text: rows whose cells stand between bars or tabs, under the heads of their first row."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from claimtrack.late import late

ROW = late(r"^[^\n|\t]*(?:\|[^\n|]*)+|^[^\n|\t]*(?:\t[^\n\t|]*){2,}", re.MULTILINE)
"""A line with bars in it, or with two tabs and more."""
RULER = late(r"[\s|:-]+")
"""What Markdown sets between the heads of a table and its rows."""
BAR, TAB = "|", "\t"


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


def columns(text: str) -> Columns:
    """The tables of a text; rows that follow each other are of one."""
    found: list[Cell] = []
    if BAR not in text and TAB not in text:
        return Columns(found)
    heads: list[str] = []
    last = -2  # no row yet, not even one that ends before the text begins
    for row in ROW.finditer(text):
        cells = re.split(r"[|\t]", row.group())
        if row.start() != last + 1:
            heads = [" ".join(c.split()) for c in cells]
        elif not RULER.fullmatch(row.group()):
            offset = row.start()
            for head, cell in zip(heads, cells, strict=False):
                found.append(Cell(offset, offset + len(cell), head))
                offset += len(cell) + 1
        last = row.end()
    return Columns(found)
