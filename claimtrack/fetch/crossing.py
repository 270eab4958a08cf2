"""From the event loop of a round to the plain loop that reads and stores: what waits between them is little."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from typing import Final, Generic, TypeVar

T = TypeVar("T")
WAITING: Final = 16
"""Documents that may wait to be read: what a run holds in memory beside those on their way."""
LOOK: Final = 0.2
"""Seconds between two looks at whether the reader went away."""


class Crossing(Generic[T]):
    """The way across. In the loop, `put` waits while too much waits already; so does `room`, before more is fetched."""

    def __init__(self) -> None:
        self.waiting: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
        self.places = asyncio.Semaphore(WAITING)

    async def put(self, item: T) -> None:
        """Hand an item on."""
        await self.places.acquire()
        self.waiting.put(item)

    async def room(self) -> None:
        """Wait until what was put has been taken, all but a little."""
        async with self.places:
            pass


def crossed(work: Callable[[Crossing[T]], Awaitable[None]]) -> Iterator[T]:
    """What `work` puts, as it comes. The loop runs in a thread of its own; its error is raised here at the end.

    When the reader stops early, the work is cancelled.
    """
    crossing: Crossing[T] = Crossing()
    gone = threading.Event()
    loop = asyncio.new_event_loop()

    def run() -> None:
        fault: BaseException | None = None
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(_until(work(crossing), gone))
        except BaseException as error:  # noqa: BLE001 - it is raised in the reader's thread
            fault = error
        crossing.waiting.put(_End(fault))

    thread = threading.Thread(target=run, name="claimtrack-fetch", daemon=True)
    thread.start()
    try:
        while not isinstance(item := crossing.waiting.get(), _End):
            with suppress(RuntimeError):  # the loop has ended, and what it put is taken to the last
                loop.call_soon_threadsafe(crossing.places.release)
            yield item
        if item.fault is not None:
            raise item.fault
    finally:
        gone.set()
        thread.join(timeout=5)


class _End:
    """The end of the work, and the error that it ended with."""

    def __init__(self, fault: BaseException | None) -> None:
        self.fault = fault


async def _until(work: Awaitable[None], gone: threading.Event) -> None:
    """Do the work, unless the reader goes away."""
    task = asyncio.ensure_future(work)
    while not task.done():
        await asyncio.wait({task}, timeout=LOOK)
        if gone.is_set():
            task.cancel()
            break
    await asyncio.gather(task, return_exceptions=gone.is_set())
