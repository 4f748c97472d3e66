"""Which messages of the programme are due: about whom, on what occasion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from doorstep.protocol.model.messages import Audience, Message, Trigger
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Task
from doorstep.protocol.package import Package

from ...lib import database
from .months import month_that_ended

CLIENTS = (Audience.CLIENT, Audience.HOUSEHOLD)
LATE: Mapping[Trigger, int] = {Trigger.CREATED: 3, Trigger.MONTH_END: 5}
"""Days after which a message still means something: records reach the server when a phone does, and
figures are waited for. One about a task is late by a day at most.
"""


@dataclass(frozen=True, slots=True)
class Due:
    """A row of the query of messages; ``day`` is the one on which it was due."""

    message: Message
    subject: str
    rule: str
    occurrence: str
    cause: str
    day: int

    @property
    def is_for_client(self) -> bool:
        return self.message.audience in CLIENTS

    @property
    def task(self) -> tuple[str, str, str, str]:
        return (self.subject, self.rule, self.occurrence, self.cause)

    def key(self, person: str) -> str:
        """Of one message to one person on one occasion. A client is told of a record once, at
        whichever number she is reached.
        """
        whose = "" if self.is_for_client else person
        return f"{self.message.code}:{whose}:{self.subject}:{self._occasion()}"

    def _occasion(self) -> str:
        if self.rule:
            return f"{self.rule}.{self.occurrence}@{self.cause}"
        if self.message.trigger is Trigger.MONTH_END:
            return f"{month_that_ended(self.day, self.message.offset):%Y-%m}"
        return self.message.trigger.value


def name_of(task: Task) -> tuple[str, str, str, str]:
    """As :attr:`Due.task`."""
    return (task.subject, task.rule, task.occurrence, task.cause)


def late(message: Message) -> int:
    """Ahead of something ("your visit is tomorrow") it means something on its own day only."""
    return 0 if message.offset < 0 else LATE.get(message.trigger, 1)


def due(package: Package, programme: Programme, today: int) -> list[Due]:
    """In the order of the workbook's rows: where there are too many, the first ones count."""
    messages = {message.code: message for message in programme.messages}
    order = {code: number for number, code in enumerate(messages)}
    longest = max((late(message) for message in messages.values()), default=-1)
    days = range(today, today - longest - 1, -1)
    found = [one for day in days for one in _on(package, messages, day)]
    timely = [one for one in found if today - one.day <= late(one.message)]
    return sorted(timely, key=lambda one: order[one.message.code])


def _on(package: Package, messages: Mapping[str, Message], day: int) -> Iterator[Due]:
    for row in database.compiled(package["queries"]["messages"], {"today": day}):
        code, _, subject, rule, occurrence, cause = (str(value or "") for value in row)
        yield Due(messages[code], subject, rule, occurrence, cause, day)
