"""What a date is of: the start of a deal's service, its end, its announcement, or nothing of the deal."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from claimtrack.extract.dates import Moment
from claimtrack.extract.prose import Sentence
from claimtrack.extract.sieve import Turn, turn
from claimtrack.extract.weighing import heeded, odds
from claimtrack.late import late
from claimtrack.records import Field, Qualifier

STAMP: Final = late(
    r"^\W*(?:date|published(?: on)?|updated|posted|as of|by [\w\s.]+?|last updated|[A-Z][\w ]{0,25})?\W*$",
    re.IGNORECASE,
)
PHASES: Final = turn(
    r"\b(?:rolling|staged|phased|phases?|stages?|tranches?|deploy\w*|deliver\w*|roll\w* out|switched on|install\w*|come online|arriv\w*|ramp\w*)\b(?:[^.;]|\.\d){0,40}$",
)
END: Final = turn(
    r"(?<!wait )(?<!waits )(?<!not )(?<!show )\b(?:through|until|till|thru|up to and including|expir(?:e|es|ing)(?: in| on)?|end(?:s|ing)(?: in| on)?|run(?:s|ning)? (?:to|until|into)|last(?:s|ing)? (?:to|until|into)|conclud(?:es|ing)(?: in| on)?)\W*(?:the )?(?:end of |year-end |at least |calendar (?:year )?)*$",
)
NOT_UNTIL: Final = turn(
    r"(?:\bnot\b|n['’]t\b|\bonly\b)(?:[^.;]|\.\d){0,50}\b(?:until|till|before)\W*(?:the )?(?:end of |early |mid-?|late )?$",
)
START: Final = (
    (3.0, "before", turn(r"\b(?:start(?:s|ing|ed)?|begin(?:s|ning)?|began|commenc(?:e|es|ing|ed|ement)|from|go(?:es|ing)? (?:online|live)|online|go-live|operational|operation(?:s)?|deliver(?:y|ies|ed|s|ing)?|deploy(?:ed|ment|ments|s|ing)?|ready(?: for service)?|complet(?:ed|ion|e)|energi[sz](?:ed|ation)|schedul\w+|slated|due|available|launch(?:es|ed)?|done|rent|target(?:s|ed|ing)?|capacity|open(?:s|ing)?|arriv\w+|double|hand(?:s|ed)? over|waits|live|follow(?:s|ing)?|reach(?:ed)?|service|phased?|phases|operating|offer(?:s|ed)?|ship(?:s|ped|ments?)?|under way|anticipated|finish(?:ed|es)?|go-lives?|running|on stream|occupan\w+|energi\w+|expected)\b(?:[^.;]|\.\d){0,28}$")),
    (0.5, "before", turn(r"\b(?:in|for|over|of)\W*(?:the )?(?:end of |approximately |about |around |late |early |mid )*$")),
    (1.5, "before", turn(r"\b(?:by|across|throughout|during|within|as early as)\W*(?:the )?(?:end of |approximately |about |around |late |early |mid )*$")),
    (1.5, "clause", turn(r"\b(?:phases?|stages?|tranches?|deploy\w*|deliver\w*|online|operational|begin\w*|start\w*|install\w*|complet\w*|ready|go(?:es|ing)? live|in service|come(?:s)? online|roll\w* out|hall|building|megawatts?|gigawatts?|GPUs?|chips|capacity|build\w*|timeline|milestone|supply|supercomputer)\b|\d ?[MG]W\b")),
    (3.0, "before", turn(r"\b(?:first|initial) (?:[\w-]+ )?(?:racks?|shipments?|systems?|chips|GPUs|units|halls?|buildings?|phase|power|capacity|gigawatt|servers|customers?|use|service|batch|tranche)\W{1,3}(?:in |by |from )?(?:the )?$")),
    (1.0, "after", turn(r"^\W*(?:timeline|delivery|deadline|when|start|completion|launch)\b")),
)  # fmt: skip
ANNOUNCED: Final = (
    (3.0, "before", turn(r"\b(?:closed|concluded|made (?:[\w-]+ ){0,3}(?:known|public))\s(?:in|on)\s$")),
    (4.0, "before", turn(r"\b(?:billion|million|bn|(?<=\d)[MB])\s(?:deal\s|contract\s)?(?:in|of|from)\s$|\b(?:update|report|bulletin|newsletter) for $")),
    (5.0, "before", turn(r"\b(?:deal|agreement|contract|pact|order|lease|arrangement|commitment)\s(?:with \w+\s)?(?:from|of|dated|dating from|signed in|in)\s(?:last\s)?$")),
    (3.0, "before", turn(r"\b(?:announc(?:e|ed|es|ing|ement)|sign(?:ed|s|ing)?|unveil(?:ed|s)?|disclos(?:ed|es)|reveal(?:ed|s)?|said|says|confirm(?:ed|s)?|dated|struck|agreed|reached|finali[sz]ed|inked|declared|report(?:ed|s)?|entered into|made public|contract of|agreement of|post of|deal of|deal came|deals came|came|news|invested|leased|carried|presented|teamed up|pledged|undertook|launched a)\b(?:[^.;]|\.\d){0,42}$")),
    (2.5, "after", turn(r"^(?:['’]s)?\W*(?:announcement|deal|agreement|contract|pact|order|arrangement|\w+ said|(?:\w+\W+){0,4}?(?:announced|signed|unveiled|disclosed|said|revealed|agreed|reached|struck|added|made|invested|declared|confirmed|leased|took|entered|told|launched|presented|teamed|pledged|committed|let|ordered|undertook|picked|awarded|placed|formed|promised|accepted|secured|agreed))\b")),
    (5.0, "after", turn(r"^,? when the (?:deal|agreement|contract|news|lease|order) (?:was|became|broke|came)\b")),
    (1.0, "clause", turn(r"\b(?:deals?|contracts?|agreements?|pacts?|leases?|orders?|arrangement|commitment)\b")),
    (1.5, "clause", turn(r"\b(?:announc\w+|signed|unveiled|disclosed|agreed|struck|sealed|became|landed|won|reached terms|contract with|deal with|agreement with|10-year hosting deal|added|landmark agreement|took|invest\w*)\b")),
)  # fmt: skip
AGAINST: Final = (
    (-4.0, "before", turn(r"\b(?:jump|growth|rise|up|rose|grew|increase)\b(?:[^.;]|\.\d){0,30}\bin $")),
    (-4.0, "before", turn(r"\b(?:since|founded|established|in business|began offering|split|until recently|as of|guidance|forecast|expenditure|expected to list|list in|IPO|revenues?(?! (?:is expected|expected|starting|starts|begins|from))|earnings|run-?rate|GDP|grew|fiscal|quarter ended|ended|profits?|until year|matur(?:es|ing|ity)|permits?|years? to|miners?|raised|bought|acquired|purchased)\b(?:[^.;]|\.\d){0,30}$")),
    (-4.0, "after", turn(r"^\W*(?:capital expenditure|capex|revenue|earnings|results|forecast|guidance|alone|plan\b|budget|profit|sales|annual report)")),
    (-4.0, "clause", turn(r"\b(?:revenues?(?! (?:is expected|expected|starting|starts|begins|from))|earnings|capital expenditures?|capex|cash flow|loan|bonds?|notes|debt|fund-?rais\w*|funding|share price|(?:shares?|stock) (?:\w+ )?(?:rose|fell|jump\w*|gain\w*|trad\w*)|valuation|market|workload by|(?:rental )?(?:rates|prices) (?:may|could|might)|governments|bitcoins?|broker|commission|turbines?|lawsuit|election|IPO|go public|public listing|run[- ]?rate|fiscal)\b")),
    (-2.5, "clause", turn(r"\b(?:founded|years? ago|relationship|worked together|history|formerly|spun|split from|plans? to list|hopes to list|cloud region|region by|farmland|permit|complaint|study)\b")),
    (-4.0, "clause", turn(r"\b(?:graduates|carbon[- ]neutral\w*|net[- ]zero|export controls|robotaxis?|battery project|cash (?:balance|pile)|chip plants?|fabs?)\b|\btrain \d[\d,]* people\b|\bin global \w+ spending\b")),
    (-4.0, "before", turn(r"\b(?:spend(?:ing)?|invest(?:ing)?|outlays?|allocated|earmarked)\b(?:[^.;]|\.\d){0,50}\b(?:infrastructure|by|for)\W*(?:by )?$")),
    (-4.0, "before", turn(r"\b(?:transaction|acquisition|merger|purchase|takeover|sale)\b(?:[^.;]|\.\d){0,30}\bto (?:close|conclude|complete|be (?:completed|closed))\b(?:[^.;]|\.\d){0,15}$|\boption to (?:acquire|buy)\b(?:[^.;]|\.\d){0,60}$")),
    (-4.0, "before", turn(r"\bshipping to customers\b(?:[^.;]|\.\d){0,15}$|\bshut(?:s|ting)? down\W*(?:in )?$|\bto be (?:modified|converted|rebuilt|refitted)\b(?:[^.;]|\.\d){0,15}$")),
    (-3.0, "after", turn(r"^\W*(?:over |about |some |nearly )?\d[\d.]*(?:%| percent| per cent) had been\b")),
    (-6.0, "before", turn(r"\b(?:note|order|testimony|memo|ruling)s?,?(?: likewise)? dated $|\bconverted (?:from|to|into)\b(?:[^.;]|\.\d){0,40}$|\b(?:set up|founded|created) by (?:[^.;]|\.\d){0,40}$|\bknown until $|\bas (?:an )?advis[eo]r until $|\btestimony $|\btarget of\b(?:[^.;]|\.\d){0,40}\bfor $")),
    (-4.0, "clause", turn(r"\bdemand (?:would|will|could|is expected to)\b|\bgrid operator\b|\b(?:product|model|film|book)s?\b(?:[^.;]|\.\d){0,30}\bcame out\b|\b(?:double|triple|treble)s? (?:that|it|this)\b")),
    (-5.0, "before", turn(r"\blaps(?:es|ing)\b(?:[^.;]|\.\d){0,20}$")),
    (-4.0, "before", turn(r"\b(?:went|came|goes|comes) into force\W*(?:in |on )?$")),
    (-6.0, "clause", turn(r"\b(?:three|four|five|ten|twenty|hundred)fold\b|\bwarrants? (?:may be|can be|expires?|runs?)\b|\brenewed (?:[\w'’-]+ ){0,4}licen[cs]es?\b|\bto come to meetings\b")),
)  # fmt: skip
SPANNED: Final = turn(
    r"\b(?:from|between|covers?|covering|cover)\s(?:late |early |mid-?)?(?:[A-Z][a-z]+\.?\s)?(?:\d{1,2},\s)?(?:19|20)\d{2}\s(?:to|and|until|through)\s(?:late |early |mid-?)?$",
    0,
)
"""Ahead of the second of two dates that bound a time: "from October 2026 to June 2029"."""
NEWS: Final = turn(
    r"\b(?:announc|sa(?:id|ys)|sign|unveil|report|launch|disclos|issued|introduc|enter|agree|present|reveal)\w*\b"
)
"""Beside "today", which else only says how things stand: "three times what the state uses today"."""
RELATIVE_AS_START: Final = turn(
    r"^(?:within|over)\b|^this (?:January|February|March|April|May|June|July|August|September|October|November|December)|\b(?:half|quarter) of (?:this|next)|\b(?:next|coming)\b|year-?end|end of|this (?:year|quarter)"
)
THIS_YEAR: Final = late(r"this year", re.IGNORECASE)
"""Says when something was as often as when it will be: "sold this year"."""
PAST: Final = turn(
    r"\b(?:began|started|commenced|went live|came online|opened|has been|have been|was completed|were delivered|since)\b",
)
TO_COME: Final = turn(
    r"\b(?:will|would|to (?:be|start|begin|go|open|come)|expect\w*|due|plan\w*|slated|scheduled|should|from|by|until|starting|beginning|next|target\w*|set to|through|could|may|moves|starts|begins|opens|goes live|comes online|follows)\b"
)
HAPPENED: Final = turn(
    r"\b(?:was|were|had|said|came|signed|announced|presented|emerged|launched|listed|unveiled|agreed|told|raised|won|acquired|bought|opened|put|gave|partnership from|contract from|deal from|prospectus|release|report)\b"
)
BUILDING: Final = turn(
    r"\b(?:construction|ground(?:breaking)?|break ground|work (?:could|may|will|would|is (?:due|set|expected) to) (?:begin|start)|build(?:ing)? (?:is )?(?:(?:due |set |expected )?to )?(?:starts?|begins?))\b(?:[^.;]|\.\d){0,40}$",
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
FULL_DAY: Final = late(r"\d{4}-\d{2}-\d{2}")
STAMPED: Final = late(r"\s?(?:\([\w /]+\)\s?)?[-–—]{1,2}\s?[A-Z]")
"""What follows the day on which a wire sent a story: "May 19 (wire) - Blackstone …"."""
OPENS_LINE: Final = late(r"\s?[-–—]\s?[A-Z]")
"""What follows a day that opens a release: "October 14, 2025 - Oracle …"."""
THRESHOLD: Final = 1.5
RULES: Final = 0.4
"""What the words of the tables count beside the signs that are learned."""
OPEN: Final = {"start": Field.START, "announced": Field.ANNOUNCED}
"""The roles that learned signs decide between, where no turn of phrase settles what a date is of."""
LEAD: Final = late(
    r"\b(?:(?P<by>by|before|no later than|in phases through|in stages through|phased through|through|until|till)|from|starting|beginning|after|in|on|throughout|during|across|for|over|around|as early as)\s(?:the\s)?(?P<end>end\sof\s)?(?:approximately\s|about\s|around\s)?$",
    re.IGNORECASE,
)
"""The preposition that a date hangs on."""


def role(text: str, moment: Moment, sentence: Sentence) -> tuple[Field | None, list[tuple[str, float]]]:
    """The field of a date, or None, with the scores of each role for the explanation."""
    if _is_stamp(text, moment):
        return None, [("page date", -9.0)]
    if _is_dateline(text, moment):
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
    if moment.form == "relative" and REPORTED.search(before[-24:] + " " + after[:24]):
        announced = 0.0
    if moment.form == "relative" and RELATIVE_AS_START.search(words) and not re.match(r"this week", words):
        announced = 0.0
    if re.search(r"\bby\W*(?:the )?(?:end of |approximately |late |early |mid-?)*$", before):
        announced -= 2.0
    scores = [("start", start), ("announced", announced), ("against", against)]
    best, name = max((start, Field.START), (announced, Field.ANNOUNCED), key=lambda pair: pair[0])
    return (name if best + against >= THRESHOLD else None), scores


def ruled(scores: Sequence[tuple[str, float]]) -> dict[Field, float]:
    """What the tables count for each role of a date; empty where a turn of phrase settles it."""
    said = dict(scores)
    if not OPEN.keys() <= said.keys():
        return {}
    return {name: heeded(said[key] + said["against"] - THRESHOLD, RULES) for key, name in OPEN.items()}


def judged(
    found: Field | None, scores: list[tuple[str, float]], signs: Callable[[], set[str]]
) -> tuple[Field | None, list[tuple[str, float]]]:
    """The field of a date and the scores of each role, with what the signs round it weigh."""
    known = ruled(scores)
    if not known:
        return found, scores
    heard = signs()
    weighed = {name: rule + odds("dates", name, heard) for name, rule in known.items()}
    best = max(weighed, key=lambda name: weighed[name])
    learned = [(f"learned for {name}", round(z, 1)) for name, z in weighed.items()]
    return (best if weighed[best] > 0 else None), [*scores, *learned]


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
    kind = Field.START if PHASES.search(before) or BUILT.search(before) else Field.END
    against = against if DEBT.search(clause) or kind is Field.START else against / 2
    return (kind if 3.5 + against > 0 else None), [("through or until", 3.5), ("against", against)]


def _ahead(words: str, before: str) -> bool:
    """Whether a relative date can be one of a start: "next spring", but not "earlier this year", nor "sold this year"."""
    if not RELATIVE_AS_START.search(words) or words.startswith("earlier"):
        return False
    return THIS_YEAR.fullmatch(words) is None or TO_COME.search(before) is not None


def bounds(text: str, moment: Moment, field: Field) -> tuple[str | None, str | None, Qualifier, int, int]:
    """Low, high, qualifier and the span with its preposition: "by 2027" is open below, "through 2026" of phases too."""
    window = max(0, moment.start - 40)
    lead = text[window : moment.start]
    low, high, qualifier = moment.low, moment.high, moment.qualifier
    start = moment.start
    m = LEAD.search(lead)
    if m:
        start = window + m.start()
        word = (m["by"] or "").lower()
        if m["end"] and high:
            low = high = f"{high[:4]}-12" if len(high) == 4 else high
        if field is Field.START and word in {"until", "till"}:
            pass
        elif field is Field.START and word and high:
            about = re.search(r"approximately|about|around", m.group(), re.IGNORECASE)
            low, qualifier = (low, Qualifier.ABOUT) if about else (None, Qualifier.UP_TO)
        elif (
            field is Field.START
            and low
            and m.group().lower().startswith(("from", "after", "starting", "beginning", "as early as"))
        ):
            qualifier = Qualifier.AT_LEAST if qualifier is Qualifier.EXACT else qualifier
        elif m.group().lower().startswith(("throughout", "during", "across")) and low and len(low) == 4:
            low, high, qualifier = f"{low}-01", f"{low}-12", Qualifier.RANGE
    if low is None and high is None:
        qualifier = Qualifier.EXACT
    return low, high, qualifier, start, moment.end


def _is_stamp(text: str, moment: Moment) -> bool:
    """A date that stands alone in its line, or begins the page: when it was published, not what it tells."""
    line = text.rfind("\n", 0, moment.start) + 1
    if moment.form == "yearless" and line == moment.start and STAMPED.match(text, moment.end):
        return True
    stop = text.find("\n", moment.end)
    stop = len(text) if stop < 0 else stop
    ahead, behind = text[line : moment.start], text[moment.end : stop]
    whole_day = moment.form != "absolute" or len(moment.low or "") == len("2026-05-07")
    if whole_day and STAMP.match(ahead) and len(ahead) <= 30 and not behind.strip(" .|·-"):
        return not re.match(
            r"\W*(?:announced|expected|start|operational|signed|delivery|completion)", ahead, re.IGNORECASE
        )
    return bool(re.match(r"\W*(?:date|published(?: on)?|updated|posted|as of)\W*$", ahead, re.IGNORECASE))


def _is_dateline(text: str, moment: Moment) -> bool:
    line = text.rfind("\n", 0, moment.start) + 1
    ahead = text[line : moment.start]
    if not ahead and moment.form == "absolute":
        return (
            moment.form == "absolute"
            and FULL_DAY.fullmatch(moment.low or "") is not None
            and OPENS_LINE.match(text, moment.end) is not None
        )
    return (
        len(ahead) < 50
        and bool(re.fullmatch(r"(?:[A-Z][\w .’'-]*,\s)*(?:[A-Z][\w .’'-]*,?\s)", ahead))
        and bool(re.match(r"\s?(?:\([\w /]+\)\s?|/[\w .-]+/\s?)?[-–—]", text[moment.end : moment.end + 40]))
    )


def is_to_come(text: str, moment: Moment, sentence: Sentence) -> bool:
    """Whether a date without its year lies ahead: the words before it say so, and none tells what has happened."""
    floor, ceiling = sentence.passage_at(moment.start)
    before = text[max(floor, moment.start - 60) : moment.end]
    if PAST.search(sentence.text) or HAPPENED.search(
        text[max(floor, moment.start - 30) : min(ceiling, moment.end + 20)]
    ):
        return False
    return TO_COME.search(before) is not None


def is_long_past(text: str, moment: Moment, sentence: Sentence, published: str | None) -> bool:
    """Whether a date lies well before the article, in a sentence that does not say that service began then."""
    if moment.high is None or published is None or len(published) < len("2026-05"):
        return False
    last = moment.high if len(moment.high) > len("2026") else f"{moment.high}-12"
    return last[:7] < published[:7] and not PAST.search(sentence.text) and not is_to_come(text, moment, sentence)
