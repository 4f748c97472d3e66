"""Secrets that the server itself must be able to read, such as a gateway's password.

They stand in the database encrypted with a key that follows from the secret key, so that a copy of
the database opens nothing elsewhere. ``SECRET_KEY_FALLBACKS`` opens what older keys locked.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class LockedError(Exception):
    """It was locked with a secret key that this server does not have."""


def lock(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def unlock(locked: str) -> str:
    try:
        return _keys().decrypt(locked.encode()).decode()
    except InvalidToken:
        raise LockedError from None


def _keys() -> MultiFernet:
    """The present one first: it locks."""
    return MultiFernet([_key(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    derived = HKDF(SHA256(), 32, None, b"doorstep locking").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
