"""Web archives: what is of compute deals is found, what is broken is stepped over, what was cut off is gone on with."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import pytest

from claimtrack.catalog import Catalog
from claimtrack.errors import UnreadableError
from claimtrack.fetch import archives
from claimtrack.fetch.interest import by_words
from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.lead import Lead
from claimtrack.records.visit import Mark
from claimtrack.store import open_store
from tests.conftest import Ran

Run = Callable[..., Ran]
WORDS = "Anthropic has signed a five-year contract with CoreWeave worth $12 billion, the companies said on Tuesday. CoreWeave will supply 100 MW of capacity in Plano, Texas, with 40,000 Nvidia GB300 GPUs from early 2027. Both call it the largest order of the year so far."
FAIR = "The village fair drew a record crowd this year, the mayor said, and the brass band played until late. " * 20


def page(title: str, words: str) -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>".encode()


DEAL = page("Anthropic signs compute deal with CoreWeave", WORDS)
NOISE = page("Village fair draws a crowd", FAIR)


def record(
    address: str,
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    coding: str = "",
    of: str = "response",
) -> bytes:
    """One record of a WARC 1.0 file, as crawlers write it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: {of}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-20T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\nContent-Type: application/http; msgtype={of}\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def archive(path: Path, *records: bytes, packed: bool = True) -> Path:
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in records))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_that_speak_of_deals_are_stored_and_no_others(run: Run, tmp_path: Path, packed: bool) -> None:
    noise = [record(f"https://a.example/{i}", NOISE) for i in range(20)]
    name = "crawl.warc.gz" if packed else "crawl.warc"
    path = archive(tmp_path / name, *noise[:10], record("https://b.example/deal", DEAL), *noise[10:], packed=packed)
    first = run("ingest", path)
    assert first.code == 0, first.err
    assert "1 new, 0 changed, 0 unchanged, 0 failed" in first.err
    assert "https://b.example/deal" in run("claims", "--format", "jsonl").out
    assert "0 new, 0 changed, 1 unchanged" in run("ingest", path).err
    assert "20 new" in run("ingest", path, "--all").err


def test_an_archive_in_a_folder_is_read_like_any_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "got"
    folder.mkdir()
    archive(folder / "a.warc.gz", record("https://b.example/deal", DEAL))
    assert "1 new" in run("ingest", folder).err


def test_what_was_no_page_is_passed_over(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc.gz",
        record("https://a.example/gone", DEAL, status="404 Not Found"),
        record("https://a.example/picture", DEAL, kind="image/png"),
        record("https://a.example/asked", DEAL, of="request"),
        record("https://a.example/packed", gzip.compress(DEAL), coding="Content-Encoding: gzip\r\n"),
        record("https://a.example/bomb", gzip.compress(bytes(60_000_000)), coding="Content-Encoding: gzip\r\n"),
    )
    found = [d for d in archives.documents_in(path, Sidecar(), None) if isinstance(d, RawDocument)]
    assert [(d.address, d.body) for d in found] == [("https://a.example/packed", DEAL)]


def test_a_broken_record_is_told_and_what_follows_it_is_read(run: Run, tmp_path: Path) -> None:
    whole = [gzip.compress(record(f"https://a.example/{i}", DEAL + b"<!-- %d -->" % i)) for i in range(3)]
    broken = whole[1][:40] + b"\xff" * 60 + whole[1][100:]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole[0] + broken + whole[2])
    ran = run("ingest", path)
    assert ran.code == 3
    assert "a.warc.gz: broken after byte" in ran.err
    assert "2 new" in ran.err


@pytest.mark.parametrize(
    "body", [b"no archive at all" * 50, b"", gzip.compress(record("https://a.example/1", DEAL))[:-200]]
)
def test_what_is_no_archive_or_is_cut_off_is_told(run: Run, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(body)
    ran = run("ingest", path)
    assert ran.code == 3
    assert "a.warc.gz: " in ran.err


def test_a_run_that_was_cut_off_goes_on_where_it_was(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "EVERY", 1)
    path = archive(tmp_path / "a.warc.gz", *(record(f"https://a.example/{i}", DEAL) for i in range(6)))
    interest = by_words(catalog)

    def wanted(lead: Lead) -> bool:
        return interest(lead, None)

    had: list[str] = []
    place = 0
    for item in archives.documents_in(path, Sidecar(), wanted):
        if isinstance(item, RawDocument):
            had.append(item.address)
        elif isinstance(item, Mark):
            place = item.place
        if len(had) == 3:
            break
    rest = [d for d in archives.documents_in(path, Sidecar(), wanted, place) if isinstance(d, RawDocument)]
    assert {*had, *(d.address for d in rest)} == {f"https://a.example/{i}" for i in range(6)}
    assert len(rest) < 6


def test_the_store_knows_how_far_an_archive_was_read(run: Run, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", record("https://a.example/1", DEAL))
    run("ingest", path)
    store = open_store(str(tmp_path / "claimtrack.db"))
    assert store.mark(archives.mark_of(path, everything=False)) == path.stat().st_size
    assert store.mark(archives.mark_of(path, everything=True)) == 0


def test_an_archive_compressed_in_one_piece_has_no_place_to_go_on_from_but_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "EVERY", 1)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record(f"https://a.example/{i}", DEAL) for i in range(6))))
    marks = list(
        takewhile(
            lambda m: m.place < path.stat().st_size,
            (m for m in archives.documents_in(path, Sidecar(), None) if isinstance(m, Mark)),
        )
    )
    assert not marks


def test_a_sources_archive_is_read_once_and_a_new_one_beside_it_then(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "crawl.toml").write_text(
        f'id = "crawl"\npublisher = "Crawl"\nhomepage = "https://a.example"\ntier = "aggregator"\narchive = ["{tmp_path}/*.warc.gz"]\n'
    )
    assert "no archive here" in run("ingest", "crawl").err
    archive(tmp_path / "a.warc.gz", record("https://a.example/1", DEAL))
    assert "1 new" in run("ingest", "crawl").err
    assert "0 new, 0 changed, 0 unchanged" in run("ingest", "crawl").err
    archive(tmp_path / "b.warc.gz", record("https://a.example/2", DEAL))
    assert "1 new, 0 changed, 0 unchanged" in run("ingest", "crawl").err


def test_without_the_extra_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(UnreadableError, match=r"claimtrack\[archives\]"):
        list(archives.documents_in(archive(tmp_path / "a.warc", record("https://a.example/1", DEAL)), Sidecar(), None))
