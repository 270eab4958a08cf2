"""Who buys from whom, where the words between two names, and those behind the second, say it beyond doubt."""

from __future__ import annotations

import re

from claimtrack.extract.text.sieve import turn
from claimtrack.late import late

BUYS_FOR_SURE = turn(
    r"\b(?:(?:will|to|has|had|would) (?:take|taken|rent|rented|book|booked|reserve|reserved) (?:up )?(?:(?:about|some|all|another|up to|more than|over|roughly|nearly) )?[$€£]?\d[\d.,]*|to buy|(?:(?:will|would|is to|are to|to) buy|buys|bought|buying|purchas(?:es|ed|ing)|offtakes?) (?:all |any |half |some |part |most |the |its |entire |unsold |spare |idle |of )*(?:output|power|electricity|energy|capacity|compute)\b|agree[sd]? to (?:buy|rent|lease|pay)|commit\w*(?: itself| themselves)? to (?:buy|spend|pay)(?:ing)?|purchas(?:e|es|ed)\b(?! (?:agreement|price|contract)s?\b)|(?:is|as) (?:a|the|an anchor) (?:customer|tenant)|leas(?:e|es|ed|ing)\b(?:[^.;]|\.\d){0,60}\bfrom|rent(?:s|ed|ing)?\b(?:[^.;]|\.\d){0,60}\bfrom|b(?:uys?|ought)\b(?:[^.;]|\.\d){0,60}\bfrom)\b",
)
BUYS_ON_BEHALF = late(
    r"\b(?:buy|buys|buying|bought|purchas\w+|order(?:s|ed|ing)?|(?:rent|leas)(?:e|s|es|ed|ing)?)\b(?:[^.;,]|\.\d){3,80}\bfor (?:the |its )?$",
    re.IGNORECASE,
)
"""Between two names: the first serves the second with what it buys."""
SURE = 2.5
# Pieces of passives: what is done, and by whom.
_is = r"(?:is|are|was|were|be|been|being)\s(?:[\w-]+\s){0,2}?"
_by = r"\b(?:[^.;,]|\.\d){0,50}?\bby\s(?:the\s)?$"
TAKEN_BY = turn(
    rf"(?:\b{_is}|,\s)(?:rented|(?:pre-?)?leased|bought|booked|taken|reserved|ordered|occupied|contracted|paid for|purchased){_by}"
)
"""Between two names: the second has what is the first's."""
SUPPLIED_BY = turn(rf"\b{_is}(?:supplied|provided|hosted|served|powered|delivered){_by}")
"""Between two names: the second serves the first."""
TO_WHOM = late(r",?\s(?:to|for) (?:which|whom)\s(?:the\s)?")
FROM_WHOM = late(r",?\s(?:from|with) (?:which|whom)\s(?:the\s)?")
LETS = late(
    r"\s(?:\w+\s){0,2}?(?:rent(?:s|ed|ing)?|leas(?:es|ed|ing)|sells?|sold|selling|suppl(?:ies|ied|ying)|provid(?:es|ed|ing)|lets?|builds?|built|building|hosts?|hosted|deliver(?:s|ed|ing)?|runs?)\b"
)
RENTS = late(
    r"\s(?:\w+\s){0,2}?(?:rent(?:s|ed|ing)?|leas(?:es|ed|ing)|buys?|bought|buying|takes?|took|taken|books?|booked|reserv(?:es|ed)|gets?|ordered)\b"
)
"""Between two names and behind the second: "Microsoft, to which Nscale rents 40 MW", "IREN, from which Microsoft rents"."""
LETS_TO = turn(
    r"\b(?:leas(?:e|es|ed|ing)|rent(?:s|ed|ing)?|sell(?:s|ing)?|sold|resell(?:s|ing)?|let(?:s|ting)?)\b(?: out)?(?:(?!\bfrom\b)(?:[^.;,]|\.\d)){0,60}\b(?<!up )(?<!according )(?<!next )(?<!close )(?<!due )(?<!similar )(?<!compared )(?<!addition )(?<!response )(?<!thanks )(?<!prior )to\s(?:the\s)?$"
)
"""Between two names: the first lets to the second, whatever it bought for that."""
PAID_BY = turn(
    r"\b(?:gets?|getting|got|receiv(?:e|es|ed|ing)|earn(?:s|ed|ing)?|collect(?:s|ed|ing)?)\s(?:[\w-]+\s){0,3}?(?:[A-Z]{0,3}[$€£¥₹]|USD|EUR)\s?\d(?:[^.;,]|\.\d){0,40}?\bfrom\s(?:the\s)?$"
)
"""Between two names: money goes to the first."""
WHOSE = late(r",?\swhose (?:[\w-]+\s){1,4}(?:the\s)?")
FOR_CLIENT = turn(
    r"\bfor (?:(?:its|an?|the|AI|new|big|first|anchor|lead)\s){1,3}(?:[\w-]+\s)?(?:client|customer|tenant),?\s$"
)
"""Between two names: the second, whom the first serves."""
COMMITTED = turn(
    r"\b(?:sign(?:s|ed|ing)?|made|makes?|enter(?:s|ed)? into|has|have|gave|announced)\s(?:[^.;]|\.\d){0,40}$"
)
COMMITMENT = late(r"\s(?:[\w-]+\s){0,2}?commitments?\b")
"""Between two names and behind the second, the cloud's: "signed a $1 billion Azure commitment"."""
SPENDS_ON = turn(r"\b(?:will|to|would) spend (?:[\w$€£.,-]+\s){1,6}?(?:on|deploying|buying|with|at)\s(?:the\s)?$")
"""Between two names: money of the first goes to the second."""
CUSTOMER_AS = late(
    r"(?:,? (?:which|who|that)(?: [\w-]+){1,3}?)?\s(?:as|became|becomes|is|will be) (?:an?|its|the|their) (?:[\w-]+ ){0,3}(?:customer|tenant|client|user|offtaker)\b"
)
TO_TAKE = late(
    r"\sto\s(?:rent|lease|take|occupy|book|reserve|buy)\s(?:up\s)?(?:(?:about|some|all|more than|up to|over|another)\s)*"
    r"(?:\d[\d,.]*\s?(?:[MG]W|megawatts?|gigawatts?|GPUs|chips)\b|(?:[\w-]+\s){0,2}(?:capacity|compute|space|halls?|GPUs|chips|power)\b)(?!(?:[^.;]){1,40}\sto\s(?:[A-Z]))"
)
"""Right after the second name, which begins a statement of its own: "Riot: Rockdale bought, AMD to rent 25 MW"."""
AGREED_WITH = late(r"\b(?:agreements?|contracts?|deals?|pacts?|agreed|signed|contracted) with\s(?:[\w-]+\s){0,3}$")
ACQUIRES = late(
    r"(?:,? (?:Inc|Corp|Ltd|LLC)\.?)?,?\s(?:for|to) (?:acquir(?:e|ing)|buy(?:ing)?|purchas(?:e|ing)|leas(?:e|ing)|rent(?:ing)?|procur(?:e|ing)|secur(?:e|ing)|tak(?:e|ing))\b(?! out| over| part| place)"
)
"""Right after the second name: what the first, which signed with it, is to get."""
UNDER_WHICH = late(
    r",? (?:under|in|by) which (?:it|the (?:company|group|firm|operator)) (?:will|would|is to) (?:provide|host|build|supply|lease|deliver)\b"
)
"""Right after the second name: the first, which signed with it, is the one that supplies."""
DOES_FOR = turn(
    r"\b(?:deploy(?:s|ed|ing)?|install(?:s|ed|ing)?|build(?:s|ing)?|built|operat(?:e|es|ed|ing)|host(?:s|ed|ing)?|runs?|running|set(?:s|ting)? up|fit(?:s|ted|ting)? out)\b(?:[^.;,]|[.,]\d){3,80}\bfor\s(?:the\s)?$"
)
"""Between two names: the first does something for the second, with what the second is to use."""
SUPPLIES = turn(
    r"\b(?:suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|serv(?:e|es|ed|ing)|equip(?:s|ped|ping)?)\s(?:[A-Z][\w’'-]+\s)?(?:the\s)?$"
)
WITH_WHAT = late(r"(?:['’]s [\w-]+(?: [\w-]+){0,2})?\swith\b(?! (?:an? )?(?:stake|investment|loan|backing|guarantee))")
"""Between two names and behind the second: the first supplies it with something."""
PAYS = late(r"\s(?:is paying|are paying|pays|paid|will pay|is to pay|to pay)\s(?:the\s)?")
"""Between two names alone, whatever else they sell: "What Nvidia pays Lambda"."""
TO_HOST = late(r"(?:[^.;,]|\.\d){0,3}\s(?:to |will |is to |would )?(?:hosts?|house|power)\s(?:an? |the )?$")
"""Between two names: the first is to host what the second brings."""
WON_FROM = turn(
    r"\b(?<!great )(?<!good )(?:won|wins?|order|contract|award|lease|deal|commitment)\b(?: \S+){0,6} from\s(?:the\s)?$"
)
_given = r"(?:contract|order|job|work|mandate|tender|commission|award)s?\b"
GIVES_WORK = turn(
    rf"\b(?<!been )(?<!was )(?<!were )(?:giv(?:es?|en|ing)|gave|award(?:s|ed|ing)?|hand(?:s|ed|ing)?|plac(?:es?|ed|ing))\s(?:[^\s.;]+\s){{0,8}}?{_given}(?:[^.;]|\.\d){{0,60}}\b(?:to|with)\s(?:the\s)?$"
)
GIVEN_WORK = turn(
    rf"\b(?:was|were|been)\s(?:awarded|given|handed)\s(?:[^\s.;]+\s){{0,8}}?{_given}(?:[^.;]|\.\d){{0,60}}\bby\s(?:the\s)?$"
)
"""Between two names: the first has the second work for it, or the other way round."""


def plainly(between: str, behind: str) -> float | None:
    """What the words between two names, and those behind the second, say beyond doubt."""
    if between.endswith((", ", ": ", "; ")) and TO_TAKE.match(behind):
        return -SURE
    if TAKEN_BY.search(between) or LETS_TO.search(between) or FOR_CLIENT.search(between) or PAID_BY.search(between):
        return -SURE
    if SUPPLIED_BY.search(between) or SPENDS_ON.search(between):
        return SURE
    if COMMITTED.search(between) and COMMITMENT.match(behind):
        return SURE
    if TO_WHOM.fullmatch(between) and LETS.match(behind):
        return SURE
    if (FROM_WHOM.fullmatch(between) or WHOSE.fullmatch(between)) and RENTS.match(behind):
        return -SURE
    if BUYS_ON_BEHALF.search(between):
        return -1.5
    if BUYS_FOR_SURE.search(between) or PAYS.fullmatch(between) or GIVES_WORK.search(between):
        return SURE
    if ACQUIRES.match(behind) and AGREED_WITH.search(between):
        return SURE
    if UNDER_WHICH.match(behind) or TO_HOST.fullmatch(between):
        return -SURE
    if DOES_FOR.search(between) or (SUPPLIES.search(between) and WITH_WHAT.match(behind)):
        return -SURE
    given = WON_FROM.search(between) or GIVEN_WORK.search(between)
    return -SURE if given or CUSTOMER_AS.match(behind) else None
