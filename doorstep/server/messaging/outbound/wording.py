"""The words of a message: its text in somebody's language, with values in place of names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from doorstep.protocol.check.messages import WORKER
from doorstep.protocol.days import DAY, from_epoch_day
from doorstep.protocol.language.types import Kind, Value
from doorstep.protocol.model.messages import Message
from doorstep.protocol.model.tasks import Task
from doorstep.protocol.package import ColumnJson, Package
from doorstep.protocol.sms import filled, placeholders
from doorstep.protocol.submissions import values

from ...accounts.models import Worker
from ...programmes.releases import zone
from ...records.access import records_by_id
from ...records.models import Record
from ...records.owners import owner_in_rows
from ...tasks.describe import say


@dataclass(frozen=True, slots=True)
class About:
    """What a text may name: a record, the task it is about, numbers of the month that ended."""

    package: Package
    record: Record
    task: Task | None = None
    figures: Mapping[str, str] = field(default_factory=dict)


def words(message: Message, about: About, language: str) -> str:
    text = message.text.get(language)
    return filled(text, {name: _value(name, about, language) for name in placeholders(text)})


def _value(name: str, about: About, language: str) -> str:
    columns = about.package["lists"][about.record.list]["columns"]
    column = next((one for one in columns if one["name"] == name), None)
    if about.task is not None and name in OF_TASK:
        return OF_TASK[name](about.task)
    if column is not None:
        return _shown(column, about, language)
    if name in about.figures:
        return about.figures[name]
    return _owner(about.record) if name == WORKER else ""


OF_TASK: Mapping[str, Callable[[Task], str]] = {
    "due": lambda task: _day(task.due),
    "closes": lambda task: _day(task.closes) if task.closes is not None else "",
    "attempts": lambda task: str(task.attempts),
}


def _shown(column: ColumnJson, about: About, language: str) -> str:
    text = str(about.record.properties.get(column["name"], ""))
    try:
        value = values.parse(text, column["type"], zone())
    except values.MisfitError:
        return ""
    match column["type"]:
        case Kind.DATE | Kind.MOMENT:
            return _time(column["type"], value)
        case Kind.CHOICE | Kind.CHOICES:
            return ", ".join(_label(about.package, column, one, language) for one in text.split())
        case Kind.RECORD:
            return next((one.label for one in records_by_id([text]).values()), "")
        case _:
            return text


def _time(kind: str, value: Value) -> str:
    if not isinstance(value, int):
        return ""
    if kind == Kind.DATE:
        return _day(value)
    return f"{_day(value // DAY)} {value % DAY // 3600:02}:{value % 3600 // 60:02}"


def _day(day: int) -> str:
    """As people write it where these programmes are: 25/11/2026."""
    return f"{from_epoch_day(day):%d/%m/%Y}"


def _label(package: Package, column: ColumnJson, name: str, language: str) -> str:
    choices = package["choices"].get(column["choices"] or "", [])
    return next((say(one["label"], language) for one in choices if one["name"] == name), name)


def _owner(record: Record) -> str:
    owner = owner_in_rows(record)
    return next((one.name for one in Worker.objects.filter(pk=owner)), "") if owner else ""
