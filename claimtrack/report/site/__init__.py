"""The report as a static site: an index, a page a deal, a page a source, a page of what changed. Pure: values in, pages out."""

from claimtrack.report.site.pages import Pages, deal_page, source_page
from claimtrack.report.site.sources import SourceStory, stories

__all__ = ["Pages", "SourceStory", "deal_page", "source_page", "stories"]
