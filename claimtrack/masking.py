"""Secrets in what is shown: the password of an address, the token in its query."""

from __future__ import annotations

import re

HIDDEN = "***"
PASSWORD = re.compile(
    r"(?P<kept>https?://[^\s/?#:@\"']*):[^\s/?#\"']+@|(?P<other>(?!https?:)\b[a-z][a-z0-9+.-]*://[^\s/?#:@\"']*):\S+@",
    re.IGNORECASE,
)
"""`scheme://user:password@`: a password may itself hold an @, and that of a database or a mail server anything but a space."""
ALONE = re.compile(r"(?P<kept>https?://)[^\s/?#:@\"']+(?=@)", re.IGNORECASE)
"""`https://token@host`."""
TOKEN = re.compile(
    r"(?P<kept>[?&;#](?:[\w.-]*(?:token|secret|password|passwd|pwd|signature|credential|jwt)[\w.-]*|(?:[\w.-]*[_.-])?key|(?:api|auth|access)key|auth|sig|sid|sessionid)=)[^\s&#\"']+",
    re.IGNORECASE,
)
"""A query's parameter whose name says that its value is nobody else's business."""


def masked(text: str) -> str:
    """The text without the secrets of the addresses in it. What is masked already stays as it is."""
    if "://" in text:
        text = ALONE.sub(rf"\g<kept>{HIDDEN}", PASSWORD.sub(lambda m: f"{m['kept'] or m['other']}:{HIDDEN}@", text))
    return TOKEN.sub(rf"\g<kept>{HIDDEN}", text) if "=" in text else text
