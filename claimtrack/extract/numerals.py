"""Every numeral of a text: its value, and how exactly it is written.

Digits ("1.25", "220,000"), digits with a scale ("$9.7B", "100k"), words ("five", "half a billion", "one and a quarter
million") and vague sizes ("billions", "tens of thousands", "nine-figure").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

SCALES = {
    "k": 3, "thousand": 3, "lakh": 5, "m": 6, "mn": 6, "mm": 6, "mln": 6, "million": 6, "crore": 7, "b": 9, "bn": 9,
    "bln": 9, "billion": 9, "t": 12, "tn": 12, "trn": 12, "trillion": 12, "thousands": 3, "millions": 6, "billions": 9,
    "trillions": 12, "hundred": 2, "dozen": 0,
}  # fmt: skip
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {w: n for n, w in enumerate(UNITS)} | {w: 10 * n for n, w in enumerate(TENS, 2)}
SMALL |= {f"{t}-{u}": 10 * n + m for n, t in enumerate(TENS, 2) for m, u in enumerate(UNITS[1:10], 1)}
LONGEST = 18
"""More digits than this are an identifier, not a figure."""

_small = "|".join(sorted((re.escape(w).replace(r"\-", "[- ]") for w in SMALL), key=len, reverse=True))
_scale = "thousand|lakh|million|crore|billion|trillion"
DIGITS = re.compile(
    r"(?:(?<![\w.,/])(?<![A-Za-z]-)|(?<=USD)|(?<=EUR)|(?<=GBP)|(?<=US)|(?<=AUD)|(?<=CAD)|(?<=Rs))"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:[\s\u00a0-]?(?P<scale>{_scale}|bn|mn|mln|bln|tn|trn)(?![A-Za-z])|(?P<letter>k|K|m|M|mm|MM|b|B|t|T)(?![\w]))?"
    r"(?![\d])",
    re.IGNORECASE,
)
WORDS = re.compile(
    rf"\b(?P<half>half)[\s-]an?[\s-](?P<halfscale>{_scale})\b"
    rf"|\b(?:(?P<small>{_small})(?P<point>(?:\s)point(?:\s(?:zero|one|two|three|four|five|six|seven|eight|nine)){{1,3}})?|(?P<a>an?|that|single))"
    r"(?:[\s-]and[\s-]an?[\s-](?P<fraction>half|quarter)(?=[\s-]))?"
    rf"(?:(?P<hundred>[\s-]hundred(?:[\s-]and[\s-](?P<rest>{_small}))?)?(?:[\s-](?P<scale>{_scale}|dozen))?)(?P<tail>[\s-]and[\s-]a[\s-]half)?(?![A-Za-z])",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:(?:high|low|mid)[\s-])?(?:tens|hundreds|dozens|scores)\sof\s(?:(?:tens|hundreds)\sof\s)?(?:thousands|millions|billions|trillions)\b"
    r"|\b(?:several|many|multiple|a few|some)[\s-](?:hundred[\s-]|tens[\s-]of[\s-])?(?:thousands?|millions?|billions?|trillions?)\b"
    r"|\bmulti(?:ple)?[\s-]?(?:hundred[\s-]?)?(?:billion|million|trillion)s?\b"
    r"|\b(?:single|double|triple|low|mid|high)[\s-](?:single[\s-]|double[\s-])?digit[\s-](?:millions|billions|billion|million)\b"
    r"|\b(?:seven|eight|nine|ten|eleven|twelve)[\s-]figure\b"
    r"|\b(?:thousands|millions|billions|trillions)\b",
    re.IGNORECASE,
)
DOUBLED = re.compile(r"\s\((\d{1,3}(?:,\d{3})*)\)")
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


def numerals(text: str) -> list[Numeral]:
    """Every numeral, in order, none inside another."""
    found = [n for m in DIGITS.finditer(text) if (n := _digits(m))]
    taken = {i for n in found for i in range(n.start, n.end)}
    for m in VAGUE.finditer(text):
        if m.start() not in taken:
            found.append(Numeral(m.start(), m.end(), None, Decimal(0), vague=_vague_words(m.group())))
            taken.update(range(m.start(), m.end()))
    words = (
        n for m in WORDS.finditer(text) if m.start() not in taken and m.end() - 1 not in taken and (n := _words(m))
    )
    found.extend(_doubled(text, n) for n in words)
    return sorted(found, key=lambda n: n.start)


def _doubled(text: str, n: Numeral) -> Numeral:
    """A numeral with its digits after it, as contracts write it: "twenty (20) megawatts"."""
    again = DOUBLED.match(text, n.end)
    return replace(n, end=again.end()) if again and Decimal(again[1].replace(",", "")) == n.value else n


def half_unit(number: str) -> Decimal:
    """Half a unit of the last digit written: 0.05 of "9.7", 5000 of "220,000"."""
    plain = number.replace(",", "")
    if "." in plain:
        return Decimal(5).scaleb(-len(plain.partition(".")[2]) - 1)
    zeros = len(plain) - len(plain.rstrip("0"))
    return Decimal(5).scaleb(zeros - 1)


def _digits(m: re.Match[str]) -> Numeral | None:
    number = m["number"]
    if not number.isascii() or len(number) > LONGEST:
        return None
    bare = Decimal(number.replace(",", ""))
    power = SCALES[(m["scale"] or m["letter"] or "dozen").lower()]
    return Numeral(m.start(), m.end(), bare.scaleb(power), half_unit(number).scaleb(power), scaled=power > 0, bare=bare)


def _words(m: re.Match[str]) -> Numeral | None:
    if m["half"]:
        power = SCALES[m["halfscale"].lower()]
        return Numeral(
            m.start(), m.end(), Decimal(5).scaleb(power - 1), Decimal(5).scaleb(power - 2), scaled=True, worded=True
        )
    if m["a"] and not m["scale"]:
        if m["a"].lower() not in {"a", "an", "that"}:
            return None
        return Numeral(m.start(), m.start() + len(m["a"]), Decimal(1), Decimal("0.5"), worded=True)
    small = 1 if m["a"] else SMALL[m["small"].lower().replace(" ", "-")]
    value = Decimal(small) * (100 if m["hundred"] else 1)
    if m["rest"]:
        value += SMALL[m["rest"].lower().replace(" ", "-")]
    if m["point"]:
        value += Decimal(f"0.{''.join(str(SMALL[w]) for w in m['point'].lower().split()[1:])}")
    extra = Decimal(0)
    if m["fraction"]:
        extra = Decimal("0.5") if m["fraction"].lower() == "half" else Decimal("0.25")
    elif m["tail"] and m["scale"]:
        extra = Decimal("0.5")
    value += extra
    factor = (
        Decimal(12)
        if (m["scale"] or "").lower() == "dozen"
        else Decimal(1).scaleb(SCALES[(m["scale"] or "dozen").lower()])
    )
    step = Decimal("0.05") if extra or m["point"] else Decimal("0.5") * (100 if m["hundred"] else 1)
    return Numeral(m.start(), m.end(), value * factor, step * factor, scaled=factor > 1, worded=True)


def _vague_words(words: str) -> str:
    """A vague size in a plain form: `nine-figure` is `hundreds of millions`."""
    plain = re.sub(r"[\s-]+", " ", words.lower())
    if plain.endswith(" figure"):
        return FIGURES[plain.split()[0]]
    if plain.startswith(("multi", "several", "many", "a few", "some")):
        scale = next((s for s in ("thousand", "million", "billion", "trillion") if s in plain), "")
        size = "hundreds of " if "hundred" in plain else "tens of " if "tens" in plain else ""
        return f"{size}{scale}s"
    return plain
