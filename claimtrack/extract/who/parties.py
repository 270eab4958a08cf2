"""Who is named where in a text: companies, and which of their mentions are no party (a chip's maker, a rival)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimtrack.catalog import Catalog, Company, Kind, Mention
from claimtrack.catalog.mentions import Names
from claimtrack.extract.quantities.chips import MODEL
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.who.aside import is_aside, rates
from claimtrack.extract.who.defined import defined
from claimtrack.extract.who.everyday import naming
from claimtrack.extract.who.first_person import first_persons, speaker_of
from claimtrack.extract.who.kinds import kind_told
from claimtrack.extract.who.states import states
from claimtrack.extract.who.strangers import institutions, strangers
from claimtrack.extract.who.the_same import the_same
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
WORDS_TOO = frozenset(
    "SMR NOW COST NET ALL CAN LOW DEC MAR ICE KEY UNIT FLEX FIX SAN TEAM DNA AI IT ARE ON OR BE SO GAS CEG RUN PUMP COIN".split()
)
"""Tickers that are words or trade terms, whatever company they are of."""
NOT_FROM = late(
    r"(?:not|n['’]t) (?:come|made|built|supplied|bought|designed) (?:from|by)\s(?:(?:[A-Z][\w.-]*|and|or|nor)[\s,]+){0,4}$"
)
"""Before a name: what is told comes from somebody else."""


@dataclass(frozen=True, slots=True)
class Party:
    """One mention of a company. `group` is the id of its outermost parent, `kind` its place in the supply of compute.

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


LONGER = late(
    r"(?:\s(?:DC|Data Cent(?:er|re)))?\sREIT\b|\s(?:Telecom|Telecommunications|Renewables|Utility|(?P<halls>Data Cent(?:er|re)s|Datacent(?:er|re)s))\b"
)
"""After a company's name: words that make it the name of another, which it owns or is called after."""
HAS_HALLS = frozenset({Kind.CLOUD, Kind.LAB, Kind.PLATFORM, Kind.CHIPMAKER})
"""Whose data centers are its own, however a headline writes them: "to Power Google Data Centers"."""
INITIALS_FOLLOW = late(
    r"(?:,?\s(?:Corp|Inc|Ltd|Co|Company|Limited|Corporation|Authority|Group|Holdings)\b\.?){0,2}\s\("
)
"""After a name: the bracket in which what it is called for short stands."""
GROUP = late(r"\s(?:Group|Holdings?)$")
"""What a company's name is as often told without."""
NOBODY = Party(0, 0, "", "", None)
"""Stands where a deal has a party that the text does not name."""


def parties(text: str, sentences: Sequence[Sentence], catalog: Catalog, publisher: str | None = None) -> list[Party]:
    """Every mention of a company, in order; where a company itself is the `publisher`, "we" is a mention of it."""
    mentions = naming(text, catalog.company_names.find(text))
    today = {m.entry.id for m in mentions if m.name == m.entry.name}
    former = {m.entry.id: m.name for m in mentions if m.name in m.entry.former and m.entry.id not in today}
    longer = {
        m.entry.id: m.name + more.group()
        for m in mentions
        if (more := LONGER.match(text, m.end)) and not (more["halls"] and m.entry.kind in HAS_HALLS)
    }
    found = []
    for m in mentions:
        if NOT_FROM.search(text[max(0, m.start - 60) : m.start]):
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
                aside=is_aside(text, m.start, m.end, company.kind),
            )
        )
    found = _ventures_aside(found)
    found += _speaking(text, publisher, catalog)
    everybody = sorted([*found, *_unknown(text, sentences, found, catalog)], key=lambda p: p.start)
    everybody = _defined(text, _abbreviated(text, everybody))
    again = [replace(p, start=start, end=end) for start, end, p in the_same(sentences, everybody)]
    return sorted([*everybody, *again], key=lambda p: p.start) if again else everybody


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


def _abbreviated(text: str, found: list[Party]) -> list[Party]:
    """The parties, where a name that the catalog lacks is a known one's, whose initials follow it: "Public Power Corp. (PPC)"."""
    at = {p.start: p for p in found if not p.stranger}
    known = {
        p.name: at[m.end()]
        for p in found
        if p.stranger and (m := INITIALS_FOLLOW.match(text, p.end)) is not None and m.end() in at
        if "".join(re.findall(r"\b[A-Z]", text[p.start : m.end()])) == text[at[m.end()].start : at[m.end()].end]
    }
    return [
        replace(p, name=owner.name, group=owner.group, kind=owner.kind, stranger=False)
        if (owner := known.get(p.name)) is not None
        else p
        for p in found
    ]


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


def _by_ticker(text: str, known: Sequence[Party], catalog: Catalog, cover: Cover) -> Iterator[tuple[int, int, str]]:
    """Where a company that the text names goes by its ticker in a sentence: "HUT's lease with Fluidstack"."""
    for name in sorted({p.name for p in known}):
        company = catalog.company(name)
        for ticker in company.tickers if company else ():
            if ticker in WORDS_TOO or not re.search(
                rf"\((?:[A-Za-z]{{2,8}}:\s?)?{re.escape(ticker)}\)|\${re.escape(ticker)}\b", text
            ):
                continue
            for m in re.finditer(rf"(?<![\w$:(])(?<!: ){re.escape(ticker)}(?![\w)])", text):
                if cover.free(*m.span()):
                    yield m.start(), m.end(), name


def _unknown(text: str, sentences: Sequence[Sentence], known: list[Party], catalog: Catalog) -> list[Party]:
    """Companies and public bodies that the catalog lacks."""
    names: list[Names[Any]] = [catalog.company_names, catalog.facility_names, catalog.chip_names, catalog.outlet_names]
    taken = [(m.start, m.end) for kind in names for m in kind.find(text)] + [(p.start, p.end) for p in known]
    by_name = {p.name: p for p in known}
    bodies = institutions(sentences, taken)
    taken += [(start, end) for start, end, _ in bodies]
    quoted = list(_by_ticker(text, known, catalog, Cover(len(text), taken)))
    taken += [(start, end) for start, end, _ in quoted]
    unknown = [*quoted, *strangers(sentences, taken, known)]
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end, name in unknown:
        spots[name].append((start, end))
    kinds = {name: kind_told(name, text, places) for name, places in spots.items()}
    brokers = {name for name, places in spots.items() if any(rates(text, *place) for place in places)}
    found = [
        replace(by_name[name], start=start, end=end, hardware=False, aside=is_aside(text, start, end))
        if name in by_name
        else Party(
            start,
            end,
            name,
            GROUP.sub("", name).lower(),
            kinds[name],
            aside=name in brokers or is_aside(text, start, end),
            stranger=True,
        )
        for start, end, name in unknown
    ]
    taken += [(p.start, p.end) for p in found]
    return found + [
        Party(start, end, name, name.lower(), Kind.GOVERNMENT, aside=is_aside(text, start, end))
        for start, end, name in (*bodies, *states(text, taken))
    ]


def _hardware(text: str, mention: Mention[Company]) -> bool:
    """Whether a name only says whose chips or servers are meant."""
    if mention.entry.kind not in {Kind.CHIPMAKER, Kind.OEM}:
        return False
    if HARDWARE.match(text, mention.end):
        return True
    before = text[max(text.rfind("\n", 0, mention.start) + 1, mention.start - 40) : mention.start]
    return mention.entry.kind is Kind.CHIPMAKER and bool(MADE_BY.search(before)) and not BOUGHT_FROM.search(before)


def _seller_of_record(company: Company, catalog: Catalog) -> Company:
    """A cloud brand stands for the company behind it; a company that was bought keeps its own name."""
    parent = catalog.companies.get(company.parent)
    if parent is not None and company.kind is Kind.CLOUD and parent.kind is Kind.CLOUD:
        return parent
    return company
