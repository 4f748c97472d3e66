"""What is done about messages without anybody waiting for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from . import old, sending


@task()
def send_messages() -> None:
    """And again when the next one that waits is due."""
    again = sending.drain()
    if again:
        in_line(send_messages, again)


@task()
def forget_what_was_said() -> None:
    old.forget_old_messages()


def send_soon() -> None:
    in_line(send_messages, timezone.now())


def in_line(job: Task[[], Any], by: datetime) -> None:
    """Once: one that is in line already for then, or for before, does it."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=job.module_path)
    if not waiting.filter(run_after__lte=by).exists():
        job.using(run_after=by).enqueue()
