"""A phone asks for what others recorded: the log in its worker's scope, page by page."""

from __future__ import annotations

from collections.abc import Iterable

from ..accounts.models import Worker
from ..accounts.postings import Standing, standings
from ..areas.scope import areas_of, scope_mark, workers_of
from ..programmes import releases
from ..records.access import access_submissions
from . import cursor, delivery, state
from .messages import PullAnswer, WorkerOut

LARGEST_PAGE = 1000
FORGETS = 2
"""From this version on a phone forgets what it is told to; before, it had to see for itself."""


def pull(worker: Worker, after: str, limit: int, speaks: int = FORGETS) -> PullAnswer:
    """A submission about several records comes once per page that one of its links is on."""
    scope, areas = scope_mark(worker), set(areas_of(worker).values_list("pk", flat=True))
    start = cursor.read(after, scope)
    size = max(1, min(limit, LARGEST_PAGE))
    reach = access_submissions(worker)
    links = list(reach.filter(seq__gt=start)[: size + 1])
    page, more = links[:size], len(links) > size
    left = {link.record_id for link in page if link.record.area_id not in areas}
    shown = [link.submission for link in page if speaks < FORGETS or link.record_id not in left]
    last = page[-1].seq if page else start
    return PullAnswer(
        submissions=delivery.deliver(shown, areas if speaks >= FORGETS else None),
        forgotten=sorted(left),
        workers=workers_out(workers_of(worker).order_by("name")),
        definitions=list(delivery.definitions(shown)),
        cursor=cursor.write(last, scope),
        more=more,
        programme_hash=releases.current_hash(),
        state=None if more else state.total(reach.filter(seq__lte=last)),
    )


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
