"""Who is asking: the phone whose token the request bears."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from ..lib import problems, tokens
from ..lib.problems import RefusedError
from . import reporting
from .models import Device
from .postings import standing

SEEN_EVERY = timedelta(minutes=5)
"""``last_seen`` is not written more often than this."""

TOKEN_AGE = timedelta(days=30)
"""After this a phone is asked to change its token."""


class PhoneToken(HttpBearer):
    """``Authorization: Bearer <device token>``. The device is then ``request.auth``."""

    def __call__(self, request: HttpRequest) -> Device:
        device = super().__call__(request)
        if not isinstance(device, Device):
            raise RefusedError(problems.UNKNOWN_TOKEN)
        return device

    def authenticate(self, request: HttpRequest, token: str) -> Device:
        if token.startswith(tokens.SENDS):
            raise RefusedError(problems.UNKNOWN_TOKEN)
        return device_of(request, token)


def device_of(request: HttpRequest, token: str) -> Device:
    """Whose token it is, whatever it opens."""
    digest = tokens.digest(token)
    bears = Q(token_hash=digest) | Q(next_hash=digest)
    device = Device.objects.select_related("worker").filter(bears).first()
    if device is None:
        raise RefusedError(problems.UNKNOWN_TOKEN)
    if device.revoked_at is not None or not device.worker.is_active:
        raise RefusedError(problems.REVOKED)
    if standing(device.worker).phone_role is None:
        raise RefusedError(problems.ROLE_WITHOUT_PHONE)
    if device.next_hash == digest:
        _settle_token(device)
    _note_seen(device, request.headers.get(reporting.HEADER, ""))
    return device


def is_token_old(device: Device) -> bool:
    return timezone.now() - device.token_since > TOKEN_AGE


def new_token(device: Device) -> str:
    """The present one stays good until this one is used: an answer may be lost on the way."""
    secret = tokens.new()
    Device.objects.filter(pk=device.pk).update(next_hash=tokens.digest(secret))
    return secret


def _settle_token(device: Device) -> None:
    """The phone has its new token: the old one is worth nothing from now on."""
    now, digest = timezone.now(), device.next_hash
    Device.objects.filter(pk=device.pk, next_hash=digest).update(
        token_hash=digest, next_hash=None, token_since=now
    )
    device.token_since = now


def note_synced(device: Device) -> None:
    now = timezone.now()
    if device.last_sync is None or now - device.last_sync > SEEN_EVERY:
        Device.objects.filter(pk=device.pk).update(last_sync=now)


def _note_seen(device: Device, header: str) -> None:
    now = timezone.now()
    said = reporting.read(header)
    changed = any(reporting.differs(n, getattr(device, n), value) for n, value in said.items())
    if changed or now - device.last_seen > SEEN_EVERY:
        Device.objects.filter(pk=device.pk).update(last_seen=now, **said)
