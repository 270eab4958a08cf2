"""What reads like a place: a city with its state, a bare region, a town of the gazetteer, an address, a body's own ground."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from claimtrack.catalog.gazetteer import cities, city_in, region_in
from claimtrack.extract.text.legal_forms import LEGAL_FORMS
from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.times.moment import CALENDAR_NAMES
from claimtrack.extract.where.regions import (
    CODES,
    PRESS_CODES,
    any_region,
)
from claimtrack.late import late
from claimtrack.records import ORBIT

_city = r"[A-ZÀ-Þ][\w’'à-ÿ-]{1,40}(?:[ \u00a0](?:[A-ZÀ-Þ][\w’'à-ÿ-]{1,40}|of|de|le|la|upon|sur)){0,3}"
PLACE: Final = turn(
    rf"\b(?:(?P<near>near|outside|around)\s)?(?P<city>{_city})(?:,\s(?:in\s)?|\sin\s(?:the\s)?)(?P<region>{any_region})(?!\w|-based|-headquartered|\sCity\b)"
    rf"|\b(?:(?P<direction>[Ww]est(?:ern)?|[Ee]ast(?:ern)?|[Nn]orth(?:ern)?|[Ss]outh(?:ern)?|[Cc]entral|[Rr]ural|[Uu]pstate)\s)?(?P<bare>{any_region})(?!\w)(?!\sCity\b)(?!['’]s\s)(?!\s(?:government|officials|law|regulators|ministry|company|companies|cloud\s(?:company|provider|firm)|start-?up|firm|group|giants?|granted|said|says|has|have|had|may|wants|would|could|is\scourting))"
    r"|\b(?P<sky>in (?:orbit|space)|orbital)\b"
    r"|\b(?P<known>Memphis|Abilene|Narvik|Loughton|Sines|Dallas|Phoenix|Atlanta|Paris|London|Marseille|Frankfurt|Stockholm|Oslo|Helsinki|Reykjavik|Mumbai|Jamnagar|Tokyo|Osaka|Johor|Batam|Sydney|Melbourne|Toronto|Montreal|Chicago|Columbus|Cheyenne|Amarillo|Ellendale|Harwood|Childress|Sweetwater|Riyadh|Dammam|Visakhapatnam|Denton|Muskogee|Vineland|Kenilworth|Southaven|Richland Parish|New Albany|Mount Pleasant|New Carlisle|Lordstown)(?!\w)",
    0,
)
SPOT: Final = turn(
    r"\b(?i:campus(?:es)?|sites?|facilit(?:y|ies)|data[\s-]?cent(?:er|re)s?|halls?|plant|complex|cluster|buildings?|factory|capacity|supercomputer|MW|megawatts|land|moved)\b"
    rf"(?:[^.;:,\n]){{0,30}}?\s(?:in|at|near|outside|around)\s(?P<spot>{_city})(?!\w)(?!['’]s|\s\d)",
    0,
    needs=frozenset(
        "campus site facilit data center data centre data-cent datacent hall plant complex cluster building factory capacity supercomputer mw megawatt land moved".split()
    ),
)
"""A place that the lists lack, told by what stands there: "a data center at Tydal", "its S7 site in Eastern Creek"."""
DIRECTED: Final = turn(
    rf"\b(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:-?(?:east|west))?(?:\sside)?|outskirts|suburbs|edge|heart|miles|km)\s(?:of|from)\s(?P<spot>{_city})(?!\w)(?!['’]s\s[A-Z])",
    0,
)
"""A place told by which side of a town it lies on: "east of Houston"."""
ADDRESS: Final = turn(
    rf"\b\d{{2,5}}\s(?:[NSEW]\.?\s|(?:North|South|East|West)\s)?(?:[A-Z][\w’'.-]+\s){{1,3}}(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Drive|Lane|Parkway|Highway|Way)\b\.?(?:\s(?:North|South|East|West))?(?:(?:,|\sin)\s{_city}(?:,\s(?:{any_region}|[A-Z]{{2}}))?)?",
    0,
    needs=frozenset("road rd street avenue ave boulevard blvd drive lane parkway highway way st".split()),
)
BODY_AT: Final = turn(
    r"\b(?:in|at|inside|into|on|to)\s(?:the\s)?(?P<body>(?:[A-ZÀ-Þ][\w’'à-ÿ-]+\s(?:of\s)?){1,4}(?:National Laboratory|Laboratory|University|(?:Super|[Pp]erformance )?[Cc]omputing Cent(?:er|re)|Supercomputer Cent(?:er|re)|(?:Research|Composites|Space|Supercomputing) Cent(?:er|re)|Station|(?:Science|Technology|Industrial|Data|Business|Cultural) Park)"
    r"|(?:University|Institute) (?:of|at) [A-ZÀ-Þ][\w’'à-ÿ-]+(?:\s[A-ZÀ-Þ][\w’'à-ÿ-]+)?)(?!\w)",
    0,
    needs=frozenset("laboratory university institute computing supercomputer center centre station park".split()),
)
"""A body's own ground, on which a machine is to stand."""
COUNTY: Final = turn(
    r"\b(?P<county>(?:St\.\s)?(?:[A-ZÀ-Þ][\w’'à-ÿ-]+\s){1,2}(?:County|Parish|Prefecture|Province|Township))(?!\w|['’]s|\s(?:Commission|Council|Board|Executive|Sheriff|Judge|Court|Planning|Industrial|officials|residents|voters|government))",
    0,
)
"""A county, wherever it lies."""
OWN_TOWN: Final = late(rf"(?<![\w’'-])(?P<town>{_city})\s(?=data\s?cent|campus|site|facility|hub|supercomputer|plant)")
"""A city before what stands there: "its Austin data center", "the QTS Richmond campus"."""
UNLISTED: Final = late(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s(?P<town>[A-ZÀ-Þ][a-zà-ÿ’'-]{2,}(?: [A-ZÀ-Þ][a-zà-ÿ’'-]{2,}){0,2})(?=[,.;:)\s]|$)(?!['’]s|\s\d{1,3}\b(?!\s(?:miles?|km|kilomet)))"
)
"""A name that may be a town's, of which no list knows."""
WORD_IN_SMALL: Final = late(r"(?<![\w’'-])[a-z]{5,}")
"""What a headline that capitalises every word lacks."""
TOWN: Final = late(
    rf"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Ww]ithin|between|into|and|from|to|off|for)|,)\s(?:the\s|nearby\s|neighbou?ring\s|rural\s|upstate\s)?(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)+(?:ern)?\s|[Cc]entral\s)?(?P<town>{_city})(?!\w)(?!['’]s\s[A-Z])"
)
"""A city or a region of the gazetteer, where something may stand."""
SEAT: Final = turn(
    rf"\b(?i:city|town|village|port|municipality|suburb|district|commune|hamlet|community|borough|state|province|prefecture|island) of (?P<seat>{_city})(?!\w|['’]s\s[A-Z])",
    0,
)
"""A place told by what it is: "the southeastern port of Ulsan"."""
NO_SPOT: Final = late(
    r"^(?:The|This|That|Its|Their|AI|IT|GPU|Q\d|FY|H[12]|(?:First |Second |Third |Initial |Final )?Phase|North America|Europe|Asia|Africa)\b"
)
AHEAD, BEHIND = 110, 24
"""How far from a region's name a place begins and ends, in characters: a city of four words stands before it."""
_press = "|".join(re.escape(code) for code in PRESS_CODES)
CODE: Final = late(rf", (?P<region>(?:{'|'.join(CODES)})(?=[\s.,;:)]|$)|(?:{_press})(?=[\s,;:)]|$))")
CITY_BEFORE: Final = late(rf"(?:\b(?P<near>near|outside|around)\s)?(?<![\w’'-])(?P<city>{_city})$")
WORD_BEFORE: Final = late(r"(?<![\w’'-])(?P<word>[A-ZÀ-Þ][\w’'à-ÿ-]{1,40}) $")
KEYED_TOWN: Final = late(rf"(?m)^[^\w\n]{{0,6}}(?:[Ww]here|[Ll]ocation|[Ss]ite|[Aa]ddress)\W{{1,3}}(?P<town>{_city})")
SIDES: Final = frozenset({"North", "South", "East", "West"})
TRADE: Final = LEGAL_FORMS | frozenset(
    (
        "Agreement Agreements Bet Boost Capacity Chips Cloud Clouds Cluster Clusters Contract Contracts Deal Deals Energy Expansion "
        "Facilities Farms Firm GPUs Hub Hubs Infrastructure Investment Investments Lease Leases Order Orders PPA PPAs Pact Partnership Partnerships "
        "Holdings Machine Plans Plants Portfolio Power Project Projects Push Service Services Sites Solar Supercomputers System Systems Venture Wind Centers Centres"
    ).split()
)
"""What no town is called, however a headline writes it: "First Offshore Wind PPA in Taiwan"."""
NOT_CITIES: Final = CALENDAR_NAMES | frozenset(
    (
        "The In On At And But A GMT MW GW kW IT Street For With From By Of Its Key Data European North South East West Inc Corp"
    ).split()
)


def is_sided_district(words: Sequence[str]) -> bool:
    """Whether a county, a parish or a province is told by its side of the sky, which is a part of its name: "West Feliciana Parish"."""
    return (
        len(words) > 2 and words[0] in SIDES and words[-1] in {"County", "Parish", "Township", "Province", "Prefecture"}
    )


def is_sided_name(words: Sequence[str]) -> bool:
    """Whether a town or a county is told by a side of the sky that is a part of its name: "West Memphis", "West Feliciana Parish"."""
    return is_sided_district(words) or (len(words) > 1 and words[0] in SIDES and " ".join(words) in cities())


def whole_name(text: str, start: int, name: str) -> tuple[int, str]:
    """Where a town's name begins, and all of it, the word before belonging to it: "Navi Mumbai", "West Lafayette"."""
    before = WORD_BEFORE.search(text[max(0, start - AHEAD) : start]) if text.startswith(name, start) else None
    if before is None or (full := f"{before['word']} {name}") not in cities():
        return start, name
    return start - len(before.group()), full


def named(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, city, region and a name that stands alone, of everything that reads like a place."""
    for m in CODE.finditer(text):
        if before := CITY_BEFORE.search(text[max(0, m.start() - AHEAD) : m.start()]):
            yield m.start() - len(before.group()), m.end(), before["city"], m["region"], ""
    for m in matches(sentences, PLACE, AHEAD, BEHIND):
        region = m["region"] or m["bare"] or ""
        yield m.start(), m.end(), m["city"] or "", region, m["bare"] or m["known"] or (ORBIT if m["sky"] else "")


def spots(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str, str, str]]:
    """Places that the lists lack, in the same form."""
    for m in chain(matches(sentences, SPOT, 80, 90), matches(sentences, DIRECTED, 30, 70)):
        spot = m["spot"]
        if not NO_SPOT.match(spot) and spot.split()[0] not in NOT_CITIES:
            yield m.start("spot"), m.end("spot"), "", "", spot
    for m in matches(sentences, SEAT, 30, 60):
        yield m.start(), m.end(), "", "", m["seat"]
    for m in matches(sentences, COUNTY, 60, 30):
        name = m["county"]
        while name.split()[0] in NOT_CITIES and not is_sided_district(name.split()):
            name = name.split(maxsplit=1)[1]
        if " " in name:
            yield m.end("county") - len(name), m.end("county"), "", "", name
    for sentence in sentences:
        for m in TOWN.finditer(sentence.source, sentence.start, sentence.end):
            name = city_in(m["town"]) or region_in(m["town"])
            if name and not _of_somebody(sentence.source, m.start("town"), len(name), m["town"]):
                yield m.start("town"), m.start("town") + len(name), "", "", name
        for m in OWN_TOWN.finditer(sentence.source, sentence.start, sentence.end):
            words = m["town"].split(" ")
            tails = (" ".join(words[n:]) for n in range(len(words)))
            if name := next((tail for tail in tails if city_in(tail) == tail or region_in(tail) == tail), None):
                yield m.end("town") - len(name), m.end("town"), "", "", name


def unlisted(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of what stands where a town's name does, and is in no list."""
    for sentence in sentences:
        if sentence.kind == "headline" and not WORD_IN_SMALL.search(sentence.text):
            continue  # every word is capitalised
        for m in UNLISTED.finditer(sentence.source, sentence.start, sentence.end):
            if NOT_CITIES.isdisjoint(m["town"].split()) and not NO_SPOT.match(m["town"]):
                yield m.start("town"), m.end("town"), m["town"]


def _of_somebody(text: str, start: int, length: int, words: str) -> bool:
    """Whether what begins like a town goes on like a person's name: ", Lucas Araripe said"."""
    return length < len(words) and " " not in words[:length] and text[:start].rstrip().endswith(",")
