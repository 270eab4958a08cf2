"""The stages joined: documents in, articles and claims stored; claims out, reports made."""

from claimtrack.pipeline.intake import Ingested, clock, explained, extracted, ingest
from claimtrack.pipeline.movement import Since, since
from claimtrack.pipeline.settling import bodies, settle, standings
from claimtrack.pipeline.telling import current_claims, in_turn, known_deals, reports

__all__ = [
    "Ingested",
    "Since",
    "bodies",
    "clock",
    "current_claims",
    "explained",
    "extracted",
    "in_turn",
    "ingest",
    "known_deals",
    "reports",
    "settle",
    "since",
    "standings",
]
