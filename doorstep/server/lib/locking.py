"""Secrets that the server itself must be able to read, such as a gateway's password.

They stand in the database encrypted with a key that follows from the secret key, so that a copy of
the database opens nothing elsewhere. ``SECRET_KEY_FALLBACKS`` opens what older keys locked.
"""

from __future__ import annotations

import base64
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

TEXTS, SHORT, PRINTS = b"doorstep locking", b"doorstep locking short", b"doorstep prints"
"""What each key is for: none opens what another one locked."""

START = 12
"""Bytes of AES's start, before what it locked."""


class LockedError(Exception):
    """It was locked with a secret key that this server does not have."""


def lock(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def unlock(locked: str) -> str:
    try:
        return _keys().decrypt(locked.encode()).decode()
    except InvalidToken:
        raise LockedError from None


def lock_short(secret: bytes) -> str:
    """For columns that are short: a third more than 28 bytes and the secret."""
    start = os.urandom(START)
    sealed = AESGCM(_derived(settings.SECRET_KEY, SHORT)).encrypt(start, secret, None)
    return base64.b64encode(start + sealed).decode()


def unlock_short(locked: str) -> bytes:
    try:
        raw = base64.b64decode(locked, validate=True)
    except ValueError:
        raise LockedError from None
    for secret in _secrets():
        try:
            return AESGCM(_derived(secret, SHORT)).decrypt(raw[:START], raw[START:], None)
        except (InvalidTag, ValueError):
            continue
    raise LockedError


def prints(text: str) -> list[str]:
    """By which a text is known again that nobody needs to read: of the present key, of older ones.

    Sixteen letters; who has the database alone cannot try texts one after the other.
    """
    keys = [_derived(secret, PRINTS) for secret in _secrets()]
    found = [hmac.digest(key, text.encode(), "sha256")[:10] for key in keys]
    return [base64.b32encode(each).decode().lower() for each in found]


def _secrets() -> tuple[str, ...]:
    """The present one first."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def _keys() -> MultiFernet:
    """The present one first: it locks."""
    return MultiFernet([_key(one) for one in _secrets()])


def _key(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_derived(secret, TEXTS)))


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, purpose).derive(secret.encode())
