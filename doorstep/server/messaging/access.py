"""The door to messages that wait for a person."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ..accounts.models import Worker
from ..areas.scope import areas_of, workers_of
from ..records.access import access_records
from .models import Incoming


def access_triage(worker: Worker) -> QuerySet[Incoming]:
    """Of clients and workers of her areas, and of numbers that nobody knows: somebody has to look.

    Who is posted nowhere sees none of them.
    """
    if not areas_of(worker).exists():
        return Incoming.objects.none()
    unknown = Q(record="", worker=None)
    of_worker = Q(record="", worker__in=workers_of(worker))
    of_client = Q(record__in=access_records(worker).values("pk"))
    waiting = Incoming.objects.filter(state=Incoming.State.TRIAGE)
    return waiting.filter(unknown | of_worker | of_client).order_by("received", "pk")
