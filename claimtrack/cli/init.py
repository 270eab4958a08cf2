"""`claimtrack init`: a commented settings file and an empty sources folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.errors import UsageError

SETTINGS = """\
# Settings of claimtrack for this folder. A flag goes before a CLAIMTRACK_* variable, that before this file, and this before
# the user's own file. What is commented out is the default; what ends in "e.g." has none, and is an example.

# db = "claimtrack.db"          # the store: a file, or a database URL
# sources = "sources"           # your own sources; those that come with claimtrack are used beside them
# catalog = "catalog.toml"      # companies, facilities, chips, dealings of your own; e.g.
# contact = "you@example.org"   # goes into the User-Agent; the SEC answers only to who names one; e.g.
# timeout = 20.0                # seconds that one address may take
# rate = 1.0                    # requests a second to one host
# readers = 2                   # processes that read pages; as many as there are processors when it is not said; e.g.
# raw_mb = 2000                 # megabytes of fetched pages that are kept, packed, so that they can be read again
# report = "claimtrack-report"  # a folder for the report, that each night brings up to date; e.g.
# quote_words = 40              # words of an article that one quote in the report may have
# feed = "changes.atom"         # an Atom feed of what changed, that each night writes; e.g.

# [notify]                      # who is told of disagreements that are new or worse: docs/notifications.md
# to = ["mailto://user:password@mail.example.org?to=me@example.org", "env:SLACK_ADDRESS"]  # e.g.
# severity = "medium"           # high, medium or low: the least that is worth a message
# template = "message.txt"      # the message in words of your own; e.g.
# [[notify.watch]]              # only of these; everything when there is none
# party = "CoreWeave"           # or deal = "openai-*", field = "price_total", severity = "low"; one entry asks for all it says

# [thresholds]                  # numbers of the verdict rules: docs/verdicts.md
# about = 0.10                  # how far "about" reaches, as a share of the figure
"""


def command(
    folder: Annotated[Path, typer.Argument(help="Where; here when left out.", show_default=False)] = Path(),
) -> None:
    """Write a commented claimtrack.toml and an empty sources folder. What is there already stays.

    Example: claimtrack init deals

    Then: claimtrack doctor · claimtrack sources list · claimtrack nightly · claimtrack schedule --cron --install
    """
    from claimtrack.settings import PROJECT

    path, sources = folder / PROJECT, folder / "sources"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for there, make in ((path, lambda: path.write_text(SETTINGS, encoding="utf-8")), (sources, sources.mkdir)):
            if there.exists():
                sys.stdout.write(f"{there} is there already\n")
            else:
                make()
                sys.stdout.write(f"{there} made\n")
    except OSError as error:
        raise UsageError(str(folder), f"cannot be written ({error.strerror})", "check its permissions") from None
