"""What a company that the catalog lacks is in the supply of compute, told by its name or by what the text calls it.

The words of names are those of the catalog's own companies: of 123 with "Energy" in their names 107 sell energy, of 66 with
"Power" 62, of 35 with "Centers" 33 let halls, all 39 universities are public bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claimtrack.catalog import Kind
from claimtrack.late import late

IN_NAMES: Final = (
    (Kind.HOST, late(r"\b(?:Data\s?[Cc]ent(?:er|re)s?|Datacent(?:er|re)s?|Colo(?:cation)?|Realty|Hosting|DC)\b")),
    (Kind.GOVERNMENT, late(r"\b(?:University|Ministry|Department|Agency|Laborator(?:y|ies)|Institute|Council|Municipality|Authority|Supercomputing)\b")),
    (Kind.INVESTOR, late(r"\b(?:Capital|Partners|Investments?|Ventures|Asset Management|Infrastructure Fund|Securities)\b")),
    (Kind.ENERGY, late(r"\b(?:Energy|Energ[ií]as?|Energie|Power|Electric(?:ity|idade)?|Solar|Wind|Renewables?|Renov[aá]veis|Hydro|Nuclear|Gas|Utilit(?:y|ies)|Cooperative|Geothermal|SMR|Fusion|Petroleum|Oil|E[óo]lica)\b")),
)  # fmt: skip
"""The first whose word stands in a name: "Vantage Data Centers" lets halls, "Capital Power" may sell either and is taken for the first."""
_what = r"(?:[\w’'-]+\s){0,5}?"
CALLED: Final = (
    (Kind.ENERGY, rf"{_what}(?:(?:power|energy|electricity|solar|wind|renewables?|nuclear|gas|hydro(?:power)?|geothermal)[\s-](?:[\w-]+\s){{0,2}}?(?:producer|developer|company|group|firm|supplier|generator|start-?up|giant|provider|retailer|major|operator)|utilit(?:y|ies)|independent power producer|IPP|producer(?! of (?:chips|GPUs|servers|memory)))"),
    (Kind.HOST, rf"{_what}(?:data[\s-]?cent(?:er|re)s?|colocation|hosting|bitcoin|crypto(?:currency)?)[\s-](?:[\w-]+\s){{0,2}}?(?:operator|developer|company|firm|provider|owner|landlord|group|REIT|specialist|builder|start-?up|miner)"),
    (Kind.NEOCLOUD, rf"{_what}(?:(?:GPU|AI)[\s-])?(?:neo)?cloud[\s-](?:[\w-]+\s){{0,2}}?(?:provider|company|operator|firm|start-?up|platform|specialist)|{_what}neocloud"),
    (Kind.PLATFORM, rf"{_what}(?:bank|lender|insurer|airline|retailer|car\s?maker|automaker|drug\s?maker|pharmaceutical company|hospital|supermarket|telecoms? (?:operator|company|group)|broker|media group|software (?:company|maker|group))"),
)  # fmt: skip
BEHIND: Final = tuple(
    (kind, late(rf"(?:,|\s\([^)]{{1,30}}\),?|\s(?:is|are))\s(?:an?|the|one of the|which is an?)\s(?:{words})\b"))
    for kind, words in CALLED
)
"""After a name: what it is."""
AHEAD: Final = tuple((kind, late(rf"\b(?:{words})\s$", re.IGNORECASE)) for kind, words in CALLED)
"""Right before a name: "solar producer Sonnedix"."""
_firm = r"(?:company|firm|group|start-?up|maker|developer|operator|provider|producer|supplier|miner|landlord|studio|lab|laboratory|bank|insurer|lender|retailer|utility|neocloud|hyperscaler|manufacturer|builder|integrator|vendor|host|carrier|agency|university|institute|subsidiary|arm|unit|venture|giant|specialist)"
FIRM_BEHIND: Final = late(
    rf"(?:,|\s\([^)\n]{{1,30}}\),?)\s(?:an?|the|which is an?|one of)\s(?:[\w’'-]+\s){{0,5}}?{_firm}s?\b"
)
FIRM_AHEAD: Final = late(rf"\b{_firm},?\s$")
"""Round a name: what makes it a company's: "Northpeak, a bitcoin miner", "drug developer Polaris Bio"."""
REACH: Final = 60


def kind_called(text: str, start: int, end: int) -> Kind | None:
    """What the words right round one mention of a company call it: "solar producer Sonnedix", "Hypertec, a colocation firm"."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - REACH) : start]
    return next(
        (
            kind
            for (kind, behind), (_, ahead) in zip(BEHIND, AHEAD, strict=True)
            if behind.match(text, end) or ahead.search(before)
        ),
        None,
    )


def is_called_firm(text: str, start: int, end: int) -> bool:
    """Whether the words right round a name call it a company of any kind."""
    floor = max(text.rfind("\n", 0, start) + 1, start - REACH)
    return FIRM_BEHIND.match(text, end) is not None or FIRM_AHEAD.search(text, floor, start) is not None


def kind_told(name: str, text: str, spots: Iterable[tuple[int, int]]) -> Kind | None:
    """What a company is, where its name or one of its mentions (start, end) tells; None where nothing does."""
    by_name = next((kind for kind, words in IN_NAMES if words.search(name)), None)
    if by_name is not None:
        return by_name
    return next((kind for spot in spots if (kind := kind_called(text, *spot)) is not None), None)
