"""Boxes that phones seal and only this server opens: ECDH on P-256, HKDF, AES-256-GCM.

The private key follows from the server's secret key, so there is nothing more to keep or to lose.
``SECRET_KEY_FALLBACKS`` opens what was sealed before the secret key was changed. As
``app/src/store/vault/box.ts``.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

Purpose = Literal["key", "work"]
"""What is in the box: the key of a phone's store, or work that was not sent."""

CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
POINT, IV = 65, 12
"""Bytes at the beginning of a box: the phone's public key for this box alone, and AES's start."""


class UnsealableError(Exception):
    """The box is broken, or was sealed for another server."""


def public_key() -> str:
    """What phones seal to, in base64."""
    return base64.b64encode(_point(_private(settings.SECRET_KEY))).decode()


def unseal(box: str, purpose: Purpose) -> bytes:
    try:
        raw = base64.b64decode(box, validate=True)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw[:POINT])
    except (ValueError, binascii.Error):
        raise UnsealableError from None
    for ours in _keys():
        try:
            key = _shared(ours, theirs, purpose)
            return AESGCM(key).decrypt(raw[POINT : POINT + IV], raw[POINT + IV :], None)
        except (InvalidTag, ValueError):
            continue
    raise UnsealableError


def _keys() -> Iterator[ec.EllipticCurvePrivateKey]:
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield _private(secret)


def _private(secret: str) -> ec.EllipticCurvePrivateKey:
    """48 bytes for a number below 2^256: the little that is uneven can never be seen."""
    derived = HKDF(SHA256(), 48, None, b"doorstep sealing").derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(derived, "big") % (ORDER - 1) + 1, CURVE)


def _shared(
    ours: ec.EllipticCurvePrivateKey, theirs: ec.EllipticCurvePublicKey, purpose: Purpose
) -> bytes:
    return _derived(ours.exchange(ec.ECDH(), theirs), _encoded(theirs), _point(ours), purpose)


def _derived(secret: bytes, phone: bytes, server: bytes, purpose: Purpose) -> bytes:
    info = b"doorstep " + purpose.encode() + phone + server
    return HKDF(SHA256(), 32, None, info).derive(secret)


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return _encoded(key.public_key())


def _encoded(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
