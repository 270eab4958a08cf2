"""From the event loop of a round to the plain loop that reads and stores: a queue that holds little."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")
WAITING: Final = 32
"""Documents that may wait to be read: what a run holds in memory beside those on their way."""
LOOK: Final = 0.2
"""Seconds between two looks at whether the reader went away."""


def crossed(work: Callable[[Callable[[T], Awaitable[None]]], Awaitable[None]]) -> Iterator[T]:
    """What `work` puts, as it comes. The loop runs in a thread of its own; its error is raised here at the end.

    When the reader stops early, the work is cancelled.
    """
    waiting: queue.Queue[T | _End] = queue.Queue(WAITING)
    gone = threading.Event()

    def offer(item: T | _End) -> None:
        while not gone.is_set():
            try:
                waiting.put(item, timeout=LOOK)
            except queue.Full:
                continue
            return
        raise asyncio.CancelledError

    async def put(item: T) -> None:
        try:
            waiting.put_nowait(item)
        except queue.Full:
            await asyncio.to_thread(offer, item)

    def run() -> None:
        fault: BaseException | None = None
        try:
            asyncio.run(_until(work(put), gone))
        except BaseException as error:  # noqa: BLE001 - it is raised in the reader's thread
            fault = error
        if not gone.is_set():
            offer(_End(fault))

    thread = threading.Thread(target=run, name="claimtrack-fetch", daemon=True)
    thread.start()
    try:
        while not isinstance(item := waiting.get(), _End):
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
