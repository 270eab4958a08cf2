"""A text as blocks and sentences, with their offsets.

A block is a line: a headline, a paragraph, an item of a list, a row of a table. Sentences never cross blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

BULLET = re.compile(r"\s*(?:[-•*▪◦–·‣]|\d{1,2}[.)])\s+")
STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9€$£])")
ABBREVIATIONS = frozenset(
    (
        "inc corp co ltd plc no vs st mt dr mr mrs ms jr sr prof gov sen rep u.s u.k e.g i.e approx est jan feb "
        "mar apr jun jul aug sep sept oct nov dec a.m p.m fig cf al n.v s.a"
    ).split()
)
LONGEST = 1500
"""A longer run without a full stop, in characters, is no sentence but a list or a fault of the page: it is cut, so that
the time to read a text grows with its length and no faster."""
LABEL = 45
"""A colon this near the start ends a label ("AWS spending commitment: $100 billion"), not a clause."""
CLAUSE = re.compile(
    r";\s|:\s|\s[–—-]{1,2}\s|—|,\s(?=(?:and|but|while|whereas|which|where|with|after|before|on|in|plus|then|though)\b)"
    r"|\s(?=(?:while|whereas|whereby|although)\s)|\.\s"
    r"|\s(?=and\s(?:includes?|has|have|will|would|gets?|plans?|is|are|was|were|may|can|could|also|puts?|sets?|expects?|adds?|grants?|brings?)\s)"
)

BREAK = re.compile(r";\s|\s[–—]\s|—|,\s(?=(?:and|but|while|whereas)\b)|\s(?=(?:while|whereas|although)\s)|\.\s")


@dataclass(frozen=True)
class Sentence:
    """`text` is the article's text from `start` to `end`; `kind` is headline, body or item.

    `block` and `place` are the numbers of its line and of itself in the article; `heading` is the nearest short line
    above it, which often says what a list is about.
    """

    start: int
    end: int
    text: str
    kind: str
    block: int
    place: int
    heading: str = ""

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Offsets in the article of the clauses, split where a new statement may begin."""
        marks = CLAUSE.finditer(self.text)
        cuts = [0, *(m.end() for m in marks if not (m.group() == ": " and m.end() <= LABEL)), len(self.text)]
        return [(self.start + a, self.start + b) for a, b in pairwise(cuts) if b > a]

    def passage_at(self, offset: int) -> tuple[int, int]:
        """The statement that holds an offset: wider than a clause, since "in early 2026" belongs to what goes before."""
        cuts = [0, *(m.end() for m in BREAK.finditer(self.text)), len(self.text)]
        spans = ((self.start + a, self.start + b) for a, b in pairwise(cuts))
        return next(((a, b) for a, b in spans if a <= offset < b), (self.start, self.end))

    def clause_at(self, offset: int) -> tuple[int, int]:
        """The clause that holds an offset of the article."""
        return next(((a, b) for a, b in self.clauses if a <= offset < b), (self.start, self.end))


def sentences(text: str) -> list[Sentence]:
    """Every sentence of a text, in order."""
    found: list[Sentence] = []
    heading = ""
    offset = 0
    block = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        start, offset = offset, offset + len(line) + 1
        if not line.strip():
            continue
        kind = _kind(line, first=not found)
        body = start
        if kind == "item" and (mark := BULLET.match(line)):
            body += mark.end()
        for a, b in _cut(text, body, start + len(line.rstrip())):
            found.append(Sentence(a, b, text[a:b], kind, block, len(found), heading))
        if kind == "headline" or (line.rstrip().endswith(":") and len(line) < 80):
            heading = line.strip()
        elif kind == "body" and number and not lines[number - 1].strip() and len(line) > 200:
            heading = ""
        block += 1
    return found


def _kind(line: str, *, first: bool) -> str:
    if BULLET.match(line):
        return "item"
    plain = line.strip()
    if len(plain) <= 140 and plain[-1] not in '.!?:;,”"':
        return "headline"
    return "headline" if first and len(plain) <= 120 else "body"


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two offsets, white space left out."""
    cuts = []
    begin = start
    for stop in STOP.finditer(text, start, end):
        word = text[max(begin, stop.start() - 12) : stop.start()].rsplit(None, 1)[-1:] or [""]
        tail = word[0].lower().lstrip("(\"'“‘")
        if stop.group().startswith(".") and (tail in ABBREVIATIONS or (len(tail) == 1 and tail.isalpha())):
            continue
        cuts.append((begin, stop.end()))
        begin = stop.end()
    while end - begin > LONGEST:
        space = text.rfind(" ", begin, begin + LONGEST)
        middle = space if space > begin else begin + LONGEST
        cuts.append((begin, middle))
        begin = middle
    cuts.append((begin, end))
    trimmed = []
    for a, b in cuts:
        piece = text[a:b]
        first, last = a + len(piece) - len(piece.lstrip()), b - len(piece) + len(piece.rstrip())
        if last > first:
            trimmed.append((first, last))
    return trimmed
