"""Numerals and units as other languages write them: "17,4 Mrd. Euro", "100.000 GPUs", "500 000 puces", "380億ドル".

The words round the figures are read in English only; what the notation itself says is read in any language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from claimtrack.late import late

ENGLISH: Final = frozenset({None, "en"})
HAN: Final = {"万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12}
SCALES: Final = (
    (12, r"Bio\.|Billionen|Bill\.|bilhões de milhões|billones|biliardy|triljoen"),
    (9, r"Mrd\.?|Mia\.?|Milliarden?|milliards?|Md[se]?\b|miljard(?:en|er)?|miliard(?:i|o|y|ów)|mil millones|millardos|bilh(?:ão|ões)|bilhões|milliarder|mld\b|mrd\b"),
    (6, r"Mio\.?|M(?=\s?[€$£])|Millionen|millions?|millones|millón|milh(?:ão|ões)|milion(?:i|e|y|ów)|miljoen(?:en)?|miljoner|millioner|mln\b"),
    (3, r"Tausend|Tsd\.|mille|mil\b|mila|duizend|tusen|tysięcy"),
)  # fmt: skip
_scale: Final = "|".join(f"(?P<e{power}>{words})" for power, words in SCALES)
EUROPEAN: Final = late(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:[.\u00a0\u202f ’']\d{3})+(?:,\d{1,2})?|\d+(?:,\d{1,3})?)(?![\d])"
    rf"(?:[\s\u00a0\u202f]?(?:{_scale})(?!\w))?",
    re.IGNORECASE,
)
EASTERN: Final = late(r"(?<![0-9A-Za-z.,])\d[\d,]*(?:\.\d+)?(?:[万萬만億亿억兆조]\s?(?:\d[\d,]*)?)*")
EASTERN_PIECE: Final = late(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[万萬만億亿억兆조])?")
CURRENCY: Final = late(
    r"\s?(?:de |d['’])?(?:(?P<USD>(?:US|U\.S\.)?[\s-]?(?:Dollars?|dólares|dolares|dollari|dolarów)|美元|米ドル|ドル|달러)|(?P<EUR>euros?|欧元|ユーロ|유로)|(?P<JPY>円|日元|엔)"
    r"|(?P<KRW>원|ウォン|韩元)|(?P<CNY>元|人民元|人民币|위안)|(?P<GBP>Pfund|livres?(?: sterling)?|libras|英镑|ポンド)|(?P<SEK>kronor)|(?P<NOK>kroner)|(?P<CHF>Franken|francs suisses)|(?P<BRL>reais)|(?P<INR>Rupien|roupies|rupias))",
    re.IGNORECASE,
)
POWER: Final = late(r"[\s\u00a0]?(?P<prefix>m[ée]ga|giga|メガ|ギガ|메가|기가|兆|吉)[\s-]?(?:watts?|vatios|watios|ワット|와트|瓦)(?:s\b)?(?!\w*(?:heure|stunde|時))", re.IGNORECASE)  # fmt: skip
CHIPS: Final = late(
    r"[\s\u00a0]?(?:de |d['’]|Stück )?(?:puces|processeurs|cartes graphiques|chips|procesadores|Grafikprozessoren|Grafikchips|KI-Chips|Prozessoren|Beschleuniger|GPU基|基|枚|張|张|块|个GPU|장)",
    re.IGNORECASE,
)
IN_MW: Final = {"m": 1, "g": 1000, "メ": 1, "ギ": 1000, "메": 1, "기": 1000, "兆": 1, "吉": 1000}


@dataclass(frozen=True, slots=True)
class Written:
    """A numeral of another notation: `text[start:end]`, its value, half a unit of its last digit, and its scale."""

    start: int
    end: int
    value: Decimal
    half: Decimal
    scaled: bool


def written(text: str, language: str | None) -> list[Written]:
    """Every numeral of a text in a language that is not English, in order."""
    if language in {"ja", "zh", "ko"}:
        return [_eastern(m) for m in EASTERN.finditer(text)]
    return [_european(m) for m in EUROPEAN.finditer(text)]


def _european(m: re.Match[str]) -> Written:
    whole, _, decimals = m["number"].partition(",")
    plain = re.sub(r"\D", "", whole)
    power = next((p for p, _ in SCALES if m[f"e{p}"]), 0)
    value = Decimal(f"{plain}.{decimals}" if decimals else plain).scaleb(power)
    return Written(m.start(), m.end(), value, _half(plain, decimals).scaleb(power), bool(power))


def _eastern(m: re.Match[str]) -> Written:
    """Reads "5兆8000億": the pieces add up, and the last one says how exact the whole is."""
    value = half = Decimal(0)
    scaled = False
    for piece in EASTERN_PIECE.finditer(m.group()):
        whole, _, decimals = piece["number"].replace(",", "").partition(".")
        power = HAN.get(piece["scale"] or "", 0)
        value += Decimal(f"{whole}.{decimals}" if decimals else whole).scaleb(power)
        half = _half(whole, decimals).scaleb(power)
        scaled = scaled or power > 0
    return Written(m.start(), m.start() + len(m.group().rstrip()), value, half, scaled)


def _half(whole: str, decimals: str) -> Decimal:
    if decimals:
        return Decimal(5).scaleb(-len(decimals) - 1)
    return Decimal(5).scaleb(len(whole) - len(whole.rstrip("0")) - 1)
