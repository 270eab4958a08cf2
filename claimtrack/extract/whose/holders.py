"""Whose stake a figure is: who issues the shares or takes the money, and who invests.

Rules name a pair where a turn of phrase tells it ("in", "from", a warrant's issuer); among all pairs that are named near, the
likeliest is taken, by the same kind of weights as elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from claimtrack.catalog import Kind
from claimtrack.extract.accords.accord import Accord
from claimtrack.extract.learned.weighing import odds
from claimtrack.extract.quantities.units import Kind as Measured
from claimtrack.extract.who.aside import holds_stake
from claimtrack.extract.whose.respective import respective
from claimtrack.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.extract.quantities.figures import Figure
    from claimtrack.extract.text.prose import Sentence
    from claimtrack.extract.who.parties import Party
    from claimtrack.extract.whose.telling import Telling

HOLDING: Final = "holding"
"""What the weights of a pair's signs are kept under."""
AHEAD: Final = 600
"""How far before a sentence, in characters, its issuer and investor may be named."""
MOST: Final = 5
"""So many companies, those named nearest, are weighed: twenty pairs."""
BUYS_OUT: Final = late(r"\b(?:all-stock|acqui(?:re|res|red|ring|sition)|take-?over|buyout|merger)\b", re.IGNORECASE)
ISSUER: Final = late(r"\b(?:in|into|of|inside)\s(?:the\s)?$", re.IGNORECASE)
FROM: Final = late(r"\sfrom\s")
LAST_WORD: Final = late(r"(?:[A-Za-z’']+|[^\w\s])(?=\s*$)")
FIRST_WORD: Final = late(r"\s*(?:['’]s\b|[A-Za-z’']+|[^\w\s])")
BESIDE: Final = 20
"""So many characters on each side of a name are heard."""
ISSUERS: Final = frozenset({Kind.HOST, Kind.NEOCLOUD, Kind.LAB, Kind.CHIPMAKER})


@dataclass(frozen=True, slots=True)
class Near:
    """A company named near a figure: its nearest mention, where that stands, and how many others stand nearer."""

    party: Party
    where: str
    rank: int


def holding(figure: Figure, telling: Telling) -> tuple[Accord, set[str]] | None:
    """Issuer (as buyer) and investor (as seller) of a stake, with what speaks for them; None where no two are named."""
    options = _in_turn(figure, telling, holdings(figure, telling))
    if not options:
        return None
    likely = [odds("holders", HOLDING, signs) for _, signs in options]
    return options[likely.index(max(likely))]


def _in_turn(figure: Figure, telling: Telling, options: list[tuple[Accord, set[str]]]) -> list[tuple[Accord, set[str]]]:
    """Those of the investor whose sum it is, where the sentence tells several in turn: "$10 billion and $5 billion, respectively"."""
    sentence = telling.sentence_at(figure.core)
    investor = respective(sentence, telling.named_in((sentence.start, sentence.end)), figure.core)
    if investor is None:
        return options
    return [o for o in options if o[0].seller is not None and o[0].seller.group == investor.group] or options


def holdings(figure: Figure, telling: Telling) -> list[tuple[Accord, set[str]]]:
    """Every two that are named near a figure, each way round, with their signs; first those that rules name."""
    near = list(_near(figure, telling))
    sides = [(named, _part("issuer", named, telling), _part("investor", named, telling)) for named in near]
    ruled = _by_rule(figure, telling)
    found = [
        (Accord(one.party, other.party), as_issuer | as_investor | _joint(figure, telling, one, other, ruled))
        for one, as_issuer, _ in sides
        for other, _, as_investor in sides
        if one is not other
    ]
    return sorted(found, key=lambda option: ruled is None or _sides(option[0]) != _sides(ruled))


def _near(figure: Figure, telling: Telling) -> Iterator[Near]:
    sentence = telling.sentence_at(figure.core)
    clause = sentence.clause_at(figure.core)
    groups: dict[str, Party] = {}
    here = telling.named_in((sentence.start, sentence.end))
    before = telling.named_in((max(0, sentence.start - AHEAD), sentence.start))
    main = [p for p in (telling.main.buyer, telling.main.seller) if p and p.group] if telling.main else []
    for party in (*sorted(here, key=lambda p: abs(p.start - figure.core)), *reversed(before), *main):
        groups.setdefault(party.group, party)
    for rank, party in enumerate(list(groups.values())[:MOST]):
        yield Near(party, _where(party, figure, sentence, clause), rank)


def _where(party: Party, figure: Figure, sentence: Sentence, clause: tuple[int, int]) -> str:
    if not sentence.start <= party.start < sentence.end:
        return "before" if sentence.start - AHEAD <= party.start < sentence.start else "far"
    side = "ahead" if party.start < figure.core else "behind"
    return f"{'clause' if clause[0] <= party.start < clause[1] else 'sentence'} {side}"


def _part(role: str, named: Near, telling: Telling) -> set[str]:
    """What speaks for one company's being the issuer, or the investor."""
    party, main = named.party, telling.main
    dealing = "apart"
    if main is not None and party.group in main.groups:
        dealing = "buys" if party.group == main.buyer.group else "sells"
    found = {
        f"{role} {named.where}",
        f"{role} rank={named.rank}",
        f"{role} is {party.kind}",
        f"{role} {'aside' if party.aside and not holds_stake(telling.text, party.end) else 'told'}",
        f"{role} {dealing}",
    }
    if named.where != "far":
        found.add(f"{role} after={_word(LAST_WORD.search(telling.text[max(0, party.start - BESIDE) : party.start]))}")
        found.add(f"{role} then={_word(FIRST_WORD.match(telling.text[party.end : party.end + BESIDE]))}")
    return found


def _joint(figure: Figure, telling: Telling, issuer: Near, investor: Near, ruled: Accord | None) -> set[str]:
    """What speaks for two together."""
    one, other = issuer.party, investor.party
    sides = one.group, other.group
    order = "".join(mark for _, mark in sorted([(figure.core, "#"), (one.start, "i"), (other.start, "v")]))
    found = {
        f"ruled {_ruled(sides, ruled)}",
        f"order={order}",
        f"{figure.kind} order={order}",
        f"{one.kind} of {other.kind}",
        f"{issuer.where}, {investor.where}",
        f"ranks {issuer.rank} {investor.rank}",
    }
    for accord in telling.accords:
        if accord.groups == set(sides):
            found.add("issuer buys" if accord.buyer.group == one.group else "investor buys")
    return found


def _ruled(sides: tuple[str, str], ruled: Accord | None) -> str:
    if ruled is None:
        return "by none"
    theirs = _sides(ruled)
    return "by rule" if sides == theirs else "round" if sides == theirs[::-1] else "other"


def _word(found: re.Match[str] | None) -> str:
    return found.group().strip().lower() if found else ""


def _sides(accord: Accord) -> tuple[str, str]:
    return accord.buyer.group, accord.seller.group if accord.seller else ""


def _by_rule(figure: Figure, telling: Telling) -> Accord | None:
    sentence = telling.sentence_at(figure.core)
    floor, ceiling = sentence.clause_at(figure.core)
    named = telling.named_in((sentence.start, sentence.end)) or telling.named_in(
        (sentence.start - AHEAD, sentence.start)
    )
    main = telling.main
    if BUYS_OUT.search(telling.text[floor:ceiling]) and figure.kind is Measured.MONEY:
        groups = list({p.group: p for p in named}.values())
        return Accord(groups[-1], groups[0]) if len(groups) > 1 else None
    issuer = _issuer(telling, named, figure)
    if issuer is None and main is not None:
        issuer = main.seller if main.seller is not None and figure.kind is Measured.SHARES else main.buyer
    if issuer is None:
        return None
    investors = [p for p in named if p.group != issuer.group]
    if not investors:
        return None
    return Accord(issuer, _investor(telling, investors, figure))


def _issuer(telling: Telling, named: list[Party], figure: Figure) -> Party | None:
    """Who is invested in: the party after "in" or "into", a lab, or the issuer of warrants."""
    led = [p for p in named if ISSUER.search(telling.text[max(0, p.start - 8) : p.start])]
    if figure.kind is not Measured.MONEY:
        hosts = [p for p in named if p.kind in ISSUERS]
        return next(iter(led), None) or (next(iter(hosts), None) if len({p.group for p in named}) > 1 else None)
    behind = [p for p in led if p.start > figure.core] or led
    if behind:
        return min(behind, key=lambda p: abs(p.start - figure.core))
    labs = [p for p in named if p.kind is Kind.LAB]
    return labs[-1] if labs else None


def _investor(telling: Telling, investors: list[Party], figure: Figure) -> Party:
    """Who invests: "$5 billion from Microsoft", else who is named last before the figure, else the nearest."""
    behind = telling.text[figure.end : figure.end + 20]
    given = [p for p in investors if 0 <= p.start - figure.end < 20 and FROM.match(behind)]
    ahead = [p for p in investors if p.start < figure.core]
    return given[0] if given else ahead[-1] if ahead else min(investors, key=lambda p: p.start)
