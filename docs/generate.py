"""Put real output into the README: what stands between `<!-- demo -->` and `<!-- /demo -->`."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from pathlib import Path

from claimtrack import pipeline
from claimtrack.bundled import bundled
from claimtrack.catalog import load
from claimtrack.fetch import Limits, documents
from claimtrack.records import Sidecar
from claimtrack.report import write
from claimtrack.store import open_store

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- demo -->\n).*?(<!-- /demo -->)", re.DOTALL)


def first_deal() -> str:
    """The table of the first deal of the demo, as it is printed off a terminal."""
    os.environ.pop("COLUMNS", None)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "demo.db"))
        pipeline.ingest(documents([str(bundled("data") / "demo")], Sidecar(), Limits(), []), store, load())
        reports = pipeline.reports(store)
        store.close()
    out = io.StringIO()
    write(reports[:1], "table", out)
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def main() -> None:
    """Write the README anew; with `--check`, only say whether it is up to date."""
    text = README.read_text(encoding="utf-8")
    shown = f"```text\n{first_deal()}\n```\n"
    fresh = BLOCK.sub(lambda m: m[1] + shown + m[2], text)
    if "--check" in sys.argv:
        sys.exit(0 if fresh == text else "README.md shows old output; run make readme")
    README.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    main()
