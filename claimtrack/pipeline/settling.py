"""How every deal stands: worked out when something of it changed, kept until then."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack import reconcile, records
from claimtrack.bundled import bundled
from claimtrack.catalog import bands, currencies, tiers
from claimtrack.deals import judging
from claimtrack.errors import StoreError
from claimtrack.pipeline.telling import AT_ONCE, in_turn
from claimtrack.reconcile import DEFAULT, Thresholds, by_urgency
from claimtrack.records import DealReport, FieldStanding, Standing
from claimtrack.report import plain, rows
from claimtrack.report.formats import dump
from claimtrack.report.plain import deal_values
from claimtrack.report.rows import position_rows, verdict_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.store import Store

MODULES = (bands, currencies, tiers, judging, plain, rows)
"""Whose code a standing and its body hang on, beside all of `reconcile` and `records`."""
TABLES = ("bands.toml", "currencies.toml", "catalog/outlets.toml")


def standings(store: Store, thresholds: Thresholds = DEFAULT) -> list[Standing]:
    """How every deal stands, the worst and best supported first, without the bodies of those that are kept."""
    fresh = settle(store, thresholds)
    kept = {s.deal: s for s in store.standings(rules(thresholds))}
    return sorted((s for s in {**fresh, **kept}.values() if s.articles), key=_urgency)


def settle(store: Store, thresholds: Thresholds = DEFAULT) -> dict[str, Standing]:
    """Work out how those deals stand of which it is not known, and keep it; those that could not be kept, by deal.

    A store that may only be read keeps nothing, and is read all the same.
    """
    key = rules(thresholds)
    unkept: dict[str, Standing] = {}
    ahead = store.unsettled(key)
    for start in range(0, len(ahead), AT_ONCE):
        some = ahead[start : start + AT_ONCE]
        found = {name: Standing(name, 0, 0, ()) for name in some}
        found |= {r.deal.id: standing(r) for r in in_turn(store, some, thresholds)}
        try:
            store.keep_standings(found.values(), key)
        except StoreError:
            unkept |= found
    return unkept


def bodies(store: Store, found: list[Standing]) -> Iterator[str]:
    """The reports of deals as lines of JSON, in the order of their standings."""
    kept = store.bodies(s.deal for s in found if not s.body)
    for s in found:
        body = s.body or next(kept, "")
        if body:
            yield body


def standing(found: DealReport) -> Standing:
    """How a deal stands by its report."""
    values = deal_values(found)
    return Standing(
        deal=found.deal.id,
        articles=len(found.articles),
        claims=len({(c.article, c.start, c.field) for f in found.fields for p in f.positions for c in p.claims}),
        fields=tuple(
            FieldStanding(f.field, f.verdict, frozenset(v.verdict for v in f.verdicts), f.severity, f.support)
            for f in found.fields
        ),
        body=dump(values),
        positions=tuple(position_rows(values)),
        verdicts=tuple(verdict_rows(values)),
    )


def rules(thresholds: Thresholds) -> str:
    """What a standing hangs on beside the claims: the rules' own code, the bundled tables, the thresholds."""
    return hashlib.sha256(f"{_code()} {thresholds}".encode()).hexdigest()[:16]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    folders = (Path(p) for package in (reconcile, records) for p in package.__path__)
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    files += [Path(module.__file__ or "") for module in MODULES]
    for file in (*files, *(bundled("data") / name for name in TABLES)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _urgency(found: Standing) -> tuple[int, int, int, str]:
    """As `reconcile.urgency` orders reports."""
    return by_urgency(found.severity, found.fields[0].support if found.fields else 0, found.articles, found.deal)
