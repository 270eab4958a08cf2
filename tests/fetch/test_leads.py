"""What feeds, sitemaps, listings, EDGAR, GDELT and Google News say, in the shapes that they document, good and bad."""

from __future__ import annotations

import base64
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import UnreadableError
from claimtrack.fetch.leads import edgar, feeds, gdelt, google_news, listings, sitemaps
from claimtrack.records.source import Edgar, Gdelt, GoogleNews

HOME = "https://site.example/"
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A Site</title><entry><title type="html">A &lt;b&gt;deal&lt;/b&gt;</title>
<link rel="alternate" href="/one"/><id>tag:1</id><published>2026-11-20T10:00:00-05:00</published><summary>Few words.</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A Site",
        "items": [
            {
                "id": "1",
                "url": HOME + "one",
                "title": "A deal",
                "date_published": "2026-11-20T10:00:00Z",
                "summary": "Few words.",
            }
        ],
    }
).encode()


def test_an_atom_feed_gives_addresses_titles_and_dates() -> None:
    (lead,) = feeds.leads(ATOM, HOME + "feed")
    assert (lead.address, lead.title, lead.summary) == (HOME + "one", "A deal", "Few words.")
    assert lead.published == "2026-11-20T15:00:00+00:00"
    assert lead.document is None


def test_a_json_feed_is_a_feed() -> None:
    (lead,) = feeds.leads(JSON_FEED, HOME + "feed.json")
    assert (lead.address, lead.title, lead.published) == (HOME + "one", "A deal", "2026-11-20T10:00:00+00:00")
    assert feeds.is_feed("application/json", JSON_FEED)


def test_a_feed_that_goes_on_elsewhere_is_no_whole_article() -> None:
    words = "Words of the article. " * 60
    whole = f"<rss><channel><title>T</title><item><title>A</title><link>{HOME}a</link><description>{words}</description></item></channel></rss>"
    cut = whole.replace(words, words + " [&amp;#8230;]")
    assert feeds.leads(whole.encode(), HOME)[0].document is None
    long = whole.replace(words, words * 3)
    assert feeds.leads(long.encode(), HOME)[0].document is not None
    assert feeds.leads(cut.replace(words, words * 3).encode(), HOME)[0].document is None


def test_a_feed_without_entries_is_no_trouble_and_a_page_is_no_feed() -> None:
    assert feeds.leads(b"<rss version='2.0'><channel><title>T</title></channel></rss>", HOME) == []
    with pytest.raises(UnreadableError, match="not a feed"):
        feeds.leads(b"<html><body>Hello</body></html>", HOME)


@pytest.mark.parametrize("missing", ["<guid>g</guid>", "<pubDate>Thu, 99 Foo 2026</pubDate>", "<title></title>"])
def test_an_entry_without_a_date_a_guid_or_a_title_still_leads_somewhere(missing: str) -> None:
    feed = f"<rss version='2.0'><channel><title>T</title><item><link>{HOME}a</link>{missing}</item></channel></rss>"
    (lead,) = feeds.leads(feed.encode(), HOME)
    assert lead.address == HOME + "a"
    assert lead.published is None


@given(st.binary(max_size=300))
def test_no_bytes_make_a_reader_of_leads_fail_otherwise_than_by_its_own_error(body: bytes) -> None:
    for read in (
        lambda: feeds.leads(body, HOME),
        lambda: sitemaps.read(body, HOME),
        lambda: listings.leads(body, HOME, "a"),
        lambda: edgar.filings(body, HOME, ("8-K",)),
        lambda: edgar.hits(body, HOME),
        lambda: gdelt.leads(body, HOME),
    ):
        try:
            read()
        except UnreadableError:
            continue


MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://site.example/old</loc><lastmod>2020-01-01</lastmod></url>
<url><loc>https://site.example/new</loc><news:news><news:publication_date>2026-11-20T10:00:00Z</news:publication_date><news:title>A deal</news:title></news:news></url>
</urlset>"""


@pytest.mark.parametrize("body", [MAP.encode(), gzip.compress(MAP.encode())])
def test_a_sitemap_gives_the_newest_first_plain_or_compressed(body: bytes) -> None:
    found = sitemaps.read(body, HOME).leads
    assert [(lead.address, lead.title, lead.published) for lead in found] == [
        (HOME + "new", "A deal", "2026-11-20T10:00:00Z"),
        (HOME + "old", "", None),
    ]


def test_an_index_of_sitemaps_gives_the_last_changed_first() -> None:
    index = (
        "<sitemapindex>"
        + "".join(f"<sitemap><loc>{HOME}{n}.xml</loc><lastmod>202{n}-01-01</lastmod></sitemap>" for n in range(7))
        + "</sitemapindex>"
    )
    assert sitemaps.read(index.encode(), HOME).further[0] == (HOME + "6.xml", "2026-01-01")


@pytest.mark.parametrize(
    "bomb",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]><urlset><url><loc>&c;</loc></url></urlset>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
    ],
)
def test_entities_of_a_sitemap_are_not_resolved(bomb: bytes) -> None:
    try:
        found = sitemaps.read(bomb, HOME).leads
    except UnreadableError:
        return
    assert all(len(lead.address) < 100 and "root:" not in lead.address for lead in found)


def test_a_sitemap_that_inflates_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError, match="larger than 50 MB"):
        sitemaps.read(gzip.compress(b"0" * 60_000_000), HOME)


LISTING = b"""<html><body><nav><a href="/about">About</a></nav><article class="card"><a href="/news/one?utm_source=x#top"><h2>A deal</h2></a></article>
<article class="card"><h2><a href="news/two">Another</a></h2></article><article class="card">no link</article></body></html>"""


def test_a_listing_gives_the_links_that_the_selector_finds() -> None:
    found = listings.leads(LISTING, HOME, "article.card")
    assert [(lead.address, lead.title) for lead in found] == [
        (HOME + "news/one?utm_source=x", "A deal"),
        (HOME + "news/two", "Another"),
    ]


@pytest.mark.parametrize(("selector", "told"), [("div.gone a", "no link fits"), ("a[[", "no CSS selector")])
def test_a_selector_that_finds_nothing_is_named(selector: str, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        listings.leads(LISTING, HOME, selector)


SUBMISSIONS = {
    "cik": "0001769628",
    "name": "CoreWeave, Inc.",
    "filings": {
        "recent": {
            "accessionNumber": ["0001769628-26-000007", "0001769628-26-000006", "0001769628-26-000005", "bad"],
            "filingDate": ["2026-11-20", "2026-11-18", "2026-11-17", "2026-11-16"],
            "form": ["8-K", "4", "8-K/A", "8-K"],
            "items": ["1.01,9.01", "", "8.01", ""],
            "primaryDocument": ["crwv-20261120.htm", "xslF345X05/doc4.xml", "crwv-8ka.htm", "x.htm"],
            "primaryDocDescription": ["8-K", "FORM 4", "8-K/A"],
        }
    },
}


def test_the_filings_of_a_company_are_those_of_the_wanted_forms_and_their_amendments() -> None:
    found = edgar.filings(json.dumps(SUBMISSIONS).encode(), HOME, ("8-K", "10-Q"))
    assert [(lead.address, lead.published) for lead in found] == [
        ("https://www.sec.gov/Archives/edgar/data/1769628/000176962826000007/crwv-20261120.htm", "2026-11-20"),
        ("https://www.sec.gov/Archives/edgar/data/1769628/000176962826000005/crwv-8ka.htm", "2026-11-17"),
    ]
    assert found[0].title == "CoreWeave, Inc. 8-K items 1.01,9.01: 8-K"


def test_the_exhibits_of_a_filing_are_contracts_and_press_releases() -> None:
    (filing, *_) = edgar.filings(json.dumps(SUBMISSIONS).encode(), HOME, ("8-K",))
    where = edgar.index_address(filing.address)
    names = [
        "crwv-20261120.htm",
        "ex99-1.htm",
        "exhibit101lease.htm",
        "crwv-20261120_ex991.htm",
        "logo.jpg",
        "crwv-20261120.xsd",
        "R1.htm",
    ]
    index = {"directory": {"item": [{"name": n, "type": "text.gif", "size": ""} for n in names]}}
    found = edgar.exhibits(json.dumps(index).encode(), where, filing)
    assert [lead.address.rpartition("/")[2] for lead in found] == [
        "ex99-1.htm",
        "exhibit101lease.htm",
        "crwv-20261120_ex991.htm",
    ]


def test_a_full_text_query_names_documents() -> None:
    hit = {
        "_id": "0001769628-26-000007:ex99-1.htm",
        "_source": {"ciks": ["0001769628"], "display_names": ["CoreWeave, Inc.  (CRWV)  (CIK 0001769628)"], "form": "8-K", "file_type": "EX-99.1", "file_date": "2026-11-20"},
    }  # fmt: skip
    (lead,) = edgar.hits(json.dumps({"hits": {"hits": [hit, {"_id": "x"}, None]}}).encode(), HOME)
    assert lead.address == "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000007/ex99-1.htm"
    assert (lead.title, lead.published, lead.publisher) == (
        "CoreWeave, Inc. 8-K: EX-99.1",
        "2026-11-20",
        "CoreWeave, Inc.",
    )
    asked = edgar.search_address(Edgar(query='"GPU" AND lease', forms=("8-K", "6-K")), "2026-11-14", "2026-11-21")
    assert (
        asked
        == "https://efts.sec.gov/LATEST/search-index?q=%22GPU%22+AND+lease&forms=8-K%2C6-K&dateRange=custom&startdt=2026-11-14&enddt=2026-11-21"
    )


def test_the_secs_word_to_who_names_no_contact_is_told() -> None:
    with pytest.raises(UnreadableError, match="set `contact`"):
        edgar.filings(b"<html>Your Request Originates from an Undeclared Automated Tool</html>", HOME, ("8-K",))


def test_gdelt_gives_articles_with_the_day_they_were_seen() -> None:
    body = b'{"articles": [{"url": "https://a.example/1", "title": "A \x01 deal", "seendate": "20261120T101500Z", "domain": "a.example"}, {"url": "ftp://x"}]}'
    (lead,) = gdelt.leads(body, HOME)
    assert (lead.address, lead.published, lead.publisher) == ("https://a.example/1", "2026-11-20", "a.example")
    assert gdelt.leads(b"{}", HOME) == gdelt.leads(b"", HOME) == []
    assert "mode=artlist" in gdelt.address_of(Gdelt(query="neocloud"))


def test_gdelts_own_words_are_told() -> None:
    with pytest.raises(UnreadableError, match="GDELT says: Please limit requests to one every 5 seconds"):
        gdelt.leads(b"Please limit requests to one every 5 seconds or contact us.", HOME)


def test_a_link_of_google_news_gives_the_address_that_it_holds_or_stays_as_it_is() -> None:
    held = base64.urlsafe_b64encode(b'\x08\x13"\x1ahttps://a.example/2026/deal\xd2\x01\x00').decode().rstrip("=")
    old = f"https://news.google.com/rss/articles/{held}?oc=5"
    new = "https://news.google.com/rss/articles/" + base64.urlsafe_b64encode(b'\x08\x13"\x40AU_yqLNopaque').decode()
    assert google_news.inside(old) == "https://a.example/2026/deal"
    assert google_news.inside(new) is None
    feed = f"<rss version='2.0'><channel><title>q</title><item><title>A deal - The Ledger</title><link>{new}</link></item></channel></rss>"
    (lead,) = google_news.leads(feed.encode(), HOME)
    assert (lead.address, lead.title, lead.publisher) == (new, "A deal", "The Ledger")
    assert google_news.address_of(GoogleNews(query="gpu lease")).endswith("q=gpu+lease&hl=en-US&gl=US&ceid=US%3Aen")


def test_a_deep_json_answer_is_no_trouble() -> None:
    for read in (gdelt.leads, edgar.hits):
        with pytest.raises(UnreadableError):
            read(b"[" * 200_000, HOME)
