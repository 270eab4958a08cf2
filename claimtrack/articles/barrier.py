"""Pages that answer 200 and are no article: consent walls, bot checks, soft 404s, errors; and paywalls, which show a part."""

from __future__ import annotations

import re
from typing import Final

from claimtrack.late import late

FEW_WORDS: Final = 160
"""A wall is short: a page with more words than this is an article, whatever else stands in it, unless its title says so."""
SHORTER: Final = {"a consent wall": 100, "a page that says it is not there": 70, "an error page": 70}
"""Walls whose words a short article may hold as well ("forbidden", "cookie policy")."""
MOST_TITLED: Final = 400
TITLES: Final = (
    ("a bot check", late(r"^\W*(?:just a moment|attention required|access (?:to this page has been )?denied|are you a (?:ro)?bot|pardon our interruption|security check|please verify|human verification|checking your browser|one more step|ddos-guard)\b", re.IGNORECASE)),
    ("a consent wall", late(r"^\W*(?:before you continue|your (?:privacy|cookie)|we value your privacy|cookie (?:consent|settings|policy)|privacy (?:settings|choices)|consent\b|datenschutz-?einstellung)", re.IGNORECASE)),
    ("a page that says it is not there", late(r"^\W*(?:error )?(?:404\b|(?:page|article|content) not found|not found\W*$|page (?:unavailable|does not exist)|oops)", re.IGNORECASE)),
    ("an error page", late(r"^\W*(?:error\W*$|(?:error )?5\d\d\b|403\b|429\b|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|too many requests|forbidden\W*$|maintenance|site (?:is )?(?:down|under maintenance))", re.IGNORECASE)),
    ("a page for signed-in readers", late(r"^\W*(?:(?:log|sign) ?in\b|login\b|please (?:log|sign) in)", re.IGNORECASE)),
)  # fmt: skip
STUB_WORDS: Final = 350
"""A text that ends in an invitation to subscribe, and is no longer than this, is the beginning of an article."""
WALLS: Final = (
    ("a bot check", late(r"verify(?:ing)? (?:that )?you(?:['’]re| are) (?:a )?(?:not a (?:ro)?bot|human)|are you a (?:ro)?bot|checking (?:your browser|if the site connection is secure)|just a moment\b|enable javascript and cookies to continue|unusual (?:traffic|activity) from your|press (?:and|&) hold|complete the (?:security check|captcha)|access to this page has been denied|pardon our interruption|request unsuccessful\. incapsula|attention required! \| cloudflare|performance (?:&|and) security by cloudflare|ddos[- ]guard|perimeterx|datadome|automated access", re.IGNORECASE)),
    ("a consent wall", late(r"before you continue to|(?:we|and our \d* ?partners|we and our)[^.]{0,80}(?:store|use)[^.]{0,40}cookies|accept all[^.]{0,40}(?:reject|manage|settings|cookies)|consent to (?:the use of )?cookies|your privacy choices|we value your privacy|cookie (?:consent|policy|preferences|settings)|manage (?:your )?(?:consent|privacy)|einwilligung|alle akzeptieren|tout accepter", re.IGNORECASE)),
    ("a page that says it is not there", late(r"\b(?:page|article|story|content)\b[^.]{0,40}(?:not (?:be )?found|can(?:['’]t|not) be found|no longer (?:available|exists)|does(?:n['’]t| not) exist|has (?:been )?(?:moved|removed|deleted))|\b404\b[^.\d]{0,30}\b(?:error|not found)|\berror:? 404\b|^\W*404\W*$|we can(?:['’]t|not) (?:seem to )?find|nothing was found|seite nicht gefunden|page introuvable", re.IGNORECASE | re.MULTILINE)),
    ("an error page", late(r"\b(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|something went wrong|technical difficult\w+|temporarily (?:down|unavailable)|under maintenance|scheduled maintenance|error (?:5\d\d|establishing a database)|rate limit(?:ed)?|too many requests|access denied|forbidden|you don['’]t have permission)\b", re.IGNORECASE)),
    ("a page for signed-in readers", late(r"^(?:please )?(?:log|sign) in\b|you must (?:be logged|log|sign) in|(?:log|sign) in to (?:continue|view|read)", re.IGNORECASE)),
)  # fmt: skip
PAYWALL: Final = late(
    r"\b(?:subscribe|sign up|register|log ?in|sign in|become a (?:member|subscriber)|start your (?:free )?trial)\b(?![^.\n]{0,60}\b(?:newsletters?|e-?mails?|alerts?|podcast|briefing)\b)[^.\n]{0,60}\b(?:to (?:continue|keep|read|unlock|access|view)|for (?:full|unlimited) access|(?:and|to) (?:get (?:full|unlimited|access)|unlock))"
    r"|\bthis (?:article|story|content|post|report) is (?:available )?(?:exclusive(?:ly)? )?(?:for|to|only for|reserved for|available (?:exclusively )?to)\b[^.\n]{0,40}(?:subscribers?|members)"
    r"|\b(?:continue|keep) reading (?:this|with|for)\b|\balready (?:a |have (?:a |an )?)?(?:subscri\w+|member|account)\b|\bsubscribers? only\b|\bto read the (?:full|rest)\b|\bunlock (?:this|the full)\b|\bremaining free articles?\b|\bThis is (?:a )?(?:preview|excerpt)\b",
    re.IGNORECASE,
)
TAIL: Final = 600
"""Characters at the end of a text in which a paywall's words stand."""


def barrier(title: str | None, text: str) -> str | None:
    """What a page is, where it is no article ("a consent wall"); None for one that may be one."""
    count = len(text.split())
    if count <= MOST_TITLED and title and (told := next((n for n, said in TITLES if said.search(title)), None)):
        return told
    if count > FEW_WORDS:
        return None
    said = f"{title or ''}\n{text}"
    return next((n for n, told in WALLS if count <= SHORTER.get(n, FEW_WORDS) and told.search(said)), None)


def is_stub(text: str, *, free: bool | None) -> bool:
    """Whether a text is only the beginning of its article; `free` is what the page says of itself (`isAccessibleForFree`)."""
    if len(text.split()) > STUB_WORDS:
        return False
    return bool(PAYWALL.search(text[-TAIL:])) or free is False
