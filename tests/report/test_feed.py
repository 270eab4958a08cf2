"""The Atom feed of changes: valid, an entry a change, with ids that stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree

from claimtrack.records import Kind, Moved, News, Said
from claimtrack.report.feed import atom
from tests.conftest import STORY, Ran

Run = Callable[..., Ran]
ATOM = "{http://www.w3.org/2005/Atom}"


def night(run: Run, folder: Path, number: int, words: str) -> None:
    """A night that reads one file more, by hand before it."""
    path = folder / f"{number}.txt"
    path.write_text(words, encoding="utf-8")
    address = f"https://ledger.example/{number}"
    assert run("ingest", path, "--url", address, "--publisher", f"Ledger {number}").code == 0
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "none.toml").write_text(
        'id = "none"\npublisher = "None"\nhomepage = "https://127.0.0.1:9"\nurls = ["https://127.0.0.1:9/a"]\n'
    )
    ran = run("nightly", "none")
    assert ran.code in {0, 3}, ran.err


def test_a_feed_has_an_entry_a_change_with_its_sentence_and_the_same_ids_ever_after(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claimtrack.toml").write_text('feed = "public/changes.atom"\n')
    night(run, tmp_path, 0, "Nothing of a deal is told here, and nobody signed anything at all.\n")
    night(run, tmp_path, 1, STORY)
    first = (tmp_path / "public" / "changes.atom").read_bytes()
    night(run, tmp_path, 2, STORY.replace("$12 billion", "$15 <script>billion</script> billion"))
    night(run, tmp_path, 3, STORY.replace("$12 billion", "$19 billion"))
    second = (tmp_path / "public" / "changes.atom").read_bytes()
    assert run("feed").out.encode() == second
    parse: Any = feedparser.__dict__["parse"]
    before, after = parse(first), parse(second)
    assert not before.bozo
    assert not after.bozo
    ids = [entry.id for entry in after.entries]
    assert len(set(ids)) == len(ids) > len(before.entries) > 0
    assert ids[-len(before.entries) :] == [entry.id for entry in before.entries]
    assert before.feed.id == after.feed.id
    conflict = next(e for e in after.entries if "conflict" in e.title)
    assert "“$19 billion” × “$12 billion”" in conflict.title
    assert "worth $19 billion, the companies said on Tuesday." in conflict.content[0].value
    assert "<script>" not in second.decode()


def test_every_element_is_there_that_the_standard_asks_for(run: Run, tmp_path: Path) -> None:
    night(run, tmp_path, 0, "Nothing of a deal is told here, and nobody signed anything at all.\n")
    empty = etree.fromstring(run("feed").out.encode())
    night(run, tmp_path, 1, STORY)
    full = etree.fromstring(run("feed").out.encode())
    for feed in (empty, full):
        assert feed.tag == f"{ATOM}feed"
        for name in ("id", "title", "updated", "author"):
            assert len(feed.findall(ATOM + name)) == 1
    assert full.findall(f"{ATOM}entry")
    for entry in full.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(ATOM + name)) == 1
    assert len(run("feed", "--limit", "1").out.split("<entry>")) == 2


def test_an_entry_leads_to_the_article_and_nowhere_that_is_no_web_address() -> None:
    said = (Said("$1 billion", "It is worth $1 billion.", "The Ledger", "https://ledger.example/a?b=1&c=2"),)
    web = News("a", Kind.CHANGE, "2026-11-20T00:00:00+00:00", ("a-b",), ("A", "B"), said, moved=Moved.FIGURE)
    assert 'href="https://ledger.example/a?b=1&amp;c=2"' in atom([web], "x").decode()
    script = replace(web, said=(replace(said[0], address="javascript:alert(1)"),))
    assert "href" not in atom([script], "x").decode()
