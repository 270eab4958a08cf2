"""Claims for the tests of the reconciler, made from free text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claimtrack.extract.statement import statement
from claimtrack.records import Claim, Field


def said(text: str, field: str, article: str = "a", **more: Any) -> Claim:
    """The claim of a statement, as if it stood in an article."""
    return replace(statement(text, Field(field), more.pop("published", None)), article=article, **more)
