"""Jobs that failed or were cut off are done again; after some times people are asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

Job: TypeAlias = "DBTaskResult[Any, Any]"

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
"""Before the second attempt, the third, ...: attempts are one more than the pauses."""


def attempts(job: Job) -> int:
    """Whoever begins a job adds their name to it."""
    return len(job.worker_ids)


def is_given_up(job: Job) -> bool:
    return job.status == TaskResultStatus.FAILED and attempts(job) > len(PAUSES)


def take_up_abandoned() -> None:
    """For the process that leads: what is said to run now, nobody does."""
    now = timezone.now()
    for job in DBTaskResult.objects.running():
        if attempts(job) > len(PAUSES):
            job.set_failed(InterruptedError("the process that did it was killed each time"))
        else:
            _again(job, now)


def retry_failed() -> None:
    now = timezone.now()
    for job in DBTaskResult.objects.failed():
        if not is_given_up(job):
            _again(job, now + PAUSES[attempts(job) - 1])


def retry(job: Job) -> None:
    """Somebody mended the cause: as if it had never been attempted."""
    job.worker_ids = []
    _again(job, timezone.now())


def _again(job: Job, when: datetime) -> None:
    job.status, job.run_after, job.finished_at = TaskResultStatus.READY, when, None
    job.save(update_fields=["status", "run_after", "finished_at", "worker_ids"])
