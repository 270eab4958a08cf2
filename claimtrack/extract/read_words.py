"""Readings of words: places, chip models, what is withheld, conditions, and where a deal stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.extract.learned.weighing import odds, weightiest
from claimtrack.extract.quantities.foreign import ENGLISH
from claimtrack.extract.readings import Reading
from claimtrack.extract.terms import phrases
from claimtrack.extract.terms.hardware import Hardware, hardware, told_of
from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.text.sieve import turn
from claimtrack.extract.where.regions import REGIONS, WIDE
from claimtrack.records import ORBIT, About, Field, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.where.places import Place

BY_RULE = "told by a turn of phrase"
PLAIN = 0.5
"""In log odds: what is taken for a refusal and is none stands beside every price of its deal, and harms more than one that is missed."""


SOMEBODY_ELSE = turn(
    r"\b(?:with|to|from) (?:another|a second|a different|other|a new) (?:\w+ )?(?:tenant|customer|client|buyer|hyperscaler|bidder|supplier)s?\b"
)
"""What is said of a deal with one who is not named here: "in talks with another tenant"."""


def place_readings(draft: Draft) -> Iterator[Reading]:
    """Every site of the article, each claimed once a deal, and once more where it is told more fully: "Osaka", then "Osaka, Japan"."""
    told: set[tuple[str, frozenset[str]]] = set()
    wholly: set[tuple[str, frozenset[str]]] = set()
    regions: set[str | None] = set()
    exact = {
        a.buyer.group
        for p in draft.telling.places
        if p.site not in WIDE and p.site != ORBIT and (a := draft.telling.ruled_at(p.start)) is not None
    }
    for place in draft.telling.places:
        reading = Reading(place.start, place.end, draft.text[place.start : place.end], "place")
        accord = draft.telling.ruled_at(place.start)
        if accord is None or not _placed(draft, place, accord):
            reading.reason = "no place of a deal"
            yield reading
            continue
        key = place.site, accord.groups
        fuller = key in told and place.region is not None and key not in wholly
        known = (key in told and not fuller) or place.site in regions or place.site == ORBIT
        regions |= {place.region} - {place.site}
        if place.region is not None:
            wholly.add(key)
        if known:
            reading.reason = "told before"
        elif place.site in WIDE and accord.buyer.group in exact:
            reading.reason = "a place in it is named"
        else:
            told.add(key)
            around = draft.around(place.start, place.end, draft.telling.sentence_at(place.start))
            reading.claim = draft.claim(
                Field.LOCATION, place.start, place.end, accord, around, 0.0, unit="text", site=place.site
            )
        yield reading


def _placed(draft: Draft, place: Place, accord: Accord) -> bool:
    """Whether a place is one of a deal: a bare region is none of a deal that no sentence tells, unless it names both parties."""
    unsaid = accord.supposed and place.site in REGIONS
    return not unsaid or draft.telling.names_both(place.start, accord)


def hardware_readings(draft: Draft) -> Iterator[Reading]:
    """Every chip model of the article, each claimed once a deal."""
    told: set[tuple[str, frozenset[str]]] = set()
    for item in hardware(draft.telling.sentences):
        accord = draft.telling.ruled_at(item.start)
        sentence = draft.telling.sentence_at(item.start)
        reading = Reading(item.start, item.end, draft.text[item.start : item.end], "chip model")
        if accord is None:
            reading.reason = "no chips of a deal"
        elif not _of_deal(draft, item, accord, reading):
            reading.reason = "not told as the deal's chips"
        elif (key := (item.key, accord.groups)) in told:
            reading.reason = "told before"
        elif item.key == "chips" and (told or not draft.counts.free(item.start, item.start + 1)):
            reading.reason = "no model but a maker's chips"
        else:
            told.add(key)
            around = draft.around(item.start, item.end, sentence)
            reading.claim = draft.claim(Field.GPU_MODEL, item.start, item.end, accord, around, 0.0, unit="text")
        yield reading


def _of_deal(draft: Draft, item: Hardware, accord: Accord, reading: Reading) -> bool:
    """Whether a deal is for the chips of a naming: by what was learned, or where that knows no word by the rules alone."""
    signs = model_signs(draft, item, accord)
    if draft.article.language not in ENGLISH:
        return BY_RULE in signs
    reading.score, reading.cues = odds("models", "model", signs), weightiest("models", "model", signs)
    return reading.score > 0


def model_signs(draft: Draft, item: Hardware, accord: Accord | None) -> set[str]:
    """What speaks for and against a deal's being for the chips of a naming; the figures must have been read before."""
    sentence = draft.telling.sentence_at(item.start)
    counted = not draft.counts.free(item.start, item.start + 1)
    told = told_of(draft.around(item.start, item.end, sentence))
    tells = draft.telling.names_both if item.key == "chips" else draft.telling.tells_of
    near = accord is not None and tells(item.start, accord)
    by_rule = (counted or near) and (counted or told) and not draft.of_something_else(sentence, item.start)
    spoken = {
        "counted": counted,
        "told of": told,
        "near its deal": near,
        BY_RULE: by_rule,
        "named": item.key != "chips",
    }
    return draft.signs.of_model(item.start, item.end, sentence) | {sign for sign, holds in spoken.items() if holds}


def phrase_readings(draft: Draft) -> Iterator[Reading]:
    """What the article says is withheld, and what lets a party out of the deal."""
    for sentence in draft.telling.sentences:
        for phrase in _withheld(draft, sentence):
            yield _phrase(draft, Field.DISCLOSURE, phrase, sentence)
        if sentence.bits & phrases.NOTICE.bit:
            for phrase in phrases.conditions(draft.text, sentence.start, sentence.end):
                yield _phrase(draft, Field.NOTICE, phrase, sentence)


def _withheld(draft: Draft, sentence: Sentence) -> list[phrases.Phrase]:
    """What a sentence says is withheld: by a turn of phrase, or by a clause that the learned signs hold to say so."""
    told = phrases.withheld(draft.text, sentence.start, sentence.end, sentence.bits)
    if draft.article.language not in ENGLISH:
        return told
    by_rule = list(told)
    for start, end in phrases.hinted(sentence):
        if any(p.start < end and start < p.end for p in by_rule):
            continue
        if odds("refusals", "clause", draft.signs.of_clause(start, end, sentence, by_rule=False)) > PLAIN:
            words = draft.text[start:end]
            about = phrases.about_what(words, words, words)
            told.append(phrases.Phrase(start, end, None if about is About.ALL else about, Status.UNDISCLOSED))
    return told


def standing_readings(draft: Draft) -> Iterator[Reading]:
    """Where each deal stands, told once a stage."""
    told: set[tuple[object, ...]] = set()
    for sentence in draft.telling.sentences:
        for phrase in phrases.standings(sentence):
            reading = _phrase(draft, Field.STATUS, phrase, sentence)
            if reading.claim is not None:
                key = (phrase.stage, reading.claim.buyer, reading.claim.seller)
                if key in told:
                    reading.claim, reading.reason = None, "told before"
                elif sentence.has(SOMEBODY_ELSE):
                    reading.claim, reading.reason = None, "of a deal with somebody else"
                elif not sentence.has(DEAL):
                    reading.claim, reading.reason = None, "no word of a deal beside it"
                told.add(key)
            yield reading


def _phrase(draft: Draft, name: Field, phrase: phrases.Phrase, sentence: Sentence) -> Reading:
    reading = Reading(phrase.start, phrase.end, draft.text[phrase.start : phrase.end], str(name))
    accord = draft.telling.accord_at(phrase.start, name)
    if accord is None:
        reading.reason = "no deal in the article to which it could belong"
        return reading
    around = draft.around(phrase.start, phrase.end, sentence)
    reading.claim = draft.claim(
        name, phrase.start, phrase.end, accord, around, 0.0,
        unit="text", status=phrase.status, about=phrase.about, stage=phrase.stage,
    )  # fmt: skip
    return reading
