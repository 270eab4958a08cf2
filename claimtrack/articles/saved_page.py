"""A page that a browser saved (.mhtml) -> its HTML, its charset and its address."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from claimtrack.errors import UnreadableError


def read_mhtml(body: bytes, address: str) -> tuple[bytes, str | None, str | None]:
    """The HTML part of a saved page, its charset, and where the page was saved from. Raises `UnreadableError`."""
    message = email.message_from_bytes(body, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    if part is None:
        raise UnreadableError(address, "a saved page without a page in it", "save it again, as HTML")
    try:
        html = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except (ValueError, LookupError) as error:
        raise UnreadableError(address, f"a saved page that cannot be read ({error})", "save it again") from None
    where = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    return html if isinstance(html, bytes) else b"", charset, str(where).strip() if where else None
