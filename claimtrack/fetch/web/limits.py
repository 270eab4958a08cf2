"""How far one run may go."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes.

    `seconds` is for one request with everything it takes, `host_seconds` for all requests to one host in one run,
    `run_seconds` for the run. `most_wire` is for what comes over the wire, `most_bytes` for what it is once inflated.
    `rate` is in requests a second to one host, `at_once` how many of them may run together.
    `tries` counts the first; between two tries lies `backoff`, doubled each time, or what Retry-After asks for if that
    is no more than `patience`.
    """

    seconds: float = 20.0
    host_seconds: float = 600.0
    run_seconds: float = 7200.0
    most_wire: int = 10_000_000
    most_bytes: int = 20_000_000
    most_filing: int = 50_000_000
    """In place of both, for a document of the SEC's: an S-1 with its exhibits is longer than any page of news."""
    allow_private: bool = False
    rate: float = 1.0
    at_once: int = 2
    tries: int = 3
    backoff: float = 1.0
    patience: float = 60.0
    contact: str = ""
    """An address that goes into the User-Agent, so that a publisher can reach who runs this."""
