"""Every numeral of a text: its value, and how exactly it is written.

Digits ("1.25", "220,000"), digits with a scale ("$9.7B", "100k"), words ("five", "half a billion", "one and a quarter
million") and vague sizes ("billions", "tens of thousands", "nine-figure").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from claimtrack.extract.quantities import foreign
from claimtrack.extract.text.cover import Cover
from claimtrack.extract.text.prose import Sentence, matches, openings
from claimtrack.extract.text.sieve import turn
from claimtrack.late import late

SCALES = {
    "k": 3, "thousand": 3, "lakh": 5, "m": 6, "mn": 6, "mm": 6, "mln": 6, "million": 6, "crore": 7, "cr": 7, "b": 9, "bn": 9,
    "bln": 9, "bil": 9, "billion": 9, "t": 12, "tn": 12, "trn": 12, "tr": 12, "trillion": 12, "thousands": 3, "millions": 6, "billions": 9,
    "trillions": 12, "hundred": 2, "dozen": 0,
}  # fmt: skip
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {w: n for n, w in enumerate(UNITS)} | {w: 10 * n for n, w in enumerate(TENS, 2)}
SMALL |= {f"{t}-{u}": 10 * n + m for n, t in enumerate(TENS, 2) for m, u in enumerate(UNITS[1:10], 1)}
GROUPS = late(r"[,\s]")
"""What parts the thousands: a comma or a space; a plain space only in round thousands ("12 000"), where nothing else fits."""
DECIMAL_COMMA = late(r"(?<=\d),(?=\d{1,2}$)")
"""Before one or two last digits a comma is a decimal point: "€1,2 billion"."""
LONGEST = 18
"""More digits than this are an identifier, not a figure."""

_small = "|".join(sorted((re.escape(w).replace(r"\-", "[- ]") for w in SMALL), key=len, reverse=True))
_scale = "thousand|lakh|million|crore|billion|trillion"
DIGITS = late(
    r"(?:(?<![\w.,/])(?<![A-Za-z]-)|(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=US)|(?<=AUD)|(?<=CAD)|(?<=Rs)|(?<=RM)|(?<=INR)|(?<=SEK)|(?<=NOK)|(?<=DKK)|(?<=AED)|(?<=SAR)|(?<=SGD)|(?<=CHF)|(?<=[MG]W-)|(?<=[\s(][RW]))"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?![\d\u00a0])|\d{1,3}(?: 000){1,2}(?![\d,.]\d)(?! \d)|\d{1,3},\d{1,2}(?=(?:\s?(?:to|and|-|–|—)\s?[$€£]?\d{1,3},\d{1,2})?[\s\u00a0-]?(?:million|billion|trillion|bn|mn|tn)(?![A-Za-z]))|\d+(?:\.\d+)?)"
    rf"(?:\+?[\s\u00a0-]?(?P<scale>lakh[\s-]cr(?:ore)?|{_scale}|cr|bn|mn|mln|bln|bil|tn|trn|tr)(?![A-Za-z])|(?P<letter>k|K|m|M|mm|MM|b|B|t|T)(?![\w]))?"
    r"(?![\d])",
    re.IGNORECASE,
)
_rest = (
    r"(?:[\s-]and[\s-]an?[\s-](?P<fraction>half|quarter)(?=[\s-]))?"
    rf"(?:(?P<hundred>[\s-]hundred(?:[\s-]and[\s-](?P<rest>{_small}))?)?(?:[\s-](?P<scale>{_scale}|dozen))?)(?P<tail>[\s-]and[\s-]a[\s-]half)?(?![A-Za-z])"
)
RUN = late(r"[0-9][0-9.,]*(?:[\u00a0\u202f\u2009][0-9]{3}(?![0-9])| 000(?![0-9]))*")
WORDS = turn(
    rf"\b(?P<half>half)[\s-]an?[\s-](?P<halfscale>{_scale})\b"
    rf"|\b(?P<small>{_small})(?P<point>\spoint(?:\s(?:zero|one|two|three|four|five|six|seven|eight|nine)){{1,3}})?"
    rf"{_rest}",
    needs=frozenset({"half", *UNITS, *TENS}),
)
QUARTERS = turn(rf"\b(?P<quarters>an?|one|three)[\s-]quarters?\sof\san?\s(?P<quarterscale>{_scale})\b")
NUMBER_AND = late(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)[\s-]and[\s-](?:an?[\s-])?$", re.IGNORECASE
)
"""Before a part of a gigawatt: it is a part of a number in words."""
FRACTION = turn(
    r"\b(?:half[\s-](?:of[\s-])?an?|(?:an?[\s-]|one[\s-]|(?P<three>three)[\s-])?(?P<quarter>quarters?)(?:[\s-]of[\s-]an?)?|half|(?P<one>first|opening|initial))(?=[\s-](?:giga|mega)[\s-]?watts?\b)"
)
"""One gigawatt or a part of one, told without a number: "half a gigawatt", "a quarter-gigawatt", "the first gigawatt"."""
ONE = turn(
    r"\b(?P<a>an?|that|single)(?=[\s-](?:(?:additional|incremental|further|more|full|whole)\s)?(?:(?:giga|mega)[\s-]?watt|[gm]w\b)"
    rf"|[\s-](?:and[\s-]an?[\s-])?(?:half|quarter|hundred|dozen|{_scale})){_rest}"
)
LONE = turn(r"(?<![\w.,])(?P<lone>million|billion|trillion)(?=-(?:dollars?-)?an?-(?:month|quarter|year)\b)")
"""A scale that stands for one of itself: "a billion-a-month deal"."""
VAGUE = turn(
    r"\b(?:(?:high|low|mid)[\s-])?(?:tens|hundreds|dozens|scores)\sof\s(?:(?:tens|hundreds)\sof\s)?(?:thousands|millions|billions|trillions)\b"
    r"|\b(?:several|many|multiple|a few|some)[\s-](?:hundred[\s-]|tens[\s-]of[\s-])?(?:thousands?|millions?|billions?|trillions?)\b"
    r"|\bmulti(?:ple)?[\s-]?(?:hundred[\s-]?)?(?:billion|million|trillion)s?\b"
    r"|\b(?:single|double|triple|low|mid|high)[\s-](?:single[\s-]|double[\s-])?digit[\s-](?:millions|billions|billion|million)\b"
    r"|\b(?:seven|eight|nine|ten|eleven|twelve)[\s-]figure\b"
    r"|\b(?:(?:many|low|high)[\s-])?(?:tens|hundreds|dozens|thousands)\sof(?=\s(?:mega|giga)watts?\b|\s[MG]W\b)"
    r"|\b(?:an?\scouple\sof|several|a\sfew)[\s-]hundred(?=[\s-](?:mega|giga)watts?\b|[\s-][MG]W\b)"
    r"|\b(?:thousands|millions|billions|trillions)\b",
)
DOUBLED = late(r"\s\((\d{1,3}(?:,\d{3})*)\)")
FIGURES = {"seven": "millions", "eight": "tens of millions", "nine": "hundreds of millions", "ten": "billions",
           "eleven": "tens of billions", "twelve": "hundreds of billions"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral. `value` is None for a vague size, whose words (in a plain form) are then in `vague`.

    `half` is half a unit of the last digit written; trailing zeros of a whole number are not written digits.
    `scaled` says whether a scale word or letter is part of it, `worded` whether it is written in words.
    """

    start: int
    end: int
    value: Decimal | None
    half: Decimal
    vague: str | None = None
    scaled: bool = False
    worded: bool = False
    bare: Decimal | None = None


def numerals(text: str, sentences: Sequence[Sentence], language: str | None = None) -> list[Numeral]:
    """Every numeral, in order, none inside another; in another language than English only those in digits."""
    if language not in foreign.ENGLISH:
        return [
            Numeral(w.start, w.end, w.value, w.half, scaled=w.scaled, bare=w.value)
            for w in foreign.written(text, language)
            if w.end - w.start <= 2 * LONGEST
        ]
    found = []
    cover = Cover(len(text))

    def take(n: Numeral) -> None:
        found.append(n)
        cover.take(n.start, n.end)

    for run in RUN.finditer(text):
        if (m := DIGITS.match(text, run.start())) and (n := _digits(m)):
            take(n)
    for m in matches(sentences, VAGUE, 70, 50):
        if cover.free(m.start(), m.start() + 1):
            take(Numeral(m.start(), m.end(), None, Decimal(0), vague=_vague_words(m.group())))
    for m in matches(sentences, LONE, 20, 30):
        if cover.free(*m.span()):
            one = Decimal(1).scaleb(SCALES[m["lone"].lower()])
            take(Numeral(m.start(), m.end(), one, one / 2, scaled=True, worded=True))
    worded = chain(
        matches(sentences, FRACTION, 30, 40),
        matches(sentences, QUARTERS, 20, 40),
        openings(sentences, WORDS),
        matches(sentences, ONE, 40, 50),
    )
    for m in worded:
        if m.re is FRACTION.regex and NUMBER_AND.search(text, max(0, m.start() - 16), m.start()):
            continue  # "one and a half gigawatts"
        if cover.free(*m.span()) and (n := _part(m) if m.re is FRACTION.regex else _words(m)):
            take(_doubled(text, n))
    return sorted(found, key=lambda n: n.start)


def _part(m: re.Match[str]) -> Numeral:
    hundredths = 100 if m["one"] else 75 if m["three"] else 25 if m["quarter"] else 50
    return Numeral(m.start(), m.end(), Decimal(hundredths).scaleb(-2), Decimal("0.05"), worded=True)


def _doubled(text: str, n: Numeral) -> Numeral:
    """A numeral with its digits after it, as contracts write it: "twenty (20) megawatts"."""
    again = DOUBLED.match(text, n.end)
    return replace(n, end=again.end()) if again and Decimal(again[1].replace(",", "")) == n.value else n


def half_unit(number: str) -> Decimal:
    """Half a unit of the last digit written: 0.05 of "9.7", 5000 of "220,000"."""
    plain = GROUPS.sub("", number)
    if "." in plain:
        return Decimal(5).scaleb(-len(plain.partition(".")[2]) - 1)
    zeros = len(plain) - len(plain.rstrip("0"))
    return Decimal(5).scaleb(zeros - 1)


def _digits(m: re.Match[str]) -> Numeral | None:
    number = DECIMAL_COMMA.sub(".", m["number"])
    if not GROUPS.sub("", number).isascii() or len(number) > LONGEST:
        return None
    bare = Decimal(GROUPS.sub("", number))
    scale = (m["scale"] or m["letter"] or "dozen").lower()
    power = SCALES["lakh"] + SCALES["crore"] if scale.startswith("lakh") and "cr" in scale else SCALES[scale]
    return Numeral(m.start(), m.end(), bare.scaleb(power), half_unit(number).scaleb(power), scaled=power > 0, bare=bare)


def _words(match: re.Match[str]) -> Numeral | None:
    said = match.groupdict()
    start, end = match.span()
    if said.get("half"):
        power = SCALES[said["halfscale"].lower()]
        return Numeral(start, end, Decimal(5).scaleb(power - 1), Decimal(5).scaleb(power - 2), scaled=True, worded=True)
    if said.get("quarters"):
        power = SCALES[said["quarterscale"].lower()]
        return Numeral(
            start,
            end,
            Decimal(75 if said["quarters"].lower() == "three" else 25).scaleb(power - 2),
            Decimal(5).scaleb(power - 2),
            scaled=True,
            worded=True,
        )
    if said.get("a") and not said["scale"]:
        if said["a"].lower() == "single":
            return None
        return Numeral(start, start + len(said["a"]), Decimal(1), Decimal("0.5"), worded=True)
    small = 1 if said.get("a") else SMALL[said["small"].lower().replace(" ", "-")]
    value = Decimal(small) * (100 if said["hundred"] else 1)
    if said["rest"]:
        value += SMALL[said["rest"].lower().replace(" ", "-")]
    pointed = said.get("point")
    if pointed:
        value += Decimal(f"0.{''.join(str(SMALL[w]) for w in pointed.lower().split()[1:])}")
    extra = Decimal(0)
    if said["fraction"]:
        extra = Decimal("0.5") if said["fraction"].lower() == "half" else Decimal("0.25")
    elif said["tail"] and said["scale"]:
        extra = Decimal("0.5")
    value += extra
    scale = (said["scale"] or "").lower()
    factor = Decimal(12) if scale == "dozen" else Decimal(1).scaleb(SCALES[scale or "dozen"])
    step = Decimal("0.05") if extra or pointed else Decimal("0.5") * (100 if said["hundred"] else 1)
    return Numeral(start, end, value * factor, step * factor, scaled=factor > 1, worded=True)


def _vague_words(words: str) -> str:
    """A vague size in a plain form: `nine-figure` is `hundreds of millions`."""
    plain = re.sub(r"[\s-]+", " ", words.lower())
    if plain.endswith(" figure"):
        return FIGURES[plain.split()[0]]
    if plain.endswith((" hundred", " of")):
        return "hundreds" if "hundred" in plain else plain.removesuffix(" of").split()[-1]
    if plain.startswith(("multi", "several", "many", "a few", "some")):
        scale = next((s for s in ("thousand", "million", "billion", "trillion") if s in plain), "")
        size = "hundreds of " if "hundred" in plain else "tens of " if "tens" in plain else ""
        return f"{size}{scale}s"
    return plain
