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
UNSPACED = "\u2e80"
"""From here on stand the letters of Chinese, Japanese and Korean."""
LONG = 5
"""Letters. Shorter names mean other things when their letters change size."""


@dataclass(frozen=True, slots=True)
class Mention(Generic[E]):
    """One place where a text names an entry: `text[start:end]` is `name`."""

    start: int
    end: int
    name: str
    entry: E


class Names(Generic[E]):
    """The names of a set of entries, ready to be looked for.

    A name of `LONG` letters that means nothing else is found however its letters are sized, so long as it begins with a
    capital ("NextDC" is NEXTDC).
    """

    def __init__(self, named: Iterable[tuple[str, E]]) -> None:
        self.entries: dict[str, E] = {}
        self._spelt: dict[str, list[str]] = {}
        for name, entry in named:
            if name not in self.entries:
                self.entries[name] = entry
                self._spelt.setdefault(lowered(name), []).append(name)
        self._folded = list(self._spelt)

    @cached_property
    def automaton(self) -> AhoCorasick:
        """Built when first needed: a run that reads no article never pays for it."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self._folded, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Mention[E]]:
        """Every mention, in the order of the text, none inside another and none inside a word."""
        if not self.entries:
            return []
        found = []
        for number, start, end in self.automaton.find_matches_as_indexes(lowered(text)):
            before, after = text[start - 1 : start], text[end : end + 1]
            if (_of_a_word(before) and text[start].isalnum()) or _of_a_word(after) or before in {"@", ".", "-"}:
                continue
            if after == "&" and _of_a_word(text[end + 1 : end + 2]):
                continue  # "KT&G" is not KT
            name = self._meant(self._spelt[self._folded[number]], text[start:end])
            if name is not None:
                found.append(Mention(start, end, name, self.entries[name]))
        return found

    def _meant(self, spelt: list[str], words: str) -> str | None:
        if words in spelt:
            return words
        name = spelt[0]
        everyday = self.entries[name].ambiguous and " " not in name
        free = len(name) >= LONG and not everyday and not name.islower()
        sized = all(b[:1].isupper() for a, b in zip(name.split(), words.split(), strict=False) if a[0].isupper())
        return name if free and sized else None


def _of_a_word(letter: str) -> bool:
    """Whether a neighbouring letter belongs to the same word; scripts written without spaces leave names free."""
    return letter.isalnum() and letter < UNSPACED


def lowered(text: str) -> str:
    """The text in lower case, letter for letter."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
