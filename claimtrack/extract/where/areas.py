"""What a text says of the ground without naming a town: a continent, a people's soil, a grid, a plant, "several sites"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.extract.text.prose import Sentence, matches
from claimtrack.extract.text.sieve import turn

_built = r"(?:sites?|data[\s-]?cent(?:er|re)s?|campus(?:es)?|facilit(?:y|ies)|halls|locations|plants|(?:solar|wind) (?:farms?|parks?|projects?)|AI factor(?:y|ies)|supercomput\w+ cent(?:er|re)s?)"
_count = r"(?:multiple|several|various|many|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
AREA: Final = turn(
    r"\b(?P<area>(?<=[Ii]n the )US|(?<=across the )US|(?<=within the )US|Europe|(?:North|Latin|South|Central) America|South-?[Ee]ast Asia|Asia[\s-]Pacific|Middle East|Midwest|Scandinavia|Nordics|Africa|ERCOT|PJM|MISO|SPP|CAISO)\b(?!-based|['’]s\s|\s(?:Union|Commission|Bank|Interconnection|said|says))",
    0,
)
"""A continent, or a part of one, or of a country; a power grid."""
SOIL: Final = turn(
    r"\b(?P<soil>(?:American|Argentine|Australian|Austrian|Belgian|Brazilian|British|Canadian|Chilean|Chinese|Czech|Danish|Dutch|Emirati|English|European|Finnish|French|German|Greek|Icelandic|Indian|Indonesian|Irish|Israeli|Italian|Japanese|Kenyan|Korean|Malaysian|Mexican|Nordic|Norwegian|Polish|Portuguese|Qatari|Saudi|Scottish|Spanish|Swedish|Swiss|Taiwanese|Texan|Texas|Thai|Turkish|U\.S\.|US|UK|Vietnamese|Welsh)\s"
    rf"(?:(?:AI|data|own|new|existing)\s)?(?:{_built}|soil|territory|states))(?!\w)",
    0,
    needs=frozenset(
        "site data center data centre data-cent datacent campus facilit halls location plants farm park project ai factor supercomput soil territory states".split()
    ),
)
"""A people's ground: "two Icelandic sites", "on Saudi soil"."""
SOMEWHERE: Final = turn(
    rf"\b(?:across|in|over|at|from|out of)\s(?P<places>(?:(?:its|their|our|the)\s)?{_count}\s(?:[\w.-]+\s){{0,2}}?(?:{_built}|countries|states)"
    r"|an?\s(?:(?:undisclosed|unnamed)\s)?(?:north|south|east|west|midwest|central)[\w-]*\s(?:U\.?S\.?\s)?(?:state|province|region|city|emirate|site|location)|the kingdom)(?!\w)",
    needs=frozenset(
        "kingdom state province region city emirate multiple several various many two three four five six seven eight nine ten site data center location countries states campus facilit plants".split()
    ),
)
"""Places that are counted, not named."""
PLANT: Final = turn(
    r"\b(?P<plant>(?:[A-Z][\w’'-]+\s){1,4}(?:(?:Clean\s)?Energy Cent(?:er|re)|(?:[Nn]uclear\s)?(?:[Pp]ower|[Gg]enerating|[Ss]team [Ee]lectric)\s(?:[Pp]lant|[Ss]tation)|[Nn]uclear\s(?:[Pp]lant|[Ss]tation|[Ff]acility)|(?:[Ss]olar|[Ww]ind)\s(?:[Ff]arm|[Pp]ark|[Pp]roject)|(?:Technology|Tech|Industrial|Business|Science|Digital|Data|Innovation) Park|[Ii]ndustrial [Pp]ark|plant|campus|site|facility|harbou?r|[Dd]ata [Cc]ent(?:er|re)))(?!\w)",
    0,
    needs=frozenset("center centre plant station facility farm park project campus site harbor harbour".split()),
)
"""A named plant or park."""
LEAD: Final = frozenset(
    (
        "GW MW The A An Another This That Its Their In On At From For And But With AI HPC IT GPU Data New First Second Phase Project "
        "Hyperscale Tier Large Center Centre Building Each Every Our Your"
    ).split()
)


def areas(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of every stretch of ground that is told without a town; no figure is tied to one."""
    for pattern, group in ((AREA, "area"), (SOIL, "soil"), (SOMEWHERE, "places")):
        for m in matches(sentences, pattern, 40, 60):
            yield m.start(group), m.end(group), m[group]


def plants(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of every named plant or park."""
    for m in matches(sentences, PLANT, 90, 60):
        words = m["plant"].split()
        while words and words[0] in LEAD:
            words = words[1:]
        if len(words) > 1 and words[0][0].isupper():
            name = m["plant"][m["plant"].index(words[0]) :]
            yield m.end() - len(name), m.end(), name
