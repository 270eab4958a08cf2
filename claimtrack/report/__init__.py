"""Reports of deals -> what people and programs read.

formats, table, story, lists   on a terminal; JSON, JSON lines, CSV
markdown                       for tickets and newsletters, and as a fragment of HTML
site, templates                the static site
rows, exports, jsonld, feed    tables, JSON-LD, the Atom feed
"""

from claimtrack.report.formats import write

__all__ = ["write"]
