"""A deal as JSON-LD: each disputed figure a schema.org `Claim`, with the articles in which it appears."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimtrack.records.verdict import UNDISPUTED
from claimtrack.report.clean import clean

CONTEXT = {"@vocab": "https://schema.org/", "claimtrack": "urn:claimtrack:"}
"""Given in the file itself: who reads it need not ask the network for one."""


def deal_graph(deal: Mapping[str, Any]) -> dict[str, Any]:
    """One deal (as `diff --format json` has it). A deal without any disputed figure has no `Claim`.

    The figure is the claim's `text`, with its sentence; `about` is the deal; what it disagrees with stands under
    `claimtrack:verdict`. Source: https://schema.org/Claim.
    """
    name = f"urn:claimtrack:deal:{deal['deal']}"
    articles = {a["article"]: _article(a) for a in deal["told_by"]}
    parties = [
        {"@type": "Role", "roleName": side, "participant": {"@type": "Organization", "name": clean(n)}}
        for side in ("buyer", "seller")
        for n in (deal[side] or "").split("/")
        if n
    ]
    graph: list[dict[str, Any]] = [
        {"@id": name, "@type": "Event", "name": f"{deal['deal']}: a deal for computing capacity"}
        | ({"participant": parties} if parties else {})
        | ({"location": {"@type": "Place", "name": clean(deal["facility"])}} if deal["facility"] else {})
    ]
    used: set[str] = set()
    for field in deal["fields"]:
        disputed = {n for v in field["verdicts"] if v["verdict"] not in UNDISPUTED for n in (v["a"], v["b"])}
        for number in sorted(disputed):
            claim, told = _claim(name, field, number)
            graph.append(claim)
            used |= told
    graph += [article for address, article in articles.items() if address in used]
    return {"@context": CONTEXT, "@graph": graph}


def _claim(deal: str, field: Mapping[str, Any], number: int) -> tuple[dict[str, Any], set[str]]:
    """A disputed figure, and the articles that it appears in."""
    position = field["positions"][number]
    told = list(dict.fromkeys(c["article"] for c in position["claims"]))
    against = [
        {
            "claimtrack:verdict": v["verdict"],
            "claimtrack:why": clean(v["why"]),
            "claimtrack:against": {"@id": f"{deal}#{field['field']}-{v['b'] if v['a'] == number else v['a']}"},
        }
        for v in field["verdicts"]
        if v["verdict"] not in UNDISPUTED and number in {v["a"], v["b"]}
    ]
    first = {"firstAppearance": {"@id": _name(told[0])}} if position["first"] else {}
    return {
        "@id": f"{deal}#{field['field']}-{number}",
        "@type": "Claim",
        "about": {"@id": deal},
        "name": f"{field['field']}: {clean(position['figure'])}",
        "text": clean(position["claims"][0]["sentence"]),
        "appearance": [{"@id": _name(a)} for a in told],
        "claimtrack:status": position["claims"][0]["status"],
        "claimtrack:independentSources": position["roots"][0],
        "claimtrack:disagreement": against,
    } | first, set(told)


def _article(told: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": _name(told["article"]), "@type": "NewsArticle"}
    url = str(told["url"] or "")
    return (
        found
        | ({"headline": clean(told["title"])} if told["title"] else {})
        | ({"url": url} if url.startswith(("http://", "https://")) else {})
        | ({"datePublished": told["published"]} if told["published"] else {})
        | ({"publisher": {"@type": "Organization", "name": clean(told["publisher"])}} if told["publisher"] else {})
    )


def _name(address: str) -> str:
    """An IRI for an article: its address in the web, or a name made of its place."""
    from urllib.parse import quote

    return (
        address if address.startswith(("http://", "https://")) else f"urn:claimtrack:article:{quote(address, safe='')}"
    )
