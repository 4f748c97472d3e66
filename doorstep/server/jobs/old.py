"""What was done is told for a month."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from .models import Slot

KEPT = timedelta(days=30)


@task()
def forget_old_jobs() -> None:
    before = timezone.now() - KEPT
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    Slot.objects.filter(at__lt=before).delete()
