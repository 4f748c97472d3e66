"""A place in a worker's log, as opaque text: only this file knows what is in it."""

from __future__ import annotations

import base64
import binascii

from ..lib import problems
from ..lib.problems import RefusedError

VERSION = "1"


def write(after: int, scope: str) -> str:
    """``after`` is the last sequence number that was sent, ``scope`` what the worker could see."""
    return base64.urlsafe_b64encode(f"{VERSION}.{scope}.{after}".encode()).decode()


def read(text: str, scope: str) -> int | None:
    """The number to go on after; None at the beginning, and when the worker's areas changed."""
    if not text:
        return None
    try:
        version, was, after = base64.urlsafe_b64decode(text.encode()).decode().split(".")
        number = int(after)
    except (ValueError, binascii.Error):
        raise RefusedError(problems.BAD_CURSOR) from None
    if version != VERSION or not 0 <= number < 2**63:
        raise RefusedError(problems.BAD_CURSOR)
    return number if was == scope else None
