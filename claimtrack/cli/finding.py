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
    from claimtrack.pipeline.telling import known_deals

    deal = known_deals(store, [typed]).get(typed)
    if deal is not None:
        return deal
    begins = {d.id for d in store.deals_begun(typed)}
    begins |= {j.into for j in store.judgements() if j.stood() and j.into and j.into.startswith(typed)}
    begun = sorted(
        {d.id: d for n, d in known_deals(store, sorted(begins)).items() if n in begins}.values(), key=lambda d: d.id
    )
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UsageError(
            typed,
            f"begins {len(begun)} ids",
            f"say which: {', '.join(d.id for d in begun[:SHOWN])}{', …' if len(begun) > SHOWN else ''}",
        )
    from rapidfuzz import process

    near = process.extractOne(typed, list(known_deals(store)), score_cutoff=NEAR)
    raise UsageError(typed, "no such deal", f"did you mean {near[0]}?" if near else "see claimtrack deals")


def known_fields(typed: str) -> str:
    """The nearest field, or all of them where none is near."""
    from rapidfuzz import process

    from claimtrack.records import Field

    near = process.extractOne(typed, [str(f) for f in Field], score_cutoff=NEAR)
    return f"did you mean {near[0]}?" if near else f"fields are {', '.join(Field)}"
