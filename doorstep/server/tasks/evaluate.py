"""Run the compiled rules and keep their answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from doorstep.engines.rows import task_of
from doorstep.protocol.days import epoch_day
from doorstep.protocol.model import tasks as model

from ..lib import database
from ..programmes import releases
from ..records.access import areas_of_records
from .models import Task
from .reconcile import Difference, reconcile


def refresh(subjects: Iterable[str], today: date) -> None:
    """Work out the tasks of some records anew, in the transaction that changed them."""
    wanted, package, day = list(subjects), releases.current_package(), epoch_day(today)
    sql = package["queries"]["tasks_of_subject"]
    given = [task for subject in wanted for task in _tasks(sql, {"today": day, "subject": subject})]
    stored = Task.objects.filter(subject__in=wanted)
    reconcile(Difference(package["programme"], day), given, stored, areas_of_records(wanted))


def refresh_all(today: date) -> None:
    """Work out the tasks of all records anew, in one query."""
    difference = Difference(releases.current_package()["programme"], epoch_day(today))
    reconcile(difference, tasks_on(today), Task.objects.all(), areas_of_records())


def tasks_on(today: date) -> list[model.Task]:
    """What the rules say for a day: nothing that is stored of tasks has a say in it."""
    sql = releases.current_package()["queries"]["tasks_all"]
    return _tasks(sql, {"today": epoch_day(today)})


def _tasks(sql: str, values: dict[str, int | str]) -> list[model.Task]:
    return [task_of(row) for row in database.compiled(sql, values)]
