"""A page or text -> its article."""

from __future__ import annotations

import pytest

from claimtrack.articles import read_article
from claimtrack.articles.decoding import decode
from claimtrack.articles.stamp import stamped
from claimtrack.bundled import bundled
from claimtrack.catalog import Catalog
from claimtrack.errors import UnreadableError
from claimtrack.records import Article, RawDocument, Sidecar

BODY = "<p>" + "Meta signed a contract with CoreWeave for computing power in several places. " * 5 + "</p>"


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<!doctype html><html><head><title>T</title>{head}</head><body><article><h1>A deal is made</h1>{body}</article></body></html>".encode()


def read(catalog: Catalog, body: bytes, form: str = "html", **told: str) -> Article:
    return read_article(RawDocument("page.html", body, form, sidecar=Sidecar(**told)), catalog)


@pytest.mark.parametrize(
    ("head", "date", "provenance"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-05-06T10:00:00+02:00"}</script>', "2026-05-06T10:00:00+02:00", "json-ld"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"datePublished":"2026-05-06"}]}</script>', "2026-05-06", "json-ld"),
        ('<meta property="article:published_time" content="2026-05-06T10:00:00Z">', "2026-05-06T10:00:00Z", "meta"),
        ('<script type="application/ld+json">{not json</script><meta name="date" content="2026-05-06">', "2026-05-06", "meta"),
    ],
)  # fmt: skip
def test_the_date_is_taken_where_the_page_says_it_and_its_place_is_kept(
    catalog: Catalog, head: str, date: str, provenance: str
) -> None:
    article = read(catalog, page(head))
    assert (article.published, article.published_from) == (date, provenance)


def test_a_time_element_is_the_last_resort(catalog: Catalog) -> None:
    article = read(catalog, page(body='<time datetime="2026-05-07">7 May</time>' + BODY))
    assert (article.published, article.published_from) == ("2026-05-07", "time")


def test_what_the_user_says_goes_before_what_the_page_says(catalog: Catalog) -> None:
    head = '<meta name="date" content="2026-05-06"><meta property="og:site_name" content="Site">'
    article = read(catalog, page(head), published="2026-01-01", publisher="Mine", url="https://mine.example/a")
    assert (article.published, article.publisher, article.url) == ("2026-01-01", "Mine", "https://mine.example/a")


def test_a_text_file_is_read_unchanged(catalog: Catalog) -> None:
    text = "  A title of words\r\n\r\nBody.\n"
    assert read(catalog, text.encode(), "text").text == text


@pytest.mark.parametrize("path", sorted((bundled("data") / "demo").glob("*.html")), ids=lambda p: p.stem)
def test_page_chrome_of_the_bundled_articles_is_left_out(catalog: Catalog, path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    article = read_article(RawDocument(str(path), path.read_bytes(), "html"), catalog)
    assert article.title
    assert article.publisher
    assert article.canonical
    assert "$9.99" not in article.text
    assert "cookie" not in article.text.lower()
    assert len(article.text.split()) > 150


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The deal was first reported by The Verge.", ("The Verge",)),
        ("It has gone well.\nSource: Wired (opens in a new tab) Published on a blog", ("Wired",)),
        ("Text.\nSource: https://www.theverge.com/science/1/a-deal", ("The Verge",)),
        ("Text.\nSource: Nowhere Gazette (www.nowheregazette.example)", ("Nowhere Gazette",)),
        ("Bloomberg broke the news.", ("Bloomberg",)),
        ("Anthropic said it was pleased.", ()),
    ],
)
def test_the_outlet_that_a_text_credits_is_found(catalog: Catalog, text: str, credit: tuple[str, ...]) -> None:
    assert read(catalog, text.encode(), "text").credits == credit


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("07. May 2026\nAdmin\nA title", "2026-05-07"),
        ("Published on: Nov 13, 2025\nA title", "2025-11-13"),
        ("date 2025-11-12 A company said", "2025-11-12"),
        ("London, October 15, 2025 - A deal", "2025-10-15"),
        ("A title\nA deal was signed on May 7, 2026, they said.", None),
    ],
)
def test_the_day_that_a_bare_text_bears_is_its_own_line_or_its_dateline(text: str, day: str | None) -> None:
    assert stamped(text) == day


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   \n",
        b"\x89PNG\r\n\x1a\n....",
        b"%PDF-1.7 ...",
        b"abc\x00def",
        b"SQLite format 3\x00",
        bytes(range(1, 32)) * 20,
    ],
)
def test_what_is_no_text_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"file\.bin"):
        decode(body, "file.bin")


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("€15 Mrd".encode("cp1252"), "cp1252", "€15 Mrd"),
        ("naïve".encode(), "latin-1-but-wrong", "naïve"),
        ("\ufeffnaïve".encode(), None, "naïve"),
        ("naïve".encode("utf-16"), None, "naïve"),
        ("Die Kosten für Übertragung sind höher als früher".encode("cp1252"), None, "Die Kosten für Übertragung sind höher als früher"),
        ("naïve café".encode(), "ascii", "naïve café"),
    ],
)  # fmt: skip
def test_a_wrong_or_missing_charset_is_no_obstacle(body: bytes, declared: str | None, text: str) -> None:
    assert decode(body, "a.txt", declared) == text


def test_a_page_without_an_article_is_refused_by_name(catalog: Catalog) -> None:
    with pytest.raises(UnreadableError, match=r"page\.html: no article found"):
        read(catalog, b"<html><body><nav><a href='/'>Home</a></nav></body></html>")


def test_a_page_too_deep_to_be_an_article_is_refused_before_it_is_parsed(catalog: Catalog) -> None:
    with pytest.raises(UnreadableError, match="deeply nested"):
        read(catalog, b"<html><body>" + b"<div>" * 50_000)


@pytest.mark.parametrize(
    ("canonical", "url", "identity"),
    [
        ("https://site.example/a", "https://www.site.example/a?x=1", "https://site.example/a"),
        ("https://site.example/", "https://site.example/a", "https://site.example/a"),
        ("https://[bad", "https://site.example/a", "https://site.example/a"),
        ("https://elsewhere.example/a", "https://site.example/a", "https://site.example/a"),
    ],
)
def test_a_canonical_link_makes_an_article_only_when_it_names_this_very_one(
    catalog: Catalog, canonical: str, url: str, identity: str
) -> None:
    assert read(catalog, page(f'<link rel="canonical" href="{canonical}">'), url=url).identity == identity


def test_what_no_store_takes_is_taken_out_of_titles(catalog: Catalog) -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A \\ud800 deal","author":"X \\u0000 Y"}</script>'
    article = read(catalog, page(head))
    assert (article.title or "").encode()
    assert all(a.encode() for a in article.authors)


@pytest.mark.parametrize("date", ["2026-02-30", "0000-00-00", "2026-05-06T10:00:00+99:00", "1899-01-01", "2999-01-01"])
def test_a_date_that_is_none_is_not_taken_from_a_page(catalog: Catalog, date: str) -> None:
    assert read(catalog, page(f'<meta name="date" content="{date}">')).published in {None, "2026-05-06"}


def test_a_control_character_does_not_hide_the_article(catalog: Catalog) -> None:
    assert "contract" in read(catalog, page(body=BODY + "<p>&#27; \x1b more</p>")).text
