"""Which addresses may be fetched: http and https, and no machine of the inner network.

A name is looked up once for a connection, and the very address that was checked is connected to: a name that answers
otherwise a moment later (DNS rebinding) leads nowhere else. The check stands where connections are made, so that no
redirect gets round it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore

from claimtrack.errors import FetchError

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
Machine = ipaddress.IPv4Address | ipaddress.IPv6Address


class InnerNetworkError(httpcore.ConnectError):
    """A name leads into a private network."""


def check(url: str) -> str:
    """The host of an address that has the form of one that may be fetched. Raises `FetchError`."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError as error:
        raise FetchError(url, f"not an address ({error})", "check its spelling") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(url, "only http and https addresses are fetched", "give the address of a page")
    if parts.username or parts.password:
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        raise FetchError(bare, "an address with a user name in it", "leave the name out")
    return parts.hostname


class NoHostError(httpcore.ConnectError):
    """A name that nobody knows."""

    def __init__(self, host: str) -> None:
        super().__init__(f"no such host: {host}")


class Guarded(httpcore.AsyncNetworkBackend):
    """A network that connects only to machines of the open internet, or to any with `allow_private`."""

    def __init__(self, *, allow_private: bool) -> None:
        self.inner = httpcore.AnyIOBackend()
        self.allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first machine of a host that answers."""
        machines = await _machines(host, port)
        if not self.allow_private and (inner := next((m for m in machines if not _public(m)), None)):
            raise InnerNetworkError(str(inner))
        fault: Exception | None = None
        for machine in machines:
            try:
                return await self.inner.connect_tcp(str(machine), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault or NoHostError(host)

    async def connect_unix_socket(self, *_args: Any, **_more: Any) -> httpcore.AsyncNetworkStream:
        """Refuse: no address leads to a socket of this machine."""
        raise httpcore.ConnectError

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self.inner.sleep(seconds)


def _public(address: Machine) -> bool:
    """Whether an address is of the open internet, also where it only carries another inside it."""
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.is_site_local or (inside is not None and not inside.is_global):
            return False
    return address.is_global and not address.is_multicast


async def _machines(host: str, port: int) -> list[Machine]:
    """The addresses of a host, each once, in the order of the resolver; numbers in any spelling are resolved as well."""
    import anyio

    try:
        found = await anyio.getaddrinfo(host, port)
    except (OSError, UnicodeError) as error:
        raise NoHostError(host) from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    plain = [a.ipv4_mapped if isinstance(a, ipaddress.IPv6Address) and a.ipv4_mapped else a for a in addresses]
    return list(dict.fromkeys(plain))
