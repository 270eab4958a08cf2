"""Companies, facilities, chips and outlets, and the names by which texts call them."""

from claimtrack.catalog.catalog import Catalog, load
from claimtrack.catalog.entries import Chip, Company, Facility, Kind, Outlet
from claimtrack.catalog.mentions import Mention

__all__ = ["Catalog", "Chip", "Company", "Facility", "Kind", "Mention", "Outlet", "load"]
