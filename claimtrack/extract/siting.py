"""At which site of the deal a figure or a date stands, if at one.

Rules (`Telling.site_at`) hear a place in the clause and else in the sentence before the figure. What was learned from
labelled articles hears besides the sites that earlier sentences told, how many there are, and the words that point back
to one ("the campus", "there"). On articles held out rules alone name the site, or none, as the labels do in .56 of the
figures and dates of articles that tell of sites, both together in .73 (`bench/learning.py sites`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from claimtrack.catalog.gazetteer import region_in
from claimtrack.extract.learned.weighing import odds
from claimtrack.extract.terms.scope import part_of
from claimtrack.extract.where.places import Ground
from claimtrack.extract.who.stems import stem
from claimtrack.late import late
from claimtrack.records import Field, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.readings import Reading
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.where.sites import Site
    from claimtrack.records import Claim

SITING: Final = "site"
"""What the weights of a site's signs are kept under."""
TIED: Final = frozenset({Field.POWER, Field.GPU_COUNT, Field.START})
"""What can differ from one site of a deal to the next; prices and terms are the deal's."""
FIGURE: Final = late(r"[$€£]?\d")
WORD: Final = late(r"[A-Za-z][\w'’-]*")
POINTS: Final = late(
    r"\b(?:there|(?:the|that|this) (?:site|campus|facility|complex|location|building|data cent(?:er|re)|hall|plant|park))\b",
    re.IGNORECASE,
)
"""Words that mean a site told before."""
IN_TURN: Final = "in its turn True"
"""Of 20 labelled figures that stand in turn with sites and have one, 19 are of the site of their turn."""
LATER: Final = "has its own, none here, only later"
"""Of 335 labelled figures before such a site 12 are of it: the site is named first where another figure is told of it."""
BESIDE: Final = 25
"""Characters before a site's name that are heard."""
STEP, MANY, BACK, BETWEEN = 25, 4, 5, 10


def sited(draft: Draft, readings: Sequence[Reading]) -> None:
    """Give the claims of an article the sites that their signs tell, and the part that goes with it."""
    if not draft.telling.sites:
        return
    for reading in readings:
        if reading.claim is not None and reading.claim.field is Field.LOCATION:
            reading.claim = replace(reading.claim, site=_called(draft, reading.claim))
    tied = [(r, r.claim) for r in readings if r.claim is not None and r.claim.field in TIED]
    claims = [claim for _, claim in tied]
    for reading, claim in tied:
        site = _site(draft, claim, claims)
        if site != claim.site:
            reading.claim = replace(claim, site=site, part=_part(draft, claim, site))


def _site(draft: Draft, claim: Claim, claims: Sequence[Claim]) -> str | None:
    """The likeliest site of a claim: of two that take turns with two figures its own, and never one that has its own further on."""
    options = [(site, signs) for site, signs in site_options(draft, claim, claims) if LATER not in signs]
    turn = next((site for site, signs in options if IN_TURN in signs), None)
    likely = [odds("sites", SITING, signs) for _, signs in options]
    return turn or options[likely.index(max(likely))][0]


def _called(draft: Draft, claim: Claim) -> str | None:
    """The name of the site that a place is told as: of the facility that stands there, where its figures have that name."""
    built = (
        s.name
        for s in draft.telling.sites
        if s.kind == Ground.FACILITY and any(a < claim.end and claim.start < b for a, b in s.spots)
    )
    return claim.site if region_in(claim.site or "") == claim.site else next(built, claim.site)


def _part(draft: Draft, claim: Claim, site: str | None) -> Part | None:
    """What a figure covers, now that its site is another."""
    if claim.part not in {Part.WHOLE, Part.SITE}:
        return claim.part
    around = draft.around(claim.start, claim.end, draft.telling.sentence_at(claim.start))
    return part_of(claim.field, around, site=site, sites=draft.telling.site_count)


def site_options(draft: Draft, claim: Claim, claims: Sequence[Claim]) -> list[tuple[str | None, set[str]]]:
    """The sites at which a claim may stand, and none of them, each with its signs; first the one that rules give it.

    `claims` are all that the article ties to a site or to none.
    """
    told = _Told(draft, claim, sorted((c for c in claims if c.field is claim.field), key=lambda c: c.start))
    options: list[tuple[str | None, set[str]]] = [
        (site.name, set(told.of(number, site))) for number, site in enumerate(draft.telling.sites)
    ]
    options.append((None, set(told.of_none())))
    ruled = next((n for n, (_, signs) in enumerate(options) if "by rule" in signs), len(options) - 1)
    return [options[ruled], *options[:ruled], *options[ruled + 1 :]]


@dataclass
class _Told:
    """One claim among the sites of its article."""

    draft: Draft
    claim: Claim
    alike: list[Claim]
    """The claims of the same field, in order, itself among them."""

    @cached_property
    def sentence(self) -> Sentence:
        return self.draft.telling.sentence_at(self.claim.start)

    @cached_property
    def clause(self) -> tuple[int, int]:
        return self.sentence.clause_at(self.claim.start)

    @cached_property
    def spots(self) -> list[tuple[int, int, int]]:
        """Start, end and site of every mention of one, in order."""
        return sorted((a, b, n) for n, site in enumerate(self.draft.telling.sites) for a, b in site.spots)

    @cached_property
    def in_clause(self) -> set[int]:
        return self._within(*self.clause)

    @cached_property
    def in_sentence(self) -> set[int]:
        return self._within(self.sentence.start, self.sentence.end)

    @cached_property
    def last(self) -> int | None:
        """The site named last before the claim."""
        return next((n for _, b, n in reversed(self.spots) if b <= self.claim.start), None)

    @cached_property
    def beside(self) -> list[Claim]:
        """The claims of the same field in the sentence, in order, itself among them."""
        return [c for c in self.alike if self.sentence.start <= c.start < self.sentence.end]

    @cached_property
    def paired(self) -> int | None:
        """The site of the claim's turn, where sites and claims take turns: "Loughton brings 100 MW, Sines 50"."""
        named = [(a, n) for a, _, n in self.spots if self.sentence.start <= a < self.sentence.end]
        if len(named) != len(self.beside) or len(named) < 2:
            return None
        turns = sorted([*((a, True) for a, _ in named), *((c.start, False) for c in self.beside)])
        if any(one == other for (_, one), (_, other) in pairwise(turns)):
            return None
        return named[self.beside.index(self.claim)][1]

    @cached_property
    def points(self) -> tuple[bool, bool]:
        """Whether the clause and the sentence point back to a site."""
        text = self.draft.text
        return POINTS.search(text, *self.clause) is not None, POINTS.search(self.sentence.text) is not None

    def of(self, number: int, site: Site) -> Iterator[str]:
        """The signs of the claim's standing at one site."""
        claim, telling = self.claim, self.draft.telling
        many = min(MANY, len(telling.sites))
        yield f"kind={site.kind}"
        yield f"kind={site.kind} of {many}"
        yield "told" if site.told else "not told"
        yield f"told {site.told}, {'named here' if number in self.in_sentence else 'elsewhere'}"
        yield f"{claim.field} {site.kind}"
        yield f"options={many}"
        yield f"{claim.field} options={many}"
        yield f"part={claim.part}"
        yield f"part={claim.part} of {many}"
        yield f"times={min(MANY, len(site.spots))}"
        yield f"first at {min(MANY, telling.sentence_at(site.spots[0][0]).place)}"
        yield f"stands in {self.sentence.kind}"
        if len(site.spots) == max(len(s.spots) for s in telling.sites):
            yield "most"
        if number == 0:
            yield "first"
        if self.last == number:
            yield "last named"
        if claim.facility in site.names:
            yield "facility of deal"
        if claim.site in site.names:
            yield "by rule"
        if self.paired is not None:
            yield f"in its turn {self.paired == number}"
        if number in self.in_sentence:
            yield from self._beside(number, site)
        else:
            yield from self._before(number, site)

    def of_none(self) -> Iterator[str]:
        """The signs of the claim's standing at no one site."""
        claim = self.claim
        many = min(MANY, len(self.draft.telling.sites))
        yield from (f"none {sign}" for sign in self.draft.signs.of_claim(claim.start, claim.end))
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
        if self.paired is not None:
            yield "none in turn"
        yield from (f"none {sign}" for sign in self._sized())

    def _sized(self) -> Iterator[str]:
        """How large the claim is beside those of its field in its sentence and the next."""
        near = [c for c in self.alike if self.sentence.start <= c.start and self._place(c) <= self.sentence.place + 1]
        sizes = [
            v for c in near if c is not self.claim and isinstance(v := c.low if c.high is None else c.high, Decimal)
        ]
        mine = self.claim.low if self.claim.high is None else self.claim.high
        if not sizes or not isinstance(mine, Decimal):
            return
        yield "largest" if mine > max(sizes) else "not largest"
        if len(sizes) > 1 and sum(sizes) == mine:
            yield "sum"

    def _place(self, claim: Claim) -> int:
        return self.draft.telling.sentence_at(claim.start).place

    def _beside(self, number: int, site: Site) -> Iterator[str]:
        """How a claim stands to a site that its sentence names."""
        claim, text = self.claim, self.draft.text
        here, others = ("clause", self.in_clause) if number in self.in_clause else ("sentence", self.in_sentence)
        start, end = min(site.spots, key=lambda s: min(abs(s[0] - claim.end), abs(claim.start - s[1])))
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
        yield from (f"{side} between={stem(word)}" for word in WORD.findall(gap)[:BETWEEN])

    def _before(self, number: int, site: Site) -> Iterator[str]:
        """How a claim stands to a site that only other sentences name."""
        telling = self.draft.telling
        here = "named here" if self.in_sentence else "none here"
        own = {self._place(c) for c in self.alike if (c.low, c.high) != (self.claim.low, self.claim.high)}
        if any(telling.sentence_at(a).place in own for a, _ in site.spots):
            yield "has its own"
            yield f"has its own, {here}, {'told' if site.spots[0][0] < self.claim.start else 'only later'}"
        before = [a for a, b in site.spots if b <= self.claim.start]
        if not before:
            yield "only later"
            yield f"only later, {here}"
            return
        named = telling.sentence_at(before[-1])
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
