"""In other languages the notation alone is read: money, power and counts, with their own signs of thousands and decimals."""

from __future__ import annotations

import pytest

from claimtrack.articles.language import language_of
from claimtrack.catalog import Catalog
from claimtrack.extract import extract
from claimtrack.extract.quantities.foreign import written
from claimtrack.records import Article

GERMAN = (
    "Microsoft und Nebius haben einen Vertrag über 17,4 Mrd. Dollar geschlossen. Das Rechenzentrum in Vineland soll mit "
    "300 Megawatt und 100.000 GPUs bis zum Ende des Jahres in Betrieb gehen, wie die Firmen mitteilten."
)
FRENCH = (
    "Mistral AI va louer 40 MW à Eclairion pour 1,2 milliard d'euros. Le site, qui se trouve dans le sud de la région, "
    "doit accueillir 18 000 puces d'ici la fin de l'année."
)
JAPANESE = (
    "OpenAIは、Amazon Web Servicesと380億ドル（約5兆8000億円）のクラウド契約を結んだと発表した。期間は7年である。"
)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("17,4 Mrd. Euro", "de", [17_400_000_000]),
        ("100.000 GPUs", "de", [100_000]),
        ("1.250.000,50 Euro", "de", [1_250_000.5]),
        ("500 000 puces", "fr", [500_000]),
        ("1,2 milliard d'euros", "fr", [1_200_000_000]),
        ("3 mil millones de dólares", "es", [3_000_000_000]),
        ("380億ドル", "ja", [38_000_000_000]),
        ("5兆8000億円", "ja", [5_800_000_000_000]),
        ("10万枚", "zh", [100_000]),
        ("854 M£", "fr", [854_000_000]),
        ("2,5 Md€", "fr", [2_500_000_000]),
    ],
)
def test_numerals_are_read_as_their_language_writes_them(text: str, language: str, values: list[float]) -> None:
    assert [float(w.value) for w in written(text, language)] == values
    assert all(w.half > 0 for w in written(text, language))


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (FRENCH, "fr"), (JAPANESE, "ja"), ("$15bn", None)])
def test_the_language_of_a_text_is_told_by_its_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GERMAN, {("price_total", 17_400_000_000, "USD"), ("power_mw", 300, "MW"), ("gpu_count", 100_000, "GPU")}),
        (FRENCH, {("price_total", 1_200_000_000, "EUR"), ("power_mw", 40, "MW"), ("gpu_count", 18_000, "GPU")}),
        (JAPANESE, {("price_total", 38_000_000_000, "USD")}),
    ],
)
def test_figures_of_another_language_become_claims(
    text: str, told: set[tuple[str, int, str]], catalog: Catalog
) -> None:
    article = Article(address="a", identity="a", text=text, language=language_of(text))
    found = {(str(c.field), c.high, c.unit) for c in extract(article, catalog)}
    assert told <= found
