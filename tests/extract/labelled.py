"""Scoring against labelled articles: each figure once an article, however often the article repeats it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from claimtrack.catalog import Catalog, load
from claimtrack.extract import extract
from claimtrack.records import DATE_FIELDS, PRICE_FIELDS, Article, Claim, Field

NUMERIC = {str(f) for f in PRICE_FIELDS | {Field.POWER, Field.GPU_COUNT, Field.TERM, Field.NOTICE, Field.EQUITY}}
DATES = {str(f) for f in DATE_FIELDS}
SAME_UNIT = {"shares": "share", "days": "day", "months": "month", "chips": "GPU", "Trainium": "GPU", "TPU": "GPU", "accelerator": "GPU"}  # fmt: skip


@dataclass
class Score:
    """What was labelled, found, right and given to its own deal; and the distractors taken for claims."""

    labelled: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    distractors: int = 0
    taken: int = 0

    def precision(self, fields: set[str]) -> float:
        """The share of what was found that is labelled."""
        return sum(self.right[f] for f in fields) / max(1, sum(self.found[f] for f in fields))

    def recall(self, fields: set[str]) -> float:
        """The share of what is labelled that was found."""
        return sum(self.read[f] for f in fields) / max(1, sum(self.labelled[f] for f in fields))

    def deal_right(self) -> float:
        """The share of what was found of the labelled that names the labelled buyer and seller."""
        return sum(self.placed.values()) / max(1, sum(self.read.values()))


def score(folder: Path, catalog: Catalog, every: int = 1) -> Score:
    """The score over the labelled articles of a folder, or over every so many-th of them."""
    total = Score()
    for path in sorted(folder.glob("[0-9]*.json"))[::every]:
        label = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        claims = extract(
            Article(address=path.stem, identity=path.stem, text=text, published=label["published"]), catalog
        )
        _score_one(text, label, claims, total)
    return total


def _score_one(text: str, label: dict[str, Any], claims: list[Claim], total: Score) -> None:
    gold = _distinct(label["claims"])
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        figure = (
            str(claim.field),
            _unit(str(claim.field), claim.unit),
            claim.low,
            claim.high,
            claim.buyer,
            claim.seller,
        )
        vague = claim.low is None and claim.high is None
        seen.setdefault((*figure, claim.start if vague else ""), claim)
    used: set[tuple[object, ...]] = set()
    for g in gold:
        total.labelled[g["field"]] += 1
        fits = [key for key, claim in seen.items() if _matches(g, claim, text)]
        if fits:
            total.read[g["field"]] += 1
            total.placed[g["field"]] += any(_of_deal(g["deal_ref"], seen[key]) for key in fits)
            used.update(fits)
    spots = [span for d in label["distractors"] for span in _spans(text, d["value_text"])]
    total.distractors += len(label["distractors"])
    for key, claim in seen.items():
        total.found[str(claim.field)] += 1
        total.right[str(claim.field)] += key in used
        total.taken += key not in used and any(claim.start < b and a < claim.end for a, b in spots)


def _distinct(claims: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    kept: dict[tuple[object, ...], dict[str, Any]] = {}
    for c in claims:
        key = (
            c["field"],
            c["unit"],
            str(c["low"]),
            str(c["high"]),
            c["deal_ref"],
            c["value_text"] if c["low"] is c["high"] is None else "",
        )
        kept.setdefault(key, c)
    return iter(kept.values())


def _matches(g: dict[str, Any], claim: Claim, text: str) -> bool:
    if g["field"] != claim.field or _unit(g["field"], g["unit"]) != _unit(str(claim.field), claim.unit):
        return False
    wanted = {str(v) for v in (g["low"], g["high"]) if v is not None}
    if g["field"] in DATES and wanted:
        return wanted <= {str(v) for v in (claim.low, claim.high) if v is not None}
    if not wanted:
        return any(claim.start < b and a < claim.end for a, b in _spans(text, g["value_text"]))
    told = [float(v) for v in (claim.low, claim.high) if v is not None and not isinstance(v, str)]
    return any(abs(float(w) - v) <= abs(v) / 1000 for w in wanted for v in told)


def is_right(claim: Claim, label: dict[str, Any], text: str) -> bool:
    """Whether a label has the claim's field, value, buyer and seller (each where the label names one)."""
    return any(_matches(g, claim, text) and _of_deal(g["deal_ref"], claim) for g in label["claims"])


def _of_deal(told: str | None, claim: Claim) -> bool:
    buyer, _, seller = re.sub(r"\(.*?\)", "", told or "").partition("–")
    wanted, found = (_names(buyer), _names(seller)), (_names(claim.buyer or ""), _names(claim.seller or ""))
    pairs = [found, found[::-1]] if claim.field is Field.EQUITY else [found]
    return any(all(not w or w & f for w, f in zip(wanted, pair, strict=True)) for pair in pairs)


def _names(side: str) -> set[str]:
    """Who is on one side of a deal: by the bundled catalog the outermost parent, and else the name in small letters."""
    known = _bundled()
    names = (n.strip() for n in side.split("/"))
    return {known.group(n) if known.company(n) else re.sub(r"[^a-z0-9 ]", "", n.lower()).strip() for n in names if n}


@cache
def _bundled() -> Catalog:
    return load()


def _unit(name: str, unit: str) -> str:
    return {"power_mw": "MW", "gpu_count": "GPU", "term_months": "month"}.get(name) or SAME_UNIT.get(unit, unit)


def _spans(text: str, phrase: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"\s+".join(map(re.escape, phrase.split())), text)]
