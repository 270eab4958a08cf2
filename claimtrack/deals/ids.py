"""Readable ids of deals, frozen when first given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence

LONGEST = 80


def slug(words: str) -> str:
    """Lower-case ASCII letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def deal_id(
    buyer: Sequence[str], seller: Sequence[str], facility: str | None, when: str | None, taken: Container[str]
) -> str:
    """An id that no other deal has: parties, facility, and where that is not enough the month, then a number."""
    parts = [slug("-".join(buyer)), slug("-".join(seller)), slug(facility or "")]
    base = "-".join(p for p in parts if p)[:LONGEST] or "deal"
    if base not in taken:
        return base
    if when and f"{base}-{when[:7]}" not in taken:
        return f"{base}-{when[:7]}"
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
