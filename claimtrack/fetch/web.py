"""One page or feed from the web, within limits of time and size."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from claimtrack import __version__
from claimtrack.errors import FetchError
from claimtrack.fetch import guard

if TYPE_CHECKING:
    import httpx

HEADERS = {
    "User-Agent": f"claimtrack/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
MOST_REDIRECTS = 5
FEED_TYPES = ("rss", "atom", "xml", "feed+json")
NOT_FOUND = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one fetch may take, in seconds, and how large it may be once inflated, in bytes."""

    seconds: float = 20.0
    most_bytes: int = 20_000_000
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the address it ended at, its bytes, and whether they are a feed."""

    url: str
    body: bytes
    charset: str | None
    feed: bool


def fetch(url: str, limits: Limits) -> Fetched:
    """The page or feed at an address. Raises `FetchError` with what happened and what to do."""
    import httpx

    deadline = time.monotonic() + limits.seconds
    here = url
    try:
        with httpx.Client(headers=HEADERS, timeout=limits.seconds, follow_redirects=False, http2=True) as client:
            for _ in range(MOST_REDIRECTS + 1):
                checked = guard.check(here, allow_private=limits.allow_private)
                with client.stream("GET", **_pinned(here, checked)) as response:
                    if response.is_redirect:
                        here = urljoin(here, response.headers.get("location", ""))
                        continue
                    if response.status_code >= NOT_FOUND:
                        raise FetchError(
                            url,
                            f"answered {response.status_code} {response.reason_phrase}",
                            _remedy(response.status_code),
                        )
                    body = _body(response, url, limits, deadline)
                    kind = response.headers.get("content-type", "").lower()
                    feed = any(t in kind for t in FEED_TYPES) and "xhtml" not in kind
                    return Fetched(here, body, response.charset_encoding, feed)
            raise FetchError(url, f"more than {MOST_REDIRECTS} redirects", "check the address")
    except httpx.TimeoutException:
        raise FetchError(url, f"no answer within {limits.seconds:g} s", "try again later, or raise --timeout") from None
    except httpx.InvalidURL as error:
        raise FetchError(url, f"not an address ({error})", "check its spelling") from None
    except httpx.HTTPError as error:
        raise FetchError(
            url, f"could not be fetched ({error or type(error).__name__})", "check the address and the network"
        ) from None


def _pinned(url: str, address: str | None) -> dict[str, Any]:
    """A request that connects to a checked address, but asks and checks the certificate under the name."""
    import httpx

    parsed = httpx.URL(url)
    if address is None:
        return {"url": parsed}
    return {
        "url": parsed.copy_with(host=address),
        "headers": {"Host": parsed.netloc.decode("ascii")},
        "extensions": {"sni_hostname": parsed.host},
    }


def _body(response: httpx.Response, url: str, limits: Limits, deadline: float) -> bytes:
    """The inflated body. httpx inflates without a limit, so that the raw bytes are inflated here, piece by piece."""
    inflate = zlib.decompressobj(wbits=31) if response.headers.get("content-encoding", "").lower() == "gzip" else None
    whole = bytearray()
    for raw in response.iter_raw():
        if time.monotonic() > deadline:
            raise FetchError(url, f"not all there after {limits.seconds:g} s", "try again later, or raise --timeout")
        try:
            whole += inflate.decompress(raw, limits.most_bytes - len(whole) + 1) if inflate else raw
        except zlib.error:
            raise FetchError(url, "a compressed answer that cannot be read", "try again later") from None
        if len(whole) > limits.most_bytes:
            raise FetchError(url, f"larger than {limits.most_bytes // 1_000_000} MB", "leave it out")
    return bytes(whole)


def _remedy(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return "this publisher does not let it be read; save the page yourself and ingest the file"
    if status in {404, 410}:
        return "check the address"
    return "try again later"
