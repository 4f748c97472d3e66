"""The door to tasks. Nothing outside this app asks the table itself."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from doorstep.protocol.model import tasks as model

from ..accounts.models import Worker
from ..records.access import access_records
from .models import Task


def access_tasks(worker: Worker) -> QuerySet[Task]:
    """The tasks about the records that the worker may see."""
    return Task.objects.filter(subject__in=access_records(worker).values("pk"))


# For the server's own bookkeeping: no door for a worker.


def every_task() -> list[model.Task]:
    return [task.plain() for task in Task.objects.all()]


def kept_tasks(subjects: Collection[str]) -> list[model.Task]:
    return [task.plain() for task in Task.objects.filter(subject__in=subjects)]
