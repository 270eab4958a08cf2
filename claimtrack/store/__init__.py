"""Articles, revisions, claims and deals, kept: SQLite by default, any database that SQLAlchemy speaks by URL.

The only folder that speaks SQL.
"""

from claimtrack.store.store import Saved, Store, open_store

__all__ = ["Saved", "Store", "open_store"]
