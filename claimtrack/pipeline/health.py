"""Whether everything is in order for a night's run: settings, catalog, sources, store, disk, lock, clock."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimtrack.catalog import load
from claimtrack.errors import ClaimtrackError
from claimtrack.fetch.declared import declared
from claimtrack.notify import receivers
from claimtrack.pipeline.lock import holder, is_held
from claimtrack.store import file_of, open_store

if TYPE_CHECKING:
    from claimtrack.settings import Settings
    from claimtrack.store import Store

LITTLE, TOO_LITTLE = 2_000_000_000, 200_000_000
"""Bytes of free disk: with less a warning, with less yet no run."""
MADE: Final = "2026-11-01"
"""No clock that is right shows an earlier day."""
OFTEN: Final = 5
"""Failures in a row that are worth a word."""
EXTRAS: Final = {
    "archives": ("fastwarc", "resiliparse"),
    "notify": ("apprise",),
    "parquet": ("pyarrow",),
    "postgres": ("psycopg",),
}
"""And the modules that each brings."""
LATE: Final = timedelta(days=2)


class State(StrEnum):
    """How something is."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and how to mend it."""

    what: str
    state: State
    words: str
    remedy: str = ""


def findings(conf: Settings, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Iterator[Finding]:
    """Everything that was looked at, good or not. Nothing is changed; a store of an older schema is brought up to date."""
    yield _tried("catalog", lambda: f"{len(load(conf.catalog).companies)} companies")
    yield _tried("sources", lambda: f"{len(declared(conf.source_folders))} declared")
    yield _extras()
    yield _contact(conf)
    if conf.notify.to:
        yield _tried("notify", lambda: ", ".join(r.name for r in receivers(conf.notify.to)))
    yield _disk(conf)
    yield _lock(conf)
    file = file_of(conf.db)
    if file is not None and not file.exists():
        yield Finding("store", State.WARN, f"{conf.db} is not there yet", "the first ingest makes it")
        return
    try:
        store = open_store(conf.db)
    except ClaimtrackError as error:
        yield Finding("store", State.BAD, f"{error.subject}: {error.what}", error.remedy)
        return
    try:
        yield from _of_store(store, now())
    finally:
        store.close()


def _of_store(store: Store, now: datetime) -> Iterator[Finding]:
    broken = store.health()
    if broken:
        yield Finding("store", State.BAD, f"{store.name}: {broken[0]}", "restore a backup; claimtrack backup makes one")
    else:
        counts = store.counts()
        yield Finding("store", State.GOOD, f"{store.name}: {counts['articles']} articles, {counts['claims']} claims")
    stamp = now.isoformat(timespec="seconds")
    last = store.last_run()
    if stamp[:10] < MADE or (last is not None and last > stamp):
        yield Finding("clock", State.BAD, f"it is {stamp}, and the last run began {last}", "set the machine's clock")
    else:
        yield Finding("clock", State.GOOD, stamp)
    yield _last_run(store, now)
    states = store.source_states().values()
    never = sorted(s.source for s in states if s.succeeded is None)
    often = sorted(s.source for s in states if s.succeeded and s.failures >= OFTEN)
    for names, words in ((never, "never answered"), (often, f"failed {OFTEN} times in a row or more")):
        if names:
            shown = ", ".join(names[:8]) + (" …" if len(names) > len(names[:8]) else "")
            yield Finding(
                "sources", State.WARN, f"{len(names)} {words}: {shown}", f"claimtrack sources check {names[0]}"
            )


def _last_run(store: Store, now: datetime) -> Finding:
    nights = [run for run in store.runs(50) if run.kind == "nightly"]
    if not nights:
        return Finding("nightly", State.WARN, "never ran", "claimtrack schedule --cron --install")
    last = nights[0]
    if last.ended is None:
        return Finding(
            "nightly", State.WARN, f"run {last.number} of {last.began} was cut off, or is under way", "the next goes on"
        )
    if now - datetime.fromisoformat(last.began) > LATE:
        return Finding("nightly", State.WARN, f"last ran {last.began}", "is it scheduled? claimtrack schedule --cron")
    return Finding("nightly", State.GOOD, f"last ran {last.began}")


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, State.GOOD, look())
    except ClaimtrackError as error:
        return Finding(what, State.BAD, f"{error.subject}: {error.what}", error.remedy)


def _extras() -> Finding:
    there = [extra for extra, modules in EXTRAS.items() if all(map(find_spec, modules))]
    lacking = ", ".join(f"claimtrack[{extra}]" for extra in EXTRAS if extra not in there)
    return Finding(
        "extras", State.GOOD, ", ".join(there) or "none", f"pip install {lacking}, if you need them" if lacking else ""
    )


def _contact(conf: Settings) -> Finding:
    if conf.contact:
        return Finding("contact", State.GOOD, conf.contact)
    return Finding(
        "contact", State.WARN, "none is set, and the SEC answers only to who names one", "contact in claimtrack.toml"
    )


def _disk(conf: Settings) -> Finding:
    file = file_of(conf.db)
    folder = file.resolve().parent if file is not None else Path.cwd()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    state = State.BAD if free < TOO_LITTLE else State.WARN if free < LITTLE else State.GOOD
    return Finding(
        "disk",
        state,
        f"{free / 1e9:.1f} GB free",
        "" if state is State.GOOD else "make room, or lower raw_mb and claimtrack prune",
    )


def _lock(conf: Settings) -> Finding:
    if is_held(conf.db):
        return Finding("lock", State.WARN, f"held: {holder(conf.db)}", "wait for it to end")
    return Finding("lock", State.GOOD, "free")
