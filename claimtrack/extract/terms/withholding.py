"""The ways of keeping something back: what nobody would say, what a text leaves out, what stays open or secret.

Each family is a verb of telling that is denied, or a thing that is said not to be known, in any order of the two.
"""

from __future__ import annotations

from typing import Final

from claimtrack.extract.text.sieve import turn

_thing = (
    r"(?:prices?|pric\w+|terms?|costs?|value|sum|amounts?|figures?|numbers?|details|dates?|timetable|schedule|sites?|locations?|address|places?|"
    r"customers?|tenants?|clients?|suppliers?|buyers?|counterpart(?:y|ies)|providers?|partners?|landlords?|names?|load|size|count|capacity|rates?|rents?|fees?|"
    r"length|duration|share|breakdown|financials|economics|investment|offtakers?)"
)
_told = r"(?:disclosed|supplied|provided|named|given|stated|said|told|known|public|published|revealed|made public|identified|announced|specified|divulged|determined|finali[sz]ed|settled|spelled out|broken out|mentioned|confirmed|shared|released|set out)"
_tell = r"(?:disclos\w+|divulg\w+|spell(?:s|ed)? out|discuss(?:es|ed)?|nam(?:e|es|ed|ing)|g[ai]v(?:e|es|en|ing)|gave|stat(?:e|es|ed)|sa(?:y|ys|id)|reveal\w*|publish\w*|specif\w+|identif\w+|mention\w*|shar(?:e|es|ed)|releas\w+|set|sets|put|puts|offer\w*|provid\w+|contain\w*|announc\w+|confirm\w*)"
_rest = r"(?:[^.;]|\.\d){0,60}"
_short = r"(?:[^.;,]|[.,]\d){0,50}"
_question = r"(?:who(?:m|se)?|what|which|when|where|how|whether|why)"
_what = r"(?:financial |specific |exact |precise |commercial |monetary |further |other |additional |full |key |pricing |dollar |monthly |the |its |any |more |deal |contract |those |such )*(?:terms?|details?|figures?|rents?|rent and duration|duration|counterparty|value|price|prices|sum|amounts?|costs?|size|scope|financials|numbers?|locations?|sites?|capacity|information|particulars|conditions)"

REFUSALS: Final = (
    # a thing with that it is not told: "terms were not disclosed", "Price: n/a"
    turn(
        rf"\b{_what}(?:\s(?:of|for|on|about|behind|and)\s(?:[\w’'-]+\s){{1,6}}?)?\s?(?:(?:were|was|are|is|have|has|had|remain(?:s|ed)?|stay(?:s|ed)?|could|will|would)\s)?(?:also\s|still\s|yet\s)?(?:kept\s)?(?:not(?:\sbeen|\syet been|\sbe|\simmediately)?\s(?:\w+ly\s)?(?:disclosed|released|revealed|announced|made public|shared|given|provided|stated|immediately available|available)|undisclosed|private|confidential|secret|under wraps|unclear|unknown|unspecified|blacked out|redacted|unavailable)\b"
        rf"|\b(?:details|terms|aspects|conditions|particulars)\b[^.;]{{0,40}}\b(?:are|is) (?:still )?being (?:worked out|negotiated|finali[sz]ed)\b"
        rf"|\bwhat [^.;]{{3,60}} pays?\b[^.;]{{0,40}}\b(?:leaves? out|does not say|is not (?:told|said))\b"
        r"|\b(?:money|price|terms|cost|value|consideration): ?(?:undisclosed|n/a|not (?:given|disclosed|stated)|confidential)",
        needs=frozenset(
            "not |undisclosed|private|confidential|secret|under wraps|unclear|unknown|unspecified|blacked out|redacted|unavailable|being |leaves out|leave out|n/a".split(
                "|"
            )
        ),
    ),
    # what somebody did not say, or was not said: "did not disclose", "has not been named"
    turn(
        rf"\b(?:did|does|do|has|have|had|would|will|could)(?:n['’]t|\snot)\s(?:\w+\s){{0,2}}?(?:comment|elaborat|disclos|reveal|specif|releas|provid|publicly stat|shar|say how|name the|giv|detail|quantif|publish|break out|put a)(?:e|ed|y|ied|ing)?\b(?:[^.;]|\.\d){{0,70}}"
        rf"|\bwould not (?:comment|say|be drawn|discuss|disclose|elaborate|confirm)\b[^.;,]{{0,40}}"
        rf"|\b(?:has|have|had) not (?:yet )?been (?:named|identified|made public|published|revealed|set)\b|\b(?:is|was) not clear\b[^.;]{{0,50}}"
        rf"|\b(?:did not (?:immediately )?(?:answer|respond|reply)|not immediately (?:respond|reply|available))\b[^.;,]{{0,40}}"
        r"|\b(?:is|are|was|were) not (?:known|public|stated|named|specified)\b|\b(?:the report|it|they|neither|both) (?:did|does|do) not say\b|\bnot given\b"
        r"|\b(?:was|were|is|are|has been|have been)(?:n['’]t| not| never) (?:\w+ly )?(?:been )?(?:published|known|made public|disclosed|identified|given|announced|released|revealed|quantified|broken out)\b"
        rf"|\b(?:may|does|do|did|will|would|could|can|has) not (?:name[sd]?|identif(?:y|ied)|named)\b[^.;,]{{0,30}}|\bshould not be taken as confirmed\b"
        r"|\b(?:not|isn['’]t|remains un)\s?(?:been )?confirmed\b"
        rf"|\b(?:has|have|had|did|does|do|would|will)(?:n['’]t|\snot)\s(?:\w+ly\s)?(?:been\s)?(?:say|said|state|stated|tell|told)\b(?:\s{_question}\b{_rest})?"
        rf"|\b(?:is|are|was|were|has|have)(?:n['’]t)\s(?:been\s)?{_told}\b"
        rf"|\b(?:has|have|had|was|were|is|are)\s(?:still\s)?(?:not|never)\s(?:yet\s)?(?:been\s)?(?:\w+ly\s)?{_told}\b|\bnot\sclear\s{_question}\b{_rest}"
        rf"|\bnot\s(?:naming|disclosing|divulging|saying|identifying)\s(?:the|its|their|who|what|which|where|how)\b(?:[^.;,]|\.\d){{0,40}}"
        rf"|\b(?:would|did|does|could|will)(?:n['’]t|\snot)\sput\s(?:an?\s|any\s)(?:\w+\s)?(?:estimate|figure|price|number|value|date|cost)\son\b(?:[^.;,]|\.\d){{0,40}}",
        needs=frozenset("n't|n’t|not |never |remains un".split("|")),
    ),
    # "declined to say", "withheld", "has yet to disclose"
    turn(
        rf"\b(?:has|have|had) yet to (?:be )?(?:\w+ly )?(?:disclos\w*|reveal\w*|say\b|specif\w+|publish\w*|divulg\w+) (?:[\w’'-]+ ){{0,4}}?(?:{_thing}|how (?:much|large)|how many (?:GPUs|chips|megawatts|accelerators))\b{_short}"
        rf"|\b(?:has|have|had) yet to (?:be )?(?:nam\w+|identif\w+) (?:the |its |their |an? )?(?:customer|tenant|client|buyer|site|location|hyperscaler)\b{_short}"
        rf"|\b(?:redact|black)(?:s|ed|ing)?(?: out)? (?:the |its |all |most )?(?:[\w-]+ ){{0,2}}?{_thing}\b"
        rf"|\b(?:is|was|remains|remained) unclear how much (?:[\w’'-]+ ){{1,6}}?(?:pay\w*|paid|cost\w*|spend\w*|worth|charg\w+)\b{_short}|\b(?:is|was|remains|remained) unclear (?:what|which|where) (?:the |its )?{_thing}\b{_short}"
        rf"|\b(?:declin(?:e|ed|es|ing)|refus(?:ed|es)) to (?:comment|break|put|quantify|say|disclose|reveal|share|provide|give|specify|discuss|elaborate|name|confirm|be drawn)\b[^.;,]{{0,50}}"
        rf"|\brefrain(?:ed|s)? from comment\w*\b[^.;,]{{0,30}}|\b(?:is|are|was|were) (?:being )?withheld\b|\bomitted as confidential\b"
        rf"|\b(?:ha[sv]e?|had) been (?:blacked out|redacted|withheld|left out)\b|\b(?:declined|refused) to (?:speak|talk|be interviewed|answer)\b[^.;,]{{0,30}}"
        rf"|\brefused\s(?:\w+\s){{1,4}}?to\s{_tell}\b{_rest}",
    ),
    # what goes no further, what is in no document, what is left without an answer
    turn(
        r"\b(?:go|goes|went|going) into no (?:further |more )?details?\b(?! of\b)"
        r"|\b(?:was|were|is|are)(?: not|n['’]t) elaborated(?: (?:up)?on)?\b"
        r"|\b(?:releases?|statements?|filings?|reports?|announcements?|company|post|presentation|documents?) (?:gives?|gave|names?|named|states?|stated|mentions?|mentioned) none\b(?! (?:of|in|at|for|to)\b)"
        r"|\b(?:has|have) yet to be (?:determined|decided|disclosed|announced|fixed)\b[^.;,]{0,20}"
        r"|\bnor do (?:we|they|readers|outsiders) (?:know|learn)\b[^.;]{0,50}"
        r"|\b(?:price|rent|terms?|value|sum|cost|figure|length|size|capacity|date)s?\b[^.;]{0,30}\b(?:was|were|is|are) not in (?:the|either|any|its|their) (?:[\w’'-]+ ){0,3}(?:posts?|releases?|statements?|filings?|announcements?|notices?)\b"
        r"|\bleft (?:\w+ )?(?:requests?|questions|calls|inquiries)(?: for comment)? unanswered\b"
        r"|\b(?:presentation|release|filing|report|statement|company|companies|announcement|post) leaves? (?:it |that )?open\b"
        r"|\bneither (?:(?:company|side|party|of them|of the two) )?(?:spoke|speaks|talked) of (?:the )?(?:prices?|terms|money|sums?|costs?)\b",
    ),
    # "neither … nor"
    turn(
        rf"\bneither (?:[\w’'-]+\s){{0,6}}?(?:responded|answered|replied|elaborated|returned|disclosed|announced|commented|confirmed|given|revealed|were given|was given)\b[^.;,]{{0,30}}"
        rf"|\bneither (?:[^.;]|\.\d){{5,70}}? (?:were|was) (?:given|disclosed|revealed|named)\b"
        rf"|\bneither the (?:price|cost|value|term|rent)[^.;]{{3,60}}\b(?:is|are) (?:in|given|told|named)\b[^.;]{{0,20}}|\bnamed neither\b[^.;]{{0,40}}"
        rf"|\bneither (?:[\w’']+ ){{0,4}}?(?:would|will|did|has|have|was|were|gave|named|said)\b(?:[^.;]|\.\d){{0,40}}"
        rf"|\bnor (?:is|was|were|are) (?:there (?:any )?(?:word|news)|an? (?:date|price|value|site|figure|sum)|the (?:price|value|site|location|term|rent)s?)\b[^.;]{{0,50}}"
        rf"|\bneither (?:release|company|side|party|firm)(?: \w+)? (?:says|said|gives|gave|has said|names|would)\b[^.;,]{{0,30}}"
        rf"|\b{_tell}\sneither\s(?:[^.;]|\.\d){{3,90}}"
        rf"|\bneither\s(?:[^.;]|\.\d){{3,90}}?\snor\s(?:[^.;]|\.\d){{3,70}}?\s(?:is|are|was|were|has been|have been)\s(?:\w+ly\s)?{_told}\b"
        rf"|\bneither\s(?:[^.;]|\.\d){{3,60}}?\snor\s(?:[^.;]|\.\d){{3,60}}?\s(?:appears?|stands?|figures?)\b(?:[^.;,]|\.\d){{0,30}}"
        rf"|\bnor\s(?:was|were|is|are|has|have|did|does)\s(?:an?\s|the\s|its\s|any\s)?(?:[\w’'-]+\s){{0,3}}?{_thing}\b(?:[^.;,]|\.\d){{0,30}}"
        rf"|\bnor\s(?:would|did|does|will|do|could)\s(?:[\w.&’'-]+\s){{1,4}}?{_tell}\b{_rest}|\bnor\s(?:is|was)\sit\sknown\b{_rest}"
        rf"|\bneither\s(?:[\w’'-]+\s){{1,3}}?{_tell}\b{_rest}",
    ),
    # "no price was given", "gave no details"
    turn(
        r"\b(?:no (?:financial )?(?:terms|price|value|figures?|details)) (?:were|was|has been|have been) (?:given|disclosed|announced|released)\b"
        rf"|\bno word on\b[^.;]{{0,40}}|\bhad no (?:immediate )?comment\b"
        r"|\b(?:named|states?|stated|mentions?|mentioned) no (?:amount|price|figures?|sum|value|terms)\b"
        r"|\bno (?:dates?|prices?|terms|figures?|values?) (?:published|given|disclosed|announced)\b"
        rf"|\bno (?:[\w-]+ ){{0,4}}?(?:payable |amount |figure |price |sites? |value |terms )(?:[\w-]+ ){{0,8}}?(?:is|are|was|were|has been|have been|appears?|named)\b(?: (?:disclosed|given|stated|named))?(?:[^.;]|\.\d){{0,30}}"
        rf"|\bgave no (?:figures?|details?|numbers?|price|terms)\b(?:[^.;]|\.\d){{0,30}}"
        r"|\bno (?:dollar |price |money )?(?:figures?|sums?|amounts?) (?:was|were) (?:given|named|disclosed)\b"
        rf"|\bno (?:[\w-]+ ){{0,3}}?(?:count|city|site|location|prices?|figures?|value|sum|number|terms|date|timetable|details?|cost|breakdown)(?: \w+){{0,4}}? (?:has|have|was|were|is|are)(?: been| yet)? (?:published|given|mentioned|named|stated|disclosed|set|provided|confirmed|released|public|known)\b"
        rf"|\b(?:contained|contains|gave|gives|put|offered|offers) no (?:figures?|value|price|number|sum|terms|details?|dollar)\b[^.;,]{{0,30}}"
        r"|\b(?:has|have) no (?:confirmed|set|published) (?:timetable|date|price|schedule)\b"
        rf"|\b{_tell}\sno\s(?:[\w’'-]+\s){{0,3}}?{_thing}\b(?:[^.;,]|\.\d){{0,40}}"
        rf"|\bno\s(?:[\w’'$-]+,?\s){{0,4}}?{_thing}(?:\s[\w’'-]+){{0,5}}?\s(?:has|have|was|were|is|are)\s(?:yet\s|ever\s)?(?:been\s)?(?:ever\s)?(?:yet\s)?{_told}\b"
        rf"|\bno\s(?:[\w’'-]+\s){{0,3}}?{_thing}\s(?:exists?|appears?)\b(?:[^.;,]|\.\d){{0,40}}|\b(?:discloses?|gives?|gave|disclosed)\sno\sdetails\b"
        rf"|\bno\s{_thing}\scould\sbe\s{_told}\b",
        needs=frozenset({"no "}),
    ),
    # "nobody would say", "little has been said about"
    turn(
        rf"\b(?:nobody|no one) (?:has said|would say|will say)\b(?:[^.;]|\.\d){{0,50}}"
        rf"|\b(?:nobody|no one|neither side|neither company) would (?:say|disclose|discuss|talk)\b(?:[^.;]|\.\d){{0,40}}"
        rf"|\b(?:nothing|little)\s(?:has been|was|is)\s{_told}\s(?:of|about|on|as to)\b{_rest}"
        rf"|\b(?:nobody|no one|none of them|neither)\s(?:has\s|have\s|would\s|will\s|could\s)?(?:\w+ly\s)?{_tell}\b{_rest}",
    ),
    # "an undisclosed sum", "an unnamed customer"
    turn(
        r"\b(?:for|at) an? (?:undisclosed|unspecified|confidential) (?:sum|amount|price|fee|number)\b"
        r"|\bundisclosed (?:sum|amount|price|terms|number|value|location)\b|\bterms undisclosed\b"
        r"|\b(?:customer|client|tenant|buyer|counterparty|lessee)(?: (?:is|was|remains|stays))?,? (?:anonymous|not identified|unidentified|not named)\b"
        r"|\b(?:goes|went|remains|stays|left) unnamed\b"
        r"|\b(?:an? )?(?:unnamed|unidentified|undisclosed|unspecified) (?:[\w.-]+ ){0,3}(?:customer|client|tenant|hyperscaler|counterparty|buyer)\b"
        r"|\bis (?:still )?undisclosed\b|\b(?:remains?|stays?) (?:confidential|undisclosed|unknown|secret|private)\b"
        r"|\b(?:is|are|remains?|stays?|was|were)\s(?:still\s)?(?:an?\s)?(?:secret|confidential|private|undisclosed|unknown|under wraps|to be (?:negotiated|agreed|settled))\b"
        r"|\bof\s(?:undisclosed|unspecified|unknown)\s(?:size|value|length|amount|duration)\b|\bundisclosed\sby\s(?:the|both|either)\s\w+"
        r"|\b(?:an?\s|the\s)?(?:unnamed|unidentified|undisclosed|unspecified|anonymous),?\s[\"“'‘]?(?:[\w.,’'-]+\s){0,4}?(?:customer|client|tenant|hyperscaler|counterparty|buyer|provider|technology company|tech company|partner)\b",
    ),
    # as a note, in a cell of a table: "price withheld", "count not stated", "not announced"
    turn(
        rf"\b{_thing} (?:withheld|not (?:yet )?{_told})\b|\bno {_thing} {_told}\b"
        rf"|(?<=\|\s)(?:not (?:yet )?{_told}|undisclosed|withheld|confidential|n/a)(?=\s?(?:\||$))|(?<=\t)(?:not (?:yet )?{_told}|undisclosed|withheld|confidential)(?=\t|$)"
        rf"|\b(?:{_told}|{_tell})\b(?:[^.;]|\.\d){{0,60}}\bbut not (?:its|their|the|how|what|for how|at what) (?:[\w’'-]+\s){{0,2}}?(?:{_thing}|much|many|long|big|large)\b(?:[^.;,]|\.\d){{0,30}}",
    ),
    # what is kept, left out or left open
    turn(
        rf"\bke(?:eps?|pt)\s(?:(?:that|it|this|both)\s)?to\s(?:itself|themselves)\b|\bmum(?:['’]s| is) the word\b(?:\son\b(?:[^.;,]|\.\d){{0,30}})?|\b(?:stays?|stayed|keeps?|kept|remains?) mum\b(?:[^.;,]|\.\d){{0,40}}"
        r"|"
        rf"\bwhose (?:name|identity) (?:it|they|the company|the companies) (?:keeps?|kept|does not|do not|did not|would not|will not)\b[^.;,]{{0,30}}"
        r"|\b(?:was|were|is still|are still|has been) left open\b|\bkept (?:quiet|under wraps|secret|confidential|private)\b"
        r"|\bkeeps? the (?:name|price|terms) to itself\b"
        r"|\b(?:statement|filing|release|announcement|report|companies|company|post|letter|contract)\s(?:leaves?|left)\sopen\b"
        r"|\b(?:remains?|stays?|(?:is|are) still)\sopen\b|\b(?:has|have|had)\sbeen\skept\s(?:back|quiet|secret)\b|\bkept\sback\b"
        rf"|\bkeeps?\s(?:the\s|its\s|their\s)?{_thing}\s(?:[\w’'-]+\s){{0,4}}to\s(?:itself|themselves)\b"
        rf"|\b(?:leaves?|left)\s(?:the\s|its\s)?(?:[\w’'-]+\s){{1,3}}open\b|\b(?:leaves?|left)\sout\s(?:{_question}|the|any|its)\b{_rest}"
        r"|\bshar(?:es?|ed|ing)\s(?:only\s)?few\s(?:other\s)?details\b|\b(?:left|goes|went|remains?|stays?)\sunsaid\b|\b(?:filed|kept|remains?)\sunder\sseal\b"
        rf"|\bwhose\s(?:name|identity)\s(?:[\w’'-]+\s){{1,4}}?(?:not\sto\s|keep\w*\s|kept\s|withh\w+)(?:[^.;,]|\.\d){{0,30}}",
    ),
    # what is bound to silence, or still worked on
    turn(
        r"\bterms\s(?:are|were)\s(?:still\s)?under negotiation\b|\b(?:bound|sworn)\sto\s(?:secrecy|silence|confidentiality)\b(?:[^.;,]|\.\d){0,40}"
        r"|\b(?:subject\sto|under|citing)\s(?:an?\s|strict\s|its\s)?confidentiality\b(?:\s\w+)?|\bnon-?disclosure\sagreements?\b",
    ),
    # "yet to be announced", "will disclose the price once"
    turn(
        r"\b(?:has|have) yet to be (?:made public|specified|disclosed|named|set|announced|published|revealed)\b"
        rf"|\b(?:will|would)\s(?:disclose|announce|publish|give|reveal)\s(?:[\w’'-]+\s){{0,3}}?{_thing}\s(?:[\w’'-]+\s){{0,2}}?(?:only\s)?(?:once|when|after)\b(?:[^.;,]|\.\d){{0,50}}",
    ),
    # "without disclosing", "silent on the price"
    turn(
        r"\bwithout (?:disclosing|revealing|giving|specifying|naming|saying)\b[^.;,]{0,50}"
        rf"|\b(?:is|was|are|were|remains?|stays?|stayed|keeps?|kept) silent (?:on|about) (?:the )?(?:[\w’'-]+\s){{0,3}}?(?:{_thing}|quantit\w+|volumes?)\b(?:[^.;,]|\.\d){{0,30}}"
        r"|\bsilent on (?:the )?(?:pricing|price|terms|value|cost|location|site)s?\b[^.;]{0,40}|\bwithout published (?:terms|prices?)\b",
    ),
    # "identified only as", "nowhere named"
    turn(
        rf"\b(?:is|are|was|were)\snowhere\s{_told}\b"
        rf"|\b(?:identified|described|named|known|referred\sto|told\sof)\sonly\sas\s(?:an?\s|the\s)?(?:[\w’'“”\"-]+\s?){{1,5}}",
    ),
    # the cell of a table, or the end of a bullet
    turn(
        r"[|:]\s*(?P<cell>not\s(?:stated|given|disclosed|named|specified|published)|undisclosed|confidential|n/a)(?=\s*(?:[|.]|$))",
    ),
)
"""Statements that something is not told, a family a turn of phrase: what cannot match is neither tried nor compiled."""
