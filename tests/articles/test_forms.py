"""PDFs, saved pages, corrections, parts, and where a date comes from when the page does not say it plainly."""

from __future__ import annotations

import pytest

from claimtrack.articles import read_article
from claimtrack.articles.notices import correction_in
from claimtrack.catalog import Catalog
from claimtrack.errors import NoArticleError, UnreadableError
from claimtrack.records import Article, RawDocument, Sidecar
from claimtrack.records.address import canonical, day_in

WORDS = "Anthropic has signed a five-year contract with CoreWeave worth $12 billion, the companies said on Tuesday. CoreWeave will supply 100 MW of capacity in Plano, Texas, with 40,000 Nvidia GB300 GPUs from early 2027."


def pdf(*lines: str, made: str = "D:20261120100000Z") -> bytes:
    """A PDF of one page, built as the standard says: objects, a table of their places, a trailer."""
    shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T* " for line in lines)
    stream = f"BT /F1 10 Tf 12 TL 40 780 Td {shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title (CoreWeave and Anthropic sign) /CreationDate ({made}) >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{words}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{body}xref\n0 7\n0000000000 65535 f \n{table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(body)}\n%%EOF".encode()


def page(head: str = "", body: str = "") -> bytes:
    return f"<!doctype html><html><head><title>A deal of companies</title>{head}</head><body><article><h1>A deal of companies</h1><p>{WORDS}</p>{body}</article></body></html>".encode()


def read(
    catalog: Catalog,
    body: bytes,
    form: str = "html",
    address: str = "https://a.example/story",
    hint: str | None = None,
    **told: str,
) -> Article:
    return read_article(RawDocument(address, body, form, sidecar=Sidecar(**told), hint=hint), catalog)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Acme leases 300 MW\n\nAcme said on Monday that it will.", "Acme leases 300 MW"),
        ("7 May 2026\n\nAcme leases 300 MW\n\nMore.", "Acme leases 300 MW"),
        (f"Acme said that {'it will lease a very large hall, ' * 9}and more.\n\nBeta said so too.", "Acme said that it will lease a very large hall, it will lease a very large hall, it will lease a…"),
        (f"Compute news\n\nAcme said that {'it will lease a very large hall, ' * 9}and more.", "Compute news"),
    ],
)  # fmt: skip
def test_a_plain_text_is_called_by_its_first_line_and_never_by_its_second_paragraph(
    text: str, title: str, catalog: Catalog
) -> None:
    assert read_article(RawDocument("a.txt", text.encode(), "text"), catalog).title == title


def test_a_pdf_gives_its_text_with_wrapped_lines_joined_its_title_and_its_day(catalog: Catalog) -> None:
    article = read(
        catalog,
        pdf(
            "Anthropic has signed a five-year con-",
            "tract with CoreWeave worth",
            "$12 billion, the companies said on Tuesday in a state-",
            "ment of theirs.",
        ),
        "pdf",
    )
    assert "five-year contract with CoreWeave worth $12 billion" in article.text
    assert (article.title, article.published, article.published_from) == (
        "CoreWeave and Anthropic sign",
        "2026-11-20",
        "pdf",
    )


@pytest.mark.parametrize(
    ("body", "what"),
    [(b"%PDF-1.7\n1 0 obj <<", "cannot be read"), (pdf("Figure 1"), "only pictures"), (b"%PDF-1.7", "cannot be read")],
)
def test_a_pdf_that_is_broken_or_only_pictures_is_told(catalog: Catalog, body: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        read(catalog, body, "pdf")


SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://ledger.example/2026/11/20/deal
Subject: A deal
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ledger.example/2026/11/20/deal

"""


def test_a_saved_page_is_read_with_the_address_that_it_was_saved_from(catalog: Catalog) -> None:
    import quopri

    body = SAVED + quopri.encodestring(page()) + b"\n------b--\n"
    article = read(catalog, body, "mhtml", "deal.mhtml")
    assert (article.url, article.identity) == ("https://ledger.example/2026/11/20/deal",) * 2
    assert (article.published, article.published_from) == ("2026-11-20", "address")
    assert "$12 billion" in article.text
    with pytest.raises(UnreadableError, match="without a page"):
        read(catalog, SAVED.replace(b"text/html", b"image/png"), "mhtml", "deal.mhtml")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Correction: An earlier version of this article said 300 MW; it is 200 MW.", True),
        ("An earlier version of this story misstated the size of the contract.", True),
        ("Clarification — the term is five years, not six as was first told.", True),
        ("Editor's note: this article was corrected to give the right place.", True),
        ("Update: CoreWeave has since answered our questions on the matter.", False),
        ("The court made a correction: of the sum, and of the day on which it is due.", False),
    ],
)
def test_a_notice_of_correction_is_found_where_it_stands_alone(text: str, found: bool) -> None:
    assert bool(correction_in(f"{WORDS}\n\n{text}\n")) is found


def test_when_it_was_updated_is_kept_beside_when_it_was_published(catalog: Catalog) -> None:
    told = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-20T23:30:00-05:00","dateModified":"2026-11-21T08:00:00-05:00"}</script>'
    article = read(catalog, page(told))
    assert (article.published, article.updated) == ("2026-11-20T23:30:00-05:00", "2026-11-21T08:00:00-05:00")


def test_a_date_is_taken_from_the_feed_where_the_page_has_none_and_guessed_last(catalog: Catalog) -> None:
    fed = read(catalog, page(), hint="2026-11-19T10:00:00Z")
    assert (fed.published, fed.published_from) == ("2026-11-19T10:00:00Z", "feed")
    guessed = read(catalog, page(body="<div class='postdate'>Posted on 18 November 2026</div>"))
    assert guessed.published_from in {"htmldate", "dateline", "time"}
    assert guessed.published == "2026-11-18"
    assert read(catalog, page()).published is None


def test_the_day_in_an_address_goes_before_an_instant_of_another_zone_and_behind_what_the_user_says(
    catalog: Catalog,
) -> None:
    told = '<meta property="article:published_time" content="2026-11-21T02:25:54Z">'
    address = "https://a.example/2026/11/20/a-deal"
    assert read(catalog, page(told), address=address).published == "2026-11-20"
    assert read(catalog, page(told), address=address, published="2026-11-19").published == "2026-11-19"
    assert read(catalog, page(told), address="https://a.example/2026/13/40/x").published == "2026-11-21T02:25:54Z"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2026/5/7/story", "2026-05-07"),
        ("https://a.example/news/2026-05-07-story", "2026-05-07"),
        ("https://a.example/2026/02/30/story", None),
        ("https://a.example/2026/05/story", None),
        ("https://a.example/p?d=/2026/05/07/", None),
        ("https://a.example/1999/05/07/x", None),
        (None, None),
    ],
)
def test_a_day_in_a_path_is_read(url: str | None, day: str | None) -> None:
    assert day_in(url) == day


def test_an_address_is_one_whatever_brought_the_reader_there() -> None:
    assert canonical("https://A.example/x/?b=2&utm_source=rss&a=1#top") == canonical("https://a.example/x/?a=1&b=2")
    assert canonical("https://a.example/x?id=1") != canonical("https://a.example/x?id=2")
    assert canonical("https://a.example/x?cid=1") != canonical("https://a.example/x?cid=2")
    assert canonical("https://a.example/x?ref=rss&source=twitter") == canonical("https://a.example/x")
    assert canonical("https://a.example/x?source=41") != canonical("https://a.example/x?source=42")


def test_a_paywalled_page_is_a_part_and_a_wall_is_no_article(catalog: Catalog) -> None:
    told = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
    assert read(catalog, page(told)).partial
    assert read(catalog, page(body="<p>Subscribe to continue reading this article.</p>")).partial
    assert not read(catalog, page()).partial
    wall = b"<html><head><title>Just a moment...</title></head><body><p>Verifying you are human. This may take a few seconds. The site needs to review the security of your connection before proceeding.</p></body></html>"
    with pytest.raises(NoArticleError, match="a bot check"):
        read(catalog, wall)


def test_a_charset_is_what_browsers_take_it_for_and_a_stray_byte_spoils_no_page(catalog: Catalog) -> None:
    words = "CoreWeave has signed a contract worth €5 billion – “the biggest” – with Meta for computing capacity in Plano, Texas, for five years from early 2027 on, both said."
    told = f"<html><head><title>A deal of companies</title></head><body><article><p>{words}</p></article></body></html>"
    for charset, body in (
        ("iso-8859-1", told.encode("cp1252")),
        ("ascii", told.encode("cp1252")),
        ("utf-8", told.encode().replace(b"Plano", b"Pla\xffno")),
        ("iso-8859-1", told.encode()),
    ):
        article = read_article(RawDocument("https://a.example/x", body, "html", charset), catalog)
        assert "€5 billion – “the biggest”" in article.text


def test_a_relative_canonical_link_is_one_too_and_a_fragment_of_a_page_is_html(catalog: Catalog) -> None:
    from claimtrack.fetch.files import form_of

    assert (
        read(catalog, page('<link rel="canonical" href="/story">'), address="https://a.example/story?page=x").canonical
        == "https://a.example/story"
    )
    assert form_of(b"<div><p>Words</p></div>") == "html"
    assert form_of(b"<5 MW is little") == "text"
