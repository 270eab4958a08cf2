"""A site on which everything that can go wrong does, and one good article: a whole run, in a process of its own."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.conftest import Web

WORDS = "Anthropic has signed a five-year contract with CoreWeave worth $12 billion, the companies said on Tuesday. CoreWeave will supply 100 MW of capacity in Plano, Texas, with 40,000 Nvidia GB300 GPUs from early 2027. Both call it the largest order of the year so far."
MOST_MEMORY = 450_000
"""Kilobytes: of which some 130,000 are Python and the libraries."""


def page(
    words: str = WORDS, title: str = "Anthropic signs with CoreWeave", day: str = "2026-11-20", body: str = ""
) -> bytes:
    return f"<!doctype html><html><head><title>{title}</title><meta property='article:published_time' content='{day}'></head><body><article><h1>{title}</h1><p>{words}</p></article>{body}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


def packed(body: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    return answered(body, Content_Encoding="gzip")


def answered(
    body: bytes, status: int = 200, kind: str = "text/html", **headers: str
) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        told = {"Content-Type": kind, "Content-Length": str(len(body))} | {
            k.replace("_", "-"): v for k, v in headers.items()
        }
        for name, value in told.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>more and more</p>" * 5000)


def drip(handler: BaseHTTPRequestHandler) -> None:
    import time

    handler.send_response(200)
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b"a")
        time.sleep(0.5)


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


BOMB = gzip.compress(bytes(200_000_000))
FAILS = {
    "bomb": (packed(BOMB), "larger than"),
    "nested": (packed(gzip.compress(gzip.compress(bytes(50_000_000)))), ""),
    "truncated": (packed(gzip.compress(page())[:-40]), ""),
    "endless": (endless, "larger than"),
    "drip": (drip, "not all there after"),
    "false-length": (answered(page(), Content_Length="999999"), ""),
    "hangs-up": (hangs_up, "could not be fetched"),
    "loop": (answered(b"", 302, Location="/loop"), "redirects"),
    "to-file": (answered(b"", 302, Location="file:///etc/passwd"), "leads to file:///etc/passwd: only http"),
    "unasked-304": (answered(b"", 304), "304"),
    "gone": (answered(b"", 404), "404"),
    "later": (answered(b"", 429, Retry_After="1000000000"), "answered 429"),
    "picture": (answered(b"\x89PNG\r\n\x1a\n" + bytes(4000), kind="image/png"), "binary"),
    "deep": (answered(b"<html><body>" + b"<div>" * 100_000), "deeply nested"),
    "empty": (answered(b""), "empty"),
    "huge": (answered(b"<p>" + b"word " * 10_000_000 + b"</p>"), "larger than"),
    "no-words": (answered(b"<html><body><p>Hello.</p></body></html>"), "no article found"),
    "broken-pdf": (answered(b"%PDF-1.7\n1 0 obj <<", kind="application/pdf"), "PDF"),
}
WALLS = {
    "check": answered(page("Please verify you are a human to go on.", "Just a moment...")),
    "consent": answered(page("We and our 800 partners store and use cookies. Accept all.", "Before you continue")),
    "soft-404": answered(page("The page you were looking for does not exist.", "Page not found")),
    "error": answered(page("502 Bad Gateway", "Error")),
}
READ = {
    "good": answered(page()),
    "nul": answered(page().replace(b"CoreWeave worth", b"CoreWeave\x00 worth")),
    "surrogate": answered(page(WORDS + " \ud800")),
    "wrong-charset": answered(page(WORDS + " café €15 Mrd."), kind="text/html; charset=ascii"),
    "marked": answered(b"\xef\xbb\xbf" + page()),
    "utf-16": answered(page().decode().encode("utf-16")),
    "untitled": answered(f"<html><body><article><p>{WORDS}</p></article></body></html>".encode()),
    "undated": answered(page(day="")),
    "of-1899": answered(page(day="1899-01-01")),
    "of-2099": answered(page(day="2099-01-01")),
    "escapes": answered(page(title="A \x1b]8;;http://evil.example\x07deal\x1b]8;;\x07 [/b] <script>alert(1)</script>\u202e\x9b31m")),
    "bottomless-json": answered(page(body="<script type='application/ld+json'>" + "[" * 200_000 + "</script>")),
}  # fmt: skip
FEEDS = {
    "entities": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)) + b"]><rss version='2.0'><channel><title>&j;</title><item><title>&j;</title></item></channel></rss>",
    "outside": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>t</title><item><title>&x; signs compute deal with CoreWeave</title><description>&x;</description></item></channel></rss>',
    "bottomless": b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 200_000,
    "not-a-feed": b"<html><body>Sorry</body></html>",
}  # fmt: skip


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[dict[str, Web]]:
    """A host for each page, so that none is left alone for what another did; and two sources that list them all."""
    pages = {name: answer for name, (answer, _) in FAILS.items()} | WALLS | READ
    pages |= {name: answered(body, kind="application/xml") for name, body in FEEDS.items()}
    found = {name: Web() for name in pages}
    for name, web in found.items():
        web.pages[f"/{name}"] = pages[name]
    (tmp_path / "sources").mkdir()
    for source, key, names in (("site", "urls", pages.keys() - FEEDS.keys()), ("feeds", "feed", FEEDS)):
        places = json.dumps([f"{found[name].url}/{name}" for name in sorted(names)])
        (tmp_path / "sources" / f"{source}.toml").write_text(
            f'id = "{source}"\npublisher = "{source.title()}"\nhomepage = "https://{source}.example"\nrate = 1000\neverything = true\n{key} = {places}\n'
        )
    yield found
    for web in found.values():
        web.server.shutdown()
        web.server.server_close()


def test_the_run_ends_says_what_happened_and_keeps_what_was_good(hosts: dict[str, Web], tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRACK")} | {"NO_COLOR": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "claimtrack", "ingest", "site", "feeds", "--allow-private", "--timeout", "5"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert ran.returncode == 3, ran.stderr
    assert "Traceback" not in ran.stderr
    lines = ran.stderr.splitlines()
    for name, (_, told) in FAILS.items():
        said = [line for line in lines if line.startswith(f"claimtrack: {hosts[name].url}/{name}:")]
        assert len(said) == 1, f"{name} {hosts[name].url}\n{ran.stderr}"
        assert told in said[0]
    for name in WALLS:
        assert any(f"{hosts[name].url}/{name}: " in line and "no article" in line for line in lines), name
    for name in FEEDS.keys() - {"outside"}:
        assert any(f"{hosts[name].url}/{name}: " in line for line in lines), (name, ran.stderr)
    assert f"{len(READ)} new, 0 changed, 0 unchanged, {len(WALLS)} no article" in ran.stderr
    assert "root:" not in ran.stderr
    assert not {"\x1b", "\x9b", "\u202e"} & set(ran.stderr + ran.stdout)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_MEMORY
    listed = subprocess.run(
        [sys.executable, "-m", "claimtrack", "claims"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert listed.stdout.count("$12 billion") >= len(READ) - 1
    assert not {"\x1b", "\x9b", "\u202e"} & set(listed.stdout)
