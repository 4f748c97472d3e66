"""Which messages are due on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ..days import from_epoch_day
from ..model.messages import OF_TASKS, Message, Trigger
from ..model.programme import Programme
from ..model.tasks import State, Task
from .values import Scope, value
from .world import Record, World

TO_DO = (State.DRAFT, State.READY)


@dataclass(frozen=True, slots=True)
class Due:
    """A message about a record and, where it is about one, a task. The rest is ""."""

    message: str
    audience: str
    subject: str
    rule: str = ""
    occurrence: str = ""
    cause: str = ""


def messages_due(
    programme: Programme, world: World, tasks: Sequence[Task], today: int
) -> list[Due]:
    return [
        due
        for message in programme.messages
        for due in _of_message(programme, world, message, tasks, today)
    ]


def _of_message(
    programme: Programme, world: World, message: Message, tasks: Sequence[Task], today: int
) -> Iterator[Due]:
    head = (message.code, message.audience.value)
    if message.trigger in OF_TASKS:
        for task in tasks:
            if task.rule in message.rules and _follows(programme, message, task, today):
                record = world.record(programme.rule(task.rule).list, task.subject)
                scope = Scope(world, record, today, attempts=task.attempts) if record else None
                if record and scope and value(message.when, scope):
                    yield Due(*head, record.id, task.rule, task.occurrence, task.cause)
    for record in _records(world, message):
        day_fits = _is_day(programme, message, record, today)
        if day_fits and value(message.when, Scope(world, record, today)):
            yield Due(*head, record.id)


def _follows(programme: Programme, message: Message, task: Task, today: int) -> bool:
    """Nobody is told of work that is done, over or put off."""
    day = task.opens if message.trigger is Trigger.OPENS else task.due
    return task.state in TO_DO and _goes_out(programme, message, day) == today


def _goes_out(programme: Programme, message: Message, day: int) -> int:
    """On a working day: the next one or, ahead of what it is about, the one before."""
    goes, step = day + message.offset, -1 if message.offset < 0 else 1
    while from_epoch_day(goes).isoweekday() not in programme.working_days:
        goes += step
    return goes


def _records(world: World, message: Message) -> Iterator[Record]:
    if message.trigger in (Trigger.CREATED, Trigger.MONTH_END):
        for name in message.lists:
            yield from world.records.get(name, ())


def _is_day(programme: Programme, message: Message, record: Record, today: int) -> bool:
    if message.trigger is Trigger.CREATED:
        return _goes_out(programme, message, record.known) == today
    near = range(today - message.offset - WEEK, today - message.offset + WEEK)
    return any(_ends_month(day) and _goes_out(programme, message, day) == today for day in near)


WEEK = 7


def _ends_month(day: int) -> bool:
    return (from_epoch_day(day) + timedelta(days=1)).day == 1
