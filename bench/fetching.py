"""A night's fetching beside trafilatura alone: real sockets on loopback, 50 hosts, everything to the store.

    python bench/fetching.py [PAGES] [FOLDER]     # 5000 pages made up, or the .html files of a folder in turn

It prints ratios: pages a second end to end against what trafilatura alone reads of the same pages on one core; memory at a
tenth of the pages and at all of them; a second, conditional run against the first; and what a host costs that drips a byte
a second. The server runs beside it, on the same processors.
"""

from __future__ import annotations

import asyncio
import hashlib
import html
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOSTS = 50
PORT = 8765
DRIPPING = "127.0.0.99"
WORDS = "market company year said people percent government city water energy new team report board price growth school road plan season local bank paper judge court storm river music train garden".split()
LABELLED = sorted((ROOT / "tests" / "labelled").glob("*.txt"))


def made_up(number: int) -> bytes:
    """A page in the shape of a news site's: two thirds menus, scripts and teasers; one in four tells a deal."""
    chance = random.Random(number)

    def prose(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize() + "."

    if number % 4:
        paragraphs = [" ".join(prose(chance.randint(8, 22)) for _ in range(4)) for _ in range(12)]
        title = prose(8)
    else:
        text = LABELLED[number // 4 % len(LABELLED)].read_text(encoding="utf-8")
        paragraphs = [line for line in text.split("\n") if line.strip()]
        title = f"{paragraphs[0][:90]} ({number})"
    menu = "".join(
        f"<li class='menu-item'><a href='/topic/{w}/{n}'>{w.title()} {n}</a></li>" for n in range(12) for w in WORDS
    )
    teasers = "".join(
        f"<div class='teaser card'><a href='/story/{n}'><h3>{prose(9)}</h3><img src='/i/{n}.jpg' alt=''></a><span class='meta'>{n} min</span></div>"
        for n in range(60)
    )
    script = "<script>" + "window.config=window.config||{};function tag(a,b){return a?b:null};" * 400 + "</script>"
    body = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    return f"<!doctype html><html lang='en'><head><title>{html.escape(title)}</title><meta property='article:published_time' content='2026-11-{number % 20 + 1:02}T08:00:00Z'><meta property='og:site_name' content='The Daily {number % HOSTS}'>{script}</head><body><nav><ul>{menu}</ul></nav><main><article><h1>{html.escape(title)}</h1>{body}</article></main><aside>{teasers}</aside><footer><ul>{menu}</ul></footer></body></html>".encode()


def pages(count: int, folder: str | None) -> list[bytes]:
    """The pages, each another one by a comment at its end."""
    files = sorted(Path(folder).rglob("*.html")) if folder else []
    return [(files[n % len(files)].read_bytes() if files else made_up(n)) + b"<!-- %d -->" % n for n in range(count)]


def serve(count: int, folder: str | None) -> None:
    """All hosts, in one process: an answer is a slice of what was built before, so that it costs little beside the client."""
    bodies = pages(count, folder)
    tags = [hashlib.md5(body, usedforsecurity=False).hexdigest() for body in bodies]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].strip(b"/").decode()
                if not path.isdigit():
                    writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                elif writer.get_extra_info("sockname")[0] == DRIPPING:
                    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
                    while True:
                        writer.write(b"a")
                        await writer.drain()
                        await asyncio.sleep(1)
                elif tags[int(path)].encode() in head:
                    writer.write(b"HTTP/1.1 304 Not Modified\r\n\r\n")
                else:
                    body = bodies[int(path)]
                    writer.write(
                        b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "%s"\r\nContent-Length: %d\r\n\r\n'
                        % (tags[int(path)].encode(), len(body))
                    )
                    writer.write(body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        places = [f"127.0.0.{n + 2}" for n in range(HOSTS)] + [DRIPPING]
        servers = [await asyncio.start_server(answer, place, PORT) for place in places]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(run())


def trafilatura_alone(count: int, folder: str | None) -> float:
    """Seconds that trafilatura takes for the text of each page, on one core."""
    import trafilatura

    some = [body.decode("utf-8", "replace") for body in pages(min(count, 500), folder)]
    begun = time.process_time()
    for page in some:
        trafilatura.extract(page, fast=True, include_comments=False)
    return (time.process_time() - begun) / len(some) * count


class Memory(threading.Thread):
    """The most that a process and those that it started hold together, sampled: proportional set size, in megabytes."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.most, self.alone = process, 0.0, 0.0

    def run(self) -> None:
        """Look until the process is gone."""
        while Path(f"/proc/{self.process}").exists():
            self.alone = max(self.alone, _held(self.process))
            self.most = max(self.most, sum(map(_held, _family(self.process))))
            time.sleep(0.2)


def _family(process: int) -> list[int]:
    found = [process]
    for task in found:
        try:
            for children in Path(f"/proc/{task}/task").glob("*/children"):
                found += map(int, children.read_text(encoding="ascii").split())
        except OSError:
            continue
    return found


def _held(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in told.splitlines() if line.startswith("Pss:")), 0.0)


def ingest(folder: Path, count: int, *, drip: bool = False, due: bool = False) -> tuple[float, Memory, str]:
    """Seconds, memory and last line of one run over the first so many pages."""
    urls = [f"http://127.0.0.{n % HOSTS + 2}:{PORT}/{n}" for n in range(count)] + [f"http://{DRIPPING}:{PORT}/0"] * drip
    (folder / "sources").mkdir(exist_ok=True)
    listed = ", ".join(f'"{url}"' for url in urls)
    (folder / "sources" / "bench.toml").write_text(
        f'id = "bench"\npublisher = "Bench"\nhomepage = "http://127.0.0.2"\ntier = "aggregator"\nrate = 1000\neverything = true\nurls = [{listed}]\n',
        encoding="utf-8",
    )
    begun = time.monotonic()
    run = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "ingest", "bench", *(("--due",) if due else ()), "--allow-private", "--timeout", "5"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    memory = Memory(run.pid)
    memory.start()
    told = run.communicate()[1]
    lines = told.strip().splitlines()
    failed = [line for line in lines if line.startswith("claimtrack:")]
    return time.monotonic() - begun, memory, "; ".join([lines[-1], *failed[:2]])


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    real = sys.argv[2] if len(sys.argv) > 2 else None
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(count, real), daemon=True)
    server.start()
    size = sum(map(len, pages(min(count, 200), real))) / min(count, 200)
    peer = trafilatura_alone(count, real)
    print(f"{count} pages of {size / 1000:.0f} kB on {HOSTS} hosts, {os.cpu_count()} processors")
    print(f"trafilatura alone, one core: {count / peer:.1f} pages a second")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tenth, few, _ = ingest(folder, count // 10)
        print(
            f"{count // 10} pages: {count / 10 / tenth:.1f} a second, {few.alone:.0f} MB, with its readers {few.most:.0f} MB"
        )
        (folder / "claimtrack.db").unlink()
        first, many, told = ingest(folder, count)
        print(
            f"{count} pages: {count / first:.1f} a second, {peer / first:.2f} of trafilatura alone; {many.alone:.0f} MB, with its readers {many.most:.0f} MB"
        )
        print(f"  {told}")
        second, _, told = ingest(folder, count)
        idle, _, _ = ingest(folder, count, due=True)
        print(
            f"again, each page asked whether it changed: {count / second:.1f} a second, {first / second:.1f} times as fast"
        )
        print(f"again, only what is due: {idle:.1f} s, {first / idle:.1f} times as fast")
        print(f"  {told}")
    with tempfile.TemporaryDirectory() as place:
        plain, _, _ = ingest(Path(place), 200)
    with tempfile.TemporaryDirectory() as place:
        dripped, _, told = ingest(Path(place), 200, drip=True)
    print(
        f"200 pages: {plain:.1f} s; with a host beside them that drips a byte a second, and 5 s for a request: {dripped:.1f} s"
    )
    print(f"  {told}")
    server.kill()


if __name__ == "__main__":
    main()
