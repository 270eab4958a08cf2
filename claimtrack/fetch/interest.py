"""Whether a headline and its summary speak of a compute deal, so that the article is worth going to.

A logistic function of which families of words stand there and which companies of the catalog, fitted to labelled
headlines by `bench/interest.py`, which writes the weights to `data/interest.toml`. What it leaves is not fetched, so
that it is set to lose few: docs/accuracy.md tells how many.
"""

from __future__ import annotations

import html
import math
import re
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

import tomli

from claimtrack.bundled import bundled
from claimtrack.catalog.entries import Kind
from claimtrack.fetch.leads.feeds import TAGS

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog
    from claimtrack.records.lead import Lead
    from claimtrack.records.source import Source


FAMILIES: Final = {
    "compute": (
        r"\b(?:comput(?:e|ing)|data[\s-]?cent(?:er|re)s?|datacenters?|GPUs?|TPUs?|LPUs?|XPUs?|Trainium|neoclouds?|accelerators?|superchips?|superclusters?|clusters?|supercomputers?|AI (?:cloud|factory|capacity|infrastructure|hosting|servers?|racks?|halls?|campus|site|data)|GPU[\s-]hour|HPC|inference|colo(?:cation)?|cloud (?:capacity|services|computing)|gigafactory|H[12]00s?|GB[23]00s?|B[23]00s?|MI\d{3}s?|Blackwell|Stargate|Colossus|hyperscale\w*)\b"
        r"|Rechen(?:zentr\w+|leistung|kapazit\w+)|GPU-|centres? de donn\S+|calcul|centros? de datos|c[óo]mputo|データセンター|GPU|AI半導体|計算|데이터센터|서버|算力|数据中心|datacent\w+"
    ),
    "place": r"\b(?:campus|halls?|buildings?|sites?|substation|shell|landlord|building)\b",
    "lease": (
        r"\b(?:leas(?:e|es|ed|ing)|pre-?lets?|lets|rent(?:s|ed|ing|al)?|tenants?|landlord|host(?:s|ed|ing)?|colocat\w+|takes? up|anchor(?:ed)?|occup\w+|square feet|triple-net)\b"
        r"|miet\w+|vermiet\w+|\bbail\b|h[ée]berg\w+|alquil\w+|arrend\w+|賃貸|賃借|임대"
    ),
    "contract": (
        r"\b(?:deals?|contracts?|contracted|pacts?|agreements?|arrangement|commitments?|commits?|committed|offtake|take-or-pay|orders?|ordered|capacity agreement|memorandum|letters? of intent|order form|backlog|RPO|prepay\w*|counterparty|supply|supplier|supplies|bookings?|books?|reserv\w+|task order|tie-up|partnership|top-up|terms)\b"
        r"|Vertrag|vertr[äa]g\w*|Auftrag|contrato?s?|accord|commande|acuerdo|契約|受注|調達|계약|合同|協議"
    ),
    "acts": (
        r"\b(?:signs?|signed|signing|inks?|inked|seals?|lands?|landed|wins?|won|secures?|picks?|taps?|bags?|clinch\w*|buys?|to buy|take[sn]?|adds?|expands?|widens?|doubles?|stretch\w*|extends?|supply|supplies|ships?|deploys?|provid\w+|deliver\w*|turns to|joins?|lines? up|hands?|agrees?|agreed|gets|scores|chooses|selects)\b"
    ),
    "ends": (
        r"\b(?:scraps?|walks? away|terminat\w+|cancel\w*|lapse[sd]?|falls? through|pulls? out|shelv\w+|trims?|overcharg\w+|unpaid|arbitration|sues?|surrender\w+|dispute|delay\w*|misses|pause[sd]?)\b"
    ),
    "talks": r"\b(?:talks?|negotiat\w+|weighs?|nears?|court(?:s|ing)?|sounds? out|in discussions|close to|considers?|mulls?|said to|sources)\b|協議|협상",
    "power": r"\b(?:\d[\d,.]*\s?-?(?:MW|GW|megawatts?|gigawatts?)|megawatts?|gigawatts?|MW|GW)\b|Megawatt|メガワット|兆瓦",
    "money": r"[$€£¥]\s?\d[\d.,]*\s?(?:[bmt]n?\b|billion|million|trillion)?|\b\d[\d.,]* ?(?:billion|million|milliard\w*|Mrd|millones|億円|억원)|億|억|\b(?:multi)?billion",
    "count": r"\b\d[\d,.]*k?[\s-](?:\w+\s){0,2}(?:GPUs?|chips|accelerators|TPUs?|processors|servers|racks|cards|superchips|LPUs?)\b",
    "term": r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|multi)[\s-]?(?:year|yr)s?\b|\bthrough 20[23]\d|\b(?:years|decade)\b",
    "miner": r"\b(?:miners?|bitcoin|crypto|hashrate|mining)\b|minero",
    "customer": r"\b(?:customers?|client|buyer|tenant|AI (?:labs?|firm|company|startup|customer|tenant|developer)|hyperscalers?|model developer|lab)\b",
    "filing": r"\b(?:8-K|10-[KQ]|6-K|S-1|20-F|prospectus|filings?|Material Definitive Agreement|Master Services)\b",
    "bargain": r"\b(?:Prime Day|Black Friday|discounts?|% off|off at|cheap\w*|coupon|sale|save \$|best|deals? of the|bargain|price (?:cut|drop)|Switch|laptop|phone|TV|gaming|RTX|GeForce|MacBook|iPhone|Galaxy S|Pixel|headset)\b",
    "shares": r"\b(?:shares?|stocks?|slide|rall(?:y|ies)|slips?|jumps?|downgrade|upgrade|price target|dividend|market cap|trillion[- ](?:club|company)|premarket|market close|futures|analysts?)\b",
    "funding": r"\b(?:raises?|raised|funding|series [A-H]\b|valuation|valued|IPO|venture|seed|stake|acquires?|acquisition|merger|buyout|takeover)\b",
    "product": r"\b(?:unveils?|launch\w*|introduc\w+|releases?|review(?:ed)?|teardown|benchmarks?|tested|hands-on|debuts?|announces? new|rolls? out|open[- ]sources?|feature|app|model card|keynote)\b",
    "rules": r"\b(?:bill|law(?:suit|s)?|regulat\w+|senat\w+|ordinance|zoning|court|jury|antitrust|probe|ban|ministers?|treaty|tariffs?|export|sanctions?|moratorium|hearing|council|governor|policy|rate case|EU)\b",
    "people": r"\b(?:hires?|names?|appoint\w*|lays? off|layoffs|jobs?|resigns?|steps down|CEO|chief|union|strike)\b",
    "results": r"\b(?:quarter\w*|earnings|revenue|profit|results|FFO|guidance|forecast|outlook|beats?|loss)\b",
    "own": r"\b(?:its own|own data|nuclear|solar|wind|PPA|power purchase|reactor|geothermal|fusion|water|cooling|grid|outage|breach|hack\w*)\b",
    "opinion": r"\b(?:why|how|what|opinion|column|podcast|podcasts?|explain\w*|guide|events?|award\w*|webinar|are we|bubble)\b",
    "stranger": r"[^\x00-\u024f\u2010-\u20ff]",
}  # fmt: skip
BUYERS: Final = frozenset({Kind.LAB, Kind.PLATFORM, Kind.SOVEREIGN, Kind.VENTURE, Kind.GOVERNMENT})
SELLERS: Final = frozenset({Kind.CLOUD, Kind.NEOCLOUD, Kind.HOST})
MAKERS: Final = frozenset({Kind.OEM, Kind.CHIPMAKER})
OF_NAMES: Final = ("buyer", "seller", "maker", "two", "facility")
CROSSED: Final = (("compute", "contract"), ("compute", "lease"), ("compute", "acts"), ("customer", "contract"), ("customer", "lease"), ("power", "customer"), ("two", "contract"), ("two", "compute"), ("two", "acts"), ("miner", "contract"), ("place", "customer"), ("seller", "contract"), ("count", "acts"))  # fmt: skip
"""Families that tell more together than each alone."""


def features(lead: Lead, catalog: Catalog) -> frozenset[str]:
    """What of the families, names and pairs of them a lead's title and summary hold."""
    text = f"{_plain(lead.title)}. {_plain(lead.summary)}"
    found = {name for name, words in _families().items() if words.search(text)}
    kinds = {m.entry.id: m.entry.kind for m in catalog.company_names.find(text)}
    heard = set(kinds.values())
    found |= {n for n, some in zip(OF_NAMES, (BUYERS, SELLERS, MAKERS), strict=False) if heard & some}
    if len(kinds) > 1:
        found.add("two")
    if catalog.facility_names.find(text):
        found.add("facility")
    return frozenset(found | {f"{a}+{b}" for a, b in CROSSED if a in found and b in found})


@cache
def _families() -> dict[str, re.Pattern[str]]:
    """The families, compiled once a run that has headlines to judge: who reads a file of their own has none."""
    return {name: re.compile(words, re.IGNORECASE) for name, words in FAMILIES.items()}


class Interest(Protocol):
    """Whether a lead is worth going to."""

    def __call__(self, lead: Lead, source: Source | None) -> bool:
        """Whether it is, for a source where one led there."""
        ...


@cache
def _fitted() -> tuple[float, dict[str, float]]:
    table = tomli.loads((bundled("data") / "interest.toml").read_text(encoding="utf-8"))
    return float(table["threshold"]), {name: float(weight) for name, weight in table["weights"].items()}


def chance(found: frozenset[str], weights: dict[str, float]) -> float:
    """The chance, between 0 and 1, that a lead with these features tells a deal."""
    return 1 / (1 + math.exp(-weights["constant"] - sum(weights.get(name, 0.0) for name in found)))


def speaks_of_deals(lead: Lead, catalog: Catalog) -> bool:
    """Whether a lead's title and summary make a compute deal likely enough to go there."""
    threshold, weights = _fitted()
    return chance(features(lead, catalog), weights) >= threshold


def by_words(catalog: Catalog) -> _ByWords:
    """The filter of a run: a source's own keywords where it has them, else claimtrack's."""
    return _ByWords(catalog)


class _ByWords:
    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def __call__(self, lead: Lead, source: Source | None) -> bool:
        """Whether a lead of a source is worth going to; one without a word is judged by its address, then taken."""
        if source is not None and source.keywords:
            text = f"{lead.title} {lead.summary}".casefold()
            return any(word.casefold() in text for word in source.keywords)
        if not lead.title and not lead.summary:
            words = _of_address(lead.address)
            return not words or speaks_of_deals(_titled(lead, words), self.catalog)
        return speaks_of_deals(lead, self.catalog)


def anything(lead: Lead, source: Source | None) -> bool:  # noqa: ARG001 - it takes whatever comes
    """No filter."""
    return True


FEWEST: Final = 3
"""Words that the last part of an address must hold to tell what the page is about."""


def _of_address(address: str) -> str:
    """The words of an address's last part, as a headline: `openai-signs-300mw-lease` tells as much as a title."""
    slug = re.sub(r"\.\w{2,5}$", "", address.partition("?")[0].rstrip("/").rpartition("/")[2])
    words = [w for w in re.split(r"[-_]+", slug) if w]
    return " ".join(w.capitalize() for w in words) if len(words) >= FEWEST else ""


def _titled(lead: Lead, words: str) -> Lead:
    from dataclasses import replace

    return replace(lead, title=words)


def _plain(text: str) -> str:
    """Text without tags and entities, the doubly escaped ones as well."""
    return TAGS.sub(" ", html.unescape(html.unescape(text)))
