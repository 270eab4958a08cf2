"""Verdicts -> table, JSON, JSON lines, CSV, Markdown."""

from claimtrack.report.formats import FORMATS, write

__all__ = ["FORMATS", "write"]
