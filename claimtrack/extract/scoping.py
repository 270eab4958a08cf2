"""What a figure covers and how sure it is told, weighed again by all the figures of its article.

The rules of `terms/scope.py` and `terms/voice.py` hear the words of one clause. What was learned from labelled articles
hears besides what stands farther off, and the figures of the same kind that the article tells of the same deal: the
smaller one beside a total is a phase, the one that two others add up to is the whole. On articles held out rules alone
name the part as the labels do in .69 of figures and dates, both together in .80; the status, of places, models and stakes too, in .70 and .86
(`bench/learning.py`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final

from claimtrack.extract.learned.weighing import likeliest
from claimtrack.extract.terms.scope import stage_of
from claimtrack.records import Field, Part, Stage, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claimtrack.extract.drafting import Draft
    from claimtrack.extract.readings import Reading
    from claimtrack.records import Claim

SCOPED: Final = frozenset(
    {Field.PRICE_TOTAL, Field.PRICE_RATE, Field.POWER, Field.GPU_COUNT, Field.TERM, Field.START, Field.END}
)
"""Fields of which an article tells several figures for one deal, each covering another part of it."""
STATED: Final = SCOPED | {Field.ANNOUNCED, Field.LOCATION, Field.GPU_MODEL, Field.EQUITY, Field.NOTICE}
"""Fields of which the signs tell how sure they are told; those that cover no part of a deal among them."""
SETTLED: Final = frozenset({Status.DENIED, Status.UNDISCLOSED})
"""What plain words say, and no sign takes back."""
CAUTION: Final = 1.5
"""In log odds; on articles held out as many parts are named as the labels name them with it as without."""
OF_OPTION: Final = 4.0
"""The same where the words tell an option: held out it costs nothing, and an option taken for the whole contradicts every total."""
OF_ESTIMATE: Final = 1.5
"""The same for an estimate: held out it costs nothing (.859 of statuses right for .858)."""
MOST_BESIDE: Final = 10
"""On either side of a claim; more are told of one deal by no article that is not a list."""
CLOSE: Final = Decimal("0.02")
"""Two sums nearer than this share of themselves are one, told twice."""


def scoped(draft: Draft, readings: Sequence[Reading], in_turn: Collection[int]) -> None:
    """Give the claims of an article the part and the status that their signs tell.

    `in_turn` is where those start that stand in turn with sites: each is a site's.
    """
    told = [r for r in readings if r.claim is not None and r.claim.field in STATED]
    claims = [r.claim for r in told if r.claim is not None]
    for reading, signs in zip(told, [scope_signs(draft, c, others) for c, others in with_others(claims)], strict=True):
        claim = reading.claim
        assert claim is not None
        part = claim.part
        if claim.field in SCOPED and not _has_grown(claim):
            part = Part(likeliest("parts", signs, caution(claim.part)))
            part = Part.SITE if part is Part.WHOLE and claim.start in in_turn else part
        status = (
            claim.status if claim.status in SETTLED else Status(likeliest("statuses", signs, wariness(claim.status)))
        )
        stage = claim.stage
        if part and (part is Part.OPTION) is not (claim.part is Part.OPTION):
            sentence = draft.telling.sentence_at(reading.start)
            stage = stage_of(draft.around(reading.start, reading.end, sentence), part)
        reading.claim = replace(
            claim, part=part, status=status, stage=None if stage is Stage.OPTION and part is not Part.OPTION else stage
        )


def caution(ruled: Part | None) -> dict[str, float]:
    """What speaks for the part that rules name: whatever is not the whole deal contradicts no total, and so stays that in doubt."""
    if ruled is None or ruled is Part.WHOLE:
        return {}
    return {str(ruled): OF_OPTION if ruled is Part.OPTION else CAUTION}


def wariness(ruled: Status) -> dict[str, float]:
    """What speaks for the status that rules hear: two estimates contradict nobody, and so an estimate stays one in doubt."""
    return {str(ruled): OF_ESTIMATE} if ruled is Status.ESTIMATED else {}


def _has_grown(claim: Claim) -> bool:
    """Whether the words say that a figure is what another has grown to: "now totals $21 billion"."""
    return claim.part is Part.CUMULATIVE and claim.change == "expanded"


def with_others(claims: Sequence[Claim]) -> list[tuple[Claim, list[Claim]]]:
    """Each claim with the others of its field and deal that stand nearest to it, in the order of the text."""
    told: dict[tuple[Field, str | None, str | None], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        told[claim.field, claim.buyer, claim.seller].append(number)
    near = {
        number: [
            claims[n]
            for n in (*group[max(0, place - MOST_BESIDE) : place], *group[place + 1 : place + 1 + MOST_BESIDE])
        ]
        for group in told.values()
        for place, number in enumerate(group)
    }
    return [(claim, near[number]) for number, claim in enumerate(claims)]


def scope_signs(draft: Draft, claim: Claim, others: Sequence[Claim]) -> set[str]:
    """What tells of a claim which part it covers and how sure it is; `others` are the article's claims of its field and deal."""
    signs = draft.signs.of_claim(claim.start, claim.end)
    signs.update(
        (
            f"field={claim.field}",
            f"by rule {claim.part}",
            f"by rule {claim.status}",
            f"qualifier={claim.qualifier}",
            f"stage={claim.stage}",
            f"change={claim.change}",
            f"subject={claim.subject}",
            f"sites={min(3, draft.telling.site_count)}",
            "at a site" if claim.site else "at no site",
        )
    )
    signs.update(_beside(claim, others))
    return signs if claim.field in SCOPED else {f"of words, {sign}" for sign in signs}


def _beside(claim: Claim, others: Sequence[Claim]) -> Iterator[str]:
    """How a claim stands to the others of its field and deal."""
    yield f"told before={min(2, sum(c.start < claim.start for c in others))}"
    mine = claim.value
    sizes = [v for c in others if (v := c.value) is not None]
    if mine is None or not sizes:
        yield "none beside it"
    elif isinstance(mine, str):
        days = [v for v in sizes if isinstance(v, str)]
        yield (
            "latest"
            if mine > max(days)
            else "earliest"
            if mine < min(days)
            else "told twice"
            if mine in days
            else "between"
        )
    else:
        yield from _sized(mine, sorted(v for v in sizes if isinstance(v, Decimal)))


def _sized(mine: Decimal, sizes: list[Decimal]) -> Iterator[str]:
    largest = sizes[-1]
    yield "largest" if mine > largest else "as large" if mine == largest else "smaller"
    if mine < largest:
        yield f"tenths={int(10 * mine / largest)}"
    if any(abs(a + b - mine) <= CLOSE * mine for a, b in combinations(sizes[:12], 2)):
        yield "sum of two"
    if len(sizes) > 1 and abs(sum(sizes) - mine) <= CLOSE * mine:
        yield "sum of all"
