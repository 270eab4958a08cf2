"""The pages, as HTML. Every word of other people goes through Jinja's autoescape; nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimtrack.masking import masked
from claimtrack.records import Field, Kind, News
from claimtrack.records.verdict import QUIET
from claimtrack.report.clean import clean, shorten
from claimtrack.report.plain import dealing
from claimtrack.report.site.plot import Axis, Bar, axis, scale_of
from claimtrack.report.site.plot import told as value_words
from claimtrack.report.site.quoting import excerpt
from claimtrack.report.site.sources import MOST, SourceStory, slug, source_name

FIELDS = {
    Field.PRICE_TOTAL: "Price in all",
    Field.PRICE_RATE: "Price for a time",
    Field.UNIT_PRICE: "Price for a unit",
    Field.EQUITY: "Equity",
    Field.POWER: "Power",
    Field.GPU_COUNT: "Chips, how many",
    Field.GPU_MODEL: "Chips, which",
    Field.ANNOUNCED: "Announced",
    Field.START: "Start",
    Field.END: "End",
    Field.TERM: "How long",
    Field.NOTICE: "Notice",
    Field.LOCATION: "Where",
    Field.DISCLOSURE: "What is withheld",
    Field.STATUS: "State of the deal",
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROOM = 3
"""How many times beyond what is usual, and beyond the figure, the axis of a check goes."""
TITLE = 90
"""Characters of an article's title in a row."""
HUES = 7
"""Colours of positions, of Okabe and Ito's palette, that colour-blind people can tell apart."""
SEVERITIES = ("high", "medium", "low", "none")


@dataclass(frozen=True, slots=True)
class Row:
    """A deal in the index."""

    id: str
    href: str
    name: str
    facility: str
    severity: str
    verdict: str
    disputed: str
    sources: str
    articles: int
    changed: str
    words: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Where pages lie, from the folder of the report."""

    index: str = "index.html"
    sources: str = "sources.html"
    changes: str = "changes.html"

    @staticmethod
    def deal(deal: str) -> str:
        """The page of a deal."""
        return f"deals/{re.sub(r'[^a-zA-Z0-9-]', '-', deal)}.html"

    @staticmethod
    def source(name: str) -> str:
        """The page of a source."""
        return f"sources/{slug(name)}.html"


PAGES = Pages()


def name_of(deal: Mapping[str, Any]) -> str:
    """A deal's name for people: who buys from whom."""
    buyer, seller = (clean(deal[k] or "").replace("/", " and ") for k in ("buyer", "seller"))
    return dealing(buyer, seller, (f["field"] for f in deal["fields"])) or str(deal["deal"])


def row(deal: Mapping[str, Any], told: str) -> Row:
    """A deal in the index; `told` is when a night last told a change of it."""
    worst = min((f["severity"] for f in deal["fields"]), key=SEVERITIES.index, default="none")
    loud = [f for f in deal["fields"] if f["severity"] == worst and worst != "none"]
    newest = max([told[:10], *((a["published"] or "")[:10] for a in deal["told_by"])])
    return Row(
        id=deal["deal"],
        href=PAGES.deal(deal["deal"]),
        name=name_of(deal),
        facility=clean(deal["facility"] or ""),
        severity=worst,
        verdict=_verdict(loud[0]["verdicts"][0]) if loud else _quietly(deal),
        disputed=", ".join(FIELDS.get(f["field"], f["field"]) for f in loud),
        sources=between(deal["roots"]),
        articles=deal["articles"],
        changed=newest,
        words=_words(deal),
    )


def _quietly(deal: Mapping[str, Any]) -> str:
    """How a deal without a disagreement stands."""
    if any(p["roots"][0] > 1 for f in deal["fields"] for p in f["positions"]):
        return "agreed"
    return "one source" if deal["roots"][1] == 1 else "nothing in common"


def index_page(rows: Sequence[Row], counts: Mapping[str, int], made: str) -> str:
    """The index: every deal, to be searched, sorted and filtered."""
    return _render("index.html", rows=rows, counts=counts, made=made, here=PAGES.index, up="")


def deal_page(deal: Mapping[str, Any], known: frozenset[str], words: int) -> str:
    """The page of one deal (as `diff --format json` has it); `words` is how long a quote may be, `known` the deals that have a page."""
    told = {a["article"]: a for a in deal["told_by"]}
    fields = [_field(f, told, words) for f in deal["fields"]]
    moments: dict[str, dict[str, list[str]]] = {}
    for one in fields:
        for claim in one["rows"]:
            article = moments.setdefault(claim["day"] or "undated", {}).setdefault(claim["article"], [])
            if (said := f"{one['name']}: {claim['excerpt'].quote}") not in article:
                article.append(said)
    return _render(
        "deal.html",
        deal=deal,
        name=name_of(deal),
        fields=fields,
        told=told,
        timeline=sorted(moments.items(), key=lambda m: (m[0] == "undated", m[0])),
        checks=[c | {"drawn": _against_band(c)} for c in deal["checks"]],
        follows=PAGES.deal(deal["amends"]).removeprefix("deals/") if deal["amends"] in known else "",
        source_href={a["article"]: f"../{PAGES.source(source_name(a))}" for a in deal["told_by"]},
        here="",
        up="../",
    )


def source_page(story: SourceStory) -> str:
    """The page of one source."""
    corrections = sorted((clean(words), address) for address, words in story.corrections.items())
    return _render(
        "source.html", story=story, sayings=story.sayings[:MOST], more=max(0, len(story.sayings) - MOST),
        corrections=corrections, here="", up="../",
    )  # fmt: skip


def sources_page(stories: Sequence[SourceStory]) -> str:
    """The list of sources."""
    return _render("sources.html", stories=stories, here=PAGES.sources, up="")


def changes_page(news: Sequence[News], names: Mapping[str, str]) -> str:
    """What changed lately, a night under the other."""
    nights: dict[str, list[dict[str, Any]]] = {}
    for n in news:
        deals = [(names[d], PAGES.deal(d)) for d in n.deals if d in names]
        sides = [
            s | {"when": ("was" if i < n.before else "is") if n.kind is Kind.EDIT else ""}
            for i, s in enumerate(asdict(n)["said"])
        ]
        nights.setdefault(n.told[:10], []).append(asdict(n) | {"headline": n.headline, "links": deals, "said": sides})
    return _render("changes.html", nights=nights, here=PAGES.changes, up="")


def between(numbers: Sequence[int]) -> str:
    """`3`, or `2 to 4`."""
    least, most = numbers
    return str(least) if least == most else f"{least} to {most}"


def _field(one: Mapping[str, Any], told: Mapping[str, Any], words: int) -> dict[str, Any]:
    """A field of a deal, ready to be shown: positions with their letters, a row a claim, the verdicts that are news."""
    positions = one["positions"]
    drawn = axis(c for p in positions for c in p["claims"])
    rows = [r for number, p in enumerate(positions) for r in _rows(p, number, drawn, told, words)]
    loud = [v for v in one["verdicts"] if v["flags"] or v["verdict"] not in QUIET]
    return {
        "id": one["field"],
        "name": FIELDS.get(one["field"], one["field"]),
        "severity": one["severity"],
        "verdicts": [v | {"first": _letter(v["a"]), "second": _letter(v["b"]), "words": _verdict(v)} for v in loud],
        "positions": [
            p | {"letter": _letter(n), "hue": n % HUES, "sources": between(p["roots"]), "band": _band(p, drawn)}
            for n, p in enumerate(positions)
        ],
        "rows": rows,
        "axis": drawn,
        "ticks": drawn.ticks() if drawn else [],
    }


def _rows(
    position: Mapping[str, Any], number: int, drawn: Axis | None, told: Mapping[str, Any], words: int
) -> list[dict[str, Any]]:
    """A row a claim; one that says the same words again in the same article is left out."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    roots: set[int] = set()
    for claim in position["claims"]:
        key = (claim["article"], claim["quote"])
        if key in found:
            continue
        article = told.get(claim["article"], {})
        source = article.get("source")
        found[key] = {
            "claim": claim,
            "article": claim["article"],
            "letter": _letter(number),
            "hue": number % HUES,
            "day": (article.get("published") or "")[:10],
            "who": clean(article.get("who") or _title(article, claim["article"])),
            "title": _title(article, claim["article"]),
            "url": article.get("url") or "",
            "source": source,
            "fresh": source not in roots,
            "denied": claim["status"] == "denied",
            "headline": _same(_title(article, claim["article"]), claim["sentence"]),
            "excerpt": excerpt(claim["sentence"], claim["quote"], words),
            "bar": _bar(claim, drawn),
        }
        roots.add(source)
    return list(found.values())


def _same(title: str, sentence: str) -> bool:
    """Whether a figure stands in the headline, which need not be said twice."""
    return title.rstrip("…").casefold() in clean(sentence).casefold()


def _band(position: Mapping[str, Any], drawn: Axis | None) -> Bar | None:
    """The interval of the claim that a position is named by."""
    return _bar(position["claims"][0], drawn)


def _bar(claim: Mapping[str, Any], drawn: Axis | None) -> Bar | None:
    """The interval of a claim on the axis of its field; None where it is on another scale."""
    return drawn.bar(claim["reach"], claim["stated"]) if drawn and scale_of(claim) == drawn.scale else None


def _verdict(verdict: Mapping[str, Any]) -> str:
    """A verdict in words: where it is none by itself, what was noticed beside it."""
    return str(verdict["flags"][0] if verdict["verdict"] in QUIET and verdict["flags"] else verdict["verdict"])


def _title(article: Mapping[str, Any], address: str) -> str:
    """What an article is called: its title, else its address in the web, else the name of its file, without the way there."""
    return shorten(article.get("title") or _web(address) or address.rpartition("/")[2], TITLE)


def _against_band(check: Mapping[str, Any]) -> dict[str, Any] | None:
    """Where a figure lies beside what is usual, on a logarithmic axis; None where nothing says what is usual."""
    if not check["band"] or not check["value"]:
        return None
    low, high = check["band"]
    scale = "USD a GPU-hour" if check["check"].startswith("$") else "kW"
    drawn = Axis(scale, min(low, check["value"]) / ROOM, max(high, check["value"]) * ROOM, log=True)
    usual = drawn.bar((low, high))
    words = f"{value_words(check['value'], scale)}; usual is {usual.words if usual else ''}"
    ends = [(drawn.place(v), value_words(v, scale)) for v in (low, high)]
    return {"usual": usual, "x": drawn.place(check["value"]), "words": words, "ends": ends}


def _words(deal: Mapping[str, Any]) -> str:
    """What a deal is found by beside what its row shows: its fields, its places and chips, who told of it."""
    found = [w for f in deal["fields"] for w in (f["field"], FIELDS.get(f["field"], ""))]
    found += [p["figure"] for f in deal["fields"] if f["field"] in {"location", "gpu_model"} for p in f["positions"]]
    found += [p["scope"] for f in deal["fields"] for p in f["positions"]]
    found += [source_name(a) for a in deal["told_by"]]
    return clean(" ".join(dict.fromkeys(found))).lower()


def _letter(number: int) -> str:
    return LETTERS[number] if number < len(LETTERS) else str(number + 1)


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


def _web(address: object) -> str:
    """An address that leads to the web, or nothing: no `javascript:`, no file of this machine."""
    words = masked(str(address or ""))
    return words if words.startswith(("https://", "http://")) else ""


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("claimtrack.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
    env.filters |= {"clean": lambda words: clean(str(words or "")), "web": _web}
    style, script = (_asset(name) for name in ("report.css", "report.js"))
    env.globals |= {
        "style": Markup(style),  # noqa: S704 - our own file
        "script": Markup(script),  # noqa: S704 - our own file
        "policy": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
        "fields": FIELDS,
    }
    return env


def _asset(name: str) -> str:
    return files("claimtrack.report").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _hash(words: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"
