"""The second factor: a code from an app on the manager's phone, or one of ten on paper."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator, Sequence

import django_otp
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from ..accounts.models import AppFactor, Worker, new_secret
from ..lib import locking

LOG = logging.getLogger(__name__)

ON_PAPER = 10
"""Codes for when the phone is lost; each works once."""


def has_factor(worker: Worker) -> bool:
    return bool(django_otp.user_has_device(worker))


def is_verified(request: HttpRequest) -> bool:
    """Whether this session gave a code."""
    return bool(request.user.is_verified())  # type: ignore[union-attr]  # django_otp's middleware


def new_factor(worker: Worker) -> AppFactor:
    """The one that is being set up: the same until it is confirmed, however often it is shown."""
    named = {"user": worker, "confirmed": False, "name": "app"}
    device: AppFactor = AppFactor.objects.get_or_create(**named, defaults={"key": new_secret()})[0]
    return device


def secret_text(device: AppFactor) -> str:
    """What can be typed where no picture can be scanned."""
    return base64.b32encode(device.bin_key).decode().rstrip("=")


def confirm(request: HttpRequest, device: AppFactor, code: str) -> Sequence[str]:
    """The codes for paper, shown this once; none where the code is wrong."""
    with transaction.atomic():
        locked = AppFactor.objects.select_for_update().get(pk=device.pk)
        if locked.confirmed or not locked.verify_token(code):
            return ()
        locked.confirmed = True
        locked.save(update_fields=["confirmed"])
        paper = _paper(locked.user)
    _enter(request, locked)
    return paper


def check(request: HttpRequest, worker: Worker, code: str) -> bool:
    """Each of the worker's factors slows down by itself after wrong codes."""
    for device, given in _attempts(worker, code):
        try:
            verified = django_otp.verify_token(worker, device.persistent_id, given)
        except locking.LockedError:
            LOG.error("A second factor was locked with a secret key that is not here any more.")
            continue
        if verified is not None:
            _enter(request, verified)
            return True
    return False


def _attempts(worker: Worker, code: str) -> Iterator[tuple[AppFactor | StaticDevice, str]]:
    """Codes on paper are kept as their prints: which of them may be this one."""
    for device in AppFactor.objects.devices_for_user(worker, confirmed=True):
        yield device, code
    for device in StaticDevice.objects.devices_for_user(worker, confirmed=True):
        prints = locking.prints(code)
        known = device.token_set.filter(token__in=prints).values_list("token", flat=True)
        yield device, known.first() or prints[0]


def forget_factors(worker: Worker) -> None:
    """The phone is lost and the paper too: set up anew at the next log-in."""
    AppFactor.objects.filter(user=worker).delete()
    StaticDevice.objects.filter(user=worker).delete()


def _enter(request: HttpRequest, device: AppFactor | StaticDevice) -> None:
    """The session gets a new key, so that one from before the code opens nothing."""
    django_otp.login(request, device)
    request.session.cycle_key()


def _paper(worker: Worker) -> list[str]:
    device, _ = StaticDevice.objects.get_or_create(user=worker, name="paper")
    device.token_set.all().delete()
    codes = [StaticToken.random_token() for _ in range(ON_PAPER)]
    for code in codes:
        device.token_set.create(token=locking.prints(code)[0])
    return codes
