"""Where the files that travel with claimtrack lie: `data/` and `sources/`.

In a wheel they stand inside the package; in a checkout, beside it.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder `data` or `sources`, wherever this installation has it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
