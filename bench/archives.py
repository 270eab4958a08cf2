"""Web archives: pages a second and megabytes a second of inflated pages, beside bare iteration by fastwarc.

python bench/archives.py [PAGES]        # 4000, one in a hundred of which tells a deal
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from fetching import LABELLED, made_up

from claimtrack.catalog import load
from claimtrack.fetch.archives import documents_in
from claimtrack.fetch.interest import by_words
from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.lead import Lead

ONE_IN = 100


def write(path: Path, count: int) -> int:
    """Write an archive, a record a gzip member; the bytes of its pages."""
    plain = [made_up(4 * n + 1) for n in range(50)]
    size = 0
    with path.open("wb") as out:
        for n in range(count):
            body = made_up(4 * (n // ONE_IN)) if n % ONE_IN == 7 else plain[n % len(plain)] + b"<!-- %d -->" % n
            http = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
                + body
            )
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{n}\r\nWARC-Date: 2026-11-20T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
            size += len(body)
    return size


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    interest = by_words(load())

    def wanted(lead: Lead) -> bool:
        return interest(lead, None)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        size = write(path, count)
        begun = time.process_time()
        with path.open("rb") as stream:
            for record in ArchiveIterator(
                stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
            ):
                record.reader.read()
        bare = time.process_time() - begun
        list(documents_in(path, Sidecar(), wanted))
        begun = time.process_time()
        found = sum(isinstance(item, RawDocument) for item in documents_in(path, Sidecar(), wanted))
        ours = time.process_time() - begun
    deals = min(count // ONE_IN, len(LABELLED))
    print(f"{count} pages, {size / 1e6:.0f} MB inflated, {count // ONE_IN} on deals ({deals} different): {found} taken")
    print(
        f"bare fastwarc {size / 1e6 / bare:.0f} MB a second; claimtrack {size / 1e6 / ours:.0f}, {bare / ours:.2f} of it"
    )


if __name__ == "__main__":
    main()
