"""The one client of a run: HTTP/2, a gate a host, robots, conditional requests, retries, redirects one by one."""

from __future__ import annotations

import asyncio
import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

import httpx
import stamina

from claimtrack import __version__
from claimtrack.errors import FetchError
from claimtrack.fetch.web import guard
from claimtrack.fetch.web.answer import Answer, read
from claimtrack.fetch.web.gate import Gate, Room
from claimtrack.fetch.web.hosts import Hosts
from claimtrack.fetch.web.limits import Limits
from claimtrack.fetch.web.retry import AGAIN, PassingError, wait_of
from claimtrack.fetch.web.robots import LARGEST, Robots
from claimtrack.records.visit import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimtrack.records.visit import Visit

ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,*/*;q=0.5"
FILINGS = "https://www.sec.gov/Archives/"
PRINTABLE = re.compile(r"[\x20-\x7e]*")
MOST_REDIRECTS = 5
NOT_MODIFIED, REDIRECT, NOT_FOUND, OK = 304, 300, 404, 200
FORBIDDEN, GONE = frozenset({401, 402, 403, 451}), frozenset({404, 410})


async def _always() -> None:
    """There is room."""


def clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Client:
    """Fetches addresses. To be entered with `async with`, in one event loop. `room` is awaited before each request."""

    def __init__(
        self, limits: Limits, memory: Memory, now: Callable[[], datetime] = clock, room: Room | None = None
    ) -> None:
        self.limits = limits
        self.room = room or _always
        self.gates: dict[str, Gate] = {}
        self.robots = Robots(self._rules, memory, now)
        contact = f" (+{limits.contact})" if limits.contact else ""
        network = guard.Guarded(allow_private=limits.allow_private)
        self.http = httpx.AsyncClient(
            transport=Hosts(network, httpx.create_ssl_context(), limits.at_once),
            headers={
                "User-Agent": f"claimtrack/{__version__}{contact}",
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip",
                "Accept-Language": "en, *;q=0.5",
            },
            timeout=limits.seconds,
            follow_redirects=False,
        )
        stamina.instrumentation.set_on_retry_hooks([])  # a retry is no news; the last failure is told

    async def __aenter__(self) -> Self:
        """Open the client."""
        await self.http.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let every connection go."""
        await self.http.__aexit__(kind, error, trace)

    async def get(
        self,
        url: str,
        *,
        since: Visit | None = None,
        rate: float | None = None,
        obey: bool = True,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """What an address answers, its redirects followed; only if it changed `since` a visit, where that is given.

        `headers` go only to the scheme, host and port of `url`. Raises `FetchError` with what happened and what to do.
        """
        asked = {name: value for name, value in _validators(since).items() if value}
        here, own = url, dict(headers or {})
        guard.check(url)
        for _ in range(MOST_REDIRECTS + 1):
            try:
                guard.check(here)
                gate = self._gate(here, rate)
                if obey and (delay := await self.robots.check(here)):
                    gate.slow_to(1 / delay)
                answer = await self._tried(here, gate, asked | (own if _origin(here) == _origin(url) else {}))
            except FetchError as error:
                if here == url:
                    raise
                what = f"leads to {here}: {error.what}"
                raise FetchError(url, what, error.remedy, status=error.status, passing=error.passing) from None
            if answer.location is None:
                if answer.unchanged and not asked:
                    raise FetchError(url, "answered 304, though nothing was asked about", "try again later")
                return answer
            here = _joined(here, answer.location)
        raise FetchError(url, f"more than {MOST_REDIRECTS} redirects", "check the address")

    def _gate(self, url: str, rate: float | None = None) -> Gate:
        parts = urlsplit(url)
        host = parts.netloc.lower()
        if host not in self.gates:
            self.gates[host] = Gate(host, self.limits, self.room)
        if rate is not None:
            self.gates[host].declare(rate)
        return self.gates[host]

    async def _tried(self, url: str, gate: Gate, headers: Mapping[str, str], *, rules: bool = False) -> Answer:
        """The answer to one request, asked again as long as a fault may pass."""

        def again(error: Exception) -> bool | float:
            if not isinstance(error, PassingError):
                return False
            if error.after is None:
                return True
            if error.after > self.limits.patience:
                gate.shut = f"{gate.host} asks to wait {error.after:g} s"
                return False
            return error.after

        attempts = stamina.retry_context(
            on=again,
            attempts=self.limits.tries,
            timeout=None,
            wait_initial=self.limits.backoff,
            wait_max=self.limits.patience,
            wait_jitter=self.limits.backoff / 2,
        )
        async for attempt in attempts:
            with attempt:
                return await self._once(url, gate, headers, rules=rules)
        raise AssertionError  # stamina raises the last error itself

    async def _once(self, url: str, gate: Gate, headers: Mapping[str, str], *, rules: bool) -> Answer:
        begun = False
        async with gate.open(url):
            try:
                async with (
                    asyncio.timeout(self.limits.seconds),
                    self.http.stream("GET", url, headers=dict(headers)) as response,
                ):
                    begun = True
                    gate.answered()
                    return await self._answer(response, url, rules=rules)
            except (TimeoutError, httpx.TimeoutException):
                gate.failed()
                remedy = "try again later, or raise --timeout"
                if begun:  # whoever drips once does so again: asking anew in this run would only cost as much again
                    what = f"not all there after {self.limits.seconds:g} s"
                    raise FetchError(url, what, remedy, passing=True) from None
                raise PassingError(url, f"no answer within {self.limits.seconds:g} s", remedy) from None
            except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
                raise FetchError(url, f"not an address ({error})", "check its spelling") from None
            except httpx.HTTPError as error:
                if isinstance(error.__cause__, guard.InnerNetworkError):
                    raise FetchError(
                        url,
                        f"leads to {error.__cause__}, inside a private network",
                        "use --allow-private if that is meant",
                    ) from None
                gate.failed()
                what = f"could not be fetched ({error or type(error).__name__})"
                raise PassingError(url, what, "check the address and the network") from None

    async def _answer(self, response: httpx.Response, url: str, *, rules: bool) -> Answer:
        """One answer, read; a redirect is not followed here. Raises `FetchError` for a status that is none."""
        status = response.status_code
        told = {name: response.headers.get(name) for name in ("etag", "last-modified", "retry-after")}
        answer = Answer(
            url,
            status,
            charset=response.charset_encoding,
            media=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
            etag=told["etag"],
            modified=told["last-modified"],
            location=response.headers.get("location") if response.is_redirect else None,
        )
        if answer.location is not None or status == NOT_MODIFIED:
            return answer
        if status >= REDIRECT or status < OK:
            _refuse(url, response, wait_of(told["retry-after"]))
        most = LARGEST if rules else self.limits.most_filing if url.startswith(FILINGS) else 0
        limits = replace(self.limits, most_bytes=most, most_wire=most) if most else self.limits
        return replace(answer, body=await read(response, url, limits, cut=rules))

    async def _rules(self, url: str) -> tuple[int, str]:
        """The status and text of a robots.txt, its redirects followed (RFC 9309 asks for five)."""
        here = url
        for _ in range(MOST_REDIRECTS + 1):
            guard.check(here)
            answer = await self._tried(here, self._gate(here), {}, rules=True)
            if answer.location is None:
                return answer.status, answer.body.decode("utf-8", "replace")
            here = _joined(here, answer.location)
        raise FetchError(url, f"more than {MOST_REDIRECTS} redirects", "check the address", status=NOT_FOUND)


def _origin(url: str) -> tuple[str, str]:
    """The scheme, host and port of an address: what a subscriber's own headers are for."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()


def environment(values: Mapping[str, str], subject: str) -> dict[str, str]:
    """Headers or cookies with what begins with `$` read from the environment. Raises `FetchError` for one not set."""
    found = {}
    for name, value in values.items():
        if value.startswith("$"):
            if value[1:] not in os.environ:
                raise FetchError(subject, f"{value} is not set, which “{name}” is read from", "set it and run again")
            found[name] = os.environ[value[1:]].strip()
            if not PRINTABLE.fullmatch(found[name]):
                raise FetchError(subject, f"{value} holds a sign that no header takes", "set it to plain ASCII")
        else:
            found[name] = value
    return found


def _joined(here: str, location: str) -> str:
    """Where a redirect leads. Raises `FetchError`."""
    try:
        return urljoin(here, location)
    except ValueError as error:
        raise FetchError(here, f"leads to what is not an address ({error})", "try again later") from None


def _validators(since: Visit | None) -> dict[str, str | None]:
    return {"If-None-Match": since.etag, "If-Modified-Since": since.modified} if since else {}


def _refuse(url: str, response: httpx.Response, after: float | None) -> None:
    """Raise what a status that is no success means."""
    status = response.status_code
    what = f"answered {status} {response.reason_phrase}".rstrip()
    if status in AGAIN:
        raise PassingError(url, what, "try again later", status=status, after=after)
    if status in FORBIDDEN:
        remedy = "this publisher does not let it be read; save the page yourself and ingest the file"
    else:
        remedy = "check the address" if status in GONE else "try again later"
    raise FetchError(url, what, remedy, status=status)
