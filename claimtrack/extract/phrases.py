"""Claims that are words, not figures: non-disclosure, conditions of termination."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from claimtrack.extract.prose import Sentence
from claimtrack.extract.sieve import turn
from claimtrack.extract.withholding import WITHHELD_TOO
from claimtrack.records import About, Stage, Status

_what = r"(?:financial |specific |exact |precise |commercial |monetary |further |other |additional |full |key |pricing |dollar |monthly |the |its |any |more |deal |contract |those |such )*(?:terms?|details?|figures?|rents?|rent and duration|duration|counterparty|value|price|prices|sum|amounts?|costs?|size|scope|financials|numbers?|locations?|sites?|capacity|information|particulars|conditions)"
WITHHOLDING: Final = (
    "disclos|reveal|confidential|private|secret|under wraps|unclear|unknown|unspecified|blacked out|redacted|unavailable|n't|n’t|"
    "not |declin|refus|without |neither |nobody |no one |no |nor |withheld|omitted|kept |keeps |keep |unnamed|unidentified|never |"
    "n/a|refrain|worked out|being negotiated|being finali|leaves out|leave out|remains un|left out|left open|anonymous|yet to be|silent on|whose name|whose identity"
)
"""Words without which nothing is told to be withheld."""
WITHHELD: Final = turn(
    rf"\b{_what}(?:\s(?:of|for|on|about|behind|and)\s(?:[\w’'-]+\s){{1,6}}?)?\s?(?:(?:were|was|are|is|have|has|had|remain(?:s|ed)?|stay(?:s|ed)?|could|will|would)\s)?(?:also\s|still\s|yet\s)?(?:kept\s)?(?:not(?:\sbeen|\syet been|\sbe|\simmediately)?\s(?:\w+ly\s)?(?:disclosed|released|revealed|announced|made public|shared|given|provided|stated|immediately available|available)|undisclosed|private|confidential|secret|under wraps|unclear|unknown|unspecified|blacked out|redacted|unavailable)\b"
    r"|\b(?:did|does|do|has|have|had|would|will|could)(?:n['’]t|\snot)\s(?:\w+\s){0,2}?(?:comment|elaborat|disclos|reveal|specif|releas|provid|publicly stat|shar|say how|name the|giv|detail|quantif|publish|break out|put a)(?:e|ed|y|ied|ing)?\b(?:[^.;]|\.\d){0,70}"
    r"|\b(?:declin(?:e|ed|es|ing)|refus(?:ed|es)) to (?:comment|break|put|quantify|say|disclose|reveal|share|provide|give|specify|discuss|elaborate|name|confirm|be drawn)\b[^.;,]{0,50}"
    r"|\bwithout (?:disclosing|revealing|giving|specifying|naming|saying)\b[^.;,]{0,50}"
    r"|\b(?:for|at) an? (?:undisclosed|unspecified|confidential) (?:sum|amount|price|fee|number)\b|\bundisclosed (?:sum|amount|price|terms|number|value|location)\b|\bterms undisclosed\b"
    r"|\bneither (?:[\w’'-]+\s){0,6}?(?:responded|answered|replied|elaborated|returned|disclosed|announced|commented|confirmed|given|revealed|were given|was given)\b[^.;,]{0,30}|\bneither (?:[^.;]|\.\d){5,70}? (?:were|was) (?:given|disclosed|revealed|named)\b"
    r"|\bwould not (?:comment|say|be drawn|discuss|disclose|elaborate|confirm)\b[^.;,]{0,40}|\b(?:no (?:financial )?(?:terms|price|value|figures?|details)) (?:were|was|has been|have been) (?:given|disclosed|announced|released)\b"
    r"|\b(?:customer|client|tenant|buyer|counterparty|lessee)(?: (?:is|was|remains|stays))?,? (?:anonymous|not identified|unidentified|not named)\b"
    r"|\brefrain(?:ed|s)? from comment\w*\b[^.;,]{0,30}|\b(?:details|terms|aspects|conditions|particulars)\b[^.;]{0,40}\b(?:are|is) (?:still )?being (?:worked out|negotiated|finali[sz]ed)\b"
    r"|\bwhat [^.;]{3,60} pays?\b[^.;]{0,40}\b(?:leaves? out|does not say|is not (?:told|said))\b|\bneither the (?:price|cost|value|term|rent)[^.;]{3,60}\b(?:is|are) (?:in|given|told|named)\b[^.;]{0,20}"
    r"|\b(?:has|have|had) not (?:yet )?been (?:named|identified|made public|published|revealed|set)\b"
    r"|\b(?:has|have) yet to be (?:made public|specified|disclosed|named|set|announced|published|revealed)\b|\bsilent on (?:the )?(?:pricing|price|terms|value|cost|location|site)s?\b[^.;]{0,40}"
    r"|\b(?:goes|went|remains|stays|left) unnamed\b|\bno word on\b[^.;]{0,40}|\b(?:is|was) not clear\b[^.;]{0,50}|\bhad no (?:immediate )?comment\b|\bnamed neither\b[^.;]{0,40}"
    r"|\bwhose (?:name|identity) (?:it|they|the company|the companies) (?:keeps?|kept|does not|do not|did not|would not|will not)\b[^.;,]{0,30}"
    r"|\b(?:named|states?|stated|mentions?|mentioned) no (?:amount|price|figures?|sum|value|terms)\b|\bno (?:dates?|prices?|terms|figures?|values?) (?:published|given|disclosed|announced)\b|\b(?:was|were|is still|are still|has been) left open\b"
    r"|\b(?:did not (?:immediately )?(?:answer|respond|reply)|not immediately (?:respond|reply|available))\b[^.;,]{0,40}"
    r"|\bneither (?:[\w’']+ ){0,4}?(?:would|will|did|has|have|was|were|gave|named|said)\b(?:[^.;]|\.\d){0,40}|\b(?:money|price|terms|cost|value|consideration): ?(?:undisclosed|n/a|not (?:given|disclosed|stated)|confidential)"
    r"|\bno (?:[\w-]+ ){0,4}?(?:payable |amount |figure |price |sites? |value |terms )(?:[\w-]+ ){0,8}?(?:is|are|was|were|has been|have been|appears?|named)\b(?: (?:disclosed|given|stated|named))?(?:[^.;]|\.\d){0,30}|\b(?:is|are|was|were) (?:being )?withheld\b|\bomitted as confidential\b"
    r"|\b(?:is|are|was|were) not (?:known|public|stated|named|specified)\b|\b(?:nobody|no one) (?:has said|would say|will say)\b(?:[^.;]|\.\d){0,50}|\b(?:the report|it|they|neither|both) (?:did|does|do) not say\b|\bnot given\b|\bgave no (?:figures?|details?|numbers?|price|terms)\b(?:[^.;]|\.\d){0,30}|\b(?:nobody|no one|neither side|neither company) would (?:say|disclose|discuss|talk)\b(?:[^.;]|\.\d){0,40}|\bno (?:dollar |price |money )?(?:figures?|sums?|amounts?) (?:was|were) (?:given|named|disclosed)\b"
    r"|\bno (?:[\w-]+ ){0,3}?(?:count|city|site|location|prices?|figures?|value|sum|number|terms|date|timetable|details?|cost|breakdown)(?: \w+){0,4}? (?:has|have|was|were|is|are)(?: been| yet)? (?:published|given|mentioned|named|stated|disclosed|set|provided|confirmed|released|public|known)\b"
    r"|\bnor (?:is|was|were|are) (?:there (?:any )?(?:word|news)|an? (?:date|price|value|site|figure|sum)|the (?:price|value|site|location|term|rent)s?)\b[^.;]{0,50}"
    r"|\b(?:was|were|is|are|has been|have been)(?:n['’]t| not| never) (?:\w+ly )?(?:been )?(?:published|known|made public|disclosed|identified|given|announced|released|revealed|quantified|broken out)\b"
    r"|\b(?:ha[sv]e?|had) been (?:blacked out|redacted|withheld|left out)\b|\bkept (?:quiet|under wraps|secret|confidential|private)\b"
    r"|\bkeeps? the (?:name|price|terms) to itself\b|\b(?:may|does|do|did|will|would|could|can|has) not (?:name[sd]?|identif(?:y|ied)|named)\b[^.;,]{0,30}|\b(?:an? )?(?:unnamed|unidentified|undisclosed|unspecified) (?:[\w.-]+ ){0,3}(?:customer|client|tenant|hyperscaler|counterparty|buyer)\b"
    r"|\b(?:contained|contains|gave|gives|put|offered|offers) no (?:figures?|value|price|number|sum|terms|details?|dollar)\b[^.;,]{0,30}"
    r"|\b(?:declined|refused) to (?:speak|talk|be interviewed|answer)\b[^.;,]{0,30}|\bis (?:still )?undisclosed\b|\b(?:remains?|stays?) (?:confidential|undisclosed|unknown|secret|private)\b"
    r"|\bneither (?:release|company|side|party|firm)(?: \w+)? (?:says|said|gives|gave|has said|names|would)\b[^.;,]{0,30}|\b(?:has|have) no (?:confirmed|set|published) (?:timetable|date|price|schedule)\b|\bwithout published (?:terms|prices?)\b"
    r"|\bshould not be taken as confirmed\b|\b(?:not|isn['’]t|remains un)\s?(?:been )?confirmed\b",
    needs=frozenset(WITHHOLDING.split("|")),
)
PRICE: Final = re.compile(
    r"\b(?:financial|terms?|price|pric\w+|sum|amount|value|cost|pay\w*|how much|fees?|commercial|monetary|worth|costs|rental|consideration|dollar)\b",
    re.IGNORECASE,
)
PLACE: Final = re.compile(r"\b(?:location|locations|where|site|sites|address)\b", re.IGNORECASE)
CAPACITY: Final = re.compile(r"\b(?:capacity|scope|how many|GPUs?|megawatts?|chips|size|number of)\b", re.IGNORECASE)
OTHER: Final = re.compile(
    r"\b(?:customers?'? names?|revenue|earnings|profit|layoffs|headcount|the client|tenant['’]s name)\b", re.IGNORECASE
)
NAME: Final = re.compile(
    r"\b(?:names?|named|identif\w+|unnamed|unidentified|counterparty)\b|\b(?:undisclosed|unspecified) (?:[\w.-]+ ){0,3}(?:customer|client|tenant|hyperscaler|buyer)",
    re.IGNORECASE,
)
"""Who the other side is: withheld, it leaves a gap in no figure."""
WHEN: Final = re.compile(r"\bwhen\b|\bhow long\b|\bwhether\b|\bwhy\b", re.IGNORECASE)
HOW_MUCH: Final = re.compile(r"\b(?:how much|price|terms|costs?|value|sum)\b", re.IGNORECASE)
VAGUE: Final = re.compile(r"(?:is|are|was|were) (?:not (?:known|public|stated)|unknown)", re.IGNORECASE)
ASIDE: Final = re.compile(
    r"\bhow (?!much|many|long|big|large)|\bwhy\b|\bwho\b|\bwhen\b|\bwhich models\b", re.IGNORECASE
)
PLAIN_COMMENT: Final = re.compile(r"\b(?:comment|answer|respond|reply|elaborate)\b", re.IGNORECASE)
NOTICE: Final = turn(
    r"\b(?:terminat(?:e|ed|ion)\b(?: (?:the|this|its) \w+)? (?:if|upon|should|unless)[^.;,]{5,70}|(?:may|can|could) (?:either )?(?:\w+ or )?(?:terminate|cancel|walk away from|exit)\b[^.;,]{0,60}|voids? the \w+ if [^.;,]{5,60}"
    r"|(?:depends|conditional|contingent|subject) (?:on|to) (?:\w+ )?(?:\w+ing|milestones?|meeting|delivery|regulatory|definitive)\b[^.;,]{0,50}|following a (?:\w+ )?grace period|(?:right|entitle[sd]? (?:it|them|\w+)) to (?:terminate|cancel|end)\b[^.;,]{0,50}|(?:may|can|could) (?:either )?end (?:the|its|this) (?:agreement|contract|lease|deal)\b[^.;,]{0,50}|(?:may|can|could) walk (?:away )?if\b[^.;,]{0,60}|no termination for convenience|may pay the termination fee)"
    r"|\b(?:remains? |is |are )?(?:subject to|(?:conditional|contingent) (?:up)?on) (?:the |its |their |an? )?(?:[\w’'-]+ ){0,4}?(?:approvals?|consent|clearance|permits?|commission|conditions?|counterparty|final investment decision|financing|closing|commitments|ability|completion|success)\b[^.;,]{0,50}"
    r"|\b(?:contingent|conditional|hangs?|hinges?) (?:up)?on (?:the |its |their |an? )?(?:[\w’'-]+ ){0,4}\w+ing\b[^.;,]{0,50}|\bprovided that (?:certain |the |some )?(?:\w+ )?(?:conditions|milestones|approvals)\b[^.;,]{0,40}"
    r"|\b(?:has|have|had) yet to (?:approve|sign off on|clear|consent to)\b[^.;,]{0,40}|\bnon-?cancell?able\b|\b(?:once|after) (?:an? )?(?:[\w-]+ )?grace period\b[^.;,]{0,30}|\btermination (?:fees?|payments?)\b"
    r"|\b(?:may|can|could) be (?:terminated|cancell?ed)\b[^.;,]{0,50}|\b(?:\w+ )?termination for convenience\b"
)


STANDING: Final = (
    (Stage.CANCELLED, turn(r"\b(?:(?:was|were|been|has|have|is|are|had)(?: \w+)? )?(?:called off|cancel(?:l?ed)|scrapped|shelved|abandoned|walked away|fallen? through|collapsed|put on (?:ice|hold)|paused|terminated)\b")),
    (Stage.LETTER_OF_INTENT, turn(r"\b(?:(?:a |an |the )?(?:binding |non-binding |preliminary )?(?:letters? of intent|memorand(?:um|a) of understanding|term sheet|framework agreement)|MoU|LOI|non-binding(?: \w+)?)\b")),
    (Stage.IN_TALKS, turn(r"\b(?:in (?:\w+ )?(?:talks|discussions|negotiations)|talks (?:with|over|to|are|were)|negotiating|(?:is |are )?close to (?:a deal|signing|an agreement)|nearing a deal|far from final|no (?:deal|contract) (?:has been|was|is) (?:signed|final))\b")),
    (Stage.AGREED, turn(r"\b(?:definitive (?:agreement|contract|lease)s?|(?:has|have|was|were|been) (?:finali[sz]ed|executed)|legally binding)\b")),
)  # fmt: skip
"""How a text says where a deal stands."""


REFUSAL_BITS: Final = WITHHELD.bit | WITHHELD_TOO.bit
"""Of the patterns that find what is kept back."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that is a claim by its words."""

    start: int
    end: int
    about: About | None
    status: Status
    stage: Stage | None = None


def withheld(text: str, start: int, end: int, bits: int = REFUSAL_BITS) -> list[Phrase]:
    """Non-disclosures between two offsets, with what each is about; `bits` are of the patterns that can match there."""
    found = []
    for m in _refusals(text, start, end, bits):
        words = _whole_words(text, m.start(), m.end(), end)
        around = text[max(start, m.start() - 60) : min(end, m.end() + 60)]
        if OTHER.search(words) or (WHEN.search(words) and not HOW_MUCH.search(words)):
            continue
        if VAGUE.match(words) and not (PRICE.search(around) or CAPACITY.search(around) or PLACE.search(around)):
            continue
        about = about_what(words, around, text[start:end])
        if about is not About.ALL or PLAIN_COMMENT.search(words) or not ASIDE.search(text[start:end]):
            found.append(Phrase(m.start(), m.start() + len(words.rstrip()), about, Status.UNDISCLOSED))
    return found


def about_what(words: str, around: str, sentence: str) -> About | None:
    """What is kept back, by the words that say so, by those near them, by the sentence; None for a party's name."""
    plain = PLAIN_COMMENT.search(words)
    if NAME.search(words) and not HOW_MUCH.search(words):
        return None
    if PLACE.search(words):
        return About.LOCATION
    if PRICE.search(words):
        return About.PRICE
    if CAPACITY.search(words):
        return About.CAPACITY
    if PLACE.search(around) and not plain:
        return About.LOCATION
    if CAPACITY.search(around) and not PRICE.search(around) and not plain:
        return About.CAPACITY
    return About.PRICE if not plain and (PRICE.search(around) or PRICE.search(sentence)) else About.ALL


HINT: Final = turn(
    r"(?:\b(?:no|not|never|neither|nor|none|nobody|nothing|without|un(?:disclosed|named|known|clear|specified|identified|confirmed|stated|answered|said)|declin\w+|refus\w+|withh\w+|secre\w+|confidential\w*|private|open|den(?:y|ies|ied|ying)|inaccurate|nameless|anonymous|left|leaves?|leaving|kept|keeps?|silent|vague|redacted|omit\w*)\b|n['’]t\b)"
)
"""A word without which a clause hardly tells that something is not told."""
UNTIL_NOW: Final = re.compile(r"\buntil (?:now|then|recently|today)\b", re.IGNORECASE)
"""What was kept back until now is told now."""
COMMA: Final = re.compile(r",\s")
SHORT: Final = 4
"""With fewer blanks than this a part of a clause says too little."""


def hinted(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The parts of a sentence between commas that may tell that something is not told; a short one with that before it."""
    if not sentence.bits & HINT.bit:
        return
    for floor, ceiling in sentence.clauses:
        if not HINT.search(sentence.source, floor, ceiling) or UNTIL_NOW.search(sentence.source, floor, ceiling):
            continue
        cuts = [floor, *(m.end() for m in COMMA.finditer(sentence.source, floor, ceiling)), ceiling]
        before = floor
        for start, end in pairwise(cuts):
            if HINT.search(sentence.source, start, end):
                whole = start if sentence.source.count(" ", start, end) >= SHORT else before
                words = sentence.source[whole:end]
                yield whole, whole + len(words.rstrip(" .;:,–—-"))
            before = start


def _refusals(text: str, start: int, end: int, bits: int) -> list[re.Match[str]]:
    """What is said not to be told between two offsets, none inside another: the first, and of those the longest."""
    found = [
        m for pattern in (WITHHELD, WITHHELD_TOO) if pattern.bit & bits for m in pattern.finditer(text, start, end)
    ]
    kept: list[re.Match[str]] = []
    for m in sorted(found, key=lambda m: (m.start(), -m.end())):
        if not kept or m.start() >= kept[-1].end():
            kept.append(m)
    return kept


def _whole_words(text: str, start: int, stop: int, end: int) -> str:
    """The words of a match whose pattern ends after so many letters, cut back to a whole word."""
    words = text[start:stop]
    if stop < end and text[stop].isalnum() and words[-1:].isalnum():
        words = words.rsplit(None, 1)[0]
    return words.rstrip(" ,")


def conditions(text: str, start: int, end: int) -> list[Phrase]:
    """What lets a party out of the deal, where no notice period is given."""
    return [
        Phrase(m.start(), m.start() + len(m.group().rstrip()), None, Status.ASSERTED)
        for m in NOTICE.finditer(text, start, end)
        if "notice" not in m.group()
    ]


def standings(sentence: Sentence) -> list[Phrase]:
    """What a sentence says of the state of a deal: talked of, intended, agreed, called off."""
    return [
        Phrase(sentence.start + m.start(), sentence.start + m.end(), None, Status.ASSERTED, stage)
        for stage, said in STANDING
        if sentence.bits & said.bit and (m := said.search(sentence.text))
    ]
