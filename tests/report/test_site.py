"""The report: every figure in its words, only what changed written again, nothing of a hostile article alive."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.report.plain import dealing
from claimtrack.report.site.plot import axis, told
from claimtrack.report.site.quoting import excerpt
from tests.conftest import STORY, Ran

Run = Callable[..., Ran]
OTHER = STORY.replace("$12 billion", "$15 billion").replace("100 MW", "over 100 MW")
HOSTILE = "<script>document.title='owned'</script>"


@pytest.fixture
def site(run: Run, tmp_path: Path) -> Path:
    """A report of two outlets on one deal, one of them hostile."""
    for number, words in enumerate((STORY, OTHER)):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{HOSTILE * number} deal\n\n{words}", encoding="utf-8")
        url = ("https://ledger.example/a", "javascript:alert(1)")[number]
        told = {
            "url": url,
            "publisher": f"{HOSTILE * number}Ledger {number}",
            "title": f"Deal {HOSTILE * number}",
            "published": f"2026-05-0{number + 1}",
        }
        (tmp_path / f"{number}.meta.json").write_text(json.dumps(told))
    assert run("ingest", tmp_path / "0.txt", tmp_path / "1.txt").code == 0
    assert run("report", "--out", "site").code == 0
    return tmp_path / "site"


def test_each_figure_stands_in_its_sentence_and_leads_to_its_article(site: Path) -> None:
    [page] = (site / "deals").iterdir()
    html = page.read_text()
    assert "worth <mark>$12 billion</mark>, the companies said on Tuesday." in html
    assert 'href="https://ledger.example/a"' in html
    assert "conflict" in html
    index = (site / "index.html").read_text()
    assert f'href="deals/{page.name}"' in index
    assert "Anthropic buys from CoreWeave" in index


def test_nothing_that_an_article_says_becomes_markup_or_a_link(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text()
        assert HOSTILE not in html
        assert (
            "javascript:alert"
            not in re.sub(r"<[^<>]*>", lambda m: m[0] if "href" in m[0] else "", html).split("href")[-1]
        )
        assert not re.search(r"href=\"(?:javascript|data|file):", html)
        assert "default-src 'none'" in unescape(html)
        assert not re.search(r"<(?:link|img|iframe|script src|object)", html)


def test_only_what_changed_is_written_again(site: Path, run: Run, tmp_path: Path) -> None:
    assert ", 0 of them new or changed" in run("report", "--out", "site").err
    before = {p: p.stat().st_mtime_ns for p in site.rglob("*.html")}
    (tmp_path / "2.txt").write_text(STORY.replace("CoreWeave", "Nebius").replace("$12", "$3"))
    run("ingest", tmp_path / "2.txt")
    ran = run("report", "--out", "site")
    same = [p for p, when in before.items() if p.stat().st_mtime_ns == when]
    assert {p.parent.name for p in same} >= {"deals", "sources"}
    assert len(list((site / "deals").iterdir())) == 2
    assert "new or changed" in ran.err


def test_the_page_of_a_deal_that_is_gone_goes_too(site: Path, run: Run, tmp_path: Path) -> None:
    for number in (0, 1):
        run("forget", tmp_path / f"{number}.txt")
    run("report", "--out", "site")
    assert list((site / "deals").iterdir()) == []
    assert "$12 billion" not in "".join(p.read_text() for p in site.rglob("*") if p.is_file())


def test_a_folder_with_something_else_in_it_is_left_alone(run: Run, story: Path, tmp_path: Path) -> None:
    run("ingest", story)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("mine")
    ran = run("report", "--out", "mine")
    assert ran.code == 2
    assert "something else in it" in ran.err
    assert (tmp_path / "mine" / "index.html").read_text() == "mine"


def test_no_quote_is_longer_than_is_asked_for(run: Run, story: Path, tmp_path: Path) -> None:
    run("ingest", story)
    run("report", "--out", "site", "--quote-words", "6")
    for page in (tmp_path / "site" / "deals").iterdir():
        for quote in re.findall(r"<q>(.*?)</q>", page.read_text()):
            assert len(re.sub(r"<.*?>|…", " ", quote).split()) <= 7  # a mark may cut a word in two


def test_a_night_brings_the_report_up_to_date(run: Run, story: Path, tmp_path: Path) -> None:
    (tmp_path / "claimtrack.toml").write_text('report = "public"\n')
    run("ingest", story)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "none.toml").write_text(
        'id = "none"\npublisher = "N"\nhomepage = "https://127.0.0.1:9"\nurls = ["https://127.0.0.1:9/a"]\n'
    )
    run("nightly", "none")
    assert "Anthropic buys from CoreWeave" in (tmp_path / "public" / "index.html").read_text()


@given(st.text(), st.text(), st.text(), st.integers(1, 50))
def test_an_excerpt_keeps_the_quote_and_no_more_words_than_it_may(
    before: str, quote: str, after: str, most: int
) -> None:
    found = excerpt(f"{before} {quote} {after}", quote, most)
    around = f"{found.before} {found.after}".replace("…", " ").split()
    assert len(around) <= max(0, most - len(found.quote.split()))
    assert found.quote == " ".join(found.quote.split())


END = st.floats(0, 1e13)
REACHES = st.one_of(
    st.tuples(st.none(), END), st.tuples(END, st.none()), st.tuples(END, END).map(lambda r: (min(r), max(r)))
)


@given(st.lists(REACHES, min_size=1), st.sampled_from(["USD", "USD/month", "MW", "GPU", "month"]))
def test_every_interval_lies_on_its_axis(reaches: list[tuple[float | None, float | None]], unit: str) -> None:
    drawn = axis({"field": "x", "unit": unit, "reach": list(reach)} for reach in reaches)
    if drawn is None:
        return
    assert all(0 <= x <= 100 and words for x, words in drawn.ticks())
    for reach in reaches:
        stated = reach[0] if reach[0] is not None else reach[1]
        bar = drawn.bar(reach, stated)
        assert bar is not None
        assert bar.mark is not None
        assert -1e-6 <= bar.left <= bar.right <= 100 + 1e-6
        assert 0 <= bar.mark <= 100
        assert bar.words


def test_the_mark_of_a_bar_stands_at_the_figure_that_is_named_and_a_span_has_none() -> None:
    drawn = axis([{"field": "power_mw", "unit": "MW", "reach": [800, 1200]}])
    assert drawn is not None
    nearly, span = drawn.bar((900, 1000), 1000), drawn.bar((900, 1000))
    assert nearly is not None
    assert span is not None
    assert nearly.mark == nearly.right
    assert span.mark is None


@pytest.mark.parametrize(
    ("value", "scale", "words"),
    [(15e9, "USD a year", "$15B"), (1.25e9, "USD", "$1.25B"), (1200, "MW", "1.2 GW"), (300, "MW", "300 MW"), (220_000, "GPU", "220k"), (60, "months", "5 years"), (2.2, "USD a GPU-hour", "$2.2")],
)  # fmt: skip
def test_a_value_is_told_in_a_few_characters(value: float, scale: str, words: str) -> None:
    assert told(value, scale) == words


@pytest.mark.parametrize(
    ("buyer", "seller", "fields", "words"),
    [
        ("OpenAI", "AMD", ["gpu_count", "equity"], "OpenAI buys from AMD"),
        ("OpenAI", "Nvidia", ["equity", "announced_date"], "Nvidia invests in OpenAI"),
        ("OpenAI", "", ["power_mw"], "OpenAI, no seller named"),
        ("", "", ["power_mw"], ""),
    ],
)
def test_of_a_deal_of_which_only_stakes_are_told_nobody_is_said_to_buy(
    buyer: str, seller: str, fields: list[str], words: str
) -> None:
    assert dealing(buyer, seller, fields) == words
