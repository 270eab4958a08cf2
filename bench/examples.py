"""Labelled articles as examples to learn from: what is judged, its signs, and whether the labels hold it to be right."""

from __future__ import annotations

import json
import math
import re
import zlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claimtrack.catalog import Catalog, Kind
from claimtrack.extract.accords.pair_signs import lone_signs, pair_signs
from claimtrack.extract.drafting import Draft
from claimtrack.extract.learned.weighing import heeded
from claimtrack.extract.quantities.figures import Figure
from claimtrack.extract.quantities.foreign import ENGLISH
from claimtrack.extract.quantities.units import Kind as Unit
from claimtrack.extract.read_figures import figure_readings
from claimtrack.extract.read_words import model_signs
from claimtrack.extract.reader import unscoped
from claimtrack.extract.scoping import SCOPED, SETTLED, scope_signs, with_others
from claimtrack.extract.terms import phrases
from claimtrack.extract.terms.equity import INVESTED, is_guarantee, told_as_equity
from claimtrack.extract.terms.hardware import hardware
from claimtrack.extract.terms.terms import RULES, decide
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.times import timing
from claimtrack.extract.times.dates import moments
from claimtrack.extract.times.moment import Moment
from claimtrack.extract.where.places import Place
from claimtrack.extract.where.standing import is_dateline
from claimtrack.extract.who.name_signs import candidates
from claimtrack.extract.who.parties import Party, parties
from claimtrack.extract.who.strangers import likely_places, whole_names
from claimtrack.extract.whose.signs import FAMILY, Signs
from claimtrack.extract.whose.telling import Telling
from claimtrack.records import Article, Field

FIELDS = {
    Unit.MONEY: {Field.PRICE_TOTAL, Field.PRICE_RATE, Field.UNIT_PRICE},
    Unit.POWER: {Field.POWER},
    Unit.SPAN: {Field.TERM},
}
EVERYBODY_KNOWS = {Kind.LAB, Kind.CLOUD, Kind.CHIPMAKER, Kind.PLATFORM}
PARTS = 3
"""In so many turns another part of the catalog is taken for unknown, so that there are enough unknown companies."""
LEAST_LETTERS = 4


class Example(NamedTuple):
    """Something to be judged: its signs, what its cues weigh already, whether it is right, and whose article it is of."""

    kind: str
    signs: set[str]
    ruled: float
    right: bool
    article: str


class Choice(NamedTuple):
    """Something that is one of several: its signs, what rules say that it is, what it is, and whose article it is of."""

    signs: set[str]
    ruled: str
    right: str
    article: str


class Ranking(NamedTuple):
    """A place in a text and the deals that it may be of, each with its signs and whether it is; the first is the one that rules give it."""

    options: list[tuple[set[str], bool]]
    article: str


def labelled(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and labels of every article of a folder."""
    for path in sorted(folder.glob("[0-9]*.json")):
        if path.with_suffix(".txt").exists():
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            yield f"{folder}/{path.stem}", text, json.loads(path.read_text(encoding="utf-8"))


def _drafts(
    folder: Path, catalog: Catalog, only: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[str, str, dict[str, Any], Draft]]:
    """The articles of a folder that signs judge: those in English."""
    for name, text, label in labelled(folder):
        if not only(name):
            continue
        article = Article(address=name, identity=name, text=text, published=label.get("published"))
        if article.language in ENGLISH:
            yield name, text, label, Draft(article, Telling.of(text, catalog))


def figures_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every figure that the words round it decide about, and whether it is a term of a deal."""
    for name, text, label, draft in _drafts(folder, catalog):
        for figure in draft.figures[0]:
            kind = FAMILY.get(figure.kind, figure.kind)
            sentence = draft.telling.sentence_at(figure.core)
            around = draft.around(figure.start, figure.end, sentence)
            if told_as_equity(figure, draft.telling):
                if not is_guarantee(figure, around):
                    stakes = [c for c in label["claims"] if c["field"] == Field.EQUITY]
                    right = any(_on(figure, c["value_text"], text) for c in stakes)
                    yield Example(INVESTED, draft.signs.of(figure, sentence, ()), 0.0, right, name)
                continue
            decision = decide(figure, around)
            if decision.candidate is None or kind not in RULES:
                continue
            ruled = heeded(decision.score, RULES[kind])
            heard = draft.signs.of(figure, sentence, (cue for cue, _ in decision.cues))
            yield Example(kind, heard, ruled, _is_term(figure, kind, label, text), name)


def _is_term(figure: Figure, kind: Unit, label: dict[str, Any], text: str) -> bool:
    """Whether a label stands on a figure, or else says the same number and nothing that is no term stands on it."""
    claims = [c for c in label["claims"] if c["field"] in FIELDS[kind]]
    if any(_on(figure, c["value_text"], text) for c in claims):
        return True
    if any(_on(figure, d["value_text"], text) for d in label["distractors"]):
        return False
    stated = [float(v) for v in (figure.low, figure.high) if v is not None]
    told = [float(v) for c in claims for v in (c["low"], c["high"]) if v is not None]
    return any(math.isclose(a, b, rel_tol=1e-3) for a in stated for b in told)


def _overlaps(start: int, end: int, words: str, text: str) -> bool:
    """Whether some words stand in a stretch, or reach into it."""
    at = text.find(words)
    while words and at >= 0:
        if at < end and start < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def _on(figure: Figure | Moment | Place, words: str, text: str) -> bool:
    return _overlaps(figure.start, figure.end, words, text)


def dates_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every date that no turn of phrase settles, once as a start and once as an announcement, and whether it is one."""
    for name, text, label, draft in _drafts(folder, catalog):
        for moment in moments(draft.telling.sentences, draft.article.published_day):
            sentence = draft.telling.sentence_at(moment.start)
            _, scores = timing.role(text, moment, sentence)
            for field, ruled in timing.ruled(scores).items():
                signs = draft.signs.of_date(moment, sentence, scores)
                claims = [c for c in label["claims"] if c["field"] == field]
                right = any(_on(moment, c["value_text"], text) for c in claims)
                yield Example(field, signs, ruled, right, name)


def places_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every place that is named, and whether a label has something of a deal stand there."""
    for name, text, label in labelled(folder):
        telling = Telling.of(text, catalog)
        signs = Signs(telling, ())
        told = [c["value_text"] for c in label["claims"] if c["field"] == Field.LOCATION]
        for place in (p for p in telling.candidates if not is_dateline(text, p)):
            right = any(_on(place, words, text) or place.site in words for words in told)
            yield Example("place", telling.signs_of(place, signs), 0.0, right, name)


def models_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every naming of a chip's model, and whether a label has a deal be for it."""
    for name, text, label, draft in _drafts(folder, catalog):
        deque(figure_readings(draft), maxlen=0)  # what is counted is known only then
        told = [c["value_text"] for c in label["claims"] if c["field"] == Field.GPU_MODEL]
        for item in hardware(draft.telling.sentences):
            if (accord := draft.telling.ruled_at(item.start)) is None:
                continue
            naming = text[item.start : item.end]
            right = any(naming in words or _overlaps(item.start, item.end, words, text) for words in told)
            yield Example("model", model_signs(draft, item, accord), 0.0, right, name)


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
    for name, text, label, draft in _drafts(folder, catalog, only):
        telling = draft.telling
        names: dict[str, set[str]] = defaultdict(set)
        for party in telling.parties:
            names[party.group].add(_who(party.name, catalog))
        for claim in (r.claim for r in unscoped(draft) if r.claim is not None and r.claim.field is not Field.EQUITY):
            on = [c for c in label["claims"] if c["field"] == claim.field]
            told = [c for c in on if _overlaps(claim.start, claim.end, c["value_text"], text)]
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


def _is(party: Party | None, labelled: set[str], names: dict[str, set[str]]) -> bool:
    """Whether a party is one whom a label names, or nobody where it names nobody."""
    return bool(names[party.group] & labelled) if party and party.group else not labelled


def parts_of(folder: Path, catalog: Catalog) -> Iterator[Choice]:
    """Every claim of a figure or a date that a label stands on, and which part of the deal the label says it covers."""
    yield from _choices(folder, catalog, "part")


def statuses_of(folder: Path, catalog: Catalog) -> Iterator[Choice]:
    """Every claim of a figure or a date that a label stands on, and how sure the label says it is told."""
    yield from _choices(folder, catalog, "status")


def _choices(folder: Path, catalog: Catalog, what: str) -> Iterator[Choice]:
    for name, text, label, draft in _drafts(folder, catalog):
        claims = [r.claim for r in unscoped(draft) if r.claim is not None and r.claim.field in SCOPED]
        for claim, others in with_others(claims):
            on = (c for c in label["claims"] if c["field"] == claim.field)
            told = next((c for c in on if _overlaps(claim.start, claim.end, c["value_text"], text)), None)
            settled = {told[what], str(claim.status)} & SETTLED if told is not None else set()
            if told is not None and told.get(what) and not settled:
                yield Choice(scope_signs(draft, claim, others), str(getattr(claim, what)), told[what], name)


def refusals_of(folder: Path, catalog: Catalog) -> Iterator[Example]:
    """Every clause that may tell that something is not told, and whether a label says that it does."""
    for name, text, label in labelled(folder):
        telling = Telling.of(text, catalog)
        signs = Signs(telling, ())
        told = [c["value_text"] for c in label["claims"] if c["field"] == Field.DISCLOSURE]
        for sentence in telling.sentences:
            by_rule = phrases.withheld(text, sentence.start, sentence.end, sentence.bits)
            for start, end in phrases.hinted(sentence):
                ruled = any(p.start < end and start < p.end for p in by_rule)
                right = any(_overlaps(start, end, words, text) for words in told)
                yield Example("clause", signs.of_clause(start, end, sentence, by_rule=ruled), 0.0, right, name)


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
