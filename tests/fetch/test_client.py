"""The client against servers that are slow, broken, hostile or only strict: real sockets on loopback."""

from __future__ import annotations

import asyncio
import gzip
import socket
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpcore
import pytest

from claimtrack.errors import FetchError
from claimtrack.fetch.web import Answer, Limits, guard
from claimtrack.fetch.web.client import Client, _always
from claimtrack.fetch.web.gate import Gate
from claimtrack.fetch.web.retry import wait_of
from claimtrack.records.visit import Forgetful, Rules, Visit, VisitOutcome
from tests.conftest import Web

NEAR = Limits(seconds=2, most_bytes=200_000, most_wire=100_000, allow_private=True, rate=1000, tries=1, backoff=0.01)
PAGE = b"<!doctype html><html><body><p>words</p></body></html>"


def got(
    url: str, limits: Limits = NEAR, memory: Forgetful | None = None, since: Visit | None = None, **more: Any
) -> Answer:
    async def ask() -> Answer:
        async with Client(limits, memory or Forgetful()) as client:
            return await client.get(url, since=since, **more)

    return asyncio.run(ask())


def refused(url: str, limits: Limits = NEAR, memory: Forgetful | None = None, **more: Any) -> str:
    with pytest.raises(FetchError) as told:
        got(url, limits, memory, **more)
    return str(told.value)


def again(limits: Limits = NEAR, tries: int = 3, **more: Any) -> Limits:
    from dataclasses import replace

    return replace(limits, tries=tries, **more)


def raw(web: Web, path: str, answer: bytes) -> str:
    """A path that is answered with these very bytes."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)
        handler.close_connection = True

    web.pages[path] = send
    return web.url + path


def times(web: Web, path: str, *statuses: int, **headers: str) -> str:
    """A path that answers with one status after another, the last for ever."""
    left = list(statuses)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        status = left.pop(0) if len(left) > 1 else left[0]
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        body = PAGE if status == 200 else b""
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    web.pages[path] = answer
    return web.url + path


def test_a_page_comes_with_its_validators_and_its_charset(web: Web) -> None:
    url = web.serve(
        "/a", PAGE, "text/html; charset=windows-1252", ETag='"1"', Last_Modified="Fri, 20 Nov 2026 10:00:00 GMT"
    )
    answer = got(url)
    assert (answer.body, answer.charset, answer.media) == (PAGE, "windows-1252", "text/html")
    assert (answer.etag, answer.modified) == ('"1"', "Fri, 20 Nov 2026 10:00:00 GMT")


def test_an_honest_name_and_a_contact_are_given(web: Web) -> None:
    seen: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers["User-Agent"])
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    web.pages["/a"] = answer
    got(web.url + "/a", again(tries=1, contact="ops@desk.example"))
    assert seen[-1].startswith("claimtrack/")
    assert "ops@desk.example" in seen[-1]


def test_a_page_is_asked_for_only_if_it_changed(web: Web) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        fresh = handler.headers.get("If-None-Match") != '"7"'
        handler.send_response(200 if fresh else 304)
        handler.send_header("Content-Length", str(len(PAGE) if fresh else 0))
        handler.end_headers()
        handler.wfile.write(PAGE if fresh else b"")

    web.pages["/a"] = answer
    before = Visit(web.url + "/a", "2026-11-20T00:00:00+00:00", VisitOutcome.STORED, etag='"7"')
    assert got(web.url + "/a", since=before).unchanged
    assert not got(web.url + "/a").unchanged


def test_an_answer_that_nothing_changed_to_a_question_nobody_asked_is_named(web: Web) -> None:
    assert "nothing was asked about" in refused(times(web, "/a", 304))


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_fault_that_passes_is_asked_again(web: Web, status: int) -> None:
    assert got(times(web, "/a", status, status, 200), again()).body == PAGE


def test_a_fault_that_stays_ends_after_the_tries_and_says_what_it_was(web: Web) -> None:
    assert "answered 503" in refused(times(web, "/a", 503), again())
    assert web.asked.count("/a") == 3


@pytest.mark.parametrize("status", [400, 401, 404, 410])
def test_a_refusal_is_not_asked_again(web: Web, status: int) -> None:
    refused(times(web, "/a", status), again())
    assert web.asked.count("/a") == 1


def test_a_short_retry_after_is_kept_and_a_long_one_leaves_the_host_for_the_next_run(web: Web) -> None:
    began = time.monotonic()
    got(times(web, "/a", 429, 200, Retry_After="1"), again())
    assert time.monotonic() - began > 0.9

    async def two() -> list[str]:
        told = []
        async with Client(again(), Forgetful()) as client:
            for path in ("/long", "/other"):
                try:
                    await client.get(web.url + path)
                except FetchError as error:
                    told.append(error.what)
        return told

    times(web, "/long", 429, Retry_After="1000000000")
    web.serve("/other", PAGE)
    first, second = asyncio.run(two())
    assert "answered 429" in first
    assert "asks to wait 1e+09 s" in second
    assert "/other" not in web.asked


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("5", 5.0),
        ("1000000000", 1e9),
        ("-3", None),
        ("soon", None),
        ("²", None),
        ("", None),
        ("9" * 400, None),
        ("Sat, 21 Nov 2026 10:00:30 GMT", 30.0),
        ("Sat, 21 Nov 2020 10:00:30 GMT", 0.0),
        ("Sat, 99 Nov 2026 10:00:30 GMT", None),
    ],
)
def test_a_retry_after_is_a_number_a_date_or_nothing(header: str, seconds: float | None) -> None:
    assert wait_of(header, datetime(2026, 11, 21, 10, 0, 0, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n\r\n" + gzip.compress(PAGE * 50)[:40], "breaks off"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nnot gzip", "cannot be read"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nConnection: close\r\n\r\n" + gzip.compress(gzip.compress(PAGE)), "not asked for"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nConnection: close\r\n\r\nxx", "not asked for"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort", "could not be fetched"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nshort", "could not be fetched"),
        (b"\x00\x01\x02 this is no HTTP", "could not be fetched"),
        (b"", "could not be fetched"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[bad\r\nContent-Length: 0\r\n\r\n", "is not an address"),
        (b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", "only http and https"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://a:b@127.0.0.1/\r\nContent-Length: 0\r\n\r\n", "user name"),
    ],
)  # fmt: skip
def test_a_broken_answer_ends_in_one_line(web: Web, answer: bytes, told: str) -> None:
    assert told in refused(raw(web, "/a", answer))


def test_a_bomb_is_stopped_before_it_is_inflated(web: Web) -> None:
    url = web.serve("/bomb", gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")
    assert "larger than 0.2 MB once unpacked" in refused(url)


def test_a_body_without_an_end_is_stopped_at_the_cap(web: Web) -> None:
    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 10_000)
        except OSError:
            handler.close_connection = True

    web.pages["/endless"] = pour
    assert "larger than 0.1 MB" in refused(web.url + "/endless")


def test_a_slow_host_costs_its_own_time_and_nobody_elses(web: Web) -> None:
    other = Web()
    web.pages["/slow"] = lambda _handler: time.sleep(3)
    other.serve("/quick", PAGE)
    order: list[str] = []

    async def both() -> None:
        async with Client(again(tries=1, seconds=1.0), Forgetful()) as client:

            async def one(url: str) -> None:
                try:
                    await client.get(url)
                except FetchError as error:
                    assert "no answer within" in error.what  # noqa: PT017 - in a coroutine of its own
                order.append(url[-5:])

            await asyncio.gather(one(web.url + "/slow"), one(other.url + "/quick"))

    asyncio.run(both())
    other.server.shutdown()
    assert order == ["quick", "/slow"]


def test_a_host_that_cannot_be_reached_is_left_alone_after_three_times() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    async def many() -> list[str]:
        told = []
        async with Client(NEAR, Forgetful()) as client:
            for n in range(5):
                try:
                    await client.get(f"http://127.0.0.1:{port}/{n}", obey=False)
                except FetchError as error:
                    told.append(error.what)
        return told

    told = asyncio.run(many())
    assert "left for the next run" not in told[2]
    assert "could not be reached 3 times in a row" in told[3]


def test_a_host_has_so_much_time_in_a_run(web: Web) -> None:
    def doze(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.15)
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    web.pages["/a"] = doze

    async def two() -> None:
        async with Client(again(tries=1, host_seconds=0.1), Forgetful()) as client:
            await client.get(web.url + "/a", obey=False)
            await client.get(web.url + "/a", obey=False)

    with pytest.raises(FetchError, match=r"has taken more than 0\.1 s in this run"):
        asyncio.run(two())


def test_no_more_go_to_a_host_than_its_rate_lets(web: Web) -> None:
    moments: list[float] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        moments.append(time.monotonic())
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    web.pages["/a"] = answer

    async def five() -> None:
        async with Client(NEAR, Forgetful()) as client:
            await asyncio.gather(*(client.get(web.url + "/a", rate=10.0, obey=False) for _ in range(5)))

    asyncio.run(five())
    gaps = [b - a for a, b in zip(sorted(moments), sorted(moments)[1:], strict=False)]
    assert sum(gaps) > 0.3


def test_a_source_sets_the_pace_the_slowest_of_several_and_the_host_may_ask_for_less() -> None:
    gate = Gate("a.example", NEAR, _always)
    gate.declare(50)
    assert gate.rate == 50
    gate.declare(20)
    gate.declare(70)
    assert gate.rate == 20
    gate.slow_to(5)
    gate.declare(10)
    assert gate.rate == 5


ROBOTS = b"User-agent: *\nDisallow: /private\nCrawl-delay: 0.05\nSitemap: https://a.example/map.xml\n"


def test_robots_are_obeyed_and_asked_for_once(web: Web) -> None:
    web.serve("/robots.txt", ROBOTS, "text/plain")
    web.serve("/private/a", PAGE)
    web.serve("/open", PAGE)
    memory = Forgetful()
    assert "does not allow it" in refused(web.url + "/private/a", memory=memory)
    assert got(web.url + "/open", memory=memory).body == PAGE
    assert got(web.url + "/private/a", memory=memory, obey=False).body == PAGE
    assert web.asked.count("/robots.txt") == 1


def test_robots_are_asked_for_again_after_a_day(web: Web) -> None:
    web.serve("/robots.txt", ROBOTS, "text/plain")
    web.serve("/open", PAGE)
    memory = Forgetful()
    old = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    memory.keep_rules(Rules(web.url, old, 200, "User-agent: *\nDisallow: /\n"))
    assert got(web.url + "/open", memory=memory).body == PAGE


@pytest.mark.parametrize("status", [404, 410, 403])
def test_robots_that_are_not_there_allow_everything(web: Web, status: int) -> None:
    web.serve("/robots.txt", b"", status=status)
    assert got(web.serve("/a", PAGE)).body == PAGE


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_of_a_server_that_fails_allow_nothing_and_it_is_said(web: Web, status: int) -> None:
    web.serve("/robots.txt", b"", status=status)
    assert f"answered {status}, so that nothing there may be fetched" in refused(web.serve("/a", PAGE))


def test_robots_of_any_length_are_read_to_their_limit(web: Web) -> None:
    web.serve("/robots.txt", b"User-agent: *\nDisallow: /private\n" + b"# padding\n" * 500_000, "text/plain")
    assert "does not allow it" in refused(web.serve("/private", PAGE))


def test_a_redirect_is_asked_about_at_the_robots_of_where_it_leads(web: Web) -> None:
    other = Web()
    other.serve("/robots.txt", b"User-agent: *\nDisallow: /\n", "text/plain")
    other.serve("/there", PAGE)
    web.serve("/a", b"", status=302, Location=other.url + "/there")
    assert "does not allow it" in refused(web.url + "/a")
    other.server.shutdown()


def test_a_subscribers_own_headers_go_to_no_other_host(web: Web) -> None:
    other = Web()
    heard: dict[str, str | None] = {}

    def note(name: str, status: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            heard[name] = handler.headers.get("Cookie")
            handler.send_response(status)
            for key, value in headers.items():
                handler.send_header(key, value)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        return answer

    elsewhere = other.url.replace("127.0.0.1", "localhost")
    web.pages["/a"] = note("home", 302, Location=elsewhere + "/b")
    other.pages["/b"] = note("away", 200)
    got(web.url + "/a", headers={"Cookie": "session=secret"})
    other.server.shutdown()
    assert heard == {"home": "session=secret", "away": None}


@pytest.mark.parametrize(
    "inner",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "100.64.0.1", "224.0.0.1", "0.0.0.0", "127。0。0。1", "localhost", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fec0::1]"],
)  # fmt: skip
def test_no_spelling_of_the_inner_network_gets_through(inner: str) -> None:
    from dataclasses import replace

    told = refused(f"http://{inner}/", replace(NEAR, allow_private=False))
    assert "private network" in told or "no such host" in told or "not an address" in told


def test_an_address_with_a_back_slash_leads_to_the_host_that_is_checked() -> None:
    for url in ("http://a@127.0.0.1\\@site.example/", "http://a@b\\@c/"):
        with pytest.raises(FetchError, match="user name"):
            guard.check(url)


def test_a_redirect_into_the_inner_network_is_stopped_where_connections_are_made() -> None:
    connected: list[str] = []

    class Wire(httpcore.AsyncNetworkBackend):
        async def connect_tcp(self, host: str, *_args: Any, **_more: Any) -> httpcore.AsyncNetworkStream:
            connected.append(host)
            raise httpcore.ConnectError

    async def go(host: str) -> None:
        backend = guard.Guarded(allow_private=False)
        backend.inner = Wire()  # type: ignore[assignment]
        await backend.connect_tcp(host, 80)

    with pytest.raises(guard.InnerNetworkError):
        asyncio.run(go("169.254.169.254"))
    assert connected == []


def test_a_name_that_answers_otherwise_a_moment_later_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected: list[str] = []

    async def resolve(_host: str, port: int) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    class Wire(httpcore.AsyncNetworkBackend):
        async def connect_tcp(self, host: str, *_args: Any, **_more: Any) -> httpcore.AsyncNetworkStream:
            connected.append(host)
            raise httpcore.ConnectError

    monkeypatch.setattr("anyio.getaddrinfo", resolve)

    async def go() -> None:
        backend = guard.Guarded(allow_private=False)
        backend.inner = Wire()  # type: ignore[assignment]
        for _ in range(2):
            await backend.connect_tcp("rebinding.example", 80)

    with pytest.raises(httpcore.ConnectError):
        asyncio.run(go())
    assert connected == ["93.184.216.34"]


def test_one_machine_that_does_not_answer_is_no_end_when_the_name_has_another(
    monkeypatch: pytest.MonkeyPatch, web: Web
) -> None:
    port = int(web.url.rpartition(":")[2])

    async def resolve(_host: str, _port: int) -> Iterable[Any]:
        return [(0, 0, 0, "", (address, port)) for address in ("127.9.9.9", "127.0.0.1")]

    monkeypatch.setattr("anyio.getaddrinfo", resolve)
    web.serve("/a", PAGE)
    assert got(f"http://two.example:{port}/a").body == PAGE
