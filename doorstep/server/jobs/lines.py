"""Jobs as people read them: what they are, how they went, what to do where they failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .again import Job, attempts, is_given_up, retry

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Line:
    """``fault`` is the kind of the last error, never its text: that could name somebody."""

    id: UUID
    what: str
    state: str
    attempts: int
    asked: datetime
    ended: datetime | None
    fault: str
    given_up: bool


def lines() -> list[Line]:
    """Those that were given up first, then the newest."""
    newest = DBTaskResult.objects.order_by("-enqueued_at")
    failed = newest.filter(status=TaskResultStatus.FAILED)[:SHOWN]
    others = newest.exclude(status=TaskResultStatus.FAILED)[:SHOWN]
    return [_line(job) for job in [*failed, *others]]


def _line(job: Job) -> Line:
    return Line(
        id=job.pk,
        what=job.task_name.replace("_", " "),
        state=_state(job),
        attempts=attempts(job),
        asked=job.enqueued_at,
        ended=job.finished_at,
        fault=job.exception_class_path.rpartition(".")[2],
        given_up=is_given_up(job),
    )


def _state(job: Job) -> str:
    match job.status:
        case TaskResultStatus.SUCCESSFUL:
            return "done"
        case TaskResultStatus.RUNNING:
            return "being done"
        case TaskResultStatus.FAILED:
            return "failed"
    if attempts(job) and job.run_after > timezone.now():
        return f"again at {job.run_after:%H:%M}"
    return "waiting"


def given_up() -> Iterator[Job]:
    return filter(is_given_up, DBTaskResult.objects.failed())


def retry_given_up() -> int:
    """All of them go back in line; how many."""
    found = list(given_up())
    for job in found:
        retry(job)
    return len(found)
