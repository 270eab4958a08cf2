"""The network, files and sources -> raw documents. The only stage that asks the web."""

from claimtrack.fetch.targets import Limits, documents, of_documents

__all__ = ["Limits", "documents", "of_documents"]
