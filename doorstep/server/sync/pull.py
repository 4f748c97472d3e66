"""A phone asks for what others recorded: the log in its worker's scope, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from doorstep.protocol.days import from_epoch_day
from doorstep.protocol.model.workers import LIST

from ..accounts.models import Device, Worker
from ..accounts.postings import Standing, standings
from ..areas.scope import areas_of, health_workers_under, scope_mark, workers_of
from ..programmes import releases
from ..records.access import access_records, access_submissions
from ..records.seen import last_seen
from . import cursor, delivery, own, state
from .delivery import Line
from .messages import WorkerOut

LARGEST_PAGE = 1000
FORGETS = 2
"""From this version on a phone forgets what it is told to; before, it had to see for itself."""


@dataclass(frozen=True, slots=True)
class Asking:
    """``start``: the place in the log to go on after; None from the beginning.

    ``brief``: the phone takes its own work first, and what it sent itself without the answers.
    """

    device: Device
    scope: str
    start: int | None
    size: int
    forgets: bool
    brief: bool

    @property
    def worker(self) -> Worker:
        return self.device.worker


@dataclass(frozen=True, slots=True)
class Page:
    """``answer`` is a ``messages.PullAnswer``, ``lines`` what it was made from."""

    answer: dict[str, Any]
    lines: Sequence[Line]


def asking(device: Device, after: str, size: int, *, speaks: int, brief: bool) -> Asking:
    scope = scope_mark(device.worker)
    start = cursor.read(after, scope)
    return Asking(device, scope, start, size, speaks >= FORGETS, brief)


def pull(asked: Asking) -> Page:
    """A submission about several records comes once per page that one of its links is on."""
    start = asked.start or 0
    reach = access_submissions(asked.worker)
    found = delivery.lines(reach.filter(seq__gt=start)[: asked.size + 1])
    page, more = found[: asked.size], len(found) > asked.size
    last = page[-1].place if page else start
    if more and asked.brief and asked.start is None:
        first = delivery.lines(own.first_of(asked.worker, reach, asked.size))
        page, last = (first, 0) if first else (page, last)
    answer = _shown(asked, page) | {
        "workers": [] if more and asked.start is not None else _people(asked.worker),
        "cursor": cursor.write(last, asked.scope),
        "more": more,
        "programme_hash": releases.current_hash(),
    }
    if not more:
        answer["state"] = state.total(reach.filter(seq__lte=last))
    return Page(answer, page)


def _shown(asked: Asking, page: Sequence[Line]) -> dict[str, Any]:
    areas = set(areas_of(asked.worker).values_list("pk", flat=True))
    left = {line.record for line in page if line.record_area not in areas}
    shown = [line for line in page if not asked.forgets or line.record not in left]
    known = asked.device.pk if asked.brief and asked.start is not None else None
    return {
        "submissions": delivery.deliver(shown, asked.worker if asked.forgets else None, known),
        "forgotten": sorted(left),
        "definitions": list(delivery.definitions(shown)),
    }


def _people(worker: Worker) -> list[dict[str, Any]]:
    """``messages.Colleague``: of whom the worker may see the record, when they were heard of."""
    people = [one.dict() for one in workers_out(workers_of(worker).order_by("name"))]
    numbers = _numbers(worker)
    for one in people:
        if one["id"] in numbers:
            one["phone"] = numbers[one["id"]]
    package = releases.current_package()
    if LIST not in package["lists"]:
        return people
    records = access_records(worker).filter(list=LIST).values_list("pk", flat=True)
    seen = last_seen(package, list(records))
    for one in people:
        if one["id"] in seen:
            one["last_seen"] = from_epoch_day(seen[one["id"]]).isoformat()
    return people


def _numbers(worker: Worker) -> dict[str, str]:
    """Whom the worker may have to call, with their numbers."""
    found = health_workers_under(worker).exclude(phone="").values_list("pk", "phone")
    return {str(pk): phone for pk, phone in found}


def worker_out(worker: Worker) -> WorkerOut:
    return workers_out([worker])[0]


def workers_out(workers: Iterable[Worker]) -> list[WorkerOut]:
    people = list(workers)
    stand = standings(people)
    return [_worker_out(worker, stand[worker.pk]) for worker in people]


def _worker_out(worker: Worker, now: Standing) -> WorkerOut:
    return WorkerOut(
        id=str(worker.id),
        name=worker.name,
        role=now.phone_role or now.role,
        area=str(now.home or ""),
    )
