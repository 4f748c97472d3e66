"""The door to tasks. Nothing outside this app asks the table itself."""

from __future__ import annotations

from django.db.models import QuerySet

from ..accounts.models import Worker
from ..records.access import access_records
from .models import Task


def access_tasks(worker: Worker) -> QuerySet[Task]:
    """The tasks about the records that the worker may see."""
    return Task.objects.filter(subject__in=access_records(worker).values("pk"))
