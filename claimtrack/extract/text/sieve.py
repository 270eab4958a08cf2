"""Turns of phrase, and one pass over a sentence that tells which of them can stand in it at all.

A pattern cannot match where none of its literals stands ("signed", "signs" of `sign(?:ed|s)`). Looking for the literals
of every pattern at once with Aho-Corasick costs less than trying one pattern, so that of hundreds only the few whose
words are there are tried. RE2's FilteredRE2 and the regex crate's prefilters do the same. What is found never depends
on it: the literals are read off the pattern itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined] # the library's own parser, which typeshed leaves out
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from claimtrack.bundled import bundled
from claimtrack.catalog.mentions import lowered
from claimtrack.late import Late

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

MOST = 100
"""More spellings than this are not multiplied out further: the literals found so far serve."""
SHORTEST = 2
"""A single letter stands everywhere and tells nothing; a rarer sign ("~", "$") does tell."""
COMMON_SIGNS = frozenset(" .,-'’\"")
LONG_ENOUGH = 5
EVERYWHERE = frozenset("in on of for the it ai by with from as to at is".split())
"""Words of every other sentence: a pattern that needs no rarer one is always tried."""


class Turn(Late):
    """A pattern with the bit that stands for it; `bits & turn.bit` says whether it can match at all."""

    def __init__(self, pattern: str, flags: int, bit: int, needs: frozenset[str] | None) -> None:
        super().__init__(pattern, flags)
        self.bit, self.needs = bit, needs

    @property
    def key(self) -> str:
        """What its literals are kept under."""
        return f"{int(self.flags)} {self.pattern}"


Hits = list[tuple[int, int, int]]
"""The literals that stand in a stretch, by where they end: the number of each, and its offsets in the stretch."""

_turns: list[Turn] = []


def turn(pattern: str, flags: int = re.IGNORECASE, *, needs: frozenset[str] | None = None) -> Turn:
    """A pattern, entered among those that the sieve knows. Called when a module is loaded, never later.

    `needs` are literals that serve better than those that are read off the pattern.
    """
    _turns.append(Turn(pattern, flags, 1 << len(_turns), needs))
    return _turns[-1]


def turns() -> list[Turn]:
    """Every pattern entered so far."""
    return _turns


SPACES: Final = dict.fromkeys(
    (*range(9, 14), *range(28, 32), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
    " ",
)
"""Every white space reads as a blank: a page may break "not disclosed" over two lines, or keep it together."""


def sift(stretch: str) -> Hits:
    """The literals that stand in a stretch of text."""
    return _sieve(len(_turns))[0].find_matches_as_indexes(lowered(stretch).translate(SPACES), overlapping=True)


def admits() -> list[int]:
    """By the number of a literal, the bits of the patterns that it admits."""
    return _sieve(len(_turns))[1]


def literals_of(bit: int) -> frozenset[int]:
    """The numbers of the literals that admit a pattern."""
    return _numbers(len(_turns), bit)


@cache
def _numbers(count: int, bit: int) -> frozenset[int]:
    return frozenset(n for n, admitted in enumerate(_sieve(count)[1]) if admitted & bit)


def bits_of(text: str) -> int:
    """The bits of every pattern that can match somewhere in a text."""
    found, by_number = unconditional(), admits()
    for number, _, _ in sift(text):
        found |= by_number[number]
    return found


def unconditional() -> int:
    """The bits of the patterns that no literal tells of: those are always tried."""
    return _sieve(len(_turns))[2]


@cache
def _sieve(count: int) -> tuple[AhoCorasick, list[int], int]:
    """The automaton of all literals, what each admits, and what is always admitted."""
    from ahocorasick_rs import AhoCorasick

    admits: dict[str, int] = {}
    always = 0
    kept = _kept()
    for entered in _turns[:count]:
        needed = entered.needs or kept.get(entered.key)
        if needed is None and entered.key not in kept:
            needed = literals(entered.pattern, entered.flags)
        if needed is None or not EVERYWHERE.isdisjoint(needed):
            always |= entered.bit
        else:
            for literal in (n.translate(SPACES) for n in needed):
                admits[literal] = admits.get(literal, 0) | entered.bit
    return AhoCorasick(list(admits)), list(admits.values()), always


def _kept() -> dict[str, frozenset[str] | None]:
    """The literals of each pattern as `docs/generate.py` read them off; one that is not there is read off anew."""
    try:
        table = json.loads((bundled("data") / "literals.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: None if found is None else frozenset(found) for key, found in table.items()}


class _Told(NamedTuple):
    """What is known of a piece of a pattern: all it can match, when that is little, and what any match must hold."""

    exact: frozenset[str] | None
    needs: frozenset[str] | None


NOTHING = _Told(frozenset({""}), None)
UNKNOWN = _Told(None, None)


def literals(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """Lower-case strings of which at least one stands wherever the pattern matches; None where none is certain."""
    needed = _needed(_sequence(_parser.parse(pattern, flags)))
    return needed and frozenset(a for a in needed if not any(b in a for b in needed if len(b) < len(a)))


def _needed(told: _Told) -> frozenset[str] | None:
    return told.needs if told.needs is not None else _certain(told.exact)


def _certain(exact: frozenset[str] | None) -> frozenset[str] | None:
    return (
        exact
        if exact and all(len(e) >= SHORTEST or (e and not e.isalnum() and e not in COMMON_SIGNS) for e in exact)
        else None
    )


def _sequence(items: Any) -> _Told:
    exact: frozenset[str] = frozenset({""})
    whole = True
    candidates: list[frozenset[str] | None] = []
    for told in map(_piece, items):
        candidates.append(told.needs)
        if told.exact is not None and len(exact) * len(told.exact) <= MOST:
            exact = frozenset(a + b for a, b in product(exact, told.exact))
            continue
        candidates.append(_certain(exact))
        whole = False
        exact = told.exact if told.exact is not None else frozenset({""})
    candidates.append(_certain(exact))
    best = max(
        (c for c in candidates if c is not None),
        key=lambda c: (min(LONG_ENOUGH, *map(len, c)), -len(c), sorted(c)),
        default=None,
    )
    return _Told(exact if whole else None, best)


def _piece(item: tuple[Any, Any]) -> _Told:
    op, value = item
    c = _constants
    if op is c.LITERAL:
        letter = chr(value).lower()
        return _Told(frozenset({letter}), None) if len(letter) == 1 else UNKNOWN
    if op is c.IN:
        return _letters(value)
    if op is c.ASSERT:
        return _Told(NOTHING.exact, _needed(_sequence(value[1])))
    if op in {c.AT, c.ASSERT_NOT}:
        return NOTHING
    if op is c.SUBPATTERN:
        return _sequence(value[-1])
    if op is c.ATOMIC_GROUP:
        return _sequence(value)
    if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
        return _repeat(*value)
    if op is c.BRANCH:
        return _branch([_sequence(b) for b in value[1]])
    return UNKNOWN


def _letters(members: list[tuple[Any, Any]]) -> _Told:
    found: set[str] = set()
    for op, value in members:
        if op is _constants.LITERAL:
            found.add(chr(value).lower())
        elif op is _constants.RANGE and value[1] - value[0] < 10:
            found.update(chr(n).lower() for n in range(value[0], value[1] + 1))
        else:
            return UNKNOWN
    return _Told(frozenset(found), None) if all(len(f) == 1 for f in found) else UNKNOWN


def _repeat(least: int, most: Any, body: Any) -> _Told:
    told = _sequence(body)
    if least == 0:
        return _Told(told.exact | {""}, None) if most == 1 and told.exact is not None else UNKNOWN
    return told if least == most == 1 else _Told(None, _needed(told))


def _branch(branches: list[_Told]) -> _Told:
    exact = [b.exact for b in branches if b.exact is not None]
    union = frozenset(s for e in exact for s in e)
    needs = [_needed(b) for b in branches]
    needed = None if any(n is None for n in needs) else frozenset(s for n in needs if n is not None for s in n)
    return _Told(union if len(exact) == len(branches) and len(union) <= MOST else None, needed)


def admitted(bits: int) -> Iterator[int]:
    """Each bit that is set, in the order in which the patterns were entered."""
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest
