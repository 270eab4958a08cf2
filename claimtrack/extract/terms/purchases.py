"""Purchases of hardware that a figure tells by itself: "$40 billion on Nvidia chips", "acquire 400,000 of Nvidia's chips"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.catalog import Kind as Maker
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.quantities.units import Kind
from claimtrack.extract.who.parties import Party
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.quantities.figures import Figure
    from claimtrack.extract.whose.telling import Telling

REACH = 60
"""Characters round a figure in which the maker, or the verb of buying, stands."""
ON_HARDWARE = late(
    r"\s(?:worth of|on|of|in|for)\s(?:[\w,-]+\s){0,3}?(?:(?:chips|GPUs|processors|accelerators|servers|hardware)\s(?:made\s)?(?:by|from)\s)?$",
    re.IGNORECASE,
)
FROM_MAKER = late(r"\s(?:from|by|made by|supplied by|bought from|ordered from)\s(?:the\s)?$")
FROM_REACH = 24
"""Behind a count, and how far: who is to deliver it, "400,000 chips from Nvidia"."""
OF_MAKER = late(
    r"\s(?:worth\s)?of\s(?:the\s|its\s)?(?:(?:latest|new|custom|AI)\s){0,2}$",
    re.IGNORECASE,
)
CHIPS_OF = late(r"(?:['’]s)?\s(?:[\w-]+\s){0,3}?(?:chips|GPUs|processors|accelerators|hardware|systems)\b")
"""Round a maker behind so much power: "6 GW of AMD chips"."""
COUNTERPART = late(r"\b(?:with|from|by|to|via|through)\s(?:the\s)?$")
"""Before a name: it is not who buys, as in "an agreement with Dell for $5.8 billion of GB300 GPUs"."""
TO_BUY = late(r"\b(?:acquir|buy|bought|purchas|order|procur)\w*\s(?:[\w,]+\s){0,3}$", re.IGNORECASE)


def purchase(figure: Figure, telling: Telling) -> Accord | None:
    """The purchase that a sum, a count, a price a chip or so much power of chips tells: of who is named before it, from the maker."""
    if figure.kind is Kind.MONEY:
        maker = _maker(telling, figure.end, figure.end + REACH)
        if maker is None or not ON_HARDWARE.match(telling.text[figure.end : maker.start]):
            return None
    elif figure.kind is Kind.CHIPS and TO_BUY.search(telling.text[max(0, figure.start - REACH) : figure.start]):
        maker = _maker(telling, figure.start, figure.end)
    elif figure.kind is Kind.CHIPS:
        maker = _maker(telling, figure.end, figure.end + FROM_REACH)
        if maker is None or not FROM_MAKER.fullmatch(telling.text, figure.end, maker.start):
            return None
    elif figure.kind is Kind.POWER:
        return _powered(figure, telling)
    elif figure.kind is Kind.UNIT_PRICE:
        maker = _maker(telling, figure.end, figure.end + FROM_REACH)
        if maker is None or not FROM_MAKER.fullmatch(telling.text, figure.end, maker.start):
            return None
    else:
        return None
    if maker is None:
        return None
    sentence = telling.sentence_at(figure.start)
    ahead = [p for p in telling.named_in((sentence.start, figure.start)) if p.group != maker.group and not p.aside]
    if not ahead or COUNTERPART.search(telling.text, max(0, ahead[-1].start - FROM_REACH), ahead[-1].start):
        return None
    return Accord(ahead[-1], maker)


def _powered(figure: Figure, telling: Telling) -> Accord | None:
    """The purchase of chips that is told by the power they take, in a list of one buyer's deals with others.

    "That includes $300bn with Oracle, $250bn with Microsoft and 6GW of AMD chips."
    """
    maker = _maker(telling, figure.end, figure.end + FROM_REACH)
    if (
        maker is None
        or maker.kind is not Maker.CHIPMAKER
        or not OF_MAKER.fullmatch(telling.text, figure.end, maker.start)
    ):
        return None
    sentence, main = telling.sentence_at(figure.start), telling.main
    if not CHIPS_OF.match(telling.text, maker.end) or main is None or maker.group in main.groups:
        return None
    named = [p for p in telling.named_in((sentence.start, figure.start)) if not p.aside and p.group != maker.group]
    buyers = [p for p in named if not COUNTERPART.search(telling.text, max(0, p.start - FROM_REACH), p.start)]
    buyer = buyers[-1] if buyers else main.buyer
    told = (a for a in telling.accords if a.groups == {maker.group, buyer.group})
    return next(told, None) or Accord(buyer, maker)


def _maker(telling: Telling, start: int, end: int) -> Party | None:
    """Who makes the chips that a stretch names, by name or by their model: "worth of Blackwell chips"."""
    named = next((p for p in telling.every_name_in((start, end)) if p.hardware), None)
    if named is not None:
        return named
    models = telling.catalog.chip_names.find(telling.text[start:end])
    company = telling.catalog.companies.get(models[0].entry.maker) if models else None
    if company is None or company.kind is not Maker.CHIPMAKER:
        return None
    at = start + models[0].start
    return Party(
        at, at + len(models[0].name), company.name, telling.catalog.group(company.name), company.kind, hardware=True
    )
