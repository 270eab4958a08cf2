"""Figures that stand beside a deal and are none of its terms: goals, portfolios, markets, savings, plants, building times.

More cues of the kind that `cues` holds, all of them against; the two tables are weighed together.
"""

from __future__ import annotations

from typing import Final

from claimtrack.extract.terms.cue import AFTER, BEFORE, CLAUSE, SENTENCE, Cue
from claimtrack.extract.terms.cue import cue as _cue

_hedge = r"(?:more than |over |about |around |roughly |some |nearly |at least |up to |approximately |as much as )?"
_several = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|all|\d+)"
_plants = r"(?:gas|coal|nuclear|wind|solar|hydro\w*|battery|thermal)"

TRAPS: Final[tuple[Cue, ...]] = (
    # money that is promised, held, saved or owed by somebody else
    _cue("guarantee", -6.0, AFTER, r"^\W*(?:[\w.-]+ ){0,3}?(?:support agreement|credit support|credit enhancement|recognition agreement)\b|^\W*(?:of|in) (?:[\w’'-]+ ){0,4}(?:lease |payment |rent )?obligations\b"),
    _cue("guarantee", -5.0, BEFORE, r"\b(?:has|have|had|is|was|will|would|also|by|(?-i:[A-Z])[\w.]+) (?:back(?:s|ed|ing)?|stand(?:s|ing)? behind|stood behind)\W*(?:about |up to |roughly |some |around |an additional |another )*$"),
    _cue("sum of pledges", -4.5, AFTER, r"^\W*(?:of|in|worth of) (?:[\w-]+ ){0,4}(?:pledges|announcements|promises)\b"),
    _cue("sum of several", -4.5, BEFORE, r"\b(?:customers|developers|companies|clients|tenants) have (?:now |already )?(?:signed|committed|contracted)(?: \w+){0,2}\W*" + _hedge + "$"),
    _cue("sum of several", -4.5, AFTER, rf"^\W*(?:\w+ ){{0,8}}?(?:at|across|over) {_several} (?:[\w-]+ ){{0,3}}(?:campuses|sites|facilities|locations|leases|contracts)\b"),
    _cue("sum of several", -4.5, AFTER, rf"^\W*(?:\w+ ){{0,4}}?(?:leased|contracted|let) (?:at|across|over) {_several} (?:[\w-]+ ){{0,3}}(?:campuses|sites|facilities)\b", "p"),
    _cue("sum of several", -4.5, BEFORE, r"\bacross " + _several + r" (?:[\w-]+ ){0,3}(?:campuses|sites|facilities|leases|contracts)\b(?:[^.;]|\.\d){0,30}$", "mp"),
    _cue("sum of several", -4.5, AFTER, r"^\W*in (?:[\w-]+ ){0,3}contracted (?:[\w-]+ ){0,2}revenue, up from\b"),
    _cue("sum of several", -4.5, BEFORE, r"^\W*Totals?\b\W*$", "mpc"),
    _cue("sum of several", -4.0, AFTER, r"^\W*(?:in|of|worth of) (?:[\w-]+ ){0,2}(?:contracts|deals|agreements|leases)\b(?:[^.;]|\.\d){0,60}\b(?:in all|so far|to date|altogether|combined)\b"),
    _cue("a share of it", -3.0, BEFORE, r"\b(?:half|third|quarter|\d ?%|percent|per cent|most|much) of (?:the|its|all)\W*$"),
    _cue("sum of several", -5.0, BEFORE, r"\b(?:whose|their|all) (?:combined |total )?commitments (?:now )?(?:go|come|add up|run|amount)\w*(?: \w+){0,2}\W*$"),
    _cue("market size", -6.0, BEFORE, r"\bmarket,? (?:worth|valued at|of|is|was)\W*" + _hedge + r"$|\bmarket\b(?:[^.;]|\.\d){0,90}\b(?:reach|hit|pass|exceed|grow|climb|rise|project|expect|forecast|predict|estimat|set)\w*(?: to| at)?\W*" + _hedge + "$"),
    _cue("market size", -5.0, SENTENCE, r"\bmarket (?:is|was|should|will|could|stood)\b(?:[^.;]|\.\d){0,60}\b(?:estimated|forecast|expected|projected|worth|valued|reach)\b"),
    _cue("company's value", -5.0, BEFORE, r"\b(?:last|most recently|lately) valued at\W*" + _hedge + "$"),
    _cue("company's value", -5.0, BEFORE, r"\b(?:empire|portfolio|holdings|assets|pipeline)\b(?:[^.;]|\.\d){0,40}\b(?:worth|valued at)\W*" + _hedge + "$"),
    _cue("company's value", -8.0, BEFORE, r"\b(?:market cap(?:itali[sz]ation)?|vol(?:ume)?\.?|24h)\W{0,3}(?:24h)?\W{0,3}$"),
    _cue("what it manages", -5.0, AFTER, r"^\W*(?:\([^)]{0,20}\)\W*)?(?:in|of) (?:digital infrastructure|assets|funds)\b"),
    _cue("spending plan", -4.0, AFTER, r"^\W*of (?:planned |total |annual |capital )?spending\b"),
    _cue("spent before", -4.5, AFTER, r"^(?:[^.;]|\.\d){0,90}\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years?|months|decade)\b"),
    _cue("spent before", -4.0, BEFORE, r"\btotal (?:investments?|spending|commitments?) in\b(?:[^.;]|\.\d){0,30}$"),
    _cue("savings", -7.5, AFTER, r"^\W*(?:in|of) (?:[\w’'-]+ ){0,3}?(?:savings?|net benefits?)\b"),
    _cue("operating income", -7.0, AFTER, r"^\W*(?:in|of) (?:[\w-]+ ){0,4}(?:(?:operating|net) income|(?:operating|gross|net) profit|NOI|EBITDA|(?:operating |free )?cash flow)\b"),
    _cue("an issue of bonds", -5.0, AFTER, r"^\W*(?:[\w-]+ ){0,2}(?:issue|issuance)\b(?! of)|^\W*(?:[\w-]+ ){0,2}(?:notes?|bonds?|debt|share|stock|equity|convertible|senior|private|public) (?:\w+ )?offering\b"),
    _cue("paid in advance", -6.0, AFTER, r"^ (?:(?:upfront|up-front|refundable|non-refundable|initial|customer|cash) ){0,2}(?:pre-?payment|down[ -]payment)s?\b(?!-)"),
    _cue("of each machine", -4.5, BEFORE, r"\beach (?:[\w-]+ ){0,2}(?:module|reactor|unit|turbine|engine|cell|server|rack|generator)s? (?:can |will |would |could |is |are )?(?:provid\w+|produc\w+|generat\w+|deliver\w*|suppl\w+|rated(?: at)?|has|have|of)\W*(?:up to |about |around )?$", "p"),
    _cue("savings", -7.5, BEFORE, r"\b(?:savings?|(?:net |economic )?benefits?|saves?|tax (?:revenue|income)|relief)\b(?:[^.;]|\.\d){0,90}$|\bexpected to (?:return|save)\W*" + _hedge + "$"),
    _cue("deferred revenue", -7.0, CLAUSE, r"\bdeferred revenue\b"),
    _cue("run rate", -6.5, AFTER, r"^\W*(?:of |in )?(?:ARR|AI Cloud ARR|annual(?:i[sz]ed)? (?:recurring )?revenue|run[- ]rate)\b"),
    _cue("another purchase", -5.5, AFTER, r"^\W*(?:purchase|acquisition|takeover|buyout) of (?!(?:[\w-]+ ){0,4}(?:GPUs?|chips?|systems|servers|compute|capacity|cloud|accelerators|power)\b)"),
    _cue("another purchase", -4.5, BEFORE, r"\b(?:building|land|plant|mill|parcel) (?:[\w-]+ ){0,4}was (?:purchased|bought|acquired)\b(?:[^.;]|\.\d){0,50}\bfor\W*$"),
    _cue("another purchase", -7.5, BEFORE, r"\bfor which (?:it|they|he|she) (?:paid|gave|spent)\W*" + _hedge + "$"),
    _cue("forecast", -4.0, BEFORE, r"\b(?:after|from|against|beside) (?:a|an|its|the) (?:\w+ )?(?:forecast|guidance|projection|consensus) of\W*" + _hedge + "$"),
    _cue("capital raised", -8.0, BEFORE, r"\b(?:asked|asks|asking) (?:its )?(?:shareholders|investors|the market) for\W*$|\b(?:special purpose (?:company|vehicle)|SPC)\b(?:[^.;]|\.\d){0,30}$"),
    _cue("capital raised", -5.0, AFTER, r"^\W*(?:of capital\b|in (?:a|the) special purpose|from the (?:public|private) sector\b|from private investors\b)"),
    _cue("a town's share", -6.5, AFTER, r"^\W*(?:to|for) the (?:city|county|town|state|village|schools?|community|municipality)\b"),
    _cue("a town's share", -6.5, BEFORE, r"\bcommunity (?:[\w-]+ )?(?:fund|benefits?|grant|enhancement)\b(?:[^.;]|\.\d){0,30}$|\b(?:city|county|town|Hobart|council|residents) could see\W*" + _hedge + "$"),
    _cue("other way", -5.0, CLAUSE, r"\b(?:default search engine|search traffic|traffic payments?|traffic acquisition)\b"),
    _cue("somebody else's bill", -4.5, BEFORE, r"\bover a bill of\W*" + _hedge + "$"),
    _cue("of one rack", -4.0, AFTER, r"^\W*of (?:\w+ )?(?:embeddings|tokens|parameters|images|transistors|users|queries)\b"),
    _cue("a grant", -5.0, BEFORE, r"(?-i:\b(?:Department|Ministry|Commission|Agency)\b)(?:[^.;]|\.\d){0,30}\b(?:awarded|granted)\W*" + _hedge + "$"),
    _cue("capital raised", -5.0, BEFORE, r"\bhop(?:es|ed|ing) to (?:attract|raise|bring in)\W*" + _hedge + r"$|\bcapital raise of\W*" + _hedge + "$"),
    _cue("its own programme", -4.5, BEFORE, r"\bpursu\w+ (?:an? |its )?(?:[\w-]+ ){0,3}program(?:me)? of\W*(?:up to )?" + _hedge + "$"),
    _cue("sum of several", -6.5, BEFORE, r"\b(?:hyperscalers|(?:tech|AI|cloud) (?:companies|giants|firms|groups)|big tech|miners|neoclouds) (?:have |has |are |now |to |will )*(?:commit|deploy|spend|pour|invest|secur|sign|lock|plan|put)\w*\W*(?:\w+ ){0,3}$"),
    _cue("market size", -5.5, BEFORE, r"\b(?:AI|global|total|industry|worldwide|tech) (?:\w+ )?(?:spending|investment|capex|expenditures?)\b(?:[^.;]|\.\d){0,40}\b(?:reach|hit|exceed|top|surpass|rise|climb|grow|poised|set|expected|projected|forecast|likely)\w*(?: to| at)?\W*" + _hedge + "$"),
    _cue("a usual one", -5.0, CLAUSE, r"\b(?:previously|once|until recently|long) (?:rare|unheard of|unusual|unknown)\b", "mpct"),
    _cue("a loan", -5.0, AFTER, r"^[\s-](?:\w+ )?facility\b(?! (?:that|which|in|near|at|for)\b)(?=(?:[^.;]|\.\d){0,60}(?:\b(?:banks?|lenders?)\b|$|[.;]))"),
    # power
    _cue("sum of several", -5.0, AFTER, r"^[\s-]?(?:threshold|milestone|barrier)\b|^ mark\b", "mpc"),
    _cue("size of the site", -2.6, BEFORE, r"\b(?:site|property) has\W*" + _hedge + "$", "p"),
    _cue("another purchase", -3.5, BEFORE, r"\b(?:acquired|bought|purchased|acquires|buys) an? $", "p"),
    _cue("funding", -6.5, BEFORE, r"(?<!was )(?<!were )(?<!been )(?<!is )\b(?:rais(?:ed|ing))\W*" + _hedge + "$", "m"),
    _cue("funding", -6.0, BEFORE, r"\b(?:bonds?|senior notes|debentures|sukuk|loans?|credit facilit(?:y|ies)) (?:for|of|worth|totall?ing|amounting to)\W*" + _hedge + "$", "m"),
    _cue("seller's portfolio", -4.5, AFTER, r"^\W*(?:of (?:[\w-]+ ){0,2}(?:capacity|power) )?(?:under contract|(?:has|have) been (?:secured|contracted|signed) elsewhere)\b", "p"),
    _cue("another project", -3.5, BEFORE, r"\b(?:is|are) also (?:completing|finishing|building|developing)\W*(?:an? )?$", "p"),
    _cue("its own goal", -4.5, BEFORE, r"\b(?:its|their) (?:own )?build-?out of\W*" + _hedge + "$", "p"),
    _cue("seller's portfolio", -4.5, BEFORE, r"(?:\bit|\bwhich|\bcompany|\bfirm) ran\W*" + _hedge + "$", "p"),
    _cue("its own goal", -4.5, BEFORE, r"(?<!\w)(?:targets?:|wants|goals?:)\W*" + _hedge + "$", "p"),
    _cue("its own goal", -4.0, CLAUSE, r"\b(?:former|previous|last) owner\b", "p"),
    _cue("its own goal", -3.0, CLAUSE, r"^\W*(?:\w+ )?(?-i:[A-Z][\w.-]+) (?:plans|targets|intends|aims for)\W+(?:\w+ ){0,4}(?:[\d.,]+ ?)?(?:GW|MW|gigawatts?|megawatts?) by (?:the end of )?20\d\d", "p"),
    _cue("the whole campus", -3.5, CLAUSE, r"\bas a whole\b", "p"),
    _cue("the whole campus", -3.5, BEFORE, r"\b(?:runway|headroom|potential)\b(?:[^.;]|\.\d){0,30}$", "p"),
    _cue("seller's portfolio", -4.5, AFTER, r"^\W*(?:of (?:\w+ )?capacity )?elsewhere\b|^[\s-]flagship\b", "p"),
    _cue("forecast", -4.0, CLAUSE, r"\b(?:consultants|analysts|researchers|forecasters) (?:expect|forecast|predict|project|reckon)\b", "p"),
    _cue("an example", -5.0, BEFORE, r"\b(?:a|every|each) single\W*$|\ba single one of which takes\W*$", "pc"),
    _cue("a power plant", -4.0, BEFORE, rf"\b(?:{_plants}(?:-fired)? (?:plants?|farms?|stations?|units?)|units|reactors?)\b(?:[^.;]|\.\d){{0,30}}\b(?:combined|totall?ing|with a total of)\W*{_hedge}$", "p"),
    _cue("a power plant", -4.5, AFTER, rf"^\W*(?:of )?{_plants}[\s-](?:fuell?ed|fired|powered) (?:additions|capacity|generation|plants?)\b|^[\s-](?:(?-i:[A-Z])\w+ ){{0,3}}{_plants}(?:-fired)? (?:station|plant)\b", "p"),
    _cue("seller's portfolio", -5.0, BEFORE, r"^\W*(?:Committed|Delivered(?: or on order)?|On order|Installed|Operating|Pipeline|Portfolio|Targets?|Energi[sz]ed|In service|Under construction):\W*" + _hedge + "$", "pm"),
    _cue("seller's portfolio", -4.5, BEFORE, r"\b(?:manages?|oversees?|administers?)\W*" + _hedge + "$", "pm"),
    _cue("grid connection", -3.0, AFTER, r"^\W*to the (?:site|campus|facility|property)\b", "p"),
    _cue("seller's portfolio", -4.0, AFTER, r"^\W*of earlier\b|^\W*expected by (?:year-end|the end of)\b", "p"),
    _cue("of later ones", -4.0, BEFORE, r"\b[Ll]ater (?:[\w-]+ )?(?:units?|reactors?|models?)\b(?:[^.;]|\.\d){0,30}$", "p"),
    _cue("demand of an area", -4.5, CLAUSE, r"\b(?:grid operator|large-load projects|interconnection queue|load other than)\b", "p"),
    _cue("a pace", -4.5, AFTER, r"^(?:[^.;,]|\.\d){0,30}\b(?:per|a|each) year\b", "p"),
    _cue("a rival", -5.5, CLAUSE, r"\brival (?:scheme|project|campus|site|venture)s?\b", "mpc"),
    _cue("power sold", 4.0, BEFORE, r"\b(?:to|will|would|may|can|shall) (?:supply|sell|buy|purchase|procure|take|offtake|provide|receive)\b(?:[^.;]|\.\d){0,60}$|\b(?:PPAs?|(?:purchase|supply|offtake) agreements?) (?:for|of|covering|to)\b(?:[^.;]|\.\d){0,30}$|\b(?:supply|sale|purchase|procurement|offtake|output) of\W*(?:a |the |some |about |up to )?$", "p"),
    # chips
    _cue("a model of cluster", -4.5, CLAUSE, r"\b[Ss]uper-?clusters?\b(?:[^.;]|\.\d){0,40}\b(?:scale|harness|span|hold|offer)\w*\b", "c"),
    _cue("a model of cluster", -4.5, CLAUSE, r"\bapiece\b|\bsuper-?clusters? (?:can|could)\b|\b(?:in)?to (?:a|each|one) pod\b|\bclusters of\b", "c"),
    _cue("what was there", -4.0, BEFORE, r"\b(?:first|old|previous|earlier) (?:[\w-]+, )?(?:[\w ]{0,30}, )?held\W*$|\bswitched on in \d{4}, held\W*$", "c"),
    # spans of time
    _cue("until it may be left", -6.0, BEFORE, r"\bafter the first\W*$", "t"),
    _cue("grace period", -7.0, AFTER, r"^\W*grace period\b", "t"),
    _cue("of an option", -3.5, CLAUSE, r"\brights? of first (?:refusal|offer)\b|\bwarrants?\b|\babatement\b|\btax exemption\b", "t"),
    _cue("paid ahead", -5.0, AFTER, r"^(?:[^.;,]|\.\d){0,25}\b(?:in advance|up-?front|prepa\w+)\b", "t"),
    _cue("paid ahead", -5.0, BEFORE, r"\b(?:prepa\w+|advance)\b(?:[^.;,]|\.\d){0,15}$", "t"),
    _cue("building time", -5.0, AFTER, r"^\W*(?:after|of construction|of work|of building)\b", "t"),
    _cue("building time", -4.5, BEFORE, r"\b(?:rolled out|built|installed|deployed|phased in|completed) over (?:the next )?(?:[\w-]+ to )?$", "t"),
    _cue("the past", -6.0, BEFORE, r"\b(?:have|has|had) been (?:\w+ing|in (?:talks|contact|discussions))\b(?:[^.;]|\.\d){0,30}\bfor\W*" + _hedge + "$", "t"),
    _cue("the past", -6.0, AFTER, r"^\W*(?:was|were|has been|had been)\b", "t"),
    _cue("of a fund", -5.0, CLAUSE, r"\b(?:community fund|endowment|grant programme|grant program)\b", "t"),
    _cue("its own lease", -6.0, BEFORE, r"\boccupies\b(?:[^.;]|\.\d){0,60}$", "t"),
)  # fmt: skip
