"""The doors to workers' phones."""

from __future__ import annotations

from django.db.models import QuerySet

from ..accounts.models import Device, Role, Worker
from ..accounts.postings import standing
from .scope import workers_of


def looks_after_accounts(worker: Worker) -> bool:
    """An administrator without an area: sees all workers and phones, and no records."""
    return any(
        posting.role == Role.ADMINISTRATOR and posting.area_id is None
        for posting in standing(worker).current
    )


def access_workers(worker: Worker) -> QuerySet[Worker]:
    """The people whom the worker may give phones to or take them from, and see at all."""
    return Worker.objects.all() if looks_after_accounts(worker) else workers_of(worker)


def access_devices(worker: Worker) -> QuerySet[Device]:
    """The phones of those people."""
    return Device.objects.filter(worker__in=access_workers(worker)).select_related("worker")
