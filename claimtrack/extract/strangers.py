"""Companies that the catalog lacks, found by how a text speaks of them and written as they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from claimtrack.extract.cover import Cover
from claimtrack.extract.dealing import DEAL
from claimtrack.extract.no_company import plausible, trimmed
from claimtrack.extract.places import PLACE
from claimtrack.extract.prose import HEAD, Sentence, matches
from claimtrack.extract.sieve import Turn, turn

_word = r"[A-Z](?:[\w&-]|['’](?!s\b))*+(?:\.(?=[a-z])\w++)?"
_name = rf"{_word}(?:\s(?:&\s)?{_word}){{0,3}}"
SUFFIX: Final = re.compile(
    r"\s(?P<part>Group|Technolog(?:ies|y)|Labs|Networks|Systems|Digital|Data Cent(?:er|re)s|Cloud|Infrastructure|Compute|Holdings|Telecom|"
    r"Energy|Realty|Semiconductor|Mining|Computing|AI)\b(?!\s[A-Z])"
    r"|,?\s(?:Inc|Corp|Ltd|LLC|PLC|plc|GmbH|AG|SA|SE|ASA|AB|AS|NV|BV|Pte|Pty|Bhd|Berhad|Tbk|Oyj|Oy|ApS|Co)\b"
)
"""What ends a company's name, as a part of it or as its legal form."""
NAME_BEFORE: Final = re.compile(rf"(?<![\w’'&-]){_name}$")
NAME_REACH: Final = 60
DEALT_WITH: Final = turn(
    rf"\b(?:deals?|contracts?|agreements?|leases?|pacts?|orders?|partnership|accord|arrangement|venture|signed|teamed up|partner(?:ed|ing)?|understanding|MoU|letter of intent|framework|work(?:s|ing)?|allied|talks|negotiating)\s(?:\w+\s){{0,2}}?(?:with|from|to|by)\s(?:the\s)?(?:[a-z][\w-]*\s){{0,4}}(?P<name>{_name})"
    rf"|\b(?:leases?|leased|leasing|rent(?:s|ed|ing)?|buys?|bought|buying|capacity|compute|computing|GPUs|chips|servers|systems|megawatts|MW|GW|power|taken|supplied|hosted|built|purchas\w+|order(?:s|ed|ing)?|hir(?:es?|ed|ing)|awarded|sold|deliver(?:s|ed|ing)?|agreements?|contracts?|deals?|leases?|tenant)\s(?:[a-z\d][\w,.$-]*\s){{0,7}}?(?:from|with|by|to)\s(?P<side>{_name})"
    rf"|\b(?:between|from|by)\s(?P<first>{_name})\sand\s{_name}"
    rf"|\b(?:between|from|by|with)\s{_name}\sand\s(?P<second>{_name})"
    rf"|\b(?P<one>{_name})\sand\s{_name}\s(?:have\s)?(?:entered\sinto|signed|agreed|announced|struck|sealed|inked)\b",
    0,
)
SUBJECT: Final = turn(
    rf"(?:^|(?<=[.!?]\s)|(?<=\n))(?P<name>{_name})(?:,[^,.]{{2,60}},)?\s(?:has\s|have\s|will\s)?(?:signs?|signed|inks?|inked|leases?|leased|rents?|rented|books?|booked|orders?|ordered|secures?|secured|lands?|landed|wins?|won|agrees?|agreed|announced?s?|sealed|taps?|tapped|picks?|picked|buys?|bought)\b",
    0,
)
DEALS: Final = (
    r"(?:signs?|signed|inks?|inked|leases?|leased|rents?|rented|books?|booked|orders?|ordered|secures?|secured|lands?|landed|wins?|won|"
    r"seals?|sealed|taps?|tapped|buys?|bought|takes?|took|reserves?|reserved|hosts?|supplies|operates?|contracts?|contracted|colocates?|builds|closed|gives|gets|sells|sold|supplied|provides|provided|has\s(?:taken|used|exercised)|exercises|will\s(?:sell|take|build|develop|supply|provide|host|deploy|deliver|lease|rent|buy|use|pay|install|operate|order)|to\s(?:build|develop|supply|provide|host|deploy|deliver|lease|rent|buy|pay|install|invest|spend)|plans\sto|has\schosen|chose|rents\sout|is\s(?:building|putting\sup|developing|leasing|renting)|stands\sup)"
)
DEALING: Final = turn(
    rf"\b(?P<name>{_name})(?:\s\([^)]{{3,40}}\))?(?:,[^,.]{{2,60}},)?(?:\s(?:told|said|says|announced|reported|disclosed)\b[^.;\n]{{0,50}}?\s(?:that\s)?it)?\s(?:has\s|have\s|will\s|would\s|had\s|is to\s)?{DEALS}\b"
    rf"|\b(?P<adjunct>{_name})\s(?:deal|lease|contract|pact|order)s?\b",
    0,
)
"""A name that is told to deal, wherever it stands."""
APPOSED: Final = turn(
    rf"\b(?:developers?|operators?|start-?ups?|provider|miner|neocloud|landlord|hoster|firm|company|group|builder|cloud|owner)\s(?P<name>{_name})"
    rf"|\b(?P<listed>{_name})\s\((?:NYSE|NYSE American|Nasdaq|NASDAQ|TSX|TSXV|ASX|LSE|AIM|HKEX|Euronext)[\w\s-]*:\s?[A-Z.]{{2,6}}"
    rf"|\b(?P<told>{_name})(?:\s\([A-Z.]{{2,6}}\))?,\s(?:an?|the|once an?|until recently an?)\s(?:[\w'’-]+\s){{0,5}}?(?:developer|operator|start-?up|provider|miner|neocloud|company|firm|group|subsidiary|unit|arm|cloud|landlord|builder|venture)\b"
    rf"|\b(?P<headed>{_name})['’]s\s(?:(?:\w+\s)?(?:chief|boss|CEO|co-founder|founder|management|shares|stock|lease|deal|contract|customers|subsidiary|data\scent(?:er|re)s?))\b"
    rf"|\b[Ss]hares\s(?:of|in)\s(?P<traded>{_name})|\b(?P<stock>{_name})\s(?:shares|stock)\b",
    0,
)
"""A name that is told to be a company's."""
INNER: Final = re.compile(r"(?<![\w-])(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{3,}[a-z]{3,})(?![\w-])")
"""A name with a capital inside, as companies write theirs: CoreWeave, TECfusions."""
PLACED: Final = re.compile(
    r"(?:\s(?:\d|I{1,3}|One|Two|Three))?\s(?:campus|site|park|facility|project|data[\s-]?cent|building|complex|plant|phase|ranch|county|parish)",
    re.IGNORECASE,
)
"""What stands after the name of a place, not of a company."""
REACH: Final = {DEALING: (160, 2), SUBJECT: (160, 2), DEALT_WITH: (40, 110), APPOSED: (120, 90)}
"""How far before and after the end of a pattern's own words it begins and ends, in characters."""
MOST: Final = 40
"""More unknown companies than this are not read: the text is a list, not an article."""
INSTITUTION: Final = turn(
    r"\b(?:(?:University|Institute) of (?:the )?[A-Z]\w+(?:\s[A-Z]\w+)?|[A-Z]\w+(?:\s[A-Z]\w+){0,2} University|"
    r"[A-Z]\w+(?:\s[A-Z]\w+){0,2} (?:Supercomput(?:ing|er)|Computing) Cent(?:er|re)|[A-Z]\w+(?:\s[A-Z]\w+)? National Laborator(?:y|ies))\b",
    0,
)
"""Who buys machines for science."""


def strangers(
    sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]], *, strict: bool
) -> list[tuple[int, int, str]]:
    """Every mention of an unknown company outside the stretches that are `taken` by known names.

    `strict` takes only names that are told both to deal and to be a company's.
    """
    if not sentences:
        return []
    text = sentences[0].source
    cover = Cover(len(text), taken)
    if strict:
        names = _told(sentences, cover, (DEALING, DEALT_WITH))
        named = _told(sentences, cover, (APPOSED,)) | _suffixed(sentences, cover) | _inner(text, cover)
        names |= _beside(sentences, named - names, taken)
        if names:
            heads = {text[a:b].split(maxsplit=1)[0] for a, b in taken if " " in text[a:b]}
            names = {n for n in names - heads if n in named or (" " not in n and _proper(text, n))}
        names |= _headed(sentences, named)
    else:
        names = _told(sentences, cover, (DEALT_WITH, SUBJECT, APPOSED)) | _suffixed(sentences, cover)
    first = sorted(names, key=lambda n: (text.find(n), n))[:MOST]
    for m in PLACE.finditer(text) if first else ():
        cover.take(*m.span())
    mentions: list[tuple[int, int, str]] = []
    for name in sorted((n for n in first if not _subsidiary(text, n)), key=lambda n: (-len(n), n)):
        for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if cover.free(*m.span()):
                cover.take(*m.span())
                mentions.append((m.start(), m.end(), name))
    return sorted(mentions)


def _inner(text: str, cover: Cover) -> set[str]:
    """The names with a capital inside that a text writes twice."""
    written = Counter(m.group() for m in INNER.finditer(text) if cover.free(*m.span()))
    return {name for name, times in written.items() if times > 1 and plausible(name) and not _outlet(text, name)}


def _beside(sentences: Sequence[Sentence], named: Collection[str], taken: Sequence[tuple[int, int]]) -> set[str]:
    """The names of companies that stand in a sentence of dealing beside a known name."""
    known = sorted(a for a, _ in taken)
    wanted = dict.fromkeys(sorted(named, key=lambda n: (sentences[0].source.find(n), n))[:MOST])
    found: set[str] = set()
    for s in sentences:
        at = bisect_left(known, s.start)
        if s.kind == "headline" or not s.has(DEAL) or at == len(known) or known[at] >= s.end:
            continue
        here = [name for name in wanted if name in s.text]
        found |= {name for name in here if not re.search(rf"(?:['’]s|\bthe|\bits|\btheir)\s{re.escape(name)}", s.text)}
        for name in found.intersection(here):
            del wanted[name]
    return found


def _headed(sentences: Sequence[Sentence], named: Collection[str]) -> set[str]:
    """The names of companies that the headline begins with, and that the text says what they are."""
    return {n for n in named if sentences[0].kind == "headline" and sentences[0].text.startswith(n)}


def institutions(sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Every mention of a university, a computing centre or a laboratory."""
    cover = Cover(len(sentences[0].source) if sentences else 0, taken)
    found = [(m.start(), m.end(), m.group()) for m in matches(sentences, INSTITUTION, 60, 60)]
    return [(a, b, name) for a, b, name in found if cover.free(a, b)]


def _subsidiary(text: str, name: str) -> bool:
    """Whether a name is told to be another company's subsidiary, which deals in that company's name."""
    known = re.escape(name)
    return bool(
        re.search(
            rf"\b(?:affiliate|unit),?\s[\w\s]{{0,30}}[(,]\s?(?:or\s)?{known}\b|\bsubsidiary,?\s{known}\b|\b[Ii]ts\s{known}\s(?:subsidiary|unit|arm|division|business)\b|{known}[^.]{{0,12}},\san?\s[\w\s-]{{0,30}}subsidiary of\b",
            text,
        )
    )


def _proper(text: str, name: str) -> bool:
    """Whether one word stands as a name inside a sentence, and never with a first name before it."""
    known = re.escape(name)
    inside = re.search(rf"[a-z,]\s{known}\b", text)
    person = re.search(
        rf"\b[A-Z][a-z]+\s{known}\b|\b{known}\s(?:told|wrote|joked|thinks|tweeted|himself|herself)\b", text
    )
    return bool(inside) and not person and not _outlet(text, name)


def _outlet(text: str, name: str) -> bool:
    """Whether a name is told to report the news."""
    known = re.escape(name)
    return (
        re.search(rf"\b[Aa]s {known} (?:reports|writes)\b|\b{known}\s(?:reports|reported|writes)\b", text) is not None
    )


def _told(sentences: Sequence[Sentence], cover: Cover, patterns: Sequence[Turn]) -> set[str]:
    """The names that some of the patterns find; whom something is bought from or by, in the body alone."""
    head = max((s.end for s in sentences[:HEAD] if s.kind == "headline"), default=0)
    return {
        name
        for pattern in patterns
        for m in matches(sentences, pattern, *REACH[pattern])
        if not (m.lastgroup == "side" and m.start() < head)
        and (name := _company(m.string, *m.span(m.lastgroup or 0), cover))
    }


def _suffixed(sentences: Sequence[Sentence], cover: Cover) -> set[str]:
    """The names that end as companies' names do."""
    text = sentences[0].source
    names = set()
    for m in SUFFIX.finditer(text):
        end = m.end() if m["part"] else m.start()
        before = NAME_BEFORE.search(text[max(0, m.start() - NAME_REACH) : m.start()])
        if before and (name := _company(text, m.start() - len(before.group()), end, cover)):
            names.add(name)
    return names


def _company(text: str, start: int, end: int, cover: Cover) -> str | None:
    """The name that stands in a stretch, without the words that are none of it; None where it is no company's."""
    name = trimmed(text[start:end])
    start = text.find(name, start, end)
    end = start + len(name)
    return name if name and cover.free(start, end) and plausible(name) and not PLACED.match(text, end) else None
