"""Own households first: what a worker needs who is to go on with her work after one page."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Case, QuerySet, When

from doorstep.protocol.model.tasks import Band, State

from ..accounts.models import Worker
from ..areas.scope import roles_of
from ..programmes import releases
from ..records.household import households
from ..records.models import SubmissionRecord
from ..tasks.access import access_tasks
from ..tasks.describe import work_of

MOST = 60
"""People on the list: some days of work."""


def first_of(
    worker: Worker, reach: QuerySet[SubmissionRecord], size: int
) -> QuerySet[SubmissionRecord]:
    """All about those whose work is the most urgent, as many as fit, and about their households."""
    people = _urgent(worker)
    found = _about(reach, people)
    while len(people) > 1 and found.count() > size:
        people = people[: len(people) // 2]
        found = _about(reach, people)
    return found[:size]


def _about(
    reach: QuerySet[SubmissionRecord], people: Collection[str]
) -> QuerySet[SubmissionRecord]:
    return reach.filter(digest__isnull=False, record__in=households(people))


def _urgent(worker: Worker) -> list[str]:
    work = work_of(releases.current_package(), roles_of(worker))
    ready = access_tasks(worker).filter(state=State.READY, rule__in=work)
    hers = ready.filter(owner=str(worker.pk))
    is_stat = Case(When(band=Band.STAT.value, then=0), default=1)
    in_order = (hers if hers.exists() else ready).order_by(is_stat, "-score", "due", "id")
    return list(dict.fromkeys(in_order.values_list("subject", flat=True)[: 5 * MOST]))[:MOST]
