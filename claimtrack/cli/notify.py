"""`claimtrack notify`: messages of disagreements that are new or worse."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimtrack.cli.options import Db, settings
from claimtrack.errors import PARTLY, UsageError


def command(
    test: Annotated[bool, typer.Option("--test", help="Send every receiver a message that says so.")] = False,  # noqa: FBT002 - typer's way of a flag
    show: Annotated[bool, typer.Option("--show", help="Print what would be sent, and send nothing.")] = False,  # noqa: FBT002
    db: Db = None,
) -> None:
    """Send what is not delivered yet of the disagreements that are new or worse; claimtrack nightly does it each night.

    Who is told, and of what, stands in the table `notify` of claimtrack.toml. Exit 3 when a receiver did not take its message.

    Examples: claimtrack notify --test · claimtrack notify --show · claimtrack notify
    """
    from claimtrack.notify import receivers
    from claimtrack.notify.message import TEST
    from claimtrack.pipeline.intake import clock
    from claimtrack.pipeline.publishing import deliver, pending
    from claimtrack.report.clean import clean
    from claimtrack.report.formats import stdout
    from claimtrack.store import open_store

    conf = settings(db=db)
    if not conf.notify.to:
        raise UsageError("notify.to", "nobody is to be told", "name receivers under [notify] in claimtrack.toml")
    if test:
        failed = False
        for receiver in receivers(conf.notify.to):
            what = receiver.send(TEST)
            failed = failed or what is not None
            sys.stderr.write(f"{receiver.name}: {'sent' if what is None else clean(what)}\n")
        raise typer.Exit(PARTLY if failed else 0)
    store = open_store(conf.db, make=False)
    try:
        if show:
            for name, message in pending(store, conf.notify):
                told = f"{message.title}\n\n{message.body}" if message else "nothing"
                stdout().write(f"{name}\n{told}\n\n")
            return
        errors = deliver(store, conf.notify, clock)
    finally:
        store.close()
    for error in errors:
        sys.stderr.write(f"claimtrack: {clean(str(error))}\n")
    raise typer.Exit(PARTLY if errors else 0)
