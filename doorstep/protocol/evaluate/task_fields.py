"""A task as the values that conditions on tasks may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from ..language.types import Value
from ..model.tasks import Task


def task_values(task: Task) -> Mapping[str, Value]:
    """By the names of ``check.task_fields``."""
    return {
        "rule": task.rule,
        "group": task.group,
        "occurrence": task.occurrence,
        "subject": task.subject,
        "form": task.form,
        "state": task.state.value,
        "band": task.band.value,
        "opens": task.opens,
        "due": task.due,
        "closes": task.closes,
        "done_day": task.done_day,
        "attempts": task.attempts,
        "until": task.until,
    }
