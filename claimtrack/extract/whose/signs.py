"""What stands round a figure, told as signs: its words one by one, who is named near it, where in the article it stands.

A sign is a short string ("after=lease", "parties=2"). What each weighs is learned from labelled articles
(`claimtrack.extract.learned.weighing`), so that turns of phrase which no cue was written for are heard too. Names of companies are
masked: a sign tells that the sentence names a party of the main deal, never which.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.where.places import Place
from claimtrack.extract.where.regions import REGIONS
from claimtrack.extract.who.stems import masked, stem, word_signs
from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimtrack.extract.quantities.figures import Figure
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.times.moment import Moment
    from claimtrack.extract.whose.telling import Telling

WORD: Final = late(r"[A-Za-z][\w'’-]*|[$€£]?\d[\d,.]*|[%–—();:,]")
NEAR: Final = 6
"""So many words before and after a figure are signs of their own."""


FAMILY: Final = {Kind.RATE: Kind.MONEY}
"""Kinds that are weighed as another."""
LENGTHS: Final = (800, 1600, 3000)
"""Characters: a brief, a report, a long one."""
PLACES: Final = (1, 2, 3, 6, 11)
"""Sentences from the top."""
MANY: Final = 4
OF_FIRST: Final = tuple(map(Decimal, ("0.1", "0.5", "0.98", "1.02", "2", "10")))
"""Shares of the first figure of its unit that an article tells."""


class Sizes(NamedTuple):
    """What an article's figures of one unit say: the first that it tells, the least and the most."""

    first: Decimal
    least: Decimal
    most: Decimal


class Signs:
    """One article's signs. `figures` are all that it tells: how many there are of a kind, and what stands beside one, tells too.

    `published` is the day of the article, which tells whether a date is past.
    """

    def __init__(self, telling: Telling, figures: Sequence[Figure], published: str | None = None) -> None:
        self.telling = telling
        self.figures = figures
        self.published = published
        self._words: dict[int, tuple[list[int], list[str]]] = {}
        self._said: dict[int, tuple[list[tuple[str, ...]], ...]] = {}

    def of(self, figure: Figure, sentence: Sentence, cues: Iterable[str]) -> set[str]:
        """The signs of one figure. `cues` are the names of the families of phrases that were heard round it."""
        found = {f"cue={name}" for name in cues}
        found.update(self._round(figure.start, figure.end, figure.core, sentence))
        found.update(self._measured(figure, sentence))
        return found

    def of_claim(self, start: int, end: int) -> set[str]:
        """The signs of what became a claim: those of the figure that it holds, or of its words alone."""
        near = self.figures[max(0, bisect_left(self._figure_starts, start) - 1) : bisect_left(self._figure_starts, end)]
        figure = next((f for f in near if f.start < end and start < f.end), None)
        core = start if figure is None else figure.core
        sentence = self.telling.sentence_at(core)
        found = set(self._round(start, end, core, sentence))
        if figure is not None:
            found.update(self._measured(figure, sentence))
        return found

    def of_date(self, moment: Moment, sentence: Sentence, scores: Iterable[tuple[str, float]]) -> set[str]:
        """The signs of one date. `scores` are what the words round it say for each role that it may have."""
        found = {f"{role} {'said' if score > 0 else 'denied'}" for role, score in scores if score}
        found.add(f"form={moment.form}")
        found.add(f"exact={len(moment.low or '')}")
        if moment.low and self.published:
            found.add(f"years ahead={max(-2, min(4, int(moment.low[:4]) - int(self.published[:4])))}")
            found.add("to come" if moment.low > self.published else "past")
        found.update(self._round(moment.start, moment.end, moment.start, sentence))
        found.update(f"beside {kind}" for kind in self._beside[sentence.place])
        return found

    def of_clause(self, start: int, end: int, sentence: Sentence, *, by_rule: bool) -> set[str]:
        """The signs of a clause's telling that something is not told. `by_rule` says that a turn of phrase tells it."""
        words = self._words_of(sentence)[1]
        inside = self.words(start, end, sentence)
        found = {"told by a turn of phrase"} if by_rule else set()
        found.update(f"in={word}" for word in inside)
        found.update(f"in={one} {other}" for one, other in pairwise(inside))
        found.update(f"in={one} .. {other}" for one, other in zip(inside, inside[2:], strict=False))
        found.update(f"sentence={word}" for word in words)
        found.add(f"begins {' '.join(inside[:1])}")
        found.add(f"ends {' '.join(inside[-2:-1])}")
        found.add(f"words={min(MANY, len(inside) // 4)}")
        found.update(self._named(start, sentence))
        found.add(f"stands in {sentence.kind}")
        return found

    def words(self, start: int, end: int, sentence: Sentence) -> list[str]:
        """The stems of the words between two offsets of a sentence."""
        starts, words = self._words_of(sentence)
        return words[bisect_left(starts, start) : bisect_left(starts, end)]

    def of_model(self, start: int, end: int, sentence: Sentence) -> set[str]:
        """The signs of one naming of a chip's model."""
        return set(self._round(start, end, start, sentence))

    def of_place(self, place: Place, sentence: Sentence, *, by_rule: bool) -> set[str]:
        """The signs of one place. `by_rule` says that a turn of phrase has something stand there."""
        found = {"told to stand there"} if by_rule else set()
        region = "a region" if place.site in REGIONS else "a town with its region"
        found.add(place.ground or (region if place.region or place.site in REGIONS else "a town"))
        found.update(self._round(place.start, place.end, place.start, sentence))
        return found

    def _round(self, start: int, end: int, core: int, sentence: Sentence) -> Iterator[str]:
        """The signs of any stretch: its words, who is named near it, where in the article it stands."""
        yield from self._worded(start, end, sentence)
        yield from self._named(core, sentence)
        yield f"stands in {sentence.kind}"
        yield f"sentence at {bisect_right(PLACES, sentence.place)}"
        yield f"length={bisect_right(LENGTHS, len(self.telling.text))}"
        yield f"figures in block={min(MANY, self._crowd[sentence.block])}"

    def _worded(self, start: int, end: int, sentence: Sentence) -> Iterator[str]:
        starts, words = self._words_of(sentence)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if sentence.place not in self._said:
            self._said[sentence.place] = tuple(
                [word_signs(where, w) for w in words] for where in ("sentence", "before", "after")
            )
        anywhere, ahead, behind = self._said[sentence.place]
        yield from chain.from_iterable(anywhere[:first])
        yield from chain.from_iterable(anywhere[last:])
        yield from chain.from_iterable(ahead[max(0, first - NEAR) : first])
        yield from chain.from_iterable(behind[last : last + NEAR])
        for word in words[first:last]:
            yield from word_signs("in", word)
        for distance, word in enumerate(words[max(0, first - 2) : first][::-1], 1):
            yield from word_signs(f"before {distance}", word)
        for distance, word in enumerate(words[last : last + 2], 1):
            yield from word_signs(f"after {distance}", word)
        if sentence.heading:
            for word in WORD.findall(sentence.heading):
                yield from word_signs("heading", "NAME" if word in self._name_words else stem(word))

    def _words_of(self, sentence: Sentence) -> tuple[list[int], list[str]]:
        """Offsets and stems of a sentence's words, each company's name as one word."""
        if sentence.place not in self._words:
            here = self.telling.every_name_in((sentence.start, sentence.end))
            names = [(p, "MAKER" if p.hardware else "PARTY" if p.group in self._main else "OTHER") for p in here]
            self._words[sentence.place] = masked(sentence, names, WORD)
        return self._words[sentence.place]

    def _named(self, core: int, sentence: Sentence) -> Iterator[str]:
        main = self._main
        named = {p.group for p in self.telling.named_in((sentence.start, sentence.end))}
        inside = {p.group for p in self.telling.named_in(sentence.clause_at(core))}
        yield f"parties={min(3, len(named))}"
        yield f"main parties={len(named & main)}"
        yield f"clause parties={min(2, len(inside))}"
        yield f"clause main parties={len(inside & main)}"
        if named - main:
            yield "others named"
        if sentence.block in self._blocks_on_main:
            yield "block names main"
        yield f"deals={min(MANY, len(self.telling.accords))}"

    def _measured(self, figure: Figure, sentence: Sentence) -> Iterator[str]:
        kind = FAMILY.get(figure.kind, figure.kind)
        beside = self._beside[sentence.place]
        yield f"kind={figure.kind}"
        yield f"of its kind={min(MANY, self._kinds[kind])}"
        if self._first[kind] is figure:
            yield "first of its kind"
        if self._told[_spelling(self.telling.text, figure)] > 1:
            yield "told again"
        for other, count in beside.items():
            if count > (other is kind):
                yield f"beside {other}"
        if figure.value:
            yield f"digits={figure.value.adjusted()}"
            yield from self._sized(figure.value, self._sizes[kind, figure.unit])

    def _sized(self, value: Decimal, told: Sizes) -> Iterator[str]:
        """How a figure stands to the others of its unit: a programme's is the largest, a part's far below the first."""
        if told.least < told.most:
            yield "largest" if value == told.most else "smallest" if value == told.least else "of a size between"
            yield f"of the first={bisect_right(OF_FIRST, value / told.first)}"

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [f.start for f in self.figures]

    @cached_property
    def _name_words(self) -> set[str]:
        """The words of every company's name."""
        return {word for p in self.telling.parties for word in WORD.findall(self.telling.text[p.start : p.end])}

    @cached_property
    def _main(self) -> frozenset[str]:
        return self.telling.main.groups if self.telling.main else frozenset()

    @cached_property
    def _blocks_on_main(self) -> set[int]:
        return {self.telling.sentence_at(p.start).block for p in self.telling.parties if p.group in self._main}

    @cached_property
    def _kinds(self) -> Counter[Kind]:
        return Counter(FAMILY.get(f.kind, f.kind) for f in self.figures)

    @cached_property
    def _first(self) -> dict[Kind, Figure]:
        first: dict[Kind, Figure] = {}
        for figure in self.figures:
            first.setdefault(FAMILY.get(figure.kind, figure.kind), figure)
        return first

    @cached_property
    def _sizes(self) -> dict[tuple[Kind, str], Sizes]:
        """By kind and unit."""
        told: dict[tuple[Kind, str], list[Decimal]] = defaultdict(list)
        for figure in self.figures:
            if figure.value:
                told[FAMILY.get(figure.kind, figure.kind), figure.unit].append(figure.value)
        return {unit: Sizes(values[0], min(values), max(values)) for unit, values in told.items()}

    @cached_property
    def _told(self) -> Counter[str]:
        return Counter(_spelling(self.telling.text, f) for f in self.figures)

    @cached_property
    def _beside(self) -> dict[int, Counter[Kind]]:
        """By sentence, how many figures of each kind."""
        beside = {s.place: Counter[Kind]() for s in self.telling.sentences}
        for figure in self.figures:
            beside[self.telling.sentence_at(figure.core).place][FAMILY.get(figure.kind, figure.kind)] += 1
        return beside

    @cached_property
    def _crowd(self) -> Counter[int]:
        """By block, how many figures."""
        return Counter(self.telling.sentence_at(f.core).block for f in self.figures)


def _spelling(text: str, figure: Figure) -> str:
    return re.sub(r"\W", "", text[figure.start : figure.end].lower())
