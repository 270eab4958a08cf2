"""Markup as a stream -> its blocks of text, by libxml2's push parser: nothing but the open block is held."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from claimtrack.late import late

CHUNK: Final = 1 << 18
"""Characters that are given to the parser at a time."""
BREAKS: Final = frozenset("p div tr li h1 h2 h3 h4 h5 h6 br hr table ul ol blockquote section article center pre dd dt caption document type text".split())  # fmt: skip
CELLS: Final = frozenset({"td", "th"})
UNSEEN: Final = frozenset({"script", "style", "ix:header", "title", "noscript"})
STRONG: Final = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
BOLD: Final = late(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
HIDDEN: Final = late(r"display:\s*none", re.IGNORECASE)
MOST_BOLD: Final = 0.9
CELL: Final = 300
"""Characters up to which what stands in a cell is one line with its row; some pages are laid out in one table."""
LONGEST: Final = 20_000
"""Characters of one block: a longer one is given in pieces."""


class Block(NamedTuple):
    """A paragraph, a row of a table, a line: its words, and whether nearly all of them are bold."""

    words: str
    bold: bool


class _Target:
    """What the parser tells of each tag; whole blocks go to `give`."""

    def __init__(self, give: Callable[[Block], None]) -> None:
        self.give = give
        self.pieces: list[str] = []
        self.size = self.bold_size = 0
        self.open: list[tuple[str, bool, bool]] = []
        self.bold = self.unseen = self.rows = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        style = attributes.get("style", "")
        hidden = tag in UNSEEN or bool(style and HIDDEN.search(style))
        bold = tag in STRONG or bool(style and BOLD.search(style))
        self.open.append((tag, hidden, bold))
        self.unseen += hidden
        self.bold += bold
        self.rows += tag == "tr"
        self._break(tag)

    def end(self, tag: str) -> None:
        while self.open:
            name, hidden, bold = self.open.pop()
            self.unseen -= hidden
            self.bold -= bold
            self.rows -= name == "tr"
            if name == tag:
                break
        self._break(tag)

    def _break(self, tag: str) -> None:
        """End a block, if a tag does: in a row only the row's own, so that "Power: 100 MW" in two cells is one line."""
        if tag in CELLS or (tag in BREAKS and tag != "tr" and self.rows and self.size < CELL):
            self.pieces.append(" ")
        elif tag in BREAKS:
            self.end_block()

    def data(self, words: str) -> None:
        if self.unseen:
            return
        self.pieces.append(words)
        letters = len(words) - words.count(" ")
        self.size += letters
        if self.bold:
            self.bold_size += letters
        if self.size > LONGEST:
            self.end_block()

    def comment(self, words: str) -> None:
        """A comment is no text."""

    def close(self) -> None:
        self.end_block()

    def end_block(self) -> None:
        if self.pieces:
            words = " ".join("".join(self.pieces).split())
            if words:
                self.give(Block(words, self.bold_size > MOST_BOLD * self.size))
            self.pieces.clear()
        self.size = self.bold_size = 0


def blocks(source: str) -> Iterator[Block]:
    """The blocks of a page, in order. Markup that is broken is read as far as libxml2 can mend it."""
    from lxml import etree

    found: list[Block] = []
    parser = etree.HTMLParser(target=_Target(found.append), huge_tree=True, recover=True)
    for at in range(0, len(source), CHUNK):
        parser.feed(source[at : at + CHUNK])
        yield from found
        found.clear()
    parser.close()
    yield from found


def lines(source: str) -> Iterator[Block]:
    """The paragraphs of a bare text, their wrapped lines joined."""
    held: list[str] = []
    for line in io.StringIO(source):
        if line.strip():
            held.append(" ".join(line.split()))
        elif held:
            yield Block(" ".join(held), bold=False)
            held.clear()
    if held:
        yield Block(" ".join(held), bold=False)
