"""Which part of the country a worker may see."""

from __future__ import annotations

from django.db.models import QuerySet

from ..accounts.models import Role, Worker
from .models import Area


def areas_of(worker: Worker) -> QuerySet[Area]:
    """A health worker's own area; for all others theirs and everything below.

    Who is posted nowhere sees nothing, administrators too: they look after accounts.
    """
    if worker.area is None:
        return Area.objects.none()
    if worker.role == Role.CHW:
        return Area.objects.filter(pk=worker.area.pk)
    return Area.objects.filter(path__startswith=worker.area.path)


def workers_of(worker: Worker) -> QuerySet[Worker]:
    """The people who work in a worker's areas, the worker too."""
    return Worker.objects.filter(area__in=areas_of(worker), is_active=True)


def scope_mark(worker: Worker) -> str:
    """Changes when the worker sees other areas, so that a phone asks for everything anew."""
    return f"{worker.role[:1]}{worker.area_id.hex[:12] if worker.area_id else ''}"
