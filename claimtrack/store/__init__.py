"""Articles, revisions, claims and deals, kept: SQLite by default, PostgreSQL by URL.

The only folder that speaks SQL.
"""

from claimtrack.store.engine import file_of
from claimtrack.store.reading import Known
from claimtrack.store.store import Saved, Store, open_store

__all__ = ["Known", "Saved", "Store", "file_of", "open_store"]
