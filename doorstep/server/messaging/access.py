"""The door to messages that came in."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from ..accounts.models import Worker
from ..areas.scope import areas_of, workers_of
from ..records.access import access_records
from .models import Incoming


def access_incoming(worker: Worker) -> QuerySet[Incoming]:
    """Of clients and workers of her areas, and of numbers that nobody knows: somebody has to look.

    Who is posted nowhere sees none of them.
    """
    if not areas_of(worker).exists():
        return Incoming.objects.none()
    unknown = Q(record="", worker=None)
    of_worker = Q(record="", worker__in=workers_of(worker))
    of_client = Q(record__in=access_records(worker).values("pk"))
    return Incoming.objects.filter(unknown | of_worker | of_client)


def access_triage(worker: Worker) -> QuerySet[Incoming]:
    """Those that wait for a person."""
    waiting = access_incoming(worker).filter(state=Incoming.State.TRIAGE)
    return waiting.order_by("received", "pk")
