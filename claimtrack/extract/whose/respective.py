"""What is told of several in turn: "Google and Anthropic at roughly $30 billion and $45 billion, respectively"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from claimtrack.extract.text.sieve import turn
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party

RESPECTIVELY: Final = turn(r"\brespectively\b")
_about = r"about |around |roughly |nearly |over |up to |as much as |at least |more than "
_put = r"(?:invest|put|commit|pledg|contribut|spend|pay|tak|buy)\w*"
PUT_IN: Final = turn(rf"\b{_put}\b")
SIDE_BY_SIDE: Final = late(rf"\s(?:[a-z-]+\s){{0,4}}{_put}\s(?:in\s)?(?:{_about})?(?:US|C|A)?[$€£]")
"""Between as many names as sums: "Nvidia and Microsoft are to invest up to $10 billion and up to $5 billion"."""
LISTED: Final = late(r"(?:,|,?\s(?:and|or))\s(?:the\s)?")
"""Between two names of a list."""
FIGURE: Final = late(r"\d[\d.,]*")
JOINED: Final = late(rf"\D{{0,25}}(?:,|\band|\bor)\s(?:{_about}|some |another )?(?:US|C|A)?[$€£~]?")
"""Between two figures of a list."""


def respective(sentence: Sentence, named: Sequence[Party], offset: int) -> Party | None:
    """Who a figure of a list belongs to, where the sentence tells as many figures as names, and that they go together.

    `named` are the parties of the sentence in order, `offset` is where the figure's numeral begins.
    """
    text, base = sentence.text, sentence.start
    told = RESPECTIVELY.search(text) if sentence.has(RESPECTIVELY) else None
    if told is None and not (sentence.has(PUT_IN) and SIDE_BY_SIDE.search(text)):
        return None
    run = _run(text, told.start() if told else len(text))
    if not run:
        return None
    names = _list(text, [p for p in named if p.end - base <= run[0][0]], base, len(run))
    if not names or (told is None and not SIDE_BY_SIDE.fullmatch(text, names[-1].end - base, run[0][0])):
        return None
    return next((names[n] for n, (start, end) in enumerate(run) if start <= offset - base < end), None)


@lru_cache(maxsize=16)
def _run(text: str, stop: int) -> list[tuple[int, int]]:
    """The last figures before an offset that are joined to a list, whatever stands behind it, as a year may; asked again for each of them."""
    figures = [m.span() for m in FIGURE.finditer(text, 0, stop)]
    joined = [JOINED.fullmatch(text, before[1], after[0]) is not None for before, after in pairwise(figures)]
    last = next((n for n in reversed(range(len(joined))) if joined[n]), None)
    if last is None:
        return []
    first = last
    while first and joined[first - 1]:
        first -= 1
    return figures[first : last + 2]


def _list(text: str, named: Sequence[Party], base: int, length: int) -> list[Party]:
    """The last names before the figures that are joined to a list of that length."""
    for end in range(len(named), length - 1, -1):
        row = list(named[end - length : end])
        if all(LISTED.fullmatch(text, a.end - base, b.start - base) for a, b in pairwise(row)):
            return row
    return []
