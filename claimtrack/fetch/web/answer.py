"""What a server answered, its body read within limits."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.errors import FetchError

if TYPE_CHECKING:
    import httpx

    from claimtrack.fetch.web.limits import Limits

GZIP = 31
"""zlib's word for "a gzip header, and no other"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request: `url` is where it came from in the end, `status` 2xx or 304."""

    url: str
    status: int
    body: bytes = b""
    charset: str | None = None
    media: str = ""
    etag: str | None = None
    modified: str | None = None
    location: str | None = None
    after: str | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed since the last visit."""
        return self.status == 304  # noqa: PLR2004 - Not Modified


async def read(response: httpx.Response, url: str, limits: Limits, *, cut: bool = False) -> bytes:
    """The inflated body. With `cut` a body beyond the cap is cut there and not refused.

    httpx inflates without a limit (a body of 486 kB grew to 1.9 GB), so that the raw bytes are inflated here, piece by
    piece. Raises `FetchError`.
    """
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", ""}:
        raise FetchError(url, f"compressed as “{coding}”, which was not asked for", "try again later")
    inflate = zlib.decompressobj(wbits=GZIP) if "gzip" in coding else None
    whole = bytearray()
    wire = 0
    async for piece in response.aiter_raw():
        raw = piece
        wire += len(raw)
        try:
            if inflate is None:
                whole += raw
            while inflate is not None and raw:
                whole += inflate.decompress(raw, limits.most_bytes - len(whole) + 1)
                raw = b""
                if inflate.eof and inflate.unused_data:  # a second member: some servers pack in pieces
                    raw, inflate = inflate.unused_data, zlib.decompressobj(wbits=GZIP)
        except zlib.error:
            raise FetchError(url, "a compressed answer that cannot be read", "try again later") from None
        if len(whole) > limits.most_bytes or wire > limits.most_wire:
            if cut:
                return bytes(whole[: limits.most_bytes])
            raise FetchError(url, f"larger than {_size(limits, len(whole))}", "leave it out, or raise the limit")
    if inflate is not None and wire and not inflate.eof:
        raise FetchError(url, "a compressed answer that breaks off", "try again later")
    return bytes(whole)


def _size(limits: Limits, inflated: int) -> str:
    inside = inflated > limits.most_bytes
    most = limits.most_bytes if inside else limits.most_wire
    size = f"{most / 1e6:g} MB"
    return f"{size} once unpacked" if inside else size
