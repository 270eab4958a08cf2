"""Who is named only for comparison, or for what they say of others, and is no party: a rival, a backer, an analyst's bank."""

from __future__ import annotations

import re

from claimtrack.catalog import Kind
from claimtrack.late import late

ASIDE = late(
    r"\b(?:like|the likes of|such as|(?:[Cc]omparable|[Ss]imilar)(?: \w+)? (?:by|from|of|at|to)|according to|rivals?|rivall?ing|unlike|compet\w+(?: directly)? with|challeng(?:e|es|ing)|(?:take|takes|taking|took) on|alternatives? to|(?:dependen(?:t|ce|cy)|relian(?:t|ce)) on|away from|dethron\w+|versus|vs\.?|compared (?:to|with)|besides|peers?|alongside|beyond"
    r"|formerly|ex-|backed by|backers?|investors?(?: including)?|include|includes|(?<!companies )(?<!firms )(?<!groups )(?<!giants )including|among|following|exclusively from|instead of|rather than|other than|without|own(?:s|ed) by|let by|rented from|in a team with|to which|(?:a|the) (?:tactic|move|approach|practice|path|route) (?:that|which)|(?<!rents )(?<!rent )(?<!renting )(?<!leases )(?<!lease )(?<!leasing )(?<!takes )(?<!take )(?<!taking )part of|(?:(?<!joint )venture|brainchild|vehicle|creation) of|leased from|(?:owned|controlled|run|led|backstopp?ed|guaranteed|underwritten|(?:financially )?supported|financial backing of)(?: by)?(?: [a-z-]+){0,4}|[A-Z][\w.]+\)?,?\s?(?:,|—|–|-|\() ?(?:which is )?(?:a|the|an) (?:[\w-]+ ){0,3}joint venture (?:between|of|by)|spun (?:off|out) (?:of|from)(?: \w+){0,3}|at)"
    r"[\s:]+(?:(?:\(?[A-Z][\w.&’'-]*\)?|and|,|or|the|its|of|companies|as)[\s,]+){0,6}\(?$"
)
PREFERRED = late(
    r"\b(?:chos\w+|choos\w+|pick(?:s|ed|ing)?|prefer\w*|select(?:s|ed|ing)?|favou?r(?:s|ed|ing)?)\s(?:(?!over\b)[\w&.’'-]+\s){1,5}over\s(?:the\s)?$"
)
"""Before a name: it lost to another: "chose Google over Amazon"."""
OUTSIDE = late(r"\boutside (?:of )?$")
"""Right before a name alone: in "outside Chicago, Oracle is to provide" only the town is meant."""
SOLD_BY = late(
    r"\b(?:acquired|took over|acquisition of)\s(?:[A-Z][a-z]+\s){1,3}from\s(?:[\w-]+\s){0,5}(?:firm|company|owner|group|fund|investor|parent)\s$"
)
"""Before a name: who once owned a party: "Azrieli acquired Green Mountain from Norwegian real estate firm Smedvig"."""
OF_THE_GRID = late(r"\b(?:transmission|system|grid|network) operator $")
FORESEES = late(r"\s(?:has |had )?(?:expects?|forecasts?|predicts?|projects|estimates?|warns?|warned|said|says)\b")
FORECASTS = late(
    r"\s(?:has |had )?(?:forecasts?|predict(?:s|ed)) (?:that |a |an |the )?(?:[\w-]+ ){0,2}(?:demand|load)\b"
)
"""Round a name: who runs the wires and says what will be drawn from them."""
POSTED = late(
    r"(?:['’]s)?\s(?:posts?|notes?|updates?|pages?|profiles?|accounts?|threads?|videos?|channels?|comments?)\b"
)
POSTED_ON = late(
    r"\b(?:post(?:ed|s|ing)?|wrote|writes|writing|said|shared|update|message|thread|notes?) (?:\w+ ){0,3}(?:on|to|via) $"
)
"""Round a network's name: where somebody wrote something."""
NETWORKS = frozenset(
    "LinkedIn Twitter X Facebook Instagram YouTube Reddit Threads WeChat Weibo Substack Medium TikTok".split()
)
RIVAL = late(
    r"-backed\b|(?:['’]s)?\s(?:[\w$€£.,]+\s){0,3}(?:backstop|credit enhancement|credit support)\b|\s(?:LLC |Inc\.? )?(?:has |is |was |will be |also )*(?:provid\w+|giv\w+|offer\w+|add(?:s|ed|ing)?|entered? (?:into )?an?|entered|increased|rais\w+|expand\w+|extend\w+)\s(?:[\w’'-]+\s){0,5}(?:backstop\w*|credit enhancement|credit support|guarantees?|recognition agreement|financial commitment to)\b|\sbacking\b|\s(?:support agreement|credit support|credit enhancement|backstop|guarantee|guaranty|recognition agreement)\b|\s(?:has |have |had |will |would |is |also |agreed to |agrees to |reportedly |set |expected |likely |may |might |could |can |to |ready |willing |in talks |prepared )*(?:(?:act|serv)(?:e|es|s|ed|ing)? as (?:a |the |its )?(?:sole )?guarantor|be(?:comes?|came)? (?:a |the |its )?guarantor|back(?:s|ed|ing)? (?:about |some |up to |roughly )?[$€£]|backstop\w*|guarantee(?:s|d|ing)?\b(?! (?:the |its |a )?(?:supply|delivery|deliveries|capacity|uptime|access|availability|power))|st(?:ands?|ood|anding) (?:behind|surety)\b|vouch\w* for\b|co-?sign\w*\b)|['’]s (?:former|one-time|erstwhile|ex-)\s?\w+|['’]s (?:\w+ )?(?:competitor|rival)s?\b|\s(?:investment|stake|backing)\b",
    re.IGNORECASE,
)
STAKEHOLDER = late(
    r"\s(?:has |have |had |will |would |is |also |to |set )*(?:tak(?:e|es|ing)|took|taken|gets?|getting|receiv(?:e|es|ed|ing)|hold(?:s|ing)?|own(?:s|ing)?|ups?|upped|upping|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing))\s(?:[\w.,%$-]+\s){0,5}?(?:stake|warrants|equity interest)\b"
    r"|\s(?:has |have |will |would |is |also |agreed to )*(?:support|help|underpin|secur)(?:s|ed|ing)?\s(?:[\w’'-]+\s){1,6}?(?:by )?(?:backstopp?(?:ing|ed)?|guarantee(?:ing|d|s)?|underwriting)\b",
    re.IGNORECASE,
)
"""After a name: who stands behind a deal of others, or has a piece of one of them: "with Google taking an 8% stake"."""
WHOM = late(r"\b(?:that|which|whom|company|startup|start-up|firm|lab|neocloud|miner) $")
BACKS = late(
    r"\s(?:has |have |is |also )?(?:supports?|back(?:s|ed|ing)|invest(?:s|ed) in|part-owns|owns (?:part|a stake))\b"
)
"""Who only has money in a party: "the startup that Nvidia supports"."""
SPEAKER = late(r"[A-Z]\w+ [A-Z]\w+ (?:of|at|from) $|\b(?:CEO|chief|boss|president|chairman|founder) (?:of )?$")
SAYS = late(r",? (?:said|says|added|told|noted|wrote|put)\b")
ANALYST = late(
    r"(?:['’]s)?,? (?:(?:equity |research |senior )?analysts?|strategists?|economists?|research|reports?\b|note\b|downgrad\w+|upgrad\w+|(?:has |have )?(?:rais|cut|lower|lift|boost|reiterat|maintain|initiat|rate|estimat|expect|project|forecast|calculat|reckon)\w*|said in|wrote|price target|(?:served|serves|acted|acts|is acting|was) as)\b"
)
RATES = late(
    r"(?:['’]s)?,? (?:(?:equity |research |senior )?analysts?\b|price target|(?:has |have )?(?:keep|kept|maintain|reiterat|rais|cut|lower|lift|stand|stick)\w*(?: by| to| with)? (?:his|her|its|their|an?|the) (?:[\w“”\"-]+ ){0,2}?(?:[Bb]uy|[Hh]old|[Ss]ell|[Oo]utperform|[Oo]verweight|[Nn]eutral|[Uu]nderweight|price target|target|rating|stock)\b)"
)
RATER = late(
    r"\b(?:[Aa]nalysts?|[Ss]trategists?)(?: [A-Z][\w.-]+){0,3} (?:at|from|with|of|for) (?:[A-Z][\w.&]* (?:and )?){0,2}$"
)
"""Round a name that the catalog lacks: it is a broker's, who rates a party's shares."""
ADVISED = late(
    r"\b(?:[Aa]nalysts?|[Ss]trategists?|[Ee]conomists?|[Rr]esearch|note|report|downgraded|upgraded|[Aa]dvis\w+|arranged|underwritten|bookrunners?|[Aa]rrangers?|led|syndicated|conference (?:hosted )?) (?:at|from|with|by|are|is|were|include)\W*(?:[A-Z][\w.&]* (?:and )?){0,4}$"
)
"""A bank that writes about a deal, or arranges the money for it, is no party of it."""
LISTED_WITHIN = 100
"""Characters before a name in which a list of names aside begins."""
OFFICE = late(
    r"(?:['’]s)?\s(?:[Cc]o-)?(?:CEO|CFO|CTO|COO|[Cc]hief\s\w+|[Ff]ounder|[Cc]hairman|[Cc]hair|[Bb]oss|[Pp]resident|[Ss]pokes\w+|[Ee]xecutive)\s(?:and \w+ )?[A-Z]"
)
"""A name that only says whose officer speaks: "Tesla CEO Elon Musk"."""
FORMERLY = late(
    r"\b(?:former(?:ly (?:of|at|with))?|ex|one-time)[\s-]$|\b(?:used to be|once was|had been|worked (?:at|for)|alumni of|veterans? of) $",
    re.IGNORECASE,
)
"""Where somebody once worked: "former OpenAI executive", "who used to be OpenAI's CTO"."""
LEFT = late(r"\b(?:left|quit|departed) $")
SINCE_LEFT = late(r"\s(?:in|to|last|after|earlier|this|at|a|\w+ (?:years?|months?|weeks?) ago)\b")
"""Round a name: who somebody no longer works for: "left OpenAI in September 2024"."""
ONCE = late(
    r"\b(?:former|one-time|erstwhile|disused|shuttered|shut|retired|idle|idled|old|closed)[\s-]$", re.IGNORECASE
)
PREMISES = late(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}?(?:plant|site|factory|facility|building|warehouse|mill|smelter|campus|headquarters|land|works|office|mine|station)s?\b"
)
"""Whose a place once was: "a former Duke Energy plant"."""


def is_aside(text: str, start: int, end: int, kind: Kind | None = None) -> bool:
    """Whether a name stands for comparison, or only says where a speaker works; `kind` is of whom it names, if that is known."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - LISTED_WITHIN) : start]
    if BACKS.match(text, end) and WHOM.search(before):
        return True
    if kind is Kind.INVESTOR and (ANALYST.match(text, end) or ADVISED.search(before) or rates(text, start, end)):
        return True
    if (
        FORMERLY.search(before)
        or _is_where_it_was_posted(text, start, end)
        or (LEFT.search(before) and SINCE_LEFT.match(text, end))
        or RIVAL.match(text, end)
        or holds_stake(text, end)
        or PREFERRED.search(before)
        or OUTSIDE.search(before)
        or SOLD_BY.search(before)
        or (kind is Kind.ENERGY and FORECASTS.match(text, end))
        or (OF_THE_GRID.search(before) and FORESEES.match(text, end))
        or OFFICE.match(text, end)
        or (ONCE.search(before) and PREMISES.match(text, end))
    ):
        return True
    return bool(ASIDE.search(before) or (SPEAKER.search(before) and SAYS.match(text[end : end + 12])))


def holds_stake(text: str, end: int) -> bool:
    """Whether the words behind a name say that it stands behind others' deal, or has a piece of one of them."""
    return STAKEHOLDER.match(text, end) is not None


def _is_where_it_was_posted(text: str, start: int, end: int) -> bool:
    """Whether a network is named only for what somebody wrote on it."""
    if text[start:end] not in NETWORKS:
        return False
    return POSTED.match(text, end) is not None or POSTED_ON.search(text[max(0, start - 60) : start]) is not None


def rates(text: str, start: int, end: int) -> bool:
    """Whether a name is told to rate shares."""
    return RATES.match(text, end) is not None or RATER.search(text[max(0, start - LISTED_WITHIN) : start]) is not None
