"""Which addresses may be fetched: http and https, and no machine of the inner network."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from claimtrack.errors import FetchError


def check(url: str, *, allow_private: bool) -> None:
    """Raise `FetchError` for an address that must not be fetched. Looks its name up, unless private ones are allowed."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(url, "only http and https addresses are fetched", "give the address of a page")
    if parts.username or parts.password:
        raise FetchError(
            parts._replace(netloc=parts.hostname).geturl(), "an address with a user name in it", "leave the name out"
        )
    if allow_private:
        return
    for address in _resolved(url, parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)):
        if not address.is_global or address.is_multicast:
            raise FetchError(
                url, f"leads to {address}, inside a private network", "use --allow-private if that is meant"
            )


def _resolved(url: str, host: str, port: int) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"no such host ({error})", "check the address and the network") from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return [a.ipv4_mapped if isinstance(a, ipaddress.IPv6Address) and a.ipv4_mapped else a for a in addresses]
