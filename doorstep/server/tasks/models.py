"""Tasks as the rules last gave them, every change of their state, and the days rolled over."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from doorstep.engines.rows import task_of
from doorstep.protocol.model import tasks as model
from doorstep.protocol.package import TASK_COLUMNS

FIELDS = tuple("group" if column == "grp" else column for column in TASK_COLUMNS)
"""Our fields for ``TASK_COLUMNS``, in their order."""


class Task(models.Model):
    """One piece of work. The columns of ``TASK_COLUMNS`` and a few that only the server needs.

    ``id`` is the one that phones derive too. Days are epoch days. ``owner`` and ``area`` are ids as
    text, as the rules give them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rule = models.CharField(max_length=80)
    group = models.CharField(max_length=80, db_column="grp")
    occurrence = models.CharField(max_length=80)
    cause = models.CharField(max_length=45, blank=True)
    subject = models.CharField(max_length=36, db_index=True)
    owner = models.CharField(max_length=36, null=True)
    area = models.CharField(max_length=36, null=True)
    form = models.CharField(max_length=80)
    opens = models.BigIntegerField()
    due = models.BigIntegerField()
    closes = models.BigIntegerField(null=True)
    due_at = models.BigIntegerField(null=True)
    done_day = models.BigIntegerField(null=True, db_index=True)
    done_id = models.CharField(max_length=45, null=True)
    done_by = models.CharField(max_length=36, null=True)
    attempts = models.IntegerField(default=0)
    until = models.BigIntegerField(null=True)
    state = models.CharField(max_length=20)
    band = models.SmallIntegerField()
    score = models.BigIntegerField()
    reasons = models.BigIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "task"
        constraints = (
            models.UniqueConstraint(
                fields=["rule", "occurrence", "subject", "cause"], name="one_task_per_occurrence"
            ),
        )
        indexes = (models.Index(fields=["area", "state"], name="task_area_state"),)

    def plain(self) -> model.Task:
        """The task as the protocol knows it."""
        return task_of([getattr(self, name) for name in FIELDS])


class TaskChange(models.Model):
    """The ledger: a task went from one state to another on ``day`` (epoch day). Only added to."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="changes")
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    day = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)


class Rollover(models.Model):
    """All tasks were worked out anew for this day, and at ``looked_at`` those of the clock."""

    day = models.DateField(primary_key=True)
    done_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(default=timezone.now)
