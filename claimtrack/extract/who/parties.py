"""Who is named where in a text: companies, and which of their mentions are no party (a chip's maker, a rival)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimtrack.catalog import Catalog, Company, Kind, Mention
from claimtrack.catalog.mentions import Names
from claimtrack.extract.quantities.chips import MODEL
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.who.defined import defined
from claimtrack.extract.who.first_person import first_persons, speaker_of
from claimtrack.extract.who.kinds import kind_told
from claimtrack.extract.who.states import acts, states
from claimtrack.extract.who.strangers import institutions, strangers
from claimtrack.late import late

HARDWARE = late(
    rf"(?:['’]s)?\s(?:(?:AI|reciprocating|gas|worth of|latest|newest|new|own|custom|Grace|Vera|Ultra|high-end|advanced|most advanced|top|data[\s-]center|graphics|\d[\d,]*|{MODEL})\s){{0,4}}"
    rf"(?:GPUs?|chips?|chipsets?|accelerators?|processors?|superchips?|servers?|systems?|hardware|gear|kit|silicon|racks?|machines|parts|engines|turbines|generators|{MODEL})(?![A-Za-z])",
    re.IGNORECASE,
)
MADE_BY = late(
    r"\b(?:GPUs?|chips?|accelerators?|processors?|servers?|systems?|hardware|silicon|racks?|gear)\s(?:\w+\s)?(?:by|from)\s$|\b(?:made|built|designed|supplied|manufactured) by $",
    re.IGNORECASE,
)
BOUGHT_FROM = late(
    r"\b(?:buy|buys|buying|bought|order|orders|ordered|ordering|purchas\w+|procur\w+) (?:[\w.,$-]+ ){0,4}from\s$",
    re.IGNORECASE,
)
"""Who sells the chips is a party: "is buying the chips from Nvidia"."""
ASIDE = late(
    r"\b(?:like|the likes of|such as|(?:[Cc]omparable|[Ss]imilar)(?: \w+)? (?:by|from|of|at|to)|according to|rivals?|rivall?ing|unlike|compet\w+(?: directly)? with|challeng(?:e|es|ing)|(?:take|takes|taking|took) on|alternatives? to|dethron\w+|versus|vs\.?|compared (?:to|with)|besides|peers?|alongside|beyond"
    r"|formerly|ex-|backed by|backers?|investors?(?: including)?|include|includes|(?<!companies )(?<!firms )(?<!groups )(?<!giants )including|among|following|exclusively from|instead of|rather than|other than|outside|without|own(?:s|ed) by|let by|rented from|in a team with|to which|(?:a|the) (?:tactic|move|approach|practice|path|route) (?:that|which)|part of|(?:(?<!joint )venture|brainchild|vehicle|creation) of|leased from|(?:owned|controlled|run|led|backstopp?ed|guaranteed|underwritten|(?:financially )?supported|financial backing of)(?: by)?(?: [a-z-]+){0,4}|[A-Z][\w.]+\)?,?\s?(?:,|—|–|-|\() ?(?:which is )?(?:a|the|an) (?:[\w-]+ ){0,3}joint venture (?:between|of|by)|spun (?:off|out) (?:of|from)(?: \w+){0,3}|at)"
    r"[\s:]+(?:(?:\(?[A-Z][\w.&’'-]*\)?|and|,|or|the|its|of|companies|as)[\s,]+){0,6}\(?$"
)
NOT_FROM = late(
    r"(?:not|n['’]t) (?:come|made|built|supplied|bought|designed) (?:from|by)\s(?:(?:[A-Z][\w.-]*|and|or|nor)[\s,]+){0,4}$"
)
"""Before a name: what is told comes from somebody else."""
RIVAL = late(
    r"-backed\b|(?:['’]s)?\s(?:[\w$€£.,]+\s){0,3}(?:backstop|credit enhancement|credit support)\b|\s(?:LLC |Inc\.? )?(?:has |is |was |will be |also )*(?:provid\w+|giv\w+|entered? (?:into )?an?|entered|increased|rais\w+|expand\w+|extend\w+)\s(?:[\w’'-]+\s){0,5}(?:backstop\w*|credit enhancement|credit support|guarantees?|recognition agreement|financial commitment to)\b|\sbacking\b|\s(?:support agreement|credit support|credit enhancement|backstop|guarantee|guaranty|recognition agreement)\b|\s(?:has |have |had |will |would |is |also |agreed to |agrees to )*(?:back(?:s|ed|ing)? (?:about |some |up to |roughly )?[$€£]|backstop\w*|guarantee(?:s|d|ing)?\b)|['’]s (?:former|one-time|erstwhile|ex-)\s?\w+|['’]s (?:\w+ )?(?:competitor|rival)s?\b|\s(?:investment|stake|backing)\b",
    re.IGNORECASE,
)
WHOM = late(r"\b(?:that|which|whom|company|startup|start-up|firm|lab|neocloud|miner) $")
BACKS = late(
    r"\s(?:has |have |is |also )?(?:supports?|back(?:s|ed|ing)|invest(?:s|ed) in|part-owns|owns (?:part|a stake))\b"
)
"""Who only has money in a party: "the startup that Nvidia supports"."""
SPEAKER = late(r"[A-Z]\w+ [A-Z]\w+ (?:of|at|from) $|\b(?:CEO|chief|boss|president|chairman|founder) (?:of )?$")
SAYS = late(r",? (?:said|says|added|told|noted|wrote|put)\b")
ANALYST = late(
    r"(?:['’]s)?,? (?:(?:equity |research |senior )?analysts?|strategists?|economists?|research|reports?\b|note\b|downgrad\w+|upgrad\w+|(?:has |have )?(?:rais|cut|lower|lift|boost|reiterat|maintain|initiat|rate|estimat|expect|project|forecast|calculat|reckon)\w*|said in|wrote|price target|(?:served|serves|acted|acts|is acting|was) as)\b"
)
RATES = late(
    r"(?:['’]s)?,? (?:(?:equity |research |senior )?analysts?\b|price target|(?:has |have )?(?:keep|kept|maintain|reiterat|rais|cut|lower|lift|stand|stick)\w*(?: by| to| with)? (?:his|her|its|their|an?|the) (?:[\w“”\"-]+ ){0,2}?(?:[Bb]uy|[Hh]old|[Ss]ell|[Oo]utperform|[Oo]verweight|[Nn]eutral|[Uu]nderweight|price target|target|rating|stock)\b)"
)
RATER = late(
    r"\b(?:[Aa]nalysts?|[Ss]trategists?)(?: [A-Z][\w.-]+){0,3} (?:at|from|with|of|for) (?:[A-Z][\w.&]* (?:and )?){0,2}$"
)
"""Round a name that the catalog lacks: it is a broker's, who rates a party's shares."""
ADVISED = late(
    r"\b(?:[Aa]nalysts?|[Ss]trategists?|[Ee]conomists?|[Rr]esearch|note|report|downgraded|upgraded|[Aa]dvis\w+|arranged|underwritten|bookrunners?|[Aa]rrangers?|led|syndicated|conference (?:hosted )?) (?:at|from|with|by|are|is|were|include)\W*(?:[A-Z][\w.&]* (?:and )?){0,4}$"
)
"""A bank that writes about a deal, or arranges the money for it, is no party of it."""
LISTED_WITHIN = 100
"""Characters before a name in which a list of names aside begins."""
STATE = late(r"\b(?:government|ministry|mission|department|agency|kingdom|authority)\b", re.IGNORECASE)
OFFICE = late(
    r"(?:['’]s)?\s(?:[Cc]o-)?(?:CEO|CFO|CTO|COO|[Cc]hief\s\w+|[Ff]ounder|[Cc]hairman|[Cc]hair|[Bb]oss|[Pp]resident|[Ss]pokes\w+|[Ee]xecutive)\s(?:and \w+ )?[A-Z]"
)
"""A name that only says whose officer speaks: "Tesla CEO Elon Musk"."""
FORMERLY = late(
    r"\b(?:former(?:ly (?:of|at|with))?|ex|one-time)[\s-]$|\b(?:used to be|once was|had been|worked (?:at|for)|alumni of|veterans? of) $",
    re.IGNORECASE,
)
"""Where somebody once worked: "former OpenAI executive", "who used to be OpenAI's CTO"."""
LEFT = late(r"\b(?:left|quit|departed) $")
SINCE_LEFT = late(r"\s(?:in|to|last|after|earlier|this|at|a|\w+ (?:years?|months?|weeks?) ago)\b")
"""Round a name: who somebody no longer works for: "left OpenAI in September 2024"."""
ONCE = late(
    r"\b(?:former|one-time|erstwhile|disused|shuttered|shut|retired|idle|idled|old|closed)[\s-]$", re.IGNORECASE
)
PREMISES = late(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}?(?:plant|site|factory|facility|building|warehouse|mill|smelter|campus|headquarters|land|works|office|mine|station)s?\b"
)
"""Whose a place once was: "a former Duke Energy plant"."""
ORDINARY = late(
    r"^(?:['’]s|\s(?:is|was|has|had|will|would|said|says|and|to|plans?|signs?|signed|agreed|turns|leases|leased|lets|hosts|rents|pays|Inc|Corp|Group|Digital|Labs|Data)\b|,|\)|\s[(/])"
)
INTRODUCED = late(
    r"(?:\b(?:with|from|by|to|at|between|and|for|is|pays?|paid|operator|startup|start-up|developer|company|firm|miner|neocloud|provider|giant)|/)\s$"
)


@dataclass(frozen=True, slots=True)
class Party:
    """One mention of a company. `group` is the id of its outermost parent; `rank` its place in the supply of compute.

    `hardware` marks the maker of a chip named beside it, `aside` a company named only for comparison, `stranger` one that the catalog
    lacks; its kind is what its name or the text tells, if anything.
    """

    start: int
    end: int
    name: str
    group: str
    kind: Kind | None
    hardware: bool = False
    aside: bool = False
    stranger: bool = False


MINER = late(r"\s(?:miner|mining|company|operator)s?\b")
"""After "American Bitcoin", which then only says what a company is and where it sits."""
PERSON = late(
    r"\b(?:CEO|CFO|CTO|COO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Cc]hief \w+ [Oo]fficer|[Ff]ounder|[Cc]hairman|[Cc]hair|[Pp]resident|[Aa]nalysts?|[Ss]ecretary|[Mm]inister|[Mm]anager),? (?:[A-Z][a-z]+|[A-Z]\.) (?:[A-Z]\. )?$"
)
"""Before a name: it is somebody's surname, "Chief Executive Wes Cummins"."""
SCALED = late(r"(?:giga|mega|hyper|large|full|small|web|at)[\s-]$", re.IGNORECASE)
"""Before "Scale AI", which then is a size and no company: "a Giga Scale AI data centre"."""
LONGER = late(
    r"(?:\s(?:DC|Data Cent(?:er|re)))?\sREIT\b|\s(?:Telecom|Telecommunications|Renewables|Utility|Data Cent(?:er|re)s|Datacent(?:er|re)s)\b"
)
"""After a company's name: words that make it the name of another, which it owns or is called after."""
GROUP = late(r"\s(?:Group|Holdings?)$")
"""What a company's name is as often told without."""
NOBODY = Party(0, 0, "", "", None)
"""Stands where a deal has a party that the text does not name."""


def parties(text: str, sentences: Sequence[Sentence], catalog: Catalog, publisher: str | None = None) -> list[Party]:
    """Every mention of a company, in order; where a company itself is the `publisher`, "we" is a mention of it."""
    mentions = [m for m in catalog.company_names.find(text) if not _country(m) or _acts(text, m)]
    today = {m.entry.id for m in mentions if m.name == m.entry.name}
    former = {m.entry.id: m.name for m in mentions if m.name in m.entry.former and m.entry.id not in today}
    longer = {m.entry.id: m.name + more.group() for m in mentions if (more := LONGER.match(text, m.end))}
    sure = {
        m.entry.id
        for m in mentions
        if not _ambiguous(m.name, m.entry) or _in_company(text, m.start, m.end) or _acts(text, m)
    }
    found = []
    for m in mentions:
        if m.entry.id not in sure or (m.name.islower() and m.name != m.entry.name):
            continue
        if _ambiguous(m.name, m.entry) and _longer_name(text, m.end):
            continue
        if NOT_FROM.search(text[max(0, m.start - 60) : m.start]):
            continue
        if m.name == "American Bitcoin" and MINER.match(text, m.end):
            continue
        if " " not in m.name and PERSON.search(text[max(0, m.start - 60) : m.start]):
            continue
        if m.name.startswith("Scale") and SCALED.search(text[max(0, m.start - 12) : m.start]):
            continue
        company = _seller_of_record(m.entry, catalog)
        found.append(
            Party(
                m.start,
                m.end,
                longer.get(company.id) or former.get(company.id, company.name),
                catalog.group(company.name),
                company.kind,
                hardware=_hardware(text, m),
                aside=_aside(text, m.start, m.end, investor=company.kind is Kind.INVESTOR),
            )
        )
    found = _ventures_aside(found)
    found += _speaking(text, publisher, catalog)
    return _defined(text, sorted([*found, *_unknown(text, sentences, found, catalog)], key=lambda p: p.start))


def _defined(text: str, found: list[Party]) -> list[Party]:
    """The parties, where a short name that the text defines is its owner's, or nobody's where it stands for a contract."""
    unknown = {p.name for p in found if p.stranger}
    short = {
        name: whose
        for name, whose in defined(text, [(p.start, p.end, p.name) for p in found]).items()
        if name in unknown
    }
    if not short:
        return found
    owners = {p.name: p for p in found}
    kept = []
    for p in found:
        whose = short.get(p.name, p.name)
        if whose == p.name:
            kept.append(p)
        elif whose is not None:
            owner = owners[whose]
            kept.append(replace(p, name=owner.name, group=owner.group, kind=owner.kind))
    return kept


def _speaking(text: str, publisher: str | None, catalog: Catalog) -> list[Party]:
    """The mentions of the company whose own text it is, where it says "we" or "the Company"."""
    speaker = speaker_of(publisher, catalog)
    if speaker is None:
        return []
    if isinstance(speaker, str):
        return [Party(a, b, speaker, speaker.lower(), None) for a, b in first_persons(text)]
    entry = _seller_of_record(speaker, catalog)
    return [Party(a, b, entry.name, catalog.group(entry.name), entry.kind) for a, b in first_persons(text)]


def _ventures_aside(found: list[Party]) -> list[Party]:
    """A venture's name stands for a project where its partners are named: those are the parties."""
    if not any(p.kind in {Kind.LAB, Kind.PLATFORM, Kind.CLOUD} and not p.aside for p in found):
        return found
    return [replace(p, aside=True) if p.kind is Kind.VENTURE else p for p in found]


def _unknown(text: str, sentences: Sequence[Sentence], known: list[Party], catalog: Catalog) -> list[Party]:
    """Companies and public bodies that the catalog lacks."""
    names: list[Names[Any]] = [catalog.company_names, catalog.facility_names, catalog.chip_names, catalog.outlet_names]
    taken = [(m.start, m.end) for kind in names for m in kind.find(text)] + [(p.start, p.end) for p in known]
    by_name = {p.name: p for p in known}
    unknown = strangers(sentences, taken, known)
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end, name in unknown:
        spots[name].append((start, end))
    kinds = {name: kind_told(name, text, places) for name, places in spots.items()}
    brokers = {name for name, places in spots.items() if any(_rates(text, *place) for place in places)}
    found = [
        replace(by_name[name], start=start, end=end, hardware=False, aside=_aside(text, start, end))
        if name in by_name
        else Party(
            start,
            end,
            name,
            GROUP.sub("", name).lower(),
            kinds[name],
            aside=name in brokers or _aside(text, start, end),
            stranger=True,
        )
        for start, end, name in unknown
    ]
    taken += [(p.start, p.end) for p in found]
    return found + [
        Party(start, end, name, name.lower(), Kind.GOVERNMENT, aside=_aside(text, start, end))
        for start, end, name in (*institutions(sentences, taken), *states(text, taken))
    ]


def _hardware(text: str, mention: Mention[Company]) -> bool:
    """Whether a name only says whose chips or servers are meant."""
    if mention.entry.kind not in {Kind.CHIPMAKER, Kind.OEM}:
        return False
    if HARDWARE.match(text, mention.end):
        return True
    before = text[max(text.rfind("\n", 0, mention.start) + 1, mention.start - 40) : mention.start]
    return mention.entry.kind is Kind.CHIPMAKER and bool(MADE_BY.search(before)) and not BOUGHT_FROM.search(before)


def _aside(text: str, start: int, end: int, *, investor: bool = False) -> bool:
    """Whether a name stands for comparison, or only says where a speaker works."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - LISTED_WITHIN) : start]
    if BACKS.match(text, end) and WHOM.search(before):
        return True
    if investor and (ANALYST.match(text, end) or ADVISED.search(before) or _rates(text, start, end)):
        return True
    if (
        FORMERLY.search(before)
        or (LEFT.search(before) and SINCE_LEFT.match(text, end))
        or RIVAL.match(text, end)
        or OFFICE.match(text, end)
        or (ONCE.search(before) and PREMISES.match(text, end))
    ):
        return True
    return bool(ASIDE.search(before) or (SPEAKER.search(before) and SAYS.match(text[end : end + 12])))


def _rates(text: str, start: int, end: int) -> bool:
    """Whether a name is told to rate shares."""
    return RATES.match(text, end) is not None or RATER.search(text[max(0, start - LISTED_WITHIN) : start]) is not None


def _country(mention: Mention[Company]) -> bool:
    """Whether a country's bare name is meant, which is a place more often than a party."""
    return (
        mention.entry.kind is Kind.GOVERNMENT
        and mention.entry.ambiguous
        and (mention.name == mention.entry.name or not STATE.search(mention.name))
    )


def _acts(text: str, mention: Mention[Company]) -> bool:
    """Whether the words round a country's name tell that it signs something."""
    return mention.entry.kind is Kind.GOVERNMENT and acts(text, mention.start, mention.end)


def _seller_of_record(company: Company, catalog: Catalog) -> Company:
    """A cloud brand stands for the company behind it; a company that was bought keeps its own name."""
    parent = catalog.companies.get(company.parent)
    if parent is not None and company.kind is Kind.CLOUD and parent.kind is Kind.CLOUD:
        return parent
    return company


def _ambiguous(name: str, company: Company) -> bool:
    return company.ambiguous and " " not in name and not (name.isupper() and len(name) > 3)


def _in_company(text: str, start: int, end: int) -> bool:
    """Whether the words round an everyday name show that a company is meant."""
    if _longer_name(text, end):
        return False
    return bool(INTRODUCED.search(text[max(0, start - 16) : start]) or ORDINARY.match(text[end : end + 12]))


def _longer_name(text: str, end: int) -> bool:
    """Whether another capitalised word follows, so that the name is only the head of a longer one."""
    m = re.match(r"\s([A-Z][a-z]+)", text[end : end + 20])
    endings = {"Inc", "Corp", "Group", "Digital", "Labs", "Holdings", "Data", "AI", "Cloud", "Ltd"}
    return m is not None and m[1] not in endings
