"""Deals that an article tells of one company alone, or of two that it never names together."""

from __future__ import annotations

from collections import defaultdict

from claimtrack.catalog import Catalog, Kind
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.accords.roles import prior
from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.parties import NOBODY, Party

UNNAMED = turn(
    r"\b(?:unnamed|undisclosed|unidentified|unspecified|anonymous|mystery|confidential),? [\"“'‘]?(?:[\w-]+,? ){0,3}(?:customer|client|tenant|counterparty|hyperscaler|company|enterprise|buyer|party)\b"
    r"|\b(?:with|to|from|by|for) (?:an?|one|another) [\"“'‘]?(?:[\w.-]+,? ){0,5}(?:customer|client|tenant|hyperscaler|enterprise|counterparty)\b"
    r"|\b(?:with|to|from|by|for) (?:an?|one|another) (?:[\w.-]+,? ){0,3}(?:large|leading|major|global|multinational|publicly traded|investment[\s-]grade|Fortune \d+|unaffiliated|U\.S\.|US|European|Asian),? (?:[\w.-]+ ){0,3}(?:company|corporation|firm|cloud provider|technology company)\b(?!,? (?-i:[A-Z]))"
    r"|\b(?:an?|one|the same) (?:[\w.-]+ ){0,3}hyperscaler (?:has |had )?(?:agreed|signed|leased|took|takes|will|pays|is|that)\b"
    r"|\b(?:customer|client|tenant|enterprise|company|hyperscaler),? (?:whose name|(?:that|which|whom) it (?:does|did|will|would) not name|it (?:does|did|will|would) not name)\b"
    r"|\b(?:customers?|clients?|tenants?|counterparty|buyer)\b(?:[^.;]|\.\d){0,60}\b(?:goes? unnamed|(?:remains?|is|are|stays?) (?:unnamed|anonymous|undisclosed|confidential|unidentified)|(?:is|are|was|were|has|have) (?:not|never) (?:been )?(?:named|identified))\b"
    r"|\b(?:an?|one) (?:single |sole )?(?:[\w-]+ ){0,2}(?:customer|tenant|client) (?:has |had |will )?(?:taken?|takes?|leased?|rented|booked|reserved|signed)\b"
    r"|\bwhich (?-i:[A-Z])\w+ (?:did|does|has|would) not (?:identif|name)\w*"
    r"|\b(?:signed|landed|won|secured|added|gained) (?:the|its|an?|another) (?:(?:[\w-]+|first|second),? ){0,4}(?:customer|client|tenant|hyperscaler)\b(?!,? (?-i:[A-Z]))"
    r"|\b(?:[Nn]or|neither) (?:would|did|does|will|has|have) (?:it|they|the company|the (?-i:[A-Z])\w+|(?-i:[A-Z])\w+) (?:named?|identif\w+) (?:the|its|that|any) (?:customer|client|tenant|buyer)\b"
    r"|\b(?:not|never) (?:named?|identify|identified) (?:the|its|that) (?:customer|client|tenant|buyer)\b"
)
"""A party that the text does not name."""
LETS = frozenset({Kind.HOST, Kind.NEOCLOUD})
"""Who builds for others: alone in an article, it is the seller to somebody who is not named."""
SELLERS = frozenset({Kind.HOST, Kind.NEOCLOUD, Kind.CLOUD, Kind.ENERGY, None})
SUPPLIES = frozenset({Kind.ENERGY, Kind.OEM, Kind.CHIPMAKER})
SUPPLIED = turn(
    r"\b(?:suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|provid(?:e|es|ed|ing)|deploy(?:s|ed|ing)?|sell(?:s|ing)?|sold|power purchase|PPA|customers?)\b"
)
"""What makes who stands alone a seller, if it makes power or machines."""
UNNAMED_WEIGHT = 0.8
LEDE = 3
"""Sentences from the top."""
APART = 3
"""So many sentences after a customer without a name, one with a name is another."""


def scattered(sentences: list[Sentence], named: list[Party]) -> list[Accord]:
    """The two companies that an article names most, when it names no two of them near each other."""
    count: dict[str, int] = defaultdict(int)
    first: dict[str, Party] = {}
    for p in named:
        if not p.hardware and not p.aside:
            count[p.group] += 1
            first.setdefault(p.group, p)
    most = sorted(count, key=lambda g: (-count[g], first[g].start))[:2]
    if len(most) < 2 or not any(s.has(DEAL) for s in sentences):
        return []
    a, b = first[most[0]], first[most[1]]
    habit = prior(a, b)
    if not habit:
        return []
    return [Accord(*((a, b) if habit > 0 else (b, a)), 0.5, spots=[0])]


def lonely(sentences: list[Sentence], named: list[Party], catalog: Catalog, owners: dict[str, int]) -> list[Accord]:
    """An article that names one company, or only a company's facility: a build without a counterparty."""
    if not any(s.has(DEAL) for s in sentences):
        return []
    if owners:
        name = max(owners, key=lambda n: (owners[n], n))
        company = catalog.company(name)
        owner = Party(0, 0, name, catalog.group(name), company.kind if company else None)
        return [Accord(NOBODY, owner, 1.0, spots=[0]) if owner.kind in LETS else Accord(owner, None, 1.0, spots=[0])]
    count: dict[str, int] = defaultdict(int)
    first: dict[str, Party] = {}
    for p in named:
        if not p.hardware:
            count[p.group] += 1
            first.setdefault(p.group, p)
    if not count:
        return []
    return [alone(first[max(count, key=lambda g: (count[g], -first[g].start))], sentences, 1.0)]


def alone(party: Party, sentences: list[Sentence], weight: float) -> Accord:
    """The deal of a company with nobody named: who builds for others sells, everybody else buys."""
    lets = (
        party.kind is Kind.HOST
        or (party.kind is Kind.NEOCLOUD and any(s.has(UNNAMED) for s in sentences))
        or (party.kind in SUPPLIES and any(s.has(SUPPLIED) for s in sentences))
    )
    buyer, seller = (NOBODY, party) if lets else (party, None)
    return Accord(buyer, seller, weight, spots=[0], assumed=True)


def foremost_of_lede(sentences: list[Sentence], named: list[Party]) -> Party | None:
    """The one company that the first sentences name, if it is one."""
    end = sentences[min(LEDE, len(sentences)) - 1].end
    first = {p.group: p for p in named if p.start < end and not p.aside and not p.hardware}
    return next(iter(first.values())) if len(first) == 1 else None


def is_known(lone: Accord, found: list[Accord]) -> bool:
    """Whether some accord names who buys from the seller of a lone one: then the customer without a name is that one.

    Unless the article opens with the one without a name, and comes to the other only much later.
    """
    assert lone.seller is not None
    named = [
        a
        for a in found
        if a.seller is not None and a.seller.group == lone.seller.group and a.buyer.kind is not Kind.CHIPMAKER
    ]
    opens = min(lone.spots, default=LEDE)
    return any(opens >= LEDE or min(a.spots, default=0) < opens + APART for a in named)
