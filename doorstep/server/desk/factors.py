"""The second factor: a code from an app on the manager's phone, or one of ten on paper."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

import django_otp
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from ..accounts.models import Worker

ON_PAPER = 10
"""Codes for when the phone is lost; each works once."""


def has_factor(worker: Worker) -> bool:
    return bool(django_otp.user_has_device(worker))


def is_verified(request: HttpRequest) -> bool:
    """Whether this session gave a code."""
    return bool(request.user.is_verified())  # type: ignore[union-attr]  # django_otp's middleware


def new_factor(worker: Worker) -> TOTPDevice:
    """The one that is being set up: the same until it is confirmed, however often it is shown."""
    device, _ = TOTPDevice.objects.get_or_create(user=worker, confirmed=False, name="app")
    return device


def secret_text(device: TOTPDevice) -> str:
    """What can be typed where no picture can be scanned."""
    return base64.b32encode(binascii.unhexlify(device.key)).decode().rstrip("=")


def confirm(request: HttpRequest, device: TOTPDevice, code: str) -> Sequence[str]:
    """The codes for paper, shown this once; none where the code is wrong."""
    with transaction.atomic():
        locked = TOTPDevice.objects.select_for_update().get(pk=device.pk)
        if locked.confirmed or not locked.verify_token(code):
            return ()
        locked.confirmed = True
        locked.save(update_fields=["confirmed"])
        paper = _paper(locked.user)
    _enter(request, locked)
    return paper


def check(request: HttpRequest, worker: Worker, code: str) -> bool:
    """Each of the worker's factors slows down by itself after wrong codes."""
    for device in list(django_otp.devices_for_user(worker)):
        verified = django_otp.verify_token(worker, device.persistent_id, code)
        if verified is not None:
            _enter(request, verified)
            return True
    return False


def forget_factors(worker: Worker) -> None:
    """The phone is lost and the paper too: set up anew at the next log-in."""
    TOTPDevice.objects.filter(user=worker).delete()
    StaticDevice.objects.filter(user=worker).delete()


def _enter(request: HttpRequest, device: TOTPDevice | StaticDevice) -> None:
    """The session gets a new key, so that one from before the code opens nothing."""
    django_otp.login(request, device)
    request.session.cycle_key()


def _paper(worker: Worker) -> list[str]:
    device, _ = StaticDevice.objects.get_or_create(user=worker, name="paper")
    device.token_set.all().delete()
    codes = [StaticToken.random_token() for _ in range(ON_PAPER)]
    for code in codes:
        device.token_set.create(token=code)
    return codes
