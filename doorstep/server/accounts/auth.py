"""Who is asking: the phone whose token the request bears."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from ..lib import problems, tokens
from ..lib.problems import RefusedError
from .models import Device
from .postings import standing

SEEN_EVERY = timedelta(minutes=5)
"""``last_seen`` is not written more often than this."""


class PhoneToken(HttpBearer):
    """``Authorization: Bearer <device token>``. The device is then ``request.auth``."""

    def __call__(self, request: HttpRequest) -> Device:
        device = super().__call__(request)
        if not isinstance(device, Device):
            raise RefusedError(problems.UNKNOWN_TOKEN)
        return device

    def authenticate(self, request: HttpRequest, token: str) -> Device:
        del request
        device = (
            Device.objects.select_related("worker").filter(token_hash=tokens.digest(token)).first()
        )
        if device is None:
            raise RefusedError(problems.UNKNOWN_TOKEN)
        if device.revoked_at is not None or not device.worker.is_active:
            raise RefusedError(problems.REVOKED)
        if standing(device.worker).phone_role is None:
            raise RefusedError(problems.ROLE_WITHOUT_PHONE)
        _note_seen(device)
        return device


def _note_seen(device: Device) -> None:
    now = timezone.now()
    if now - device.last_seen > SEEN_EVERY:
        Device.objects.filter(pk=device.pk).update(last_seen=now)
