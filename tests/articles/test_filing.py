"""Filings: what a long one says of contracts is found under its headings, in memory that does not grow with it."""

from __future__ import annotations

import tracemalloc

import pytest

from claimtrack.articles import read_article
from claimtrack.articles.blocks import blocks, lines
from claimtrack.articles.filing import is_filing
from claimtrack.catalog import Catalog
from claimtrack.errors import NoArticleError
from claimtrack.extract import extract
from claimtrack.records import Article, Field, RawDocument

COVER = "<p>As filed with the Securities and Exchange Commission on March 3, 2025</p><p><b>UNITED STATES</b></p><p><b>SECURITIES AND EXCHANGE COMMISSION</b></p><p>Washington, D.C. 20549</p><p>FORM S-1</p><p><b>CoreWeave, Inc.</b></p><p>(Exact name of registrant as specified in its charter)</p>"
CONTRACT = "<p><b>Our Customers</b></p><p>In March 2025, we entered into a Master Services Agreement with OpenAI OpCo, LLC (“OpenAI”), pursuant to which OpenAI has committed to pay us up to approximately $11.9 billion through October 2030.</p>"
LEASE = "<div><b>Leases</b></div><div>The Company has leased 250 MW of critical IT load at the Ellendale, North Dakota campus of Applied Digital for a term of 15 years.</div>"


def filler(count: int) -> str:
    words = (
        "We operate in a competitive industry and our results may fluctuate from quarter to quarter as customers change their purchasing patterns. "
        * 3
    )
    return "".join(
        f"<p>{words} See note {n}.</p><table><tr><td>Revenue</td><td>$ {n},234</td><td>$ 5,{n}</td></tr></table>"
        for n in range(count)
    )


def filing(size: int) -> bytes:
    return f"<html><body>{COVER}<p>Item 1. Business</p>{filler(size)}{CONTRACT}{filler(size)}<p>Item 2. Properties</p>{LEASE}{filler(size)}</body></html>".encode()


def read(catalog: Catalog, body: bytes, form: str = "html") -> Article:
    return read_article(RawDocument("s1.htm", body, form), catalog)


def test_a_long_filing_gives_its_contracts_each_with_its_section(catalog: Catalog) -> None:
    article = read(catalog, filing(1000))
    assert (article.title, article.publisher, article.published) == (
        "CoreWeave, Inc.: S-1",
        "CoreWeave, Inc.",
        "2025-03-03",
    )
    assert len(article.text) < 3000
    told = {(c.field, c.quote): c for c in extract(article, catalog)}
    price = told[Field.PRICE_TOTAL, "up to approximately $11.9 billion"]
    assert (price.buyer, price.seller, price.section) == ("OpenAI", "CoreWeave", "Item 1. Business › Our Customers")
    power = told[Field.POWER, "250 MW"]
    assert (power.buyer, power.seller, power.section) == ("CoreWeave", "Applied Digital", "Item 2. Properties › Leases")
    assert all(article.text[c.start : c.end] == c.quote for c in told.values())


def test_memory_grows_with_what_is_kept_and_not_with_the_filing() -> None:
    small, large = (filing(n).decode() for n in (2_000, 8_000))
    peaks = []
    for source in (small, large):
        tracemalloc.start()
        for _ in blocks(source):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert len(large) > 10_000_000
    assert peaks[1] < 1.5 * peaks[0] < len(large) / 2


def test_a_short_announcement_is_kept_whole_and_a_filing_on_other_things_is_no_article(catalog: Catalog) -> None:
    words = "<p>IREN has signed a five-year GPU cloud services contract with Microsoft worth $9.7 billion, for data center capacity in Childress, Texas, the company said.</p><p>Its shares rose.</p>"
    assert "Its shares rose." in read(catalog, (COVER + words).encode()).text
    with pytest.raises(NoArticleError, match="without a word on compute contracts"):
        read(
            catalog,
            (
                COVER
                + "<p>On November 14, 2024 the stockholders elected the following directors, and ratified the auditors for 2025, the company said in a statement on that day.</p>"
            ).encode(),
        )


SUBMISSION = """<SEC-DOCUMENT>0001-25-1.txt : 20250310
<SEC-HEADER>
CONFORMED SUBMISSION TYPE:	8-K
FILED AS OF DATE:		20250310
		COMPANY CONFORMED NAME:			CoreWeave, Inc.
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<TEXT>
<html><body><p>Item 1.01 Entry into a Material Definitive Agreement</p>%s</body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<TEXT>
begin 644 a.jpg
M_]C_X  02D9)1@ ! 0 $7 billion 100 MW
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


def test_a_whole_submission_is_read_without_its_pictures(catalog: Catalog) -> None:
    article = read(catalog, (SUBMISSION % CONTRACT).encode(), "text")
    assert (article.title, article.published) == ("CoreWeave, Inc.: 8-K", "2025-03-10")
    assert "$11.9 billion" in article.text
    assert "$7 billion" not in article.text


def test_a_page_of_news_on_a_filing_is_no_filing() -> None:
    assert not is_filing(
        "<html><p>The company told the Securities and Exchange Commission that it rents 100 MW.</p></html>",
        "https://a.example/x",
    )
    assert is_filing("<html></html>", "https://www.sec.gov/Archives/edgar/data/1/a.htm")


def test_a_row_is_one_block_and_what_is_hidden_is_none() -> None:
    page = "<table><tr><td><p>Power</p></td><td><div>100 MW</div></td></tr></table><div style='display:none'>7 MW</div><script>8 MW</script>A<br>B"
    assert [b.words for b in blocks(page)] == ["Power 100 MW", "A", "B"]
    assert [b.words for b in lines("one\ntwo\n\nthree\n")] == ["one two", "three"]


def test_a_page_too_long_for_news_is_read_as_a_stream(catalog: Catalog) -> None:
    words = "<p>Anthropic has signed a five-year contract with CoreWeave for computing capacity worth $12 billion, the companies said.</p>"
    page = f"<html><head><title>A long page</title></head><body>{filler(2500)}{words}{filler(5000)}</body></html>"
    article = read(catalog, page.encode())
    assert article.title == "A long page"
    assert "$12 billion" in article.text
