"""Secrets that a phone holds and the server only recognises."""

from __future__ import annotations

import hashlib
import secrets


def new() -> str:
    """256 random bits, fit for an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored. A token of 256 random bits cannot be guessed, so no slow hash is needed."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


SENDS = "send."
"""How tokens begin that open the address of other form apps only: those keep them in the clear.

No other token has a dot.
"""


def new_for_sending() -> str:
    return SENDS + new()
