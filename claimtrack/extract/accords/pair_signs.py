"""What speaks for and against one company's buying from another, told as signs.

As with figures (`claimtrack.extract.whose.signs`), each sign is a short string whose weight is learned from labelled articles:
what kinds of company the two are, how often and where they are named, the words that stand beside and between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING, Final

from claimtrack.catalog import Kind
from claimtrack.extract.accords.loners import UNNAMED
from claimtrack.extract.text.dealing import DEAL
from claimtrack.extract.who.stems import stem
from claimtrack.late import late

if TYPE_CHECKING:
    from claimtrack.extract.accords.accord import Accord
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party

WORD: Final = late(r"[A-Za-z][\w'’-]*|[$€£]?\d[\d,.]*|[%–—();:,.]")
MOST_PARTIES: Final = 10
"""Of so many companies, those that are named most, the pairs are judged."""
BESIDE: Final = 40
"""Characters before and after a name that are heard."""
CALLED: Final = late(
    r"(?:,|\s\([^)]{1,30}\),?|\s(?:is|are))\s(?:an?|the|which is an?)\s(?P<what>[\w’'-]+(?:\s[\w’'-]+){0,5})"
)
"""After a name: what it is, "Sonnedix, the global producer of solar power"."""
BETWEEN_WORDS: Final = 12
EARLY, MANY = 3, 4


@dataclass(slots=True)
class Named:
    """One company of an article: its mentions, each with its sentence, and what speaks of its own part."""

    party: Party
    mentions: list[tuple[Party, Sentence]] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)


def pair_signs(
    sentences: Sequence[Sentence], named: Sequence[Party], told: Sequence[Accord]
) -> Iterator[tuple[Party, Party, set[str]]]:
    """Buyer, seller and signs of every two companies of an article, each way round. `told` are the deals that rules found."""
    parties = _parties(sentences, [p for p in named if not p.hardware])
    by_rule = {(a.buyer.group, a.seller.group): (n, a.weight) for n, a in reversed(list(enumerate(told))) if a.seller}
    together = _together(parties)
    for buyer, seller in permutations(parties, 2):
        one, other = buyer.party.group, seller.party.group
        signs = {f"kinds={buyer.party.kind} from {seller.party.kind}"}
        signs.update(f"buyer {sign}" for sign in buyer.signs)
        signs.update(f"seller {sign}" for sign in seller.signs)
        signs.update(_ruled(by_rule.get((one, other)), by_rule.get((other, one))))
        signs.update(_beside_each_other(sentences, together.get(frozenset({one, other}), {}), one, other))
        signs.update((f"companies={min(6, len(parties))}", f"sentences={min(MANY, len(sentences) // 6)}"))
        yield buyer.party, seller.party, signs


def lone_signs(
    sentences: Sequence[Sentence], named: Sequence[Party], told: Sequence[Accord]
) -> Iterator[tuple[Party, set[str]]]:
    """Every company of an article, and what speaks for its selling and against its buying where nobody else is named."""
    alone = {(a.seller or a.buyer).group: a for a in told if a.seller is None or not a.buyer.group}
    unnamed = any(s.has(UNNAMED) for s in sentences)
    for one in _parties(sentences, [p for p in named if not p.hardware]):
        signs = {f"it {sign}" for sign in one.signs}
        if unnamed:
            signs.add("somebody unnamed")
        if accord := alone.get(one.party.group):
            signs.add("told to buy alone" if accord.seller is None else "told to sell alone")
        for _, sentence in one.mentions:
            signs.update(f"sentence={word}" for word in _stems(sentence.text))
        yield one.party, signs


def _parties(sentences: Sequence[Sentence], dealers: list[Party]) -> list[Named]:
    """The companies that an article names most, most first; a bank that only speaks of others is none of them."""
    starts = [s.start for s in sentences]
    found: dict[str, Named] = {}
    for party in dealers:
        sentence = sentences[max(0, bisect_right(starts, party.start) - 1)]
        found.setdefault(party.group, Named(party)).mentions.append((party, sentence))
    dealing = [
        n for n in found.values() if n.party.kind is not Kind.INVESTOR or not all(p.aside for p, _ in n.mentions)
    ]
    most = sorted(dealing, key=lambda n: (-len(n.mentions), n.party.start))[:MOST_PARTIES]
    for rank, one in enumerate(most):
        one.signs.update(_part(one, rank))
    return most


def _part(one: Named, rank: int) -> Iterator[str]:
    yield f"kind={one.party.kind}"
    yield f"rank={min(MANY, rank)}"
    yield f"times={min(5, len(one.mentions))}"
    if all(p.aside for p, _ in one.mentions):
        yield "always aside"
    if one.party.stranger:
        for word in _stems(one.party.name):
            yield f"named={word}"
    for party, sentence in one.mentions:
        text = sentence.source
        before = _stems(text[max(sentence.start, party.start - BESIDE) : party.start])
        after = _stems(text[party.end : min(sentence.end, party.end + BESIDE)])
        for distance, word in enumerate(before[-1:-3:-1], 1):
            yield f"before {distance}={word}"
        for distance, word in enumerate(after[:3], 1):
            yield f"after {distance}={word}"
        if called := CALLED.match(text, party.end, sentence.end):
            for word in _stems(called["what"]):
                yield f"called={word}"
        if sentence.place < EARLY:
            yield "early"
        if sentence.kind == "headline":
            yield "in a headline"
        if party.aside:
            yield "aside"


def _ruled(straight: tuple[int, float] | None, turned: tuple[int, float] | None) -> Iterator[str]:
    if straight:
        place, weight = straight
        yield "told"
        yield f"told at {min(2, place)}"
        yield f"told weight={min(6, int(2 * weight))}"
    if turned:
        yield "told the other way"
        yield f"told the other way at {min(1, turned[0])}"


def _together(parties: list[Named]) -> dict[frozenset[str], dict[int, list[Party]]]:
    """By two companies, the sentences that name both, each with its mentions; and under -1 whether they stand next door."""
    by_place: dict[int, list[Party]] = defaultdict(list)
    for one in parties:
        for party, sentence in one.mentions:
            by_place[sentence.place].append(party)
    found: dict[frozenset[str], dict[int, list[Party]]] = defaultdict(dict)
    for place, here in by_place.items():
        here.sort(key=lambda p: p.start)
        groups = {p.group for p in here}
        for a in groups:
            for b in groups:
                if a < b:
                    found[frozenset({a, b})][place] = here
            for b in {p.group for p in by_place.get(place + 1, ())} - groups:
                found[frozenset({a, b})].setdefault(-1, [])
    return found


def _beside_each_other(
    sentences: Sequence[Sentence], shared: dict[int, list[Party]], buyer: str, seller: str
) -> Iterator[str]:
    places = [place for place in shared if place >= 0]
    dealing = 0
    for place in places:
        sentence, here = sentences[place], shared[place]
        deals = sentence.has(DEAL)
        dealing += bool(deals)
        first, second = min(
            ((a, b) for a in here for b in here if a.group == buyer and b.group == seller),
            key=lambda ab: abs(ab[0].start - ab[1].start),
        )
        way = "buyer first" if first.start < second.start else "seller first"
        left, right = (first, second) if first.start < second.start else (second, first)
        yield way
        if deals:
            yield "together in dealing"
        if place == 0:
            yield "together at the top"
        yield f"names together={min(MANY, len({p.group for p in here}))}"
        if any(left.end <= p.start < right.start and p.group not in {buyer, seller} for p in here):
            yield "another between"
        yield from _words(way, sentence, left, right)
    if -1 in shared:
        yield "next door"
    yield f"together={min(3, len(places))}"
    yield f"dealing together={min(3, dealing)}"


def _words(way: str, sentence: Sentence, left: Party, right: Party) -> Iterator[str]:
    text = sentence.source
    between = _stems(text[left.end : right.start])
    yield f"{way}, words={min(MANY, len(between) // 3)}"
    for word in between[:BETWEEN_WORDS]:
        yield f"{way}, between={word}"
    for word in _stems(text[max(sentence.start, left.start - BESIDE) : left.start])[-3:]:
        yield f"{way}, before={word}"
    for word in _stems(text[right.end : min(sentence.end, right.end + BESIDE)])[:3]:
        yield f"{way}, after={word}"


def _stems(text: str) -> list[str]:
    return [stem(w) for w in WORD.findall(text)]
