"""Whole rounds through sources, from the feed to the store and back again: real servers on loopback, a real store."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from claimtrack.articles.barrier import barrier, is_stub
from claimtrack.records.visit import VisitOutcome
from claimtrack.store import Store, open_store
from tests.conftest import Ran, Web

Run = Callable[..., Ran]
DEAL = "Anthropic signs compute deal with CoreWeave"
TEXT = "Anthropic has signed a five-year contract with CoreWeave worth ${price} billion, the companies said on Tuesday. CoreWeave will supply 100 MW of capacity in Plano, Texas, with 40,000 Nvidia GB300 GPUs from early 2027. Both call it the largest order of the year so far."
NOISE = "Village fair draws a crowd"


def page(words: str, title: str = DEAL, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title><meta property='article:published_time' content='2026-11-20T10:00:00Z'>{head}</head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>".encode()


def story(price: int = 12) -> bytes:
    return page(TEXT.replace("{price}", str(price)))


def feed(web: Web, *titled: tuple[str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{web.url}{path}</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>"
        for path, title in titled
    )
    return web.serve(
        "/feed", f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode(), "application/rss+xml"
    )


@pytest.fixture
def declare(tmp_path: Path) -> Callable[..., None]:
    def write(name: str, web: Web, body: str) -> None:
        folder = tmp_path / "sources"
        folder.mkdir(exist_ok=True)
        head, bracket, tail = body.partition("\n[")
        (folder / f"{name}.toml").write_text(
            f'id = "{name}"\npublisher = "The Ledger"\nhomepage = "{web.url}"\nrate = 1000\n{head}\n{bracket}{tail}\n'
        )

    return write


@pytest.fixture
def store(place: str) -> Callable[[], Store]:
    return lambda: open_store(place)


def ingest(run: Run, *names: str) -> Ran:
    return run("ingest", *names, "--allow-private", "--timeout", "5")


def test_a_feed_is_filtered_its_pages_are_stored_and_a_second_visit_asks_only_what_changed(
    web: Web, run: Run, declare: Callable[..., None], store: Callable[[], Store]
) -> None:
    asked: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.headers.get("If-None-Match"))
        fresh = asked[-1] != '"1"'
        body = story() if fresh else b""
        handler.send_response(200 if fresh else 304)
        handler.send_header("ETag", '"1"')
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    web.pages["/deal"] = answer
    web.serve("/fair", page("A village fair " * 30, NOISE))
    feed(web, ("/deal?utm_source=rss", DEAL), ("/fair", NOISE))
    web.pages["/deal?utm_source=rss"] = answer
    declare("ledger", web, f'feed = ["{web.url}/feed"]')
    first = ingest(run, "ledger")
    assert first.code == 0, first.err
    assert "2 listed, 1 of other things" in first.err
    assert "1 new" in first.err
    assert "/fair" not in web.asked
    second = ingest(run, "ledger")
    assert "0 new, 0 changed, 1 unchanged" in second.err
    assert asked == [None, '"1"']
    (visit,) = store().visits([web.url + "/deal"]).values()
    assert visit.outcome is VisitOutcome.UNCHANGED
    state = store().source_states()["ledger"]
    assert (state.entries, state.failures, state.newest) == (2, 0, "2026-11-20T10:00:00+00:00")


def test_a_page_without_validators_that_is_as_it_was_is_unchanged(
    web: Web, run: Run, declare: Callable[..., None]
) -> None:
    web.serve("/deal", story())
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    assert "1 new" in ingest(run, "ledger").err
    assert "1 unchanged" in ingest(run, "ledger").err


def test_a_silent_edit_is_shown_with_both_quotes(web: Web, run: Run, declare: Callable[..., None]) -> None:
    web.serve("/deal", story(12))
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    ingest(run, "ledger")
    time.sleep(1.1)  # the store tells moments by the second
    web.serve("/deal", story(14))
    assert "1 changed" in ingest(run, "ledger").err
    told = run("diff", "--since", "last").out
    assert "$12 billion" in told
    assert "$14 billion" in told


def test_a_page_that_is_listed_no_more_is_visited_again_when_it_is_due(
    web: Web, run: Run, declare: Callable[..., None], store: Callable[[], Store]
) -> None:
    web.serve("/deal", story(12))
    feed(web, ("/deal", DEAL))
    declare("ledger", web, f'feed = ["{web.url}/feed"]')
    ingest(run, "ledger")
    feed(web, ("/fair", NOISE))
    web.serve("/deal", story(14))
    assert "0 new, 0 changed" in ingest(run, "ledger").err
    opened = store()
    (visit,) = opened.visits([web.url + "/deal"]).values()
    assert visit.source == "ledger"
    opened.keep_visits([replace(visit, due="2020-01-01T00:00:00+00:00")])
    opened.close()
    assert "0 new, 1 changed" in ingest(run, "ledger").err
    assert "The Ledger, 2026-11-20" in run("claims").out


def test_a_wall_is_counted_is_never_stored_and_the_article_comes_later(
    web: Web, run: Run, declare: Callable[..., None], store: Callable[[], Store]
) -> None:
    web.serve(
        "/deal",
        page("Please verify you are a human. Complete the security check to access the site. " * 3, "Just a moment..."),
        ETag='"wall"',
    )
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    walled = ingest(run, "ledger")
    assert "a bot check, and no article" in walled.err
    assert "0 new, 0 changed, 0 unchanged, 1 no article, 0 failed" in walled.err
    assert walled.code == 0
    (visit,) = store().visits([web.url + "/deal"]).values()
    assert (visit.outcome, visit.etag, visit.failures) == (VisitOutcome.NO_ARTICLE, None, 1)
    web.serve("/deal", story())
    assert "1 new" in ingest(run, "ledger").err


STUB = "Anthropic has signed a contract with CoreWeave worth $12 billion, the companies said on Tuesday, in one of the largest orders of the year so far. Subscribe to continue reading this article."


def test_the_whole_article_after_its_beginning_is_no_silent_edit_and_a_wall_takes_nothing_away(
    web: Web, run: Run, declare: Callable[..., None]
) -> None:
    web.serve("/deal", page(STUB))
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    assert "1 new" in ingest(run, "ledger").err
    web.serve("/deal", story())
    assert "1 changed" in ingest(run, "ledger").err
    assert "edited" not in run("diff", "--since", "last").out
    web.serve("/deal", page(STUB))
    assert "1 unchanged" in ingest(run, "ledger").err
    assert "40,000" in run("claims").out


def test_a_source_that_fails_is_named_counted_and_tried_again_ever_later(
    web: Web, run: Run, declare: Callable[..., None], store: Callable[[], Store]
) -> None:
    declare("ledger", web, f'feed = ["{web.url}/gone"]')
    assert ingest(run, "ledger").code == 3
    first = store().source_states()["ledger"]
    ingest(run, "ledger")
    second = store().source_states()["ledger"]
    assert (first.failures, second.failures, second.succeeded) == (1, 2, None)
    assert second.due and first.due
    assert second.due > first.due
    told = run("sources", "list").out
    assert "2 times in a row: answered 404" in told
    assert "never" in told


def test_one_source_that_fails_stops_no_other(web: Web, run: Run, declare: Callable[..., None]) -> None:
    web.serve("/deal", story())
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    declare("gone", web, f'feed = ["{web.url}/gone"]')
    ran = ingest(run, "gone", "ledger")
    assert ran.code == 3
    assert "1 new" in ran.err
    assert "/gone: answered 404" in ran.err


def test_a_page_that_two_sources_lead_to_is_fetched_once(web: Web, run: Run, declare: Callable[..., None]) -> None:
    web.serve("/deal", story())
    web.serve("/deal?utm_medium=x", story())
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    declare("other", web, f'urls = ["{web.url}/deal?utm_medium=x"]')
    ingest(run, "ledger", "other")
    assert len([p for p in web.asked if p.startswith("/deal")]) == 1


def test_a_listing_and_a_sitemap_lead_to_articles(web: Web, run: Run, declare: Callable[..., None]) -> None:
    web.serve("/one", story())
    web.serve("/two", story(14))
    web.serve("/news", f"<html><body><a class='story' href='/one'>{DEAL}</a></body></html>".encode())
    index = f"<sitemapindex><sitemap><loc>{web.url}/map.xml</loc></sitemap></sitemapindex>"
    web.serve("/index.xml", index.encode(), "application/xml")
    web.serve("/map.xml", f"<urlset><url><loc>{web.url}/two</loc></url></urlset>".encode(), "application/xml")
    declare("ledger", web, f'sitemap = ["{web.url}/index.xml"]\n[[index]]\nurl = "{web.url}/news"\nlinks = "a.story"')
    assert "2 new" in ingest(run, "ledger").err


def test_a_subscribers_cookie_comes_from_the_environment_and_is_never_told(
    web: Web, run: Run, declare: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        heard.append(handler.headers.get("Cookie"))
        handler.send_error(500)

    web.pages["/deal"] = answer
    declare("ledger", web, f'urls = ["{web.url}/deal"]\n[cookies]\nsession = "$LEDGER_SESSION"')
    assert "$LEDGER_SESSION is not set" in ingest(run, "ledger").err
    monkeypatch.setenv("LEDGER_SESSION", "s3cret")
    ran = ingest(run, "ledger")
    assert heard[0] == "session=s3cret"
    assert "s3cret" not in ran.err + ran.out


def test_a_layout_says_where_a_page_keeps_its_title_date_and_text(
    web: Web, run: Run, declare: Callable[..., None]
) -> None:
    words = TEXT.replace("{price}", "12")
    body = f"<html><body><div class='h'>{DEAL}</div><div class='when'>20 November 2026</div><div class='b'><p>{words}</p></div><div><p>{'Unrelated words of a sidebar. ' * 60}</p></div></body></html>"
    web.serve("/deal", body.encode())
    declare("ledger", web, f'urls = ["{web.url}/deal"]\n[[layout]]\ntitle = ".h"\ndate = ".when"\ntext = ".b"')
    ingest(run, "ledger")
    told = run("claims", "--format", "jsonl").out
    assert "$12 billion" in told
    assert '"published": "2026-11-20"' in told


def test_stored_articles_are_read_again_from_their_bytes(web: Web, run: Run, declare: Callable[..., None]) -> None:
    web.serve("/deal", story())
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    ingest(run, "ledger")
    before = run("claims", "--format", "jsonl").out
    ran = run("reextract")
    assert "1 articles read again, 0 of them otherwise" in ran.err
    assert "1 from their bytes" in ran.err
    assert run("claims", "--format", "jsonl").out == before


def test_bytes_beyond_the_cap_are_forgotten_and_the_articles_stay(
    web: Web, run: Run, declare: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    web.serve("/deal", story())
    declare("ledger", web, f'urls = ["{web.url}/deal"]')
    monkeypatch.setenv("CLAIMTRACK_RAW_MB", "0")
    ingest(run, "ledger")
    ran = run("reextract")
    assert "1 articles read again" in ran.err
    assert "0 from their bytes" in ran.err


def test_a_site_is_added_by_its_address_and_checked(web: Web, run: Run) -> None:
    web.serve("/deal", story())
    feed(web, ("/deal", DEAL))
    web.serve(
        "/",
        b"<html><head><link rel='alternate' type='application/rss+xml' title='News' href='/feed'></head><body>x</body></html>",
    )
    added = run("sources", "add", web.url, "--id", "ledger", "--publisher", 'The "Ledger"', "--allow-private")
    assert f"feed: {web.url}/feed" in added.out, added.err
    checked = run("sources", "check", "ledger", "--allow-private")
    assert checked.code == 0, checked.err
    assert "1 of 1 sources work" in checked.out
    assert DEAL[:20] in checked.out
    assert 'The \\"Ledger\\"' in run("sources", "show", "ledger").out
    assert "there is a source of this id" in run("sources", "add", web.url, "--id", "ledger", "--allow-private").err


def test_a_site_without_a_feed_is_added_by_the_sitemap_that_its_robots_name(web: Web, run: Run) -> None:
    web.serve("/", b"<html><body>x</body></html>")
    web.serve("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {web.url}/deep/news-map.xml\n".encode(), "text/plain")
    web.serve("/deep/news-map.xml", f"<urlset><url><loc>{web.url}/a</loc></url></urlset>".encode(), "application/xml")
    added = run("sources", "add", web.url, "--id", "ledger", "--allow-private")
    assert f"sitemap: {web.url}/deep/news-map.xml" in added.out, added.err


def test_a_source_can_be_left_out_and_taken_in_again(web: Web, run: Run, declare: Callable[..., None]) -> None:
    declare("ledger", web, f'urls = ["{web.url}/deal"]\n[cookies]\na = "b"')
    run("sources", "disable", "ledger")
    assert '"disabled": true' in run("sources", "list", "--format", "jsonl").out
    run("sources", "enable", "ledger")
    assert '"disabled": true' not in run("sources", "list", "--format", "jsonl").out
    assert "did you mean ledger?" in run("sources", "show", "leger").err


def test_a_run_ends_when_its_reader_does() -> None:
    from claimtrack.fetch.crossing import Crossing, crossed

    ended = threading.Event()

    async def pour(crossing: Crossing[int]) -> None:
        try:
            while True:
                await crossing.put(1)
        finally:
            ended.set()

    for item in crossed(pour):
        assert item == 1
        break
    assert ended.wait(5)


@pytest.mark.parametrize(
    ("title", "text", "what"),
    [
        ("Just a moment...", "Checking your browser before accessing the site.", "a bot check"),
        (
            "Before you continue to News",
            "We and our 842 partners store and use cookies. Accept all. Reject all.",
            "a consent wall",
        ),
        ("Page not found", "The page you were looking for does not exist.", "a page that says it is not there"),
        ("Error", "502 Bad Gateway", "an error page"),
        ("Sign in", "Sign in to continue to your account", "a page for signed-in readers"),
        ("A deal", "Anthropic rents 100 MW of capacity from CoreWeave for five years.", None),
        ("A deal", "Meta takes 404 MW of capacity from CoreWeave, worth $404 billion.", None),
        ("A deal", "Sorry. 404: the thing was not found.", "a page that says it is not there"),
        (None, "Oh no\n404\nTry the front page.", "a page that says it is not there"),
    ],
)
def test_what_answers_200_and_is_no_article_is_told_apart(title: str | None, text: str, what: str | None) -> None:
    assert barrier(title, text) == what
    assert barrier("A deal", text + " word" * 200) is None
    assert barrier(title, "All of it. " + "word " * 500) is None


WALL = "We and our 849 partners store and use information on your device. Choose what you allow. " * 15
BRIEF = "CoreWeave has signed a $2 billion contract with Meta for GPU capacity in Plano, Texas, the companies said on Tuesday. Export of the chips to China is forbidden. The hall was under maintenance until May and takes 40 MW; access was denied to visitors. Meta will take all of it for six years, with an option for two more, and pays from the day on which the first of 12,000 GPUs is handed over. A rate limited by the grid is foreseen for the summer. Neither side gave more."


def test_a_long_wall_is_known_by_its_title_and_a_short_article_is_none_for_a_word() -> None:
    assert barrier("Before you continue", WALL) == "a consent wall"
    assert barrier("CoreWeave signs $2 billion GPU contract with Meta", BRIEF) is None
    assert not is_stub(BRIEF + " Sign up for our daily newsletter to get the best of our coverage.", free=None)


def test_the_beginning_of_an_article_is_told_by_its_last_words_or_by_the_page() -> None:
    assert is_stub(STUB, free=None)
    assert is_stub("Some words.", free=False)
    assert not is_stub("Some words of a short notice, and that is all.", free=None)
    assert not is_stub("word " * 500 + "Subscribe to continue reading", free=False)


OTHER = "Meta has agreed to rent 20 MW of data center capacity from Nebius for seven years, in a contract worth $3 billion, both said on Friday. The halls are in Finland and open in 2028, with 9,000 Nvidia GPUs that Nebius buys."


def test_a_subscribers_cookie_goes_to_no_site_that_a_feed_only_links_to(
    web: Web, run: Run, declare: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str | None] = []
    other = Web()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        heard.append(handler.headers.get("Cookie"))
        handler.send_error(404)

    other.pages["/deal"] = answer
    feed(web, ("", DEAL))
    web.pages["/feed"] = web.pages["/feed"]
    web.serve(
        "/feed",
        f"<rss version='2.0'><channel><title>T</title><item><title>{DEAL}</title><link>{other.url}/deal</link></item></channel></rss>".encode(),
        "application/rss+xml",
    )
    monkeypatch.setenv("LEDGER_SESSION", "s3cret")
    declare("ledger", web, f'feed = ["{web.url}/feed"]\n[cookies]\nsession = "$LEDGER_SESSION"')
    ingest(run, "ledger")
    assert heard == [None]
    monkeypatch.setenv("LEDGER_SESSION", "s3\nret")
    told = ingest(run, "ledger").err
    assert "holds a sign that no header takes" in told
    assert "ret" not in told.replace("secret", "")
    other.server.shutdown()
    other.server.server_close()


def test_stories_that_a_site_gives_the_link_of_their_section_stay_apart(
    web: Web, run: Run, declare: Callable[..., None]
) -> None:
    section = f"<link rel='canonical' href='{web.url}/news/'>"
    web.serve("/one", page(TEXT.replace("{price}", "12"), head=section))
    web.serve("/two", page(OTHER, "Meta rents data center capacity from Nebius", section))
    declare("ledger", web, f'urls = ["{web.url}/one", "{web.url}/two"]')
    ran = ingest(run, "ledger")
    assert "2 new" in ran.err
    told = run("claims").out
    assert "$12 billion" in told
    assert "$3 billion" in told


def test_a_feed_that_carries_articles_whole_goes_behind_the_page_that_was_read(
    web: Web, run: Run, declare: Callable[..., None]
) -> None:
    web.serve("/deal", story())
    whole = f"<![CDATA[<p>{TEXT.replace('{price}', '12')} {'And so on it goes. ' * 20}</p>]]>"
    web.serve(
        "/feed",
        f"<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>T</title><item><title>{DEAL}</title><link>{web.url}/deal</link><content:encoded>{whole}</content:encoded></item></channel></rss>".encode(),
        "application/rss+xml",
    )
    declare("pages", web, f'urls = ["{web.url}/deal"]')
    declare("feeds", web, f'feed = ["{web.url}/feed"]')
    assert "1 new" in ingest(run, "pages").err
    assert "0 new, 0 changed, 1 unchanged" in ingest(run, "feeds").err
    assert "0 new, 0 changed, 1 unchanged" in ingest(run, "pages").err


def test_a_feed_that_did_not_change_is_not_sent_again_and_a_run_that_was_cut_off_asks_it_anew(
    web: Web, run: Run, declare: Callable[..., None], store: Callable[[], Store]
) -> None:
    asked: list[str | None] = []
    body = f"<rss version='2.0'><channel><title>T</title><item><title>{DEAL}</title><link>{web.url}/deal</link></item></channel></rss>".encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.headers.get("If-None-Match"))
        same = asked[-1] == '"f"'
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", '"f"')
        handler.send_header("Content-Type", "application/rss+xml")
        handler.send_header("Content-Length", "0" if same else str(len(body)))
        handler.end_headers()
        handler.wfile.write(b"" if same else body)

    def hang(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(3)
        handler.close_connection = True

    web.pages["/feed"] = answer
    web.pages["/deal"] = hang
    declare("ledger", web, f'feed = ["{web.url}/feed"]\nhours = 0')
    assert run("nightly", "ledger", "--allow-private", "--timeout", "1s").code == 3
    assert "ledger" not in store().source_states()
    web.serve("/deal", story())
    assert "1 new" in ingest(run, "ledger", "--due").err
    assert "0 listed" in ingest(run, "ledger", "--due").err
    assert asked == [None, None, '"f"']
    assert store().source_states()["ledger"].entries == 1


def test_pages_are_read_again_by_the_layout_of_their_source_and_the_words_of_their_sidecar(
    web: Web, run: Run, declare: Callable[..., None], tmp_path: Path
) -> None:
    words = TEXT.replace("{price}", "12")
    body = f"<html><head><title>Wrong</title></head><body><div class='h'>{DEAL}</div><div class='when'>3 May 2026</div><div class='b'><p>{words}</p></div><article><p>{OTHER * 4}</p></article></body></html>"
    web.serve("/deal", body.encode())
    declare("ledger", web, f'urls = ["{web.url}/deal"]\n[[layout]]\ntitle = ".h"\ndate = ".when"\ntext = ".b"')
    ingest(run, "ledger")
    (tmp_path / "a.html").write_bytes(page(OTHER, "The page's own title"))
    (tmp_path / "a.meta.json").write_text('{"title": "A title of mine", "published": "2026-05-01"}')
    run("ingest", tmp_path / "a.html")
    before = run("claims", "--format", "jsonl").out
    assert "2 articles read again, 0 of them otherwise" in run("reextract").err
    assert run("claims", "--format", "jsonl").out == before


def test_adding_and_disabling_overwrite_no_file_of_the_users(web: Web, run: Run, tmp_path: Path) -> None:
    feed(web, ("/deal", DEAL))
    web.serve("/", b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>")
    mine = 'id = "mine"\npublisher = "M"\nhomepage = "https://m.example"\n  [[index]]\n  url = "https://m.example/n"\n  links = "a"\n'
    (tmp_path / "sources").mkdir()
    for name in ("ledger", "techcrunch"):
        (tmp_path / "sources" / f"{name}.toml").write_text(mine.replace('"mine"', f'"mine-{name}"'))
    told = run("sources", "add", web.url, "--id", "ledger", "--allow-private")
    assert "of another source" in told.err
    assert run("sources", "disable", "techcrunch").code == 0
    assert run("sources", "disable", "mine-ledger").code == 0
    assert '"mine-techcrunch"' in (tmp_path / "sources" / "techcrunch.toml").read_text()
    states = {
        row["source"]: row["disabled"]
        for row in map(json.loads, run("sources", "list", "--format", "jsonl").out.splitlines())
    }
    assert (states["techcrunch"], states["mine-ledger"], states["mine-techcrunch"]) == (True, True, False)


def test_a_file_whose_name_is_no_text_is_read_like_any(run: Run, tmp_path: Path) -> None:
    import os

    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "z.html").write_bytes(story())
    with open(os.path.join(os.fsencode(folder), b"bad\xff\xfe.html"), "wb") as file:  # noqa: PTH118, PTH123 - no Path takes bytes
        file.write(page(OTHER, "Meta rents data center capacity from Nebius"))
    ran = run("ingest", folder)
    assert (ran.code, ran.err.startswith("2 new")) == (0, True), ran.err
