"""How a phone becomes a worker's: a link that works once, for a token that stays."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..audit.models import Action
from ..audit.notes import note
from ..lib import problems, tokens
from ..lib.problems import RefusedError
from .models import Device, Enrolment, Worker
from .postings import may_have_phone


def link(worker: Worker, base: str, *, by: str) -> str:
    """A new one-time link. The token stands in the fragment, which never reaches a server's log."""
    if not may_have_phone(worker):
        raise RefusedError(problems.ROLE_WITHOUT_PHONE)
    token = tokens.new()
    Enrolment.objects.create(worker=worker, token_hash=tokens.digest(token))
    note(Action.LINK, "worker", [worker.pk], by=by)
    return f"{base.rstrip('/')}/#/enrol/{token}"


def enrol(token: str, node: str, *, sends_only: bool = False) -> tuple[Device, str]:
    """The worker's new device, and the token that only the phone will know."""
    with transaction.atomic():
        enrolment = _usable(token)
        enrolment.used_at = timezone.now()
        enrolment.save(update_fields=["used_at"])
        secret = tokens.new_for_sending() if sends_only else tokens.new()
        device = Device.objects.create(
            worker=enrolment.worker, node=node, token_hash=tokens.digest(secret)
        )
        login = enrolment.worker.login
        note(Action.ENROL, "worker", [enrolment.worker.pk], by=login, device=device.pk)
    return device, secret


def revoke_device(device: Device, *, by: str) -> None:
    """End one phone. Its next contact is refused, and it wipes what it keeps."""
    Device.objects.filter(pk=device.pk, revoked_at=None).update(revoked_at=timezone.now())
    note(Action.REVOKE, "phone", [device.pk], by=by)


def revoke(worker: Worker, *, left: bool, by: str) -> int:
    """End all phones and open links of a worker; how many there were. ``left``: for good."""
    now = timezone.now()
    with transaction.atomic():
        phones = worker.devices.filter(revoked_at=None).update(revoked_at=now)
        links = worker.enrolments.filter(used_at=None, expires_at__gt=now).update(expires_at=now)
        if left:
            worker.is_active = False
            worker.save(update_fields=["is_active"])
        note(Action.REVOKE, "worker", [worker.pk], by=by)
    return phones + links


def _usable(token: str) -> Enrolment:
    """Locked, so that two phones with one link cannot both win."""
    found = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("worker")
        .filter(token_hash=tokens.digest(token))
        .first()
    )
    if found is None:
        raise RefusedError(problems.LINK_UNKNOWN)
    if found.used_at is not None:
        raise RefusedError(problems.LINK_USED)
    if found.expires_at <= timezone.now():
        raise RefusedError(problems.LINK_EXPIRED)
    if not may_have_phone(found.worker):
        raise RefusedError(problems.ROLE_WITHOUT_PHONE)
    return found
