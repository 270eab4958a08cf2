"""Who buys from whom: told by the words between two names, else by where each stands in the supply of compute."""

from __future__ import annotations

import re

from claimtrack.catalog import Kind
from claimtrack.catalog.catalog import RANK
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.who.parties import Party
from claimtrack.late import late

BUYS = turn(
    r"\b(?:buys?|buying|bought|rent(?:s|ed|ing)?|leas(?:ed|ing)|leases(?! with\b)|books?|booked|orders|ordered|tak(?:es?|en|ing)|took|contract(?:s|ed) (?:for|up)|committ?(?:s|ed|ting)|"
    r"pays?|paid|paying|spend(?:s|ing)?|spent|reserv(?:e|es|ed|ing)|tap(?:s|ped|ping)?|turn(?:s|ed)? to|us(?:e|es|ed|ing)|utili[sz]e|access|gets?|gain(?:s|ed)?|"
    r"sign(?:s|ed)?(?: up)? for|procur\w+|allocating|pour(?:s|ed)?|migrat\w+|tie[sd] up|customer of|tenant)\b",
)
BUYS_FOR_SURE = turn(
    r"\b(?:(?:will|to|has|had|would) (?:take|taken|rent|rented|book|booked|reserve|reserved) (?:up )?(?:(?:about|some|all|another|up to|more than|over|roughly|nearly) )?[$€£]?\d[\d.,]*|to buy|(?:(?:will|would|is to|are to|to) buy|buys|bought|buying|purchas(?:es|ed|ing)|offtakes?) (?:all |any |half |some |part |most |the |its |entire |unsold |spare |idle |of )*(?:output|power|electricity|energy|capacity|compute)\b|agree[sd]? to (?:buy|rent|lease|pay)|commit\w*(?: itself| themselves)? to (?:buy|spend|pay)(?:ing)?|purchas(?:e|es|ed)\b(?! (?:agreement|price|contract)s?\b)|(?:is|as) (?:a|the|an anchor) (?:customer|tenant)|leas(?:e|es|ed|ing)\b(?:[^.;]|\.\d){0,60}\bfrom|rent(?:s|ed|ing)?\b(?:[^.;]|\.\d){0,60}\bfrom|b(?:uys?|ought)\b(?:[^.;]|\.\d){0,60}\bfrom)\b",
)
SELLS = turn(
    r"\b(?:suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|sells?|selling|sold|host(?:s|ed|ing)?|deliver(?:s|ed|ing)?|install(?:s|ed|ing)?|won|wins?|winning|land(?:s|ed)?|"
    r"giv(?:e|es|ing)|grant(?:s|ed|ing)?|hand(?:s|ed|ing)?|rent(?:s|ed)? out|leas(?:e|es|ed)(?: \S+){0,12} to|build(?:s|ing)?(?: \S+){0,8} for|serv(?:e|es|ing)|operat(?:e|es|ing)(?: \S+){0,5} for|awarded)\b",
)
BUYS_ON_BEHALF = late(
    r"\b(?:buy|buys|buying|bought|purchas\w+|order(?:s|ed|ing)?|(?:rent|leas)(?:e|s|es|ed|ing)?)\b(?:[^.;,]|\.\d){3,80}\bfor (?:the |its )?$",
    re.IGNORECASE,
)
"""Between two names: the first serves the second with what it buys."""
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
SURE = 2.5
# Pieces of passives: what is done, and by whom.
_is = r"(?:is|are|was|were|be|been|being)\s(?:[\w-]+\s){0,2}?"
_by = r"\b(?:[^.;,]|\.\d){0,50}?\bby\s(?:the\s)?$"
TAKEN_BY = turn(
    rf"(?:\b{_is}|,\s)(?:rented|(?:pre-?)?leased|bought|booked|taken|reserved|ordered|occupied|contracted|paid for|purchased){_by}"
)
"""Between two names: the second has what is the first's."""
SUPPLIED_BY = turn(rf"\b{_is}(?:supplied|provided|hosted|served|powered|delivered){_by}")
"""Between two names: the second serves the first."""
TO_WHOM = late(r",?\s(?:to|for) (?:which|whom)\s(?:the\s)?")
FROM_WHOM = late(r",?\s(?:from|with) (?:which|whom)\s(?:the\s)?")
LETS = late(
    r"\s(?:\w+\s){0,2}?(?:rent(?:s|ed|ing)?|leas(?:es|ed|ing)|sells?|sold|selling|suppl(?:ies|ied|ying)|provid(?:es|ed|ing)|lets?|builds?|built|building|hosts?|hosted|deliver(?:s|ed|ing)?|runs?)\b"
)
RENTS = late(
    r"\s(?:\w+\s){0,2}?(?:rent(?:s|ed|ing)?|leas(?:es|ed|ing)|buys?|bought|buying|takes?|took|taken|books?|booked|reserv(?:es|ed)|gets?|ordered)\b"
)
"""Between two names and behind the second: "Microsoft, to which Nscale rents 40 MW", "IREN, from which Microsoft rents"."""
LETS_TO = turn(
    r"\b(?:leas(?:e|es|ed|ing)|rent(?:s|ed|ing)?|sell(?:s|ing)?|sold|resell(?:s|ing)?|let(?:s|ting)?)\b(?: out)?(?:(?!\bfrom\b)(?:[^.;,]|\.\d)){0,60}\b(?<!up )(?<!according )(?<!next )(?<!close )(?<!due )(?<!similar )(?<!compared )(?<!addition )(?<!response )(?<!thanks )(?<!prior )to\s(?:the\s)?$"
)
"""Between two names: the first lets to the second, whatever it bought for that."""
PAID_BY = turn(
    r"\b(?:gets?|getting|got|receiv(?:e|es|ed|ing)|earn(?:s|ed|ing)?|collect(?:s|ed|ing)?)\s(?:[\w-]+\s){0,3}?(?:[A-Z]{0,3}[$€£¥₹]|USD|EUR)\s?\d(?:[^.;,]|\.\d){0,40}?\bfrom\s(?:the\s)?$"
)
"""Between two names: money goes to the first."""
WHOSE = late(r",?\swhose (?:[\w-]+\s){1,4}(?:the\s)?")
FOR_CLIENT = turn(
    r"\bfor (?:(?:its|an?|the|AI|new|big|first|anchor|lead)\s){1,3}(?:[\w-]+\s)?(?:client|customer|tenant),?\s$"
)
"""Between two names: the second, whom the first serves."""
COMMITTED = turn(
    r"\b(?:sign(?:s|ed|ing)?|made|makes?|enter(?:s|ed)? into|has|have|gave|announced)\s(?:[^.;]|\.\d){0,40}$"
)
COMMITMENT = late(r"\s(?:[\w-]+\s){0,2}?commitments?\b")
"""Between two names and behind the second, the cloud's: "signed a $1 billion Azure commitment"."""
SPENDS_ON = turn(r"\b(?:will|to|would) spend (?:[\w$€£.,-]+\s){1,6}?(?:on|deploying|buying|with|at)\s(?:the\s)?$")
"""Between two names: money of the first goes to the second."""
CUSTOMER_AS = late(
    r"(?:,? (?:which|who|that)(?: [\w-]+){1,3}?)?\s(?:as|became|becomes|is|will be) (?:an?|its|the|their) (?:[\w-]+ ){0,3}(?:customer|tenant|client|user|offtaker)\b"
)
BUYS_AFTER = late(
    r"\s(?:has |had |will |would |is to |(?:has |had )?agreed to )?(?:takes?|taking|taken|rents?|rented|leases?|leased|buys?|bought|pays?|paid|reserves?|reserved|books?|booked) (?!out\b|over\b|part\b|place\b|off\b|its\b|in\b)"
)
"""Right after the second name: it is the one that takes, whatever stands between."""
TO_TAKE = late(
    r"\sto\s(?:rent|lease|take|occupy|book|reserve|buy)\s(?:up\s)?(?:(?:about|some|all|more than|up to|over|another)\s)*"
    r"(?:\d[\d,.]*\s?(?:[MG]W|megawatts?|gigawatts?|GPUs|chips)\b|(?:[\w-]+\s){0,2}(?:capacity|compute|space|halls?|GPUs|chips|power)\b)(?!(?:[^.;]){1,40}\sto\s(?:[A-Z]))"
)
"""Right after the second name, which begins a statement of its own: "Riot: Rockdale bought, AMD to rent 25 MW"."""
LEASES = turn(
    r"\b(?:(?:rent|occup(?:y|ie))s?\s(?:about |some |up to )?\d[\d,.]*\s?(?:MW|megawatts)|leas(?:e|es|ed|ing)|tenants?|hosting|colocat\w+|co-locat\w+|critical IT|cloud (?:services? )?(?:contract|agreement|deal)|master services|rent(?:ing|s)? back|rental|hand(?:s|ed|ing)? over|turns? [\w ]{1,20} over|(?:space|halls?) (?:to|for)|reserves? the capacity|landlord)\b"
)
CLOUD_SOLD = turn(
    r"\b(?:cloud|compute|computing|GPU|AI)(?:[\s-](?:cloud|services?|capacity|computing|compute|infrastructure))* (?:contract|deal|agreement|order|commitment)s?\b"
)
CLOUD_AND_SOMEBODY = ({None, Kind.CLOUD}, {None, Kind.NEOCLOUD})
"""What a cloud sells, to whom the catalog lacks: "Nebius signed a $3.4 billion cloud contract with Quillmark Labs"."""
LETS_MACHINES = frozenset({Kind.HOST, Kind.NEOCLOUD, None})
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
AGREED_WITH = late(r"\b(?:agreements?|contracts?|deals?|pacts?|agreed|signed|contracted) with\s(?:[\w-]+\s){0,3}$")
ACQUIRES = late(
    r"(?:,? (?:Inc|Corp|Ltd|LLC)\.?)?,?\s(?:for|to) (?:acquir(?:e|ing)|buy(?:ing)?|purchas(?:e|ing)|leas(?:e|ing)|rent(?:ing)?|procur(?:e|ing)|secur(?:e|ing)|tak(?:e|ing))\b(?! out| over| part| place)"
)
"""Right after the second name: what the first, which signed with it, is to get."""
UNDER_WHICH = late(
    r",? (?:under|in|by) which (?:it|the (?:company|group|firm|operator)) (?:will|would|is to) (?:provide|host|build|supply|lease|deliver)\b"
)
"""Right after the second name: the first, which signed with it, is the one that supplies."""
DOES_FOR = turn(
    r"\b(?:deploy(?:s|ed|ing)?|install(?:s|ed|ing)?|build(?:s|ing)?|built|operat(?:e|es|ed|ing)|host(?:s|ed|ing)?|runs?|running|set(?:s|ting)? up|fit(?:s|ted|ting)? out)\b(?:[^.;,]|[.,]\d){3,80}\bfor\s(?:the\s)?$"
)
"""Between two names: the first does something for the second, with what the second is to use."""
SUPPLIES = turn(
    r"\b(?:suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|serv(?:e|es|ed|ing)|equip(?:s|ped|ping)?)\s(?:[A-Z][\w’'-]+\s)?(?:the\s)?$"
)
WITH_WHAT = late(r"(?:['’]s [\w-]+(?: [\w-]+){0,2})?\swith\b(?! (?:an? )?(?:stake|investment|loan|backing|guarantee))")
"""Between two names and behind the second: the first supplies it with something."""
PAYS = late(r"\s(?:is paying|are paying|pays|paid|will pay|is to pay|to pay)\s(?:the\s)?")
"""Between two names alone, whatever else they sell: "What Nvidia pays Lambda"."""
TENANT = late(
    r"\b(?:[Tt]enant|[Cc]ustomer|[Cc]lient|[Ll]essee|[Bb]uyer|[Oo]fftaker)(?:\sside|\s[\w&]+\s\w+)?\s?[:|]\s*$|\b(?:first|anchor|lead|sole|launch|single) (?:tenant|customer|client|offtaker),?\s$"
)
"""Right before a name: a list's key, or what it is."""
TENANT_REACH = 40
TO_HOST = late(r"(?:[^.;,]|\.\d){0,3}\s(?:to |will |is to |would )?(?:hosts?|house|power)\s(?:an? |the )?$")
"""Between two names: the first is to host what the second brings."""
WON_FROM = turn(
    r"\b(?<!great )(?<!good )(?:won|wins?|order|contract|award|lease|deal|commitment)\b(?: \S+){0,6} from\s(?:the\s)?$"
)
_given = r"(?:contract|order|job|work|mandate|tender|commission|award)s?\b"
GIVES_WORK = turn(
    rf"\b(?<!been )(?<!was )(?<!were )(?:giv(?:es?|en|ing)|gave|award(?:s|ed|ing)?|hand(?:s|ed|ing)?|plac(?:es?|ed|ing))\s(?:[^\s.;]+\s){{0,8}}?{_given}(?:[^.;]|\.\d){{0,60}}\b(?:to|with)\s(?:the\s)?$"
)
GIVEN_WORK = turn(
    rf"\b(?:was|were|been)\s(?:awarded|given|handed)\s(?:[^\s.;]+\s){{0,8}}?{_given}(?:[^.;]|\.\d){{0,60}}\bby\s(?:the\s)?$"
)
"""Between two names: the first has the second work for it, or the other way round."""
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
    if (sure := _plainly(between, behind)) is not None:
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


def _plainly(between: str, behind: str) -> float | None:
    """What the words between two names, and those behind the second, say beyond doubt."""
    if between.endswith((", ", ": ", "; ")) and TO_TAKE.match(behind):
        return -SURE
    if TAKEN_BY.search(between) or LETS_TO.search(between) or FOR_CLIENT.search(between) or PAID_BY.search(between):
        return -SURE
    if SUPPLIED_BY.search(between) or SPENDS_ON.search(between):
        return SURE
    if COMMITTED.search(between) and COMMITMENT.match(behind):
        return SURE
    if TO_WHOM.fullmatch(between) and LETS.match(behind):
        return SURE
    if (FROM_WHOM.fullmatch(between) or WHOSE.fullmatch(between)) and RENTS.match(behind):
        return -SURE
    if BUYS_ON_BEHALF.search(between):
        return -1.5
    if BUYS_FOR_SURE.search(between) or PAYS.fullmatch(between) or GIVES_WORK.search(between):
        return SURE
    if ACQUIRES.match(behind) and AGREED_WITH.search(between):
        return SURE
    if UNDER_WHICH.match(behind) or TO_HOST.fullmatch(between):
        return -SURE
    if DOES_FOR.search(between) or (SUPPLIES.search(between) and WITH_WHAT.match(behind)):
        return -SURE
    given = WON_FROM.search(between) or GIVEN_WORK.search(between)
    return -SURE if given or CUSTOMER_AS.match(behind) else None


def rents(sentence: Sentence, a: Party, b: Party) -> float | None:
    """The lean of a maker of chips that takes a lease, and buys nothing it makes itself; None where none is told."""
    kinds = (a.kind, b.kind)
    if Kind.CHIPMAKER not in kinds or RENTS_OUT.isdisjoint(kinds):
        return None
    if b.kind is Kind.CHIPMAKER and a.kind in LETS_MACHINES and CLOUD_WITH.search(sentence.source[a.end : b.start]):
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
