"""Which part of the country a worker may see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from ..accounts.models import Posting, Worker
from .models import Area


def areas_of(worker: Worker) -> QuerySet[Area]:
    """The areas of the worker's current postings and everything below them.

    Who is posted nowhere sees nothing, administrators too: they look after accounts.
    """
    return areas_below(_posted(worker).values_list("path", flat=True))


def areas_below(paths: Iterable[str]) -> QuerySet[Area]:
    seen = Q()
    for path in paths:
        seen |= Q(path__startswith=path)
    return Area.objects.filter(seen) if seen else Area.objects.none()


def workers_of(worker: Worker) -> QuerySet[Worker]:
    """The people who work in a worker's areas today, the worker too."""
    there = Posting.objects.current().filter(area__in=areas_of(worker))
    return Worker.objects.filter(Q(pk__in=there.values("worker")) | Q(pk=worker.pk))


def scope_mark(worker: Worker) -> str:
    """Changes when the worker sees other areas, so that a phone asks for everything anew."""
    seen = sorted(f"{area.pk.hex}{area.moves}" for area in _posted(worker))
    return hashlib.sha256(" ".join(seen).encode()).hexdigest()[:12]


def _posted(worker: Worker) -> QuerySet[Area]:
    posted = Posting.objects.current().filter(worker=worker)
    return Area.objects.filter(pk__in=posted.values("area"))
