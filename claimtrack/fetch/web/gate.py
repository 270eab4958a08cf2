"""The way to one host: so many requests at once, so many a second, so long in all."""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiolimiter import AsyncLimiter

from claimtrack.errors import FetchError

if TYPE_CHECKING:
    from claimtrack.fetch.web.limits import Limits

Room = Callable[[], Awaitable[None]]
"""What to wait for before a request: that what was fetched before has been taken."""
JITTER = 0.3
"""Of the pause between two requests, so that visits do not beat in time."""
LONGEST_JITTER = 3.0
SLOW = 0.1
"""Requests a second. A host that asks for fewer is given no more than its time, waiting included."""
PATIENCE = 3
"""Connections in a row that fail before the host is left alone until the next run."""


class Gate:
    """What holds for one host in one run."""

    def __init__(self, host: str, limits: Limits, room: Room) -> None:
        self.host = host
        self.limits = limits
        self.room = room
        self.declared: float | None = None
        self.most = math.inf
        self.first = 0.0
        self.places = asyncio.Semaphore(limits.at_once)
        self.spent = 0.0
        self.faults = 0
        self.shut: str | None = None
        self._pace(limits.rate)

    def declare(self, rate: float) -> None:
        """Go at the rate that a source declares, in place of that of the settings; of several sources, the slowest."""
        if self.declared is None or rate < self.declared:
            self.declared = rate
            self._pace(min(rate, self.most))

    def slow_to(self, rate: float) -> None:
        """Go no faster than the host asks: so many requests a second."""
        self.most = min(rate, self.most)
        if rate < self.rate:
            self._pace(rate)

    def _pace(self, rate: float) -> None:
        self.rate = rate
        self.limiter = AsyncLimiter(1, 1 / rate)

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[None]:
        """Wait for a place and the next moment, then go through. Raises `FetchError` when the host is left alone."""
        async with self.places:
            self._check(url)
            async with self.limiter:
                if self.rate <= 1 / JITTER:
                    await asyncio.sleep(random.uniform(0, min(JITTER / self.rate, LONGEST_JITTER)))  # noqa: S311 - manners, not secrets
                await self.room()
                self.first = self.first or time.monotonic()
                self._check(url)
                began = time.monotonic()
                try:
                    yield
                finally:
                    self.spent += time.monotonic() - began

    def answered(self) -> None:
        """Note that the host is there."""
        self.faults = 0

    def failed(self) -> None:
        """Note that the host could not be reached."""
        self.faults += 1
        if self.faults >= PATIENCE:
            self.shut = f"{self.host} could not be reached {self.faults} times in a row"

    def _check(self, url: str) -> None:
        waited = time.monotonic() - self.first if self.first and self.rate < SLOW else 0.0
        if self.shut is None and waited + 1 / self.rate > self.limits.host_seconds and self.first:
            self.shut = f"{self.host} asks for {1 / self.rate:g} s between two requests"
        if self.shut is None and self.spent > self.limits.host_seconds:
            self.shut = f"{self.host} has taken more than {self.limits.host_seconds:g} s in this run"
        if self.shut is not None:
            raise FetchError(url, f"left for the next run: {self.shut}", "try again later", passing=True)
