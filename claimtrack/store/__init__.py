"""Articles, revisions, claims and deals, kept: SQLite by default, any database that SQLAlchemy speaks by URL.

The only folder that speaks SQL.
"""

from claimtrack.store.store import Known, Saved, Store, open_store

__all__ = ["Known", "Saved", "Store", "open_store"]
