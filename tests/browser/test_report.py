"""The report in a real Chromium: search, sort, filter, the keyboard, a hostile article, and no serious fault by axe."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from claimtrack.catalog import load
from claimtrack.fetch import Limits, documents
from claimtrack.pipeline import intake
from claimtrack.pipeline.site import write_site
from claimtrack.reconcile import DEFAULT
from claimtrack.records import Sidecar
from claimtrack.store import open_store
from tests.torture.test_kills import words

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
pytestmark = [
    pytest.mark.sqlite,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium here: apt-get install chromium"
    ),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that the processes of a test run make once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "out" / "index.html").exists():
            folder.mkdir(exist_ok=True)
            make_site(folder)
    return folder / "out"


def make_site(folder: Path) -> None:
    """A report of a dozen deals, one of them told of by a hostile article, one with a conflict."""
    for number in range(12):
        (folder / f"{number}.txt").write_text(words(number))
    (folder / "rival.txt").write_text(words(0).replace("worth $2 billion", "worth $9 billion"))
    told = {
        "url": "javascript:document.title='owned'",
        "publisher": f"Rival {HOSTILE}",
        "title": f"</script>{HOSTILE}",
        "published": "2026-11-02",
    }
    (folder / "rival.meta.json").write_text(json.dumps(told))
    store = open_store(str(folder / "claimtrack.db"))
    paths = [str(folder / f"{number}.txt") for number in range(12)]
    for some, of in (
        (paths, Sidecar(publisher="Ledger", published="2026-11-01")),
        ([str(folder / "rival.txt")], Sidecar()),
    ):
        intake.ingest(documents(some, of, Limits(), []), store, load())
    write_site(store, folder / "out", DEFAULT, 40)
    store.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that fails the test when a script does, when anything is refused, or when anything is asked of the network."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text))
    made.on("request", lambda asked: wrong.extend([asked.url] * (not asked.url.startswith("file:"))))
    yield made
    context.close()
    assert wrong == []


def shown(page: Any) -> list[str]:
    """The deals that are to be seen, in their order."""
    return [row.split("\n")[0] for row in page.locator("#deals tbody tr:visible th").all_inner_texts()]


def test_a_search_leaves_the_deals_that_fit_and_says_how_many(site: Path, page: Any) -> None:
    page.goto((site / "index.html").as_uri())
    every = shown(page)
    assert len(every) == 12
    page.get_by_label("Search").fill("nebius meta")
    assert shown(page) == ["Meta buys from Nebius"]
    assert page.get_by_role("status").inner_text() == "1 deal"
    page.get_by_label("Search").fill("nobody")
    assert shown(page) == []
    assert page.get_by_text("No deal fits").is_visible()
    page.get_by_label("Search").fill("")
    assert shown(page) == every


def test_deals_are_sorted_by_any_column_either_way(site: Path, page: Any) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("button", name="Deal").click()
    names = shown(page)
    assert names == sorted(names, key=str.lower)
    page.get_by_role("button", name="Deal").click()
    assert shown(page) == names[::-1]
    assert page.locator("th[data-key=name]").get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Articles").click()
    counts = [int(n) for n in page.locator("#deals tbody td:last-child").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)


def test_a_filter_leaves_the_deals_that_are_severe_enough(site: Path, page: Any) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Show").select_option(label="medium and high")
    assert shown(page) == ["Anthropic buys from CoreWeave"]


def test_a_deal_is_reached_and_read_by_keyboard_alone(site: Path, page: Any) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("anthropic coreweave")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('tbody') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/deals/*.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Anthropic buys from CoreWeave"
    assert "worth $9 billion" in page.locator("#price_total").inner_text()
    assert page.locator("#price_total .bar circle").count() == 2


def test_nothing_of_a_hostile_article_is_alive(site: Path, page: Any) -> None:
    for file in sorted(site.rglob("*.html")):
        page.goto(file.as_uri())
        assert "owned" not in page.title().replace("document.title='owned'", "")
        assert page.locator("img").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
    page.goto((site / "sources.html").as_uri())
    assert page.get_by_role("link", name="Rival <script>").count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (800, "dark"), (1400, "light")])
def test_axe_finds_no_serious_fault_and_nothing_runs_over_the_edge(
    site: Path, browser: Any, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    deal = next((site / "deals").glob("anthropic-coreweave*"))
    source = next((site / "sources").glob("rival*"))
    for file in (site / "index.html", deal, source, site / "sources.html", site / "changes.html"):
        page.goto(file.as_uri())
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file
    context.close()


def test_it_is_printed_without_what_only_a_screen_needs(site: Path, page: Any) -> None:
    page.goto((site / "index.html").as_uri())
    page.emulate_media(media="print")
    assert not page.get_by_label("Search").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
