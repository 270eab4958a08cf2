"""The deal that a user means by what was typed: an id, the beginning of one, or something near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.errors import UsageError

if TYPE_CHECKING:
    from claimtrack.records import Deal
    from claimtrack.store import Store

NEAR = 70
SHOWN = 5


def find_deal(store: Store, typed: str) -> Deal:
    """The deal. Raises `UsageError` with the nearest id when there is none, or more than one."""
    from claimtrack.pipeline import known_deals

    known = known_deals(store)
    deal = known.get(typed) or store.deal(typed)
    if deal is not None:
        return deal
    begun = sorted({d.id: d for name, d in known.items() if name.startswith(typed)}.values(), key=lambda d: d.id)
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UsageError(
            typed,
            f"begins {len(begun)} ids",
            f"say which: {', '.join(d.id for d in begun[:SHOWN])}{', …' if len(begun) > SHOWN else ''}",
        )
    from rapidfuzz import process

    near = process.extractOne(typed, list(known), score_cutoff=NEAR)
    raise UsageError(typed, "no such deal", f"did you mean {near[0]}?" if near else "see claimtrack deals")
