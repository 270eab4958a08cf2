"""What a figure covers: the whole deal, a site, a phase, an addition, a running total, an option, a component."""

from __future__ import annotations

import re
from typing import Final

from claimtrack.extract.terms.cues import THRESHOLD_WORDS
from claimtrack.extract.text.dealing import NEAR_A_DEAL
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.late import late
from claimtrack.records import Field, Part, Stage, Subject

OPTION: Final = turn(
    r"\b(?:option(?:s|al|ally)?\b|optioned|may (?:also )?(?:add|extend|take|lease|use|expand|double|triple|call for|ask for|request)|can (?:also )?(?:lease|extend|take|add|ask for|call for|request)|right(?: of first)? (?:to|refusal|offer)|if extended|with (?:lease )?extensions?"
    r"|expressed? (?:an )?interest|interest in (?:jointly )?develop\w*|area of interest|extension options?|renewal)",
)
LEFT_OUT: Final = turn(
    r"\b(?:excluding|excludes?|excluded|exclusive of|without|before|not (?:counting|including)|leaving (?:out|aside))\s(?:[\w-]+\s){0,3}(?:options?|extensions?|renewals?)\b"
)
"""Options that a figure does not hold: "over $6 million a year, excluding expansion options"."""
TAKEN: Final = turn(r"\b(?:exercis\w+|used its (?:last|final) option|took up|taken up|takes up)\b")
SUPPOSED: Final = turn(
    r"\b(?:if|should|were|unless|whether)\b(?:[^.;]|\.\d){0,40}\b(?:exercis|used its|took up|taken up|takes? up)"
)
"""An option that is only supposed to be taken: "if it takes up an option"."""
THRESHOLD: Final = turn(THRESHOLD_WORDS)
BASE_TERM: Final = turn(
    r"\b(?:base|initial|primary|firm|first) (?:lease |contract )?(?:term|period)\b(?:[^.;,]|\.\d){0,30}$"
)
"""A length that is the firm one, whatever renewals stand beside it."""
CUMULATIVE: Final = turn(
    r"\b(?:bring(?:s|ing)?|brought|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|tak(?:e|es|ing)|push(?:es|ed|ing)?|now)\b(?:[^.;]|\.\d){0,40}\b(?:total|to)\b(?:[^.;]|\.\d){0,25}$"
    r"|\b(?:bring(?:s|ing)?|brought|rais(?:es|ed|ing)|lift(?:s|ed|ing)?|tak(?:es|ing)) (?:the |its |their |Core\w+['’]s )?(?:\w+ ){0,3}total(?:[^.;]|\.\d){0,70}$"
    r"|\b(?:cumulative(?:ly)?|increased to|expand(?:ed|s|ing)? (?:\w+ ){0,6}to(?! (?:support|host|serve|house|meet|supply)\b)|rises? to|rose to|goes to|gr[eo]ws? to|widened [\w\s]{0,30}to|grown to)\b(?:[^.;]|\.\d){0,30}$"
    r"|\b(?:now (?:totals?|stands at|comes to|amounts to|adds up to)|totals? now|so far (?:totals?|comes to)|to date (?:totals?|comes to)|(?:contracted|combined) (?:[\w-]+ ){0,3}now)\b(?:[^.;]|\.\d){0,30}$"
    r"|\b(?:is|are) now worth\s(?:(?:about|around|some|roughly|nearly|almost|over|more than|up to|as much as|an estimated)\s){0,2}$"
    r"|\btotal (?:[\w-]+ ){1,4}(?:will|would|is|are) now \w+\W*$"
    r"|\b(?:across|over) (?:all |these |those |its |the )?(?:two|three|four|five|several|both) (?:[\w-]+ ){0,4}(?:agreements|leases|contracts|deals)\b(?:[^.;]|\.\d){0,70}$"
    r"|\b(?:together|along|combined) with (?:the |its |an? )?(?:earlier|previous|prior|existing|first) (?:orders?|contracts?|deals?|leases?|agreements?|commitments?|phases?|tranches?)\b(?:[^.;]|\.\d){0,60}$",
)
CUMULATIVE_AFTER: Final = turn(
    r"^\W*(?:cumulatively|is contracted\b|(?:under contract|contracted|in total|in all|altogether) (?:to date|so far|now)\b)",
    re.IGNORECASE,
)
EXPANDS: Final = turn(
    r"\b(?:expand(?:s|ed|ing)?|widen(?:s|ed)?|extend(?:s|ed)?|enlarg\w+|upsiz\w+)\b(?:[^.;]|\.\d){0,60}\b(?:with|in|by|through|for)\b(?:[^.;]|\.\d){0,40}$",
)
"""A pact that is expanded "with a new $6.5 billion contract": the figure is what is added."""
EXPANSION: Final = turn(r"^\W*(?:expansion|extension|add-on|top-up|addition)\b")
INCREMENT: Final = turn(
    r"\b(?:another|additional|further|extra|incremental|added|adds|adding|more|expansion of)\W*(?:[\w$€£~.,]+\s){0,3}$|\b(?:add(?:s|ed|ing)?)\W+(?:\w+\s){0,3}$"
    r"|\b(?:gr[eo]wn?s?|ris(?:es?|en)|rose|increas\w+|rais\w+|lift\w+|expand\w+|swell\w*|swollen|widen\w*|enlarg\w+|sweeten\w*|upsized?|topped up|extended) (?:(?:its|the|their|that) (?:[\w-]+ ){1,3}?)?by\s(?:(?:about|around|some|roughly|nearly|almost|over|more than|up to|as much as|another|an?|extra|additional|further)\s){0,3}[$€£~]?$",
)
INCREMENT_AFTER: Final = turn(r"^\W*(?:more|extra|additional|incremental|on top|on the way|further)\b", re.IGNORECASE)
ADDED: Final = turn(r"\b(?:another|additional|further|extra|incremental)\b")
ADDABLE: Final = frozenset({Field.POWER, Field.GPU_COUNT, Field.PRICE_TOTAL})
PHASE: Final = turn(
    r"\b(?:first|initial|second|third|fourth|next|final|remaining)\W+(?:\w+\W+){0,3}?(?:MW )?(?:supercomputer|cluster|delivery|installation|phases?|stages?|tranches?|halls?|buildings?|blocks?|deployments?|installments?|instalments?|gigawatt|MW|megawatts?|one|\d[\d,.]*\s?[MG]W)\b|\bphase (?:one|two|three|1|2|3|I+)\b|\b(?:phases|stages|tranches|blocks|halves) of\b|\b(?:at first|at the outset|at launch|initially|to start|starts? with|so far|already)\b|\ba (?:first|second|third) of\b|\bthe remaining\b|\b(?:step|stage|phase) one\b"
    r"|\ban initial (?:commitment of |order of |outlay of )?(?:(?:about|some|roughly|around) )?[$€£]|\bone of (?:the |its )?(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:[\w-]+ )?(?:buildings|halls|phases|blocks)\b",
)
COMPONENT: Final = turn(
    r"\bincludes? (?:[\w$€£~.,]+ ){1,4}?(?:for|of|in) (?:[\w-]+ ){0,2}(?:networking|servers?|storage|equipment|fit-?outs?|construction|hardware|cooling|transformers|installation)\b"
    r"|\b(?:of (?:that|this|which|the total)|hardware (?:inside|in|alone)|(?:chips|GPUs|servers|gear|equipment|buildings?) alone|for the (?:chips|GPUs|hardware|gear|equipment|servers)|separately|buy(?:ing|s)? (?:the |its )?(?:GPUs|chips|hardware|servers|gear|equipment)|Dell|Supermicro|build cost|accounts for|is guaranteed|what is committed|firm\b|of the contract['’]s value|construction cost|cost to build)\b",
)
OF_IT: Final = turn(
    r"\bof (?:that|this|these|those|it|which|the total)\b(?! (?:year|month|week|quarter|decade|deal|contract|agreement|kind|sort))"
)
"""A figure that is a piece of one told before."""
FACILITY: Final = turn(
    r"\b(?:campus|site|facility|facilities|complex|supercomputer|data cent(?:er|re)s?|cluster|Colossus(?: \d)?|it)\b(?:[^.;]|\.\d){0,40}\b(?:could|can|may|contains?|houses?|holds?|uses?|rivals|has|have|grow|scal\w+|reach|design\w*|is|stands|gets?|got)\b|\b(?:can|could) (?:eventually )?(?:grow|scale|reach|use|house)\b|\bscalable to\b|\bover time\b|\beventual ceiling\b",
)
STAGES: Final = (
    (Stage.CANCELLED, turn(r"\b(?:called off|(?<!be )(?<!if )(?<!not )cancel(?:l?ed|ling)|scrapped|abandon\w+|walked away|collapsed|terminated the)\b")),
    (Stage.OPTION, OPTION),
    (Stage.LETTER_OF_INTENT, turn(r"\b(?:letter of intent|LOI|memorandum of understanding|MoU|non-binding)\b")),
    (Stage.IN_TALKS, turn(r"\b(?:in (?:early |advanced |late-stage )?(?:talks|discussions|negotiations)|talks (?:with|over|to)|negotiat(?:es|ing)|is (?:considering|weighing|exploring)|close to (?:a deal|signing)|near(?:s|ing) a deal|" + NEAR_A_DEAL + r"|mulled)\b")),
    (Stage.RUMOURED, turn(r"\brumou?r(?:s|ed)?\b")),
    (Stage.OPERATING, turn(r"\b(?:already (?:runs?|operat\w+|install\w+|online|live)|(?:is|are) (?:now |already |fully )?(?:operational|live|online|up and running)|currently (?:runs?|operat\w+|has)|(?<!be )(?<!once )installed|(?<!into )in operation|stands at|had reached|went live|(?:has|have) (?:started up|gone live)|(?:now|already|currently|fully) operational)\b(?! (?:control|impact|load|milestones?|by|in (?:20|the|early|late|mid)|from|until))")),
    (Stage.BUILDING, turn(r"\b(?:under construction|being built|construction (?:has begun|started|is under way))\b")),
)  # fmt: skip
CHANGE: Final = (
    ("corrected", turn(r"\b(?:correct(?:ion|ed)|an earlier version)\b")),
    ("expanded", turn(r"\b(?:expand(?:ed|s|ing)?|increased?|raised?|lifted|upsized|enlarged|gr[eo]ws?|grown|widened|rises?|upped|goes) (?:\w+ ){0,6}?to\W*(?!(?:support|host|serve|house|meet|supply)\b)(?:[\w~$€£.,]+\W*){0,3}$|\btotal \w+ now\b|\bnow (?:totals?|stands at|worth|valued)\b|\bbrings? (?:the |its )?total\b")),
    ("reduced", turn(r"\b(?:cut|reduced|lowered|scaled back|trimmed|slashed) (?:\w+ ){0,6}?to\W*(?:\w+\W*){0,3}$")),
)  # fmt: skip


OF_COMPUTE: Final = late(r"^\W*(?:of )?(?:\w+ ){0,2}(?:compute|computing)")


def part_of(field: Field, around: Surroundings, *, site: str | None, sites: int) -> Part:
    """The part of the deal that a figure covers, from the words right round it, then from its clause."""
    if around.hears_before(THRESHOLD):
        return Part.OPTION
    firm = field is Field.TERM and around.hears_before(BASE_TERM)
    optional = around.hears_near(OPTION, 80, 60) and not around.hears(LEFT_OUT)
    if not firm and optional and (not around.hears_in_sentence(TAKEN) or around.hears_in_sentence(SUPPOSED)):
        return Part.OPTION
    if around.hears_before(CUMULATIVE) or around.hears_after(CUMULATIVE_AFTER, 30):
        return Part.CUMULATIVE
    addable = field in ADDABLE
    if field is Field.TERM and around.hears(ADDED):
        return Part.INCREMENT
    if addable and (around.hears_before(EXPANDS, 110) or around.hears_after(EXPANSION, 20)):
        return Part.INCREMENT
    if (
        addable
        and (around.hears_before(INCREMENT) or around.hears_after(INCREMENT_AFTER, 25) or ADDED.search(around.quote))
        and not OF_COMPUTE.match(around.after)
    ):
        return Part.INCREMENT
    if around.hears_near(PHASE, 50, 40):
        return Part.PHASE
    if field is Field.PRICE_TOTAL and around.hears(COMPONENT):
        return Part.COMPONENT
    if site and (sites > 1 or around.hears(OF_IT)):
        return Part.SITE
    return Part.WHOLE


def stage_of(around: Surroundings, part: Part) -> Stage | None:
    """How far the thing has come, where the clause says so."""
    if part is Part.OPTION:
        return Stage.OPTION
    return next((stage for stage, said in STAGES if stage is not Stage.OPTION and around.hears(said)), None)


def subject_of(field: Field, around: Surroundings) -> Subject:
    """Whose property a figure of power or chips is: the deal's, or the building's."""
    if field in {Field.POWER, Field.GPU_COUNT} and around.hears_near(FACILITY, 70, 30):
        return Subject.FACILITY
    return Subject.DEAL


def change_of(around: Surroundings) -> str | None:
    """Whether the words tell a change of the figure itself."""
    if around.sentence_bits & CHANGE[0][1].bit and CHANGE[0][1].match(around.sentence):
        return "corrected"
    return next((name for name, said in CHANGE[1:] if around.hears_before(said, 70)), None)
