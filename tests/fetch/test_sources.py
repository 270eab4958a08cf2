"""Every source that comes with claimtrack, held to the contract; and what a declaration that breaks it is told."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from claimtrack.bundled import bundled
from claimtrack.errors import SourceError
from claimtrack.fetch.declared import declared, read_source
from claimtrack.fetch.leads import edgar, gdelt, google_news
from claimtrack.fetch.web import guard
from claimtrack.records.source import Source

SHIPPED = sorted((bundled("sources")).glob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_source_keeps_the_contract(path: Path) -> None:
    source = read_source(path)
    assert source.id == path.stem
    assert source.publisher.strip() == source.publisher
    assert re.fullmatch(r"[a-z]{2}", source.language)
    assert len(source.evidence) > 20, "every address was seen in a real document, which is named"
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", source.seen)
    assert source.robots == "obey"
    assert not source.headers
    assert not source.cookies
    assert not source.folder
    assert not source.archive
    for address in addresses(source):
        host = guard.check(address)
        assert urlsplit(address).scheme == "https" or "http:" in path.read_text(encoding="utf-8")
        assert "." in host
    assert source.edgar is None or source.tier in {"filing", "company"}


def addresses(source: Source) -> list[str]:
    """Everything that a round would ask."""
    found = [source.homepage, *source.feed, *source.sitemap, *source.urls, *(index.url for index in source.index)]
    if source.edgar:
        found += [edgar.SUBMISSIONS.format(cik=cik) for cik in source.edgar.cik]
        if source.edgar.query:
            found.append(edgar.search_address(source.edgar, "2026-11-14", "2026-11-21"))
    found += [gdelt.address_of(source.gdelt)] if source.gdelt else []
    return found + ([google_news.address_of(source.google_news)] if source.google_news else [])


def test_there_are_sources_of_every_kind_and_each_id_once() -> None:
    found = declared([bundled("sources")])
    assert len(found) == len(SHIPPED) >= 60
    ways = {way for source in found.values() for way in source.ways}
    assert {"feed", "sitemap", "index", "edgar", "gdelt", "google_news"} <= ways
    assert {"press", "company", "wire", "filing", "aggregator"} <= {source.tier for source in found.values()}


GOOD = 'id = "a"\npublisher = "A"\nhomepage = "https://a.example"\nfeed = ["https://a.example/feed"]\n'


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (GOOD.replace("feed =", "feeds ="), ":4", "feeds"),
        (GOOD.replace('"https://a.example/feed"', '"ftp://a.example"'), ":4", "feed"),
        (GOOD.replace('id = "a"', 'id = "../a"'), ":1", "id"),
        (GOOD + "rate = 0\n", ":5", "rate"),
        (GOOD + '[edgar]\ncik = ["12"]\n', ":6", "edgar.cik"),
        (GOOD.replace('feed = ["https://a.example/feed"]\n', ""), ":1", "needs one of feed"),
        ('id = "a"\npublisher = [', "", "not readable as TOML"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_key(tmp_path: Path, text: str, where: str, what: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    with pytest.raises(SourceError) as told:
        read_source(path)
    assert str(told.value).startswith(f"{path}{where}")
    assert what in str(told.value)


def test_two_sources_of_one_id_are_refused_and_the_users_own_goes_first(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    for folder, publisher in ((mine, "Mine"), (theirs, "Theirs")):
        folder.mkdir()
        (folder / "a.toml").write_text(GOOD.replace('"A"', f'"{publisher}"'))
    assert declared([mine, theirs])["a"].publisher == "Mine"
    (mine / "b.toml").write_text(GOOD)
    with pytest.raises(SourceError, match=r"also in a\.toml"):
        declared([mine])
