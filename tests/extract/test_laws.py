"""Laws of reading: quotes are exact, nothing raises, the same text gives the same claims."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.catalog import load
from claimtrack.extract import extract
from claimtrack.extract.statement import statement
from claimtrack.records import Article, Field

CATALOG = load()
WORDS = st.sampled_from(
    [
        "Anthropic",
        "SpaceX",
        "CoreWeave",
        "Meta",
        "Microsoft",
        "Nvidia",
        "the",
        "a",
        "deal",
        "contract",
        "worth",
        "over",
        "nearly",
        "up",
        "to",
        "$15",
        "billion",
        "€3bn",
        "1.25",
        "300",
        "MW",
        "gigawatt-scale",
        "220,000",
        "GPUs",
        "H100",
        "five-year",
        "through",
        "2029",
        "by",
        "May",
        "in",
        "Memphis,",
        "Tennessee",
        "undisclosed",
        "option",
        "another",
        "total",
        "per",
        "month",
        "annually",
        "said",
        "reports",
        ".",
        "\n",
        "-",
        "•",
        "“",
        "”",
        "—",
        "²",
        "½",
        "٣",
        "名",
        "\u202e",
        "9999999999999999999999",
        "1e400",
        "0",
        "$",
        "%",
        "of",
        "to",
        "from",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(text=TEXTS, published=st.sampled_from([None, "2026-05-07", "2026", "2026-13-45"]))
def test_any_text_is_read_without_a_fault_and_quoted_exactly(text: str, published: str | None) -> None:
    article = Article(address="a", identity="a", text=text, published=published)
    found = extract(article, CATALOG)
    for claim in found:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote.strip() == claim.quote
        assert 0 < claim.confidence < 1
    assert found == extract(article, CATALOG)


@SLOW
@given(text=TEXTS)
def test_an_article_is_read_alike_whatever_was_read_before_it(text: str) -> None:
    article = Article(address="a", identity="a", text=text)
    alone = extract(article, CATALOG)
    extract(Article(address="b", identity="b", text="Meta signed a $5 billion deal with Google."), CATALOG)
    assert extract(article, CATALOG) == alone


@SLOW
@given(number=st.integers(1, 10**6), unit=st.sampled_from(["million", "billion"]))
def test_a_sum_of_money_is_read_to_the_last_digit(number: int, unit: str) -> None:
    claim = statement(f"${number:,} {unit}", Field.PRICE_TOTAL)
    assert claim.low == claim.high == number * {"million": 10**6, "billion": 10**9}[unit]
