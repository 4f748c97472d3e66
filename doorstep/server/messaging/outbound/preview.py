"""All that somebody would be sent from today on, if nothing else were recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doorstep.protocol.days import epoch_day, from_epoch_day
from doorstep.protocol.evaluate.messages import messages_due
from doorstep.protocol.sms import parts

from ...programmes import releases
from ...records.models import Record
from ...records.world import world_of
from ...tasks.access import kept_tasks
from .due import name_of
from .people import people
from .wording import About, words

AHEAD = 300
"""Days: a pregnancy and the first weeks after it."""


@dataclass(frozen=True, slots=True)
class Coming:
    """``problem``: why it would not be sent."""

    day: date
    message: str
    audience: str
    language: str
    text: str
    parts: int
    problem: str


def preview(record: Record, today: date) -> list[Coming]:
    """By the reference meaning of the programme, and the tasks as they stand."""
    package = releases.current_package()
    programme = releases.programme(releases.current_hash())
    world = world_of(package, record.list, record.pk)
    tasks = kept_tasks([record.pk])
    by_name = {name_of(task): task for task in tasks}
    texts = {message.code: message for message in programme.messages}

    def coming(day: int) -> Iterator[Coming]:
        for due in messages_due(programme, world, tasks, day):
            if due.subject == record.pk:
                task = by_name.get((due.subject, due.rule, due.occurrence, due.cause))
                about = About(package, record, task)
                for person in people(package, due.audience, record):
                    language = person.language or package["languages"][0]
                    said = words(texts[due.message], about, language)
                    yield Coming(
                        day=from_epoch_day(day),
                        message=due.message,
                        audience=due.audience,
                        language=language,
                        text=said,
                        parts=parts(said),
                        problem=person.problem,
                    )

    first = epoch_day(today)
    return [one for day in range(first, first + AHEAD) for one in coming(day)]
