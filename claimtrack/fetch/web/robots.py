"""robots.txt: fetched once a day a host, read by protego, kept where the server cannot say (RFC 9309).

A file that is not there (4xx) allows everything; a server that fails (5xx, 429, no answer) allows nothing until it
answers, which is said, since a publisher that vanishes without a word is what users of such tools complain of.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimtrack.errors import FetchError
from claimtrack.records.visit import Memory, Rules

if TYPE_CHECKING:
    from protego import Protego

FRESH = timedelta(days=1)
AGENT = "claimtrack"
LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read: the least that RFC 9309 asks for; what comes after is left."""
FAULT, MISSING, FOUND = 500, 400, 300
TOO_MANY = 429


class Robots:
    """The rules of every host that a run comes to."""

    def __init__(
        self, ask: Callable[[str], Awaitable[tuple[int, str]]], memory: Memory, now: Callable[[], datetime]
    ) -> None:
        self.ask, self.memory, self.now = ask, memory, now
        self.faults: dict[str, str] = {}
        self.known: dict[str, asyncio.Task[tuple[Rules, Protego | None]]] = {}

    async def check(self, url: str) -> float | None:
        """The Crawl-delay of the host of an address, in seconds. Raises `FetchError` where it may not be fetched."""
        try:
            rules, parsed = await self._rules(url)
        except FetchError as error:
            raise FetchError(url, error.what, error.remedy) from None
        if parsed is None:
            if not _failed(rules):
                return None
            said = f"answered {rules.status}" if rules.status else self.faults.get(rules.host, "could not be fetched")
            raise FetchError(
                url,
                f"robots.txt of {rules.host} {said}, so that nothing there may be fetched",
                "try again later",
                status=rules.status,
                passing=True,
            )
        if not parsed.can_fetch(url, AGENT):
            raise FetchError(
                url,
                f"robots.txt of {rules.host} does not allow it",
                'save the page yourself and ingest the file, or declare robots = "ignore" if the publisher lets you',
            )
        delay = parsed.crawl_delay(AGENT)
        return float(delay) if delay else None

    async def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of a host names."""
        _rules, parsed = await self._rules(url)
        return list(parsed.sitemaps) if parsed else []

    async def _rules(self, url: str) -> tuple[Rules, Protego | None]:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.known:
            self.known[host] = asyncio.create_task(self._fetched(host))
        return await self.known[host]

    async def _fetched(self, host: str) -> tuple[Rules, Protego | None]:
        now = self.now()
        rules = await asyncio.to_thread(self.memory.rules_of, host)
        if rules is None or now - datetime.fromisoformat(rules.fetched) > FRESH or _failed(rules):
            try:
                status, text = await self.ask(f"{host}/robots.txt")
            except FetchError as error:
                if not error.passing and not error.status:
                    raise
                status, text = error.status, ""
                self.faults[host] = error.what
            rules = Rules(host, now.isoformat(timespec="seconds"), status, text)
            await asyncio.to_thread(self.memory.keep_rules, rules)
        if rules.status >= FOUND or not rules.status:
            return rules, None
        from protego import Protego

        return rules, await asyncio.to_thread(Protego.parse, rules.text)


def _failed(rules: Rules) -> bool:
    """Whether a robots.txt was not to be had: that may have passed since, so that the next run asks anew."""
    return not rules.status or rules.status >= FAULT or rules.status == TOO_MANY
