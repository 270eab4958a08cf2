"""The sites of an article on a map: where each is named, and which claims stand in turn with them or right before one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.where.sites import Site
    from claimtrack.records import Claim, Field

SITE_IN: Final = late(
    r"[\s-](?:[\w-]+\s){0,3}?(?:site|campus|facility|data[\s-]?cent(?:er|re)|complex|cluster|plant|park)\s(?:in|at|near|outside)\s(?:the\s)?"
)
"""Between a figure and the place of what it is the size of."""
Spot = tuple[int, int, int]
"""Start and end of a mention, and the number of its site."""


class SiteMap:
    """The sites of an article, where each is named, and the claims that may stand at them."""

    def __init__(self, draft: Draft, claims: Sequence[Claim]) -> None:
        self.draft = draft
        self.sites: list[Site] = draft.telling.sites
        self.spots: list[Spot] = sorted((a, b, n) for n, site in enumerate(self.sites) for a, b in site.spots)
        self.starts = [a for a, _, _ in self.spots]
        self.most = max((len(site.spots) for site in self.sites), default=0)
        self.alike: dict[Field, list[Claim]] = defaultdict(list)
        self.told: dict[tuple[Field, int], set[object]] = defaultdict(set)
        for claim in sorted(claims, key=lambda c: c.start):
            self.alike[claim.field].append(claim)
            self.told[claim.field, self.place(claim.start)].add((claim.low, claim.high))
        self._turns: dict[tuple[Field, int], dict[int, int | None]] = {}
        self.alike_starts = {name: [c.start for c in told] for name, told in self.alike.items()}

    def place(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return self.draft.telling.sentence_at(offset).place

    def turns(self, name: Field, sentence: Sentence) -> dict[int, int | None]:
        """The site of each claim of a sentence, by where it starts, where sites and claims take turns; of their total, None.

        Of 20 labelled figures that stand in turn with sites and have one, 19 are of the site of their turn.
        "Loughton brings 100 MW, Sines 50"; "150 MW: 100 in Loughton and 50 in Sines"; "A and B, with 100 MW and 50 MW respectively".
        """
        key = name, sentence.place
        if key not in self._turns:
            low, high = (bisect_left(self.starts, at) for at in (sentence.start, sentence.end))
            spots = self.spots[low:high]
            low, high = (bisect_left(self.alike_starts.get(name, []), at) for at in (sentence.start, sentence.end))
            self._turns[key] = _in_turn(spots, self.alike[name][low:high], sentence.text)
        return self._turns[key]

    def right_behind(self, claim: Claim) -> int | None:
        """The site that a figure is said to be the size of: "a 240 MW site in Texas"."""
        at = bisect_left(self.starts, claim.end)
        if at == len(self.spots) or not SITE_IN.fullmatch(self.draft.text, claim.end, self.spots[at][0]):
            return None
        return self.spots[at][2]


def _in_turn(spots: Sequence[Spot], claims: Sequence[Claim], sentence: str) -> dict[int, int | None]:
    """Where each of some sites has its claim: in turns, or in one order; a claim that is the sum of the others has none."""
    sizes = [v for c in claims if isinstance(v := c.value, Decimal)]
    total = None
    if len(sizes) == len(claims) == len(spots) + 1:
        total = next((c for c, v in zip(claims, sizes, strict=True) if 2 * v == sum(sizes)), None)
    told = [c for c in claims if c is not total]
    if len(told) != len(spots) or len(spots) < 2:
        return {}
    turns = sorted([*((a, True) for a, _, _ in spots), *((c.start, False) for c in told)])
    if any(one == other for (_, one), (_, other) in pairwise(turns)) and "respectively" not in sentence:
        return {}
    found: dict[int, int | None] = {c.start: n for c, (_, _, n) in zip(told, spots, strict=True)}
    return found if total is None else found | {total.start: None}
