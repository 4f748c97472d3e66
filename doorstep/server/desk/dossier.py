"""What is known of one record, in words: its facts, its tasks and its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from doorstep.protocol.days import from_epoch_day
from doorstep.protocol.language.types import Kind
from doorstep.protocol.model.tasks import State
from doorstep.protocol.package import ColumnJson, Package
from doorstep.protocol.submissions.builtin import IMPORT, OWNER, WITHDRAWAL
from doorstep.protocol.submissions.fold import AREA, LABEL

from ..accounts.models import Worker
from ..areas.models import Area
from ..programmes import releases
from ..records.history import Entry
from ..records.models import Record
from ..tasks.describe import describe, say
from ..tasks.models import Task
from ..tasks.rollover import programme_day

LANGUAGE = "en"
CLOSED_SHOWN = 20
BUILTIN = {IMPORT: "Import or move", WITHDRAWAL: "Withdrawal", "task_outcome": "Task not done"}
KEYS = {LABEL: "Name", AREA: "Area", OWNER: "Given to"}


def kind(package: Package, name: str) -> str:
    definition = package["lists"].get(name)
    return say(definition["label"], LANGUAGE) if definition else name


@dataclass
class Words:
    """``named``: the other records that were called by their names, for the audit log."""

    package: Package
    may_see: QuerySet[Record]
    named: set[str] = field(default_factory=set)

    def value(self, column: ColumnJson | None, text: str) -> str:
        if column is None or not text:
            return text
        if column["type"] == Kind.RECORD:
            return self.record(text)
        choices = self.package["choices"].get(column["choices"] or "", [])
        labels = {choice["name"]: say(choice["label"], LANGUAGE) for choice in choices}
        parts = text.split() if column["type"] == Kind.CHOICES else [text]
        return ", ".join(labels.get(part, part) for part in parts)

    def record(self, pk: str) -> str:
        found = self.may_see.filter(pk=pk).first()
        if found is None:
            return "a record elsewhere"
        self.named.add(pk)
        return found.label

    def worker(self, pk: str) -> str:
        found = Worker.objects.filter(pk=pk).first() if pk else None
        return found.name if found else ""


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    before: str = ""


def facts(words: Words, record: Record) -> list[Fact]:
    """In the order of the workbook; what is blank is left out."""
    return [
        Fact(say(column.get("label", {}), LANGUAGE), words.value(column, text))
        for column in words.package["lists"][record.list]["columns"]
        if (text := record.properties.get(column["name"], ""))
    ]


@dataclass(frozen=True, slots=True)
class Work:
    """``who`` did it, or whose it is."""

    what: str
    due: date
    state: str
    who: str


OPEN = (State.READY, State.DRAFT, State.ON_HOLD)
STATES = {
    State.READY: "to do",
    State.DRAFT: "comes",
    State.ON_HOLD: "put off",
    State.COMPLETED: "done",
    State.FAILED: "missed",
}


def tasks(words: Words, found: QuerySet[Task]) -> list[Work]:
    """What is open and comes, the soonest first; then what was closed last."""
    known = {one["name"] for one in (*words.package["rules"], *words.package["escalations"])}
    there = found.filter(rule__in=known)
    still = there.filter(state__in=OPEN).order_by("due", "pk")
    closed = there.exclude(state__in=(*OPEN, State.CANCELLED)).order_by("-due", "pk")
    return [_work(words, task) for task in (*still, *closed[:CLOSED_SHOWN])]


def _work(words: Words, task: Task) -> Work:
    due, state = from_epoch_day(task.due), State(task.state)
    late = state is State.READY and due < programme_day()
    return Work(
        what=describe(words.package, task.plain()).words(LANGUAGE),
        due=due,
        state="overdue" if late else STATES[state],
        who=words.worker(task.done_by or task.owner or ""),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """``lost``: what it said and a later word stands for; ``stands``: it counts."""

    entry: Entry
    title: str
    changed: Sequence[Fact]
    lost: Sequence[Fact]

    @property
    def is_withdrawn(self) -> bool:
        return not self.entry.stands and self.entry.submission.form != WITHDRAWAL


def events(words: Words, record: Record, entries: Iterable[Entry]) -> list[Event]:
    """The latest first."""
    columns = {one["name"]: one for one in words.package["lists"][record.list]["columns"]}
    return [
        Event(
            entry=entry,
            title=_title(entry),
            changed=[
                _fact(words, columns, change.key, change.after, change.before)
                for change in entry.step.changed
            ],
            lost=[_fact(words, columns, lost.key, lost.value) for lost in entry.step.lost],
        )
        for entry in reversed(list(entries))
    ]


def _fact(
    words: Words, columns: dict[str, ColumnJson], key: str, value: str, before: str = ""
) -> Fact:
    column = columns.get(key)
    label = KEYS.get(key) or (say(column.get("label", {}), LANGUAGE) if column else "") or key
    now, then = (_said(words, column, key, text) for text in (value, before))
    return Fact(label, now, then)


def _said(words: Words, column: ColumnJson | None, key: str, text: str) -> str:
    if key == AREA and text:
        return Area.objects.get(pk=text).name
    return words.worker(text) if key == OWNER else words.value(column, text)


def _title(entry: Entry) -> str:
    one = entry.submission
    if one.form in BUILTIN:
        return BUILTIN[one.form]
    found = releases.definition(one.form, one.form_version)
    return say(found.form["title"], LANGUAGE) if found else one.form
