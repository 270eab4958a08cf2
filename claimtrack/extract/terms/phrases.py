"""Claims that are words, not figures: non-disclosure, conditions of termination."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import Final

from claimtrack.extract.terms.withholding import REFUSALS
from claimtrack.extract.text.dealing import NEAR_A_DEAL
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.text.sieve import turn
from claimtrack.late import late
from claimtrack.records import About, Stage, Status

PRICE: Final = late(
    r"\b(?:financial|terms?|price|pric\w+|sum|amount|value|cost|pay\w*|how much|fees?|commercial|monetary|worth|costs|rental|consideration|dollar)\b",
    re.IGNORECASE,
)
PLACE: Final = late(r"\b(?:location|locations|where|site|sites|address)\b", re.IGNORECASE)
CAPACITY: Final = late(r"\b(?:capacity|scope|how many|GPUs?|megawatts?|chips|size|number of)\b", re.IGNORECASE)
OTHER: Final = late(
    r"\b(?:customers?'? names?|revenue|earnings|profit|layoffs|headcount|the client|tenant['’]s name)\b", re.IGNORECASE
)
NAME: Final = late(
    r"\b(?:names?|named|identif\w+|unnamed|unidentified|counterparty)\b|\b(?:undisclosed|unspecified) (?:[\w.-]+ ){0,3}(?:customer|client|tenant|hyperscaler|buyer)",
    re.IGNORECASE,
)
"""Who the other side is: withheld, it leaves a gap in no figure."""
WHEN: Final = late(r"\bwhen\b|\bhow long\b|\bwhether\b|\bwhy\b", re.IGNORECASE)
HOW_MUCH: Final = late(r"\b(?:how much|price|terms|costs?|value|sum)\b", re.IGNORECASE)
VAGUE: Final = late(r"(?:is|are|was|were) (?:not (?:known|public|stated)|unknown)", re.IGNORECASE)
ASIDE: Final = late(r"\bhow (?!much|many|long|big|large)|\bwhy\b|\bwho\b|\bwhen\b|\bwhich models\b", re.IGNORECASE)
PLAIN_COMMENT: Final = late(r"\b(?:comment|answer|respond|reply|elaborate)\b", re.IGNORECASE)
NOTICE: Final = turn(
    r"\b(?:terminat(?:e|ed|ion)\b(?: (?:the|this|its) \w+)? (?:if|upon|should|unless)[^.;,]{5,70}|(?:may|can|could) (?:either )?(?:\w+ or )?(?:terminate|cancel|walk away from|exit|withdraw|pull out|be (?:ended|brought to an end|broken off)|(?:drop|leave|quit|get out of) (?:the|that|its|this) \w+)\b[^.;,]{0,60}|voids? the \w+ if [^.;,]{5,60}"
    r"|(?:depends|conditional|contingent|subject) (?:on|to) (?!being\b)(?:\w+ )?(?:\w+ing|milestones?|meeting|delivery|regulatory|definitive)\b[^.;,]{0,50}|following a (?:\w+ )?grace period|(?:right|entitle[sd]? (?:it|them|\w+)) to (?:terminate|cancel|end)\b[^.;,]{0,50}|(?:may|can|could) (?:either )?end (?:the|its|this) (?:agreement|contract|lease|deal)\b[^.;,]{0,50}|(?:may|can|could) walk (?:away )?if\b[^.;,]{0,60}|no termination for convenience|may pay the termination fee)"
    r"|\b(?:remains? |is |are )?(?:subject to|(?:conditional|contingent) (?:up)?on) (?:the |its |their |an? )?(?:[\w’'-]+ ){0,4}?(?:approvals?|consent|clearance|permits?|commission|conditions?|counterparty|final investment decision|financing|closing|commitments|ability|completion|success)\b[^.;,]{0,50}"
    r"|\b(?:contingent|conditional|hangs?|hinges?) (?:up)?on (?:the |its |their |an? )?(?:[\w’'-]+ ){0,4}\w+ing\b[^.;,]{0,50}|\bprovided that (?:certain |the |some )?(?:\w+ )?(?:conditions|milestones|approvals)\b[^.;,]{0,40}"
    r"|\b(?:has|have|had) yet to (?:approve|sign off on|clear|consent to)\b[^.;,]{0,40}|\bnon-?cancell?able\b|\b(?:once|after) (?:an? )?(?:[\w-]+ )?grace period\b[^.;,]{0,30}|\btermination (?:fees?|payments?)\b"
    r"|\b(?:may|can|could) be (?:terminated|cancell?ed)\b[^.;,]{0,50}|\b(?:\w+ )?termination for convenience\b"
    r"|\b(?:may|can|could|might) (?:either )?(?:(?:leave|quit)(?= (?:without|if|on|once|after|early)\b)|drop out|hand (?:\w+ )?back|get out|be handed back)\b[^.;,]{0,60}|\bno penalt(?:y|ies) (?:is|was|were|are|would be|will be) due\b"
    r"|\b(?:takes?|comes?) (?:into )?(?:effect|force) only (?:once|when|if)\b[^.;,]{0,60}|\b(?:does|will|would)(?: not|n['’]t) (?:come into|take) (?:effect|force) (?:until|before) (?:the |its |their )?[a-z][^.;,]{0,60}"
    r"|\b(?<=deal |ract |ment |ease |tion |sing |very |rder )(?:still )?depends? (?:up)?on (?:the |its |their |an? )?(?:[\w’'-]+ ){0,4}?(?:approvals?|consent|clearance|permits?|conditions?|counterparty|final investment decision|financing|milestones?)\b[^.;,]{0,50}"
    r"|\bif (?:it|they|either \w+) (?:stops?|cancels?|terminates?|walks? away|pulls? out|quits?)\b[^.;,]{0,20}, [^.;]{5,60}|\bas grounds? for (?:ending|terminating|cancell?ing|termination)\b[^.;,]{0,40}"
)


STANDING: Final = (
    (Stage.CANCELLED, turn(r"\b(?:(?:was|were|been|has|have|is|are|had)(?: \w+)? )?(?:called off|cancel(?:l?ed)(?! nothing)|scrapped|shelved|abandoned|walked away|fallen? through|fell through|collapsed|put on (?:ice|hold)|paused|terminated|dropped (?:the|its|their|that) (?:plan|deal|contract|lease|project)s?|pulled out|backed out|ended (?:the |its |their )?(?:negotiations|talks|contract|agreement|lease)|expired without|voided|lapsed|no longer in (?:our|its|their) plans|not (?:be )?renewed)\b"
        r"|\b(?:terminating (?:the|its|their) (?:\w+ ){0,2}(?:agreement|contract|lease)|(?:gave|sent|served) (?:a )?(?:written )?notice of termination|call(?:s|ing)? off (?:the|its|their))\b")),
    (Stage.LETTER_OF_INTENT, turn(r"\b(?:(?:a |an |the )?(?:binding |non-binding |preliminary )?(?:letters? of intent|memorand(?:um|a) of understanding|term sheet|framework agreement|agreement in principle|heads of terms|gentlem[ae]n['’]?s['’]? agreement)|MoU|LOI|non-binding(?: \w+)?|binds (?:nobody|no one|neither\b(?: \w+)?))\b")),
    (Stage.IN_TALKS, turn(r"\b(?:in (?:\w+ )?(?:talks|discussions|negotiations?)|talks (?:with|over|to|are|were)|negotiating|still being (?:finali[sz]ed|negotiated|drafted|worked out)|(?:is |are )?close to (?:a deal|signing|an agreement)|near(?:s|ing) a deal|" + NEAR_A_DEAL + r"|far from final|no (?:deal|contract) (?:has been|was|is) (?:signed|final))\b")),
    (Stage.AGREED, turn(r"\b(?:definitive (?:agreement|contract|lease)s?|(?:has|have|was|were|been) (?:finali[sz]ed|executed)|legally binding)\b")),
)  # fmt: skip
"""How a text says where a deal stands."""


REFUSAL_BITS: Final = reduce(or_, (family.bit for family in REFUSALS))
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
UNTIL_NOW: Final = late(r"\buntil (?:now|then|recently|today)\b", re.IGNORECASE)
"""What was kept back until now is told now."""
COMMA: Final = late(r",\s")
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
    found = [m for pattern in REFUSALS if pattern.bit & bits for m in pattern.finditer(text, start, end)]
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
