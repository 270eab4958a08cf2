"""Raw document -> Article: title, date, publisher, text, and the outlets it credits."""

from claimtrack.articles.article import read_article

__all__ = ["read_article"]
