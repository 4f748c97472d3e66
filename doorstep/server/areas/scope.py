"""Which part of the country a worker may see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from doorstep.protocol.model.workers import LIST

from ..accounts.models import Posting, Role, Worker
from ..lib.held import asked_once
from ..programmes.releases import current_package
from ..programmes.today import today
from .models import Area


def areas_of(worker: Worker) -> QuerySet[Area]:
    """The areas of the worker's current postings and everything below them.

    Who is posted nowhere sees nothing, administrators too: they look after accounts.
    """
    return areas_below(_posted(worker).values_list("path", flat=True))


@asked_once
def areas_once_of(worker: Worker) -> frozenset[UUID]:
    """Those of all postings that the worker ever had: a phone may bring work of an older one."""
    return _areas_of_all(Posting.objects.filter(worker=worker))


@asked_once
def areas_once_supervised_by(worker: Worker) -> frozenset[UUID]:
    """As :func:`areas_once_of`, of postings as more than a health worker."""
    return _areas_of_all(Posting.objects.filter(worker=worker).exclude(role=Role.CHW))


def _areas_of_all(postings: QuerySet[Posting]) -> frozenset[UUID]:
    posted = postings.filter(starts__lte=today())
    areas = Area.objects.filter(pk__in=posted.values("area"))
    below = areas_below(areas.values_list("path", flat=True))
    return frozenset(below.values_list("pk", flat=True))


def areas_supervised(worker: Worker) -> QuerySet[Area]:
    """Those in which the worker stands above the health workers."""
    posted = Posting.objects.current().filter(worker=worker).exclude(role=Role.CHW)
    areas = Area.objects.filter(pk__in=posted.values("area"))
    return areas_below(areas.values_list("path", flat=True))


def areas_below(paths: Iterable[str]) -> QuerySet[Area]:
    seen = Q()
    for path in paths:
        seen |= Q(path__startswith=path)
    return Area.objects.filter(seen) if seen else Area.objects.none()


def workers_of(worker: Worker) -> QuerySet[Worker]:
    """The people who work in a worker's areas today, the worker too."""
    there = Posting.objects.current().filter(area__in=areas_of(worker))
    return Worker.objects.filter(Q(pk__in=there.values("worker")) | Q(pk=worker.pk))


def workers_with(role: str, area: Area) -> QuerySet[Worker]:
    """The people who work as ``role`` for an area: health workers in it, others above it too."""
    above = [UUID(part) for part in area.path.split("/") if part]
    areas = [area.pk] if role == Role.CHW else above
    posted = Posting.objects.current().filter(role=role, area__in=areas)
    return Worker.objects.filter(pk__in=posted.values("worker"))


def health_workers_under(worker: Worker) -> QuerySet[Worker]:
    """The health workers of the areas in which the worker stands above them."""
    posted = Posting.objects.current().filter(role=Role.CHW, area__in=areas_supervised(worker))
    return Worker.objects.filter(pk__in=posted.values("worker"))


def roles_of(worker: Worker) -> set[str]:
    """What the worker's postings of today make of them."""
    return set(Posting.objects.current().filter(worker=worker).values_list("role", flat=True))


def scope_mark(worker: Worker) -> str:
    """Changes when the worker sees other areas, or the records of workers there.

    Then a phone asks for everything anew.
    """
    seen = sorted(f"{area.pk.hex}{area.moves}" for area in _posted(worker))
    if LIST in current_package()["lists"]:
        above = Posting.objects.current().filter(worker=worker).exclude(role=Role.CHW)
        seen += sorted(f"above {area.hex}" for area in above.values_list("area", flat=True) if area)
    return hashlib.sha256(" ".join(seen).encode()).hexdigest()[:12]


def _posted(worker: Worker) -> QuerySet[Area]:
    posted = Posting.objects.current().filter(worker=worker)
    return Area.objects.filter(pk__in=posted.values("area"))
