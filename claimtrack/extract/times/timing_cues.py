"""The words round a date that tell what it is of, as tables: a weight, where the words stand, and the words."""

from __future__ import annotations

from typing import Final

from claimtrack.extract.text.sieve import turn

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
    (-4.0, "before", turn(r"\b(?:since|founded|established|in business|began offering|split|until recently|as of|guidance|forecast|expenditure|expected to list|list in|IPO|revenues?(?! (?:is expected|expected|starting|starts|begins|from))|earnings|run-?rate|GDP|grew|fiscal|quarter ended|ended|profits?|until year|matur(?:es|ing|ity)|permits?|years? to|miners|raised|bought|acquired|purchased)\b(?:[^.;]|\.\d){0,30}$")),
    (-4.0, "after", turn(r"^\W*(?:capital expenditure|capex|revenue|earnings|results|forecast|guidance|alone|plan\b|budget|profit|sales|annual report)")),
    (-4.0, "clause", turn(r"\b(?:revenues?(?! (?:is expected|expected|starting|starts|begins|from))|earnings|capital expenditures?|capex|cash flow|loan|bonds?|notes|debt|fund-?rais\w*|funding|share price|(?:shares?|stock) (?:\w+ )?(?:rose|fell|jump\w*|gain\w*|trad\w*)|valuation|market|workload by|(?:rental )?(?:rates|prices) (?:may|could|might)|governments|bitcoins?(?![\s-]min(?:er|ing))|broker|commission|turbines?|lawsuit|election|IPO|go public|public listing|run[- ]?rate|fiscal)\b")),
    (-2.5, "clause", turn(r"\b(?:founded|years? ago|relationship|worked together|history|formerly|spun|split from|plans? to list|hopes to list|cloud region|region by|farmland|permit|complaint|study)\b")),
    (-6.0, "clause", turn(r"\b(?:chip|chip-making|semiconductor|memory|battery|car) (?:plants?|factor(?:y|ies))\b|\bfabs?\b")),
    (-4.0, "clause", turn(r"\b(?:graduates|carbon[- ]neutral\w*|net[- ]zero|export controls|robotaxis?|battery project|cash (?:balance|pile))\b|\btrain \d[\d,]* people\b|\bin global \w+ spending\b")),
    (-4.0, "before", turn(r"\b(?:spend(?:ing)?|invest(?:ing)?|outlays?|allocated|earmarked)\b(?:[^.;]|\.\d){0,50}\b(?:infrastructure|by|for)\W*(?:by )?$")),
    (-4.0, "before", turn(r"\b(?:transaction|acquisition|merger|purchase|takeover|sale)\b(?:[^.;]|\.\d){0,30}\bto (?:close|conclude|complete|be (?:completed|closed))\b(?:[^.;]|\.\d){0,15}$|\boption to (?:acquire|buy)\b(?:[^.;]|\.\d){0,60}$")),
    (-4.0, "before", turn(r"\bshipping to customers\b(?:[^.;]|\.\d){0,15}$|\bshut(?:s|ting)? down\W*(?:in )?$|\bto be (?:modified|converted|rebuilt|refitted)\b(?:[^.;]|\.\d){0,15}$")),
    (-3.0, "after", turn(r"^\W*(?:over |about |some |nearly )?\d[\d.]*(?:%| percent| per cent) had been\b")),
    (-6.0, "before", turn(r"\b(?:note|order|testimony|memo|ruling)s?,?(?: likewise)? dated $|\bconverted (?:from|to|into)\b(?:[^.;]|\.\d){0,40}$|\b(?:set up|founded|created) by (?:[^.;]|\.\d){0,40}$|\bknown until $|\bas (?:an )?advis[eo]r until $|\btestimony $|\btarget of\b(?:[^.;]|\.\d){0,40}\bfor $")),
    (-4.0, "clause", turn(r"\bdemand (?:would|will|could|is expected to)\b|\bgrid operator\b|\b(?:product|model|film|book)s?\b(?:[^.;]|\.\d){0,30}\bcame out\b|\b(?:double|triple|treble)s? (?:that|it|this)\b")),
    (-6.0, "before", turn(r"(?<!was )(?<!were )(?<!been )(?<!is )\brais(?:ed|ing)\W+(?!to\b)(?:\w+ ){0,2}[$€£]?\d[\d.,]*[ -]?(?:[a-z]+ )?(?:in|on|during|from)?\W*$|(?<![-\w])round\W*(?:in |of |on )?$")),
    (-5.0, "before", turn(r"\blaps(?:es|ing)\b(?:[^.;]|\.\d){0,20}$")),
    (-4.0, "before", turn(r"\b(?:went|came|goes|comes) into force\W*(?:in |on )?$")),
    (-6.0, "clause", turn(r"\b(?:three|four|five|ten|twenty|hundred)fold\b|\bwarrants? (?:may be|can be|expires?|runs?|(?:is|are) (?:good|valid|exercisable))\b|\brenewed (?:[\w'’-]+ ){0,4}licen[cs]es?\b|\bto come to meetings\b")),
)  # fmt: skip
