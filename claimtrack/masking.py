"""Secrets in what is shown: the password of an address, the token in its query."""

from __future__ import annotations

import re

HIDDEN = "***"
PASSWORD = re.compile(r"(?P<kept>[a-z][a-z0-9+.-]*://[^\s/?#:@\"']*):(?P<secret>[^\s/?#\"']+)@", re.IGNORECASE)
"""`scheme://user:password@`; a password may itself hold an @."""
TOKEN = re.compile(
    r"(?P<kept>[?&;](?:[\w.-]*(?:token|secret|password|passwd|pwd|apikey|api_key|api-key|signature|credential)[\w.-]*|key|auth|sig|sid)=)[^\s&;#\"']+",
    re.IGNORECASE,
)
"""A query's parameter whose name says that its value is nobody else's business."""


def masked(text: str) -> str:
    """The text without the secrets of the addresses in it. What is masked already stays as it is."""
    if "://" in text:
        text = PASSWORD.sub(rf"\g<kept>:{HIDDEN}@", text)
    return TOKEN.sub(rf"\g<kept>{HIDDEN}", text) if "=" in text else text
