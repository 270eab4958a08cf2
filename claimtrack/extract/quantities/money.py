"""Money: signs, codes and words before or after the numeral, and the period or unit it is paid for."""

from __future__ import annotations

import re
from decimal import Decimal

from claimtrack.extract.quantities import foreign
from claimtrack.extract.quantities.numerals import Numeral
from claimtrack.extract.quantities.units import Kind, Quantity
from claimtrack.late import late
from claimtrack.records import Qualifier

SIGNS = {
    "us$": "USD", "$": "USD", "usd": "USD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "a$": "AUD", "au$": "AUD", "aus$": "AUD", "aud": "AUD",
    "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "nt$": "TWD", "r$": "BRL", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP",
    "¥": "JPY", "jpy": "JPY", "cny": "CNY", "rmb": "CNY", "₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR", "₩": "KRW",
    "krw": "KRW", "nok": "NOK", "sek": "SEK", "dkk": "DKK", "kr": "NOK", "chf": "CHF", "sar": "SAR", "aed": "AED", "sgd": "SGD", "myr": "MYR", "rm": "MYR", "r": "ZAR", "w": "KRW", "nis": "ILS",
    "thb": "THB", "idr": "IDR", "php": "PHP", "zar": "ZAR", "pln": "PLN", "ils": "ILS", "mxn": "MXN", "twd": "TWD", "nzd": "NZD", "hkd": "HKD",
    "czk": "CZK", "try": "TRY", "kzt": "KZT", "qar": "QAR", "vnd": "VND", "brl": "BRL", "mad": "MAD", "egp": "EGP", "ngn": "NGN", "kes": "KES",
    "ksh": "KES", "pkr": "PKR", "clp": "CLP", "cop": "COP", "ars": "ARS", "huf": "HUF", "ron": "RON", "kwd": "KWD", "bhd": "BHD", "omr": "OMR",
    "isk": "ISK", "uzs": "UZS", "rub": "RUB", "bdt": "BDT", "lkr": "LKR", "rp": "IDR", "₺": "TRY", "₦": "NGN", "₱": "PHP", "฿": "THB", "₪": "ILS", "₽": "RUB", "₫": "VND",
}  # fmt: skip
NAMES = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rupee": "INR", "won": "KRW",
    "kroner": "NOK", "kronor": "SEK", "krone": "NOK", "franc": "CHF", "riyal": "SAR", "dirham": "AED", "ringgit": "MYR",
    "baht": "THB", "rupiah": "IDR", "rand": "ZAR", "zloty": "PLN", "shekel": "ILS", "renminbi": "CNY", "reais": "BRL", "real": "BRL", "dong": "VND",
    "tenge": "KZT", "lira": "TRY", "koruna": "CZK", "rouble": "RUB", "ruble": "RUB", "naira": "NGN", "shilling": "KES", "forint": "HUF",
    "peso": "MXN", "krona": "SEK", "taka": "BDT",
}  # fmt: skip
COUNTRIES = {"us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD",
             "hong kong": "HKD", "new zealand": "NZD", "norwegian": "NOK", "swedish": "SEK", "danish": "DKK", "taiwan": "TWD", "qatari": "QAR",
             "moroccan": "MAD", "pakistani": "PKR", "chilean": "CLP", "colombian": "COP", "argentine": "ARS", "philippine": "PHP", "icelandic": "ISK"}  # fmt: skip
_rarer = "MAD|EGP|NGN|KES|PKR|CLP|COP|ARS|HUF|RON|KWD|BHD|OMR|ISK|UZS|RUB|BDT|LKR"
"""Codes that in small letters are words."""
BEFORE = late(
    rf"(?:(?<![A-Za-z])(?:(?:(?-i:US|U\.S\.|AU|CA|NZ|HK|NT)|us(?=\$)|USD|CAD|AUD|NZD|SGD|HKD|TWD)\s?\$|USD|C\$|CA\$|CAD|A\$|AU\$|Aus\$|AUD|NZ\$|S\$|HK\$|NT\$|R\$|EUR|GBP|JPY|CNY|RMB|INR|Rs\.?|KRW|NOK|SEK|DKK|CHF|SAR|AED|SGD|MYR|RM|(?-i:R)(?=\s?$)|(?-i:W)$|(?-i:NIS)|THB|IDR|PHP|ZAR|PLN|ILS|MXN|CZK|QAR|VND|KZT|TWD|HKD|NZD|BRL|(?-i:{_rarer}|KSh|Rp\.?)|kr)"
    r"|[$€£¥₹₩₺₦₱฿₪₽₫])[\s\u00a0]?$",
    re.IGNORECASE,
)
AFTER = late(
    rf"[\s\u00a0-]?(?:(?P<code>USD|EUR|GBP|CAD|AUD|JPY|CNY|RMB|INR|KRW|NOK|SEK|DKK|CHF|SAR|AED|SGD|MYR|THB|IDR|PHP|ZAR|PLN|ILS|MXN|CZK|QAR|VND|KZT|TWD|HKD|NZD|BRL|{_rarer})(?![A-Za-z])|(?P<sign>[€£¥₹₺₪₽₫])"
    r"|(?:(?P<country>US|U\.S\.|American|Canadian|Australian|Singapore|Hong Kong|New Zealand|Norwegian|Swedish|Danish|Swiss|Saudi|UAE|Emirati|Malaysian|Turkish|South African|Israeli|Polish|Czech|South Korean|Korean|Indian|Chinese|Japanese|Taiwan|Thai|Indonesian|Qatari|Moroccan|Pakistani|Mexican|Chilean|Colombian|Argentine|Philippine|Icelandic|Nigerian|Kenyan|Russian|Hungarian)[\s-])?"
    r"(?P<name>(?i:dollar|euro|pound|yen|yuan|rupee|won|kroner|kronor|krone|riyal|dirham|buck|franc|ringgit|baht|rupiah|rand|zloty|shekel|renminbi|reais|(?-i:real)(?!\s(?:estate|property))|dong|tenge|lira|koruna|rouble|ruble|naira|shilling|forint|peso|krona|taka))s?(?:[\s]sterling)?(?![A-Za-z]))"
)
SCALED_GLUE = late(r"\s?(?P<scale>million|billion|trillion|bn|mn|[bmt])(?![A-Za-z])", re.IGNORECASE)
PERIOD = r"(?P<{0}>year|yr|annum|month|mo|quarter|week|day|hour|hr)"
THINGS = r"(?:GPU|chip|accelerator|H100|H200|B200|B300|GB200|GB300|A100|MI300X|TPU|card)s?"
UNIT_PRICE = late(
    rf"\s?(?:per|an?|/|each|for (?:each|every))\s?(?P<thing>{THINGS})(?:[-\s/]|\s(?:per|an?|each|every)\s)?(?P<per>hour|hr|month|year)?(?![A-Za-z])"
    rf"|\s?(?:per|an|/)\s?(?:hour|hr)(?:\s(?:per|for (?:each|an?|one)|on an?)\s(?:Nvidia\s)?(?P<thing2>{THINGS}))"
    r"|\s?(?:per|an?|/|for (?:each|every))[\s-]?(?P<measure>megawatt(?:-hour)?|gigawatt|kilowatt(?:-hour)?|MWh?|GW|kWh?|share|token|person|user|seat|acre|ton|barrel|server|system|rack|unit|machine|node|cabinet)(?![A-Za-z])",
    re.IGNORECASE,
)
APIECE = late(r"\s(?:apiece|each)\b(?!\s(?:of|year|month|quarter|from|in|into|to)\b)", re.IGNORECASE)
THINGS_BEFORE = late(
    r"\d[\d,.]*\s(?:[\w-]+\s){0,3}?(?P<thing>GPU|chip|card|accelerator|server|system|rack|unit|machine|node)s?\b(?:[^.;$€£]|\.\d){0,30}$",
    re.IGNORECASE,
)
"""What a price "apiece" is one of: "38 servers at 2.83 million yuan apiece"."""
CHIP = frozenset({"gpu", "chip", "card", "accelerator"})
RATE_AFTER = late(
    r"\s?(?:in |of |worth of )?(?:\w+ ){0,2}?(?:"
    rf"(?:an?|per|each|every)\s{PERIOD.format('a')}(?![A-Za-z])|/\s?{PERIOD.format('b')}(?![A-Za-z])"
    r"|in (?:each|any|every)(?: one)? of (?:the|those|these|its|their) (?:[\w-]+ ){0,2}(?P<d>year|month|quarter)s(?![A-Za-z])"
    rf"|(?<=of )(?:(?!(?:over|within|in|for|during|after|before)\s(?!each|every))[\w’'-]+ ){{1,5}}?(?:per|each|every)\s(?:(?:contract|fiscal|calendar) )?{PERIOD.format('e')}(?![A-Za-z-])(?!\s(?:ago|after|before))"
    rf"|-an?-{PERIOD.format('c')}(?![A-Za-z])|(?P<adverb>annually|yearly|monthly|quarterly|hourly|annualized|annualised|p\.a\.)(?![A-Za-z])"
    r"|(?P<adjective>annual|yearly|monthly|quarterly)\s(?:[a-z]+\s)?(?:commitment|payments?|revenues?|rent|fees?|contract|deal|spend|spending|lease|bill|run-rate|recurring|obligation|price|sum|cost|turnover|outlay)s?)",
    re.IGNORECASE,
)
RATE_BEFORE = late(
    r"\b(?P<adjective>annual|annually|annualized|annualised|yearly|monthly|quarterly)\s(?:[\w-]+\s){0,3}?(?:(?:[\w-]+:|of|at|is|was|to|exceeding|totall?ing|worth|:|~|about|over|nearly|more than|up to|some|roughly|approximately|around|an estimated)\s?){0,2}$"
    r"|\b(?:every|each)\s(?P<noun>year|month|quarter)\b(?:(?!\band\b)[^.,;:\d$€£¥]){0,50}$",
    re.IGNORECASE,
)
CONVERSION = late(
    r"\s?\((?:about |around |roughly |approximately |some |or |equivalent to |equal to |~|≈)?(?:US\$|[$€£¥₹]|USD|EUR|GBP|C\$|A\$)\s?\d[\d.,]*\s?(?:k|m|mn|bn|b|tn|million|billion|trillion)?(?:\s?(?:USD|EUR|GBP|dollars|euros|pounds))?\)",
    re.IGNORECASE,
)
PERIODS = {"yr": "year", "annum": "year", "mo": "month", "hr": "hour", "annual": "year", "annually": "year", "yearly": "year",
           "monthly": "month", "quarterly": "quarter", "hourly": "hour", "annualized": "year", "annualised": "year", "p.a.": "year"}  # fmt: skip
EACH_TIME = late(r"-(?:dollars?-)?an?-(?P<per>month|quarter|year)\b", re.IGNORECASE)
"""What makes a lone scale a rate: "billion-a-month"; dollars, where no other currency is named.
It says the size, not the sum: so much and perhaps more."""
EVERY = late(r"\b(?:each|every)\b", re.IGNORECASE)
"""Beside a number of anything as often as beside a sum: "hundreds of millions every month"."""
PLUS = late(r"\+|-plus\b|(?P<odd>-(?:odd|ish)\b)")
SIGN_REACH = 7


def sign_before(text: str, start: int) -> int:
    """Where the currency sign or code right before `start` begins; `start` itself where there is none."""
    window = max(0, start - SIGN_REACH)
    m = BEFORE.search(text[window:start])
    return window + m.start() if m else start


def read(text: str, numeral: Numeral, sign: str | None = None) -> Quantity | None:
    """The numeral as money, or None. `sign` is that of the first half of a range: "$10-15 billion"."""
    if numeral.worded and not numeral.scaled and numeral.value == 1:
        return None
    start = sign_before(text, numeral.start)
    end = numeral.end
    currency = _currency(sign or text[start : numeral.start])
    if text[start : numeral.start].strip() in {"R", "W"} and not numeral.scaled:
        currency = None
    trailing = False
    value, half = numeral.value, numeral.half
    if currency and value is not None and not numeral.scaled and (glue := SCALED_GLUE.match(text, end)):
        power = {"m": 6, "b": 9, "t": 12}[glue["scale"][0].lower()]
        value, half, end = value.scaleb(power), half.scaleb(power), glue.end()
    if (after := AFTER.match(text, end)) and (currency is None or after["code"] or after["name"]):
        if currency is None:
            trailing = True
            name = after["name"]
            currency = after["code"] or (
                COUNTRIES.get((after["country"] or "").lower()) or NAMES.get((name or "").lower())
                if name
                else SIGNS[after["sign"]]
            )
        end = after.end()
    if currency is None and (other := foreign.CURRENCY.match(text, end)) and other.lastgroup:
        currency, end = other.lastgroup, other.end()
    if currency is None and numeral.worded and (each := EACH_TIME.match(text, end)):
        unit = f"USD/{each['per'].lower()}"
        return Quantity(
            Kind.RATE, numeral.start, each.end(), numeral.start, unit, numeral, value, half,
            behind=(Qualifier.OVER, each.end()), notes={"unsigned": "yes"},
        )  # fmt: skip
    if currency is None:
        return _vague_money(text, numeral)
    currency = {"RMB": "CNY"}.get(currency, currency)
    if converted := CONVERSION.match(text, end):
        end = converted.end()
    return _with_period(text, numeral, start, end, currency, value, half, trailing=trailing)


def _currency(sign: str) -> str | None:
    """The code of a sign or a code, or of both: `CAD $`."""
    plain = re.sub(r"[\s.\u00a0]+(?=.)", "", sign.strip().lower())
    return SIGNS.get(plain) or (SIGNS.get(plain.removesuffix("$").strip()) if plain.endswith("$") else None)


def _vague_money(text: str, numeral: Numeral) -> Quantity | None:
    """Reads "billions", "a nine-figure sum": money without a sign, for those who look at the sentence to decide."""
    if numeral.vague is None or "thousand" in numeral.vague or numeral.vague in {"tens", "dozens", "hundreds"}:
        return None
    if re.match(
        r"[\"”’']?\s(?:of\s)?(?!dollars|euros|pounds)(?:(?:[\w.-]+\s){0,3}|(?:(?!(?:for|on|with|over|to|from|in)\b)[\w.-]+\s){4,5})(?:chips|GPUs|users|people|customers|cores|CPUs|(?:U\.S\. )?households|residents|parameters|tokens|devices|lines|transistors|miles|homes|jobs|square|times|years|hours|images|queries|searches|subscribers|businesses|developers|operations|servers|accelerators|processors|TPUs|embeddings)\b",
        text[numeral.end : numeral.end + 60],
    ):
        return None
    kind, end, unit = Kind.MONEY, numeral.end, "USD"
    if (m := RATE_AFTER.match(text, end)) and not m["d"] and not EVERY.search(m.group()):
        kind, end, unit = Kind.RATE, m.end(), f"USD/{_period(m)}"
    return Quantity(
        kind, numeral.start, end, numeral.start, unit, numeral, None, Decimal(0), vague=numeral.vague,
        notes={"unsigned": "yes"},
    )  # fmt: skip


def _period(rate: re.Match[str]) -> str:
    """The period that a rate is told for: "year"."""
    word = next(rate[g] for g in ("a", "b", "c", "d", "e", "adverb", "adjective") if rate[g]).lower()
    return PERIODS.get(word, word)


def _with_period(
    text: str,
    numeral: Numeral,
    start: int,
    end: int,
    currency: str,
    value: Decimal | None,
    half: Decimal,
    *,
    trailing: bool,
) -> Quantity:
    kind, unit = Kind.MONEY, currency
    behind = None
    if plus := PLUS.match(text, end):
        end = plus.end()
        behind = (Qualifier.ABOUT if plus["odd"] else Qualifier.OVER, end)
    if m := UNIT_PRICE.match(text, end):
        thing = m["thing"] or m["thing2"]
        if thing and (m["per"] or m["thing2"]):
            kind, unit = (
                Kind.UNIT_PRICE,
                f"{currency}/GPU-{PERIODS.get((m['per'] or 'hour').lower(), (m['per'] or 'hour').lower())}",
            )
        elif thing:
            kind, unit = Kind.UNIT_PRICE, f"{currency}/GPU"
        else:
            kind, unit = Kind.OTHER, f"{currency}/{m['measure'].lower()}"
        end = m.end()
    elif (m := APIECE.match(text, end)) and (of := THINGS_BEFORE.search(text[max(0, start - 60) : start])):
        thing, end = of["thing"].lower(), m.end()
        kind, unit = (Kind.UNIT_PRICE, f"{currency}/GPU") if thing in CHIP else (Kind.OTHER, f"{currency}/{thing}")
    elif m := RATE_AFTER.match(text, end):
        kind, unit = Kind.RATE, f"{currency}/{_period(m)}"
        end = end if m["d"] else m.end()  # the years are a span of time of their own
    elif m := RATE_BEFORE.search(text[max(0, start - 60) : start]):
        ahead = text[max(0, start - 60) : start]
        if ". " not in ahead[m.start() :]:
            word = (m["noun"] or m["adjective"]).lower()
            kind, unit = Kind.RATE, f"{currency}/{PERIODS.get(word, word)}"
            if m["adjective"]:
                start = max(0, start - 60) + m.start()
    return Quantity(
        kind,
        start,
        end,
        numeral.start,
        unit,
        numeral,
        value,
        half,
        numeral.vague,
        behind=behind,
        trailing_sign=trailing,
    )
