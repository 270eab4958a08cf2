"""What a date is of: the start of a deal's service, its end, its announcement, or nothing of the deal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimtrack.extract.learned.weighing import heeded, odds
from claimtrack.extract.text.columns import Cell
from claimtrack.extract.text.prose import Sentence
from claimtrack.extract.text.sieve import Turn, turn
from claimtrack.extract.times.moment import Moment
from claimtrack.extract.times.stamps import is_dateline, is_stamp
from claimtrack.extract.times.timing_cues import AGAINST, ANNOUNCED, START
from claimtrack.late import late
from claimtrack.records import Field

PHASES: Final = turn(
    r"\b(?:rolling|staged|phased|phases?|stages?|tranches?|deploy\w*|deliver\w*|roll\w* out|switched on|install\w*|come online|arriv\w*|ramp\w*)\b(?:[^.;]|\.\d){0,40}$",
)
END: Final = turn(
    r"(?<!wait )(?<!waits )(?<!not )(?<!show )\b(?:through|until|till|thru|up to and including|expir(?:e|es|ing|y|ation)(?: date)?(?: in| on| is| of)?|end(?:s|ing)(?: in| on)?|(?:contract|agreement|lease|deal|PPA|pact|partnership|term|commitment|it)s?\b(?:[^.;,]|\.\d){0,50}\b(?:will|would|to|may|could) (?:end|lapse|terminate)(?: in| on)?|(?:laps|terminat)(?:es|ing)(?: in| on| at)?|end date(?: of| is)?|run(?:s|ning)? (?:to|until|into)|last(?:s|ing)? (?:to|until|into)|conclud(?:es|ing)(?: in| on)?|(?:continu|stretch|extend|reach)(?:es|ed|e|s|ing)?,? (?:in)?to|(?:runs?|running) out(?: in| on)?|(?:contracts?|agreements?|leases?|deals?|PPAs?|pacts?|partnerships?|terms?|(?:[bm]illion|bn|crore)(?: (?:a|per|each) (?:year|month))?),? to)\W*(?:the )?(?:end of |year-end |at least |approximately |about |around |roughly |calendar (?:year )?)*$",
)
RUNS: Final = turn(
    r"\b(?:contracts?|agreements?|deals?|leases?|PPAs?|pacts?|orders?|commitments?|terms?|partnerships?|payments?|arrangements?|periods?|tenanc(?:y|ies)|it|which)\b(?:[^.;:]|\.\d){0,30}\b(?:runs?|running|ran|lasts?|lasting|extends?|extended|extending|continues?|continuing|goes|stretch(?:es)?|reach(?:es)?|ends?|ending|expires?|expiring|valid|holds?|good)\b(?:[^.;]|\.\d){0,30}$"
    r"|\b(?:terms?|durations?|lengths?|ends|period|expiry|runs)\W*(?:is |until |through |to )*$"
)
"""What a deal does until it ends."""
COSTS: Final = turn(
    r"(?:[bm]illion|bn|crore|\d[MB])(?: (?:a|per|each) (?:year|month)| annually| monthly)?,?\W*(?:(?:\w+ ){0,3}(?:through|until|till|to))\W*(?:the )?(?:end of |early |mid-?|late |middle of |year-end )*$"
)
"""What is paid until then."""
NOT_UNTIL: Final = turn(
    r"(?:\bnot\b|n['’]t\b|\bonly\b)(?:[^.;]|\.\d){0,50}\b(?:until|till|before)\W*(?:the )?(?:end of |early |mid-?|late )?$",
)
SPANNED: Final = turn(
    r"\b(?:from|between|covers?|covering|cover)\s(?:late |early |mid-?)?(?:[A-Z][a-z]+\.?\s)?(?:\d{1,2},\s)?(?:19|20)\d{2}\s(?:to|and|until|through)\s(?:late |early |mid-?)?$"
    r"|\b[A-Z][a-z]+\.?\s(?:\d{1,2},\s)?(?:19|20)\d{2}\s?(?:to|until|through|–|—|-)\s?(?:the end of |late |early |mid-?)?$",
    0,
)
"""Ahead of the second of two dates that bound a time: "from October 2026 to June 2029", "April 2024 to March 2030"."""
NEWS: Final = turn(
    r"\b(?:announc|sa(?:id|ys)|sign|unveil|report|launch|disclos|issued|introduc|enter|agree|present|reveal)\w*\b"
)
"""Beside "today", which else only says how things stand: "three times what the state uses today"."""
RELATIVE_AS_START: Final = turn(
    r"^(?:within|over)\b|^this (?:January|February|March|April|May|June|July|August|September|October|November|December)|\b(?:half|quarter) of (?:this|next)|\b(?:next|coming)\b|year-?end|end of|this (?:year|quarter)"
)
FOUNDED: Final = late(
    r"\b(?:founded|established|incorporated|co-founded)\s(?:[\w.]+\s){0,3}?(?:in|on)\s(?:early |late |mid-)?$",
    re.IGNORECASE,
)
"""Before a date: it is a company's."""
AGO_OF_ELSE: Final = late(
    r"\b(?:founded|set up|went public|listed|floated|cut|hired|moved|terminated|left|costs?|traded|acquired|bought|merged|renamed|rebranded|raised|launched|opened|started|began|fell|rose)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Before "two months ago": what else was then than the deal: "Nscale, founded two months ago"."""
THIS_YEAR: Final = late(r"this year", re.IGNORECASE)
"""Says when something was as often as when it will be: "sold this year"."""
PAST: Final = turn(
    r"\b(?:began|started|commenced|went live|came online|opened|has been|have been|was completed|were delivered|since)\b",
)
TO_COME: Final = turn(
    r"\b(?:will|would|to (?:be|start|begin|go|open|come)|expect\w*|due|plan\w*|slated|scheduled|should|from|by|until|starting|beginning|next|target\w*|set to|through|could|may|moves|starts?|begins?|opens|arrives?|goes? live|comes? online|follows)\b"
)
SAID_BEHIND: Final = late(r"^,\s(?:[\w’'.-]+\s){1,3}(?:said|told|announced)\b.*")
"""Behind a date: who says so, which tells nothing of when it is."""
HAPPENED: Final = turn(
    r"\b(?:was|were|had|said|came|signed|announced|presented|emerged|launched|listed|unveiled|agreed|told|raised|won|acquired|bought|opened|put|gave|partnership from|contract from|deal from|prospectus|release|report)\b"
)
BUILDING: Final = turn(
    r"\b(?:construction|ground(?:breaking)?|break ground|work (?:on (?:the |its )?(?:\w+ )?(?:site|campus|project|plant|halls?|building) )?(?:began|begins|started|starts)|work (?:could|may|will|would|is (?:due|set|expected) to) (?:begin|start)|build(?:ing)? (?:is )?(?:(?:due |set |expected )?to )?(?:starts?|begins?))\b(?:[^.;]|\.\d){0,40}$",
)
"""A date of building, which is another thing than the first day of service."""
BUILT: Final = turn(
    r"\b(?:construction|conversion|build-?out|building work)\b(?:[^.;]|\.\d){0,40}\b(?:conclud|finish|complet|end)\w*(?:[^.;]|\.\d){0,20}$"
    r"|\b(?:finish|complet|conclud)\w* (?:the |its )?(?:construction|conversion|build-?out)\b(?:[^.;]|\.\d){0,20}$"
)
"""When building ends, service begins."""
DEBT: Final = turn(r"\b(?:loan|bonds?|notes|debt|permit|option window|revenue|capex|forecast)\b")
"""What else runs through a year: with these near, "through 2029" is held to them."""
LEADING: Final = 4
OPENS: Final = turn(
    r"\b(?:entered into|executed|signed|announced|unveiled|agreed|said|leased|struck|sealed|landed|won|took|filed|disclosed|became|expanded|let|told|launched|presented|received|picked|awarded|pledged|committed|ordered|undertook|met|put|gave|sealed|unveils|announces|signs)\b",
)
"""A sentence that opens with a day ("On November 22, 2025, the company entered into …") tells what happened on it."""
TOLD: Final = late(r"(?:said|announced|unveiled|disclosed|revealed|confirmed)\b", re.IGNORECASE)
"""What a date may begin with: "said Tuesday"."""
REPORTED: Final = turn(r"\breport(?:ed|s)?\b|\btold (?:Reuters|Bloomberg|CNBC)\b")
"""The day of a report is not the day of the deal."""
HEADS: Final = (
    (Field.ANNOUNCED, late(r"(?:date )?(?:announced|signed|disclosed)(?: on)?|announcement(?: date)?|date|when", re.IGNORECASE)),
    (Field.END, late(r"(?:(?:lease|contract|deal|term) )?(?:ends?|end date|expir(?:y|es|ation)(?: date)?|until|(?:runs )?(?:to|through))", re.IGNORECASE)),
    (Field.START, late(r"(?:contract |service |lease |expected )?(?:starts?|start date|first power|(?:date )?online(?: date)?|go-?live(?: date)?|live|ready|operational|(?:in )?service(?: date)?|delivery|deliveries|RFS|COD|opens|opening|available)(?: from)?", re.IGNORECASE)),
)  # fmt: skip
"""What a column of dates is headed by, for each role."""
BY_HEAD: Final = "head of its column"
"""The cue that tells that the head of a column settled it."""
MOST_BESIDE: Final = 14
"""A cell of a date holds no more characters beside it: what says more is heard as a sentence is."""
THRESHOLD: Final = 1.5
RULES: Final = 0.4
"""What the words of the tables count beside the signs that are learned."""
OPEN: Final = {"start": Field.START, "announced": Field.ANNOUNCED}
"""The roles that learned signs decide between, where no turn of phrase settles what a date is of."""
BOUND: Final = frozenset({"through or until", "the later end"})
"""What makes a date the end of something: of the deal, or of a licence, a forecast, a plan to spend. Signs alone tell which:
held out they are right of .81 of 253, the tables of .58."""


def role(text: str, moment: Moment, sentence: Sentence) -> tuple[Field | None, list[tuple[str, float]]]:
    """The field of a date, or None, with the scores of each role for the explanation."""
    if is_stamp(text, moment):
        return None, [("page date", -9.0)]
    if FOUNDED.search(text, max(0, moment.start - 40), moment.start):
        return None, [("founded then", -9.0)]
    if is_dateline(text, moment):
        return Field.ANNOUNCED, [("dateline", 3.0)]
    floor, ceiling = sentence.passage_at(moment.start)
    before, after = text[max(floor, moment.start - 70) : moment.start], text[moment.end : min(ceiling, moment.end + 60)]
    clause = text[floor:ceiling]
    spots = {"before": before, "after": after, "clause": clause}
    bits = sentence.bits_in(floor, ceiling)

    def heard(table: tuple[tuple[float, str, Turn], ...]) -> float:
        return sum(w for w, where, said in table if said.bit & bits and said.search(spots[where]))

    against = heard(AGAINST)
    start = heard(START)
    words = text[moment.start : moment.end]
    if bits & (NOT_UNTIL.bit | SPANNED.bit | END.bit) and (bound := _bound(before, clause, start, against)):
        return bound
    if words == "today" and not NEWS.search(before[-45:] + "|" + after[:45]):
        return None, [("how things stand", -3.0)]
    if moment.form == "relative" and not _ahead(words, before):
        start = 0.0
    announced = heard(ANNOUNCED)
    if moment.start - sentence.start <= LEADING and sentence.bits & OPENS.bit and OPENS.search(sentence.text):
        announced += 2.0
    if TOLD.match(words):
        announced += 3.0
    if moment.form == "relative" and _of_something_else(words, before, after):
        announced = 0.0
    if re.search(r"\bby\W*(?:the )?(?:end of |approximately |late |early |mid-?)*$", before):
        announced -= 2.0
    scores = [("start", start), ("announced", announced), ("against", against)]
    best, name = max((start, Field.START), (announced, Field.ANNOUNCED), key=lambda pair: pair[0])
    return (name if best + against >= THRESHOLD else None), scores


def _of_something_else(words: str, before: str, after: str) -> bool:
    """Whether a relative date is that of a report, of what is still to come, or of what else was so long ago."""
    if REPORTED.search(before[-24:] + " " + after[:24]):
        return True
    if words.endswith("ago"):
        return AGO_OF_ELSE.search(before) is not None
    return RELATIVE_AS_START.search(words) is not None and not re.match(r"this week", words)


def by_head(text: str, moment: Moment, cell: Cell) -> tuple[Field | None, list[tuple[str, float]]] | None:
    """The field of a date that stands alone in a cell of a table, by the head of its column; None where that says nothing."""
    beside = text[cell.start : moment.start] + text[moment.end : cell.end]
    if len(beside.strip()) > MOST_BESIDE or any(c.isdigit() for c in beside):
        return None
    field = next((name for name, said in HEADS if said.fullmatch(cell.head.strip(" *_"))), None)
    return None if field is None else (field, [(BY_HEAD, 5.0)])


def ruled(scores: Sequence[tuple[str, float]]) -> dict[Field, float]:
    """What the tables count for each role that a date may have; nothing for an end, and no role where a turn of phrase settles it."""
    said = dict(scores)
    if not said.keys().isdisjoint(BOUND):
        return {Field.END: 0.0}
    if not OPEN.keys() <= said.keys():
        return {}
    return {name: heeded(said[key] + said["against"] - THRESHOLD, RULES) for key, name in OPEN.items()}


def weighed(known: dict[Field, float], signs: set[str]) -> dict[Field, float]:
    """What each role of a date weighs: by the tables, and by the signs round it."""
    return {name: rule + odds("dates", name, signs) for name, rule in known.items()}


def likelier(weighed: dict[Field, float]) -> Field | None:
    """The role that weighs most; None where none is likely."""
    best = max(weighed, key=lambda name: weighed[name])
    return best if weighed[best] > 0 else None


def _bound(
    before: str, clause: str, start: float, against: float
) -> tuple[Field | None, list[tuple[str, float]]] | None:
    """The role of a date that the words before it make a bound: "not until 2027", "from … to 2029", "through 2032"."""
    if NOT_UNTIL.search(before):
        return (Field.START if 3.0 + against > 0 else None), [("not until", 3.0), ("against", against)]
    if SPANNED.search(before):
        return (Field.END if against + start > 0 else None), [("the later end", 3.0), ("against", against)]
    if not END.search(before):
        return None
    if before.endswith("Until "):
        return None, [("until then, and no longer", -3.0)]
    if PHASES.search(before) or BUILT.search(before):
        return (Field.START if 3.5 + against > 0 else None), [("piece by piece until", 3.5), ("against", against)]
    against = against if DEBT.search(clause) else against / 2
    told = [("through or until", 3.5), ("against", against)]
    if RUNS.search(before):
        told.append(("it runs until then", 1.0))
    if COSTS.search(before):
        told.append(("paid until then", 1.0))
    return (Field.END if 3.5 + against > 0 else None), told


def _ahead(words: str, before: str) -> bool:
    """Whether a relative date can be one of a start: "next spring", but not "earlier this year", nor "sold this year"."""
    if not RELATIVE_AS_START.search(words) or words.startswith("earlier"):
        return False
    return THIS_YEAR.fullmatch(words) is None or TO_COME.search(before) is not None


def is_to_come(text: str, moment: Moment, sentence: Sentence) -> bool:
    """Whether a date without its year lies ahead: the words before it say so, and none tells what has happened."""
    floor, ceiling = sentence.passage_at(moment.start)
    before = text[max(floor, moment.start - 60) : moment.end]
    around = text[max(floor, moment.start - 30) : moment.end] + SAID_BEHIND.sub(
        "", text[moment.end : min(ceiling, moment.end + 20)]
    )
    if PAST.search(sentence.text) or HAPPENED.search(around):
        return False
    return TO_COME.search(before) is not None


def is_long_past(text: str, moment: Moment, sentence: Sentence, published: str | None) -> bool:
    """Whether a date lies well before the article, in a sentence that does not say that service began then."""
    if moment.high is None or published is None or len(published) < len("2026-05"):
        return False
    last = moment.high if len(moment.high) > len("2026") else f"{moment.high}-12"
    return last[:7] < published[:7] and not PAST.search(sentence.text) and not is_to_come(text, moment, sentence)
