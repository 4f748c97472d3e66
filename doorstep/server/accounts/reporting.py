"""What a phone says of itself with a request: ``Doorstep-Phone: app=0.1.0; unsent=3; ...``."""

from __future__ import annotations

import re

from ..lib import moment

HEADER = "Doorstep-Phone"
COUNTS = ("unsent", "aside", "used", "room")
"""Submissions not sent, submissions set aside; kB used, kB that there are."""

LONGEST = 16
"""Digits of a number."""

VERSION = re.compile(r"[0-9A-Za-z.+-]{1,20}")
LARGEST = 2**31 - 1
"""Of a count. Larger numbers are nonsense, and no database need know them."""
STEADY_MS = 10_000
"""A watch is not noted anew for less: the way of a request takes its time too."""


def read(header: str) -> dict[str, str | int]:
    """The fields of a device. What is not understood is passed over: a later app may say more."""
    said = dict(part.strip().partition("=")[::2] for part in header[:400].split(";"))
    found: dict[str, str | int] = {}
    if VERSION.fullmatch(said.get("app", "")):
        found["app"] = said["app"]
    for name in (*COUNTS, "watch"):
        text = said.get(name, "")
        if text.isascii() and text.isdecimal() and len(text) < LONGEST:
            found[name] = int(text) if name == "watch" else min(int(text), LARGEST)
    watch = found.pop("watch", None)
    if isinstance(watch, int):
        found["ahead_ms"] = watch - moment.milliseconds()
    return found


def differs(name: str, before: object, now: str | int) -> bool:
    if name == "ahead_ms" and isinstance(before, int) and isinstance(now, int):
        return abs(before - now) > STEADY_MS
    return before != now
