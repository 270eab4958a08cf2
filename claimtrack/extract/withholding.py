"""More ways of keeping something back: what nobody would say, what a text leaves out, what stays open or secret.

Each family is a verb of telling that is denied, or a thing that is said not to be known, in any order of the two.
"""

from __future__ import annotations

from typing import Final

from claimtrack.extract.sieve import turn

_thing = (
    r"(?:prices?|pric\w+|terms?|costs?|value|sum|amounts?|figures?|numbers?|details|dates?|timetable|schedule|sites?|locations?|address|places?|"
    r"customers?|tenants?|clients?|suppliers?|buyers?|counterpart(?:y|ies)|providers?|partners?|landlords?|names?|load|size|count|capacity|rates?|rents?|fees?|"
    r"length|duration|share|breakdown|financials|economics|investment|offtakers?)"
)
_told = r"(?:disclosed|supplied|provided|named|given|stated|said|told|known|public|published|revealed|made public|identified|announced|specified|divulged|determined|finali[sz]ed|settled|spelled out|broken out|mentioned|confirmed|shared|released|set out)"
_tell = r"(?:disclos\w+|divulg\w+|spell(?:s|ed)? out|discuss(?:es|ed)?|nam(?:e|es|ed|ing)|g[ai]v(?:e|es|en|ing)|gave|stat(?:e|es|ed)|sa(?:y|ys|id)|reveal\w*|publish\w*|specif\w+|identif\w+|mention\w*|shar(?:e|es|ed)|releas\w+|set|sets|put|puts|offer\w*|provid\w+|contain\w*|announc\w+|confirm\w*)"
_rest = r"(?:[^.;]|\.\d){0,60}"
_question = r"(?:who(?:m|se)?|what|which|when|where|how|whether|why)"

KEEPING: Final = (
    "n't|n’t|not |neither |nor |no |nobody|none of|secret|confidential|private|undisclosed|unknown|unspecified|under wraps|to be negotiated|to be agreed|"
    "to be settled|under negotiation|remains open|remain open|stays open|stay open|still open|kept |keeps |keep |leaves |leave |left |few |n/a|unnamed|never |nothing |"
    "unidentified|anonymous|only as|secrecy|confidentiality|under seal|unsaid|nowhere|only once|refus"
)
"""Words without which nothing of this is told."""
WITHHELD_TOO: Final = turn(
    rf"\b(?:has|have|had|did|does|do|would|will)(?:n['’]t|\snot)\s(?:\w+ly\s)?(?:been\s)?(?:say|said|state|stated|tell|told)\b(?:\s{_question}\b{_rest})?"
    rf"|\b{_tell}\sneither\s(?:[^.;]|\.\d){{3,90}}"
    rf"|\bneither\s(?:[^.;]|\.\d){{3,90}}?\snor\s(?:[^.;]|\.\d){{3,70}}?\s(?:is|are|was|were|has been|have been)\s(?:\w+ly\s)?{_told}\b"
    rf"|\bneither\s(?:[^.;]|\.\d){{3,60}}?\snor\s(?:[^.;]|\.\d){{3,60}}?\s(?:appears?|stands?|figures?)\b(?:[^.;,]|\.\d){{0,30}}"
    rf"|\b(?:nothing|little)\s(?:has been|was|is)\s{_told}\s(?:of|about|on|as to)\b{_rest}"
    rf"|\b(?:statement|filing|release|announcement|report|companies|company|post|letter|contract)\s(?:leaves?|left)\sopen\b"
    rf"|\b{_tell}\sno\s(?:[\w’'-]+\s){{0,3}}?{_thing}\b(?:[^.;,]|\.\d){{0,40}}"
    rf"|\bno\s(?:[\w’'$-]+,?\s){{0,4}}?{_thing}(?:\s[\w’'-]+){{0,5}}?\s(?:has|have|was|were|is|are)\s(?:yet\s|ever\s)?(?:been\s)?(?:ever\s)?(?:yet\s)?{_told}\b"
    rf"|\bno\s(?:[\w’'-]+\s){{0,3}}?{_thing}\s(?:exists?|appears?)\b(?:[^.;,]|\.\d){{0,40}}"
    rf"|\b(?:is|are|was|were|has|have)(?:n['’]t)\s(?:been\s)?{_told}\b"
    rf"|\b(?:has|have|had|was|were|is|are)\s(?:still\s)?(?:not|never)\s(?:yet\s)?(?:been\s)?(?:\w+ly\s)?{_told}\b"
    rf"|\b(?:is|are|remains?|stays?|was|were)\s(?:still\s)?(?:an?\s)?(?:secret|confidential|private|undisclosed|unknown|under wraps|to be (?:negotiated|agreed|settled))\b|\b(?:remains?|stays?|(?:is|are) still)\sopen\b|\bterms\s(?:are|were)\s(?:still\s)?under negotiation\b"
    rf"|\b(?:has|have|had)\sbeen\skept\s(?:back|quiet|secret)\b|\bkept\sback\b|\bkeeps?\s(?:the\s|its\s|their\s)?{_thing}\s(?:[\w’'-]+\s){{0,4}}to\s(?:itself|themselves)\b|\b(?:leaves?|left)\s(?:the\s|its\s)?(?:[\w’'-]+\s){{1,3}}open\b"
    rf"|\b(?:leaves?|left)\sout\s(?:{_question}|the|any|its)\b{_rest}|\bshar(?:es?|ed|ing)\s(?:only\s)?few\s(?:other\s)?details\b|\b(?:discloses?|gives?|gave|disclosed)\sno\sdetails\b"
    rf"|\b(?:nobody|no one|none of them|neither)\s(?:has\s|have\s|would\s|will\s|could\s)?(?:\w+ly\s)?{_tell}\b{_rest}"
    rf"|\bof\s(?:undisclosed|unspecified|unknown)\s(?:size|value|length|amount|duration)\b|\bundisclosed\sby\s(?:the|both|either)\s\w+"
    rf"|[|:]\s*(?P<cell>not\s(?:stated|given|disclosed|named|specified|published)|undisclosed|confidential|n/a)(?=\s*(?:[|.]|$))"
    rf"|\b(?:an?\s|the\s)?(?:unnamed|unidentified|undisclosed|unspecified|anonymous),?\s[\"“'‘]?(?:[\w.,’'-]+\s){{0,4}}?(?:customer|client|tenant|hyperscaler|counterparty|buyer|provider|technology company|tech company|partner)\b"
    rf"|\bnot\sclear\s{_question}\b{_rest}|\bnor\s(?:was|were|is|are|has|have|did|does)\s(?:an?\s|the\s|its\s|any\s)?(?:[\w’'-]+\s){{0,3}}?{_thing}\b(?:[^.;,]|\.\d){{0,30}}"
    rf"|\b(?:left|goes|went|remains?|stays?)\sunsaid\b|\b(?:is|are|was|were)\snowhere\s{_told}\b|\b(?:filed|kept|remains?)\sunder\sseal\b"
    rf"|\b(?:bound|sworn)\sto\s(?:secrecy|silence|confidentiality)\b(?:[^.;,]|\.\d){{0,40}}|\b(?:subject\sto|under|citing)\s(?:an?\s|strict\s|its\s)?confidentiality\b(?:\s\w+)?|\bnon-?disclosure\sagreements?\b"
    rf"|\b(?:identified|described|named|known|referred\sto|told\sof)\sonly\sas\s(?:an?\s|the\s)?(?:[\w’'“”\"-]+\s?){{1,5}}"
    rf"|\bwhose\s(?:name|identity)\s(?:[\w’'-]+\s){{1,4}}?(?:not\sto\s|keep\w*\s|kept\s|withh\w+)(?:[^.;,]|\.\d){{0,30}}"
    rf"|\bnot\s(?:naming|disclosing|divulging|saying|identifying)\s(?:the|its|their|who|what|which|where|how)\b(?:[^.;,]|\.\d){{0,40}}"
    rf"|\bnor\s(?:would|did|does|will|do|could)\s(?:[\w.&’'-]+\s){{1,4}}?{_tell}\b{_rest}|\bnor\s(?:is|was)\sit\sknown\b{_rest}"
    rf"|\b(?:would|did|does|could|will)(?:n['’]t|\snot)\sput\s(?:an?\s|any\s)(?:\w+\s)?(?:estimate|figure|price|number|value|date|cost)\son\b(?:[^.;,]|\.\d){{0,40}}"
    rf"|\bneither\s(?:[\w’'-]+\s){{1,3}}?{_tell}\b{_rest}|\bno\s{_thing}\scould\sbe\s{_told}\b|\brefused\s(?:\w+\s){{1,4}}?to\s{_tell}\b{_rest}"
    rf"|\b(?:will|would)\s(?:disclose|announce|publish|give|reveal)\s(?:[\w’'-]+\s){{0,3}}?{_thing}\s(?:[\w’'-]+\s){{0,2}}?(?:only\s)?(?:once|when|after)\b(?:[^.;,]|\.\d){{0,50}}",
    needs=frozenset(KEEPING.split("|")),
)
"""A statement that something is not told. `cell` is the cell of a table, or the end of a bullet."""
