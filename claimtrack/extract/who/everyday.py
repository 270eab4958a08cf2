"""Names of companies that are everyday language too, a country's or a person's, and where they name a company."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.catalog import Company, Kind, Mention
from claimtrack.extract.who.states import acts
from claimtrack.late import late

STATE = late(r"\b(?:government|ministry|mission|department|agency|kingdom|authority)\b", re.IGNORECASE)
ORDINARY = late(
    r"^(?:['’]s|\s(?:is|was|has|had|will|would|said|says|and|to|plans?|signs?|signed|agreed|turns|leases|leased|lets|hosts|rents|pays|Inc|Corp|Group|Digital|Labs|Data)\b|,|\)|\s[(/]|\s?[|\t])"
)
ITS_DEAL = late(r"\s(?:contract|deal|agreement|lease|order|pact|PPA)\b")
DEFINITE = late(r"\b(?:the|its|their|a|an)\s$", re.IGNORECASE)
"""Round a name: "the Constellation contract"."""
SIGNED = late(r"\b(?:signed|signs|landed|lands|won|wins)\s$", re.IGNORECASE)
FOR_WHAT = late(r"\s(?:for|as|in|on|to|up)\b|[,.;]")
"""Round a name: "it had signed Cursor for $200 million"."""
INTRODUCED = late(
    r"(?:% of|\b(?:with|from|by|to|at|between|and|for|is|pays?|paid|operator|startup|start-up|developer|company|firm|miner|neocloud|provider|giant)|/)\s$|[|\t]\s?$"
)
NEIGHBOUR_BEFORE = late(r"([A-Za-z]+)[\s-]\Z")
NEIGHBOUR_AFTER = late(r"\s([A-Za-z]+)\b")
LONGEST = 24
"""Characters of the word before a name."""
PERSON = late(
    r"\b(?:CEO|CFO|CTO|COO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Cc]hief \w+ [Oo]fficer|[Ff]ounder|[Cc]hairman|[Cc]hair|[Pp]resident|[Aa]nalysts?|[Ss]ecretary|[Mm]inister|[Mm]anager),? (?:[A-Z][a-z]+|[A-Z]\.) (?:[A-Z]\. )?$"
)
"""Before a name: it is somebody's surname, "Chief Executive Wes Cummins"."""


def naming(text: str, mentions: Iterable[Mention[Company]]) -> list[Mention[Company]]:
    """Those of the mentions of catalogued names that name their companies.

    A name that is everyday language too needs to be told as a company's once in the text; in small letters it never is, unless it is written so.
    """
    found = [m for m in mentions if not _country(m) or _acts(text, m)]
    sure = {
        m.entry.id
        for m in found
        if not _ambiguous(m.name, m.entry) or _in_company(text, m.start, m.end) or _acts(text, m)
    }
    return [
        m
        for m in found
        if m.entry.id in sure
        and (not m.name.islower() or m.name == m.entry.name)
        and not (_ambiguous(m.name, m.entry) and _longer_name(text, m.end))
        and not _everyday(text, m)
        and (" " in m.name or not PERSON.search(text[max(0, m.start - 60) : m.start]))
    ]


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


def _ambiguous(name: str, company: Company) -> bool:
    return company.ambiguous and " " not in name and not (name.isupper() and len(name) > 3)


def _everyday(text: str, mention: Mention[Company]) -> bool:
    """Whether the word right before or after a name shows that it stands in its everyday sense."""
    company = mention.entry
    if not (company.not_after or company.not_before):
        return False
    before = NEIGHBOUR_BEFORE.search(text, max(0, mention.start - LONGEST), mention.start)
    after = NEIGHBOUR_AFTER.match(text, mention.end)
    return bool(
        (before and before[1].lower() in company.not_after) or (after and after[1].lower() in company.not_before)
    )


def _in_company(text: str, start: int, end: int) -> bool:
    """Whether the words round an everyday name show that a company is meant."""
    if _longer_name(text, end):
        return False
    if SIGNED.search(text, max(0, start - 8), start) and FOR_WHAT.match(text, end):
        return True
    if ITS_DEAL.match(text, end) and DEFINITE.search(text, max(0, start - 8), start):
        return True
    return bool(INTRODUCED.search(text[max(0, start - 16) : start]) or ORDINARY.match(text[end : end + 12]))


def _longer_name(text: str, end: int) -> bool:
    """Whether another capitalised word follows, so that the name is only the head of a longer one."""
    m = re.match(r"[ \u00a0]([A-Z][a-z]+)", text[end : end + 20])
    endings = {"Inc", "Corp", "Group", "Digital", "Labs", "Holdings", "Data", "AI", "Cloud", "Ltd"}
    return m is not None and m[1] not in endings
