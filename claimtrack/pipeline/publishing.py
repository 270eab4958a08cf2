"""News go out: to who watches for them, and into a feed."""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING

from claimtrack.errors import ClaimtrackError, UnreadableError, UsageError
from claimtrack.notify import Message, Receiver, composed, reachable, receivers, watched
from claimtrack.pipeline.news import OURS
from claimtrack.reconcile import changed
from claimtrack.records.news import ENTRIES
from claimtrack.report.feed import atom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claimtrack.settings import Notify, Settings
    from claimtrack.store import Store


def begin(store: Store, conf: Notify) -> None:
    """Note from where on receivers are told that are new: what was told before they were there is not sent to them."""
    every, _ = reachable(conf.to)
    if every:
        store.begin_deliveries([receiver.key for receiver in every])


def publish(store: Store, conf: Settings, now: Callable[[], str]) -> list[ClaimtrackError]:
    """Everything that a night gives out beside its own words; what went wrong, with the rest done."""
    failed: list[ClaimtrackError] = []
    for place, write in ((conf.report, partial(_report, conf=conf)), (conf.feed, write_feed)):
        try:
            if place is not None:
                write(store, place)
        except ClaimtrackError as error:
            failed.append(error)
        except Exception as fault:  # noqa: BLE001 - a fault of ours in what is given out must not keep the night untold
            failed.append(UnreadableError(str(place), f"a fault in claimtrack itself: {fault!r}", "please report it"))
    return [*failed, *(deliver(store, conf.notify, now) if conf.notify.to else [])]


def _report(store: Store, folder: Path, conf: Settings) -> None:
    from claimtrack.pipeline.site import write_site

    write_site(store, folder, changed(conf.thresholds), conf.quote_words)


def deliver(store: Store, conf: Notify, now: Callable[[], str]) -> list[ClaimtrackError]:
    """Send every receiver what it has not been told yet; what could not be sent stays for the next time, and is told.

    A message is noted as sent when its receiver has taken it: of a process that is killed between the two it may come twice,
    never not at all.
    """
    every, failed = reachable(conf.to)
    for receiver in every:
        try:
            what = _send(store, receiver, conf)
        except ClaimtrackError as error:
            failed.append(error)
            continue
        if what is not None:
            store.keep_delivery(receiver.key, store.delivered(receiver.key) or 0, now(), what)
            failed.append(UnreadableError(receiver.name, what, "it is sent the next night, or by claimtrack notify"))
    return failed


def pending(store: Store, conf: Notify) -> Iterator[tuple[str, Message | None]]:
    """By the name of each receiver, what it would be sent."""
    for receiver in receivers(conf.to):
        upto = store.delivered(receiver.key)
        some = [] if upto is None else watched(store.news_after(upto), conf.watch, conf.severity)
        yield receiver.name, composed(some, conf.template) if some else None


def write_feed(store: Store, file: Path, most: int = ENTRIES) -> None:
    """Write the feed to a file, whole or not at all. Raises `UsageError`."""
    told = feed(store, most)
    if file.is_file() and file.stat().st_size and b"<feed" not in file.read_bytes()[:500]:
        raise UsageError(str(file), "is there already and is no feed", "name another file")
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(told)
        part.replace(file)
    except OSError as error:
        raise UsageError(
            str(file), f"cannot be written ({error.strerror})", "name another file, or mend feed in claimtrack.toml"
        ) from None


def feed(store: Store, most: int = ENTRIES) -> bytes:
    """The Atom feed of what the last nights told."""
    return atom(store.latest_news(most), str(uuid.uuid5(OURS, store.first_run() or "")))


def _send(store: Store, receiver: Receiver, conf: Notify) -> str | None:
    """Send what one receiver has not been told; what went wrong."""
    upto, newest = store.delivered(receiver.key), store.newest_news()
    if upto is None or upto >= newest:
        store.keep_delivery(receiver.key, newest)
        return None
    some = watched(store.news_after(upto), conf.watch, conf.severity)
    what = receiver.send(composed(some, conf.template)) if some else None
    if what is None:
        store.keep_delivery(receiver.key, newest)
    return what
