"""`claimtrack sources`: where articles come from, and how the fetching of each goes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import completing
from claimtrack.cli.finding import NEAR
from claimtrack.cli.options import AllowPrivate, Db, RowFormat, Timeout, limits, settings
from claimtrack.errors import PARTLY, UsageError
from claimtrack.records.tier import Tier

if TYPE_CHECKING:
    from claimtrack.records.source import Source
    from claimtrack.records.visit import SourceState
    from claimtrack.settings import Settings

app = typer.Typer(help="Where articles come from: list, show, add, check, disable, enable.", no_args_is_help=True)
Id = Annotated[
    str,
    typer.Argument(metavar="SOURCE", help="The id of a source.", show_default=False, autocompletion=completing.sources),
]
Ids = Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Ids of sources; none for all.", show_default=False, autocompletion=completing.sources)]  # fmt: skip
Form = Annotated[RowFormat, typer.Option("--format", "-f", help="How to print it.")]


@app.command("list")
def every(db: Db = None, form: Form = RowFormat.TABLE) -> None:
    """List every source: what it is, when it was last tried and last answered, and when it is due.

    Example: claimtrack sources list --format csv
    """
    from claimtrack.report.formats import stdout
    from claimtrack.report.sources import write_sources

    conf = settings(db=db)
    states = _states(conf)
    sources = _declared(conf)
    write_sources([(s, states.get(s.id)) for s in sources.values()], form, stdout())


@app.command()
def show(source: Id, db: Db = None) -> None:
    """Print a source's declaration, the file it stands in, and how its fetching goes.

    Example: claimtrack sources show techcrunch
    """
    from claimtrack.report.formats import stdout
    from claimtrack.report.sources import write_source

    conf = settings(db=db)
    told = _named(conf, source)
    path = _file(conf, source)
    write_source(path, path.read_text(encoding="utf-8"), _states(conf).get(told.id), stdout())


@app.command()
def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of a site, a section of it, or a feed.")],
    source_id: Annotated[str | None, typer.Option("--id", help="Its id. [from the address]")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who publishes it. [the host]")] = None,
    tier: Annotated[Tier, typer.Option(help="How near it is to what it tells of.")] = Tier.PRESS,
    timeout: Timeout = None,
    allow_private: AllowPrivate = False,  # noqa: FBT002 - typer's way of a flag
) -> None:
    """Find the feeds or sitemaps of a site and declare it in the sources folder.

    Example: claimtrack sources add https://site.example/news --publisher 'The Site'
    """
    import asyncio
    import datetime as dt
    from urllib.parse import urlsplit

    from claimtrack.fetch.discovery import declaration, discover, id_for
    from claimtrack.fetch.web.client import Client
    from claimtrack.records.source import ID
    from claimtrack.records.visit import Forgetful

    conf = settings(timeout=timeout)
    name = source_id or id_for(url)
    if not ID.fullmatch(name):
        raise UsageError("--id", f"“{name}” is no id of a source", "write small letters, digits and hyphens")
    path = conf.sources / f"{name}.toml"
    if name in _declared(conf):
        raise UsageError(name, "there is a source of this id", "name another with --id")
    if path.exists():
        raise UsageError(str(path), "there is a file of this name, of another source", "name another with --id")

    async def look() -> dict[str, list[str]]:
        async with Client(limits(conf, allow_private=allow_private), Forgetful()) as client:
            return await discover(client, url)

    found = asyncio.run(look())
    today = dt.datetime.now(dt.UTC).date().isoformat()
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    text = declaration(name, publisher or host, url, tier, found, today)
    _write(path, text)
    for way, addresses in found.items():
        for address in addresses:
            typer.echo(f"{way}: {address}")
    typer.echo(f"declared in {path}; try it with: claimtrack sources check {name}")


@app.command()
def check(
    sources: Ids = None,
    db: Db = None,
    form: Form = RowFormat.TABLE,
    timeout: Timeout = None,
    allow_private: AllowPrivate = False,  # noqa: FBT002
) -> None:
    """Ask sources as a night's run would, read one article of each, and tell how it went. It needs the internet.

    Examples: claimtrack sources check techcrunch · claimtrack sources check
    """
    from claimtrack.catalog import load
    from claimtrack.fetch.interest import by_words
    from claimtrack.pipeline.checking import check as check_all
    from claimtrack.report.formats import stdout
    from claimtrack.report.sources import write_checked
    from claimtrack.store import open_store

    conf = settings(db=db, timeout=timeout)
    known = _declared(conf)
    asked = [_named(conf, s) for s in sources] if sources else [s for s in known.values() if not s.disabled]
    catalog = load(conf.catalog)
    store = open_store(conf.db)
    found = check_all(asked, limits(conf, allow_private=allow_private), store, catalog, by_words(catalog))
    store.close()
    write_checked(found, form, stdout())
    sys.stdout.flush()
    if not all(c.works for c in found):
        raise typer.Exit(PARTLY)


@app.command()
def disable(source: Id) -> None:
    """Leave a source out of every round, until it is enabled again. Its declaration is copied into your sources folder.

    Example: claimtrack sources disable techcrunch
    """
    _switch(source, off=True)


@app.command()
def enable(source: Id) -> None:
    """Take a source in again. Example: claimtrack sources enable techcrunch."""
    _switch(source, off=False)


def _switch(name: str, *, off: bool) -> None:
    import re

    conf = settings()
    _named(conf, name)
    path = _file(conf, name)
    bare = re.sub(r"(?m)^disabled\s*=.*\n?", "", path.read_text(encoding="utf-8"))
    table = re.search(r"(?m)^[ \t]*\[", bare)
    head, tail = (bare[: table.start()], bare[table.start() :]) if table else (bare, "")
    text = f"{head.rstrip()}\n{'disabled = true' if off else ''}\n{tail}".rstrip() + "\n"
    own = path if path.parent == conf.sources else conf.sources / path.name
    while own != path and own.exists():  # another source's file has this name
        own = own.with_stem(f"{own.stem}-of-claimtrack")
    _write(own, text)
    typer.echo(f"{name} is {'left out' if off else 'taken in'}; see {own}")


def _write(path: Path, text: str) -> None:
    """Put a declaration in its place, once it has been read as one: what stood there before stays until then."""
    from claimtrack.fetch.declared import read_source

    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    try:
        read_source(fresh)
    except Exception:
        fresh.unlink()
        raise
    fresh.replace(path)


def _declared(conf: Settings) -> dict[str, Source]:
    from claimtrack.fetch.declared import declared

    return declared(conf.source_folders)


def _named(conf: Settings, name: str) -> Source:
    found = _declared(conf)
    if name not in found:
        from rapidfuzz import process

        near = process.extractOne(name, list(found), score_cutoff=NEAR)
        hint = f"did you mean {near[0]}?" if near else "see claimtrack sources list"
        raise UsageError(name, "no such source", hint)
    return found[name]


def _file(conf: Settings, name: str) -> Path:
    """The file in which a source is declared, the user's own before the one that came with claimtrack."""
    from claimtrack.fetch.declared import file_of

    return file_of(conf.source_folders, name)


def _states(conf: Settings) -> dict[str, SourceState]:
    """How the fetching of each source has gone; nothing where there is no store yet."""
    from claimtrack.errors import StoreError
    from claimtrack.store import open_store

    try:
        store = open_store(conf.db, make=False)
    except StoreError as error:
        if "no store here" in error.what:
            return {}
        raise
    found = dict(store.source_states())
    store.close()
    return found
