"""What speaks for and against a deal's being the one that a place in a text is about, told as signs.

Rules (`claimtrack.extract.whose.whose`) name one deal for every place. The signs tell besides who is named how near, how
likely each deal of the article is and where it was told last. On articles held out rules alone gave .80 of the labelled
figures, dates and words to the right deal where the article tells it, and .84 with what was learned of the signs; on real
pages .86 and .90.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.named import Named
    from claimtrack.extract.who.parties import Party
    from claimtrack.records import Field

BACK: Final = 4
"""So many sentences back somebody is looked for."""
LAST: Final = 4
"""So many of the names before a place are heard, however far they stand."""
FAR: Final = 5
FIRST_WORD: Final = late(r"[A-Za-z]+")
LAST_WORD: Final = late(r"[A-Za-z]+(?=[^A-Za-z]*$)")
JOINED: Final = late(r"(?:['’]s)?\s?[(:–—-]?\s?(?:about|around|~|roughly|nearly|over|up to|some)?\s?(?:US|C|A)?[$€£~]?")
Groups = frozenset[str]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Who is named round one place in a text.

    `clause`, `sentence`, `block` (up to the sentence) and `heading` are the groups that they name; `back` is how many
    sentences back the last one with names stands, with its groups. `ahead` and `behind` are the nearest parties of the
    sentence on each side, with the word that stands on the place's side of `ahead` and before `behind`; `last` are the
    last named before it in the whole text, nearest first; to `joined` the place is as good as glued: "Google ($38.6B)".
    """

    at: Sentence
    clause: Groups
    sentence: Groups
    block: Groups
    heading: Groups
    back: tuple[int, Groups] | None
    subject: Party | None
    ahead: Party | None
    after_ahead: str
    behind: Party | None
    before_behind: str
    last: tuple[Party, ...]
    last_at: int
    joined: Party | None

    @property
    def heard(self) -> Groups:
        """Everybody who is named so near that the place may be about a deal of theirs."""
        before = self.back[1] if self.back else frozenset()
        return self.sentence | self.block | self.heading | before | {p.group for p in self.last}


def nearby(article: Named, offset: int) -> Nearby:
    """Who is named round a place."""
    sentence = article.sentence_at(offset)
    named = article.named_in((sentence.start, sentence.end))
    own = [p for p in named if not p.aside]
    before = next((p for p in reversed(own) if p.end <= offset), None)
    after = next((p for p in own if p.start > offset), None)
    last = article.last_named(offset, LAST)
    return Nearby(
        at=sentence,
        clause=_groups(article.named_in(sentence.clause_at(offset))),
        sentence=_groups(named),
        block=_of_block(article, sentence),
        heading=_of_heading(article, sentence),
        back=_back(article, sentence),
        subject=named[0] if named else None,
        ahead=before,
        after_ahead=_word(FIRST_WORD.search(article.text[before.end : offset])) if before else "",
        behind=after,
        before_behind=_word(LAST_WORD.search(article.text[offset : after.start])) if after else "",
        last=tuple(last),
        joined=before if before and JOINED.fullmatch(article.text[before.end : offset]) else None,
        last_at=min(BACK, sentence.place - article.sentence_at(last[0].start).place) if last else 0,
    )


def deal_signs(
    near: Nearby, accord: Accord, rank: int, *, ruled: Accord, top: float, field: Field, meant: Party | None = None
) -> set[str]:
    """The signs of one deal for one place.

    `rank` is its place among the article's deals, `ruled` the deal that rules give the place, `top` the weight of the
    deal that is told most, `meant` whom the sentence begins with as "it".
    """
    by_rule = accord is ruled
    place = min(4, rank)
    groups, buyer, seller = accord.groups, accord.buyer.group, accord.seller.group if accord.seller else ""
    signs = {
        f"by rule {by_rule} at {min(3, rank)}",
        f"at {place}",
        f"{near.at.kind} at {min(3, rank)}",
        f"{field} at {min(2, rank)}",
        f"{accord.buyer.kind} from {accord.seller.kind if accord.seller else None} of {field}",
        "supposed" if accord.supposed else "heard",
        f"chance={int(accord.chance * 5)}",
        f"weight={min(5, int(5 * accord.weight / top)) if top else 0}",
        "two sides" if buyer and seller else "one side",
        f"by rule {by_rule}, clause {_shares(groups, near.clause, 1)}, sentence {_shares(groups, near.sentence, 1)}",
        f"block {_shares(groups, near.block)}",
    }
    if not by_rule:
        signs.add(f"shares {len(groups & ruled.groups)} of {len(ruled.groups)}")
        signs.add(f"likelier={max(-3, min(3, int((accord.chance - ruled.chance) * 5)))}")
    for where, named in (("clause", near.clause), ("sentence", near.sentence)):
        signs.update(_named(where, named, groups, buyer, seller))
    if near.heading:
        signs.add(f"heading {_shares(groups, near.heading)}")
    if near.back is not None:
        distance, named = near.back
        signs.add(f"back {distance}, {_shares(groups, named)}")
        signs.add(f"back {_shares(groups, named)}{'' if near.sentence else ', nobody here'}")
    signs.update(_beside(near, groups, buyer, seller))
    signs.update(_told(accord.spots, near.at.place))
    if meant is not None:
        signs.add(f"it is {_side(meant, buyer, seller)}")
    return signs


def _named(where: str, named: Groups, groups: Groups, buyer: str, seller: str) -> Iterator[str]:
    yield f"{where}: {len(groups & named)} of {len(groups)}"
    yield f"{where}: others {min(2, len(named - groups))}"
    if buyer in named:
        yield f"{where}: buyer"
    if seller in named:
        yield f"{where}: seller"
    if named:
        yield f"{where}: {'just these' if named == groups else 'its own' if named <= groups else 'others' if not named & groups else 'both'}"


def _beside(near: Nearby, groups: Groups, buyer: str, seller: str) -> Iterator[str]:
    """Whether the names nearest to the place are the deal's, and which side's."""
    if near.subject:
        yield f"subject {_side(near.subject, buyer, seller)}"
    if near.ahead:
        yield f"ahead {_side(near.ahead, buyer, seller)}"
        yield f"ahead {near.ahead.group in groups}, {near.after_ahead}"
    if near.joined:
        yield f"joined to {_side(near.joined, buyer, seller)}"
    if near.behind:
        yield f"behind {near.behind.group in groups}"
        yield f"behind {near.behind.group in groups}, {near.before_behind}"
    if near.last:
        yield f"last {near.last[0].group in groups}"
        yield f"last {near.last[0].group in groups} at {near.last_at}"
        other = next((p for p in near.last if p.group != near.last[0].group), None)
        yield f"last two {near.last[0].group in groups} {other and other.group in groups}"


def _side(party: Party, buyer: str, seller: str) -> str:
    return "buyer" if party.group == buyer else "seller" if party.group == seller else "other"


def _told(spots: Sequence[int], place: int) -> Iterator[str]:
    """How far from the place the deal is told; `spots` are in order."""
    if not spots:
        return
    after = bisect_right(spots, place)
    nearest = min(abs(spot - place) for spot in spots[max(0, after - 1) : after + 1])
    yield f"told at {min(FAR, nearest)}"
    yield f"told {min(FAR, place - spots[after - 1])} before" if after else "not told yet"
    if spots[0] <= 1:
        yield "told at the top"


def _shares(groups: Groups, named: Groups, most: int = 2) -> str:
    """How many of a deal's parties some names are, and how many others."""
    return f"{len(groups & named)} and {min(most, len(named - groups))}"


def _groups(named: Sequence[Party]) -> Groups:
    return frozenset(p.group for p in named if not p.aside)


def _word(found: re.Match[str] | None) -> str:
    return found.group().lower() if found else ""


def _of_block(article: Named, sentence: Sentence) -> Groups:
    first = sentence.place
    while first and article.sentences[first - 1].block == sentence.block:
        first -= 1
    return _groups(article.named_in((article.sentences[first].start, sentence.end)))


def _of_heading(article: Named, sentence: Sentence) -> Groups:
    heading = sentence.heading.strip()
    if not heading:
        return frozenset()
    at = article.text.rfind(heading, 0, sentence.start)
    return _groups(article.named_in((at, at + len(heading)))) if at >= 0 else frozenset()


def _back(article: Named, sentence: Sentence) -> tuple[int, Groups] | None:
    for distance in range(1, min(BACK, sentence.place) + 1):
        before = article.sentences[sentence.place - distance]
        if named := _groups(article.named_in((before.start, before.end))):
            return distance, named
    return None
