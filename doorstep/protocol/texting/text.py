"""A message as it may be kept: no control character, no half of a character, not without end."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST = 1_600
"""Characters that are kept of a text: ten SMS, more than any phone joins."""


def without_controls(text: str) -> str:
    return _CONTROLS.sub("", text)


def kept(text: str) -> str:
    """What stands in records and is read: the message itself is kept as it came."""
    clean = without_controls(text).strip()
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}\u2026"
