"""Spans of time: the length of a deal, the days of notice, or nothing of a deal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimtrack.extract.terms import cues
from claimtrack.extract.terms.decision import Decision
from claimtrack.extract.text.dealing import CONTRACT_WORDS
from claimtrack.extract.text.sieve import turn
from claimtrack.late import late
from claimtrack.records import Field

if TYPE_CHECKING:
    from claimtrack.extract.quantities.figures import Figure
    from claimtrack.extract.text.surroundings import Surroundings

LEAST_SPAN = 1.99
"""The weight of cues that a span of time must have more than."""
SHORTEST = 24
"""Months: "over the next" less than this is a delivery window, not the length of a deal."""
NOUNS = r"(?:deal|contract|agreement|lease|leases|sub-?lease|pact|order|accord|arrangement|commitment|partnership|transaction|period|term|terms|span|life|hosting|cloud|purchase|extension|option|GPU|compute|capacity|supply|collaboration|services?|initial|engagement|colocation|rental|allotment|PPA|power purchase|offtake|timeline)"
TERM_FOR: Final = (
    ("length of a deal", 3.0, "after", turn(rf"^[\s,-]+(?:[\w$€£.,’'()-]+\s){{0,6}}?{NOUNS}s?\b")),
    ("its term", 2.5, "before", turn(r"\b(?:contract|lease|initial|base|fixed|firm|total|an?|the|its) (?:\w+ )?term (?:of|is|was|runs(?: for)?|lasts)\W*(?:(?:about|around|roughly|some|at least|up to) )?$")),
    ("over so long", 2.0, "before", turn(r"\b(?:over|for|across|spans?|spanning|lasts?|last|lasting|term of|terms of|terms? (?:of (?:the|its|this) \w+ )?(?:is|was|runs|to)|term:|period of|life of|during|runs?(?: for)?|running(?: for)?|length of|over the course of|leases? of)\W*(?:an?|the|its|full|both|roughly|initial|about|around|approximately|some|another|up to)?\W*(?:the )?(?:next |coming |first |initial |full |following )?(?:roughly |about |around |approximately )?$")),
    ("its length", 3.0, "before", turn(r"^\W*(?-i:[A-Z])[\w.&’' -]{1,30}:\W*$")),
    ("its length", 3.0, "before", turn(r"^\W*(?:(?:initial|lease|contract|base|total) )?(?:period|term|duration|length)\W{1,3}$")),
    ("so long again", 2.5, "before", turn(r"\b(?:renewals?|extensions?|renewal terms|extension options?|(?:initial|primary|base) lease|periods|options?) of\W*$|\beach (?:of|for|running|lasting|good for)\W*$|\bextend(?:ed|able|s)?(?: it| the \w+)? (?:by|for)\W*(?:up to |another |a further |an additional )?$")),
    ("so long again", 2.5, "clause", turn(r"\b(?:extend|renew|options?|prolong)\w*\b(?:[^.;]|\.\d){0,60}\byears each\b")),
    ("deal in clause", 1.0, "clause", turn(CONTRACT_WORDS)),
    ("deal in sentence", 0.5, "sentence", turn(CONTRACT_WORDS)),
    ("figure beside money", 0.8, "sentence", turn(r"[$€£]\s?\d|\bUSD\b")),
    ("gets access for", 1.0, "after", turn(r"^\W*(?:of access|of service)")),
)  # fmt: skip
TERM_AGAINST: Final = (
    ("long ago", -6.0, "after", turn(r"^\W*(?:ago|old|later|earlier|after \w+ing|after (?:the )?(?:first|ground|digging)|on(?=[,.;])|away|off\b|relationship|after its|to (?:build|complete|come)|without|younger|wait|of (?:experience|history)|plan\b|mortgage|horizon|from now|since)")),
    ("the past", -5.0, "before", turn(r"\b(?:past|last|previous|recent|in (?:only|just|under|about|around|roughly|as little as)|took|takes|within|every|after|since|nearly|for the (?:past|last)|in)\W*(?:the |next |coming )*$")),
    ("growth or savings", -4.0, "clause", turn(r"\b(?:savings?|cooling|land lease|founded|relationship|history|warranty|guarantee|depreciat\w+|useful life|payback|paid back|IRR|permit\w*|bond|notes|loan|maturit\w+|forecast|capex|capital|GDP|roadmap)\b")),
    ("so much spent in it", -4.0, "before", turn(r"\b(?:invest(?:ment|ing)?|spending|spend|capex|build-?out)\b(?:[^.;]|\.\d){0,16}\bover (?:the )?(?:next |coming )?$")),
    ("an option lasts so long", -4.0, "before", turn(r"\b(?:options?|offers?|rights?)\b(?:[^.;]|\.\d){0,50}\b(?:holds?|valid|open|exercisable|lasts?)(?: good)? for $")),
    ("it would pay for", -4.0, "before", turn(r"\bpay for (?:some |about |around )?$")),
    ("a delivery window", -5.0, "before", turn(r"\b(?:within|over|in) the next $")),
    ("cheapest in years", -5.0, "clause", turn(r"\b(?:years away|over the years|years of research|capital expenditure|spend .* on AI)\b")),
)  # fmt: skip
NOTICE: Final = turn(
    r"^['’]?\W*(?:prior |written |advance |of |days['’]? )*(?:notice|notification)\b|^ of warning\b|^[\s-](?:exit(?= (?:for|option|right|clause|by)\b|[.,;]|$)|(?:mutual )?(?:break|cancellation|termination|exit) (?:clause|option|right|window))\b|^[\s-]way out\b"
)
NOTICE_BEFORE: Final = turn(
    r"\b(?:notice (?:period )?of|notice period:?|on|with|upon|giving)\W*(?:at least |not less than )?$"
)
ENDED_WITHIN: Final = turn(
    r"\b(?:may|can|could) (?:either )?(?:terminate|cancel)(?: (?:the|it|this|that|its)(?: \w+)?)? (?:within|after|in)\W*$"
)
"""Before days in which one may end the deal: "either may terminate within 45 days"."""
GIVEN: Final = turn(r"\beither (?:party|side)\b(?:[^.;]|\.\d){0,40}\bgiv(?:e|es|ing)\W*(?:only |just |at least )?$")
"""Before days that one gives who ends the deal."""
LEAST_DAYS: Final = 28
"""Nobody lets compute for less than four weeks and has it told."""
RUNS_DAYS: Final = late(
    r"\W?(?:(?:rolling|initial|base|renewable|short-term|compute|hosting|GPU|rental)\s){0,2}(?:leases?|contract|rental)\b(?!\s(?:review|period|deadline|negotiat|talks|window|exclusiv|deposit|extension|option|payment|notice|term))",
    re.IGNORECASE,
)
DAYS_OF_TERM: Final = late(
    r"\b(?:base|initial|primary|lease|contract) (?:term|period) (?:is|was|of|runs|lasts|covers)(?: for)?(?: about| only| just)?\s$",
    re.IGNORECASE,
)
"""Round days: how long a short deal runs: "a 180-day lease"."""
CURES: Final = late(r"\W*to (?!end|cancel|terminate|leave|get out)", re.IGNORECASE)
"""After days that are given for something else: "30 days to cure a default"."""
OF_COMPUTE: Final = late(r"\sof (?:compute|capacity|cloud|GPUs?|power|hosting|computing)\b")
"""What so long is bought of: "took three years of compute"."""
AS_LONG: Final = late(r"-years?\b|-months?\b")
A_DEAL: Final = late(r"(?:[^.;]|\.\d){0,50}\b(?:agreement|contract|deal|lease|pact|PPA|order|commitment|arrangement)\b")
"""What a deal is called by its length: "its recent 10-year agreement" is no 10 years that are past."""


def length(figure: Figure, around: Surroundings) -> Decision:
    """Whether a span of time is how long a deal runs, or the notice that ends it."""
    if figure.unit == "day":
        given = around.hears_before(NOTICE_BEFORE) and "notice" in around.clause
        given = given or (around.hears_before(GIVEN) and CURES.match(around.after) is None)
        given = given or around.hears_before(ENDED_WITHIN)
        if given or around.hears_after(NOTICE):
            return Decision(Field.NOTICE, 3.0, [("notice", 3.0)])
        if (figure.value or 0) >= LEAST_DAYS and (RUNS_DAYS.match(around.after) or DAYS_OF_TERM.search(around.before)):
            return Decision(Field.TERM, 3.0, [("length of a deal", 3.0)])
        return Decision(None, -3.0, reason="days that are no notice and no term")
    if around.hears_after(NOTICE):
        return Decision(Field.NOTICE, 3.0, [("notice", 3.0)])
    spots = {"before": around.before, "after": around.after, "clause": around.clause, "sentence": around.sentence}
    bits = {"sentence": around.sentence_bits}
    said = [
        (n, w)
        for n, w, where, pattern in (*TERM_FOR, *TERM_AGAINST)
        if pattern.bit & bits.get(where, around.bits) and pattern.search(spots[where])
    ]
    said += [(c.name, c.weight) for c in cues.heard("t", around)]
    if figure.vague or (figure.value is not None and figure.value >= SHORTEST):
        said = [(n, w) for n, w in said if n != "a delivery window"]
    names = {n for n, _ in said}
    if (
        {"over so long", "the past"} <= names
        or OF_COMPUTE.match(around.after)
        or (AS_LONG.search(around.quote) and A_DEAL.match(around.after))
    ):
        said = [(n, w) for n, w in said if n != "the past"]
    score = sum(w for _, w in said)
    if figure.vague and "length of a deal" in names:
        score += 0.5
    return Decision.of(Field.TERM, score - LEAST_SPAN, said, "not the length of a deal")
