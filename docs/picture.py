"""Make `docs/report.png`, the README's picture of the report, out of the bundled articles with a headless Chromium."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from claimtrack.bundled import bundled
from claimtrack.catalog import load
from claimtrack.fetch import Limits, documents
from claimtrack.pipeline import intake
from claimtrack.pipeline.site import write_site
from claimtrack.reconcile import DEFAULT
from claimtrack.records import Sidecar
from claimtrack.settings import Settings
from claimtrack.store import open_store

DEAL = "anthropic-spacex-colossus"


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "demo.db"))
        intake.ingest(documents([str(bundled("data") / "demo")], Sidecar(), Limits(), []), store, load())
        write_site(store, Path(folder) / "site", DEFAULT, Settings().quote_words)
        store.close()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1100, "height": 760}, color_scheme="light")
            page.goto((Path(folder) / "site" / "deals" / f"{DEAL}.html").as_uri())
            page.screenshot(path=Path(__file__).parent / "report.png")
            browser.close()


if __name__ == "__main__":
    main()
