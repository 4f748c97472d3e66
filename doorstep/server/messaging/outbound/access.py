"""The door to messages that went out."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ...accounts.models import Worker
from ...areas.scope import areas_of, workers_of
from ...records.access import access_records
from ..models import Outgoing


def access_outgoing(worker: Worker) -> QuerySet[Outgoing]:
    """About records of the worker's areas, or to people who work there; the newest first."""
    if not areas_of(worker).exists():
        return Outgoing.objects.none()
    of_records = Q(subject__in=access_records(worker).values("pk"))
    people = [str(pk) for pk in workers_of(worker).values_list("pk", flat=True)]
    return Outgoing.objects.filter(of_records | Q(subject="", recipient__in=people)).order_by("-pk")
