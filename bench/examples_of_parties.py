"""Names of labelled articles, the deals between them and what is of which deal, and whether the labels say so too."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from examples import Example, Ranking, drafts, labelled, overlaps, stands_on

from claimtrack.catalog import Catalog, Kind
from claimtrack.extract.accords.pair_signs import lone_signs, pair_signs
from claimtrack.extract.reader import unscoped
from claimtrack.extract.terms.stakes import may_be_stake
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.who.name_signs import candidates
from claimtrack.extract.who.parties import Party, parties
from claimtrack.extract.who.strangers import likely_places, whole_names
from claimtrack.extract.whose.holders import holdings
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Field

EVERYBODY_KNOWS = {Kind.LAB, Kind.CLOUD, Kind.CHIPMAKER, Kind.PLATFORM}
PARTS = 3
"""In so many turns another part of the catalog is taken for unknown, so that there are enough unknown companies."""
LEAST_LETTERS = 4


def names_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every capitalised name that the catalog lacks, or lacks when a part of it is taken out, and whether it is a party's."""
    for known in (catalog, *(_without(catalog, part) for part in range(PARTS))):
        for name, text, label in labelled(folder):
            named = {_who(side, catalog) for c in label["claims"] for side in _sides(c["deal_ref"] or "")} - {""}
            told = sentences(text)
            kinds = (known.company_names, known.facility_names, known.chip_names, known.outlet_names)
            cover = Cover(len(text), ((m.start, m.end) for names in kinds for m in names.find(text)))
            found = [p for p in parties(text, told, known) if not p.stranger]
            whole = whole_names(text, found)
            for candidate in candidates(told, cover, found, likely_places(told)) if told else ():
                if candidate.name in whole:
                    continue
                right = any(_same(_who(candidate.name, catalog), side) for side in named)
                yield Example("name", candidate.signs, 0.0, right, name)


def pairs_of(folder: Path, catalog: Catalog, only: Callable[[str], bool] = lambda _: True) -> Iterator[Example]:
    """Every two companies of an article, each way round, and whether a label has the one buy from the other.

    `only` says which articles are read.

    Pairs that only a stake joins are left out: a label does not say which way round they stand.
    """
    for known in (catalog, *(_without(catalog, part) for part in range(PARTS))):
        for name, text, label in labelled(folder):
            if not only(name):
                continue
            telling = Telling.of(text, known)
            names: dict[str, set[str]] = defaultdict(set)
            for party in telling.parties:
                names[party.group].add(_who(party.name, catalog))
            deals = [
                (_names(c["deal_ref"], 0, catalog), _names(c["deal_ref"], 1, catalog), c["field"] == Field.EQUITY)
                for c in label["claims"]
            ]
            for buyer, seller, signs in pair_signs(telling.sentences, telling.parties, telling.told):
                one, other = names[buyer.group], names[seller.group]
                right = any(one & b and other & s for b, s, stake in deals if not stake)
                if right or not any(
                    (one & b and other & s) or (one & s and other & b) for b, s, stake in deals if stake
                ):
                    yield Example("pair", signs, 0.0, right, name)


def deals_of(folder: Path, catalog: Catalog, only: Callable[[str], bool] = lambda _: True) -> Iterator[Ranking]:
    """Every claim that a label stands on, with the deals that it may be of, where the label's is one of them.

    `only` says which articles are read.
    """
    for name, text, label, draft in drafts(folder, catalog, only):
        telling = draft.telling
        names: dict[str, set[str]] = defaultdict(set)
        for party in telling.parties:
            names[party.group].add(_who(party.name, catalog))
        for claim in (r.claim for r in unscoped(draft) if r.claim is not None and r.claim.field is not Field.EQUITY):
            on = [c for c in label["claims"] if c["field"] == claim.field]
            told = [c for c in on if overlaps(claim.start, claim.end, c["value_text"], text)]
            figure = next((f for f in draft.figures[0] if f.start < claim.end and claim.start < f.end), None)
            offset = claim.start if figure is None else figure.core
            if not told or (ruled := telling.ruled_at(offset)) is None:
                continue
            sides = [(_names(c["deal_ref"], 0, catalog), _names(c["deal_ref"], 1, catalog)) for c in told]
            options = [
                (signs, any(_is(accord.buyer, b, names) and _is(accord.seller, s, names) for b, s in sides))
                for accord, signs in telling.signs_of_deals(offset, ruled, claim.field)
            ]
            if len(options) > 1 and any(right for _, right in options):
                yield Ranking(options, name)


def holders_of(folder: Path, catalog: Catalog) -> Iterator[Ranking]:
    """Every stake that a label tells, with the pairs that it may join, each way round, where the label's is one of them."""
    for name, text, label, draft in drafts(folder, catalog):
        names: dict[str, set[str]] = defaultdict(set)
        for party in draft.telling.parties:
            names[party.group].add(_who(party.name, catalog))
        for figure in draft.figures[0]:
            if not may_be_stake(figure, draft.around(figure.start, figure.end, draft.telling.sentence_at(figure.core))):
                continue
            on = [c for c in label["claims"] if c["field"] == Field.EQUITY and stands_on(figure, c["value_text"], text)]
            sides = [(_names(c["deal_ref"], 0, catalog), _names(c["deal_ref"], 1, catalog)) for c in on]
            options = [
                (signs, any(_is(held.buyer, i, names) and _is(held.seller, v, names) for i, v in sides))
                for held, signs in holdings(figure, draft.telling)
            ]
            if any(right for _, right in options):
                yield Ranking(options, name)


def _is(party: Party | None, labelled: set[str], names: dict[str, set[str]]) -> bool:
    """Whether a party is one whom a label names, or nobody where it names nobody."""
    return bool(names[party.group] & labelled) if party and party.group else not labelled


def loners_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every company that a label has deal with somebody who is not named, and whether it is the seller."""
    for known in (catalog, *(_without(catalog, part) for part in range(PARTS))):
        for name, text, label in labelled(folder):
            telling = Telling.of(text, known)
            deals = [
                (_names(c["deal_ref"], 0, catalog), _names(c["deal_ref"], 1, catalog))
                for c in label["claims"]
                if c["field"] != Field.EQUITY
            ]
            buyers = {n for b, s in deals if not s for n in b}
            sellers = {n for b, s in deals if not b for n in s}
            for party, signs in lone_signs(telling.sentences, telling.parties, telling.told):
                who = _who(party.name, catalog)
                if (who in buyers) is not (who in sellers):
                    yield Example("seller", signs, 0.0, who in sellers, name)


def _names(deal: str | None, side: int, catalog: Catalog) -> set[str]:
    """Who is on one side of a labelled deal, 0 the buyer's and 1 the seller's."""
    sides = [*(deal or "").split("–"), ""]
    return {_who(n, catalog) for n in _sides(sides[side])} - {""}


def _without(catalog: Catalog, part: int) -> Catalog:
    """The catalog without one part of the companies that are not household names, chosen by their ids."""
    kept = [
        c for c in catalog.companies.values() if zlib.crc32(c.id.encode()) % PARTS != part or c.kind in EVERYBODY_KNOWS
    ]
    ids = {c.id for c in kept}
    orphaned = [c if c.parent in ids else c.model_copy(update={"parent": ""}) for c in kept]
    return Catalog(orphaned, catalog.facilities.values(), catalog.chips.values(), catalog.outlets.values())


def _sides(deal: str) -> list[str]:
    """The parties of a labelled deal: buyer–seller, several joined by "/"."""
    return re.split(r"–|/|,| and ", re.sub(r"\(.*?\)", "", deal))


def _who(name: str, catalog: Catalog) -> str:
    """Whom a name names: by the whole catalog the outermost parent, and else the name as names are compared."""
    if catalog.company(name.strip()) is not None:
        return catalog.group(name.strip())
    name = re.sub(r"\b(?:inc|corp|corporation|plc|ltd|llc|group|holdings)\b\.?", "", name.lower())
    return re.sub(r"[^a-z0-9 ]+", " ", name).strip()


def _same(name: str, side: str) -> bool:
    """Whether two names are one company's: the same, or one the beginning of the other."""
    if name == side:
        return True
    longer = min(len(name), len(side)) >= LEAST_LETTERS
    return longer and (name.startswith(f"{side} ") or side.startswith(f"{name} "))
