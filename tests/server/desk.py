"""A manager's browser."""

from __future__ import annotations

from typing import cast as typed

from django.test import Client
from django_otp.oath import TOTP

from doorstep.server.accounts.models import AppFactor, Worker, new_secret

PASSWORD = "seven brown hens walk"


def give_password(worker: Worker) -> None:
    worker.set_password(PASSWORD)
    worker.save()


def factor_of(worker: Worker) -> AppFactor:
    """Set up and confirmed."""
    of = {"user": worker, "name": "app", "confirmed": True}
    factor: AppFactor = AppFactor.objects.create(**of, key=new_secret())
    return factor


def code_of(device: AppFactor) -> str:
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    return f"{typed(int, totp.token()):06d}"


def browser_of(worker: Worker, *, verified: bool) -> Client:
    """As after the password, and the code too; however little the worker has to do at a desk."""
    device = factor_of(worker)
    client = Client()
    client.force_login(worker, "django.contrib.auth.backends.ModelBackend")
    if verified:
        session = client.session
        session["otp_device_id"] = device.persistent_id
        session.save()
    return client
