"""Which addresses may be fetched: http and https, and no machine of the inner network."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from claimtrack.errors import FetchError

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def check(url: str, *, allow_private: bool) -> str | None:
    """The address of the machine to connect to, checked; None where private ones are allowed and no check is made.

    The caller connects to this very address: a name that answers otherwise a moment later leads nowhere else. Raises
    `FetchError` for an address that must not be fetched.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FetchError(url, f"not an address ({error})", "check its spelling") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(url, "only http and https addresses are fetched", "give the address of a page")
    if parts.username or parts.password:
        raise FetchError(
            parts._replace(netloc=parts.hostname).geturl(), "an address with a user name in it", "leave the name out"
        )
    if allow_private:
        return None
    found = _resolved(url, parts.hostname, port)
    for address in found:
        if not _public(address):
            raise FetchError(
                url, f"leads to {address}, inside a private network", "use --allow-private if that is meant"
            )
    return str(found[0])


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is of the open internet, also where it only carries another inside it."""
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.is_site_local or (inside is not None and not inside.is_global):
            return False
    return address.is_global and not address.is_multicast


def _resolved(url: str, host: str, port: int) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"no such host ({error})", "check the address and the network") from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    return [a.ipv4_mapped if isinstance(a, ipaddress.IPv6Address) and a.ipv4_mapped else a for a in addresses]
