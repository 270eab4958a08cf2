"""How sure the text is of a figure, and who says it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from claimtrack.extract.text.sieve import turn
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.late import late
from claimtrack.records import Status

DENIED: Final = turn(
    r"\b(?:nowhere near|far from|not (?:close|even close)|den(?:y|ies|ied)|disput\w+|never (?:a commitment|agreed)|refut\w+|not true|(?:figure|number|report|sum|claim|amount)s? (?:was|were|is|are) (?:wrong|incorrect|inaccurate|false|untrue|mistaken|not (?:right|correct|accurate)))\b",
)
NEVER_SAID: Final = turn(r"\bnever (?:said|promised|spoke of|mentioned|quoted|put it at)\W+(?:[\w$€£~.,]+\s){0,4}$")
"""Right before a figure: of others in the sentence it says nothing."""
ESTIMATED: Final = turn(
    r"\b(?:estimat(?:e|es|ing)|(?<!an )estimated|insiders (?:estimate|expect)|analysts? (?:say|estimate|reckon|expect|think)|by our (?:estimate|reckoning)|projected|projections?|(?:analysts|we|it|they|company|management|firm|bank) projects?|could be worth|implies|potential(?:ly)?|should (?:yield|bring|be good)|anticipated to|expected to (?:generate|yield|bring)|hopes for|counts on|looks for|by (?:our|my) (?:arithmetic|math|maths|calculations?|count|sums)|our arithmetic|back of the envelope|back-of-the-envelope|spread over|works out (?:at|to)|we (?:make|reckon|calculate|estimate|work it out))\b",
)
AN_ESTIMATE: Final = turn(r"\ban estimated\W*(?:total (?:of )?)?$")
"""Right before a figure: of others in the sentence it says nothing."""
REPORTED: Final = turn(
    r"\b(?:report(?:s|ed|edly)?\b(?! (?:revenue|earnings|a loss))|according to|sources?\b(?! of)|people (?:with knowledge|familiar|close|briefed)|said to be|is said|allegedly|purportedly|supposedly|rumou?red|insiders say|had the story first|broke the news|first reported|told (?:Reuters|Bloomberg|CNBC)|per (?:CNBC|Reuters|Bloomberg)|media reports)\b",
)
PLANNED: Final = turn(
    r"\b(?:plan(?:s|ned|ning)?|will|would|to be|intends?|aims?|expects?|expected|could|may|might|targets?|targeted|scheduled|slated|due|eventually|goal|ambition|proposed|hopes?|set to|pledges?|bound for|from (?:early|late|mid)|is to|are to)\b",
)
ATTRIBUTION: Final = turn(
    r"\b(?P<a>[Aa]ccording to (?P<who1>(?:the |a |an |its |an? unnamed )?[^,.;:—]{3,40}?))(?=[,.;:—]|\s(?:said|which|who|and|that)\b|$)"
    r"|(?P<who2>\b(?:[Ss]ome |[Mm]edia |[Pp]ress |[Nn]ews )?[Rr]eports)\s(?:say|suggest|indicate|put|also|mention|confirmed)"
    r"|(?P<who3>\b(?:[Ii]ndustry |[Cc]ompany )?(?:insiders|analysts|executives|sources|officials|experts))\s(?:say|said|estimate|expect|reckon|think|describe|put|told)"
    r"|(?P<who4>[Pp]eople (?:familiar with|with knowledge of|close to|briefed on) (?:the )?\w+)"
    r"|(?P<who5>\b[A-Z][\w.&]+(?:['’]s)? (?:S-1|8-K|10-[KQ]|6-K|F-1|20-F|prospectus|filing|blog|press release|statement|announcement))"
    r"|\b(?:[Aa] |[Tt]he |[Aa]n earlier )(?P<who6>(?:regulatory |SEC |securities |earlier |company )?(?:filing|prospectus|statement|press release|Form \d+-\w))\b"
    r"|(?P<who7>\b(?:The )?[A-Z][\w’'&.-]+(?: [A-Z][\w’'&.-]+){0,3})\s(?:said|says|told|reported|reports|estimates|estimated|claims|claimed|adds|added|described?s?|confirmed|puts?|expects|counts on|finds|declared|looks for|revealed|disclosed)\b"
    r"|(?:^|[,;(—–-]\s?)[Pp]er (?P<who8>[A-Z][\w’'&.-]+(?: [A-Z][\w’'&.-]+){0,2})"
    r"|\b(?:after|first) (?P<who9>[A-Z]\w+(?: [A-Z]\w+)?) reported\b",
    0,
)
CUT: Final = late(r"\s(?:published|released|issued|posted|seen|reviewed|carried)\b")
NOBODY: Final = frozenset(
    [
        "It",
        "He",
        "She",
        "They",
        "This",
        "That",
        "The",
        "A",
        "An",
        "We",
        "You",
        "I",
        "There",
        "What",
        "Who",
        "Which",
        "Some",
        "These",
        "Those",
        "Both",
        "Neither",
        "Such",
    ]
)


EVENTUALLY: Final = turn(r"\beventually\b")


def status_of(around: Surroundings) -> Status:
    """The status of a figure: the clause speaks first, then the sentence."""
    if around.hears(DENIED) or around.hears_before(NEVER_SAID, 50):
        return Status.DENIED
    if around.hears(ESTIMATED) or around.hears_before(AN_ESTIMATE, 30):
        return Status.ESTIMATED
    if around.hears(EVENTUALLY):
        return Status.PLANNED
    if around.hears_in_sentence(REPORTED):
        return Status.REPORTED
    if around.bits & PLANNED.bit and PLANNED.search(around.clause.replace(around.quote, "")):
        return Status.PLANNED
    return Status.ASSERTED


def attribution_of(around: Surroundings) -> str | None:
    """Who says so, in the words of the sentence."""
    return _credited(around.sentence) if around.sentence_bits & ATTRIBUTION.bit else None


@lru_cache(maxsize=64)
def _credited(sentence: str) -> str | None:
    """Who a sentence gives for what it says; asked again for each figure of it."""
    if (m := ATTRIBUTION.search(sentence)) is None:
        return None
    who = next((m[g] for g in (f"who{n}" for n in range(1, 10)) if m[g]), None)
    who = CUT.split(who)[0] if who else who
    return who.strip() if who and (who.split()[0] not in NOBODY or len(who.split()) > 1) else None
