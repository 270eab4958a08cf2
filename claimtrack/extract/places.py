"""Places where compute stands, and the site that a figure belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from claimtrack.catalog.gazetteer import city_in, region_in
from claimtrack.extract.dates import CALENDAR_NAMES
from claimtrack.extract.prose import Sentence, matches
from claimtrack.extract.sieve import turn
from claimtrack.late import late

STATES: Final = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota "
    "Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah "
    "Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Alberta Manitoba Saskatchewan Queensland "
    "Victoria"
).split()
STATES_OF_TWO: Final = [
    "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Rhode Island", "South Carolina",
    "South Dakota", "West Virginia", "British Columbia", "New Brunswick", "Nova Scotia", "New South Wales",
]  # fmt: skip
COUNTRIES: Final = [
    "United States", "United Kingdom", "U.K.", "UK", "U.S.", "USA", "Norway", "Sweden", "Finland", "Denmark", "Iceland", "Portugal", "Spain", "France",
    "Germany", "Netherlands", "Belgium", "Ireland", "Italy", "Poland", "Switzerland", "Austria", "Greece", "Israel", "Saudi Arabia",
    "United Arab Emirates", "UAE", "Abu Dhabi", "Dubai", "Qatar", "Kuwait", "India", "Japan", "South Korea", "Singapore", "Malaysia", "Indonesia",
    "Thailand", "Vietnam", "Philippines", "Taiwan", "China", "Australia", "New Zealand", "Canada", "Mexico", "Brazil", "Chile", "Argentina",
    "Tasmania", "Queensland", "New South Wales", "Ontario", "Quebec", "Alberta", "British Columbia", "Manitoba", "Saskatchewan",
    "Andhra Pradesh", "Maharashtra", "Gujarat", "Tamil Nadu", "Telangana", "Karnataka", "Uttar Pradesh", "Kerala", "Hokkaido", "Kyushu", "Okinawa", "Sarawak",
    "Catalonia", "Aragon", "Brandenburg", "Hesse", "Telemark", "Lombardy", "Selangor", "Jeju",
    "South Africa", "Kenya", "Nigeria", "Kazakhstan", "Armenia", "Turkey", "Britain", "England", "Scotland", "Wales", "Essonne", "Bavaria",
]  # fmt: skip
WIDE: Final = frozenset(
    {"United States", "U.S.", "USA", "United Kingdom", "U.K.", "UK", "China", "India", "Canada", "Australia"}
)
"""Countries so large that they say little of where something stands, once a place in one is named."""
COUNTRY_NAMES: Final = frozenset(COUNTRIES)
LISTED: Final = late(r",?\s(?:and\s|or\s)?(?:the\s)?")
LONG_LIST: Final = 3
CODES: Final = (
    "AL AZ AR CA CO FL GA IA ID IL IN KS KY LA MD MI MN MO MS MT NC ND NE NJ NM NV NY OH OK OR PA SC SD TN TX "
    "UT VA WA WI WV WY"
).split()
PRESS_CODES: Final = (
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. "
    "N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Vt. Va. Wash. W.Va. Wis. Wyo. "
    "Ont. Que. Alta. B.C. Man. Sask. N.S. N.B."
).split()
"""States and provinces as the press shortens them (Associated Press and Canadian Press stylebooks)."""
REGIONS: Final = frozenset({*STATES, *STATES_OF_TWO, *COUNTRIES})
_region = "|".join(re.escape(r) for r in sorted([*STATES, *STATES_OF_TWO, *COUNTRIES], key=len, reverse=True))
JOINED: Final = late(rf"(?:,\s(?:{_region}))?{LISTED.pattern}")
_city = r"[A-ZÀ-Þ][\w’'à-ÿ-]+(?:[ \u00a0-](?:[A-ZÀ-Þ][\w’'à-ÿ-]+|of|de|le|la|upon|sur)){0,3}"
PLACE: Final = turn(
    rf"\b(?:(?P<near>near|outside|around)\s)?(?P<city>{_city})(?:,\s(?:in\s)?|\sin\s(?:the\s)?)(?P<region>{_region})(?!\w)"
    rf"|\b(?:(?P<direction>[Ww]est(?:ern)?|[Ee]ast(?:ern)?|[Nn]orth(?:ern)?|[Ss]outh(?:ern)?|[Cc]entral|[Rr]ural|[Uu]pstate)\s)?(?P<bare>{_region})(?!\w)(?!['’]s\s)(?!\s(?:government|officials|law|regulators|ministry|company|companies|cloud\s(?:company|provider|firm)|start-?up|firm|group|giants?|granted|said|says|has|have|had|may|wants|would|could|is\scourting))"
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
ADDRESS: Final = turn(
    rf"\b\d{{2,5}}\s(?:[NSEW]\.?\s|(?:North|South|East|West)\s)?(?:[A-Z][\w’'.-]+\s){{1,3}}(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Drive|Lane|Parkway|Highway|Way)\b\.?(?:\s(?:North|South|East|West))?(?:(?:,|\sin)\s{_city}(?:,\s(?:{_region}|[A-Z]{{2}}))?)?",
    0,
    needs=frozenset("road rd street avenue ave boulevard blvd drive lane parkway highway way st".split()),
)
BODY_AT: Final = turn(
    r"\b(?:in|at|inside)\s(?:the\s)?(?P<body>(?:[A-Z][\w’'-]+\s(?:of\s)?){1,4}(?:National Laboratory|Laboratory|University|(?:Super)?[Cc]omputing Cent(?:er|re)|Supercomputer Cent(?:er|re)|(?:Science|Technology|Industrial|Data|Business) Park))(?!\w)",
    0,
    needs=frozenset("laboratory university computing supercomputer park".split()),
)
"""A body's own ground, on which a machine is to stand."""
COUNTY: Final = turn(
    r"\b(?P<county>(?:[A-ZÀ-Þ][\w’'à-ÿ-]+\s){1,2}(?:County|Parish|Prefecture|Province|Township))(?!\w|['’]s|\s(?:Commission|Council|Board|Executive|Sheriff|Judge|Court|Planning|Industrial|officials|residents|voters|government))",
    0,
)
"""A county, wherever it lies."""
OWN_TOWN: Final = late(
    rf"\b(?:its|their|the|an?)\s(?P<town>{_city})\s(?=data\s?cent|campus|site|facility|hub|supercomputer)"
)
"""A city before what stands there: "its Austin data center"."""
TOWN: Final = late(
    rf"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|between|into|and|from|to|off)|,)\s(?:the\s|nearby\s|neighbou?ring\s|rural\s|upstate\s)?(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)+(?:ern)?\s|[Cc]entral\s)?(?P<town>{_city})(?!\w)(?!['’]s\s[A-Z])"
)
"""A city or a region of the gazetteer, where something may stand."""
SEAT: Final = turn(
    rf"\b(?i:city|town|village|port|municipality|suburb|district|commune|hamlet|community|borough|state|province|prefecture|island) of (?P<seat>{_city})(?!\w|['’]s\s[A-Z])",
    0,
)
"""A place told by what it is: "the southeastern port of Ulsan"."""
NO_SPOT: Final = late(r"^(?:The|This|That|Its|Their|AI|IT|GPU|Q\d|FY|H[12]|Phase|North America|Europe|Asia|Africa)\b")
AHEAD, BEHIND = 110, 24
"""How far from a region's name a place begins and ends, in characters: a city of four words stands before it."""
_press = "|".join(re.escape(code) for code in PRESS_CODES)
CODE: Final = late(rf", (?P<region>(?:{'|'.join(CODES)})(?=[\s.,;:)]|$)|(?:{_press})(?=[\s,;:)]|$))")
CITY_BEFORE: Final = late(rf"(?:\b(?P<near>near|outside|around)\s)?(?<![\w’'-])(?P<city>{_city})$")
HOME: Final = late(
    r"\b(?:based|headquartered|headquarters|office|of|outlet|paper|University)\W*(?:in\s)?(?:the\s)?$|\bnews(?:paper)? (?:in|of) $|\b(?:group|company|firm|start-?up|maker|operator|giant|developer|provider)\W*(?:from|of)\s(?:the\s)?$"
    r"|\b(?:launch|ceremony|conference|summit|forum|event|meeting|government|officials|fair|expo|keynote|Davos|signed|met|speaking|MWC|Congress|Europe|GTC) in\s(?:the\s)?$"
)
"""Before a place: who sits there, or what was held there."""
STANDING: Final = turn(
    r"\b(?:data[\s-]?cent(?:er|re)s?|campus(?:es)?|sites?|facilit(?:y|ies)|build(?:s|ing|ings|out)?|(?:super-?)?clusters?|supercomputers?|complex|halls?|warehouse|hosted|located|situated|location|install\w*|deploy\w*|GPUs?|chips|megawatts?|gigawatts?|plant|acres|infrastructure|venture|leased?|soil|computing|factor(?:y|ies)|hubs?|projects?|in (?:two|three|four) (?:cities|states|countries))\b|(?:\b|(?<=\d))[MG]W\b",
)
LEADS_IN: Final = late(
    r"\b(?:in|at|near|to|for|across|outside|around|of|into|on|from|, and|and|or)\s(?:the\s|rural\s|its\s|a\s)?(?:(?:north|south|east|west|central)+(?:ern)?\s)?$|[:,;]\s$",
    re.IGNORECASE,
)
AWAY: Final = late(
    r"\b(?:outside|beyond|apart from|other than|besides) (?:of )?(?:the )?$|\b(?:sell|sells|sold|sales|ship|shipped|exports?|exported|served?)\b(?:[^.;,]|\.\d){0,25} to (?:the )?$"
    r"|\b(?:between|close to) (?:[A-Z][\w.]+ and )?$|\b(?:presence|visit|trip|tensions?|demand|sales|customers) (?:in|to|with) (?:the )?$|\b(?:green light|go-ahead|approval|permission) from $"
)
BODY: Final = late(
    r"\s(?:[A-Z][\w-]+\s){0,2}(?:Department|Ministry|Summit|Forum|Conference|Unicom|Telecom|Mobile|University|Army|Navy|Congress|Council|Authority|Commission)\b|\s(?:state )?visits?\b|['’]s\s(?=[A-Z])"
)
"""After a region's name: it is part of a body's name."""
KEYED: Final = late(r"(?:^|\n)\W*(?:where|locations?|sites?|place|address)\W{1,3}(?:[a-z]+ )?$", re.IGNORECASE)
"""A list's key before a place."""
KEYED_TOWN: Final = late(rf"(?m)^[^\w\n]{{0,6}}(?:[Ww]here|[Ll]ocation|[Ss]ite|[Aa]ddress)\W{{1,3}}(?P<town>{_city})")
ON_SITE: Final = late(
    r"\s(?:campus(?:es)?|sites?|facilit(?:y|ies)|data cent(?:er|re)s?|warehouse|supercomputer|plant|location)\b"
)
"""What stands at a place named before it: "a Texas campus"."""
SKY: Final = "orbit"
"""The site of what is to stand in space; no place on a map."""
NOT_CITIES: Final = CALENDAR_NAMES | frozenset(
    (
        "The In On At And But A GMT MW GW kW IT Street For With From By Of Its Key Data European North South East West Inc Corp"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place. `site` is the short name by which figures are tied to it: the city, else the region."""

    start: int
    end: int
    site: str
    region: str | None


def places(text: str, sentences: Sequence[Sentence], names: AbstractSet[int] = frozenset()) -> list[Place]:
    """Every place named in a text, in order; where a company sits is no place of a deal.

    `names` are the offsets that names of companies and facilities cover, which are no places.
    """
    found: list[Place] = []
    edge = 0
    listed = sorted(_named(text, sentences))
    known = names | {i for start, end, *_ in listed for i in range(start, end)}
    spots = [s for s in _spots(sentences) if known.isdisjoint(range(s[0], s[1]))]
    spots += ((m.start(), m.end(), "", "", m.group()) for m in matches(sentences, ADDRESS, 60, 60))
    spots += ((m.start("body"), m.end("body"), "", "", m["body"]) for m in matches(sentences, BODY_AT, 60, 20))
    spots += (
        (m.start("town"), m.end("town"), "", "", m["town"])
        for m in KEYED_TOWN.finditer(text)
        if m.start("town") not in names
    )
    for start, end, city, region, bare in sorted([*listed, *spots]):
        if start < edge:
            continue
        edge = end
        if not city:
            site = bare
        else:
            words = city.split()
            while words and words[0] in NOT_CITIES:
                start = text.index(words[0], start) + len(words[0]) + 1  # noqa: PLW2901 - the name begins later
                words = words[1:]
            site = " ".join(words)
            if not words:
                found.append(Place(end - len(region), end, region, region))
                continue
            if site in REGIONS and region in REGIONS:
                found.append(Place(start, start + len(site), site, site))
                found.append(Place(end - len(region), end, region, region))
                continue
        if site == SKY:
            found.append(Place(start, end, SKY, None))
        elif not HOME.search(text[max(0, start - 24) : start]) and not _elsewhere(text, start, end, site):
            found.append(Place(start, end, site, region or None))
    return [p for n, p in enumerate(found) if not _in_list(text, found, n)]


def _elsewhere(text: str, start: int, end: int, site: str) -> bool:
    """Whether a region is named for what is not there: "outside China", "export to China", "the U.S. Department of Energy"."""
    if site not in REGIONS:
        return False
    return AWAY.search(text[max(0, start - 40) : start]) is not None or BODY.match(text, end) is not None


def _in_list(text: str, found: Sequence[Place], number: int) -> bool:
    """Whether a country is one of a list of three and more: where a company is, not where the deal's chips stand."""
    if found[number].site not in COUNTRY_NAMES:
        return False
    first = last = number
    while first and LISTED.fullmatch(text[found[first - 1].end : found[first].start]):
        first -= 1
    while last + 1 < len(found) and LISTED.fullmatch(text[found[last].end : found[last + 1].start]):
        last += 1
    return last - first + 1 >= LONG_LIST


def shared(text: str, found: Sequence[Place], place: Place) -> bool:
    """Whether a place is one of several joined by "and": "campuses in Texas, USA, and Sines, Portugal"."""
    number = found.index(place)
    gaps = [text[a.end : b.start] for a, b in pairwise(found)]
    first = last = number
    while first and JOINED.fullmatch(gaps[first - 1]):
        first -= 1
    while last < len(gaps) and JOINED.fullmatch(gaps[last]):
        last += 1
    return any("and" in gap for gap in gaps[first:last])


def _named(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, city, region and a name that stands alone, of everything that reads like a place."""
    for m in CODE.finditer(text):
        if before := CITY_BEFORE.search(text[max(0, m.start() - AHEAD) : m.start()]):
            yield m.start() - len(before.group()), m.end(), before["city"], m["region"], ""
    for m in matches(sentences, PLACE, AHEAD, BEHIND):
        region = m["region"] or m["bare"] or ""
        yield m.start(), m.end(), m["city"] or "", region, m["bare"] or m["known"] or (SKY if m["sky"] else "")


def _spots(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str, str, str]]:
    """Places that the lists lack, in the same form."""
    for m in matches(sentences, SPOT, 80, 90):
        spot = m["spot"]
        if not NO_SPOT.match(spot) and spot.split()[0] not in NOT_CITIES:
            yield m.start("spot"), m.end("spot"), "", "", spot
    for m in matches(sentences, SEAT, 30, 60):
        yield m.start(), m.end(), "", "", m["seat"]
    for m in matches(sentences, COUNTY, 60, 30):
        name = m["county"]
        while name.split()[0] in NOT_CITIES:
            name = name.split(maxsplit=1)[1]
        if " " in name:
            yield m.end("county") - len(name), m.end("county"), "", "", name
    for sentence in sentences:
        towns = chain.from_iterable(p.finditer(sentence.source, sentence.start, sentence.end) for p in (TOWN, OWN_TOWN))
        for m in towns:
            if name := city_in(m["town"]) or region_in(m["town"]):
                yield m.start("town"), m.start("town") + len(name), "", "", name


def is_dateline(text: str, place: Place) -> bool:
    """Reads "AUSTIN, Texas, Oct. 22, 2024 –": where the news was written, not where the chips stand."""
    line = text.rfind("\n", 0, place.start) + 1
    return place.start - line < 3 and bool(
        re.match(r",?\s?(?:\(|–|—|-|[A-Z][a-z]{2,8}\.?\s\d{1,2})", text[place.end : place.end + 24])
    )


def tells_site(text: str, place: Place, sentence: str, *, deals: bool) -> bool:
    """Whether the sentence says that something stands, or will stand, at the place; a town with its state needs only a deal there."""
    ahead = text[max(0, place.start - 26) : place.start]
    exact = place.region not in {None, place.site}
    return (
        place.site == SKY
        or bool(KEYED.search(ahead))
        or (
            bool(STANDING.search(sentence) or (exact and deals))
            and bool(
                text[place.start : place.start + 4] == "near"
                or LEADS_IN.search(ahead)
                or ON_SITE.match(text, place.end)
                or place.start == 0
                or text[place.start - 1] == "\n"
                or text[place.start - 2 : place.start] == ". "
            )
        )
    )
