"""What a night found that changed, a piece of news a change: as it is kept, published and sent."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack.masking import masked
from claimtrack.pipeline.telling import known_deals
from claimtrack.records import Kind, News, Said
from claimtrack.report.clean import clean, shorten
from claimtrack.report.moved import one_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimtrack.pipeline.movement import Since
    from claimtrack.records import Claim, Deal
    from claimtrack.store import Store

OURS = uuid.UUID("6f1c2b0e-8a53-5d0b-9d6f-0c1a2f6b7e41")
"""Under which the ids of news are made; any fixed UUID would do."""
LONGEST = 400
"""Characters of a sentence: a filing's may go on for a page."""


def news(store: Store, since: str, told: str, moved: Since) -> list[News]:
    """The news of a night that tells what changed `since` a moment and up to another (ISO instants).

    The id hangs on the moment from which it tells, so that a night that was cut off and is made good gives the same.
    """
    gone = store.deals_of([a.identity for a in moved.withdrawn]) if moved.withdrawn else {}
    found = [
        News("", Kind.CHANGE, told, (c.deal,), (), tuple(map(_safe, c.said)), clean(c.why), c.moved, str(c.field), c.verdict, c.was, c.severity, c.cause)
        for c in moved.changes
    ]  # fmt: skip
    for address, before, after in moved.edits:
        was, now = _sides(address, before, after), _sides(address, after, before)
        deals = tuple(sorted({c.deal for c in (*before, *after) if c.deal}))
        found.append(
            News("", Kind.EDIT, told, deals, (), (*was, *now), article=clean(masked(address)), before=len(was))
        )
    found += [
        News("", Kind.WITHDRAWN, told, tuple(gone.get(a.identity, ())), (), (), clean(a.title or a.address), article=clean(masked(a.address)))
        for a in moved.withdrawn
    ]  # fmt: skip
    known = known_deals(store, sorted({d for n in found for d in n.deals}))
    named = {n.id: n for n in (_named(n, since, known) for n in found)}
    return list(named.values())


def _named(found: News, since: str, known: dict[str, Deal]) -> News:
    """The same with its id and the names of the parties."""
    parties = dict.fromkeys(p for d in found.deals if d in known for p in (*known[d].buyer, *known[d].seller))
    what = [found.kind, found.moved, found.deals, found.field, found.verdict, found.was, found.article, found.why]
    words = json.dumps([since, what, [[s.figure, s.sentence, s.address] for s in found.said]])
    return replace(found, id=str(uuid.uuid5(OURS, words)), parties=tuple(map(clean, parties)))


def _safe(said: Said) -> Said:
    return Said(clean(said.figure), shorten(said.sentence, LONGEST), clean(said.who), clean(masked(said.address)))


def _sides(address: str, claims: Sequence[Claim], others: Iterable[Claim]) -> tuple[Said, ...]:
    """What an article says in one text and not in the other."""
    return tuple(_safe(Said(c.quote, c.sentence, "", address)) for c in one_side(claims, others))
