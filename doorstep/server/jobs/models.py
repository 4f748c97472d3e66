"""Which periodic jobs were asked for. The jobs themselves are rows of django-tasks."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Slot(models.Model):
    """A periodic job was put in line for one day or hour: never twice, whoever asks."""

    job = models.CharField(max_length=80)
    slot = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["job", "slot"], name="one_job_per_slot"),)
