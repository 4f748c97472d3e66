"""A phone asks for what others recorded: the log in its worker's scope, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from doorstep.protocol.days import from_epoch_day
from doorstep.protocol.model.workers import LIST

from ..accounts.models import Worker
from ..accounts.postings import Standing, standings
from ..areas.scope import areas_of, scope_mark, workers_of
from ..lib.held import held
from ..programmes import releases
from ..records.access import access_records, access_submissions
from ..records.seen import last_seen
from . import cursor, delivery, state
from .messages import WorkerOut

LARGEST_PAGE = 1000
FORGETS = 2
"""From this version on a phone forgets what it is told to; before, it had to see for itself."""


def pull(worker: Worker, after: str, limit: int, speaks: int = FORGETS) -> dict[str, Any]:
    """``messages.PullAnswer``. A submission about several records comes once per page that one of
    its links is on.
    """
    with held():
        return _pull(worker, after, max(1, min(limit, LARGEST_PAGE)), speaks >= FORGETS)


def _pull(worker: Worker, after: str, size: int, forgets: bool) -> dict[str, Any]:
    scope, areas = scope_mark(worker), set(areas_of(worker).values_list("pk", flat=True))
    start = cursor.read(after, scope)
    reach = access_submissions(worker)
    found = delivery.lines(reach.filter(seq__gt=start)[: size + 1])
    page, more = found[:size], len(found) > size
    left = {line.record for line in page if line.record_area not in areas}
    shown = [line for line in page if not forgets or line.record not in left]
    last = page[-1].place if page else start
    answer = {
        "submissions": delivery.deliver(shown, worker if forgets else None),
        "forgotten": sorted(left),
        "workers": _people(worker),
        "definitions": list(delivery.definitions(shown)),
        "cursor": cursor.write(last, scope),
        "more": more,
        "programme_hash": releases.current_hash(),
    }
    return answer if more else answer | {"state": state.total(reach.filter(seq__lte=last))}


def _people(worker: Worker) -> list[dict[str, Any]]:
    """``messages.Colleague``: of whom the worker may see the record, when they were heard of."""
    people = [one.dict() for one in workers_out(workers_of(worker).order_by("name"))]
    package = releases.current_package()
    if LIST not in package["lists"]:
        return people
    records = access_records(worker).filter(list=LIST).values_list("pk", flat=True)
    seen = last_seen(package, list(records))
    for one in people:
        if one["id"] in seen:
            one["last_seen"] = from_epoch_day(seen[one["id"]]).isoformat()
    return people


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
