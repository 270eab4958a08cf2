"""The network, files and sources -> raw documents. The only stage that opens a socket."""

from claimtrack.fetch.targets import Limits, documents, of_documents

__all__ = ["Limits", "documents", "of_documents"]
