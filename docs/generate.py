"""Make what is made from the code: the README's real output, and the literals of the patterns in `data/literals.json`.

In the README it is what stands between `<!-- demo -->` and `<!-- /demo -->`.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tempfile
from pathlib import Path

from claimtrack.bundled import bundled
from claimtrack.catalog import load
from claimtrack.extract import sieve
from claimtrack.fetch import Limits, documents
from claimtrack.pipeline import intake, telling
from claimtrack.records import Sidecar
from claimtrack.report import write
from claimtrack.store import open_store

README = Path(__file__).parent.parent / "README.md"
DEAL = "anthropic-spacex-colossus"
BLOCK = re.compile(r"(<!-- demo -->\n).*?(<!-- /demo -->)", re.DOTALL)


def one_deal() -> str:
    """The table of the deal that the README explains, as it is printed off a terminal."""
    os.environ.pop("COLUMNS", None)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "demo.db"))
        intake.ingest(documents([str(bundled("data") / "demo")], Sidecar(), Limits(), []), store, load())
        reports = telling.reports(store)
        store.close()
    out = io.StringIO()
    write([r for r in reports if r.deal.id == DEAL], "table", out)
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def pattern_literals() -> str:
    """The literals of every pattern, so that a run need not read them off the patterns again."""
    found = {t.key: sieve.literals(t.pattern, t.flags) for t in sieve.turns() if t.needs is None}
    table = {key: None if needed is None else sorted(needed) for key, needed in sorted(found.items())}
    return json.dumps(table, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Write both anew; with `--check`, only say whether the README is up to date."""
    text = README.read_text(encoding="utf-8")
    shown = f"```text\n{one_deal()}\n```\n"
    fresh = BLOCK.sub(lambda m: m[1] + shown + m[2], text)
    if "--check" in sys.argv:
        sys.exit(0 if fresh == text else "README.md shows old output; run make readme")
    README.write_text(fresh, encoding="utf-8")
    (bundled("data") / "literals.json").write_text(pattern_literals(), encoding="utf-8")


if __name__ == "__main__":
    main()
