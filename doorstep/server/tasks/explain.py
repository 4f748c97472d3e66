"""Why a task is there and stands where it does, or why it is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doorstep.protocol.days import epoch_day, from_epoch_day
from doorstep.protocol.evaluate.explain import Explanation, explain
from doorstep.protocol.evaluate.explain_order import order_text
from doorstep.protocol.evaluate.explain_text import explanation_text
from doorstep.protocol.horizon import Present

from ..accounts.models import Worker
from ..areas.scope import workers_with
from ..programmes import releases
from ..records.access import find_records
from ..records.log import existing
from ..records.models import Record
from ..records.world import world_of
from .describe import describe
from .models import Task, TaskChange
from .rollover import programme_day
from .worklist import Entry, entries

SHORTEST = 8
"""Characters of a task's id that are enough to name it."""

WORKER = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""What may be a worker's id in an explanation; records have such ids too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The task that somebody asks about, whether it is there or not."""

    rule: str
    occurrence: str
    record: Record
    cause: str = ""


def find(text: str) -> list[Asked]:
    """What ``text`` may mean: an id, the beginning of one, or ``anc.20w@<record>``."""
    key, _, who = text.partition("@")
    if who:
        rule, _, occurrence = key.partition(".")
        return [asked for record in _meant(who) for asked in _named(rule, occurrence, record)]
    if len(text) < SHORTEST:
        return []
    tasks = Task.objects.filter(id__startswith=text)[:20]
    records = existing(task.subject for task in tasks)
    return [Asked(t.rule, t.occurrence, records[t.subject], t.cause) for t in tasks]


def story(asked: Asked, at: Present) -> str:
    """All there is to say, for a terminal."""
    record = asked.record
    lines = [f"{record.label or 'no name'}, {record.list} {record.id}"]
    told = explanation_text(_explained(asked, at), {record.id: record.label or "no name"})
    for worker in Worker.objects.filter(pk__in=set(WORKER.findall(told))):
        told = told.replace(str(worker.pk), worker.name)
    lines += [told.rstrip(), *_history(asked)]
    if at.today == epoch_day(programme_day()):
        lines += _places(asked)
    return "\n".join(lines)


def order(first: Asked, second: Asked, at: Present) -> str:
    """Which of two tasks stands above the other, and why."""
    text = order_text(_explained(first, at), _explained(second, at))
    for record in (first.record, second.record):
        text = text.replace(record.id, record.label or record.id)
    return text


def _explained(asked: Asked, at: Present) -> Explanation:
    record = asked.record
    return explain(
        releases.programme(releases.current_hash()),
        world_of(releases.current_package(), record.list, record.id),
        at.today,
        asked.rule,
        asked.occurrence,
        record.id,
        asked.cause,
        now=at.now,
    )


def _meant(who: str) -> list[Record]:
    """One whose whole name or id it is comes before those who have it in their names."""
    found = find_records(who)
    whole = [r for r in found if who.casefold() in (r.id.casefold(), r.label.casefold())]
    return whole or found


def keys_of(who: str) -> list[str]:
    """The tasks that somebody may mean who only gave a person's name, as they can be asked for."""
    records = {record.id: record.label for record in _meant(who)}
    tasks = Task.objects.filter(subject__in=records).order_by("subject", "due")[:20]
    return [f'{task.rule}.{task.occurrence}@"{records[task.subject]}"' for task in tasks]


def _named(rule: str, occurrence: str, record: Record) -> list[Asked]:
    """One for each submission that the task comes after, or one that may not be there.

    An escalation has the causes of the task that it is about.
    """
    overdue, _, code = occurrence.partition(".")
    causes = _causes(rule, occurrence, record) or _causes(overdue, code, record) or [""]
    return [Asked(rule, occurrence, record, cause) for cause in causes]


def _causes(rule: str, occurrence: str, record: Record) -> list[str]:
    stored = Task.objects.filter(rule=rule, occurrence=occurrence, subject=record.id)
    return list(stored.order_by("opens").values_list("cause", flat=True))


def _task(asked: Asked) -> Task | None:
    return Task.objects.filter(
        rule=asked.rule, occurrence=asked.occurrence, subject=asked.record.id, cause=asked.cause
    ).first()


def _history(asked: Asked) -> Iterator[str]:
    changes = TaskChange.objects.filter(task=_task(asked)).order_by("pk") if _task(asked) else []
    for change in changes:
        was = f"{change.from_state} to " if change.from_state else ""
        yield f"Ledger: {from_epoch_day(change.day)} {was}{change.to_state}"


def _places(asked: Asked) -> Iterator[str]:
    """Where it stands on the worklist of each worker whose it may be, and between what."""
    task = _task(asked)
    if task is None or task.state != "ready":
        return
    role = describe(releases.current_package(), task.plain()).assign_to
    for worker in workers_with(role, asked.record.area):
        found = entries(worker)
        at = next((n for n, entry in enumerate(found) if entry.id == task.id), None)
        if at is None:
            continue  # it is about a colleague
        yield f"Place: {at + 1} of {len(found)} on the worklist of {worker.name}"
        if at > 0:
            yield f"  above it: {_line(found[at - 1])}"
        if at + 1 < len(found):
            yield f"  below it: {_line(found[at + 1])}"


def _line(entry: Entry) -> str:
    band, due = entry.task.band.name.lower(), from_epoch_day(entry.task.due)
    return f"{entry.key} for {entry.who}, {band}, {entry.task.score} points, due {due}"
