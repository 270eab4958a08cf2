"""What speaks for and against a site's being the one at which a figure or a date stands, told as signs.

Which mentions of sites stand how near, which words lie between, which other figures of the kind have a site of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from claimtrack.extract.site_map import SiteMap, Spot
from claimtrack.extract.who.stems import stem
from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.where.sites import Site
    from claimtrack.records import Claim

BY_RULE: Final = "by rule"
LATER: Final = "has its own, none here, only later"
"""Of 335 labelled figures before such a site 12 are of it: the site is named first where another figure is told of it."""
FIGURE: Final = late(r"[$€£]?\d")
WORD: Final = late(r"[A-Za-z][\w'’-]*")
POINTS: Final = late(
    r"\b(?:there|(?:the|that|this) (?:site|campus|facility|complex|location|building|data cent(?:er|re)|hall|plant|park))\b",
    re.IGNORECASE,
)
"""Words that mean a site told before."""
BESIDE: Final = 25
"""Characters before a site's name that are heard."""
STEP, MANY, BACK, BETWEEN = 25, 4, 5, 10
NEAR_BEFORE, NEAR_AFTER = 12, 8
"""So many mentions of sites before and after a claim are heard, and so many claims beside it; no sentence but a list has more."""


def options(on: SiteMap, claim: Claim) -> list[tuple[str | None, set[str]]]:
    """The sites at which a claim may stand, and none of them, each with its signs; first the one that rules give it.

    Of many sites those named near it, the first, and the facility of its deal.
    """
    told = _Near(on, claim)
    options: list[tuple[str | None, set[str]]] = [
        (on.sites[number].name, set(told.of(number, on.sites[number]))) for number in told.numbers
    ]
    options.append((None, set(told.of_none())))
    ruled = next((n for n, (_, signs) in enumerate(options) if BY_RULE in signs), len(options) - 1)
    return [options[ruled], *options[:ruled], *options[ruled + 1 :]]


@dataclass
class _Near:
    """One claim among the sites of its article."""

    map: SiteMap
    claim: Claim

    @cached_property
    def sentence(self) -> Sentence:
        return self.map.draft.telling.sentence_at(self.claim.start)

    @cached_property
    def spots(self) -> list[Spot]:
        """The mentions of sites that stand nearest, in order."""
        at = bisect_left(self.map.starts, self.claim.start)
        return self.map.spots[max(0, at - NEAR_BEFORE) : at + NEAR_AFTER]

    @cached_property
    def numbers(self) -> list[int]:
        """The sites that are weighed, in the order of the text."""
        named = (n for n, site in enumerate(self.map.sites[:NEAR_BEFORE]) if self.claim.facility in site.names)
        return sorted({0, *(n for _, _, n in self.spots), *named})

    @cached_property
    def in_clause(self) -> set[int]:
        return self._within(*self.sentence.clause_at(self.claim.start))

    @cached_property
    def in_sentence(self) -> set[int]:
        return self._within(self.sentence.start, self.sentence.end)

    @cached_property
    def last(self) -> int | None:
        """The site named last before the claim."""
        return next((n for _, b, n in reversed(self.spots) if b <= self.claim.start), None)

    @cached_property
    def beside(self) -> list[Claim]:
        """The claims of the same field in the sentence that stand nearest, in order, itself among them."""
        alike, starts = self.map.alike[self.claim.field], self.map.alike_starts[self.claim.field]
        at = bisect_left(starts, self.claim.start)
        near = alike[max(0, at - NEAR_BEFORE) : at + NEAR_AFTER]
        return [c for c in near if self.sentence.start <= c.start < self.sentence.end]

    @cached_property
    def turns(self) -> dict[int, int | None]:
        """The sites of the sentence's claims, where they take turns with them."""
        return self.map.turns(self.claim.field, self.sentence)

    @cached_property
    def paired(self) -> int | None:
        """The site of the claim's turn."""
        return self.turns.get(self.claim.start)

    @cached_property
    def points(self) -> tuple[bool, bool]:
        """Whether the clause and the sentence point back to a site."""
        clause = self.sentence.clause_at(self.claim.start)
        return (
            POINTS.search(self.map.draft.text, *clause) is not None,
            POINTS.search(self.sentence.text) is not None,
        )

    def of(self, number: int, site: Site) -> Iterator[str]:
        """The signs of the claim's standing at one site."""
        claim, many = self.claim, min(MANY, len(self.map.sites))
        here = number in self.in_sentence
        yield f"kind={site.kind}"
        yield f"kind={site.kind} of {many}"
        yield "told" if site.told else "not told"
        yield f"told {site.told}, {'named here' if here else 'elsewhere'}"
        yield f"{claim.field} {site.kind}"
        yield f"options={many}"
        yield f"{claim.field} options={many}"
        yield f"part={claim.part}"
        yield f"part={claim.part} of {many}"
        yield f"times={min(MANY, len(site.spots))}"
        yield f"first at {min(MANY, self.map.place(site.spots[0][0]))}"
        yield f"stands in {self.sentence.kind}"
        if len(site.spots) == self.map.most:
            yield "most"
        if number == 0:
            yield "first"
        if self.last == number:
            yield "last named"
        if claim.facility in site.names:
            yield "facility of deal"
        if claim.site in site.names:
            yield BY_RULE
        if self.paired is not None:
            yield f"in its turn {self.paired == number}"
        yield from self._beside(number) if here else self._before(number, site)

    def of_none(self) -> Iterator[str]:
        """The signs of the claim's standing at no one site."""
        claim, many = self.claim, min(MANY, len(self.map.sites))
        yield from (f"none {sign}" for sign in self.map.draft.signs.of_claim(claim.start, claim.end))
        yield f"none {claim.field}"
        yield f"none options={many}"
        yield f"none {claim.field} options={many}"
        yield f"none part={claim.part}"
        yield f"none by rule {claim.site is None}"
        yield f"none clause {min(2, len(self.in_clause))}"
        yield f"none sentence {min(2, len(self.in_sentence))}"
        yield f"none subject={claim.subject}"
        yield f"none points {self.points[0]}"
        yield f"none facility {claim.facility is not None}"
        yield f"none qualifier={claim.qualifier}"
        yield f"none status={claim.status}"
        yield f"none beside {min(MANY, len(self.beside))}"
        if self.turns:
            yield "none in turn" if self.paired is not None else "none total of those in turn"
        yield from (f"none {sign}" for sign in self._sized())

    def _sized(self) -> Iterator[str]:
        """How large the claim is beside those of its field in its sentence and the next."""
        alike, starts = self.map.alike[self.claim.field], self.map.alike_starts[self.claim.field]
        at = bisect_left(starts, self.sentence.start)
        near = [c for c in alike[at : at + NEAR_AFTER] if self.map.place(c.start) <= self.sentence.place + 1]
        sizes = [v for c in near if c is not self.claim and isinstance(v := c.value, Decimal)]
        mine = self.claim.value
        if not sizes or not isinstance(mine, Decimal):
            return
        yield "largest" if mine > max(sizes) else "not largest"
        if len(sizes) > 1 and sum(sizes) == mine:
            yield "sum"

    def _beside(self, number: int) -> Iterator[str]:
        """How a claim stands to a site that its sentence names."""
        claim, text = self.claim, self.map.draft.text
        here, others = ("clause", self.in_clause) if number in self.in_clause else ("sentence", self.in_sentence)
        mentions = [(a, b) for a, b, n in self.spots if n == number]
        start, end = min(mentions, key=lambda s: min(abs(s[0] - claim.end), abs(claim.start - s[1])))
        side = "behind" if start >= claim.end else "ahead" if end <= claim.start else "inside"
        low, high = (claim.end, start) if side == "behind" else (end, claim.start)
        gap = text[low:high]
        yield f"{here} {side}"
        yield f"{claim.field} {here} {side}"
        yield f"{here} others {len(others - {number}) > 0}"
        yield f"{side} far={min(5, len(gap) // STEP)}"
        if FIGURE.search(gap):
            yield f"{side} figure between"
        if any(low <= a < high and n != number for a, _, n in self.spots):
            yield f"{side} site between"
        if any(low <= c.start < high for c in self.beside):
            yield f"{side} its like between"
        if "," in gap:
            yield f"{side} comma"
        if " and " in gap:
            yield f"{side} and"
        before = WORD.findall(text[max(self.sentence.start, start - BESIDE) : start])[-2:]
        yield from (f"{side} before {n}={word.lower()}" for n, word in enumerate(reversed(before)))
        yield from (f"{side} between={stem(word)}" for word in WORD.findall(gap[: BETWEEN * BESIDE])[:BETWEEN])

    def _before(self, number: int, site: Site) -> Iterator[str]:
        """How a claim stands to a site that only other sentences name."""
        here = "named here" if self.in_sentence else "none here"
        mentions = [a for a, _, n in self.spots if n == number] or [site.spots[0][0]]
        own = {(self.claim.low, self.claim.high)}
        if any(self.map.told.get((self.claim.field, self.map.place(a)), own) - own for a in mentions):
            yield "has its own"
            yield f"has its own, {here}, {'told' if site.spots[0][0] < self.claim.start else 'only later'}"
        at = bisect_left(site.spots, (self.claim.start, 0))
        if not at:
            yield "only later"
            yield f"only later, {here}"
            return
        named = self.map.draft.telling.sentence_at(site.spots[at - 1][0])
        back = min(BACK, self.sentence.place - named.place)
        last = "last" if self.last == number else "not last"
        yield f"back {back}"
        yield f"back {back}, {here}"
        yield f"same block {named.block == self.sentence.block}"
        if last == "last":
            yield f"last named, back {back}"
            yield f"last named, {here}"
        if self.points[0]:
            yield f"pointed at, {last}"
        if self.points[1]:
            yield f"pointed at in sentence, {last}"

    def _within(self, low: int, high: int) -> set[int]:
        return {n for a, _, n in self.spots if low <= a < high}
