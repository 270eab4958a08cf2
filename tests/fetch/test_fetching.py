"""Files, folders, standard input, addresses and sources, good and bad, with a real server on loopback."""

from __future__ import annotations

import gzip
import io
import socket
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimtrack.bundled import bundled
from claimtrack.errors import ClaimtrackError, FetchError, SourceError, UnreadableError, UsageError
from claimtrack.fetch import Limits, documents, of_documents
from claimtrack.fetch.declared import declared
from claimtrack.records import RawDocument, Sidecar
from tests.conftest import Web

NEAR = Limits(seconds=2, most_bytes=100_000, allow_private=True, rate=1000, tries=1, backoff=0.01)
PAGE = b"<!doctype html><html><body><article><p>Words of an article.</p></article></body></html>"


def got(
    *targets: str | Path, limits: Limits = NEAR, told: Sidecar | None = None, sources: Path | None = None
) -> list[RawDocument | ClaimtrackError]:
    found = documents([str(t) for t in targets], told or Sidecar(), limits, [sources] if sources else [])
    return list(of_documents(found))


def one(*targets: str | Path, limits: Limits = NEAR, told: Sidecar | None = None) -> RawDocument:
    (document,) = got(*targets, limits=limits, told=told)
    assert isinstance(document, RawDocument)
    return document


def failure(*targets: str | Path, limits: Limits = NEAR) -> str:
    (error,) = got(*targets, limits=limits)
    assert isinstance(error, UnreadableError)
    return str(error)


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.md", ".hidden.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PAGE)
    found = [d.address for d in got(tmp_path) if isinstance(d, RawDocument)]
    assert [Path(a).name for a in found] == ["a.html", "b.txt", "c.md"]


def test_a_sidecar_says_what_a_bare_file_cannot_and_options_say_it_louder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.meta.json").write_text('{"url": "https://a.example/1", "publisher": "A", "published": "2026-05-07"}')
    assert one(tmp_path / "a.txt").sidecar == Sidecar("https://a.example/1", "A", "2026-05-07")
    assert one(tmp_path / "a.txt", told=Sidecar(publisher="B")).sidecar.publisher == "B"


@pytest.mark.parametrize(("tier", "publisher"), [("press", "Clippings"), ("aggregator", None)])
def test_a_folder_of_one_publisher_has_its_name_and_one_of_clippings_leaves_each_page_its_own(
    tmp_path: Path, tier: str, publisher: str | None
) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "a.html").write_bytes(PAGE)
    (tmp_path / "clippings.toml").write_text(
        f'id = "clippings"\npublisher = "Clippings"\nhomepage = "https://c.example"\ntier = "{tier}"\nfolder = "{tmp_path / "saved"}"\n'
    )
    (document,) = got("clippings", sources=tmp_path)
    assert isinstance(document, RawDocument)
    assert document.sidecar.publisher == publisher


def test_a_sidecar_with_a_mistake_is_named_by_its_key(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.meta.json").write_text('{"publsher": "A"}')
    assert "a.meta.json: publsher" in failure(tmp_path / "a.txt")


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PAGE)))
    document = one("-")
    assert (document.address, document.form) == ("-", "html")


@pytest.mark.parametrize("target", ["nowhere.txt", "no/such/folder", "nosuchsource"])
def test_a_slip_of_the_keyboard_stops_at_once(target: str) -> None:
    with pytest.raises(UsageError, match=target):
        got(target)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert "no .html, .txt, .md or feed file" in failure(tmp_path)


def test_a_page_is_fetched_with_its_charset(web: Web) -> None:
    url = web.serve("/a", "<html><body>naïve</body></html>".encode("cp1252"), "text/html; charset=windows-1252")
    document = one(url)
    assert (document.address, document.form, document.charset) == (url, "html", "windows-1252")


def test_a_redirect_is_followed_to_the_address_that_answers(web: Web) -> None:
    web.serve("/old", b"", status=301, Location="/new")
    web.serve("/new", PAGE)
    assert one(web.url + "/old").address == web.url + "/new"


def test_a_loop_of_redirects_ends(web: Web) -> None:
    web.serve("/round", b"", status=302, Location="/round")
    assert "more than 5 redirects" in failure(web.url + "/round")


@pytest.mark.parametrize(
    ("status", "remedy"), [(404, "check the address"), (403, "save the page yourself"), (503, "try again later")]
)
def test_a_refusal_says_what_to_do(web: Web, status: int, remedy: str) -> None:
    web.serve("/a", b"no", status=status)
    assert f"answered {status}" in failure(web.url + "/a")
    assert remedy in failure(web.url + "/a")


def test_a_port_that_nobody_listens_on_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert f"robots.txt of http://127.0.0.1:{port} could not be fetched" in failure(f"http://127.0.0.1:{port}")


def test_a_server_that_never_answers_costs_no_more_than_its_limit(web: Web) -> None:
    web.pages["/slow"] = lambda _handler: time.sleep(5)
    assert "no answer within 0.2 s" in failure(web.url + "/slow", limits=Limits(seconds=0.2, allow_private=True))


def test_a_server_that_drips_costs_no_more_than_its_limit(web: Web) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b".")
            except OSError:
                return
            time.sleep(0.05)

    web.pages["/drip"] = drip
    assert "not all there after 0.3 s" in failure(web.url + "/drip", limits=Limits(seconds=0.3, allow_private=True))


def test_a_bomb_is_stopped_at_the_cap_before_it_is_inflated(web: Web) -> None:
    url = web.serve("/bomb", gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")
    assert "larger than" in failure(url)


def test_a_compressed_page_is_read(web: Web) -> None:
    assert one(web.serve("/a", gzip.compress(PAGE), Content_Encoding="gzip")).body == PAGE


def test_a_compressed_answer_that_is_broken_is_named(web: Web) -> None:
    assert "cannot be read" in failure(web.serve("/a", b"not gzip at all", Content_Encoding="gzip"))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://10.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/", "http://2130706433/", "http://0x7f.1/", "http://localhost/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fec0::1]/"],
)  # fmt: skip
def test_the_inner_network_is_out_of_reach_unless_it_is_meant(url: str) -> None:
    with pytest.raises(FetchError) as told:
        raise got(url, limits=Limits(seconds=1))[0]  # type: ignore[misc]
    assert "private network" in str(told.value) or "no such host" in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://[bad",
        "http://site.example:99999/",
        "file:///etc/passwd",
        "ftp://site.example/a",
        "http://me:secret@site.example/",
    ],
)
def test_only_plain_web_addresses_are_fetched_and_no_password_is_repeated(url: str) -> None:
    told = failure(url, limits=Limits())
    assert "secret" not in told


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>A Site</title>
<item><title>Full</title><link>{full}</link><pubDate>Thu, 21 May 2026 10:00:00 +0000</pubDate>
<content:encoded><![CDATA[<p>{words}</p>]]></content:encoded></item>
<item><title>Short</title><link>{short}</link><description>Only a line.</description></item>
</channel></rss>"""


def test_a_feed_gives_its_entries_and_fetches_those_that_are_only_summaries(web: Web) -> None:
    short = web.serve("/short", PAGE)
    text = FEED.format(full="https://site.example/full", short=short, words="Words of the article. " * 40)
    full, page = got(web.serve("/feed", text.encode(), "application/rss+xml"))
    assert isinstance(full, RawDocument)
    assert isinstance(page, RawDocument)
    assert full.address == "https://site.example/full"
    assert full.sidecar == Sidecar("https://site.example/full", "A Site", None, "Full")
    assert full.hint == "2026-05-21T10:00:00+00:00"
    assert page.address == short


def test_a_feed_with_entities_of_its_own_is_refused(web: Web) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel><item><link>http://a</link></item></channel></rss>'
    assert "entities" in failure(web.serve("/feed", bomb, "application/rss+xml"))


def test_one_bad_page_of_a_feed_does_not_stop_the_rest(web: Web) -> None:
    web.serve("/gone", b"", status=410)
    text = FEED.format(full="https://site.example/full", short=web.url + "/gone", words="Words of the article. " * 40)
    first, second = got(web.serve("/feed", text.encode(), "application/rss+xml"))
    assert isinstance(first, RawDocument)
    assert isinstance(second, FetchError)


def test_a_declared_source_gives_its_articles_under_its_publisher(web: Web, tmp_path: Path) -> None:
    url = web.serve("/a", PAGE)
    (tmp_path / "my-site.toml").write_text(
        f'id = "my-site"\npublisher = "My Site"\nhomepage = "{web.url}"\nurls = ["{url}"]\n'
    )
    (document,) = got("my-site", sources=tmp_path)
    assert isinstance(document, RawDocument)
    assert document.sidecar.publisher == "My Site"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('id = "a"\npublisher = "A"\nhomepage = "https://a.example"\n', "needs one of feed, sitemap, index"),
        (
            'id = "a"\npublisher = "A"\nhomepage = "ftp://a.example"\nurls = ["https://a.example"]\n',
            "a.toml:3: homepage",
        ),
        (
            'id = "../a"\npublisher = "A"\nhomepage = "https://a.example"\nurls = ["https://a.example"]\n',
            "a.toml:1: id",
        ),
        ('id = "a"\nfeeed = ["x"]\npublisher = "A"\nhomepage = "https://a.example"\n', "a.toml:2: feeed"),
        ("id = ", "not readable as TOML"),
    ],
)
def test_a_mistake_in_a_source_is_named_by_file_line_and_key(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(SourceError) as error:
        declared([tmp_path])
    assert told in str(error.value)


def test_two_sources_with_one_id_are_named(tmp_path: Path) -> None:
    text = 'id = "a"\npublisher = "A"\nhomepage = "https://a.example"\nurls = ["https://a.example"]\n'
    (tmp_path / "a.toml").write_text(text)
    (tmp_path / "b.toml").write_text(text)
    with pytest.raises(SourceError, match="is also in"):
        declared([tmp_path])


def test_every_source_that_travels_with_claimtrack_keeps_the_contract() -> None:
    found = declared([bundled("sources")])
    assert found
    for source in found.values():
        assert source.evidence
        assert source.seen
