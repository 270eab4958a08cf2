"""Who buys from whom: told by the words between two names, else by where each stands in the supply of compute."""

from __future__ import annotations

import re

from claimtrack.catalog import Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.accords.plain_roles import SURE, plainly
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.parties import Party
from claimtrack.late import late

BUYS = turn(
    r"\b(?:buys?|buying|bought|rent(?:s|ed|ing)?|leas(?:ed|ing)|leases(?! with\b)|books?|booked|orders|ordered|tak(?:es?|en|ing)|took|contract(?:s|ed) (?:for|up)|committ?(?:s|ed|ting)|"
    r"pays?|paid|paying|spend(?:s|ing)?|spent|reserv(?:e|es|ed|ing)|tap(?:s|ped|ping)?|turn(?:s|ed)? to|us(?:e|es|ed|ing)|utili[sz]e|access|gets?|gain(?:s|ed)?|"
    r"sign(?:s|ed)?(?: up)? for|procur\w+|allocating|pour(?:s|ed)?|migrat\w+|tie[sd] up|customer of|tenant)\b",
)
SELLS = turn(
    r"\b(?:suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|sells?|selling|sold|host(?:s|ed|ing)?|deliver(?:s|ed|ing)?|install(?:s|ed|ing)?|won|wins?|winning|land(?:s|ed)?|"
    r"giv(?:e|es|ing)|grant(?:s|ed|ing)?|hand(?:s|ed|ing)?|rent(?:s|ed)? out|leas(?:e|es|ed)(?: \S+){0,12} to|build(?:s|ing)?(?: \S+){0,8} for|serv(?:e|es|ing)|operat(?:e|es|ing)(?: \S+){0,5} for|awarded)\b",
)
LETS_HALLS = turn(r"\b(?:co-?locat\w+|critical IT|IT load|right of first (?:refusal|offer)|halls? (?:for|to))\b")
"""In a sentence that names a maker of chips alone: what it takes is room, not what it makes."""
CUSTOMER_OF = turn(r"['’]s (?:[\w-]+ ){0,2}(?:tenant|customer|client)\b")
DEFINED = turn(
    r"\(\s?(?:the |each an? )?[\"“'](?P<buys>Customer|Tenant|Lessee|Licensee|Buyer|Purchaser|Client)[\"”']|\(\s?(?:the )?[\"“'](?P<sells>Landlord|Lessor|Provider|Supplier|Seller|Company|Licensor)[\"”']",
    0,
)
"""How a contract names its sides: (the "Customer"), (the "Landlord")."""
DEFINED_REACH = 60
# Behind a lease: to or from whom. Who lets halls to somebody, or rents them from a third, is no tenant of everybody's.
_with_nobody = r"(?!(?:[^.;,\n]|[.,]\d){1,60}\s(?:to|from)\s(?:the\s|its\s|an?\s)?(?:[a-z-]+\s){0,3}?(?:[A-Z]|(?:customer|tenant|client|hyperscaler|company|firm|lab|start-?up|provider)\b))"
RENTS_ITSELF = late(
    r"(?:[^.;,]|\.\d){0,30}\b(?<!about )(?<!over )(?<!on )(?<!for )(?<!of )(?:reserves?|leas(?:es|ed|ing)(?! (?:capacity|space|power|load|portfolio|megawatts|MW|to|out)\b)"
    + _with_nobody
    + r"|rent(?:s|ed|ing)(?! (?:out|to|capacity|space)\b)"
    + _with_nobody
    + r"|(?:be|is|becomes?|became)(?: (?:an?|the|its|[A-Z]\w+['’]s))?(?: \w+){0,2} (?:tenant|customer|client)|has contracted)\b"
    r"|(?:[^.;,]|\.\d){0,30}\b(?:comes?|came|signs?|signed|joins?|joined) (?:in |on |up )?as (?:[\w-]+ ){0,3}(?:tenant|customer|client)\b|(?:[^.;,]|\.\d){0,20}\bfirst in line\b"
)
"""After the name of a maker of chips: it is the tenant this time."""
PAYS_FOR = turn(r"\b(?:is paying|pays|paid|will pay|to pay|are paying) (?:\w+ ){0,2}for\b")
BUYS_AFTER = late(
    r"\s(?:has |had |will |would |is to |(?:has |had )?agreed to )?(?:takes?|taking|taken|rents?|rented|leases?|leased|buys?|bought|pays?|paid|reserves?|reserved|books?|booked) (?!out\b|over\b|part\b|place\b|off\b|its\b|in\b)"
)
"""Right after the second name: it is the one that takes, whatever stands between."""
LEASES = turn(
    r"\b(?:(?:rent|occup(?:y|ie))s?\s(?:about |some |up to )?\d[\d,.]*\s?(?:MW|megawatts)|leas(?:e|es|ed|ing)|tenants?|hosting|colocat\w+|co-locat\w+|critical IT|cloud (?:services? )?(?:contract|agreement|deal)|master services|rent(?:ing|s)? back|rental|hand(?:s|ed|ing)? over|turns? [\w ]{1,20} over|(?:space|halls?) (?:to|for)|reserves? the capacity|landlord)\b"
)
CLOUD_SOLD = turn(
    r"\b(?:cloud|compute|computing|GPU|AI)(?:[\s-](?:cloud|services?|capacity|computing|compute|infrastructure))* (?:contract|deal|agreement|order|commitment)s?\b"
)
CLOUD_AND_SOMEBODY = ({None, Kind.CLOUD}, {None, Kind.NEOCLOUD})
"""What a cloud sells, to whom the catalog lacks: "Nebius signed a $3.4 billion cloud contract with Quillmark Labs"."""
BUYS_CHIPS = turn(
    r"\b(?:buy|buys|bought|buying|purchas\w+|order(?:s|ed|ing)?)\b(?:[^.;]|\.\d){0,50}\b(?:GPUs?|chips|accelerators|processors)\b"
)
CLOUD_WITH = late(
    r"\bcloud (?:services? |computing )?(?:contract|deal|agreement|order)s? (?:with|from|for)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Between a cloud and a maker of chips, which is its customer this time: "a $3.4 billion AI cloud contract with Nvidia"."""
CHIPS_BOUGHT = turn(
    r"\b(?:buy|buys|bought|purchas\w+|order(?:s|ed|ing)?|suppl(?:y|ies|ied)|sell(?:s|ing)?|sold|deploy\w*|deliver\w*)\b(?:[^.;]|\.\d){0,60}\b(?:GPUs?|chips?|systems?|accelerators?|processors?|racks?|servers?|Instinct)\b"
)
TENANT = late(
    r"\b(?:[Tt]enant|[Cc]ustomer|[Cc]lient|[Ll]essee|[Bb]uyer|[Oo]fftaker)(?:\sside|\s[\w&]+\s\w+)?\s?[:|]\s*$|\b(?:first|anchor|lead|sole|launch|single) (?:tenant|customer|client|offtaker),?\s$"
)
"""Right before a name: a list's key, or what it is."""
TENANT_REACH = 40
RENTS_OUT: frozenset[Kind | None] = frozenset({Kind.HOST, Kind.NEOCLOUD, Kind.CLOUD, None})
"""Who leases halls or rents out compute: a maker of chips that has a lease with one of them is the tenant."""
MAKERS, BACKERS = frozenset({Kind.CHIPMAKER, Kind.OEM}), frozenset({Kind.ENERGY, Kind.INVESTOR})
"""Who makes chips sells them to a company of power or money, which stands behind it in the supply of compute."""
SELLS_TO: dict[Kind | None, frozenset[Kind]] = {
    Kind.ENERGY: frozenset({Kind.LAB, Kind.PLATFORM, Kind.CLOUD, Kind.NEOCLOUD, Kind.HOST, Kind.GOVERNMENT}),
    Kind.HOST: frozenset({Kind.LAB, Kind.PLATFORM, Kind.CLOUD, Kind.NEOCLOUD, Kind.GOVERNMENT, Kind.SOVEREIGN}),
    Kind.NEOCLOUD: frozenset({Kind.LAB, Kind.PLATFORM, Kind.CLOUD, Kind.GOVERNMENT}),
    Kind.CLOUD: frozenset({Kind.LAB, Kind.PLATFORM, Kind.GOVERNMENT}),
    Kind.CHIPMAKER: frozenset({Kind.LAB, Kind.PLATFORM, Kind.CLOUD, Kind.GOVERNMENT, Kind.SOVEREIGN}),
    Kind.OEM: frozenset({Kind.LAB, Kind.PLATFORM, Kind.NEOCLOUD, Kind.GOVERNMENT}),
}
"""Who sells to whom, and in no more than one labelled deal in twelve the other way round."""
HABIT = 1.4
UNKNOWN_RANK = RANK[Kind.CLOUD] + 0.5
SIGNS = late(r"\s(?:has |have )?(?:signs|signed|lands|landed|wins|won|adds|added)\s(?:the\s)?", re.IGNORECASE)
"""Between two names alone: who signs, lands or wins the other is the seller, unless habit says otherwise."""


def lean(sentence: Sentence, a: Party, b: Party) -> float:
    """Positive where the words between say that `a`, which stands first, buys from `b`."""
    base = sentence.start
    between = sentence.text[a.end - base : b.start - base]
    behind = sentence.text[b.end - base : b.end - base + DEFINED_REACH]
    if (sure := plainly(between, behind)) is not None:
        return sure
    if (told := rents(sentence, a, b)) is not None:
        return told
    if {a.kind, b.kind} in CLOUD_AND_SOMEBODY and sentence.has(CLOUD_SOLD):
        return SURE if a.kind is None else -SURE
    if re.search(r"\b(?:is|as|becomes?|became)\b", between) and CUSTOMER_OF.match(behind):
        return SURE
    ahead, after = DEFINED.search(between), DEFINED.search(behind)
    if ahead or after:
        buys_first = bool(ahead and ahead["buys"]) or bool(after and after["sells"] and not (ahead and ahead["sells"]))
        return SURE if buys_first else -SURE
    buys, sells = BUYS.search(between), SELLS.search(between)
    if BUYS_AFTER.match(behind) and not buys and re.search(r"\b(?:which|whom|that|where|and)\b", between):
        return -1.5
    if PAYS_FOR.search(between) and not sells:
        return 1.5
    if SIGNS.fullmatch(between):
        return -0.9
    if re.search(r"\bto (?:the |its )?$", between) and SELLS.search(between):
        return -1.5
    if bool(buys) is not bool(sells):
        return 0.7 if buys else -0.7
    return 0.0


def rents(sentence: Sentence, a: Party, b: Party) -> float | None:
    """The lean of a maker of chips that takes a lease, and buys nothing it makes itself; None where none is told."""
    kinds = (a.kind, b.kind)
    if Kind.CHIPMAKER not in kinds or RENTS_OUT.isdisjoint(kinds):
        return None
    if (
        b.kind is Kind.CHIPMAKER
        and a.kind in RENTS_OUT - {Kind.CLOUD}
        and CLOUD_WITH.search(sentence.source[a.end : b.start])
    ):
        return None if sentence.has(BUYS_CHIPS) else -SURE
    if not sentence.has(LEASES) or sentence.has(CHIPS_BOUGHT):
        return None
    return SURE if a.kind is Kind.CHIPMAKER else -SURE


def prior(a: Party, b: Party) -> float:
    """Who buys as a rule: who stands nearer to the use of compute."""
    if a.kind is None and b.kind is None:
        return 0.0
    if a.kind in MAKERS and b.kind in BACKERS:
        return -0.8
    if a.kind in BACKERS and b.kind in MAKERS:
        return 0.8
    steps = rank_of(b) - rank_of(a)
    return 0.0 if not steps else (1 if steps > 0 else -1) * min(1.6, 0.8 + 0.25 * (abs(steps) - 1))


def habit(buyer: Party, seller: Party) -> float:
    """What it counts for, in log odds, that a company of one kind as good as always buys from one of another kind, or never does."""
    return -HABIT if seller.kind in SELLS_TO.get(buyer.kind, ()) else 0.0


def rank_of(p: Party) -> float:
    """A company that the catalog lacks stands in the middle: labs buy from it, hosts sell to it."""
    return UNKNOWN_RANK if p.kind is None else RANK[p.kind]
