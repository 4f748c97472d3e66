"""The identity of a task and its place on a worklist: the same on phone and server."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from .model.tasks import Band, State, Task

NAMESPACE = uuid5(NAMESPACE_URL, "https://doorstep.health/task")


def task_id(programme_id: str, task: Task) -> UUID:
    """The same task has the same id wherever it is made, so it is never made twice."""
    parts = [programme_id, task.rule, task.subject, task.occurrence]
    return uuid5(NAMESPACE, "/".join([*parts, task.cause] if task.cause else parts))


def order_key(task: Task) -> tuple[bool, int, int, str, str, str, str]:
    """Sorts tasks the most urgent first: a danger sign outranks every score."""
    is_lesser = task.band is not Band.STAT
    tie = (task.rule, task.occurrence, task.subject, task.cause)
    return (is_lesser, -task.score, task.due, *tie)


def worklist(tasks: list[Task]) -> list[Task]:
    """The tasks that can be done today, in the order to do them."""
    return sorted((task for task in tasks if task.state is State.READY), key=order_key)
