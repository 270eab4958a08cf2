"""Finding many names in a text at once (Aho-Corasick), at word boundaries, longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from claimtrack.catalog.entries import Entry

E = TypeVar("E", bound="Entry")


@dataclass(frozen=True, slots=True)
class Mention(Generic[E]):
    """One place where a text names an entry: `text[start:end]` is `name`."""

    start: int
    end: int
    name: str
    entry: E


class Names(Generic[E]):
    """The names of a set of entries, ready to be looked for."""

    def __init__(self, named: Iterable[tuple[str, E]]) -> None:
        self.entries: dict[str, E] = {}
        for name, entry in named:
            self.entries.setdefault(name, entry)
        self.names = list(self.entries)

    @cached_property
    def automaton(self) -> AhoCorasick:
        """Built when first needed: a run that reads no article never pays for it."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self.names, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Mention[E]]:
        """Every mention, in the order of the text, none inside another and none inside a word."""
        if not self.names:
            return []
        found = []
        for number, start, end in self.automaton.find_matches_as_indexes(text):
            before, after = text[start - 1 : start], text[end : end + 1]
            if (before.isalnum() and text[start].isalnum()) or after.isalnum() or before in {"@", "."} or before == "-":
                continue
            name = self.names[number]
            found.append(Mention(start, end, name, self.entries[name]))
        return found
