"""claimtrack as a library: read a text, hold two figures against each other, keep articles, reconcile what they say.

Everything given and taken is a typed, frozen value of `claimtrack.records`. Every error on purpose is a
`claimtrack.errors.ClaimtrackError`. docs/library.md has examples that a test runs. (The functions stand here and not in
`claimtrack` itself, where the stages have the names `extract` and `reconcile`.)
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import ClaimtrackError, UsageError
from claimtrack.records import Article, Claim, Comparison, Deal, DealReport, Field, RawDocument, Sidecar
from claimtrack.store import Store, open_store

if TYPE_CHECKING:
    from claimtrack.pipeline.intake import Ingested

__all__ = [
    "Claim",
    "Comparison",
    "DealReport",
    "Field",
    "Store",
    "compare",
    "extract",
    "ingest",
    "open_store",
    "reconcile",
]
UNNAMED = "text"
"""The address of a text that is given without one."""


def extract(
    text: str | bytes,
    *,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    catalog: Path | None = None,
) -> list[Claim]:
    """The claims in one article, each with its deal's id and its exact words; nothing is stored.

    `text` is plain text or Markdown, or a page of HTML (text that begins with a tag, or bytes). `published` is a day
    (`2026-05-07`) against which relative dates are read, `catalog` a TOML file with names of your own. Raises
    `UnreadableError` when there is no article in it.
    """
    from claimtrack.catalog import load
    from claimtrack.pipeline.extracting import extracted

    html = isinstance(text, bytes) or text.lstrip()[:1] == "<"
    body = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass" if html else "replace")
    told = Sidecar(url=url, publisher=publisher, published=published, title=title)
    [found] = extracted([RawDocument(url or UNNAMED, body, "html" if html else "text", sidecar=told)], load(catalog))
    if isinstance(found, ClaimtrackError):
        raise found
    return found


def compare(a: Claim | str, b: Claim | str, field: Field | str | None = None) -> Comparison:
    """The verdict between two claims, or two statements about one `field`, and why: `$15B/yr`, `$1.25 billion a month`.

    Raises `UsageError` when a statement says nothing of the field, or no field is named for it.
    """
    from claimtrack import reconcile as stage

    first, second = (_claim(x, field) for x in (a, b))
    return stage.compare(first, second)


def ingest(
    store: Store, paths: Iterable[Path | str], *, publisher: str | None = None, published: str | None = None
) -> Ingested:
    """Read files, folders or addresses into a store; what came of it. One that cannot be read is among its `failures`."""
    from claimtrack.catalog import load
    from claimtrack.fetch import Limits, documents
    from claimtrack.pipeline import intake

    told = Sidecar(publisher=publisher, published=published)
    return intake.ingest(documents([str(p) for p in paths], told, Limits(), [], memory=store), store, load())


def reconcile(told: Store | Iterable[Claim], deal: str | None = None) -> list[DealReport]:
    """What the sources say of each deal, field by field: positions, and the verdict between every two.

    Out of a store, as people have judged its claims; or of some claims, whose `article` then stands for its source. Of one
    `deal` if its id is given.
    """
    from claimtrack import reconcile as stage
    from claimtrack.pipeline import telling

    if isinstance(told, Store):
        return telling.reports(told, None if deal is None else [deal])
    by_deal: dict[str, list[Claim]] = {}
    for claim in told:
        if claim.deal is not None and deal in {None, claim.deal}:
            by_deal.setdefault(claim.deal, []).append(claim)
    found = [stage.reconcile(_deal(name, claims), claims, _articles(claims)) for name, claims in by_deal.items()]
    return sorted(found, key=stage.urgency)


def _claim(given: Claim | str, field: Field | str | None) -> Claim:
    from claimtrack.extract.statement import statement

    if isinstance(given, Claim):
        return given
    if field is None or field not in set(Field):
        raise UsageError(str(field), "is no field", f"fields are {', '.join(Field)}")
    return statement(given, Field(field))


def _deal(name: str, claims: list[Claim]) -> Deal:
    def named(side: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for c in claims if (n := getattr(c, side))))

    facility = next((c.facility for c in claims if c.facility), None)
    return Deal(name, named("buyer"), named("seller"), facility)


def _articles(claims: list[Claim]) -> dict[str, Article]:
    return {c.article: Article(c.article, c.article, "", published=c.published) for c in claims}
