"""The words round a figure that open or close it."""

from __future__ import annotations

import re

from claimtrack.extract.text.sieve import bits_of, turn
from claimtrack.late import late
from claimtrack.records import Qualifier

FORMS: tuple[tuple[Qualifier, str], ...] = (
    (Qualifier.UP_TO, r"(?:potentially )?(?<!add )(?<!adds )(?<!adding )(?<!added )up to|as (?:much|many|high|large) as|at most|(?:a )?maximum(?: capacity)?(?: of)?|no more than|not more than"
                      r"|(?:can|could|may|might|will|to) (?:eventually |ultimately )?(?:grow|reach|scale|expand|rise|go|swell|climb|increase|balloon)(?: up)? (?:to|beyond)?"
                      r"|could reach|can reach|scal(?:able|ing|e|es)(?: up)? to|expand(?:able|ing|s)?(?: up)? to|capped at|a ceiling of|not to exceed"),
    (Qualifier.AT_LEAST, r"at least|(?:a )?minimum(?: of)?|no less than|not less than|no fewer than|starting at"),
    (Qualifier.NEARLY, r"nearly|almost|close to|just under|just shy of|just below|just short of|approach(?:es|ing)?|nears?|nearing|not quite|a little (?:less|under)(?: than)?|shy of|(?:a )?(?:shade|whisker|touch|hair) (?:under|below)|the (?:better|best|greater) part of|close on"),
    (Qualifier.UNDER, r"(?:well |far )?under|(?:well |far )?less than|fewer than|(?:well )?below|south of|<"),
    (Qualifier.OVER, r"(?:well |just |slightly |far |a shade |a touch |a little )?(?<!hand )(?<!hands )(?<!handed )(?<!handing )(?<!turn )(?<!turns )(?<!turned )(?<!turning )over|(?:well |far |slightly )?more than|(?:well |just )?above|exceed(?:s|ing|ed)?|greater than|north of|upwards? of"
                     r"|in excess of|past|beyond|surpass(?:es|ing|ed)?|topp(?:ing|ed)|tops|>|higher than|larger than"),
    (Qualifier.ABOUT, r"about|around|approximately|approx\.?|roughly|some|an estimated|estimated(?: at)?|circa|ca\.|c\.|~|≈|in the (?:region|neighbou?rhood|range) of|on the order of|or so"),
)  # fmt: skip
FILLER = (
    r"(?:(?:an?|the|its|their|this) )?(?:(?:additional|another|further|extra|incremental|combined|total|whopping|staggering|massive|"
    r"approximately|about|around|roughly|some|estimated|reported|cumulative|full|eye-watering|single|initial|whole|of|as|at|to|Rs\.?)\s+)*"
)
BEFORE = turn(r"(?<![A-Za-z])(?:" + "|".join(f"(?P<{q.value}>{form})" for q, form in FORMS) + rf")[\s\u00a0]*{FILLER}$")
AFTER = late(
    r"(?P<over>\s?\+|[\s-]plus\b)|(?P<at_least>,? or (?:more|greater|higher)\b| and counting\b)|(?P<about>,? or (?:so|thereabouts)\b|-(?:odd|ish)\b)"
    r"|(?P<under>,? or (?:less|fewer)\b)",
    re.IGNORECASE,
)
REACH = 70
"""How far before a figure a qualifier can stand, with the fillers between, in characters."""


def before(text: str, start: int, floor: int) -> tuple[Qualifier, int] | None:
    """The qualifier that ends right before `start`, and where it begins; not before `floor`."""
    window = max(floor, start - REACH)
    piece = text[window:start]
    if not bits_of(piece) & BEFORE.bit or (best := BEFORE.search(piece)) is None or best.lastgroup is None:
        return None
    return Qualifier(best.lastgroup), window + best.start()


def after(text: str, end: int) -> tuple[Qualifier, int] | None:
    """The qualifier that begins right after `end`, and where it ends."""
    m = AFTER.match(text, end)
    if m is None or m.lastgroup is None:
        return None
    return Qualifier(m.lastgroup), m.end()
