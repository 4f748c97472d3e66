"""In which order open work is done. Each takes the day's open tasks and sorts them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from doorstep.protocol.model.tasks import Task
from doorstep.protocol.worklist import order_key

Order = Callable[[list[Task], random.Random], list[Task]]


def _place(task: Task) -> tuple[str, str, str, str]:
    return (task.rule, task.occurrence, task.subject, task.cause)


def by_due_date(tasks: list[Task], _rng: random.Random) -> list[Task]:
    """What fell due first comes first, as in the Community Health Toolkit without priorities."""
    return sorted(tasks, key=lambda task: (task.due, *_place(task)))


def by_arrival(tasks: list[Task], _rng: random.Random) -> list[Task]:
    """What could be done first comes first."""
    return sorted(tasks, key=lambda task: (task.opens, *_place(task)))


def at_random(tasks: list[Task], rng: random.Random) -> list[Task]:
    shuffled = sorted(tasks, key=_place)
    rng.shuffle(shuffled)
    return shuffled


def by_score(tasks: list[Task], _rng: random.Random) -> list[Task]:
    """As the phone lists them."""
    return sorted(tasks, key=order_key)


ORDERS: Mapping[str, Order] = {
    "due date": by_due_date,
    "arrival": by_arrival,
    "random": at_random,
    "score": by_score,
}
