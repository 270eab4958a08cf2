"""A text as blocks and sentences, with their offsets.

A block is a line: a headline, a paragraph, an item of a list, a row of a table. Sentences never cross blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from claimtrack.extract.text.sieve import Hits, Turn, admits, literals_of, sift, unconditional
from claimtrack.late import late

BULLET = late(r"\s*(?:[-•*▪◦–·‣→➤►▶›»✓✔○●■□❖🔹🔸]\ufe0f?|\d{1,2}[.)])\s+")
STOP = late(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9€$£])")
ABBREVIATIONS = frozenset(
    (
        "inc corp co ltd plc no vs st mt dr mr mrs ms jr sr prof gov sen rep u.s u.k e.g i.e approx est jan feb "
        "mar apr jun jul aug sep sept oct nov dec a.m p.m fig cf al n.v s.a"
    ).split()
)
HYPHENS = {0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2212: "-", 0xFE63: "-", 0xFF0D: "-"}
"""Signs that look like a hyphen and are others, each one character long: pages write "10\u2011year" so that it is not broken."""
LONGEST = 1500
"""A longer run without a full stop, in characters, is no sentence but a list or a fault of the page: it is cut, so that
the time to read a text grows with its length and no faster."""
LABEL = 45
"""A colon this near the start ends a label ("AWS spending commitment: $100 billion"), not a clause."""
CLAUSE = late(
    r";\s|:\s|\s[–—-]{1,2}\s|—|,\s(?=(?:and|but|while|whereas|which|where|with|after|before|on|in|plus|then|though)\b)"
    r"|\s(?=(?:while|whereas|whereby|although)\s)|\.\s"
    r"|\s(?=and\s(?:includes?|has|have|will|would|gets?|plans?|is|are|was|were|may|can|could|also|puts?|sets?|expects?|adds?|grants?|brings?)\s)"
)

BREAK = late(r";\s|\s[–—]\s|—|,\s(?=(?:and|but|while|whereas)\b)|\s(?=(?:while|whereas|although)\s)|\.\s")


HEAD = 4
"""A headline and its standfirst lie within this many sentences of the top."""


def plain(text: str) -> str:
    """A text as it is read: every kind of hyphen is the plain one; each offset stays what it was."""
    return text.translate(HYPHENS)


FURNITURE = late(
    r"^[ \t>»•*-]*(?:related(?: (?:stor(?:y|ies)|articles?|news|links?|reading|coverage|posts?))?|read (?:also|more|next)|also read|see also|most[ -](?:read|popular)|more (?:news|stories|from [A-Z][\w ]{1,20})|recommended(?: for you)?|you (?:may|might) also like|popular now|trending)\b[ \t]*[:|»>].*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that only leads to other pages: "Related: AirTrunk wins approval for 354MW campus"."""


def without_furniture(text: str) -> str:
    """A text with blanks for the lines that lead to other pages; each offset stays what it was."""
    return FURNITURE.sub(lambda m: " " * len(m.group()), text)


@dataclass(frozen=True)
class Sentence:
    """`text` is `source`, the article's text, from `start` to `end`; `kind` is headline, body or item.

    `block` and `place` are the numbers of its line and of itself in the article; `heading` is the nearest short line
    above it, which often says what a list is about.
    """

    source: str
    start: int
    end: int
    kind: str
    block: int
    place: int
    heading: str = ""

    @cached_property
    def text(self) -> str:
        """The sentence itself."""
        return self.source[self.start : self.end]

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Offsets in the article of the clauses, split where a new statement may begin."""
        marks = CLAUSE.finditer(self.text)
        cuts = [0, *(m.end() for m in marks if not (m.group() == ": " and m.end() <= LABEL)), len(self.text)]
        return [(self.start + a, self.start + b) for a, b in pairwise(cuts) if b > a]

    @cached_property
    def passages(self) -> list[tuple[int, int]]:
        """Offsets in the article of its statements: wider than clauses."""
        cuts = [0, *(m.end() for m in BREAK.finditer(self.text)), len(self.text)]
        return [(self.start + a, self.start + b) for a, b in pairwise(cuts)]

    def passage_at(self, offset: int) -> tuple[int, int]:
        """The statement that holds an offset: wider than a clause, since "in early 2026" belongs to what goes before."""
        return next(((a, b) for a, b in self.passages if a <= offset < b), (self.start, self.end))

    def clause_at(self, offset: int) -> tuple[int, int]:
        """The clause that holds an offset of the article."""
        for clause in self.clauses:
            if clause[0] <= offset < clause[1]:
                return clause
        return self.start, self.end

    @cached_property
    def hits(self) -> Hits:
        """Where the literals of the patterns stand in it."""
        return sift(self.text)

    @cached_property
    def bits(self) -> int:
        """Of every pattern that can match somewhere in it."""
        return self.bits_in(self.start, self.end)

    def has(self, turn: Turn) -> bool:
        """Whether a pattern matches somewhere in it; looked for once."""
        known = self._had.get(turn.bit)
        if known is None:
            known = self._had[turn.bit] = bool(self.bits & turn.bit) and turn.search(self.text) is not None
        return known

    @cached_property
    def _had(self) -> dict[int, bool]:
        return {}

    def bits_in(self, start: int, end: int) -> int:
        """Of every pattern that can match somewhere between two offsets of the article."""
        start, end = start - self.start, end - self.start
        found, by_number = unconditional(), admits()
        for number, a, b in self.hits:
            if a >= start and b <= end:
                found |= by_number[number]
        return found


def matches(sentences: Iterable[Sentence], turn: Turn, before: int, after: int) -> Iterator[re.Match[str]]:
    """Every match of a pattern in some sentences, looked for only round its literals.

    A match begins at most `before` characters ahead of the end of one of them and, with what must follow it, ends at
    most `after` characters behind it.
    """
    bit, finditer = turn.bit, turn.finditer
    everywhere, its_own = bool(bit & unconditional()), literals_of(bit)
    for s in sentences:
        if everywhere:
            yield from finditer(s.source, s.start, s.end)
        if everywhere or not s.bits & bit:
            continue
        low = high = s.start
        for number, _, end in s.hits:
            if number in its_own:
                at = s.start + end
                if at - before > high:
                    if high > low:
                        yield from finditer(s.source, low, high)
                    low = at - before
                low, high = max(low, s.start), min(at + after, s.end)
        yield from finditer(s.source, low, high)


def openings(sentences: Iterable[Sentence], turn: Turn) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins with one of its literals, none inside another."""
    bit, match, its_own = turn.bit, turn.match, literals_of(turn.bit)
    for s in sentences:
        if not s.bits & bit:
            continue
        edge = 0
        for start in sorted({a for number, a, _ in s.hits if number in its_own}):
            if start >= edge and (m := match(s.source, s.start + start, s.end)):
                edge = m.end() - s.start
                yield m


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
            found.append(Sentence(text, a, b, kind, block, len(found), heading))
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
