"""What the rules say today meets what is stored: rows to write, and lines for the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from doorstep.engines.rows import task_row
from doorstep.protocol.language.types import Value
from doorstep.protocol.model import tasks as model
from doorstep.protocol.model.tasks import State
from doorstep.protocol.worklist import task_id

from ..records.amending import void
from .models import FIELDS, Task, TaskChange

BATCH = 100

LASTING = (State.COMPLETED, State.FAILED)
"""States that a task keeps when the rules do not give it any more; unless what it was for, or came
after, was withdrawn: then it never was.
"""

Key = tuple[str, str, str, str]


@dataclass(slots=True)
class Difference:
    """What has to be written so that the stored tasks are what the rules say."""

    programme: str
    day: int
    new: list[Task] = field(default_factory=list)
    changed: list[Task] = field(default_factory=list)
    ledger: list[TaskChange] = field(default_factory=list)

    def add(self, given: model.Task) -> None:
        task = Task(id=task_id(self.programme, given), **_columns(given))
        self.new.append(task)
        self._note(task, "")

    def take_over(self, stored: Task, given: model.Task) -> None:
        """Bring a stored task up to date, if anything differs."""
        before, columns = stored.state, _columns(given)
        if all(getattr(stored, name) == value for name, value in columns.items()):
            return
        for name, value in columns.items():
            setattr(stored, name, value)
        self._change(stored, before)

    def cancel(self, task: Task) -> None:
        """The rules do not give this task any more."""
        before, task.state = task.state, State.CANCELLED.value
        self._change(task, before)

    def subjects(self) -> set[str]:
        return {task.subject for task in (*self.new, *self.changed)}

    def write(self) -> None:
        """New and changed rows in one statement: an update of many rows is far slower."""
        Task.objects.bulk_create(
            [*self.new, *self.changed],
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[*FIELDS, "updated_at"],
        )
        TaskChange.objects.bulk_create(self.ledger, batch_size=BATCH)

    def _change(self, task: Task, before: str) -> None:
        task.updated_at = timezone.now()
        self.changed.append(task)
        self._note(task, before)

    def _note(self, task: Task, before: str) -> None:
        if task.state != before:
            change = TaskChange(task=task, from_state=before, to_state=task.state, day=self.day)
            self.ledger.append(change)


def reconcile(
    difference: Difference,
    given: Iterable[model.Task],
    stored: Iterable[Task],
) -> None:
    """Write the difference."""
    compare(difference, given, stored)
    difference.write()


def compare(
    difference: Difference,
    given: Iterable[model.Task],
    stored: Iterable[Task],
) -> None:
    before = {_key(task): task for task in stored}
    for task in given:
        old = before.pop(_key(task), None)
        if old is None:
            difference.add(task)
        elif may_become(old.state, task.state):
            difference.take_over(old, task)
    lasting = [gone for gone in before.values() if gone.state in LASTING]
    never = void({gone.subject for gone in lasting}, {gone.cause for gone in lasting} - {""})
    for gone in before.values():
        stays = gone.state in LASTING and not {gone.subject, gone.cause} & never
        if gone.state != State.CANCELLED and not stays:
            difference.cancel(gone)


def may_become(old: str, new: str) -> bool:
    """The ledger follows the rules, as phones do; only, missed work is not withdrawn afterwards.

    So a corrected date moves windows, and the visit that completed one occurrence may complete
    another instead: never both.
    """
    return not (old == State.FAILED and new == State.CANCELLED)


def _key(task: model.Task | Task) -> Key:
    return (task.rule, task.occurrence, task.subject, task.cause)


def _columns(task: model.Task) -> dict[str, Value]:
    return dict(zip(FIELDS, task_row(task), strict=True))
