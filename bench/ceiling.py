"""What the reconciler makes of labelled claims, apart from what extraction makes of articles.

    python bench/ceiling.py FOLDER [MORE ...]

A folder holds NNN.txt, NNN.json (its labels: claims with `deal_id`, bounds, unit, qualifier, status, part, site, subject,
`value_text`) and disagreements.json (labelled pairs: conflict, tension, superseded, disclosure-gap, explained). Prints how
many of each kind come out as such, and how many of the conflicts that are shown a label supports.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimtrack.errors import UsageError
from claimtrack.extract.quantities.numerals import half_unit
from claimtrack.extract.statement import statement
from claimtrack.reconcile import reconcile
from claimtrack.records import (
    DATE_FIELDS,
    About,
    Article,
    Claim,
    Deal,
    DealReport,
    Field,
    Part,
    Qualifier,
    Status,
    Subject,
)

FOUND = {
    "conflict": {"conflict", "tension", "superseded"},
    "tension": {"conflict", "tension", "superseded"},
    "superseded": {"superseded", "conflict", "disclosure-gap"},
    "disclosure-gap": {"disclosure-gap"},
}
UNITS = {
    "shares": "share",
    "days": "day",
    "months": "month",
    "chips": "GPU",
    "TPU": "GPU",
    "Trainium": "GPU",
    "accelerator": "GPU",
}
SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "b": 9, "bn": 9, "trillion": 12, "tn": 12}
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?-?(thousand|million|billion|trillion|bn|mn|tn|[kmb])?\b", re.IGNORECASE)
Spot = tuple[str, str]
"""The article and the words of a labelled claim."""


def main() -> None:
    """Print the counts over all folders together."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    shown = Counter[str]()
    for folder in map(Path, sys.argv[1:]):
        reports, spots = _reports(folder)
        pairs = json.loads((folder / "disagreements.json").read_text(encoding="utf-8"))
        got = _verdicts(reports)
        supported = set()
        for pair in pairs:
            label, sides = pair["label"], [_alike(spots, pair[side]) for side in ("a", "b")]
            if label != "explained":
                supported |= {frozenset((x, y)) for x in sides[0] for y in sides[1]}
            said = {v for x in sides[0] for y in sides[1] for v in got.get(frozenset((x, y)), ())}
            hit = bool(said & FOUND.get(label, {"conflict"}))
            if hit == (label == "explained"):
                print(
                    f"{'FALSE' if hit else 'MISSED'} {pair['deal_id']} {pair['field']}: {pair['a']['value_text']} / {pair['b']['value_text']}: {sorted(said)}"
                )
            tally[label]["all"] += 1
            tally[label]["found"] += hit
        for report in reports:
            for field in report.fields:
                for v in field.verdicts:
                    if v.verdict == "conflict":
                        a, b = ({_spot(c) for c in field.positions[n].claims} for n in (v.a, v.b))
                        good = any(frozenset((x, y)) in supported for x in a for y in b)
                        shown["supported" if good else "false"] += 1
                        if not good:
                            print(
                                f"FALSE {report.deal.id} {field.field}: {field.positions[v.a].figure} / {field.positions[v.b].figure}"
                            )
    for label, count in sorted(tally.items()):
        words = "called a conflict" if label == "explained" else "found"
        print(f"{label:15} {count['found']} of {count['all']} {words}")
    print(f"conflicts shown {shown.total()}, supported {shown['supported']}")


def _reports(folder: Path) -> tuple[list[DealReport], dict[tuple[object, ...], list[Spot]]]:
    by_deal: dict[str, list[Claim]] = defaultdict(list)
    articles: dict[str, Article] = {}
    spots: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
    for path in sorted(folder.glob("[0-9]*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        articles[path.stem] = Article(
            path.stem, path.stem, text, url=label.get("url"), publisher=label.get("publisher")
        )
        for told in label["claims"]:
            if told.get("deal_id"):
                by_deal[told["deal_id"]].append(_claim(told, path.stem, label.get("published")))
                spots[_key(told)].append((path.stem, told["value_text"]))
    found = [reconcile(Deal(name), claims, articles) for name, claims in by_deal.items()]
    return found, spots | {("own", *s): list(spots[k]) for k, ss in list(spots.items()) for s in ss}


def _key(told: dict[str, Any]) -> tuple[object, ...]:
    return told["deal_id"], told["field"], str(told["low"]), str(told["high"]), told.get("part"), told.get("site")


def _alike(spots: dict[tuple[object, ...], list[Spot]], side: dict[str, str]) -> list[Spot]:
    """The labelled claims of the same figure as one side of a pair."""
    return spots.get(("own", side["article"], side["value_text"]), [])


def _claim(told: dict[str, Any], article: str, published: str | None) -> Claim:
    field, words = Field(told["field"]), told["value_text"]
    dated = field in DATE_FIELDS
    low, high = (None if b is None else str(b) if dated else Decimal(str(b)) for b in (told["low"], told["high"]))
    qualifier = Qualifier(told["qualifier"]) if told["qualifier"] in set(Qualifier) else Qualifier.EXACT
    read = _read(words, field, published)
    unit = {"power_mw": "MW", "gpu_count": "GPU", "term_months": "month"}.get(
        field, UNITS.get(told["unit"] or "", told["unit"] or "")
    )
    return Claim(
        article=article, field=field, low=low, high=high, unit=unit, qualifier=qualifier, quote=words, start=0, end=len(words),
        sentence=words, half=None if dated or (low is None and high is None) else _half(words, high if low is None else low),
        vague=words if qualifier is Qualifier.VAGUE else None, status=Status(told["status"]), part=Part(told["part"]) if told.get("part") else None,
        site=told.get("site"), subject=Subject(told.get("subject") or "deal"), about=About(told["about"]) if told.get("about") in set(About) else None,
        attribution=told.get("attribution"), published=published, change=read.change if read else None, stage=read.stage if read else None, basis=read.basis if read else None,
    )  # fmt: skip


def _read(words: str, field: Field, published: str | None) -> Claim | None:
    """What the words alone tell of a change and of how far the deal has come: the labels do not."""
    try:
        return statement(words, field, published)
    except UsageError:
        return None


def _half(words: str, value: object) -> Decimal | None:
    """Half the last digit written, of the number in the words that is the value at some scale."""
    assert isinstance(value, Decimal)
    for number, scale in NUMBER.findall(words):
        power = SCALES.get(scale.lower(), 0)
        bare = Decimal(number.replace(",", ""))
        for factor in (power, power - 6, power - 3, power + 3):
            if bare.scaleb(factor) == value:
                return half_unit(number).scaleb(factor)
    return None


def _verdicts(reports: list[DealReport]) -> dict[frozenset[Spot], set[str]]:
    found: dict[frozenset[Spot], set[str]] = defaultdict(set)
    for verdict, a, b in _pairs(reports):
        found[frozenset((_spot(a), _spot(b)))].add(verdict)
    return found


def _pairs(reports: list[DealReport]) -> Iterator[tuple[str, Claim, Claim]]:
    for report in reports:
        for field in report.fields:
            for v in field.verdicts:
                yield from (
                    (str(v.verdict), a, b) for a in field.positions[v.a].claims for b in field.positions[v.b].claims
                )


def _spot(claim: Claim) -> Spot:
    return claim.article, claim.quote


if __name__ == "__main__":
    main()
