"""The way to the network: for each host a pool of connections of its own, each connection made by the guard."""

from __future__ import annotations

import ssl
from typing import Final

import httpcore
import httpx

from claimtrack.fetch.web import guard

KEPT_SECONDS: Final = 15.0
"""How long a connection is kept that nothing is asked of."""


class Hosts(httpx.AsyncBaseTransport):
    """A transport with a pool a host.

    One pool for all looks at every connection for each request and each answer: with 50 hosts that was two thirds of what
    a page cost.
    """

    def __init__(self, network: guard.Guarded, context: ssl.SSLContext, at_once: int) -> None:
        self.network, self.context, self.at_once = network, context, at_once
        self._pools: dict[tuple[str, str, int | None], httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer of the host that a request goes to."""
        host = (request.url.scheme, request.url.host, request.url.port)
        if host not in self._pools:
            self._pools[host] = self._pool()
        return await self._pools[host].handle_async_request(request)

    async def aclose(self) -> None:
        """Let every connection go."""
        for pool in self._pools.values():
            await pool.aclose()

    def _pool(self) -> httpx.AsyncHTTPTransport:
        transport = httpx.AsyncHTTPTransport(verify=self.context)
        # httpx offers no way in for a network of one's own; its transport is a pool of httpcore and a translation
        transport._pool = httpcore.AsyncConnectionPool(  # noqa: SLF001
            ssl_context=self.context,
            max_connections=None,
            max_keepalive_connections=self.at_once,
            keepalive_expiry=KEPT_SECONDS,
            http2=True,
            network_backend=self.network,
        )
        return transport
