"""The words round a figure that speak for or against its being a term of a deal, as one table with weights.

A cue is looked for before the figure, after it, or in its whole clause or sentence. The weights add up; the threshold
is 0. They are hand-set on families of phrases; the table is what `extract --explain` shows.
"""

from __future__ import annotations

from typing import Final

from claimtrack.extract.cue import AFTER, BEFORE, CLAUSE, SENTENCE, Cue
from claimtrack.extract.cue import cue as _cue
from claimtrack.extract.sieve import admitted
from claimtrack.extract.surroundings import Surroundings
from claimtrack.extract.traps import TRAPS

THRESHOLD_WORDS: Final = (
    r"\b(?:if|once|when) (?:[\w’'-]+ ){1,4}(?:reach|hit|exceed|top|surpass|pass)(?:es|s|ed)?\W*(?:\w+ ){0,2}$"
)
"""Ahead of a sum that is paid only then: "if spending reaches $30 billion"."""
CONTRACT_WORDS: Final = (
    r"\b(?:deals?|contract(?:s|ed|ual)?|agreements?|leas(?:e|es|ed|ing)|pacts?|orders?|accords?|arrangements?|commit(?:s|ted|ting|ments?)?|transactions?|"
    r"purchas(?:e|es|ed|ing)|bills?|tenants?|hosting|bookings?|award(?:s|ed)?|tie-up|partnership|collaboration|alliance)\b"
)
COMPARED: Final = r"\bfor (?:comparison|scale|context|perspective)\b|\bby way of comparison\b|\bas a comparison\b|\balone (?:is|will|would|has)\b|\bby comparison\b|\btaken together\b|\bcompared with\b"
_country = r"UK|U\.K\.|UAE|US|U\.S\.|EU|United [A-Z]\w+|Korea|South Korea|India|Japan|Germany|France|Britain|Australia|Malaysia|Indonesia|Thailand|Brazil|Mexico|Spain|Portugal|Italy|Canada|Poland|Saudi Arabia|Taiwan|Europe"
"""Where companies say that they will spend so much, with whomever."""
CUES: Final[tuple[Cue, ...]] = (
    # for: the figure is spoken of as a deal
    _cue("deal noun", 2.0, CLAUSE, CONTRACT_WORDS),
    _cue("deal noun in sentence", 0.8, SENTENCE, CONTRACT_WORDS),
    _cue("verb of dealing", 1.5, CLAUSE, r"\b(?:sign(?:s|ed|ing)?|ink(?:s|ed)?|book(?:s|ed)|pay(?:s|ing)?|paid|spend(?:s|ing)?|buy(?:s|ing)?|bought|rent(?:s|ed|ing)?|pour(?:s|ed|ing)?|w[io]ns?|won|land(?:s|ed)?|secur(?:e|es|ed|ing)|allocat\w+|plough|reserv\w+|tak(?:es?|en|ing)|worth|cost(?:s|ing)?)\b"),
    _cue("worth so much", 1.2, BEFORE, r"\b(?:worth|valued at|totall?ing|value (?:of|is|was)|contract value|deal|agreement|contract|lease|for|at a cost of|price tag|consideration of|estimated (?:cost|value)|cost of [\w\s]{1,30} is)\W*(?:\w+\W){0,3}$"),
    _cue("compute bought", 1.5, AFTER, r"^\W*(?:worth )?(?:of |on |for |in |into )?(?:\w+\W){0,3}(?:compute|cloud|capacity|[GT]PUs?|Azure|AWS|computing|infrastructure|services|data[- ]cent(?:er|re)|AI|chips|servers|hardware|accelerators|processors|(?-i:[ABH]\d{3}s?|GB\d{3}s?|MI\d{3}\w?s?))\b"),
    _cue("figure before deal noun", 2.0, AFTER, rf"^[\s,-]*(?:(?!(?:for|to|of|after|from|by|as|in|at|and)\b)[\w/’'-]+[\s,]+){{0,5}}?{CONTRACT_WORDS[2:]}"),
    _cue("figure before project", 1.5, AFTER, r"^[\s,-]*(?:[\w/’'-]+[\s,]+){0,4}?(?:project|programme?|build-?out|complex|(?:super-?)?cluster|supercomputer|campus|bet|venture|expansion|conversion|add-on|facility(?! (?:secured|backed|led|from|with (?:banks|lenders)))|pledge|plan|data[- ]cent(?:er|re)s?)\b"),
    _cue("contracted revenue", 3.0, CLAUSE, r"\b(?:contract(?:ed)?|total|projected|potential|lease) (?:\w+ )?revenues?\b|\brevenues? (?:over|from (?:the|this) (?:deal|contract|lease|agreement|tenant))|\b(?:over|during|across) (?:the|an?|its) (?:\w+ ){0,2}(?:term|life)\b|expected to (?:generate|yield|bring)|\byield\b|\bbring in\b|\blease(?:(?:[^.;]|\.\d)){0,80}\bannual revenues?\b|\b(?:deal|pact|agreement|contract|lease|partnership|order)\b(?:[^.;]|\.\d){0,30}\b(?:generate|bring|yield|deliver|produce)s?\b|\b(?:generate|bring|yield|deliver|produce)s?\b(?:[^.;]|\.\d){0,60}\b(?:from the|under the|over (?:the|\w+) (?:deal|contract|lease|agreement|term|years?))"),
    _cue("amounts to", 1.0, BEFORE, r"\b(?:amounts? to|adds up to|comes? to|came to|runs? to|lands somewhere|puts? (?:[\w'’-]+ ){0,4}at|speaks? of|spoke of|talked of|outlay (?:of|at)|estimated at|priced at)\W*(?:\w+\W){0,3}$"),
    _cue("amounts to", 1.0, BEFORE, r"\b(?:arriv(?:es|ed|ing) at(?: a total of)?|(?:put|peg)(?:s|ged|ting)? (?:[\w'’-]+ ){0,12}at|(?:total|contract|deal)(?: \w+)? value:|in all something|(?:months?|years?), that (?:would be|is|makes)|that much \w+ at)\W*(?:\w+\W){0,2}$"),
    _cue("amounts to", 1.0, AFTER, r"^\W*(?:in total|in all|altogether)\b"),
    _cue("its price", 2.5, BEFORE, r"^\W*(?:(?:Contract |Deal |Total |Order )?(?:Value|Price|Worth|Price tag|Consideration))\s?[:|–-]\W*(?:\w+ ){0,2}$"),
    _cue("a threshold", 2.0, BEFORE, THRESHOLD_WORDS),
    _cue("a building's price", 1.5, BEFORE, r"\b(?:data[- ]cent(?:er|re)|campus|supercomputer|cluster) (?:of|for)\W*(?:\w+ ){0,2}$"),
    _cue("its price", 2.5, BEFORE, r"\b(?:lift|rais|bring|tak|push|carr)\w* (?:the |its |their )?(?:total|overall|contract|deal)(?: value| sum)? (?:to|past|above|up to)\W*(?:\w+ ){0,2}$"),
    _cue("its price", 2.5, BEFORE, r"\bvalu(?:es|ed|ing) (?:the|that|its) (?:[\w-]+ ){0,3}(?:lease|sublease|deal|contract|agreement|order|pact|purchase|transaction|arrangement|award|accord)\b(?: \w+){0,3} at\W*(?:\w+ )?$"),
    _cue("its price", 1.6, BEFORE, r"\b(?:(?:price|sum|bill|cost|value)(?: \w+)? (?:is|was|comes to|came to|stands at)|priced at|budget of|earmarked|sets? aside|set aside)\W*(?:\w+\W){0,2}$"),
    _cue("pledged", 1.5, BEFORE, r"\b(?:pledg(?:ed|es|ing)|promis(?:ed|es))\W*(?:it |them |him )?(?:more than |over |about |around |up to |some |at least )?$"),
    _cue("an outlay", 1.5, BEFORE, r"\b(?:(?:total|overall|whole|capital|initial) investment(?: of| at)?|represents an investment of|puts? the (?:outlay|cost|price|bill|investment) at|outlay (?:is|was) (?:given as|put at)|requir(?:es?|ed|ing) an investment of)\W*(?:\w+ ){0,2}$"),
    _cue("a stage of it", 1.2, BEFORE, r"\b(?:(?:first|second|third|initial|next|final) (?:[\w-]+ ){0,3}(?:phase|stage|step)|(?:phase|stage) (?:one|two|1|2)|project)(?: alone)? (?:needs?|requires?|calls? for|will need|would need)\W*(?:\w+\W){0,2}$|^\W*(?:stage|phase) (?:one|two|1|2)\W*$"),
    _cue("figure beside size", 1.6, AFTER, r"^(?:\s\([^)]{0,30}\))?(?:,| for| and) (?:\w+ ){0,2}\d[\d,.]*[\s-]?(?:MW|GW|megawatts?|gigawatts?|GPUs?|chips)\b"),
    _cue("energy bill", -4.0, AFTER, r"^\W*(?:\w+ ){0,3}?(?:for|on|in) (?:electricity|power bills|energy bills|electric)\b"),
    _cue("energy bill", -4.0, BEFORE, r"\b(?:electricity|energy|power) (?:bills?|costs?)\b(?:[^.;]|\.\d){0,25}$"),
    _cue("takings", -4.5, CLAUSE, r"\brevenues? (?:for|in) (?:the )?(?:January|February|March|April|May|June|July|August|September|October|November|December|month|quarter|half|year)\b|\bup \d[\d.]*(?:%| percent| per cent) (?:from|on|year)"),
    _cue("told before", 0.6, BEFORE, r"\b(?:the|that|this)\W*(?:roughly |about |same |reported |whole )?$"),
    _cue("over years", 1.2, AFTER, r"^\W*(?:\w+ ){0,2}(?:over|across|for|spread over) (?:the )?(?:\w+[ -]){1,3}years?\b"),
    _cue("customer", 0.6, CLAUSE, r"\b(?:customer|tenant|client)s?\b"),
    # against: somebody's accounts
    _cue("revenue", -3.5, AFTER, r"^\W*(?:in |of |from )?(?:\w+ ){0,3}?(?:revenues?|sales|turnover)\b"),
    _cue("revenue", -3.5, BEFORE, r"\b(?:revenues?|sales|turnover|run[- ]rate)\b(?:[^.;]|\.\d){0,45}$"),
    _cue("income", -5.0, AFTER, r"^\W*(?:in |of |from )?(?:\w+ ){0,3}?(?:earnings|profits?|loss(?:es)?|ebitda|cash flows?|net income|margins?|income|NOI)\b"),
    _cue("income", -5.0, BEFORE, r"\b(?:earnings|profits?|loss(?:es)?|ebitda|cash flows?|income|NOI|expenses)\b(?:[^.;]|\.\d){0,45}$"),
    _cue("company's value", -3.5, BEFORE, r"^(?!.*\b(?:contract|deal|agreement|lease|pact|order|accord)s?\b).*\b(?:(?:last|is|was|were|now|currently|when it was|been)(?: once| last| recently)? valued at|at a (?:value|valuation) of)\W*(?:some |about |around |nearly )?$" ),
    _cue("company's value", -3.5, BEFORE, r"\b(?:company|firm|start-?up|(?-i:(?!(?:It|This|That|Which)\b)[A-Z][a-z]+)) (?:is|was|were|became) (?:\w+ ){0,5}worth\W*(?:some |about |around )?$|\bcompany worth\W*$"),
    _cue("company's value", -5.0, BEFORE, r"^(?!.*\b(?:contract|deal|agreement|lease|pact|order|award|purchase)s?\b).*\b(?:company|firm|group|miner|operator|provider|start-?up|lab|business),? (?:(?:last|now|currently|recently) )?valued at\W*(?:\w+ ){0,2}$"),
    _cue("company's value", -4.5, AFTER, r"^[\s-](?:company|start-?up|unicorn)\b|^\W*market cap"),
    _cue("bought outright", -4.5, CLAUSE, r"\b(?:bought|acquired|purchased|paid|buying|acquisition of|purchase of)\b(?:[^.;]|\.\d){0,60}\b(?:land|acres|hectares|plot|property|parcel|smelter)\b|\b(?:land|acres|hectares|plot|property|parcel)\b(?:[^.;]|\.\d){0,40}\b(?:bought|acquired|purchased)\b"),
    _cue("bought outright", -4.5, BEFORE, r"\b(?:bought|acquired|acquire|to buy|purchased) (?:the )?(?:(?-i:[A-Z])[\w-]+ ){1,3}(?:\w+ )?(?:for|in a)\W*(?:about |around |nearly |some )?$"),
    _cue("paid in shares", -4.0, AFTER, r"^\W*(?:in|of) (?:its |new )?(?:stock|shares)\b|^\W*all-stock\b"),
    _cue("public money", -3.0, CLAUSE, r"\b(?:manages|mobili[sz]e|national \w+ strategy|strategy, of which|wealth fund|analysts? think|McKinsey|exports?)\b"),
    _cue("seller's contracts", -8.0, CLAUSE, r"\b(?:value of its (?:leases|contracts)|total contracted|contracted (?:base-term )?(?:lease |rental )?revenue (?:has|to|of|now)|(?:rais|bring|lift|tak)\w* (?:its |the )?(?:[\w'’-]+ ){0,3}contracted)\b"),
    _cue("industry estimate", -3.5, SENTENCE, r"\bindustry estimates?\b(?! (?:of|for) the (?:deal|contract))|\bbuild(?:ing)? (?:a|one|each)(?: new)? ?\d?[\w-]*(?:[\s-]?gigawatt|[\s-]?GW)(?:[^.;]|\.\d){0,40}\bcosts?\b"),
    _cue("takings", -4.5, CLAUSE, r"\b(?:currently generates?|generates? (?:about|some|roughly|nearly|over|more than|somewhere)|in Q[1-4] 20\d\d|recurring revenue|brought in last|takes? in about|last quarter|in the (?:first|second|third|fourth) quarter of 20\d\d|a year earlier|year on year)\b"),
    _cue("something apart", -8.0, BEFORE, r"\bseparate from (?:the |a |its )?\W*$|\bon top of (?:the |its )?(?:\w+ ){0,2}$|\b(?:next to|alongside|besides|apart from) an?\W*$"),
    _cue("for comparison", -5.0, CLAUSE, COMPARED, "mc"),
    _cue("for comparison", -4.0, CLAUSE, COMPARED, "p"),
    _cue("backlog", -5.0, CLAUSE, r"\b(?:still to deliver|yet to be recogni[sz]ed|backlog|remaining performance obligations?|RPO|order book)\b"),
    _cue("capital spending", -4.0, CLAUSE, r"\bcap(?:ital )?-?ex(?:p|penditures?)?\b|\bcapital (?:spending|expenditures?|budget)|\bspending (?:guidance|forecast|plans)|\bguid(?:ance|es?)\b"),
    _cue("valuation", -4.5, CLAUSE, r"\bvaluation\b|\bvalu(?:e|es|ed|ing) (?!(?:[\w-]+ ){0,3}(?:lease|term|pair|two|sublease|deal|contract|agreement|order|pact|purchase|transaction|arrangement|award|accord)\b)(?:\w+ ){1,3}at\b|\b(?:alone|itself) (?:might|could|may) be worth|\bmultiples\b|\bnet worth\b|\bmarket (?:value|cap\w*)|\bvalu(?:es?|ing|ed) (?:the company|it|Anthropic|OpenAI|the startup|the firm) at|\bimplies a value|\bworth of data cent(?:er|re) assets"),
    _cue("funding", -5.5, AFTER, r"^\W*(?:in |of |worth of )?(?:\w+[\s-]){0,3}?(?:funding|financing|financed|fund-?rais\w*|rounds?|rais(?:e|es|ed|ing)|debt|loans?|credit (?:facility|line)|notes?|bonds?|convertible|borrowings?|IPO|Series [A-H]|facility is (?:non-)?recourse)\b"),
    _cue("funding", -9.0, AFTER, r"^\W*(?:[\w-]+ ){0,1}(?:financing|loan|credit facility|convertible|debt|senior notes|bonds?|in (?:equity|debt))\b"),
    _cue("funding", -4.0, BEFORE, r"\b(?:(?<!commitment was )(?<!contract was )(?<!deal was )(?<!value was )rais(?:e|es|ed|ing)(?! (?:[\w'’-]+ ){0,5}(?:total|value|revenue|worth|contracts?|commitment|order)\b)|fund-?rais\w*|borrow\w*|financing|loan|debt|notes|bond|round|IPO|funding|flotation|float)\b(?:[^.;]|\.\d){0,42}$"),
    _cue("guarantee", -5.0, AFTER, r"^\W*(?:of |in )?(?:\w+[\s’'-]){0,3}?(?:back-?stop|guarant(?:ee|ees|y)|obligations\b|deposit|commission|fee\b|fees\b|fine|penalty|settlement|grant|subsid\w+|tax(?!(?:es)?,? (?:included|and))|incentives?|savings?)"),
    _cue("guarantee", -5.0, BEFORE, r"\b(?:back-?stop\w*|guarant(?:ee|y|or)|pre-?pay\w*|pre-?paid|deposit|up-?front payment|commission|termination fee|collateral|savings|saves?|fine[ds]?)\b(?:[^.;]|\.\d){0,40}$"),
    _cue("prepayment", -4.0, AFTER, r"^\W*(?:\w+ ){0,2}(?:pre-?pay\w*|in advance|up-?front|of contract value)"),
    _cue("share price", -4.0, CLAUSE, r"\b(?:shares?|stock|stocks) (?:\w+ ){0,3}(?:rose|jump|gain|surg|fell|drop|climb|lost|sank|up|down|soar|trad|clos)\w*|\ba share\b|\bper share\b|\bshares outstanding\b|\bbefore the bell\b|\bstrike price\b"),
    _cue("fund size", -3.5, AFTER, r"^\W*(?:\w+[\s-]){0,2}(?:wealth )?funds?\b|^\W*(?:stockpile|endowment|war chest)"),
    _cue("market", -3.5, CLAUSE, r"\bmarket (?:is|will|could|size|to reach|opportunity)|\b(?:industry|global|worldwide) (?:spending|investment)|\banalysts? (?:expect|forecast)\w* (?:the )?(?:AI|spending|market)|\bGDP\b|\bindustry-wide\b"),
    _cue("subscription", -6.0, CLAUSE, r"\b(?:subscri\w+|per user|per seat|a user|Claude (?:Pro|Max)|ChatGPT (?:Plus|Pro)|users at|membership|newsletter|plan costs|free tier)\b"),
    _cue("sum of several", -5.0, CLAUSE, r"\b(?:contracts total\b|all (?:of )?(?:its|their|OpenAI['’]s) (?:\w+ )?(?:commitments|deals|contracts)\b|added up the\b|adding up the\b|counting \w+ and|together (?:exceeds?|totals?|puts?|worth|makes?|come)|trio|in combination|collectively|across (?:all|its|several|multiple) (?:deals|contracts|agreements|customers)|all (?:AI )?(?:hosting )?contracts)\b"),
    _cue("own network", -3.0, AFTER, r"^(?:(?:[^.;]|\.\d)){0,30}\bon its (?:own )?(?:network|fleet|campus|plants)\b"),
    _cue("asset sale", -3.0, CLAUSE, r"\b(?:sell|sale of|divest\w*|offload)\b(?:[^.;]|\.\d){0,50}\b(?:assets|stake|business|unit)\b"),
    _cue("per gigawatt", -3.0, AFTER, r"^(?:[^.;$€£]|\.\d){0,45}?\b(?:(?:per|for each|for every) (?:gross |net |IT |critical )?(?:giga|mega)watt\b|(?:per|a) (?:gross |net |IT |critical )?(?:GW|MW)\b)"),
    _cue("per gigawatt", -3.0, BEFORE, r"\b(?:for each|for every|per|every|each) (?:gross |net |IT |critical )?(?:gigawatt|megawatt|GW|MW)\b(?:[^.,;$€£]|\.\d){0,30}$|^\W*per (?:gross |net |IT |critical )?(?:gigawatt|megawatt|GW|MW)\b(?:[^.;$€£]|\.\d){0,70}$"),
    _cue("per gigawatt", -3.0, CLAUSE, r"\b(?:a|each|every|1|one) (?:GW|gigawatt) of (?:AI )?(?:compute|capacity|data)(?:[^.;]|\.\d){0,30}\b(?:costs?|runs?|takes)\b|\ball in\b"),
    _cue("per gigawatt", -4.0, CLAUSE, r"\b(?:a|each|every|one|per) (?:gigawatt|GW|megawatt|MW)\b(?:[^.;]|\.\d){0,40}\b(?:costs?|comes? to|runs? to)\b|\bputs? on (?:a|each|every) (?:giga|mega)watt|[$€£][\d.,]+ (?:billion|million)(?:[^.;]|\.\d){0,40}\b(?:on|for|per) (?:a|each|every) (?:gigawatt|GW|megawatt|MW)\b", "mp"),
    _cue("per gigawatt", -4.0, CLAUSE, r"\bper (?:gross |net |IT )?(?:MW|GW)\b", "p"),
    _cue("vague plan", -2.5, AFTER, r"^\W*(?:of dollars )?(?:over (?:the )?(?:next |coming )?\w+ years )?(?:on|in|into|for) (?:(?:hyperscale|huge|vast) )?(?:AI|artificial|superintelligence|the technology|investment|data cent(?:er|re)s|infrastructure)\b"),
    _cue("joke or mistake", -3.0, CLAUSE, r"\b(?:jok(?:ed|ing)|bazillion|misspoke|mistakenly|took it back)\b"),
    _cue("works", -3.0, BEFORE, r"\b(?:refit|retrofit|renovat|refurbish|upgrad|convert)\w*(?:[^.;]|\.\d){0,45}$"),
    _cue("past spending", -2.5, BEFORE, r"\b(?:has|have|had) (?:already )?(?:spent|sunk|invested|lost|burned)\b(?:[^.;]|\.\d){0,20}$"),
    _cue("licence", -6.0, AFTER, r"^\W*(?:\w+ ){0,1}licen[cs](?:e|ing)\b"),
    _cue("exercised warrants", -4.0, SENTENCE, r"\bwarrants?\b(?:[^.;]|\.\d){0,80}\b(?:apiece|each|a share|per share)\b"),
    _cue("sum of several", -4.0, AFTER, r"^\W*(?:in|of|worth of) (?:[\w-]+ ){0,2}(?:contracts|deals|agreements)\b"),
    _cue("public money", -4.0, AFTER, r"^\W*(?:in|of) (?:\w+ ){0,2}(?:subsid\w+|grants?|Chips Act)\b"),
    _cue("public money", -4.0, BEFORE, r"\b(?:granted|subsid(?:y|ies) of)(?: (?:it|them|the \w+))?\W*(?:\w+ )?$"),
    _cue("revenue", -6.0, BEFORE, r"\brevenues? (?:of|was|were|is|at|came to|reached|totall?ed)\W*(?:over |about |around |more than |nearly |some |roughly )?$"),
    _cue("revenue", -4.0, BEFORE, r"\brevenues?\b(?:[^.;]|\.\d){0,70}\b(?:came to|was|were|reached|totall?ed|rose to|fell to)\W*(?:\w+ )?$"),
    _cue("its own goal", -3.0, BEFORE, r"\b(?:aims? for|aiming for|would like to have|wants? to have|shooting for|aspires to)\W*(?:\w+\W){0,3}$", "mpc"),
    _cue("market", -5.0, BEFORE, r"\b(?:spot market|market (?:quotes?|prices?|rates?)|list prices?|lists an on-demand|rental prices)\b(?:[^.;]|\.\d){0,60}$"),
    _cue("a programme", -3.5, AFTER, r"^\W*(?:for |on |in |to |into )?(?:the |their |its )?Stargate(?: (?:project|initiative|program|programme|plan|venture|push)\b|(?! (?-i:[A-Z]))\b)"),
    _cue("funding", -4.0, BEFORE, r"\b(?:lend(?:s|ing)?|lent)\W*(?:\w+ ){0,2}$"),
    _cue("prepayment", -4.0, AFTER, r"^\W*(?:was|were|is|are) (?:pre-?paid|(?:paid|due) up ?-?front)\b"),
    _cue("seller's contracts", -8.0, CLAUSE, r"\b(?:all|total|aggregate) contracted (?:\w+ )?revenues?\b"),
    _cue("company's value", -5.0, BEFORE, r"\b(?:start-?up|company|firm|lab)(?:['’]s)?,? now (?:at|worth)\W*(?:\w+ )?$"),
    _cue("funding", -5.0, BEFORE, r"\bfacilities (?:to|of|at)\W*(?:\w+ )?$"),
    _cue("market", -4.0, CLAUSE, r"\banalysts? (?:look for|expect|forecast|project|see|estimate|predict)\b"),
    _cue("unpaid bills", -4.0, CLAUSE, r"\b(?:owe[sd]?|owing|unpaid|arrears|too little|overdue)\b"),
    _cue("running costs", -4.0, BEFORE, r"\b(?:wages|salaries|running costs|operating costs|overheads?|payroll)\b(?:[^.;]|\.\d){0,30}$"),
    _cue("what it said before", -9.0, BEFORE, r"\b(?:earlier|previous|prior|original) versions? of (?:this|the|our) (?:article|story|post|report|piece|headline|page)\b(?:(?!\b(?:when|but|rather|instead|it is|it was|they are|correct (?:figure|number|sum|amount))\b)(?:[^.;]|\.\d))*$|\b(?:misstated|wrongly (?:said|gave|stated)|incorrectly (?:said|gave|stated))\b(?:(?!\b(?:when|but|rather|instead|it is|it was)\b)(?:[^.;]|\.\d)){0,120}$", "mpc"),
    _cue("advertising", -5.0, AFTER, r"^\W*(?:of|in|on|worth of) (?:\w+ ){0,1}(?:advertising|marketing|ads)\b"),
    _cue("its own goal", -3.0, BEFORE, r"\b(?:goal|target|ambition|aim) of\W*(?:\w+ ){0,2}$", "mpc"),
    _cue("company's value", -6.0, BEFORE, r"^(?!.*\b(?:contract|deal|agreement|lease|pact|order|accord|award|collaboration|partnership|purchase|venture)s?\b).*(?-i:[A-Z])[\w.]+,\s(?:(?:last|now|currently|recently|already) )?valued at\W*(?:some |about |around |nearly |roughly )?$"),
    _cue("company's value", -6.0, BEFORE, r"\bshares (?:outstanding )?and (?:is|was) worth\W*(?:\w+ )?$"),
    _cue("spent in a country", -3.5, AFTER, rf"^\W*(?:more )?in (?:the )?(?-i:{_country})\b(?! (?-i:[A-Z]))"),
    _cue("spent in a country", -3.5, BEFORE, rf"\b(?:invest\w*|spend(?:ing|s)?) (?:of \w+ )?in (?:the )?(?:(?-i:{_country})|country|kingdom)\b(?:[^.;]|\.\d){{0,20}}$"),
    _cue("notes", -8.0, AFTER, r"^\W*(?:aggregate principal )?(?:of |in )?(?:\d[\d.]*% )?(?:senior |convertible |secured |green )*notes\b"),
    _cue("sum of several", -4.0, BEFORE, r"\b(?:partnerships|deals|contracts|agreements|leases|orders),? (?:together |now )?(?:total(?:l)?ing|worth together|that total|totals?)\W*(?:\w+ )?$|\b(?:total|combined) (?:capital|spending|commitments|outlays?|bill)\b(?:[^.;]|\.\d){0,90}$"),
    _cue("several deals", -5.0, AFTER, r"^[\s-]*(?:deals|contracts|agreements|pacts)\b(?! (?:with|for|to))"),
    _cue("given away", -5.0, CLAUSE, r"\b(?:given away|for free|free of charge|donat\w+)\b"),
    _cue("seller's contracts", -8.0, BEFORE, r"\b(?:offtake|customer) (?:agreements|contracts)\b(?:[^.;]|\.\d){0,40}\bexpects?\W*$|\bcontracted (?:lease |rental |AI )*revenue\b(?:[^.;]|\.\d){0,30}\b(?:to|now|exceeds?|passes|past)\W*(?:\w+ )?$"),
    _cue("a programme", -3.0, AFTER, r"^\W*(?-i:Stargate)\b"),
    _cue("spent in a country", -3.5, AFTER, rf"^\W*(?:[\w-]+ ){{0,3}}(?:plan|push|programme?|pledge|commitment|investment|outlay) (?:for|in|on) (?:the )?(?-i:{_country})\b"),
    _cue("spent in a country", -3.5, AFTER, r"^\W*(?:[\w-]+ ){0,6}in (?:the (?:\w+ )?part of the |the )?(?:state|country|kingdom|region)\b"),
    _cue("set aside elsewhere", -3.0, BEFORE, r"\b(?:last|this|that) year (?:\w+ )?(?:set aside|earmarked|committed|pledged)\W*(?:\w+ )?$"),
    _cue("public money", -6.0, AFTER, r"^\W*(?:\w+ ){0,3}(?:under|from|of) the (?:(?-i:CHIPS)|US CHIPS|U\.S\. CHIPS|Inflation)\b"),
    _cue("public money", -5.0, CLAUSE, r"\b(?-i:CHIPS) (?:and Science )?Act\b|\bstate aid\b|\btax (?:breaks?|abatements?)\b"),
    _cue("plants of a chip maker", -5.0, AFTER, r"^\W*(?:[\w-]+ ){0,2}(?:semiconductor (?:\w+ )?(?:plants?|fabs?|factor\w+|facilit\w+|manufacturing)|chip (?:plants?|fabs?|factor\w+)|fabs?)\b"),
    _cue("orders of a quarter", -5.0, AFTER, r"^\W*(?:for|in|during) (?:the |its )?(?:\w+ )?quarter\b"),
    _cue("bought outright", -5.0, CLAUSE, r"\b(?:bought|acquired|purchased) (?:the |its |this )?(?:\w+ )?(?:campus|site|building|plant|mill|facility|property)\b"),
    _cue("an analyst's forecast", -4.5, CLAUSE, r"\b(?-i:ICRA|Colliers|CBRE|JLL|Gartner|IDC|Cushman|Moody['’]s|BloombergNEF|Jefferies|Synergy)\b(?:[^.;]|\.\d|Ltd\.|Inc\.){0,60}\b(?:expects?|projects?|forecasts?|predicts?|estimates?|sees?|goes further)\b", "mpc"),
    _cue("sum of several", -4.0, BEFORE, r"\b(?:tied to|from|of|its|two|three|several|both) (?:\w+ )?(?:deals|contracts|agreements|leases) (?:that are |together )?(?:worth|valued at)\W*(?:up to |some |about |more than |over )?$"),
    _cue("sum of several", -4.5, BEFORE, r"\b(?:the two|both|all three|they) together (?:make|come to|give|amount to|total)\W*(?:\w+ )?$", "mpc"),
    _cue("raised", -5.0, AFTER, r"^\W*(?:[\w-]+ ){0,2}(?:funding|financing|investment|seed|Series [A-H]) round\b"),
    _cue("with its options", 2.2, BEFORE, r"\b(?:extensions?|extension options?|renewals?|renewal options?)\b(?:[^.;]|\.\d){0,60}\b(?:reach|to|total)\W*(?:\w+ )?$"),
    _cue("with its options", 1.6, AFTER, r"^\W*(?:\w+ ){0,2}(?:should|if|with|were|including) (?:all |both |the |every )?(?:\w+ ){0,3}(?:extensions?|renewals?|options?)\b"),
    _cue("capital of a project", 2.6, AFTER, r"^\W*(?:total )?capital investment\b"),
    _cue("acquisition", -1.0, CLAUSE, r"\b(?:acqui(?:re|res|red|ring|sition)|take-?over|merger|buyout)\b"),
    _cue("acquisition", -3.0, AFTER, r"^\W*(?:[\w-]+ ){0,2}(?:acquisition|takeover|buyout|merger)\b"),
    _cue("acquisition", -4.0, BEFORE, r"\b(?:acquir(?:e|es|ed|ing)|buy out) (?:[\w'’.-]+ ){1,6}(?:for|in a deal worth|at)\W*(?:\w+ ){0,2}$"),
    _cue("spent in a country", -4.0, AFTER, r"^\W*(?:over (?:the )?(?:next |coming )?\w+ years )?(?:on|to|for) (?:(?:its|their) (?:[\w-]+ ){0,3}(?:cloud|AI|infrastructure)\b(?:[^.;,]|\.\d){0,50}\bthere\b|(?-i:US|U\.S\.|UK|UAE|EU|American|European|British|Japanese|Indian|German|French) (?:[\w-]+ ){0,2}(?:infrastructure|data|AI|cloud)\b)"),
    _cue("takings", -4.5, BEFORE, r"\b(?:has|have) sold\W*(?:\w+ )?$|\bcustomers['’] (?:spending|purchases)\b(?:[^.;]|\.\d){0,60}$"),
    _cue("of one customer", 3.0, BEFORE, r"\bcontracted (?:[\w-]+ )?revenues? (?:of (?-i:[A-Z])[\w ]+ )?from (?-i:[A-Z])[\w.-]+\b(?:[^.;]|\.\d){0,30}$"),
    _cue("its own goal", -3.0, BEFORE, r"^(?!.*\b(?:leases?|deals?|contracts?|agreements?|orders?|from which)\b).*\bhop(?:es|ed|ing) (?:for|to (?:reach|make|take in|bring in))\W*(?:\w+ ){0,2}$"),
    _cue("cost of building", -5.0, BEFORE, r"\b(?:building|construction) costs\b(?:[^.;]|\.\d){0,40}$"),
    _cue("its price", 4.0, BEFORE, r"\b(?:agreement|deal|contract|lease|pact|order|term)\b(?:[^.;]|\.\d){0,60}\b(?:is|was) valued at\W*(?:\w+ ){0,2}$"),
    # power
    _cue("power for the deal", 1.5, CLAUSE, r"\b(?:capacity|compute|computing|IT load|critical|contract\w*|leas\w+|deal|agreement|hosting|access|deliver\w*|suppl\w*|secur\w*|data cent(?:er|re)|option|phase|building|hall|additional|reserve\w*|deploy\w*|provide\w*|tenant|grants?)\b", "p"),
    _cue("seller's portfolio", -4.0, CLAUSE, r"\b(?:portfolio|pipeline|in all across|across (?:North America|its sites|the company|all)|total(?:s|ling)? (?:power )?capacity of|(?-i:fleet)|runs? across|backlog|under (?:load )?study|load study|interconnection requests?|operates? (?:about |around |over )?\d|also runs?|secured power|approved power|interconnection|contracted (?:AI |HPC )?capacity (?:to|of|at)|planned capacity|signing customers|had sold)\b", "p"),
    _cue("campus potential", -0.5, CLAUSE, r"\b(?:campus|site|the land|property|full(?:y)? (?:build-?out|built|size)|design(?:ed)? for)\b(?:[^.;]|\.\d){0,50}\b(?:could|can|may|up to|potential|eventually|ultimately|scale|expand|more than a gigawatt)\b", "p"),
    _cue("beyond the deal", -4.0, CLAUSE, r"\bat full (?:size|build-?out)\b|\bleaves\b|\bleft for\b|\bbeing studied\b|\bunder study\b|\b(?:past|last) \w+ months\b|(?<!grid-)\bconnected\b|\bmisspoke|\bjok(?:ed|ing)|\btook it back|\bto go around\b", "p"),
    _cue("capacity of the company", -3.5, CLAUSE, r"\btold investors\b|\bfrom a company that\b|\bgrid rights\b|\bshooting for\b|\b(?:its|total|overall) (?:total |planned |overall |own )+capacity (?:is|of|to)\b|\bspoken for\b", "p"),
    _cue("cost of a gigawatt", -4.0, AFTER, r"^\W*of (?:AI )?(?:data|compute|capacity)(?:(?:[^.;]|\.\d)){0,20} (?:at (?:a cost|an? (?:average|estimated)|[$€£])|costs|runs)", "p"),
    _cue("size of the site", -2.6, BEFORE, r"\b(?:site|campus|property|park) (?:(?:is|was) (?:designed|built|planned|zoned) for|of|with)\W*(?:up to |about |around )?$", "p"),
    _cue("another project", -2.6, SENTENCE, r"\bjoint venture called\b|\b(?:site|campus|project)(?: [\w-]+){0,4} (?:would|will) follow\b", "p"),
    _cue("of turbines", -4.0, BEFORE, r"\bof them (?:suppl(?:y|ies)|generate|produce)s?\W*$", "p"),
    _cue("another project", -2.6, CLAUSE, r"\banother (?:project|campus|site)\b|\bseparate (?:project|campus|site)\b", "p"),
    _cue("a module", -4.0, AFTER, r"^\W*(?:[\w-]+ ){0,2}(?:modules?|units|generators?|engines?|transformers?|substations?)\b", "p"),
    _cue("a country's capacity", -4.0, CLAUSE, r"\b(?:country|nation|market|industry|sector|India|Europe|Japan|Britain|Germany|Malaysia)['’]?s? (?:[\w-]+ ){0,3}capacity\b", "p"),
    _cue("its own goal", -3.0, BEFORE, r"\b(?:company|firm|group|miner|operator|provider|start-?up|which|(?-i:[A-Z][\w’'.-]+))(?: (?:as a whole|itself|also|now|still))*,? (?:(?:said|says) it )?(?:aims? (?:for|at)|hopes? for|is aiming for|wants|shoots for|is shooting for|aspires to)\W*(?:\w+\W){0,3}$", "mpc"),
    _cue("its own goal", -4.0, AFTER, r"^\W*(?:(?:of )?\w+ ){0,2}of its own(?=[.,;]|$|\s(?:by|too|in|across)\b)|^\W*(?:of (?:capacity|power|compute))?,? (?:up )?from \d[\d.,]* ?(?:[GM]W|giga|mega)", "p"),
    _cue("seller's portfolio", -4.5, BEFORE, r"\b(?:infrastructure|(?:leased|contracted|total|its) capacity)(?:[^.;]|\.\d){0,25} (?:reach(?:ed|es)|stood at|stands at|totals?|totalled)\W*$", "p"),
    _cue("grid connection", -3.5, AFTER, r"^\W*(?:\w+ ){0,1}(?:grid (?:connection|capacity|access)|interconnect\w*|connection agreement|transmission line|transformer)\b", "p"),
    _cue("a module", -4.0, BEFORE, r"\beach (?:one )?(?:holds?|has|provid(?:es|ing)|deliver(?:s|ing)|draws?|drawing|uses?|using|consum(?:es|ing)|rated at|of)\W*(?:up to |about |around )?$", "p"),
    _cue("a power plant", -4.0, AFTER, r"^[\s-](?:(?:nuclear|gas|coal|power|solar|wind|hydro\w*|geothermal|reactor)[\s-]){0,2}(?:plants?|station|reactors?|dam|farm)\b", "p"),
    _cue("a power plant", -3.0, BEFORE, r"\binstalled capacity of\W*(?:\w+ ){0,2}$", "p"),
    _cue("seller's portfolio", -4.0, BEFORE, r"\bcapacity(?: (?:in|at) [\w ]{2,25})? (?:grows|rises|climbs|increases|would grow|will grow) to\W*(?:\w+ )?$|\b(?:company|firm|group|miner|operator) (?:would|will) (?:then )?(?:reach|have)\W*(?:\w+ )?$", "pc"),
    _cue("seller's portfolio", -4.5, BEFORE, r"\b(?:data cent(?:er|re)s|sites|facilities|campuses) total\W*(?:\w+ )?$|\b\d+ data cent(?:er|re)s (?:with|and|housing|holding)\W*(?:\w+ ){0,2}$", "pc"),
    _cue("seller's portfolio", -4.5, AFTER, r"^\W*of (?:contracted|leased|total|installed|billing) (?:utili[sz]ation|capacity|load|power)\b", "p"),
    _cue("campus potential", -2.6, BEFORE, r"\bultimately (?:offer|deliver|host|support|reach|carry|hold)s?\W*(?:up to |about )?$", "p"),
    _cue("a power plant", -2.5, AFTER, r"^\W*of (?:renewable|wind|solar|hydro\w*|green) (?:energy|power|electricity)\b", "p"),
    _cue("mining", -4.0, SENTENCE, r"\b(?:ASICs?|EH/s|exahash|hash ?rate)\b", "pc"),
    _cue("its own goal", -3.0, BEFORE, r"\bwants? to (?:bring|raise|lift|expand|get|grow|take)\b(?:[^.;]|\.\d){0,30}$", "pc"),
    _cue("what is there today", -3.0, AFTER, r"^\W*(?:(?:is|are) (?:running|live|in use) |of (?:[\w-]+ ){1,4})?(?:today|at present)\b", "p"),
    _cue("what is there today", -3.0, AFTER, r"^\W*(?:now|today|at present)\b", "c"),
    _cue("turned down", -3.0, CLAUSE, r"\b(?:thrown out|rejected|turned down|struck down|blocked) (?:by|in|last)\b|\bhad been (?:thrown out|rejected|turned down)\b", "p"),
    _cue("for sale", -3.0, SENTENCE, r"\b(?:up )?for sale\b", "p"),
    _cue("for itself", -3.0, AFTER, r"^(?:[^.;]|\.\d){0,25}\bfor itself\b", "pc"),
    _cue("a comparison", -4.0, AFTER, r"^\W*(?:larger|bigger|more|smaller|less|higher|lower) than\b", "p"),
    _cue("a country's capacity", -4.0, AFTER, r"^\W*(?:\w+ ){0,3}(?:in the whole country|nationwide|across the country|statewide)\b", "p"),
    _cue("another project", -2.6, CLAUSE, r"\b(?:also plans?|is also (?:planning|building|working on|developing)|also wants)\b", "p"),
    _cue("a roadmap", -3.5, AFTER, r"^\W*(?:\w+ ){0,2}(?:roadmap|pipeline|portfolio)\b", "p"),
    _cue("share of a site", -4.0, BEFORE, r"(?:percent|%|per cent|fraction|half|third|quarter|part) of (?:the |its )?$", "p"),
    _cue("a pace", -4.0, AFTER, r"^\W*(?:annually|a year|per year|each year|every year)\b", "p"),
    _cue("what the seller runs", -2.5, BEFORE, r"\b(?:runs|operates|owns|run|operate) (?:about |around |some )?(?:an? )?$", "p"),
    _cue("turbines", -4.0, CLAUSE, r"\b(?:turbines?|solar (?:farm|panels)|reactors?|nuclear plant|power plant|gas[- ]fired|wind (?:farms?|power|complex|parks?)|diesel)\b", "p"),
    _cue("an example", -4.0, CLAUSE, r"\b(?:a single gigawatt|would run a|(?:a|one|1|each|every)[\s-](?:gigawatt|GW)(?:[^.;]|\.\d){0,20}enough|medium-sized city|for a \d+ ?MW (?:data|customer))\b", "p"),
    _cue("an example", -1.5, CLAUSE, r"\b(?:enough to (?:power|supply)|homes|households)\b", "p"),
    _cue("mining", -4.0, AFTER, r"^(?:(?:[^.;,]|\.\d|, )){0,45}\b(?:bitcoin|mining|crypto\w*|hash ?rate|EH/s|exahash)\b", "pc"),
    _cue("mining", -4.0, BEFORE, r"\b(?:bitcoin(?! miner\b)|mining|miners|hash ?rate)\b(?:[^.;,]|\.\d){0,30}$", "pc"),
    _cue("mining", -4.0, CLAUSE, r"(?<!known for its )(?<!from )\b(?:bitcoin mining|bitcoins?|hash ?rate|EH/s|exahash|crypto mining|mining (?:throws|brings|earns|business))\b", "m"),
    _cue("cost of a gigawatt", -4.0, AFTER, r"^\W*(?:of )?(?:AI )?(?:compute|capacity)? ?costs\b", "p"),
    _cue("a usual one", -6.0, CLAUSE, r"\b(?:a|an|the) (?:usual|typical|average|ordinary|standard|conventional) (?:[\w-]+ )?(?:data|AI|facility|campus|hyperscale)\b", "pc"),
    _cue("market", -4.5, CLAUSE, r"\b(?:primary markets|vacancy|absorption|in the whole market)\b", "p"),
    _cue("seller's portfolio", -4.5, BEFORE, r"\bcontracted (?:utili[sz]ation|power|capacity|load) (?:is|was|stands at|now|reached|of)\b(?:[^.;]|\.\d){0,30}$", "p"),
    _cue("seller's portfolio", -4.5, AFTER, r"^\W*(?:of contracted utili[sz]ation|operating\b|in operation\b|energi[sz]ed across)", "p"),
    _cue("a rival", -5.0, CLAUSE, r"\b(?:nearest|closest|main|biggest|largest|chief) (?:rivals?|competitors?)\b", "mpc"),
    _cue("demand of an area", -5.0, AFTER, r"^\W*(?:of |in )?(?:new |additional |extra )?(?:power |electricity )?(?:demand|load growth)\b", "p"),
    _cue("the whole campus", -3.5, BEFORE, r"\b(?:as a whole|in its entirety|altogether) (?:is|was) (?:laid out|designed|planned|meant) for\W*$|\bfor the remaining\W*$", "p"),
    _cue("a country's capacity", -4.5, BEFORE, r"\b(?:(?-i:India|China|Europe|Japan|Britain|Malaysia|Asia|America)|country|nation|market|region|industry|world)['’]s (?:[\w-]+ ){0,4}(?:capacity|stock|load|demand)\b(?:[^.;]|\.\d){0,60}$", "pc"),
    _cue("an example", -4.5, CLAUSE, r"\bPUE\b", "p"),
    _cue("an example", -4.5, AFTER, r"^\W*(?:is|equals|measures) (?:a |the )?(?:measure|unit|equivalent|enough|roughly what)\b", "p"),
    _cue("what a takeover brings", -5.0, CLAUSE, r"\b(?:take-?over|acquisition|merger|buyout) (?:brings|gives|adds|hands)\b", "pc"),
    _cue("grid connection", -3.5, AFTER, r"^\W*of (?:[\w-]+ ){0,1}(?:utility|grid) power\b", "p"),
    _cue("market", -4.5, SENTENCE, r"\b(?:CBRE|JLL|Cushman)\b", "p"),
    # chips
    _cue("of one rack", -6.0, BEFORE, r"\b(?:each|every one|(?:\w*-?)(?:server|rack|node|cabinet|superpod)|(?-i:NVL)\d+)(?: of them| system)? (?:holds|has|contains|packs|houses|combines|links)\W*(?:\w+ )?$", "c"),
    _cue("what is there today", -3.0, BEFORE, r"\b(?:currently|now|already|at present|today|so far)\b(?:[^.;]|\.\d){0,40}\b(?:operates?|runs?|owns?|has|manages?)\W*(?:about |around |roughly |some |nearly |over |more than |fewer than )?$", "pc"),
    _cue("a fleet", -4.0, BEFORE, r"(?<!portion )(?<!part )(?<!share )(?<!all )(?<!most )\bof (?:its|their)\W*(?:about |around |roughly |some |nearly |over |more than )?$", "c"),
    _cue("a country's capacity", -4.0, BEFORE, r"(?-i:\b(?:India|China|Japan|Europe|Britain|Germany|France|Korea|Canada|Malaysia|Indonesia)) (?:now |currently |today )?has\W*(?:\w+ ){0,2}$", "pc"),
    _cue("sum of several", -5.0, BEFORE, r"\b(?:together|in all|altogether),? (?:the )?(?:two|three|both|these) (?:orders|deals|contracts|leases|agreements|customers|tenants|buyers|companies|pacts) (?:would |will |could )?(?:amount to|come to|add up to|run to|bring in|pay|take|use|are worth)\W*(?:\w+ )?$", "mpc"),
    _cue("its own goal", -3.0, BEFORE, r"\bhas plans for\b(?:[^.;]|\.\d){0,60}$|\bwould need (?:\d[\d,.]* (?:to|or) )?\W*(?:\w+ )?$", "pc"),
    _cue("its own goal", -4.5, BEFORE, r"\b(?:aims?|hopes?|vision|ambitions?|goal|[Ss]caling towards?) (?:\w+ ){0,3}(?:deploy|operate|have|run|own|reach|field|install|of|to)?\W*(?:more than |over |at least |some )?$", "c"),
    _cue("chips for the deal", 2.0, CLAUSE, r"\b(?:install\w*|deploy\w*|suppl\w*|access|deliver\w*|use|uses|using|host\w*|contain\w*|run\w*|house\w*|contract\w*|deal|agreement|buy|order\w*|includ\w*|equip\w*|pack\w*|access|serve|plus|data cent(?:er|re)|campus|cluster|supercomputer|facility|with|of|for)\b", "c"),
    _cue("a training run", -5.0, CLAUSE, r"\b(?:train(?:ing|ed)? (?:GPT|Llama|Grok \d|DeepSeek|Gemini)|GPT-\d|required|shipments?|ship(?:s|ped) \d|sold|export\w*|smuggl\w*|produc\w+ capacity|per year|wafers?)\b", "c"),
    _cue("a fleet", -4.0, CLAUSE, r"\b(?:fleet|subsidi[sz]ed|gigafactor\w+|existing (?:system|cluster)|nationwide)\b", "c"),
    _cue("a fleet", -4.0, BEFORE, r"\bstock(?:ed|piled)\W*(?:\w+ ){0,3}$", "c"),
    _cue("of one rack", -6.0, CLAUSE, r"\b(?:each|one|every|per|a single) (?:[\w-]+ ){0,3}(?:rack|server|system|node|cabinet)\b", "c"),
    _cue("a pace", -4.0, AFTER, r"^\W*(?:(?:a|per|each|every) (?:year|month|quarter)|annually|yearly)\b", "c"),
    _cue("spare chips", -3.0, CLAUSE, r"\b(?:consumer|gaming|laptops?|phones?)\b", "c"),
)  # fmt: skip
BY_BIT: Final = {c.pattern.bit: c for c in (*CUES, *TRAPS)}
FAMILIES: Final = {kind: sum(c.pattern.bit for c in BY_BIT.values() if kind in c.kinds) for kind in "mpcte"}


def heard(kind: str, around: Surroundings) -> list[Cue]:
    """The cues of a kind of figure that its surroundings contain; of one name, only the strongest."""
    place = {BEFORE: around.before, AFTER: around.after, CLAUSE: around.clause, SENTENCE: around.sentence}
    found: dict[str, Cue] = {}
    for bit in admitted(FAMILIES[kind] & around.sentence_bits):
        cue = BY_BIT[bit]
        if cue.where != SENTENCE and not bit & around.bits:
            continue
        if cue.name in found and abs(found[cue.name].weight) >= abs(cue.weight):
            continue
        if cue.pattern.search(place[cue.where]):
            found[cue.name] = cue
    return list(found.values())
