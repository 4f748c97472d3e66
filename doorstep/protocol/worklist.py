"""The identity of a task and its place on a worklist: the same on phone and server."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from .days import DAY
from .durations import HOUR
from .horizon import Present, last_second
from .model.tasks import Band, State, Task

NAMESPACE = uuid5(NAMESPACE_URL, "https://doorstep.health/task")


def task_id(programme_id: str, task: Task) -> UUID:
    """The same task has the same id wherever it is made, so it is never made twice."""
    parts = [programme_id, task.rule, task.subject, task.occurrence]
    return uuid5(NAMESPACE, "/".join([*parts, task.cause] if task.cause else parts))


def order_key(task: Task) -> tuple[bool, int, int, int, str, str, str, str]:
    """Sorts tasks the most urgent first: a danger sign outranks every score.

    What is due in the course of a day comes before what has time until its end.
    """
    is_lesser = task.band is not Band.STAT
    due_at = last_second(task.due) if task.due_at is None else task.due_at
    tie = (task.rule, task.occurrence, task.subject, task.cause)
    return (is_lesser, -task.score, task.due, due_at, *tie)


def days_late(task: Task, at: Present, before: int = 0) -> int:
    """Whole days past due, of 24 hours where the task counts in hours.

    ``before``: seconds that the work was late already when it became this task.
    """
    if task.due_at is None:
        return max(0, at.today - task.due + before // DAY)
    return max(0, at.now - task.due_at + before) // DAY


def hours_late(task: Task, at: Present) -> int | None:
    """Whole hours past due; None where the task counts in days."""
    return None if task.due_at is None else max(0, at.now - task.due_at) // HOUR


def worklist(tasks: list[Task]) -> list[Task]:
    """The tasks that can be done today, in the order to do them."""
    return sorted((task for task in tasks if task.state is State.READY), key=order_key)
