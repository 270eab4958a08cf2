"""What a shell offers when Tab is pressed: ids of deals and sources. It never fails and never makes a store."""

from __future__ import annotations

from contextlib import suppress

from claimtrack.errors import ClaimtrackError

MOST = 200


def deals(incomplete: str) -> list[str]:
    """The ids of deals that begin so, those merged into others left out."""
    from claimtrack import settings
    from claimtrack.store import open_store

    with suppress(ClaimtrackError):
        store = open_store(settings.load().db, wait=1, make=False)
        try:
            return [deal.id for deal in store.deals_begun(incomplete)][:MOST]
        finally:
            store.close()
    return []


def sources(incomplete: str) -> list[str]:
    """The ids of sources that begin so."""
    from claimtrack import settings
    from claimtrack.fetch.declared import declared

    with suppress(ClaimtrackError):
        return sorted(name for name in declared(settings.load().source_folders) if name.startswith(incomplete))
    return []


def fields(incomplete: str) -> list[str]:
    """The fields of a claim that begin so."""
    from claimtrack.records import Field

    return [str(field) for field in Field if field.startswith(incomplete)]
