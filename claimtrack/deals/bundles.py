"""The claims of one article, by the deal that each seems to be told of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claimtrack.catalog import Catalog
from claimtrack.deals.earlier import days_between, of_earlier
from claimtrack.records import Claim, Field, Part

HEADLINE = frozenset({Field.PRICE_TOTAL, Field.PRICE_RATE, Field.POWER, Field.GPU_COUNT})
WHOLE = frozenset({None, Part.WHOLE, Part.CUMULATIVE, Part.INCREMENT})
"""What a deal is known by. An addition is a deal of its own, and its size is what is told of it."""
GROWN = frozenset({Part.CUMULATIVE, Part.INCREMENT})
BESIDE = frozenset({Field.EQUITY, Field.NOTICE})
"""What stands beside a deal and is none by itself: a stake, a backstop."""

SECURES = re.compile(
    r"\b(?:backstop\w*|guarant\w+|credit support|as part of th(?:e|is) (?:deal|agreement|transaction|partnership|arrangement))\b",
    re.IGNORECASE,
)
"""What makes a stake the price of standing surety for a deal."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The claims of one article about one deal, with the parties' groups and the day it was announced."""

    groups: frozenset[str]
    claims: tuple[Claim, ...]
    facility: str | None
    announced: str | None

    @property
    def pair(self) -> str:
        """The parties, as deals are found by them."""
        return "|".join(sorted(self.groups))

    @property
    def figures(self) -> tuple[str, ...]:
        """The headline figures of the whole deal, by which another telling of it is recognised."""
        found = {
            f"{c.field}:{value:f}"
            for c in self.claims
            if c.field in HEADLINE and c.part in WHOLE
            for value in (c.low, c.high)
            if isinstance(value, Decimal)
        }
        return tuple(sorted(found))


def bundles(claims: Sequence[Claim], catalog: Catalog) -> list[list[Bundle]]:
    """The claims of an article by pair of parties, the most told pair first; each pair's earlier deal before its later.

    Only the most told pair is of the article's own date.
    """
    by_pair: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in claims:
        names = [*(claim.buyer or "").split("/"), *(claim.seller or "").split("/")]
        if any(names):
            by_pair[frozenset(catalog.group(n) for n in names if n)].append(claim)
    ordered = sorted(by_pair.items(), key=lambda item: (-len(item[1]), sorted(item[0])))
    told = []
    for place, (groups, members) in enumerate(ordered):
        published = next((c.published for c in members if c.published), None) if not place else None
        facilities = [catalog.campus(c.facility) for c in members if c.facility]
        facility = max(set(facilities), key=lambda f: (facilities.count(f), f)) if facilities else None
        whole = Bundle(groups, tuple(members), facility, _announced(members) or published)
        told.append(_by_time(whole, published))
    return told


def beside(bundle: Bundle, main: Bundle) -> bool:
    """Whether a bundle is no deal by itself but stands beside an article's main one, with which it shares a party.

    A stake told in one breath with the deal, or one that secures it.
    """
    if bundle is main or bundle.groups.isdisjoint(main.groups) or any(c.field not in BESIDE for c in bundle.claims):
        return False
    said = {c.sentence for c in bundle.claims}
    return any(SECURES.search(sentence) for sentence in said) or any(c.sentence in said for c in main.claims)


def _by_time(whole: Bundle, published: str | None) -> list[Bundle]:
    """A bundle in two where the article tells a later deal of the pair and looks back at the earlier one."""
    dated = [c for c in whole.claims if c.field is Field.ANNOUNCED]
    earlier = tuple(c for c in whole.claims if of_earlier(c, dated, published or whole.announced))
    later = tuple(c for c in whole.claims if c not in earlier)
    if len(whole.groups) == 1 or not _two_deals(earlier, later):
        return [whole]
    return [
        replace(whole, claims=earlier, announced=_announced(earlier)),
        replace(whole, claims=later, announced=_announced(later) or published),
    ]


def _two_deals(earlier: Sequence[Claim], later: Sequence[Claim]) -> bool:
    """Whether the article looks back at a deal and tells how it has grown since.

    It gives an addition or a new total, or another price beside the one that it looks back at; where it dates the
    earlier deal, any other figure of the whole.
    """
    before = {(c.field, c.low, c.high) for c in earlier if c.field in HEADLINE}
    since = {(c.field, c.low, c.high): c.part for c in later if c.field in HEADLINE}
    dated = any(c.field is Field.ANNOUNCED for c in earlier)
    priced = any(key[0] is Field.PRICE_TOTAL for key in before)
    return bool(earlier) and any(
        part in GROWN or (part in WHOLE and ((priced and key[0] is Field.PRICE_TOTAL) or (dated and bool(before))))
        for key, part in since.items()
        if key not in before
    )


def _announced(claims: Sequence[Claim]) -> str | None:
    """The last day that the claims give for an announcement: an article looks back more often than ahead."""
    days = [c.high for c in claims if c.field is Field.ANNOUNCED and isinstance(c.high, str)]
    return next((d for d in days if all((days_between(d, o) or 0) == 0 or d >= o for o in days)), None)
